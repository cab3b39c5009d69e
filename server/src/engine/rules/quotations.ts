/** What the rules about quotations share. */

import type { Basis, Edit, Quotation, QuotationMarks } from '../facts.ts';
import { type Phrase, phrase, styleName } from '../said.ts';
import type { Span, TextSlices } from '../span.ts';
import type { RuleContext } from './rule.ts';

/** A quotation in marks, not a title, a scare quote or a report. */
export function isDirect(quotation: Quotation): boolean {
  return quotation.use === 'quotation' && (quotation.type === 'direct' || quotation.type === 'mixed');
}

/** Whatever stands in marks that open and close. */
export interface ClosedMarks {
  readonly quotation: Quotation;
  readonly marks: QuotationMarks & { readonly close: string };
  readonly open: Span;
  readonly close: Span;
  /** Between the marks; the first and the last stretch of it where it runs over several paragraphs. */
  readonly first: Span;
  readonly last: Span;
}

/**
 * The document had a say in it: it runs over several paragraphs, or one before or after names its speaker. A rule of a block must
 * not look around such a quotation, for nobody tells it when the neighbours change.
 */
export function isAcross({ basis, content }: Quotation, text: TextSlices): boolean {
  if (ACROSS.includes(basis)) return true;
  const [first, next] = content;
  return next !== undefined && text.slice(first!.end, next.start).includes('\n');
}

const ACROSS: readonly Basis[] = ['lead-in', 'continued', 'floating', 'attribution-line'];

/** What stands in a pair of marks, but for the title marks of Chinese and Japanese, which say something else. */
export function inMarks(quotations: readonly Quotation[]): readonly ClosedMarks[] {
  if (quotations.length === 0) return NO_CLOSED;
  // Several rules ask one after the other.
  if (quotations !== asked) {
    answer = closedMarks(quotations);
    asked = quotations;
  }
  return answer;
}

const NO_CLOSED: readonly ClosedMarks[] = [];
let asked: readonly Quotation[] = [];
let answer = NO_CLOSED;

function closedMarks(quotations: readonly Quotation[]): readonly ClosedMarks[] {
  const found: ClosedMarks[] = [];
  for (const quotation of quotations) {
    const { marks, content, start, end } = quotation;
    if (marks === null || !isClosed(marks) || TITLE_MARKS.includes(marks.open)) continue;
    const first = content[0]!;
    const last = content[content.length - 1]!;
    found.push({
      quotation,
      marks,
      open: { start, end: first.start },
      close: { start: last.end, end },
      first,
      last,
    });
  }
  return found;
}

function isClosed(marks: QuotationMarks): marks is ClosedMarks['marks'] {
  return marks.close !== null;
}

const TITLE_MARKS = '《〈';

/** The pair as the data writes it; doubled apostrophes make it longer than two. */
export function pairOf(marks: { readonly open: string; readonly close: string }): string {
  return marks.open + marks.close;
}

/** Both marks replaced by those of `pair`, with the space the style has inside them; what is said is not touched. */
export function exchange({ open, close, first, last }: ClosedMarks, pair: string, { style, text }: RuleContext): Edits {
  const isSpaced = style?.noBreakSpace === true && pair === '«»';
  const before = isSpaced && !/^\s/.test(text.slice(first.start, Math.min(first.end, first.start + 1))) ? NO_BREAK_SPACE : '';
  const after = isSpaced && !/\s$/.test(text.slice(Math.max(last.start, last.end - 1), last.end)) ? NO_BREAK_SPACE : '';
  return {
    edit: { ...open, newText: pair.charAt(0) + before },
    also: [{ ...close, newText: after + pair.charAt(1) }],
  };
}

export interface Edits {
  readonly edit: Edit;
  readonly also: readonly Edit[];
}

export const NO_BREAK_SPACE = '\u00a0';

/**
 * The pairs that may stand where a quotation stands. In a style levels take turns: the third has the marks of the first again.
 * Without one any mark the language uses may stand on any level: press and publishers differ. Null where nothing is known.
 */
export function pairsAllowed({ around }: Pick<QuotationMarks, 'around'>, { style, marks }: RuleContext): readonly string[] | null {
  if (style === null) return marks === null ? null : [...marks.outer, ...marks.inner];
  if (around === null) return style.outer;
  const isInner = style.inner.some((pair) => pair.charAt(0) === around) && !style.outer.some((pair) => pair.charAt(0) === around);
  return isInner ? style.outer : style.inner;
}

/**
 * True where other marks could change what pairs with what: another single mark within or, for single marks that go, around. Looks
 * at a bounded stretch and says true beyond it.
 */
export function mayPairAnew(quotation: ClosedMarks, pair: string, text: TextSlices): boolean {
  const { first, last, open, close, marks } = quotation;
  // Each paragraph of a joined quotation opens with a mark of its own; an attribution inside the marks does not.
  const next = quotation.quotation.content[1];
  if (last.end - first.start > FIX_LONGEST || (next !== undefined && text.slice(first.end, next.start).includes(marks.open))) return true;
  const inside = text.slice(first.start, last.end);
  if (isSingle(marks.open) && isAcross(quotation.quotation, text)) return true;
  // Which of several apostrophes and single marks pair is told by all of them together.
  const around = isSingle(marks.open)
    ? text.slice(Math.max(0, open.start - NEAR), open.start) + text.slice(close.end, close.end + NEAR)
    : '';
  if (isSingle(pair) || isSingle(marks.open)) return SINGLE_MARK.test(inside + around);
  return inside.includes(pair.charAt(0)) || inside.includes(pair.charAt(1));
}

