/**
 * One pass over the units of a block: words with a folded hash, numbers, quotation marks, punctuation. Every detector reads
 * these tokens; none reads the text with expressions of its own.
 */
import { FOLDS, fold, GLYPHS, glyph, isUpper, KINDS, UNIT, unitKind } from './characters.ts';
import { composed, mayMix, unmixed } from './look-alikes.ts';
import { TokenBuffer, type Tokens } from './token-buffer.ts';

export type { Tokens } from './token-buffer.ts';

export const KIND = {
  word: 1,
  number: 2,
  /** A quotation mark or a loose apostrophe; `quotations/marks.ts` judges it. */
  mark: 3,
  punctuation: 4,
  /** Code, a link's address, HTML: stands in the sentence, says nothing. */
  opaque: 5,
  /** The 's of a possessive (or of "it's"), split from its word. */
  possessive: 6,
} as const;

export const FLAG = {
  /** The first letter is a capital. */
  capital: 1,
  /** Two or more letters, all capitals. */
  allCaps: 2,
  /** Holds a digit. */
  digit: 4,
  /** White space or the start of the block stands before. */
  space: 8,
  /** A line break stands before. */
  line: 16,
  /** Joined by a hyphen to the token before. */
  hyphen: 32,
  /** One Han or Kana unit. */
  ideograph: 64,
  /** Written with stops inside, as "U.S."; the stops belong to the token and not to the hash. */
  dotted: 128,
  /** A possessive follows. */
  possessed: 256,
} as const;

/** True for the first token of a line; a Markdown prefix between the lines hides the break from the flags. */
export function opensLine(tokens: Tokens, token: number): boolean {
  const { flags, start, end, text } = tokens;
  if (token <= 0 || (flags[token]! & FLAG.space) === 0) return token === 0;
  if ((flags[token]! & FLAG.line) !== 0) return true;
  for (let at = end[token - 1]!; at < start[token]!; at++) if (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d) return true;
  return false;
}

/** What the syntax of a block hides from the reader; see `prose.ts`. */
export interface Mask {
  /** One of `MASK` for each unit of the block. Holds until the buffer it stands in takes the next block. */
  readonly codes: Uint8Array;
  /** Character references: offset -> the unit meant and the end of the reference. */
  readonly references: ReadonlyMap<number, { readonly unit: number; readonly end: number }>;
}

export const MASK = {
  prose: 0,
  /** Takes no room in what is read: emphasis marks, link brackets. */
  markup: 1,
  /** Stands for one thing that is not read: code, addresses, HTML. */
  opaque: 2,
  /** Reads as a space: block quotation marks and indents at line starts. */
  space: 3,
  /** A backslash that escapes the next unit. */
  escape: 4,
  /** The start of a character reference. */
  reference: 5,
} as const;

export interface WordOptions {
  /** Splits French and Italian elisions: "l'" | "OTAN". */
  readonly elision: boolean;
}

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The hash of a single word as `tokenize` gives it. */
export function hashWord(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unitKind(unit) !== UNIT.ignorable && unit !== 0x2e) hash = Math.imul(hash ^ fold(unit), PRIME);
  }
  return hash;
}

/** A word's hash with one more folded unit. */
export function hashUnit(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, PRIME);
}

/**
 * Reads one block. Linear in its length; never throws. With a `buffer` the tokens stand in its arrays and hold until it is used
 * again.
 */
