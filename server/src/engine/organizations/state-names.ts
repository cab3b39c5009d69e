/**
 * The state beside the noun of a body in languages whose names are no patterns: "Innenministerium" with "russisches" before it,
 * "министерство финансов" with "России" after it or «российское» before it, 财政部 with 俄罗斯 before it. Asked only where such a noun was found.
 */
import type { Knowledge } from '../knowledge.ts';
import { FLAG, hasFlag, isWord, type Tokens } from '../words.ts';

/** Language -> what is written beside the noun -> index of the state. Plain data, so that it can be packed. */
export type StateNames = Readonly<Record<string, ReadonlyMap<string, number>>>;

export function compileStateNames({ stateNames = {}, countries }: Knowledge): StateNames {
  const states = new Map(countries.map(({ id }, index) => [id, index]));
  return Object.fromEntries(
    Object.entries(stateNames).map(([language, list]) => {
      const names = list.map(([name, state]) => [name, states.get(state) ?? -1] as const);
      return [language, new Map(names.filter(([, state]) => state !== -1))];
    }),
  );
}

/** A run of tokens with the state they name, as an index of `countries`. */
export interface StateRun {
  readonly first: number;
  readonly last: number;
  readonly country: number;
}

/** The name from `first` to `last` with the state beside it; null where none is named. Looks at a few tokens only. */
export function withStateBeside(tokens: Tokens, first: number, last: number, language: string, all: StateNames): StateRun | null {
  const names = Object.hasOwn(all, language) ? all[language]! : null;
  if (names === null) return null;
  if (language === 'de') {
    return withAdjectiveBefore(tokens, first, last, GERMAN, names);
  }
  const before = language === 'zh';
  for (let length = before ? LONGEST_UNSPACED : LONGEST; length > 0; length--) {
    const from = before ? first - length : last + 1;
    const to = before ? first - 1 : last + length;
    if (from < 0 || to >= tokens.count) continue;
    const state = names.get(textOf(tokens, from, to));
    if (state !== undefined) return { first: Math.min(first, from), last: Math.max(last, to), country: state };
  }
  return language === 'ru' ? withAdjectiveBefore(tokens, first, last, RUSSIAN, names) : null;
}

function withAdjectiveBefore(
  tokens: Tokens,
  first: number,
  last: number,
  endings: RegExp,
  names: ReadonlyMap<string, number>,
): StateRun | null {
  if (!isWord(tokens, first - 1) || !hasFlag(tokens, first, FLAG.space)) return null;
  const state = adjective(wordAt(tokens, first - 1), endings, names);
  return state === -1 ? null : { first: first - 1, last, country: state };
}

/** "russisches", "Russische". */
const GERMAN = /e[nmrs]?$/;
/** "Российский", "российского", "российской". The nouns are singular. */
const RUSSIAN = /(?:ий|ый|ого|ому|им|ым|ом|ая|ой|ую|ое)$/;

/** In words ("de la República Democrática del Congo"), and in characters (中华人民共和国). */
const LONGEST = 7;
const LONGEST_UNSPACED = 8;

/** Told by the stem of the adjective, with any of its endings. */
function adjective(word: string, endings: RegExp, names: ReadonlyMap<string, number>): number {
  const ending = endings.exec(word);
  return ending === null ? -1 : (names.get(word.slice(0, ending.index).toLowerCase()) ?? -1);
}

function wordAt(tokens: Tokens, at: number): string {
  return tokens.text.slice(tokens.start[at], tokens.end[at]);
}

/** The words as they stand, white space as single spaces and apostrophes straight. */
function textOf(tokens: Tokens, first: number, last: number): string {
  return tokens.text.slice(tokens.start[first], tokens.end[last]).replace(/\s+/g, ' ').replaceAll('\u2019', "'");
}
