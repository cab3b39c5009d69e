/**
 * Short forms as texts of any language introduce them: in brackets, after a dash or between commas, after words such as
 * "hereinafter", «далее», « ci-après », and with the short form first. What is found is where the two forms stand; the letters
 * of the short form must be found in the long one, and the long one must be called by a noun for bodies.
 */
import { fold } from '../characters.ts';
import { FLAG, hasFlag, isWord, KIND, type Tokens } from '../words.ts';
import { isElision, isJoint, isNativeNoun, matchLetters, nounAt, plain } from './letters.ts';
import { type OrganizationLexicon, WORD, wordBits } from './lexicon.ts';

/** Token indexes; both ends included. */
export interface Pair {
  readonly longFirst: number;
  readonly longLast: number;
  readonly shortFirst: number;
  readonly shortLast: number;
}

/** Words that a long form may have; keeps the search linear. */
const LONGEST = 14;
/** Tokens between the long form and the short one, or between the bracket and the short one. */
const BETWEEN = 9;
const OPEN = new Set([0x28, 0xff08, 0x5b]);
const CLOSE = new Set([0x29, 0xff09, 0x5d]);
const DASH = new Set([0x2013, 0x2014, 0x2d, 0x2015, 0x2212]);
const COMMA = 0x2c;
const COLON = 0x3a;

/** How strongly the signs between two forms say that one is short for the other. */
type Joint = 'bracket' | 'word' | 'dash' | 'comma';

/** The pair whose short form stands at these tokens, behind its long form; null where there is none. */
export function longBefore(
  tokens: Tokens,
  shortFirst: number,
  shortLast: number,
  known: boolean,
  lexicon: OrganizationLexicon,
): Pair | null {
  const joint = jointBefore(tokens, shortFirst);
  if (joint === null || !endsShort(tokens, shortLast, joint.kind)) return null;
  const longLast = joint.last;
  const letters = lettersAt(tokens, shortFirst, shortLast);
  // Letters of another language say nothing by themselves: nothing may stand between, or a word must say what they are.
  const isDirect = shortFirst === longLast + 2;
  const longFirst = startOf(tokens, longLast, letters, joint.kind, isDirect ? known : isTold(tokens, longLast, shortFirst), lexicon);
  return longFirst === -1 ? null : { longFirst, longLast, shortFirst, shortLast };
}

/** A word between the two forms says that the letters stand for the name: "(French acronym: OAS)". */
function isTold(tokens: Tokens, longLast: number, shortFirst: number): boolean {
  for (let at = longLast + 2; at < shortFirst; at++) if ((wordBits(tokens, at) & WORD.intro) !== 0) return true;
  return false;
}

/** The pair whose short form stands at these tokens, in front of its long form; null where there is none. */
export function longBehind(tokens: Tokens, shortFirst: number, shortLast: number, lexicon: OrganizationLexicon): Pair | null {
  let at = shortLast + 1;
  while (tokens.kind[at] === KIND.mark && at < shortLast + 3) at++;
  if (tokens.kind[at] !== KIND.punctuation) return null;
  const isBracket = OPEN.has(tokens.hash[at]!);
  if (!isBracket && !DASH.has(tokens.hash[at]!)) return null;
  at++;
  for (let steps = 0; steps < BETWEEN && isIntroductory(tokens, at); steps++) at++;
  const letters = lettersAt(tokens, shortFirst, shortLast);
  if (!isWord(tokens, at) || initialOf(tokens, at) !== letters[0]) return null;
  let last = at;
  while (last + 1 < tokens.count && last - at < LONGEST && isPart(tokens, last + 1)) last++;
  const match = matchLetters(tokens, at, last, letters);
  if (match === null) return null;
  if (isBracket && (match.skipped > 1 || (last + 1 < tokens.count && tokens.kind[last + 1] !== KIND.punctuation))) return null;
  // Behind a dash the sentence goes on, so the name ends with its last letter.
  const longLast = isBracket ? last : match.last;
  const exact = matchLetters(tokens, at, longLast, letters);
  if (exact === null || (!isBracket && exact.skipped > 0) || !isBody(tokens, at, longLast, lexicon)) return null;
  return { longFirst: at, longLast, shortFirst, shortLast };
}

