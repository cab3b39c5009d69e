/**
 * Long forms with their short forms, as a block defines them: "Collective Security Treaty Organization (CSTO)" and
 * "CSTO (Collective Security Treaty Organization)". The letters of the short form must be found in the long one. Brackets after
 * names in English are read here, with the help of the names found so far; all else in `introductions.ts` and `unspaced.ts`.
 */
import { fold } from '../characters.ts';
import type { TextSpan } from '../span.ts';
import { TRAIT } from '../token-buffer.ts';
import { FLAG, hasFlag, isPunctuation, isWord, KIND, type Tokens } from '../words.ts';
import { longBefore, longBehind, nounInBracket, type Pair } from './introductions.ts';
import { bodyAt, formAt, type OrganizationLexicon, WORD, wordBits } from './lexicon.ts';
import { unspacedPair } from './unspaced.ts';

/** A stretch of tokens that can be a name; both ends included. */
export interface NameRun {
  readonly first: number;
  readonly last: number;
  /** Wording of the gazetteer, or -1 for a name the patterns found. */
  readonly nameForm: number;
  /** UTF-16 end; differs from the last token's where a wording ends in a sign ("OPEC+"). */
  readonly end: number;
}

/** A name with the country that the words around it give. */
export interface PlacedRun extends NameRun {
  /** Country index, -1 for none, below -1 where several could be meant. */
  readonly country: number;
  /** The name holds the words that give it. */
  readonly placed: boolean;
  /** The noun of what every state has, in another language and without a state. */
  readonly alone?: boolean;
  /** It is a body even where the text tells nothing of its state. */
  readonly stands?: boolean;
}

/** Offsets are UTF-16, relative to the block; token indexes include both ends. */
export interface LocalDefinition {
  readonly start: number;
  readonly end: number;
  readonly long: TextSpan;
  readonly short: TextSpan;
  readonly longFirst: number;
  readonly longLast: number;
  readonly shortFirst: number;
  readonly shortLast: number;
  /** Wordings of the gazetteer, or -1. */
  readonly longForm: number;
  readonly shortForm: number;
  /** Country index of "Ukraine's Ministry of Defence (MoD)"; see `PlacedRun`. */
  readonly longCountry: number;
}

/** Words before the bracket that a long form may have; keeps the search linear. */
const LONGEST = 14;
/** "(hereinafter referred to as the": tokens from the bracket to the short form. */
const WORDS_BEFORE_SHORT = 6;

/** Finds the definitions of a block. `runs` are the names found so far, in order. */
export function findDefinitions(tokens: Tokens, runs: readonly PlacedRun[], lexicon: OrganizationLexicon): readonly LocalDefinition[] {
  const bracket = (tokens.traits & TRAIT.bracket) === 0 ? -1 : nextBracket(tokens, 1);
  // Where there is no bracket, a short form in capitals, an unspaced one or a word such as "hereinafter" lets us look.
  const introduced = bracket !== -1 || ((tokens.kinds & (1 << KIND.punctuation)) !== 0 && mayIntroduce(tokens));
  if (bracket === -1 && !introduced) return NONE;
  const definitions: LocalDefinition[] = [];
  const byLast = new RunIndex(runs, 'last');
  const byFirst = new RunIndex(runs, 'first');
  for (let at = bracket; at !== -1; at = nextBracket(tokens, at + 1)) {
    const definition =
      longThenShort(tokens, at, byLast, lexicon) ??
      shortThenLong(tokens, at, byFirst, byLast, lexicon) ??
      nounIntroduced(tokens, at, byFirst, byLast, lexicon);
    if (definition === null) continue;
    const previous = definitions.at(-1);
    if (previous === undefined || previous.end <= definition.start) definitions.push(definition);
  }
  return introduced ? withIntroduced(tokens, definitions, byFirst, byLast, lexicon) : definitions;
}

/** Names by their first or last token; most blocks never ask. */
class RunIndex {
  private readonly runs: readonly PlacedRun[];
  private readonly side: 'first' | 'last';
  private known: Map<number, PlacedRun> | null = null;

  constructor(runs: readonly PlacedRun[], side: 'first' | 'last') {
    this.runs = runs;
    this.side = side;
  }

