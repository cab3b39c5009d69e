/** The engine with the knowledge that is shipped: one packed file beside the bundles. */
import { join } from 'node:path';
import { type Engine, loadEngine } from './engine/analyze.ts';
import { openPackedFile } from './packed-file.ts';

/** The build puts the file beside its bundles; the sources find it where it was compiled. */
const FOLDER = import.meta.filename.endsWith('.ts') ? join(import.meta.dirname, '..', 'generated') : import.meta.dirname;

/** Null where the file is missing or damaged: then standard error says so in one line and the exit code is 2. */
export function openShippedEngine(): Engine | null {
  const file = join(FOLDER, 'knowledge.bin');
  try {
    return loadEngine(openPackedFile(file));
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`policy-review cannot start, because its knowledge cannot be read from ${file}: ${message} Install it again.\n`);
    process.exitCode = 2;
    return null;
  }
}
