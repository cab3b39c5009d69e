/** Reads the cases in `test/corpus/languages`, whose README says how they are marked. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../server/src/engine/span.ts';

export interface Spoken extends Span {
  readonly source: Span | null;
}

export interface LanguageCase {
  /** Language and line, such as `fr:12`. */
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly quotations: readonly Spoken[];
  readonly reported: readonly Spoken[];
  /** Whether the case was kept from those who developed the pack. */
  readonly heldOut: boolean;
  /** Whether the engine is known to fail it. */
  readonly known: boolean;
}

export const KNOWN = 'known: ';
export const FLOOR = 'floor: ';

const FOLDER = join(import.meta.dirname, '../corpus/languages');
const HELD_OUT = '== held out ==';

export const LANGUAGES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

export function fileOf(lang: string): string {
  return join(FOLDER, `${lang}.txt`);
}

export function readCases(lang: string): readonly LanguageCase[] {
  const cases: LanguageCase[] = [];
  let heldOut = false;
  readFileSync(fileOf(lang), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === HELD_OUT) heldOut = true;
      else if (line !== '' && !line.startsWith('# ') && !line.startsWith(FLOOR)) {
        const known = line.startsWith(KNOWN);
        const id = `${lang}:${index + 1}`;
        cases.push({ id, lang, heldOut, known, ...readCase(known ? line.slice(KNOWN.length) : line, id) });
      }
    });
  return cases;
}

/** Throws where marks do not pair or a source belongs to nothing. */
export function readCase(line: string, id: string): Pick<LanguageCase, 'text' | 'quotations' | 'reported'> {
  const found: { kind: string; number: string; start: number; end: number }[] = [];
  const open: { kind: string; number: string; start: number; end: number }[] = [];
  let text = '';
  for (const [piece] of line.matchAll(/⟦(?:[qrs]\d+|x)\||⟧|¶|[^⟦⟧¶]+|⟦/gu)) {
    if (piece === '¶') text += '\n\n';
    else if (piece === '⟧') {
      const span = open.pop();
      assert.ok(span, `${id}: ⟧ without ⟦`);
      span.end = text.length;
    } else if (piece.startsWith('⟦')) {
      assert.ok(piece.length > 1, `${id}: ⟦ without a kind`);
      const span = { kind: piece[1]!, number: piece.slice(2, -1), start: text.length, end: -1 };
      open.push(span);
      found.push(span);
    } else text += piece;
  }
  assert.equal(open.length, 0, `${id}: ⟦ without ⟧`);
  const sources = new Map<string, Span>();
  for (const { kind, number, start, end } of found) {
    if (kind !== 's') continue;
    assert.ok(!sources.has(number), `${id}: two sources ${number}`);
    assert.ok(
      found.some((one) => 'qr'.includes(one.kind) && one.number === number),
      `${id}: nothing is said by source ${number}`,
    );
    sources.set(number, { start, end });
  }
  const spoken = (wanted: string): Spoken[] =>
    found.filter(({ kind }) => kind === wanted).map(({ number, start, end }) => ({ start, end, source: sources.get(number) ?? null }));
  return { text, quotations: spoken('q'), reported: spoken('r') };
}
