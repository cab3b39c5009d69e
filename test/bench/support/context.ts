/** What every measure is given. */
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import type { Row } from './table.ts';

export interface Options {
  /** Smaller texts and fewer runs: for developing, never for figures to keep. */
  readonly quick: boolean;
  readonly runs: number;
}

export interface Context {
  readonly options: Options;
  readonly corpus: Corpus;
  /** The engine contender, bundled once from the sources of this checkout. */
  readonly engineBundle: string;
  readonly progress: (message: string) => void;
}

export type Measure = (context: Context) => Promise<readonly Row[]>;

export const BENCH = join(import.meta.dirname, '..');
export const ROOT = join(BENCH, '..', '..');
export const CACHE = join(BENCH, '.cache');
export const SHARED = join(ROOT, '..', 'shared');
export const SERVER = join(ROOT, 'dist', 'server.js');
export const CLI = join(ROOT, 'dist', 'cli.js');

/** The first line of what went wrong, without the folders of this machine: it may stand in a kept table. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n').find((candidate) => candidate.trim() !== '') ?? 'no reason was given';
  return line.replaceAll(`file://${ROOT}/`, '').replaceAll(`${ROOT}/`, '').trim().slice(0, 200);
}
