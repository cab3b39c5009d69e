/**
 * The text of a document as a list of sections. An edit cuts only the sections it touches anew, and those after them only as
 * far as the change reaches (an opened fence to its end): the rest is kept as it was. Costs of an edit do not grow with the
 * document, but for one pass over the list of lengths.
 */
import { type Section, splitSections } from './document.ts';
import type { Format } from './facts.ts';
import { LIMITS } from './limits.ts';
import { forEachLine, isBlank } from './plain-text.ts';

/** What an edit did to the list of sections. */
export interface SectionChange {
  readonly from: number;
  readonly removed: number;
  readonly added: readonly Section[];
  /** UTF-16 lengths of what was there and of what is there now. */
  readonly removedLength: number;
  readonly addedLength: number;
}

export interface Place {
  /** Zero-based line. */
  readonly line: number;
  /** UTF-16 units from the start of the line. */
  readonly character: number;
}

/** Lives as long as its document. Offsets are UTF-16 code units; offsets outside the text are moved inside. */
export class DocumentStore {
  readonly format: Format;
  private list: Section[];
  /** Start of each section; right up to `valid`. */
  private starts: number[] = [];
  private lines: number[] = [];
  private valid = 0;
  private whole: string | null;

  constructor(text: string, format: Format) {
    this.format = format;
    this.list = splitSections(text, format, true);
    this.whole = text;
  }

  get sections(): readonly Section[] {
    return this.list;
  }

  get length(): number {
    const last = this.list.length - 1;
    return this.startOf(last) + this.list[last]!.text.length;
  }

  /** The whole text; put together again only after an edit. */
  text(): string {
    this.whole ??= this.list.map((section) => section.text).join('');
    return this.whole;
  }

  slice(start: number, end: number): string {
    if (this.whole !== null) return this.whole.slice(start, end);
    let at = this.indexAt(start);
    let out = '';
    for (; at < this.list.length && this.startOf(at) < end; at++) {
      const from = this.startOf(at);
      out += this.list[at]!.text.slice(Math.max(0, start - from), end - from);
    }
    return out;
  }

  startOf(section: number): number {
    this.measure(section);
    return this.starts[section]!;
  }

  /** Replaces `start` to `end` by `insert`. */
  edit(start: number, end: number, insert: string): SectionChange {
    const length = this.length;
    const a = Math.max(0, Math.min(start, end, length));
    const b = Math.min(length, Math.max(start, end, 0));
    // What is typed at the start of a section may belong to what is before it.
    let from = Math.max(0, this.indexAt(a) - 1);
    let to = this.indexAt(b) + 1;
    if (from > 0 && this.inFrontMatter(a)) from = 0;
    const begin = this.startOf(from);
    let text = '';
    for (let i = from; i < to; i++) text += this.list[i]!.text;
    text = text.slice(0, a - begin) + insert + text.slice(b - begin);
    let added: Section[];
    for (let reach = 1; ; reach *= 2) {
      if (from === 0) {
        while (to < this.list.length && text.length < LIMITS.frontMatter && hasFence(text)) text += this.list[to++]!.text;
      }
      added = splitSections(text, this.format, from === 0);
      if (to >= this.list.length || closes(text, added)) break;
      for (let i = 0; i < reach && to < this.list.length; i++) text += this.list[to++]!.text;
    }
    if (added.length > 1 && added[added.length - 1]!.text === '') added.pop();
    const removedLength = (to < this.list.length ? this.startOf(to) : length) - begin;
    const change = { from, removed: to - from, added, removedLength, addedLength: text.length };
    this.list = from === 0 && to === this.list.length ? added : splice(this.list, change);
    this.valid = Math.min(this.valid, from);
    this.whole = null;
    return change;
  }

  /** The section that holds an offset; the last one for the end of the text. */
  indexAt(offset: number): number {
    this.measure(this.list.length - 1);
    let low = 0;
    let high = this.list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Line and character of an offset, as LSP counts them. */
  placeAt(offset: number): Place {
    const at = Math.max(0, Math.min(offset, this.length));
    const index = this.indexAt(at);
    const section = this.list[index]!;
    const within = at - this.starts[index]!;
    const starts = lineStarts(section);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= within) low = middle;
      else high = middle - 1;
    }
    // A section begins at the start of a line, so columns never reach back over it. Between \r and \n is the end of the line.
    const split = section.text.charCodeAt(within) === 0x0a && section.text.charCodeAt(within - 1) === 0x0d ? 1 : 0;
    return { line: this.lines[index]! + low, character: within - split - starts[low]! };
  }

  /** The offset of a line and character; a character past the end of its line is the end of that line. */
  offsetAt(line: number, character: number): number {
    if (line < 0) return 0;
    this.measure(this.list.length - 1);
    let low = 0;
    let high = this.list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle]! <= line) low = middle;
      else high = middle - 1;
    }
    const section = this.list[low]!;
    const { text } = section;
    const starts = lineStarts(section);
    const nth = line - this.lines[low]!;
    const start = starts[nth];
    if (start === undefined) return this.length;
    let end = starts[nth + 1] ?? text.length;
    if (nth + 1 < starts.length) end -= text.charCodeAt(end - 1) === 0x0a && text.charCodeAt(end - 2) === 0x0d ? 2 : 1;
    return this.starts[low]! + Math.min(end, start + Math.max(0, character));
  }

  /** Front matter may be closed, or come undone, by a change some way into the text. */
  private inFrontMatter(offset: number): boolean {
    return offset < LIMITS.frontMatter && this.format === 'markdown' && hasFence(this.list[0]!.text);
  }

  private measure(upTo: number): void {
    let at = this.valid;
    if (at > upTo) return;
    let start = at === 0 ? 0 : this.starts[at - 1]! + this.list[at - 1]!.text.length;
    let line = at === 0 ? 0 : this.lines[at - 1]! + this.list[at - 1]!.lineBreaks;
    for (; at < this.list.length; at++) {
      this.starts[at] = start;
      this.lines[at] = line;
      start += this.list[at]!.text.length;
      line += this.list[at]!.lineBreaks;
    }
    this.valid = this.list.length;
  }
}

function splice(list: Section[], change: SectionChange): Section[] {
  // A handful of sections is put in place; spreading a great many would overflow the stack.
  if (change.added.length < 1_000) {
    list.splice(change.from, change.removed, ...change.added);
    return list;
  }
  return [...list.slice(0, change.from), ...change.added, ...list.slice(change.from + change.removed)];
}

/** The text ends where the next section may begin as it is: after a blank line, with nothing open. */
function closes(text: string, sections: readonly Section[]): boolean {
  if (sections[sections.length - 1]!.open) return false;
  let end = text.length;
  if (text.charCodeAt(end - 1) === 0x0a) end -= text.charCodeAt(end - 2) === 0x0d ? 2 : 1;
  else if (text.charCodeAt(end - 1) === 0x0d) end--;
  else return false;
  let start = end;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return isBlank(text, start, end) && text !== '';
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

function hasFence(text: string): boolean {
  return /^(?:---|\+\+\+)[ \t]*(?:\r|\n|$)/.test(text.slice(0, 64));
}

/** Starts of the lines of each section, made when first asked for: a section may hold a whole book. */
const startsOfLines = new WeakMap<Section, readonly number[]>();

function lineStarts(section: Section): readonly number[] {
  let starts = startsOfLines.get(section);
  if (starts === undefined) {
    const found = [0];
    forEachLine(section.text, 0, (_start, end, next) => {
      if (next > end && next <= section.text.length) found.push(next);
    });
    starts = found;
    startsOfLines.set(section, starts);
  }
  return starts;
}
