import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Slices } from '../server/src/engine/slices.ts';
import { createKeptFiles } from '../server/src/kept-files.ts';
import type { TermbaseCache } from '../server/src/termbase/packed.ts';

const BODY = Uint8Array.from({ length: 1_000 }, (_, i) => i % 251);

function* inTwo(): Slices<Uint8Array> {
  yield 100_000;
  return BODY;
}

function untilDone(work: () => boolean): void {
  while (work());
}

describe('files that are kept between two starts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (build = 'one', most?: number, place = join(folder, 'kept')): TermbaseCache =>
    createKeptFiles({ folder: place, build, ...(most === undefined ? {} : { most }), whenIdle: untilDone });
  const files = (): string[] => readdirSync(join(folder, 'kept')).map((name) => join(folder, 'kept', name));

  it('come back as they were, by whoever asks for the same', () => {
    open().keep('name', 'texts', inTwo);
    assert.deepEqual(Uint8Array.from(open().read('name', 'texts')!), BODY);
  });

  it('come back for nothing else: another name, other texts, another build', () => {
    open().keep('name', 'texts', inTwo);
    assert.equal(open().read('other', 'texts'), null);
    assert.equal(open().read('name', 'other'), null);
    assert.equal(open('two').read('name', 'texts'), null);
    assert.equal(open().read('nam', 'etexts'), null);
  });

  it('are not believed when they are cut off, changed anywhere, or somebody else’s, and are written anew', () => {
    const cache = open();
    cache.keep('name', 'texts', inTwo);
    const [file] = files();
    const bytes = readFileSync(file!);
    const damaged = [...Array(40).keys()].map((i) => {
      const copy = Buffer.from(bytes);
      const at = Math.floor((i * (bytes.length - 1)) / 39);
      copy[at] = copy[at]! ^ 1;
      return copy;
    });
    for (const wrong of [...damaged, bytes.subarray(0, 0), bytes.subarray(0, 50), bytes.subarray(0, -1), Buffer.from('{"a": 1}')]) {
      writeFileSync(file!, wrong);
      assert.equal(cache.read('name', 'texts'), null);
    }
    cache.keep('name', 'texts', inTwo);
    assert.deepEqual(Uint8Array.from(cache.read('name', 'texts')!), BODY);
    assert.equal(files().length, 1);
  });

  it('are few: what was not asked for the longest goes first', () => {
    const cache = open('one', 3_500);
    for (const [i, name] of ['a', 'b', 'c'].entries()) {
      const before = new Set(i === 0 ? [] : files());
      cache.keep(name, 'texts', inTwo);
      const [fresh] = files().filter((file) => !before.has(file));
      utimesSync(fresh!, 1_000 + i, 1_000 + i);
    }
    assert.notEqual(cache.read('a', 'texts'), null);
    cache.keep('d', 'texts', inTwo);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => cache.read(name, 'texts') !== null),
      [true, false, true, true],
    );
  });

  it('leave files of other names alone', () => {
    const cache = open('one', 1_500);
    cache.keep('a', 'texts', inTwo);
    const foreign = join(folder, 'kept', 'notes.txt');
    writeFileSync(foreign, 'x'.repeat(5_000));
    utimesSync(foreign, 1, 1);
    cache.keep('b', 'texts', inTwo);
    assert.equal(statSync(foreign).size, 5_000);
  });

  it('are written whole or not at all, and nothing is left of what could not be made', () => {
    const cache = open();
    cache.keep('name', 'texts', () => {
      throw new Error('not today');
    });
    assert.equal(cache.read('name', 'texts'), null);
    cache.keep('name', 'texts', inTwo);
    cache.keep('name', 'texts', () => {
      throw new Error('not today');
    });
    assert.deepEqual(Uint8Array.from(cache.read('name', 'texts')!), BODY);
    assert.equal(files().length, 1);
  });

  it('are made and written a few milliseconds at a time', () => {
    const large = new Uint8Array(5_000_000).fill(7);
    let made = 0;
    const steps: (() => boolean)[] = [];
    const cache = createKeptFiles({ folder: join(folder, 'kept'), build: 'one', whenIdle: (work) => steps.push(work) });
    cache.keep('name', 'texts', function* () {
      for (; made < 10; made++) yield 20_000;
      return large;
    });
    assert.equal(made, 0);
    const [step] = steps;
    let turns = 0;
    while (step!()) {
      turns++;
      if (turns === 5) assert.equal(made, 5 - 1);
      assert.equal(cache.read('name', 'texts'), null);
    }
    // Ten to make it, five to sum and five to write it.
    assert.equal(turns, 20);
    assert.equal(cache.read('name', 'texts')!.length, 5_000_000);
  });

  it('do no harm where the folder cannot be made', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const cache = open('one', undefined, join(file, 'kept'));
    cache.keep('name', 'texts', inTwo);
    assert.equal(cache.read('name', 'texts'), null);
  });

  it('tell lists of texts apart that look alike joined', () => {
    const { digest } = open();
    assert.notEqual(digest(['ab', 'c']), digest(['a', 'bc']));
    assert.notEqual(digest(['1:', '']), digest(['', '1:']));
    assert.equal(digest(['a', 'bc']), digest(['a', 'bc']));
  });
});