  get(token: number): PlacedRun | undefined {
    if (this.runs.length === 0) return undefined;
    this.known ??= new Map(this.runs.map((run) => [run[this.side], run]));
    return this.known.get(token);
  }
}

/** Adds what is introduced in other ways, where no definition stands yet. Looks at each short form once. */
function withIntroduced(
  tokens: Tokens,
  found: readonly LocalDefinition[],
  byFirst: RunIndex,
  byLast: RunIndex,
  lexicon: OrganizationLexicon,
): readonly LocalDefinition[] {
  let added: LocalDefinition[] | null = null;
  const { count } = tokens;
  const isUnspaced = (tokens.flagged & FLAG.ideograph) !== 0;
  let near = 0;
  for (let at = 0; at < count; at++) {
    let pair: Pair | null = null;
    if (tokens.kind[at] !== KIND.punctuation) pair = spacedPair(tokens, at, byLast, lexicon);
    else if (isUnspaced) pair = unspacedAt(tokens, at, byLast, lexicon);
    if (pair === null || isTaken(found, pair.shortFirst) || isTaken(found, pair.longLast)) continue;
    const { longFirst, longLast, shortFirst, shortLast } = pair;
    const long = byFirst.get(longFirst);
    const run = long !== undefined && long.last === longLast ? long : undefined;
    const definition = definitionOf(tokens, longFirst, longLast, run, shortFirst, shortLast, byLast.get(shortLast));
    const last = added?.at(-1);
    if (last !== undefined && definition.start < last.end) continue;
    // Both lists are in order, so the definition that could be in the way is near the one asked for before.
    while (near > 0 && found[near - 1]!.end > definition.start) near--;
    while (near < found.length && found[near]!.end <= definition.start) near++;
    if (near < found.length && found[near]!.start < definition.end) continue;
    added ??= [];
    added.push(definition);
  }
  return added === null ? found : [...found, ...added].sort((a, b) => a.start - b.start);
}

function isTaken(found: readonly LocalDefinition[], token: number): boolean {
  for (const { shortFirst, longLast } of found) if (shortFirst === token || longLast === token) return true;
  return false;
}

/** The tokens are a wording of the gazetteer. */
function isKnown(byLast: RunIndex, first: number, last: number): boolean {
  const run = byLast.get(last);
  return run !== undefined && run.first === first && run.nameForm !== -1;
}

function unspacedAt(tokens: Tokens, at: number, byLast: RunIndex, lexicon: OrganizationLexicon): Pair | null {
  return unspacedPair(tokens, at, (first, last) => isKnown(byLast, first, last), lexicon);
}

function spacedPair(tokens: Tokens, at: number, byLast: RunIndex, lexicon: OrganizationLexicon): Pair | null {
  if (!hasFlag(tokens, at, FLAG.capital) || hasFlag(tokens, at, FLAG.hyphen)) return null;
  const last = shortEnd(tokens, at);
  if (last === -1) return null;
  return longBefore(tokens, at, last, isKnown(byLast, at, last), lexicon) ?? longBehind(tokens, at, last, lexicon);
}

function mayIntroduce(tokens: Tokens): boolean {
  if ((tokens.flagged & (FLAG.allCaps | FLAG.ideograph)) !== 0) return true;
  if (tokens.allBodies !== -1) return (tokens.allBodies & WORD.intro) !== 0;
  for (let at = 0; at < tokens.count; at++) if ((tokens.bodies[at]! & WORD.intro) !== 0) return true;
  return false;
}

const NONE: readonly LocalDefinition[] = [];

/** The next opening bracket that something can stand in, -1 where there is none. */
function nextBracket(tokens: Tokens, from: number): number {
  const { kind, hash, count } = tokens;
  for (let at = from; at + 2 < count; at++) if (hash[at] === 0x28 && kind[at] === KIND.punctuation) return at;
  return -1;
}

