/** Sets of words and phrases asked for at a place among tokens: what makes a term literal, what holds it at arm's length. */
import { fold, UNIT, unitKind } from '../characters.ts';
import { TokenBuffer } from '../token-buffer.ts';
import { KIND, type Tokens, tokenize } from '../words.ts';

/** Phrases by the hash of their first and of their last word, stems by their first letter; verified against the text. */
export interface WordSet {
  readonly byFirst: ReadonlyMap<number, readonly (readonly string[])[]>;
  readonly byLast: ReadonlyMap<number, readonly (readonly string[])[]>;
  readonly stems: ReadonlyMap<number, readonly string[]>;
}

const buffer = new TokenBuffer();

/** Lower-cased words and phrases; a star ends a stem. Null for an empty list, so that asking costs nothing. */
export function compileWordSet(texts: readonly string[]): WordSet | null {
  if (texts.length === 0) return null;
  const byFirst = new Map<number, string[][]>();
  const byLast = new Map<number, string[][]>();
  const stems = new Map<number, string[]>();
  for (const text of texts) {
    if (text.endsWith('*')) {
      const stem = text.slice(0, -1);
      push(stems, stem.charCodeAt(0), stem);
      continue;
    }
    const tokens = tokenize(text, null, { elision: false }, buffer);
    const words: string[] = [];
    for (let i = 0; i < tokens.count; i++) words.push(folded(tokens, i));
    if (words.length === 0) continue;
    push(byFirst, tokens.hash[0]!, words);
    // A list of its own: packed data opens fastest where nothing stands in two places.
    push(byLast, tokens.hash[tokens.count - 1]!, [...words]);
  }
  return { byFirst, byLast, stems };
}

/** The number of tokens of a phrase of the set that starts at the token, 0 where none does; the longest counts. */
export function startsAt(tokens: Tokens, index: number, set: WordSet): number {
  if (!isWordLike(tokens, index)) return 0;
  let best = stemAt(tokens, index, set) ? 1 : 0;
  for (const words of set.byFirst.get(tokens.hash[index]!) ?? []) {
    if (words.length > best && matches(tokens, index, words)) best = words.length;
  }
  return best;
}

/** The same for a phrase whose last word is the token. */
export function endsAt(tokens: Tokens, index: number, set: WordSet): number {
  if (!isWordLike(tokens, index)) return 0;
  let best = stemAt(tokens, index, set) ? 1 : 0;
  for (const words of set.byLast.get(tokens.hash[index]!) ?? []) {
    if (words.length > best && matches(tokens, index - words.length + 1, words)) best = words.length;
  }
  return best;
}

/** Words the window around a term reaches on either side. */
const REACH = 8;

/** True when a phrase of the set stands within reach of the tokens `first..last` and in the same sentence. */
export function standsNear(tokens: Tokens, first: number, last: number, set: WordSet): boolean {
  for (let i = last + 1, words = 0; i < tokens.count && words < REACH && !endsSentence(tokens, i); i++) {
    if (!isWordLike(tokens, i)) continue;
    words++;
    if (startsAt(tokens, i, set) > 0) return true;
  }
  for (let i = first - 1, words = 0; i >= 0 && words < REACH && !endsSentence(tokens, i); i--) {
    if (!isWordLike(tokens, i)) continue;
    words++;
    if (endsAt(tokens, i, set) > 0) return true;
  }
  return false;
}

/** Words, numbers and possessives: what a phrase can be made of. */
export function isWordLike(tokens: Tokens, index: number): boolean {
  if (index < 0 || index >= tokens.count) return false;
  const kind = tokens.kind[index]!;
  return kind === KIND.word || kind === KIND.number || kind === KIND.possessive;
}

/** A stop, an exclamation or question mark, a semicolon, in the scripts the tool reads. */
export function endsSentence(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === KIND.punctuation && ENDS.has(tokens.hash[index]!);
}

const ENDS = new Set(['.', '!', '?', ';', '…', '。', '！', '？', '；', '؟', '؛'].map((char) => char.charCodeAt(0)));

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function matches(tokens: Tokens, from: number, words: readonly string[]): boolean {
  if (from < 0 || from + words.length > tokens.count) return false;
  for (let i = 0; i < words.length; i++) {
    if (!isWordLike(tokens, from + i) || !reads(tokens, from + i, words[i]!, true)) return false;
  }
  return true;
}

function stemAt(tokens: Tokens, index: number, set: WordSet): boolean {
  if (set.stems.size === 0) return false;
  const stems = set.stems.get(fold(tokens.units[tokens.start[index]!]!));
  return stems?.some((stem) => reads(tokens, index, stem, false)) ?? false;
}

/** Compares the token with a folded word, unit by unit; `whole` asks for the whole token. */
function reads(tokens: Tokens, index: number, word: string, whole: boolean): boolean {
  const end = tokens.end[index]!;
  let w = 0;
  for (let at = tokens.start[index]!; at < end; at++) {
    const unit = tokens.units[at]!;
    if (unit === 0x2e || unitKind(unit) === UNIT.ignorable) continue;
    if (w === word.length) return !whole;
    if (fold(unit) !== word.charCodeAt(w)) return false;
    w++;
  }
  return w === word.length;
}

function folded(tokens: Tokens, index: number): string {
  let word = '';
  for (let at = tokens.start[index]!; at < tokens.end[index]!; at++) {
    const unit = tokens.units[at]!;
    if (unit !== 0x2e && unitKind(unit) !== UNIT.ignorable) word += String.fromCharCode(fold(unit));
  }
  return word;
}
