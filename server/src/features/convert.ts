/**
 * Spans of the engine to ranges of the protocol and back: the only place where the two meet.
 * Lines end where the Language Server Protocol says: at `\n`, `\r\n` and `\r`. U+2028, U+2029, U+0085, VT and FF end none.
 */
import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../engine/span.ts';

/** Lines of one text: a `LineIndex`, or a document that counts its lines as it is edited. */
export interface Lines {
  /** The place of an offset; one outside the text or within a line end is moved to the nearest that exists. */
  placeAt(offset: number): Position;
  /** The offset of a whole line and character; those that do not exist are moved to the nearest that do. */
  offsetAt(line: number, character: number): number;
}

/** Lines of a text that stays as it is, in UTF-16 offsets. */
export interface LineIndex extends Lines {
  /** How many lines there are; at least one. */
  readonly count: number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  const ends: number[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code !== LF && code !== CR) continue;
    ends.push(offset);
    if (code === CR && text.charCodeAt(offset + 1) === LF) offset += 1;
    starts.push(offset + 1);
  }
  ends.push(text.length);
  return {
    count: starts.length,
    placeAt(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (starts[middle]! <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: Math.min(at, ends[low]!) - starts[low]! };
    },
    offsetAt(line, character) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      return Math.min(starts[line]! + Math.max(character, 0), ends[line]!);
    },
  };
}

/** The position of an offset; an offset outside the text or within a line end is moved to the nearest place that exists. */
export function positionAt(lines: Lines, offset: number): Position {
  return lines.placeAt(wholeNumber(offset));
}

/**
 * The offset of a position as a client sends it. Lines and characters that do not exist, fractions and what is no number
 * at all are moved to the nearest place that exists, so that no request can fail on them.
 */
export function offsetAt(lines: Lines, position: Position): number {
  return lines.offsetAt(wholeNumber(position.line), wholeNumber(position.character));
}

export function rangeOf(lines: Lines, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** The span of a range as a client sends it; swapped ends are put in order. */
export function spanOf(lines: Lines, range: Range): Span {
  const a = offsetAt(lines, range.start);
  const b = offsetAt(lines, range.end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

const LF = 10;
const CR = 13;

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.trunc(value) : 0;
}
