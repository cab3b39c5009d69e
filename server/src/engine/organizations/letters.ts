/**
 * Whether a name in any language gives the letters of an abbreviation: "Организация Договора о коллективной безопасности" and
 * "ОДКБ". Words that join may give a letter or none, one other word may give none, and a word may give several.
 */
import { FLAG, hasFlag, isWord, KIND, type Tokens } from '../words.ts';
import { type Affixes, type OrganizationLexicon, WORD, wordBits } from './lexicon.ts';

/** No abbreviation of a body is longer; keeps the work on a name bounded. */
const MOST_LETTERS = 12;
const NEVER = 99;

/** Letters without accents and signs, lower case: "OÉA" and "OEA" are one. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many words of a name other than small ones give no letter; `NEVER` and more where the letters are not there. */
export interface Match {
  readonly skipped: number;
  /** The last token that gives a letter. */
  readonly last: number;
}

/** The cheapest reading of `letters` (see `plain`) in the tokens from `first` to `last`; null where there is none. */
export function matchLetters(tokens: Tokens, first: number, last: number, letters: string): Match | null {
  const count = letters.length;
  if (count < 2 || count > MOST_LETTERS) return null;
  let costs = new Array<number>(count + 1).fill(NEVER);
  costs[0] = 0;
  let end = -1;
  let best = NEVER;
  let words = 0;
  for (let token = first; token <= last; token++) {
    if (!isWord(tokens, token)) continue;
    const word = plain(tokens.text.slice(tokens.start[token], tokens.end[token]));
    const isSmall = isJoint(tokens, token);
    if (!isSmall) words++;
    const next = costs.map((cost) => (token === first ? NEVER : cost + (isSmall ? 0 : 1)));
    for (let at = 0; at < count; at++) {
      if (costs[at]! >= NEVER || word[0] !== letters[at]) continue;
      let reached = at + 1;
      let inside = 1;
      next[reached] = Math.min(next[reached]!, costs[at]!);
      while (reached < count && !isSmall) {
        const found = word.indexOf(letters[reached]!, inside);
        if (found === -1) break;
        inside = found + 1;
        reached++;
        next[reached] = Math.min(next[reached]!, costs[at]!);
      }
    }
    costs = next;
    if (costs[count]! < best && !isSmall) {
      best = costs[count]!;
      end = token;
    }
  }
  const skipped = costs[count]!;
  // Of two words both must speak; and one word that gives all has to be a compound.
  if (end === -1 || skipped >= NEVER) return null;
  return { skipped: words < 3 && skipped > 0 ? NEVER : skipped, last: end };
}

/** A small word, or an elision that leans on the next: "о", "für", "l’". */
export function isJoint(tokens: Tokens, at: number): boolean {
  if ((wordBits(tokens, at) & (WORD.small | WORD.link | WORD.and | WORD.article)) !== 0) return !hasFlag(tokens, at, FLAG.capital);
  return isElision(tokens, at);
}

/** "l’", "d’", split from the word they lean on. */
export function isElision(tokens: Tokens, at: number): boolean {
  if (at < 0 || tokens.kind[at] !== KIND.word) return false;
  const unit = tokens.text.charCodeAt(tokens.end[at]! - 1);
  return unit === 0x27 || unit === 0x2019;
}

/** What a word says of a name it stands in. */
export function nounAt(tokens: Tokens, at: number, { affixes }: OrganizationLexicon): 'body' | 'treaty' | null {
  if (!isWord(tokens, at)) return null;
  const bits = wordBits(tokens, at);
  if ((bits & (WORD.treaty | WORD.not)) !== 0) return 'treaty';
  if ((bits & WORD.noun) !== 0 || ((bits & WORD.head) !== 0 && hasFlag(tokens, at, FLAG.capital))) return 'body';
  return nounOf(tokens.text.slice(tokens.start[at], tokens.end[at]).toLowerCase(), affixes);
}

/** A noun of a language other than English calls a body by its name wherever it stands, in capitals or not. */
export function isNativeNoun(tokens: Tokens, at: number, { affixes }: OrganizationLexicon): boolean {
  if ((wordBits(tokens, at) & WORD.noun) !== 0) return true;
  return nounOf(tokens.text.slice(tokens.start[at], tokens.end[at]).toLowerCase(), affixes) === 'body';
}

const SHORTEST_STEM = 3;
const LONGEST_STEM = 14;

function nounOf(word: string, affixes: Affixes): 'body' | 'treaty' | null {
  for (let length = Math.min(LONGEST_STEM, word.length); length >= SHORTEST_STEM; length--) {
    const start = word.slice(0, length);
    const end = word.slice(word.length - length);
    if (affixes.treatyStems.has(start) || affixes.treatyEnds.has(end)) return 'treaty';
    if (affixes.nounStems.has(start) || affixes.nounEnds.has(end)) return 'body';
  }
  return null;
}
