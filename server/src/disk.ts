/** Files of this machine, for the server as a process. Only `file:` URIs have any. */
import type { Dirent } from 'node:fs';
import { readdir, readlink, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode } from './cli/decode.ts';
import { readFile } from './cli/files.ts';
import type { FilePort } from './files.ts';

export const DISK: FilePort = {
  async read(uri) {
    const path = pathOf(uri);
    const bytes = path === null ? null : readFile(path).bytes;
    return bytes === null ? null : decode(bytes).text;
  },
  async stamp(uri) {
    const path = pathOf(uri);
    if (path === null) return null;
    try {
      const status = await stat(path);
      return status.isFile() ? `${status.mtimeMs} ${status.size}` : null;
    } catch {
      return null;
    }
  },
  list: (folder) => names(folder, (entry) => !entry.isDirectory()),
  // A link to a folder is none: it could lead back to where it stands.
  folders: (folder) => names(folder, (entry) => entry.isDirectory()),
  async linked(uri) {
    const path = pathOf(uri);
    if (path === null) return null;
    try {
      return pathToFileURL(resolve(dirname(path), await readlink(path))).href;
    } catch {
      return null;
    }
  },
};

async function names(folder: string, fits: (entry: Dirent) => boolean): Promise<readonly string[]> {
  const path = pathOf(folder);
  if (path === null) return [];
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter(fits)
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/** Null for what is no `file:` URI of this machine. */
export function pathOf(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