/** Steps back from a short form over what introduces it. */
function jointBefore(tokens: Tokens, first: number): { readonly last: number; readonly kind: Joint } | null {
  const bracket = bracketBefore(tokens, first);
  if (bracket !== -1) return longEnd(tokens, bracket - 1, 'bracket');
  let kind: Joint | null = null;
  let at = first - 1;
  for (let steps = 0; steps < BETWEEN && at > 0; steps++, at--) {
    if (tokens.kind[at] === KIND.mark || (wordBits(tokens, at) & (WORD.definite | WORD.article)) !== 0) continue;
    if ((wordBits(tokens, at) & WORD.intro) !== 0 || (kind !== null && isFiller(tokens, at))) {
      kind = 'word';
      continue;
    }
    const sign = tokens.kind[at] === KIND.punctuation ? tokens.hash[at]! : 0;
    if (DASH.has(sign)) kind = kind === 'word' ? 'word' : 'dash';
    else if (sign === COMMA || sign === COLON) kind ??= 'comma';
    else if (isIntroductory(tokens, at) && precededByIntro(tokens, at)) continue;
    else if (kind === 'word' && isPlain(tokens, at) && isParted(tokens, at - 1)) continue;
    else break;
  }
  return kind === null ? null : longEnd(tokens, at, kind);
}

/** "as" of "known as", "by its" of "known by its acronym": words between words that introduce. */
function isFiller(tokens: Tokens, at: number): boolean {
  return isPlain(tokens, at) && precededByIntro(tokens, at);
}

function precededByIntro(tokens: Tokens, at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - 4; back--) {
    if ((wordBits(tokens, back) & WORD.intro) !== 0) return true;
    if (!isPlain(tokens, back)) return false;
  }
  return false;
}

/** A word without capitals, or an elision. */
function isPlain(tokens: Tokens, at: number): boolean {
  return isJoint(tokens, at) || (at >= 0 && isWord(tokens, at) && !hasFlag(tokens, at, FLAG.capital));
}

/** A comma or a dash: "…, plus connu sous le sigle". */
function isParted(tokens: Tokens, at: number): boolean {
  return at > 0 && tokens.kind[at] === KIND.punctuation && (tokens.hash[at] === COMMA || DASH.has(tokens.hash[at]!));
}

/** A mark, an article, a small sign or a word that introduces. */
function isIntroductory(tokens: Tokens, at: number): boolean {
  if (at >= tokens.count) return false;
  if (tokens.kind[at] === KIND.mark) return true;
  if (tokens.kind[at] === KIND.punctuation) return DASH.has(tokens.hash[at]!) || tokens.hash[at] === COLON || tokens.hash[at] === 0x2e;
  if (hasFlag(tokens, at, FLAG.capital)) return false;
  return isJoint(tokens, at) || (wordBits(tokens, at) & (WORD.intro | WORD.definite | WORD.lead)) !== 0;
}

/** The bracket that the short form stands in, with only words that introduce between; -1 where there is none. */
function bracketBefore(tokens: Tokens, first: number): number {
  for (let at = first - 1, steps = 0; at >= 0 && steps < BETWEEN; at--, steps++) {
    if (tokens.kind[at] === KIND.punctuation && OPEN.has(tokens.hash[at]!)) return at;
    if (isIntroductory(tokens, at) || (tokens.kind[at] === KIND.punctuation && tokens.hash[at] === COMMA)) continue;
    // "(en inglés OAS)", "(нем. OSZE)", "(French acronym: OAS)": any small word may say which language the letters are of.
    const isTold = ((wordBits(tokens, at) | wordBits(tokens, at + 1)) & WORD.intro) !== 0;
    if (!isWord(tokens, at) || (hasFlag(tokens, at, FLAG.capital) && !isTold)) return -1;
  }
  return -1;
}

function longEnd(tokens: Tokens, at: number, kind: Joint): { last: number; kind: Joint } | null {
  let last = at;
  if (last >= 0 && tokens.kind[last] === KIND.mark) last--;
  if (last < 1 || (!isWord(tokens, last) && tokens.kind[last] !== KIND.number)) return null;
  return { last, kind };
}

/** What stands behind a short form that is introduced, and not used in a sentence. */
function endsShort(tokens: Tokens, last: number, kind: Joint): boolean {
  let at = last + 1;
  while (tokens.kind[at] === KIND.mark && at < tokens.count && at < last + 3) at++;
  if (at >= tokens.count) return true;
  if (tokens.kind[at] !== KIND.punctuation) return kind === 'word' || isForShort(tokens, at);
  const sign = tokens.hash[at]!;
  if (kind === 'bracket') return CLOSE.has(sign) || sign === COMMA || sign === 0x3b || sign === 0x2f || DASH.has(sign);
  if (kind === 'comma') return sign === COMMA || CLOSE.has(sign) || sign === 0x2e;
  return true;
}