export function tokenize(text: string, mask: Mask | null, options: WordOptions, buffer?: TokenBuffer): Tokens {
  const out = buffer ?? new TokenBuffer();
  if (out.text !== text) out.load(text);
  out.begin();
  const { units, start: starts, end: ends, kind: kinds, flags, hash: hashes } = out;
  let words = 0;
  let flagged = 0;
  const codes = mask === null ? null : mask.codes;
  const length = text.length;
  let space: number = FLAG.space;
  let at = 0;
  while (at < length) {
    const code = codes === null ? MASK.prose : codes[at]!;
    if (code !== MASK.prose) {
      if (code === MASK.opaque) {
        const start = at;
        while (at < length && codes![at] === MASK.opaque) at++;
        out.add(start, at, KIND.opaque, space, 0);
        space = 0;
      } else if (code === MASK.reference) {
        const reference = mask!.references.get(at)!;
        const kind = unitKind(reference.unit);
        if (kind === UNIT.space) space |= FLAG.space;
        else {
          out.add(at, reference.end, kind === UNIT.mark || kind === UNIT.apostrophe ? KIND.mark : KIND.punctuation, space, reference.unit);
          space = 0;
        }
        at = reference.end;
      } else if (code === MASK.escape && at + 1 < length) {
        const unit = units[at + 1]!;
        const kind = unitKind(unit);
        out.add(at, at + 2, kind === UNIT.mark || kind === UNIT.apostrophe ? KIND.mark : KIND.punctuation, space, unit);
        space = 0;
        at += 2;
      } else {
        if (code === MASK.space) space |= FLAG.space;
        at++;
      }
      continue;
    }
    const unit = units[at]!;
    const read = GLYPHS[unit]! || glyph(unit);
    const type = read >> 16;
    if (type === UNIT.letter) {
      // A word of letters alone, which nearly all are. It is read here: a call, and looking up the arrays, would cost as much again.
      let next = unit;
      let nextRead = read;
      let sum = SEED;
      let capitals = 0;
      let end = at;
      let any = 0;
      let all = unit;
      do {
        const folded = nextRead & 0xffff;
        sum = Math.imul(sum ^ folded, PRIME);
        if (folded !== next) capitals++;
        any |= next;
        all &= next;
        // A zero stands after the last unit and is no letter.
        next = units[++end]!;
        nextRead = GLYPHS[next]! || glyph(next);
      } while (nextRead >> 16 === UNIT.letter && (codes === null || codes[end] === MASK.prose));
      if (mayGoOn(units, at, end, nextRead >> 16, codes, length)) at = readWord(out, at, codes, options, space);
      else {
        if ((read & 0xffff) !== unit) space |= FLAG.capital;
        if (capitals > 1 && capitals === end - at) space |= FLAG.allCaps;
        if (any >= 0x370 && mayMix(any, all)) sum = hashWord(unmixed(text.slice(at, end)));
        const token = out.count++;
        starts[token] = at;
        ends[token] = end;
        kinds[token] = KIND.word;
        flags[token] = space;
        hashes[token] = sum;
        flagged |= space;
        at = end;
      }
      space = 0;
      words = 1 << KIND.word;
      continue;
    }
    switch (type) {
      case UNIT.combining:
        at = readWord(out, at, codes, options, space);
        space = 0;
        break;
      case UNIT.space:
        space |= FLAG.space;
        at++;
        break;
      case UNIT.line:
        space |= FLAG.space | FLAG.line;
        at++;
        break;
      case UNIT.ignorable:
        at++;
        break;
      case UNIT.ideograph:
        out.add(at, at + 1, KIND.word, space | FLAG.ideograph, Math.imul(SEED ^ unit, PRIME));
        at++;
        space = 0;
        break;
      case UNIT.digit:
        at = readNumber(out, at, codes, space);
        space = 0;
        break;
      case UNIT.hyphen: {
        // Between two words a hyphen joins; anywhere else it is punctuation.
        const next = at + 1 < length ? unitKind(units[at + 1]!) : 0;
        if (space === 0 && endsInWord(out) && (next === UNIT.letter || next === UNIT.digit)) space = FLAG.hyphen;
        else {
          out.add(at, at + 1, KIND.punctuation, space, unit);
          space = 0;
        }
        at++;
        break;
      }
      case UNIT.apostrophe: {
        // Two in a row are one double mark, as typewriters and TeX write it.
        const doubled = at + 1 < length && units[at + 1] === unit && (unit === 0x27 || unit === 0x60 || unit === 0x2019 || unit === 0x2018);
        // Of three after a word the first closes what stands inside: ''She said, 'Go.''' is one double mark behind a single one.
        const inner = doubled && space === 0 && at + 2 < length && units[at + 2] === unit && (at + 3 >= length || units[at + 3] !== unit);
        const pair = doubled && !inner;
        out.add(at, at + (pair ? 2 : 1), KIND.mark, space, pair ? PAIRED + unit : unit);
        at += pair ? 2 : 1;
        space = 0;
        break;
      }
      case UNIT.mark:
        out.add(at, at + 1, KIND.mark, space, unit);
        at++;
        space = 0;
        break;
      default:
        out.add(at, at + 1, KIND.punctuation, space, unit);
        at++;
        space = 0;
    }
  }
  out.kinds |= words;
  out.flagged |= flagged;
  return out.finish();
}

