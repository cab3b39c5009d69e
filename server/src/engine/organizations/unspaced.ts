/**
 * Definitions in Chinese, which has no spaces: 集体安全条约组织（以下简称“集安组织”）. The characters of the short form must be found in the
 * long one, in their order, the first of them first; the long form must end in a noun for bodies.
 */
import { FLAG, hasFlag, KIND, type Tokens } from '../words.ts';
import type { Pair } from './introductions.ts';
import type { OrganizationLexicon } from './lexicon.ts';

const LONGEST = 24;
const LONGEST_SHORT = 8;
/** Fewer letters behind a name can be anything. */
const LEAST_LETTERS = 3;
const OPEN = new Set([0x28, 0xff08]);
const CLOSE = new Set([0x29, 0xff09]);
const COMMA = new Set([0x2c, 0xff0c]);
/** The pair around an opening bracket or a comma at this token; null where there is none. */
export function unspacedPair(
  tokens: Tokens,
  sign: number,
  known: (first: number, last: number) => boolean,
  lexicon: OrganizationLexicon,
): Pair | null {
  const isBracket = OPEN.has(tokens.hash[sign]!);
  if (!isBracket && !COMMA.has(tokens.hash[sign]!)) return null;
  const before = closedBefore(tokens, sign - 1);
  if (!isIdeograph(tokens, before)) return null;
  const { first, introduced, called } = skipIntro(tokens, sign + 1, lexicon);
  if (!isBracket && !introduced) return null;
  const inner = skipMarks(tokens, first);
  const last = runEnd(tokens, inner);
  if (last < inner) return null;
  const behind = skipMarks(tokens, last + 1);
  if (isBracket && !(CLOSE.has(tokens.hash[behind]!) || COMMA.has(tokens.hash[behind]!))) return null;
  const whole = clauseStart(tokens, before, lexicon);
  const pair = (longFirst: number): Pair => ({ longFirst, longLast: before, shortFirst: inner, shortLast: last });
  if (!isIdeograph(tokens, inner)) {
    const isLong = tokens.end[last]! - tokens.start[inner]! >= LEAST_LETTERS;
    const named = known(inner, last) || isLong || introduced;
    return isBracket && named && before - whole >= 3 && endsInNoun(tokens, whole, before, lexicon) ? pair(whole) : null;
  }
  const length = last - inner + 1;
  if (length >= 2 && length <= LONGEST_SHORT) {
    // 河流水务局（以下简称水务局）: what is introduced may be any part of the name; else the name begins as its short form does.
    const isWhole = before - whole >= length && isWithin(tokens, inner, last, whole, before);
    if (isWhole && (introduced || opensSentence(tokens, whole)) && endsInNoun(tokens, whole, before, lexicon)) return pair(whole);
    const longFirst = startOf(tokens, before, inner, last);
    if (longFirst !== -1 && endsInNoun(tokens, longFirst, before, lexicon)) return pair(longFirst);
    // 石油输出国组织（简称欧佩克）: characters that write a foreign word are not those of the name.
    if (called && before - whole >= length && opensSentence(tokens, whole) && endsInNoun(tokens, whole, before, lexicon))
      return pair(whole);
  }
  return isBracket ? shortFirst(tokens, before, inner, last, lexicon) : null;
}

/** 集安组织（集体安全条约组织）: the short form is what stands right before, from the character the long one begins with. */
function shortFirst(tokens: Tokens, before: number, first: number, last: number, lexicon: OrganizationLexicon): Pair | null {
  if (last - first < 3 || !endsInNoun(tokens, first, last, lexicon)) return null;
  for (let at = before; at >= 0 && at > before - LONGEST_SHORT && isJoined(tokens, at, before); at--) {
    if (tokens.hash[at] !== tokens.hash[first]) continue;
    if (before - at < 1 || before - at >= last - first) return null;
    return isWithin(tokens, at, before, first, last) ? { longFirst: first, longLast: last, shortFirst: at, shortLast: before } : null;
  }
  return null;
}

/** The nearest long form that ends at `last` and holds the characters of the short one; -1 where there is none. */
function startOf(tokens: Tokens, last: number, shortStart: number, shortEnd: number): number {
  const least = shortEnd - shortStart + 1;
  for (let at = last; at >= 0 && at > last - LONGEST && isJoined(tokens, at, last); at--) {
    if (last - at < least || tokens.hash[at] !== tokens.hash[shortStart]) continue;
    if (isWithin(tokens, shortStart, shortEnd, at, last)) return at;
  }
  return -1;
}