function longThenShort(tokens: Tokens, bracket: number, byLast: RunIndex, lexicon: OrganizationLexicon): LocalDefinition | null {
  let first = bracket + 1;
  // "(the SDF)", "(hereinafter: SDF)", "(hereinafter referred to as the SDF)" are definitions, too.
  while (first < bracket + WORDS_BEFORE_SHORT && isBeforeShort(tokens, first)) first++;
  const direct = first === bracket + 1 || (wordBits(tokens, bracket + 1) & WORD.definite) !== 0;
  const last = shortEnd(tokens, first);
  if (last === -1) return null;
  if (!['(', ')', ',', ';'].some((sign) => isPunctuation(tokens, last + 1, sign))) return null;
  const longLast = bracket - 1 - (tokens.kind[bracket - 1] === KIND.mark ? 1 : 0);
  if (!isWord(tokens, longLast) && tokens.kind[longLast] !== KIND.number) return null;
  const short = lettersOf(tokens, first, last);
  const known = byLast.get(longLast);
  let longFirst = -1;
  const named = known !== undefined && known.first < known.last ? known : null;
  if (named !== null && (isAbbreviationOf(tokens, first, last, named, lexicon) || fits(tokens, named.first, longLast, short))) {
    longFirst = named.first;
  } else if (named !== null && direct && isForeign(tokens, first, last, named, lexicon) && longStart(tokens, longLast, short) === -1) {
    longFirst = named.first;
  } else {
    longFirst = longStart(tokens, longLast, short);
    if (longFirst === -1 || !isBody(tokens, longFirst, longLast)) return null;
    // "Philippine Supreme Court (SC)": the letters leave out the state, which is part of the name all the same.
    if (named?.placed === true && named.first < longFirst) longFirst = named.first;
  }
  const long = known !== undefined && known.first === longFirst ? known : undefined;
  return definitionOf(tokens, longFirst, longLast, long, first, last, byLast.get(last));
}

function shortThenLong(
  tokens: Tokens,
  bracket: number,
  byFirst: RunIndex,
  byLast: RunIndex,
  lexicon: OrganizationLexicon,
): LocalDefinition | null {
  let shortFirst = bracket - 1;
  while (hasFlag(tokens, shortFirst, FLAG.hyphen) && shortFirst > 0) shortFirst--;
  if (shortFirst < 0 || !isShort(tokens, shortFirst, bracket - 1)) return null;
  let longFirst = bracket + 1;
  while (longFirst < tokens.count && isWord(tokens, longFirst) && (wordBits(tokens, longFirst) & WORD.lead) !== 0) longFirst++;
  if ((wordBits(tokens, longFirst) & WORD.definite) !== 0) longFirst++;
  let longLast = longFirst;
  while (longLast + 1 < tokens.count && longLast - longFirst < LONGEST && isNamePart(tokens, longLast + 1)) longLast++;
  if (longLast <= longFirst || longLast + 1 >= tokens.count || tokens.kind[longLast + 1] !== KIND.punctuation) return null;
  const known = byFirst.get(longFirst);
  const known0 = known !== undefined && known.last === longLast ? known : undefined;
  const short = lettersOf(tokens, shortFirst, bracket - 1);
  if (known0 === undefined || !isAbbreviationOf(tokens, shortFirst, bracket - 1, known0, lexicon)) {
    if (!fits(tokens, longFirst, longLast, short) || !isBody(tokens, longFirst, longLast)) return null;
  }
  return definitionOf(tokens, longFirst, longLast, known0, shortFirst, bracket - 1, byLast.get(bracket - 1));
}

function nounIntroduced(
  tokens: Tokens,
  bracket: number,
  byFirst: RunIndex,
  byLast: RunIndex,
  lexicon: OrganizationLexicon,
): LocalDefinition | null {
  const pair = nounInBracket(tokens, bracket, lexicon);
  if (pair === null) return null;
  const { longFirst, longLast, shortFirst, shortLast } = pair;
  const run = byFirst.get(longFirst);
  const known = run !== undefined && run.last === longLast ? run : undefined;
  return definitionOf(tokens, longFirst, longLast, known, shortFirst, shortLast, byLast.get(shortLast));
}

function definitionOf(
  tokens: Tokens,
  longFirst: number,
  longLast: number,
  longRun: PlacedRun | undefined,
  shortFirst: number,
  shortLast: number,
  shortRun: NameRun | undefined,
): LocalDefinition {
  const long = spanOf(tokens, longFirst, longLast);
  const short = spanOf(tokens, shortFirst, shortLast);
  return {
    start: Math.min(long.start, short.start),
    end: Math.max(long.end, short.end),
    long,
    short,
    longFirst,
    longLast,
    shortFirst,
    shortLast,
    longForm: longRun?.nameForm ?? -1,
    longCountry: longRun?.country ?? -1,
    shortForm: shortRun !== undefined && shortRun.first === shortFirst ? shortRun.nameForm : -1,
  };
}