/** What follows the letters from `from` to `end`, a unit of a kind, may belong to their word. */
function mayGoOn(units: Uint16Array, from: number, end: number, kind: number, codes: Uint8Array | null, length: number): boolean {
  if (codes !== null && end < length && codes[end] !== MASK.prose) return codes[end] === MASK.markup;
  switch (kind) {
    case UNIT.space:
      return false;
    case UNIT.digit:
    case UNIT.ignorable:
    case UNIT.apostrophe:
    case UNIT.combining:
      return true;
    default: {
      const unit = units[end]!;
      return unit === 0x2e ? end - from === 1 : (unit === 0x22 || unit === 0x5f4) && isHebrew(units[end - 1]!);
    }
  }
}

function endsInWord(out: TokenBuffer): boolean {
  const kind = out.count > 0 ? out.kind[out.count - 1]! : 0;
  return kind === KIND.word || kind === KIND.number;
}

/** Added to the unit of a doubled apostrophe in `hash`, to tell '' from '. */
export const PAIRED = 0x10000;

/** Elisions that are split from the word they lean on, folded. */
const ELISIONS = new Set([
  'l',
  'd',
  'j',
  'm',
  't',
  's',
  'n',
  'c',
  'qu',
  'jusqu',
  'lorsqu',
  'puisqu',
  'quoiqu',
  'dell',
  'all',
  'nell',
  'dall',
  'sull',
  'un',
  'quest',
]);

/** Any word. */
function readWord(out: TokenBuffer, from: number, codes: Uint8Array | null, options: WordOptions, space: number): number {
  const { units, text } = out;
  const length = text.length;
  let at = from;
  let hash = SEED;
  let flags = space;
  let letters = 0;
  let capitals = 0;
  // The last letter and the hash before it: an accent that follows makes them another letter.
  let last = 0;
  let hashBefore = hash;
  let any = 0;
  let all = 0xffff;
  if (isUpper(units[from]!)) flags |= FLAG.capital;
  while (at < length) {
    if (codes !== null && codes[at] !== MASK.prose) {
      // Emphasis inside a word does not end it: **N**ATO.
      if (codes[at] === MASK.markup && continues(out, at, codes)) {
        at++;
        continue;
      }
      break;
    }
    const unit = units[at]!;
    const kind = KINDS[unit]! || unitKind(unit);
    if (kind === UNIT.letter) {
      const folded = FOLDS[unit]! || fold(unit);
      last = unit;
      hashBefore = hash;
      any |= unit;
      all &= unit;
      hash = Math.imul(hash ^ folded, PRIME);
      letters++;
      if (folded !== unit) capitals++;
      at++;
    } else if (kind === UNIT.combining) {
      const unitMeant = last === 0 ? 0 : composed(last, unit);
      last = unitMeant;
      hash = unitMeant === 0 ? Math.imul(hash ^ unit, PRIME) : Math.imul(hashBefore ^ fold(unitMeant), PRIME);
      at++;
    } else if (kind === UNIT.digit) {
      hash = Math.imul(hash ^ unit, PRIME);
      flags |= FLAG.digit;
      at++;
    } else if (kind === UNIT.ignorable) {
      at++;
    } else if (unit === 0x2e) {
      // "U.S.", "e.g.": single letters with stops between are one word, the last stop with them.
      if (letters >= 1 && singleBefore(units, at, from) && at + 1 < length && singleAt(units, at + 1, length)) {
        flags |= FLAG.dotted;
        at++;
      } else if ((flags & FLAG.dotted) !== 0) {
        at++;
        break;
      } else break;
    } else if (kind === UNIT.apostrophe && at + 1 < length && letters > 0 && unitKind(units[at + 1]!) === UNIT.letter) {
      const next = fold(units[at + 1]!);
      const after = at + 2 < length ? unitKind(units[at + 2]!) : 0;
      if (next === 0x73 && after !== UNIT.letter && after !== UNIT.digit) {
        out.add(from, at, KIND.word, finish(flags, letters, capitals) | FLAG.possessed, hash);
        out.add(at, at + 2, KIND.possessive, 0, 0x73);
        return at + 2;
      }
      if (options.elision && ELISIONS.has(text.slice(from, at).toLowerCase())) {
        // The apostrophe counts: "m'" is no "M." and "d'" no initial.
        hash = Math.imul(hash ^ 0x27, PRIME);
        at++;
        break;
      }
      if (unit === 0x60 || unit === 0xb4) break;
      hash = Math.imul(hash ^ 0x27, PRIME);
      at++;
    } else if ((unit === 0x22 || unit === 0x5f4) && at + 1 < length && isHebrew(units[at - 1]!) && isHebrew(units[at + 1]!)) {
      // Gershayim inside a Hebrew abbreviation, perhaps typed as a straight mark.
      hash = Math.imul(hash ^ 0x22, PRIME);
      at++;
    } else break;
  }
  if (any >= 0x370 && mayMix(any, all) && codes === null) hash = hashWord(unmixed(out.text.slice(from, at)));
  out.add(from, at, KIND.word, finish(flags, letters, capitals), hash);
  return at;
}

