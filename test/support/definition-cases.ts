/** Reads the cases in `test/corpus/definitions`, whose README says how they are marked. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition } from '../../server/src/engine/facts.ts';
import type { Span } from '../../server/src/engine/span.ts';

export interface DefinitionCase {
  /** Language and line, such as `fr:12`. */
  readonly id: string;
  readonly text: string;
  readonly pairs: readonly { readonly long: Span; readonly short: Span }[];
  /** Whether the case was kept from those who developed the rows. */
  readonly heldOut: boolean;
}

/** Right, wrong and missed: spans that agree to the character count as right. */
export interface Count {
  gold: number;
  found: number;
  right: number;
}

export interface DefinitionScore {
  readonly long: Count;
  readonly short: Count;
  /** Lines that say what differs. */
  readonly differences: readonly string[];
}

const FOLDER = join(import.meta.dirname, '../corpus/definitions');
const HELD_OUT = '== held out ==';
const FLOOR = 'floor: ';
const SHARES = ['long precision', 'long recall', 'short precision', 'short recall'] as const;

export const DEFINITION_LANGUAGES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

export function readDefinitionCases(lang: string): readonly DefinitionCase[] {
  const cases: DefinitionCase[] = [];
  let heldOut = false;
  linesOf(lang).forEach((line, index) => {
    if (line === HELD_OUT) heldOut = true;
    else if (line !== '' && !line.startsWith('# ') && !line.startsWith(FLOOR)) {
      const id = `${lang}:${index + 1}`;
      cases.push({ id, heldOut, ...readDefinitionCase(line, id) });
    }
  });
  return cases;
}

/** What the file of a language says is reached, in per cent. */
export function definitionFloors(lang: string): [name: (typeof SHARES)[number], floor: number][] {
  const line = linesOf(lang).find((one) => one.startsWith(FLOOR));
  assert.ok(line, `${lang}: no line "${FLOOR}…"`);
  return SHARES.map((name) => {
    const value = new RegExp(`${name} (\\d+)`).exec(line)?.[1];
    assert.ok(value, `${lang}: no floor of ${name}`);
    return [name, Number(value)];
  });
}

/** Throws where marks do not pair, or a form has no other of its number. */
export function readDefinitionCase(line: string, id: string): Pick<DefinitionCase, 'text' | 'pairs'> {
  const spans = new Map<string, Span>();
  let open: { key: string; start: number } | null = null;
  let text = '';
  for (const [piece] of line.matchAll(/⟦[ls]\d+\||⟧|[^⟦⟧]+|⟦/gu)) {
    if (piece === '⟧') {
      assert.ok(open !== null, `${id}: ⟧ without ⟦`);
      spans.set(open.key, { start: open.start, end: text.length });
      open = null;
    } else if (piece.startsWith('⟦')) {
      assert.ok(piece.length > 1 && open === null, `${id}: ⟦ without a kind, or inside another`);
      open = { key: piece.slice(1, -1), start: text.length };
    } else text += piece;
  }
  assert.equal(open, null, `${id}: ⟦ without ⟧`);
  const pairs = [...spans].flatMap(([key, long]) => {
    if (key.startsWith('s')) return [];
    const short = spans.get(`s${key.slice(1)}`);
    assert.ok(short, `${id}: no short form of ${key}`);
    return [{ long, short }];
  });
  assert.equal(spans.size, pairs.length * 2, `${id}: a short form without a long one`);
  return { text, pairs };
}

export function scoreDefinitions(
  cases: readonly DefinitionCase[],
  definitionsOf: (item: DefinitionCase) => readonly Definition[],
): DefinitionScore {
  const long: Count = { gold: 0, found: 0, right: 0 };
  const short: Count = { gold: 0, found: 0, right: 0 };
  const differences: string[] = [];
  for (const item of cases) {
    const found = definitionsOf(item);
    for (const [form, count] of [
      ['long', long],
      ['short', short],
    ] as const) {
      const gold = new Set(item.pairs.map((pair) => `${pair[form].start}-${pair[form].end}`));
      const ours = new Set(found.map((definition) => `${definition[form].start}-${definition[form].end}`));
      const right = [...ours].filter((span) => gold.has(span)).length;
      count.gold += gold.size;
      count.found += ours.size;
      count.right += right;
      if (right < gold.size || right < ours.size) {
        const said = found.map((definition) => definition[form].text).join(' | ');
        differences.push(`${item.id} ${form}: found “${said}” in ${item.text}`);
      }
    }
  }
  return { long, short, differences };
}

/** In per cent, in the order of `floor:`. */
export function definitionShares({ long, short }: DefinitionScore): Record<(typeof SHARES)[number], number> {
  const share = (part: number, all: number): number => (all === 0 ? 100 : Math.round((1000 * part) / all) / 10);
  return {
    'long precision': share(long.right, long.found),
    'long recall': share(long.right, long.gold),
    'short precision': share(short.right, short.found),
    'short recall': share(short.right, short.gold),
  };
}

function linesOf(lang: string): string[] {
  return readFileSync(join(FOLDER, `${lang}.txt`), 'utf8').split('\n');
}