function spanOf(tokens: Tokens, first: number, last: number): TextSpan {
  const start = tokens.start[first]!;
  const end = tokens.end[last]!;
  return { start, end, text: tokens.text.slice(start, end) };
}

/** A small word or a colon: what may stand between the bracket and the short form. */
function isBeforeShort(tokens: Tokens, at: number): boolean {
  if (isPunctuation(tokens, at, ':')) return true;
  return isWord(tokens, at) && !isShort(tokens, at, shortLast(tokens, at));
}

/** The last token of a short form that starts at `first`, or -1. */
function shortEnd(tokens: Tokens, first: number): number {
  const last = shortLast(tokens, first);
  return isShort(tokens, first, last) ? last : -1;
}

function shortLast(tokens: Tokens, first: number): number {
  let last = first;
  while (hasFlag(tokens, last + 1, FLAG.hyphen) && last - first < 3) last++;
  return last;
}

const ASCII = /^[ -~]*$/;

/** Two to ten letters and digits with a capital at the front and one more: "CSTO", "AfDB", "UN-Habitat", "G20". */
function isShort(tokens: Tokens, first: number, last: number): boolean {
  if (!isWord(tokens, first) || !hasFlag(tokens, first, FLAG.capital)) return false;
  const start = tokens.start[first]!;
  const end = tokens.end[last]!;
  if (end - start < 2 || end - start > 12 || !hasLaterCapital(tokens, start, end)) return false;
  const text = tokens.text.slice(start, end);
  // Nearly all are plain letters, for which Unicode need not be asked.
  if (ASCII.test(text)) return /^[A-Z][A-Za-z\d./-]*$/.test(text) && /[A-Z].*[A-Z]/.test(text);
  return /^\p{Lu}[\p{L}\p{N}./-]*$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
}

/** False for "Parliament", which most capitalised words are like: told without a string of them being made. */
function hasLaterCapital({ units }: Tokens, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const unit = units[at]!;
    // Which letters beyond ASCII are capitals is asked later.
    if (unit > 0x7e || (unit >= 0x41 && unit <= 0x5a)) return true;
  }
  return false;
}

function lettersOf(tokens: Tokens, first: number, last: number): string {
  const text = tokens.text.slice(tokens.start[first], tokens.end[last]);
  return ASCII.test(text) ? text.replace(/[^A-Za-z\d]/g, '') : text.replace(/[^\p{L}\p{N}]/gu, '');
}

function isAbbreviationOf(tokens: Tokens, first: number, last: number, run: NameRun, lexicon: OrganizationLexicon): boolean {
  if (run.nameForm === -1) return false;
  const text = tokens.text.slice(tokens.start[first], tokens.end[last]);
  return formAt(lexicon, run.nameForm).entries.some((entry) => {
    // What every state has, has no letters of its own.
    if (entry >= lexicon.institutions.rows) return false;
    const body = bodyAt(lexicon, entry);
    return body.abbreviations.includes(text) || body.aliases.includes(text) || body.shortForms.includes(text);
  });
}

/**
 * "Basque Nationalist Party (PNV)": an abbreviation of the name in another language has other letters. Taken only right after
 * the name of a body that has no abbreviation of its own, and where the letters are no state ("Labour Party (UK)").
 */
function isForeign(tokens: Tokens, first: number, last: number, run: NameRun, lexicon: OrganizationLexicon): boolean {
  if (first !== last || !hasFlag(tokens, first, FLAG.allCaps) || !isPunctuation(tokens, last + 1, ')')) return false;
  const length = tokens.end[first]! - tokens.start[first]!;
  if (length < 3 || length > 6) return false;
  if (run.nameForm !== -1) {
    const rows = formAt(lexicon, run.nameForm).entries.filter((entry) => entry < lexicon.institutions.rows);
    if (rows.some((entry) => bodyAt(lexicon, entry).abbreviations.length > 0)) return false;
  }
  const text = tokens.text.slice(tokens.start[first], tokens.end[first]);
  return !lexicon.countryNames.has(text);
}

