/** Packed data in a file of which only what is asked for is read. */
import { fstatSync, openSync, readSync } from 'node:fs';
import type { PackedSource } from './engine/pack.ts';

/** The file stays open as long as the process lives: what replaces it later must not be mixed with it. Throws where it cannot be opened. */
export function openPackedFile(path: string): PackedSource {
  const file = openSync(path, 'r');
  const length = fstatSync(file).size;
  return {
    length,
    read: (offset, count) => {
      // Small pieces share the room that Node keeps for them.
      const bytes = Buffer.allocUnsafe(count);
      let at = 0;
      while (at < count) {
        const read = readSync(file, bytes, at, count - at, offset + at);
        if (read === 0) throw new Error('Packed data is cut off: its file has become shorter.');
        at += read;
      }
      return bytes;
    },
  };
}
