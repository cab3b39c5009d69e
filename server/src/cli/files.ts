/** The files a command line names: folders walked, bytes read, and a problem for whatever could not be. Never throws. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../engine/facts.ts';
import { LIMITS } from '../engine/limits.ts';

export interface Bytes {
  readonly bytes: Buffer | null;
  readonly problem: Problem | null;
}

export interface Listed {
  readonly path: string;
  /** Set where the path leads to no file that could be read. */
  readonly problem: Problem | null;
}

/** Every file named, and every text file in the folders named, in order; what cannot be listed comes with its problem. */
export function* listFiles(paths: readonly string[]): Generator<Listed> {
  for (const path of paths) {
    if (path === '-') yield { path, problem: null };
    else yield* listPath(path);
  }
}

/** Reads one regular file, up to the limit of `LIMITS.fileBytes`. */
export function readFile(path: string): Bytes {
  let file: number | null = null;
  try {
    // Without waiting: opening a named pipe nobody writes to would hang.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = fstatSync(file);
    if (!status.isFile())
      return failed('unreadable', 'Not reviewed: this is not a regular file. To review what a program prints, name - as the file.');
    if (status.size > LIMITS.fileBytes) return tooLarge();
    return readAll(file, status.size);
  } catch (error) {
    return failed('unreadable', `Not reviewed: ${reason(error)}.`);
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** Reads standard input to its end, up to the limit. */
export async function readStdin(): Promise<Bytes> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of process.stdin) {
      size += chunk.length;
      if (size > LIMITS.fileBytes) return tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    return failed('unreadable', `Not reviewed: ${reason(error)}.`);
  }
  return { bytes: Buffer.concat(chunks), problem: null };
}

/** Drafts, and files that hold a source with its translation; a template (.pot) has no translations. */
const TEXT_FILE = /\.(md|markdown|mdx|txt|xlf|xliff|po)$/i;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

function* listPath(path: string): Generator<Listed> {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    yield { path, problem: unreadable(error) };
    return;
  }
  if (!isFolder) {
    yield { path, problem: null };
    return;
  }
  let any = false;
  for (const listed of walk(path)) {
    any = true;
    yield listed;
  }
  // A mistyped folder must not look like a clean one.
  if (!any)
    yield {
      path,
      problem: { code: 'no-files', message: 'Not reviewed: the folder holds no .md, .markdown, .mdx, .txt, .xlf, .xliff or .po files.' },
    };
}

/** The files below a folder that can be reviewed, each folder's entries in the order of their names. Loops of links are followed once. */
function* walk(root: string): Generator<Listed> {
  const seen = new Set<string>();
  // A stack of its own: folders may be nested deeper than calls can be.
  const open: { readonly path: string; readonly kind: 'folder' | 'file' }[] = [{ path: root, kind: 'folder' }];
  while (open.length > 0) {
    const { path, kind } = open.pop()!;
    if (kind === 'file') {
      yield { path, problem: null };
      continue;
    }
    try {
      const real = realpathSync(path);
      if (seen.has(real)) continue;
      seen.add(real);
      const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? 1 : -1));
      for (const entry of entries) {
        const child = join(path, entry.name);
        const type = entry.isSymbolicLink() ? linkTarget(child) : entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : null;
        if (type === 'folder' && !SKIPPED_FOLDERS.has(entry.name)) open.push({ path: child, kind: 'folder' });
        else if (type === 'file' && TEXT_FILE.test(entry.name)) open.push({ path: child, kind: 'file' });
      }
    } catch (error) {
      yield { path, problem: unreadable(error) };
    }
  }
}

/** What a link leads to; null where it leads nowhere, which is no draft and no failure. */
function linkTarget(path: string): 'folder' | 'file' | null {
  try {
    const status = statSync(path);
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : null;
  } catch {
    return null;
  }
}

function readAll(file: number, expected: number): Bytes {
  // Some file systems report no size, and a file may grow while it is read.
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(65_536, expected - size + 1));
    const read = readSync(file, chunk, 0, chunk.length, null);
    if (read === 0) return { bytes: Buffer.concat(chunks), problem: null };
    size += read;
    if (size > LIMITS.fileBytes) return tooLarge();
    chunks.push(chunk.subarray(0, read));
  }
}

function tooLarge(): Bytes {
  const megabytes = Math.floor(LIMITS.fileBytes / 1_048_576);
  return failed('too-large', `Not reviewed: the file is larger than ${megabytes} MB. Split it into smaller files.`);
}

function failed(code: string, message: string): Bytes {
  return { bytes: null, problem: { code, message } };
}

function unreadable(error: unknown): Problem {
  return { code: 'unreadable', message: `Not reviewed: ${reason(error)}.` };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  EISDIR: 'this is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'this is not a regular file',
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return REASONS[code] ?? `the system could not read it (${code})`;
}