const SINGLE_MARK = /['’‘‛ʼ＇`´‚]/;
/** UTF-16 units around single marks that are looked at for others. */
const NEAR = 400;
/** UTF-16 units between the marks up to which a fix is offered that depends on them. */
export const FIX_LONGEST = 4_000;

export function isSingle(pair: string): boolean {
  return SINGLES.includes(pair.charAt(0));
}

const SINGLES = "'‘’‚‛`";

/** Straight marks are a typewriter's and belong to no language. */
export function isStraight(pair: string): boolean {
  return pair === '""' || pair === "''";
}

/** The whole words of a span, counted no further than `most`. */
export function countWords(text: TextSlices, span: Span, most: number): number {
  let words = 0;
  let inside = false;
  for (let at = span.start; at < span.end && words < most; at += STEP) {
    const piece = text.slice(at, Math.min(span.end, at + STEP));
    for (let i = 0; i < piece.length && words < most; i++) {
      const unit = piece.charCodeAt(i);
      const space = isSpace(unit);
      // Chinese and Japanese stand without spaces: each character counts.
      if (!space && (!inside || isIdeograph(unit))) words++;
      inside = !space;
    }
  }
  return words;
}

const STEP = 1_024;

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x202f || unit === 0x3000;
}

function isIdeograph(unit: number): boolean {
  return unit >= 0x3040 && unit <= 0x9fff;
}

/** The pair that was meant, and which of its marks faces the wrong way. */
export interface Turned {
  readonly wrong: 'opening' | 'closing' | 'both';
  readonly pair: string;
}

/**
 * The pair that was meant where a double mark faces the wrong way for the language: `”We act.”` in English, `„Wir handeln”` in
 * German. Null where nothing does, or where the marks are simply another language's.
 */
export function turned({ marks: { open, close } }: ClosedMarks, pairs: readonly string[]): Turned | null {
  if (open.length !== 1 || close.length !== 1 || pairs.includes(open + close)) return null;
  const family = FAMILIES.find((marks) => marks.includes(open));
  if (family === undefined) return null;
  const opens = pairs.some((pair) => pair.charAt(0) === open);
  const right = pairs.find((pair) => pair.charAt(0) === open && family.includes(pair.charAt(1)) && family.includes(close));
  if (right !== undefined) return { wrong: 'closing', pair: right };
  if (opens || !pairs.some((pair) => pair.charAt(1) === open)) return null;
  const left = pairs.find((pair) => pair.charAt(1) === close && family.includes(pair.charAt(0)));
  if (left !== undefined) return { wrong: 'opening', pair: left };
  const swapped = pairs.find((pair) => pair === close + open);
  return swapped === undefined ? null : { wrong: 'both', pair: swapped };
}

/** Double marks that differ only in the way they face; single ones may be apostrophes. */
const FAMILIES = ['“”„‟', '«»'];

/** The mark that closes what `open` opens, as the style or the language has it; null for a mark that neither uses. */
export function closerOf(open: string, context: RuleContext): string | null {
  return partner(open, 0, context);
}

/** The mark that opens what `close` closes. */
export function openerOf(close: string, context: RuleContext): string | null {
  return partner(close, 1, context);
}

function partner(mark: string, side: 0 | 1, { style, marks }: RuleContext): string | null {
  const pairs = [style?.outer, marks?.outer, style?.inner, marks?.inner, USUAL_PAIRS].flatMap((list) => list ?? []);
  return pairs.find((pair) => pair.charAt(side) === mark)?.charAt(1 - side) ?? null;
}

/** For marks in a text whose language does not use them. */
const USUAL_PAIRS = ['""', '“”', '„“', '«»', '»«', '「」', '『』', "''", '‘’'];

/** One side straight and the other not. */
export function isMixedPair({ open, close }: { readonly open: string; readonly close: string }): boolean {
  return (open === '"') !== (close === '"') || (open === "'") !== (close === "'");
}

/** "the UN Editorial Manual" in a message, or the language where no style was chosen. */
export function whoAsks({ style, language }: RuleContext): Phrase {
  return style === null ? phrase`the language of this text (${language})` : styleName(style);
}

/** Pairs in a message, each once, for outer and inner marks may be the same: “ ” or « ». */
export function shown(pairs: readonly string[]): string {
  return [...new Set(pairs)].map((pair) => `${pair.charAt(0)} ${pair.charAt(1)}`).join(' or ');
}

/** A mark in a message, by name: a lone one is hard to see in a list of problems. */
export function thisMark(mark: string): Phrase {
  if (mark === '"') return phrase`This straight mark`;
  return /^[“”„«»「」『』《》]$/.test(mark) ? phrase`This mark ${mark}` : phrase`This quotation mark`;
}