function finish(flags: number, letters: number, capitals: number): number {
  return letters >= 2 && capitals === letters ? flags | FLAG.allCaps : flags;
}

function continues(out: TokenBuffer, from: number, codes: Uint8Array): boolean {
  const { units } = out;
  const { length } = out.text;
  let at = from;
  while (at < length && codes[at] === MASK.markup) at++;
  return at < length && codes[at] === MASK.prose && unitKind(units[at]!) === UNIT.letter;
}

function singleBefore(units: Uint16Array, at: number, from: number): boolean {
  return at - from === 1 || units[at - 2] === 0x2e;
}

function singleAt(units: Uint16Array, at: number, length: number): boolean {
  if (unitKind(units[at]!) !== UNIT.letter) return false;
  return at + 1 >= length || unitKind(units[at + 1]!) !== UNIT.letter;
}

function isHebrew(unit: number): boolean {
  return unit >= 0x05d0 && unit <= 0x05ea;
}

function readNumber(out: TokenBuffer, from: number, codes: Uint8Array | null, space: number): number {
  const { units } = out;
  const { length } = out.text;
  let at = from;
  let hash = SEED;
  while (at < length && (codes === null || codes[at] === MASK.prose)) {
    const unit = units[at]!;
    const kind = unitKind(unit);
    if (kind === UNIT.digit || kind === UNIT.letter) hash = Math.imul(hash ^ fold(unit), PRIME);
    else if ((unit === 0x2e || unit === 0x2c) && at + 1 < length && unitKind(units[at + 1]!) === UNIT.digit) {
      hash = Math.imul(hash ^ unit, PRIME);
    } else break;
    at++;
  }
  out.add(from, at, KIND.number, space | FLAG.digit, hash);
  return at;
}

/** The text of a token. */
export function tokenText(tokens: Tokens, index: number): string {
  return tokens.text.slice(tokens.start[index], tokens.end[index]);
}

export function isWord(tokens: Tokens, index: number): boolean {
  return index >= 0 && index < tokens.count && tokens.kind[index] === KIND.word;
}

export function hasFlag(tokens: Tokens, index: number, flag: number): boolean {
  return index >= 0 && index < tokens.count && (tokens.flags[index]! & flag) !== 0;
}

/** True when the token is that punctuation mark. */
export function isPunctuation(tokens: Tokens, index: number, char: string): boolean {
  return index >= 0 && index < tokens.count && tokens.kind[index] === KIND.punctuation && tokens.hash[index] === char.charCodeAt(0);
}