/** "NGE for short", "AGS por sus siglas": words that introduce may also stand behind, up to the next sign. */
function isForShort(tokens: Tokens, from: number): boolean {
  let introduces = false;
  for (let at = from; at < tokens.count && at < from + 5; at++) {
    if (tokens.kind[at] === KIND.punctuation) return introduces;
    if (!isPlain(tokens, at)) return false;
    introduces ||= (wordBits(tokens, at) & WORD.intro) !== 0;
  }
  return false;
}

/**
 * "(hereinafter “the Ministry”)", "(далее — Минтранс)": a word of the name, or one made of its words, that is introduced as its short
 * form in a bracket; null where there is none. `bracket` is the token of the opening bracket.
 */
export function nounInBracket(tokens: Tokens, bracket: number, lexicon: OrganizationLexicon): Pair | null {
  let first = bracket + 1;
  let introduces = false;
  for (let steps = 0; steps < BETWEEN && first < tokens.count; steps++, first++) {
    const bits = wordBits(tokens, first);
    // "(the “High Court”)": the article and the marks say enough.
    if ((bits & WORD.intro) !== 0 || ((bits & (WORD.definite | WORD.article)) !== 0 && tokens.kind[first + 1] === KIND.mark))
      introduces = true;
    else if (isWord(tokens, first) && hasFlag(tokens, first, FLAG.capital)) break;
    else if (!isIntroductory(tokens, first) && !isPlain(tokens, first) && tokens.hash[first] !== COMMA) return null;
  }
  if (!introduces || first >= tokens.count || !isWord(tokens, first)) return null;
  let last = first;
  while (last < first + MOST_NOUNS && isWord(tokens, last + 1) && !isIntroBehind(tokens, last + 1)) last++;
  let end = last + 1;
  // "(nachfolgend „Verband“ genannt)"
  while (end < last + 4 && (tokens.kind[end] === KIND.mark || isIntroBehind(tokens, end))) end++;
  if (tokens.kind[end] !== KIND.punctuation || !CLOSE.has(tokens.hash[end]!)) return null;
  const longLast = bracket - 1 - (tokens.kind[bracket - 1] === KIND.mark ? 1 : 0);
  if (longLast < 1 || !isWord(tokens, longLast)) return null;
  // The noun of "High Court" is its last word, that of « Comité permanent » its first.
  const ofLast = startOfNamed(tokens, last, longLast, lexicon);
  const longFirst = ofLast === -1 && last > first ? startOfNamed(tokens, first, longLast, lexicon) : ofLast;
  return longFirst === -1 ? null : { longFirst, longLast, shortFirst: first, shortLast: last };
}

function isIntroBehind(tokens: Tokens, at: number): boolean {
  return (wordBits(tokens, at) & WORD.intro) !== 0 && !hasFlag(tokens, at, FLAG.capital);
}

/** Words after the first that such a short form may have: "the Preparatory Commission". */
const MOST_NOUNS = 3;

/** Where the name that ends at `last` begins, whose noun the word at `noun` is; -1 where it has none. */
function startOfNamed(tokens: Tokens, noun: number, last: number, lexicon: OrganizationLexicon): number {
  const word = tokens.text.slice(tokens.start[noun], tokens.end[noun]).toLowerCase();
  const least = Math.max(0, last - LONGEST);
  for (let at = last; at >= least; at--) {
    if (at < last && !isPart(tokens, at + 1)) return -1;
    if (!isWord(tokens, at) || nounAt(tokens, at, lexicon) !== 'body' || !isOneOf(tokens, at, last, word)) continue;
    // "the Constitutional Court (hereinafter “the Court”)": what stands before the noun in capitals belongs to the name.
    let first = at;
    while (first > least && isPart(tokens, first) && isWord(tokens, first - 1) && hasFlag(tokens, first - 1, FLAG.capital)) {
      if ((wordBits(tokens, first - 1) & (WORD.lead | WORD.small | WORD.definite | WORD.article)) !== 0) break;
      first--;
    }
    return first;
  }
  return -1;
}

/** The word is the noun at `at` in any case, or is made of the beginnings of the name's words: "Минтранс" of «Министерство … транспорта». */
function isOneOf(tokens: Tokens, at: number, last: number, word: string): boolean {
  const noun = tokens.text.slice(tokens.start[at], tokens.end[at]).toLowerCase();
  const shared = sharedLength(noun, word);
  if (shared >= LEAST_STEM && shared >= Math.max(noun.length, word.length) - LONGEST_ENDING) return true;
  if (shared < LEAST_SYLLABLE) return false;
  let rest = word.slice(shared);
  for (let next = at + 1; next <= last && rest !== ''; next++) {
    const taken = sharedLength(tokens.text.slice(tokens.start[next], tokens.end[next]).toLowerCase(), rest);
    if (taken >= LEAST_SYLLABLE) rest = rest.slice(taken);
  }
  return rest === '';
}

