/**
 * Spans of the engine to ranges of the protocol and back: the only place where the two meet.
 * Lines end where the Language Server Protocol says: at `\n`, `\r\n` and `\r`. U+2028, U+2029, U+0085, VT and FF end none.
 */
import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../engine/span.ts';

/** Where the lines of one text begin and end, in UTF-16 offsets. Build it once per version. */
export interface LineIndex {
  readonly length: number;
  /** Offset of the first character of each line; at least one line. */
  readonly starts: readonly number[];
  /** Offset behind the last character of each line, before its line end. */
  readonly ends: readonly number[];
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
  return { length: text.length, starts, ends };
}

/** The position of an offset; an offset outside the text or within a line end is moved to the nearest place that exists. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const at = Math.min(Math.max(wholeNumber(offset), 0), lines.length);
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (lines.starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: Math.min(at, lines.ends[low]!) - lines.starts[low]! };
}

/**
 * The offset of a position as a client sends it. Lines and characters that do not exist, fractions and what is no number
 * at all are moved to the nearest place that exists, so that no request can fail on them.
 */
export function offsetAt(lines: LineIndex, position: Position): number {
  const line = wholeNumber(position.line);
  if (line < 0) return 0;
  if (line >= lines.starts.length) return lines.length;
  const start = lines.starts[line]!;
  return Math.min(start + Math.max(wholeNumber(position.character), 0), lines.ends[line]!);
}

export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** The span of a range as a client sends it; swapped ends are put in order. */
export function spanOf(lines: LineIndex, range: Range): Span {
  const a = offsetAt(lines, range.start);
  const b = offsetAt(lines, range.end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

const LF = 10;
const CR = 13;

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.trunc(value) : 0;
}
