/** Paragraphs and sentences around a place, for widening a selection: a reader's idea of them, not a grammar's. */
import type { Span, TextSlices } from '../engine/span.ts';

/** How far a paragraph is looked for on either side, UTF-16 code units. */
const REACH = 20_000;

/** The lines around `offset` between blank ones, without white space at both ends; null on a blank line. */
export function paragraphAt(text: TextSlices, length: number, offset: number): Span | null {
  const from = Math.max(0, offset - REACH);
  const source = text.slice(from, Math.min(length, offset + REACH));
  const at = offset - from;
  let start = at;
  // A blank line has a line end before and behind nothing but spaces, tabs and the signs of a block quotation.
  for (let i = at - 1, blank = lineRestIsBlank(source, at); ; i -= 1) {
    if (i < 0) {
      start = 0;
      break;
    }
    const char = source.charCodeAt(i);
    if (char === LF || char === CR) {
      if (blank) {
        start = i + 1;
        break;
      }
      start = i + 1;
      blank = true;
      if (char === LF && source.charCodeAt(i - 1) === CR) i -= 1;
    } else if (!isFiller(char)) blank = false;
  }
  let end = at;
  for (let i = at, blank = false; ; i += 1) {
    if (i >= source.length) {
      end = source.length;
      break;
    }
    const char = source.charCodeAt(i);
    if (char === LF || char === CR) {
      if (blank) break;
      end = i;
      if (char === CR && source.charCodeAt(i + 1) === LF) i += 1;
      blank = true;
    } else if (!isFiller(char)) {
      blank = false;
      end = i + 1;
    }
  }
  while (start < end && isFillerOrEnd(source.charCodeAt(start))) start += 1;
  while (end > start && /\s/.test(source[end - 1]!)) end -= 1;
  return start < end && start <= at && at <= end ? { start: from + start, end: from + end } : null;
}

/** The sentence of the paragraph that holds the offset. `abbreviations` end in a stop that ends no sentence, without it. */
export function sentenceAt(text: TextSlices, paragraph: Span, offset: number, abbreviations: ReadonlySet<string>): Span {
  const source = text.slice(paragraph.start, paragraph.end);
  const at = offset - paragraph.start;
  let start = 0;
  for (const match of source.matchAll(/[.!?…。！？]/g)) {
    const end = endOfSentence(source, match.index, abbreviations);
    if (end === null || end < start) continue;
    const next = end + spaceFrom(source, end);
    if (at < next || next >= source.length)
      return { start: paragraph.start + start, end: paragraph.start + (at < next ? end : source.length) };
    start = next;
  }
  return { start: paragraph.start + start, end: paragraph.end };
}

const CLOSING = /[.!?…。！？"”’'»›)\]」』*_]/;

/** Where a sentence that stops at `stop` is over, marks and brackets included; null where none is. */
function endOfSentence(source: string, stop: number, abbreviations: ReadonlySet<string>): number | null {
  let end = stop + 1;
  while (end < source.length && CLOSING.test(source[end]!)) end += 1;
  end = behindNotes(source, end);
  if (end === source.length || /[。！？]/.test(source[stop]!)) return end;
  if (!/\s/.test(source[end]!)) return null;
  const next = source[end + spaceFrom(source, end)] ?? '';
  // "…,” he said": a sentence begins with a capital, a number, a mark or a letter that has no case.
  if (/\p{Ll}/u.test(next)) return null;
  if (source[stop] !== '.') return end;
  let word = stop;
  while (word > 0 && stop - word < 24 && /[\p{L}.]/u.test(source[word - 1]!)) word -= 1;
  const before = source.slice(word, stop);
  return abbreviations.has(before) || /^\p{Lu}$/u.test(before) ? null : end;
}

const NOTE = /\[\^?[\p{L}\p{N}_-]{1,40}\]|[⁰¹²³⁴-⁹]/uy;

/** The numbers of footnotes, “[^1]” or “²”, belong to the sentence they stand behind. */
function behindNotes(source: string, at: number): number {
  NOTE.lastIndex = at;
  let end = at;
  while (NOTE.test(source)) end = NOTE.lastIndex;
  return end;
}

function spaceFrom(source: string, at: number): number {
  let end = at;
  while (end < source.length && /[\s>]/.test(source[end]!)) end += 1;
  return end - at;
}

function lineRestIsBlank(source: string, at: number): boolean {
  for (let i = at; i < source.length; i += 1) {
    const char = source.charCodeAt(i);
    if (char === LF || char === CR) return true;
    if (!isFiller(char)) return false;
  }
  return true;
}

const LF = 10;
const CR = 13;

function isFiller(char: number): boolean {
  return char === 0x20 || char === 0x09 || char === 0x3e;
}

function isFillerOrEnd(char: number): boolean {
  return isFiller(char) || char === LF || char === CR;
}
