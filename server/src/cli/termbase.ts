/** The command `termbase`: what is wrong with a termbase, and a termbase in another format. */
import { writeFileSync } from 'node:fs';
import type { OwnTerms } from '../engine/terms/own.ts';
import { createLineIndex, positionAt } from '../features/convert.ts';
import { escapeControls } from '../features/escape.ts';
import { compileOwnTerms } from '../termbase/compile.ts';
import { mergeTermbases } from '../termbase/merge.ts';
import type { Termbase, TermbaseProblem } from '../termbase/model.ts';
import { formatOf, type TermbaseFormat } from '../termbase/names.ts';
import { readTermbase, writeTermbase } from '../termbase/read.ts';
import type { TbxStyle } from '../termbase/tbx.ts';
import { entriesById, terminologyOf } from '../termbase/terminology.ts';
import type { Terminology } from '../translation/pair.ts';
import { decode } from './decode.ts';
import { readFile } from './files.ts';
import type { Write } from './review.ts';

export interface ReadFromDisk {
  readonly value: Termbase | null;
  /** Lines for people, `file:line:column: …`. */
  readonly lines: readonly string[];
}

/** Reads a termbase of this machine with whatever is wrong in it, conflicts within it, too. */
export function readTermbaseFile(path: string): ReadFromDisk {
  const { bytes, problem } = readFile(path);
  if (bytes === null) return { value: null, lines: [`${escapeControls(path)}: ${problem?.message ?? 'Not read.'}`] };
  const { text, problems } = decode(bytes);
  if (text === null) return { value: null, lines: problems.map(({ message }) => `${escapeControls(path)}: ${message}`) };
  const read = readTermbase(path, text);
  const conflicts = read.value === null ? [] : (mergeTermbases([[read.value]]).problems.get(path) ?? []);
  const index = createLineIndex(text);
  const place = ({ at, code, message }: TermbaseProblem): string => {
    const position = at === undefined ? null : positionAt(index, at.start);
    const where = position === null ? '' : `:${position.line + 1}:${position.character + 1}`;
    return `${escapeControls(path)}${where}: ${escapeControls(message)} [termbase/${code}]`;
  };
  return {
    value: read.value,
    lines: [
      ...problems.map(({ message }) => `${escapeControls(path)}: ${message}`),
      ...[...read.problems, ...conflicts].sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0)).map(place),
    ],
  };
}

/** Termbases for `--termbase`, the first with the last word; null where one cannot be used. What is wrong is said on standard error. */
export function loadTermbases(paths: readonly string[]): { readonly terms: OwnTerms; readonly terminology: Terminology } | null {
  const read = paths.map(readTermbaseFile);
  for (const line of read.flatMap(({ lines }) => lines)) process.stderr.write(`${line}\n`);
  const found = read.map(({ value }) => value).filter((value) => value !== null);
  if (found.length < read.length) return null;
  const merged = mergeTermbases(found.map((value) => [value]));
  return { terms: compileOwnTerms(merged), terminology: terminologyOf(entriesById(merged.entries)) };
}

/** Exit code 0 where nothing is wrong, 1 where something is, 2 where a file could not be read at all. */
export async function checkTermbases(paths: readonly string[], write: Write): Promise<0 | 1 | 2> {
  let worst: 0 | 1 | 2 = 0;
  for (const path of paths) {
    const { value, lines } = readTermbaseFile(path);
    for (const line of lines) await write(`${line}\n`);
    if (value === null) worst = 2;
    else {
      const terms = value.entries.reduce((sum, { languages }) => sum + languages.reduce((n, section) => n + section.terms.length, 0), 0);
      await write(`${escapeControls(path)}: ${value.entries.length} entries, ${terms} terms\n`);
      if (lines.length > 0 && worst === 0) worst = 1;
    }
  }
  return worst;
}

export interface Conversion {
  readonly from: string;
  /** Where it is written; `-` for standard output, which needs a format. */
  readonly to: string;
  readonly format: TermbaseFormat | null;
  readonly style: TbxStyle;
}

/** What the target cannot hold is named on standard error; exit code 1 then, 2 where nothing was written. */
export async function convertTermbase({ from, to, format, style }: Conversion, write: Write): Promise<0 | 1 | 2> {
  const complain = (line: string): void => void process.stderr.write(`${line}\n`);
  const target = format ?? formatOf(to);
  if (target === null) {
    complain('Say what to write: a file that ends in .yaml, .csv, .tsv or .tbx, or --to with one of yaml, csv, tsv, tbx.');
    return 2;
  }
  const { value, lines } = readTermbaseFile(from);
  for (const line of lines) complain(line);
  if (value === null) return 2;
  const { text, problems } = writeTermbase(target, value, style);
  for (const { message } of problems) complain(escapeControls(message));
  if (to === '-') await write(text);
  else {
    try {
      // Nothing that is there already is written over.
      writeFileSync(to, text, { flag: 'wx' });
    } catch (error) {
      const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      complain(
        `${escapeControls(to)}: ${exists ? 'The file is there already; name another, or remove it.' : 'The file could not be written.'}`,
      );
      return 2;
    }
  }
  return problems.length + lines.length > 0 ? 1 : 0;
}