/** A word, or a small word that joins: what a long form may be made of. */
function isNamePart(tokens: Tokens, at: number): boolean {
  if (at < 0 || at >= tokens.count) return false;
  const kind = tokens.kind[at]!;
  if (kind === KIND.possessive) return true;
  if (kind === KIND.number) return true;
  return kind === KIND.word && hasFlag(tokens, at, FLAG.space | FLAG.hyphen);
}

/** The first token of the shortest long form before `last` whose letters give `short`, or -1. */
function longStart(tokens: Tokens, last: number, short: string): number {
  const least = Math.max(0, last - LONGEST);
  const initial = fold(short.charCodeAt(0));
  for (let at = last - 1; at >= least; at--) {
    if (!isNamePart(tokens, at + 1)) return -1;
    if (!isWord(tokens, at) || !hasFlag(tokens, at, FLAG.capital)) continue;
    if (fold(tokens.text.charCodeAt(tokens.start[at]!)) !== initial) continue;
    if (fits(tokens, at, last, short)) return at;
  }
  return -1;
}

/**
 * True where the letters of the short form stand in the long form in order, each as the first letter of a word or after a
 * letter that was taken from the same word, the first of them in the first word and one at least in the last. Every
 * capitalised word but one must give a letter, so that a sentence never fits by chance. A body's owner need not: "of the United
 * Nations" after the last letter.
 */
function fits(tokens: Tokens, first: number, last: number, short: string): boolean {
  const letters = short.toLowerCase();
  if (letters.length < 2) return false;
  let at = 0;
  let skipped = 0;
  for (let token = first; token <= last; token++) {
    if (tokens.kind[token] === KIND.possessive) continue;
    if (at === letters.length && (wordBits(tokens, token) & WORD.of) !== 0) break;
    const capital = hasFlag(tokens, token, FLAG.capital);
    const word = tokens.text.slice(tokens.start[token], tokens.end[token]).toLowerCase();
    if (at < letters.length && word[0] === letters[at]) {
      // A small word gives its letter only where the next capitalised one does not have it: "SCO" of "… Cooperation Organization".
      if (!capital && laterInitial(tokens, token + 1, last, letters[at]!)) continue;
      at++;
      let inside = 1;
      while (at < letters.length && inside < word.length) {
        if (laterInitial(tokens, token + 1, last, letters[at]!)) break;
        const found = word.indexOf(letters[at]!, inside);
        if (found === -1) break;
        inside = found + 1;
        at++;
      }
    } else if (token === first) return false;
    else if (capital) skipped++;
  }
  return at === letters.length && skipped <= 1;
}

/** True when a capitalised word from `from` on, before any other two, begins with the letter. */
function laterInitial(tokens: Tokens, from: number, last: number, letter: string): boolean {
  for (let at = from, seen = 0; at <= last && seen < 2; at++) {
    if (tokens.kind[at] !== KIND.word && tokens.kind[at] !== KIND.number) continue;
    if (!hasFlag(tokens, at, FLAG.capital)) continue;
    if (tokens.text[tokens.start[at]!]!.toLowerCase() === letter) return true;
    seen++;
  }
  return false;
}

/** A long form names a body where it has a head noun, and no noun that ends the name of a treaty, a plan or a thing. */
function isBody(tokens: Tokens, first: number, last: number): boolean {
  let head = false;
  // "Member of Parliament (MP)" is a person.
  if ((wordBits(tokens, first) & WORD.title) !== 0) return false;
  for (let at = first; at <= last; at++) {
    const bits = wordBits(tokens, at);
    if (hasFlag(tokens, at, FLAG.capital) && (bits & WORD.head) !== 0) head = true;
    else if (
      !hasFlag(tokens, at, FLAG.capital) &&
      (bits & (WORD.link | WORD.and | WORD.article)) === 0 &&
      tokens.kind[at] === KIND.word &&
      !hasFlag(tokens, at, FLAG.hyphen)
    )
      return false;
  }
  return head && (wordBits(tokens, last) & WORD.not) === 0;
}
