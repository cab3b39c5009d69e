/**
 * Bytes that are made once and kept in a folder of this machine, for `TermbaseCache`. A file is believed only where its head names what
 * it was made of and by which build, and its sum is right; any other is as good as none and is written anew. The folder does not grow
 * for ever: what was not asked for the longest goes first.
 */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Slices } from './engine/slices.ts';
import type { TermbaseCache } from './termbase/packed.ts';

export interface KeptFilesOptions {
  /** Made when something is kept. */
  readonly folder: string;
  /** Differs for builds that may read or make other bytes. */
  readonly build: string;
  /** Bytes of all files together. */
  readonly most?: number;
  /** Calls back when there is time, and again as long as there is more to do. */
  readonly whenIdle?: (work: () => boolean) => void;
}

const ENDING = '.termbase-cache';
/** First of a file; then two sums: of what it was made of, and of what follows. */
const MAGIC = Buffer.from('PTRTERMS', 'latin1');
const SUM_BYTES = 32;
const HEAD_BYTES = MAGIC.length + 2 * SUM_BYTES;
const MOST_BYTES = 512 * 1_024 * 1_024;
/** The first review of a text should not wait for this. */
const IDLE_MS = 2_000;

export function createKeptFiles({ folder, build, most = MOST_BYTES, whenIdle = later }: KeptFilesOptions): TermbaseCache {
  const pathOf = (name: string): string => join(folder, `${sum([name]).toString('hex').slice(0, 32)}${ENDING}`);
  const origin = (name: string, texts: string): Buffer => sum([build, name, texts]);
  return {
    read(name, texts) {
      const path = pathOf(name);
      try {
        const bytes = readFileSync(path);
        const body = bytes.subarray(HEAD_BYTES);
        const isOurs = bytes.subarray(0, MAGIC.length).equals(MAGIC);
        if (!isOurs || !part(bytes, 0).equals(origin(name, texts)) || !part(bytes, 1).equals(sum([body]))) return null;
        const now = new Date();
        utimesSync(path, now, now);
        return body;
      } catch {
        return null;
      }
    },
    keep(name, texts, make) {
      const path = pathOf(name);
      // Each process writes a file of its own, and a reader sees the old one or the new one whole.
      const fresh = `${path}.${randomUUID()}.new`;
      const steps = inSteps(function* () {
        try {
          const body = yield* make();
          if (body.byteLength > most) return;
          const head = Buffer.concat([MAGIC, origin(name, texts), yield* sumInSlices(body)]);
          mkdirSync(folder, { recursive: true });
          yield* write(fresh, head, body);
          renameSync(fresh, path);
          tidy(folder, most);
        } catch {
          remove(fresh);
        }
      });
      whenIdle(steps);
    },
    digest: (texts) => sum(texts).toString('hex'),
  };
}

/** Does as much at once as a server may that somebody types to; true while there is more. */
function inSteps(make: () => Slices): () => boolean {
  let slices: Slices | null = null;
  return () => {
    slices ??= make();
    for (let cost = 0; cost < STEP; ) {
      const { done, value } = slices.next();
      if (done === true) return false;
      cost += value;
    }
    return true;
  };
}

/** As for texts: some milliseconds. */
const STEP = 20_000;
/** Bytes that are summed or written at once. */
const PIECE = 1_048_576;

function* sumInSlices(body: Uint8Array): Slices<Buffer> {
  const hash = createHash('sha256').update(`${body.length}:`);
  for (let at = 0; at < body.length; at += PIECE) {
    hash.update(body.subarray(at, at + PIECE));
    yield STEP;
  }
  return hash.digest();
}

function* write(path: string, head: Uint8Array, body: Uint8Array): Slices {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeWhole(file, head);
    for (let at = 0; at < body.length; at += PIECE) {
      writeWhole(file, body.subarray(at, at + PIECE));
      yield STEP;
    }
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function part(bytes: Buffer, index: number): Buffer {
  const start = MAGIC.length + index * SUM_BYTES;
  return bytes.subarray(start, start + SUM_BYTES);
}

/** Each text with its length, so that two lists never look alike. */
function sum(texts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest();
}

/** Touches only files of the names written here. What was left half written by a process that ended goes after an hour. */
function tidy(folder: string, most: number): void {
  const files = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{32}\.termbase-cache(?:\.[0-9a-f-]+\.new)?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs, isHalf: name.endsWith('.new') };
    })
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  const newest = files[0]?.mtimeMs ?? 0;
  let kept = 0;
  for (const { path, size, mtimeMs, isHalf } of files) {
    kept += isHalf ? 0 : size;
    if (isHalf ? newest - mtimeMs > HALF_WRITTEN_MS : kept > most) remove(path);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Another process may hold it: it goes another time.
  }
}

const HALF_WRITTEN_MS = 3_600_000;

function later(work: () => boolean): void {
  const step = (): void => {
    if (work()) setImmediate(step).unref();
  };
  setTimeout(step, IDLE_MS).unref();
}