/** The characters of one stretch stand in the other in their order. */
function isWithin(tokens: Tokens, first: number, last: number, longFirst: number, longLast: number): boolean {
  let at = longFirst;
  for (let i = first; i <= last; i++, at++) {
    while (at <= longLast && tokens.hash[at] !== tokens.hash[i]) at++;
    if (at > longLast) return false;
  }
  return true;
}

/** Where the name that ends at `last` can begin: behind the last sign, or the last word that is no part of a name. */
function clauseStart(tokens: Tokens, last: number, lexicon: OrganizationLexicon): number {
  const { affixes } = lexicon;
  let at = last;
  while (at > 0 && at > last - LONGEST && isIdeograph(tokens, at - 1) && tokens.end[at - 1] === tokens.start[at]) {
    const end = tokens.end[at - 1]!;
    const sign = tokens.text.slice(end - 1, end);
    if (JOINING.has(sign)) {
      // 渔业局和水务局 are two bodies, 森林和堤坝管理局 is one.
      if (!isJoined(tokens, at - 2, at - 1) || endsInNoun(tokens, Math.max(0, at - 5), at - 2, lexicon)) break;
    } else if (affixes.apart.has(tokens.text.slice(end - 2, end)) || affixes.apart.has(sign)) break;
    at--;
  }
  return at;
}

const JOINING = new Set('和与與及暨');

function opensSentence(tokens: Tokens, at: number): boolean {
  return at === 0 || tokens.kind[at - 1] === KIND.punctuation || tokens.end[at - 1]! < tokens.start[at]!;
}

function endsInNoun(tokens: Tokens, first: number, last: number, { affixes }: OrganizationLexicon): boolean {
  const word = tokens.text.slice(tokens.start[first], tokens.end[last]);
  let isNoun = false;
  for (let length = Math.min(4, word.length - 1); length >= 1 && !isNoun; length--) {
    const end = word.slice(word.length - length);
    if (affixes.treatyEnds.has(end)) return false;
    isNoun = affixes.nounEnds.has(end);
  }
  return isNoun;
}

function skipIntro(
  tokens: Tokens,
  from: number,
  { affixes }: OrganizationLexicon,
): { first: number; introduced: boolean; called: boolean } {
  if (from >= tokens.count) return { first: from, introduced: false, called: false };
  const start = tokens.start[from]!;
  const intro = affixes.intros.find((one) => tokens.text.startsWith(one, start));
  if (intro === undefined) return { first: from, introduced: false, called: false };
  let at = from;
  while (at < tokens.count && tokens.start[at]! < start + intro.length) at++;
  if (tokens.hash[at] === 0xff1a || tokens.hash[at] === 0x3a || tokens.text[tokens.start[at] ?? 0] === '为') at++;
  return { first: at, introduced: true, called: affixes.calls.has(intro) };
}

function skipMarks(tokens: Tokens, from: number): number {
  let at = from;
  while (at < tokens.count && at < from + 2 && tokens.kind[at] === KIND.mark) at++;
  return at;
}

function closedBefore(tokens: Tokens, at: number): number {
  return at > 0 && tokens.kind[at] === KIND.mark ? at - 1 : at;
}

/** The last token of a stretch of characters, or of one word in letters. */
function runEnd(tokens: Tokens, first: number): number {
  if (tokens.kind[first] !== KIND.word || first >= tokens.count) return first - 1;
  if (!isIdeograph(tokens, first)) return hasFlag(tokens, first, FLAG.allCaps) ? first : first - 1;
  let last = first;
  while (last - first < LONGEST && isIdeograph(tokens, last + 1) && tokens.end[last] === tokens.start[last + 1]) last++;
  return last;
}

function isJoined(tokens: Tokens, at: number, last: number): boolean {
  return isIdeograph(tokens, at) && (at === last || tokens.end[at] === tokens.start[at + 1]);
}

function isIdeograph(tokens: Tokens, at: number): boolean {
  return at >= 0 && at < tokens.count && hasFlag(tokens, at, FLAG.ideograph);
}
