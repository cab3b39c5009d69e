/**
 * What each UTF-16 code unit is, in tables filled on first use: asking Unicode costs a regular expression, asking a table
 * costs one load. The tables are pure caches: the same unit always gets the same answer.
 */

export const UNIT = {
  letter: 1,
  digit: 2,
  space: 3,
  line: 4,
  /** Han, Kana: scripts written without spaces, one unit a word. */
  ideograph: 5,
  mark: 6,
  apostrophe: 7,
  hyphen: 8,
  /** Soft hyphen, zero-width characters, variation selectors, bidi controls, vowel points, the Arabic stroke: no part of what is read. */
  ignorable: 9,
  punctuation: 10,
  /** An accent that stands after its letter in decomposed text. */
  combining: 11,
} as const;

/** Kind of each unit, 0 where `unitKind` has not been asked yet; loops over a text look here first. */
export const KINDS = new Uint8Array(65_536);
/** Folded unit, 0 where `fold` has not been asked yet. */
export const FOLDS = new Uint16Array(65_536);

/** Both in one: the kind in the high half, the folded unit in the low one; 0 where `glyph` has not been asked yet. */
export const GLYPHS = new Int32Array(65_536);

/** See `GLYPHS`; never 0. */
export function glyph(unit: number): number {
  const found = (unitKind(unit) << 16) | fold(unit);
  GLYPHS[unit] = found;
  return found;
}

/** One of `UNIT`. Surrogates are punctuation: no letter of the scripts the tool reads lies beyond the BMP. */
export function unitKind(unit: number): number {
  const known = KINDS[unit]!;
  if (known !== 0) return known;
  const kind = classify(unit);
  KINDS[unit] = kind;
  return kind;
}

/** The unit in lower case where that is one unit, apostrophes as U+0027; never changes the length of a text. */
export function fold(unit: number): number {
  const known = FOLDS[unit]!;
  if (known !== 0 || unit === 0) return known;
  let folded = unit;
  if (unitKind(unit) === UNIT.apostrophe) folded = 0x27;
  else {
    const lower = String.fromCharCode(unit).toLowerCase();
    if (lower.length === 1) folded = lower.charCodeAt(0);
  }
  FOLDS[unit] = folded;
  return folded;
}

export function isUpper(unit: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90;
  return fold(unit) !== unit && unitKind(unit) === UNIT.letter;
}

/** The code units that can be quotation marks, apart from apostrophes, which the reader of marks judges by their place. */
export const DOUBLE_MARKS = '"“”„‟«»‹›「」『』《》〈〉〝〞〟＂‚״';
export const APOSTROPHES = "'’‘‛ʼ＇`´";

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const SPACE = /\s/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Letters, digits and the rest of the scripts most texts are in, 0 for what Unicode has to be asked: compiling the expression for
 * letters takes longer than reading a page.
 */
function commonKind(unit: number): number {
  if (unit < 0x80) {
    if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) return UNIT.letter;
    return unit >= 0x30 && unit <= 0x39 ? UNIT.digit : UNIT.punctuation;
  }
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba ? UNIT.letter : UNIT.punctuation;
  if (unit < 0x250) return unit === 0xd7 || unit === 0xf7 ? UNIT.punctuation : UNIT.letter;
  if (unit >= 0x400 && unit < 0x530) return unit === 0x482 ? UNIT.punctuation : UNIT.letter;
  // General punctuation; currency signs; arrows, mathematics, boxes, pictures.
  if ((unit >= 0x2000 && unit < 0x2070) || (unit >= 0x20a0 && unit < 0x20d0) || (unit >= 0x2190 && unit < 0x2c00)) return UNIT.punctuation;
  return 0;
}

function classify(unit: number): number {
  const char = String.fromCharCode(unit);
  if (unit === 0x0a || unit === 0x0d) return UNIT.line;
  if (unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e)) return UNIT.ignorable;
  if ((unit >= 0x2060 && unit <= 0x2069) || unit === 0xfeff || unit === 0x061c || (unit >= 0xfe00 && unit <= 0xfe0f)) return UNIT.ignorable;
  if (unit >= 0x300 && unit < 0x370) return UNIT.combining;
  if (unit === 0x640 || (unit >= 0x64b && unit <= 0x655) || unit === 0x670) return UNIT.ignorable;
  if ((unit >= 0x591 && unit <= 0x5bd) || unit === 0x5bf || unit === 0x5c1 || unit === 0x5c2) return UNIT.ignorable;
  if (DOUBLE_MARKS.includes(char)) return UNIT.mark;
  if (APOSTROPHES.includes(char)) return UNIT.apostrophe;
  if (unit === 0x2d || unit === 0x2010 || unit === 0x2011) return UNIT.hyphen;
  if (SPACE.test(char)) return UNIT.space;
  const common = commonKind(unit);
  if (common !== 0) return common;
  if (IDEOGRAPH.test(char)) return UNIT.ideograph;
  if (LETTER.test(char)) return UNIT.letter;
  if (DIGIT.test(char)) return UNIT.digit;
  return UNIT.punctuation;
}
