/** What stands around a name in its block: states, their people and capitals, classes of words, capitals. */
import { FLAG, hasFlag, KIND, type Tokens } from '../words.ts';
import type { NameRun } from './definitions.ts';
import { formAt, type OrganizationLexicon, wordBits } from './lexicon.ts';

/** The states, peoples and capitals of a block by their first and their last token. */
export interface Around {
  readonly byFirst: ReadonlyMap<number, NameRun>;
  readonly byLast: ReadonlyMap<number, NameRun>;
}

export const NO_RUNS: readonly NameRun[] = [];

export const NOWHERE: Around = { byFirst: new Map(), byLast: new Map() };

/** True where the words around are in capitals, too: a headline, in which "WHO" is a question. */
export function isShouted(tokens: Tokens, at: number): boolean {
  let shouted = 0;
  for (const step of [-1, 1]) {
    for (let i = at + step, seen = 0; seen < 3 && i >= 0 && i < tokens.count; i += step) {
      // What stands in the next sentence says nothing of this one: "WHAT IS NEXT? Islamic State said".
      if (tokens.kind[i] === KIND.punctuation && STOPS.has(tokens.hash[i]!)) break;
      if (tokens.kind[i] !== KIND.word || tokens.end[i]! - tokens.start[i]! < 2) continue;
      if (!hasFlag(tokens, i, FLAG.allCaps)) return false;
      shouted++;
      seen++;
    }
  }
  return shouted >= 2;
}

const STOPS: ReadonlySet<number> = new Set([0x2e, 0x3f, 0x21, 0x2026]);

export function is(tokens: Tokens, at: number, bits: number): boolean {
  return (wordBits(tokens, at) & bits) !== 0;
}

export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

export function isCountryName(place: NameRun, lexicon: OrganizationLexicon): boolean {
  const { text, countries } = formAt(lexicon, place.nameForm);
  return countries.some((country) => lexicon.countries[country]!.names.includes(text));
}