const LEAST_STEM = 3;
const LONGEST_ENDING = 3;
const LEAST_SYLLABLE = 3;

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** The first token of the nearest long form that ends at `last`; -1 where there is none. */
function startOf(tokens: Tokens, last: number, letters: string, kind: Joint, known: boolean, lexicon: OrganizationLexicon): number {
  const least = Math.max(0, last - LONGEST);
  let second = -1;
  let foreign = -1;
  for (let at = last; at >= least; at--) {
    if (at < last && !isPart(tokens, at + 1)) break;
    if (!isWord(tokens, at)) continue;
    const isCapital = hasFlag(tokens, at, FLAG.capital);
    // The article that opens a sentence.
    if (isCapital && (wordBits(tokens, at) & (WORD.small | WORD.definite | WORD.article)) !== 0) continue;
    if (!isCapital && nounAt(tokens, at, lexicon) !== 'body') continue;
    if (
      isCapital &&
      known &&
      kind === 'bracket' &&
      foreign === -1 &&
      (at < last || lengthAt(tokens, at) >= COMPOUND) &&
      isBody(tokens, at, last, lexicon)
    )
      foreign = at;
    if (initialOf(tokens, at) !== letters[0]) continue;
    if (at === last && lengthAt(tokens, at) < COMPOUND) continue;
    const match = matchLetters(tokens, at, last, letters);
    if (match === null || !isBody(tokens, at, last, lexicon)) continue;
    if (match.skipped === 0) return at;
    if (match.skipped === 1 && second === -1 && kind !== 'comma') second = at;
  }
  return second !== -1 ? second : foreign;
}

/** Letters of a word that gives all letters of a short form: "Bundesnachrichtendienst (BND)". */
const COMPOUND = 10;

/** A noun for bodies comes before any for treaties, and no person's title opens the name. */
function isBody(tokens: Tokens, first: number, last: number, lexicon: OrganizationLexicon): boolean {
  if ((wordBits(tokens, first) & WORD.title) !== 0) return false;
  let hasHead = false;
  for (let at = first; at <= last; at++) {
    const noun = nounAt(tokens, at, lexicon);
    if (noun === 'treaty') {
      // "Collective Security Treaty Organization" has its noun behind.
      if (!isEnglish(tokens, at)) return false;
      continue;
    }
    if (noun === 'body') {
      if (isNativeNoun(tokens, at, lexicon)) return true;
      hasHead = true;
    }
  }
  return hasHead && isTitleCase(tokens, first, last) && (wordBits(tokens, last) & WORD.not) === 0;
}

/** Words of English rows stand anywhere in a name; those of other languages open it. */
function isEnglish(tokens: Tokens, at: number): boolean {
  return (wordBits(tokens, at) & WORD.not) !== 0;
}

/** English writes all words of a name with capitals but for the small ones. */
function isTitleCase(tokens: Tokens, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    if (!isWord(tokens, at) || hasFlag(tokens, at, FLAG.capital | FLAG.hyphen) || isJoint(tokens, at)) continue;
    return false;
  }
  return true;
}

/** What a long form may be made of: words, numbers, marks around a part of it. */
function isPart(tokens: Tokens, at: number): boolean {
  const kind = tokens.kind[at]!;
  if (kind === KIND.possessive || kind === KIND.number || kind === KIND.mark) return true;
  return (
    kind === KIND.word && (hasFlag(tokens, at, FLAG.space | FLAG.hyphen) || isElision(tokens, at - 1) || tokens.kind[at - 1] === KIND.mark)
  );
}

function lengthAt(tokens: Tokens, at: number): number {
  return tokens.end[at]! - tokens.start[at]!;
}

function initialOf(tokens: Tokens, at: number): string {
  const unit = tokens.text.charCodeAt(tokens.start[at]!);
  return unit < 0x80 ? String.fromCharCode(fold(unit)) : (plain(tokens.text[tokens.start[at]!]!)[0] ?? '');
}

function lettersAt(tokens: Tokens, first: number, last: number): string {
  return plain(tokens.text.slice(tokens.start[first], tokens.end[last])).replace(/[^\p{L}\p{N}]/gu, '');
}
