/** The layout of plain text: wire stories, press releases, hard-wrapped drafts. */
import type { RawBlock } from './document.ts';

/** Lines longer than this are not the work of a typewriter's margin: each is a paragraph of its own. */
const WRAP_LIMIT = 120;
/** Lines of a run shorter than this are not wrapped text either. */
const WRAP_FLOOR = 50;
const HEADLINE_LIMIT = 200;

const LIST_MARKER = /^\s*(?:[-*•‣▪–—]\s|\(?\d{1,3}[.)]\s|[—–](?=\p{L}))/u;
const TERMINAL = /[.!?…:;。！？：][)\]"”’»“』」]*\s*$/;
const DIALOGUE = /^\s*[–—]\s?/;
const LIST_PREFIX = /^\s*(?:[-*•‣▪]\s+|\(?\d{1,3}[.)]\s+)/;

/** A text that is gone through line by line, in as many goes as one likes. Offsets are UTF-16. */
export interface Scan {
  /**
   * Goes on with the lines that begin before an offset. True once it is through, or has been told to stop at a boundary: then
   * it must not be asked again.
   */
  run(until: number): boolean;
}

/** Told of each line at which a scan could have begun afresh with the same result; true ends the scan before that line. */
export type Boundary = (start: number) => boolean;

/**
 * Calls `add` for each paragraph, headline or list item, and `boundary` with the offset of each line after a blank one: what
 * comes before it has no say in what follows.
 */
export function scanPlainText(text: string, add: (block: RawBlock) => void, boundary: Boundary): Scan {
  const lines = new LineCursor(text, 0);
  let run: number[] = [];
  let afterBlank = false;
  const flush = (): void => {
    for (const [kind, found] of paragraphs(text, run)) {
      add({ kind, lines: found, quoteDepth: 0, quoteGroup: -1, headingDepth: kind === 'heading' ? HEADLINE_DEPTH : 0 });
    }
    run = [];
  };
  return {
    run(until) {
      while (lines.next < until && lines.advance()) {
        const { start, end } = lines;
        const blank = isBlank(text, start, end);
        if (blank) flush();
        else {
          if (afterBlank && boundary(start)) return true;
          run.push(start, end);
        }
        afterBlank = blank;
      }
      if (lines.next < text.length) return false;
      flush();
      return true;
    },
  };
}

/** Plain text has no levels; the document's first headline is raised to 1 where the facts are put together. */
const HEADLINE_DEPTH = 2;

/** Goes from line to line, each without its terminator: \n, \r\n or \r, as LSP counts lines. UTF-16 offsets. */
export class LineCursor {
  start: number;
  end: number;
  /** Where the line after this one begins; more than the length of the text behind a last line without terminator. */
  next: number;
  private readonly text: string;
  private nextReturn: number;
  private nextFeed: number;

  /** Stands before the line at `from`. */
  constructor(text: string, from: number) {
    this.text = text;
    this.start = from;
    this.end = from;
    this.next = from;
    // Both are looked for only once they are behind: a file of one kind of line end is not searched through for the other.
    this.nextReturn = text.indexOf('\r', from);
    this.nextFeed = text.indexOf('\n', from);
  }

  /** False where there is no further line. */
  advance(): boolean {
    const { text, next: start } = this;
    if (start >= text.length) return false;
    if (this.nextFeed !== -1 && this.nextFeed < start) this.nextFeed = text.indexOf('\n', start);
    if (this.nextReturn !== -1 && this.nextReturn < start) this.nextReturn = text.indexOf('\r', start);
    let end = this.nextFeed === -1 ? text.length : this.nextFeed;
    let next = end + 1;
    if (this.nextReturn !== -1 && this.nextReturn < end) {
      end = this.nextReturn;
      next = text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
    }
    this.start = start;
    this.end = end;
    this.next = next;
    return true;
  }
}

/** Calls back with each line, without its terminator. */
export function forEachLine(text: string, from: number, report: (start: number, end: number, next: number) => void): void {
  const lines = new LineCursor(text, from);
  while (lines.advance()) report(lines.start, lines.end, lines.next);
}

export function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0xa0 && unit !== 0xfeff && unit !== 0x0c && unit !== 0x0b) return false;
  }
  return true;
}

/** Decides which line breaks inside a run of lines end a paragraph and which only wrap it. */
function paragraphs(text: string, run: readonly number[]): [RawBlock['kind'], number[]][] {
  const found: [RawBlock['kind'], number[]][] = [];
  if (run.length === 0) return found;
  let longest = 0;
  for (let i = 0; i < run.length; i += 2) longest = Math.max(longest, run[i + 1]! - run[i]!);
  let current: number[] = [];
  const close = (): void => {
    if (current.length > 0) found.push(classify(text, current));
    current = [];
  };
  for (let i = 0; i < run.length; i += 2) {
    const start = run[i]!;
    const end = run[i + 1]!;
    if (current.length > 0 && startsItem(text, start, end)) close();
    current.push(start, end);
    const next = i + 2 < run.length;
    if (next && breaksAfter(text, start, end, longest, run[i + 2]!)) close();
  }
  close();
  return found;
}

function startsItem(text: string, start: number, end: number): boolean {
  return LIST_MARKER.test(text.slice(start, Math.min(end, start + 24)));
}

function breaksAfter(text: string, start: number, end: number, longest: number, nextStart: number): boolean {
  if (longest > WRAP_LIMIT) return true;
  const length = end - start;
  if (TERMINAL.test(text.slice(Math.max(start, end - 12), end))) return length < longest * 0.7 || longest < WRAP_FLOOR;
  // A short line without a stop before a capital is a headline or a dateline of its own.
  return length < longest * 0.6 && /[\p{Lu}"“«„]/u.test(text[nextStart] ?? '');
}

function classify(text: string, lines: number[]): [RawBlock['kind'], number[]] {
  const start = lines[0]!;
  const end = lines[lines.length - 1]!;
  const head = text.slice(start, Math.min(end, start + 24));
  const prefix = LIST_PREFIX.exec(head) ?? DIALOGUE.exec(head);
  if (prefix !== null && prefix[0].length < end - start) {
    // The marker stays outside the block, except the dash of dialogue, which attribution needs to see.
    if (!DIALOGUE.test(head)) return ['item', [start + prefix[0].length, ...lines.slice(1)]];
    return ['paragraph', lines];
  }
  if (lines.length === 2 && end - start <= HEADLINE_LIMIT && !/[.,;:…。：]["”’»)]*\s*$/.test(text.slice(Math.max(start, end - 12), end))) {
    const whole = text.slice(start, end);
    const quoted = /^\s*["“«„「]/.test(whole) && /["”»“」]\s*$/.test(whole);
    if (/^\s*["“«„‘'「]?[\p{Lu}\p{Lo}\p{N}]/u.test(whole) && !quoted) return ['heading', lines];
  }
  return ['paragraph', lines];
}
