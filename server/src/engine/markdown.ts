/**
 * The block structure of Markdown (CommonMark with tables, footnotes and front matter), line by line and linear: containers
 * are capped, nothing is read twice. What is code is never handed on.
 */
import type { BlockKind } from './blocks.ts';
import type { RawBlock } from './document.ts';
import { LIMITS } from './limits.ts';
import { type Boundary, isBlank, LineCursor, type Scan } from './plain-text.ts';
import type { Span } from './span.ts';

interface Container {
  kind: 'quote' | 'item';
  /** Columns the content of a list item is indented by. */
  indent: number;
  group: number;
}

interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: number[];
  depth: number;
}

type Leaf =
  | Paragraph
  | { readonly kind: 'fence'; readonly char: number; readonly size: number; readonly depth: number }
  | { readonly kind: 'html'; readonly until: RegExp; readonly depth: number }
  | { readonly kind: 'table'; readonly depth: number }
  | { readonly kind: 'code'; readonly depth: number };

const HTML_RAW = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;
const HTML_BLOCK =
  /^<\/?(address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$)/i;
const SETEXT = /^(=+|-+)[ \t]*$/;
const FENCE = /^(`{3,})([^`]*)$|^(~{3,})(.*)$/;
const FOOTNOTE = /^\[\^[^\]\s]{1,100}\]:[ \t]*/;
const DEFINITION =
  /^\[(?!\^)(?:[^\][\\]|\\.){1,999}\]:(?:[ \t]*\S+)?(?:[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^)\\]|\\.)*\)))?[ \t]*$/;
/** Two runs of spaces never stand next to each other in a pattern: backtracking between them costs the square of their length. */
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*(?:\|[ \t]*)?$/;
/** Patterns are tried on the head of a line only, so that one long line stays linear. */
const HEAD = 2_048;

/** Units that can begin something else than text; most lines begin with none and need no pattern. */
const MARKERS = new Uint8Array(128);
for (const char of '=-|:#`~<>*_+[0123456789') MARKERS[char.charCodeAt(0)] = 1;

/** A scan of Markdown, and what it tells besides blocks. */
export interface MarkdownScan extends Scan {
  /** Front matter without its fences; only at the start of a document. Known from the beginning. */
  readonly frontMatter: Span | null;
  /** Code or raw HTML is open where the scan stands: it takes in whatever follows. */
  isOpen(): boolean;
}

/**
 * Calls `add` for each readable block. `boundary` is called with the offset of each line at which a scan could have begun
 * afresh with the same result: everything before it is closed.
 */
export function scanMarkdown(text: string, first: boolean, add: (block: RawBlock) => void, boundary: Boundary): MarkdownScan {
  const front = first ? frontMatter(text) : null;
  return new Scanner(text, front, add, boundary);
}

class Scanner implements MarkdownScan {
  readonly frontMatter: Span | null;
  private readonly text: string;
  private readonly lines: LineCursor;
  private readonly boundary: Boundary;
  private readonly add: (block: RawBlock) => void;
  /** As many as are open, and behind them those that were: their room is used again. */
  private readonly containers: Container[] = [];
  private open = 0;
  private leaf: Leaf | null = null;
  private groups = 0;
  private afterBlank = false;
  /** Position in the line being read: offset, and columns already eaten of a tab. */
  private at = 0;
  private column = 0;
  private end = 0;
  /** One of each for all of the text: who is told of a block does not keep them. */
  private readonly paragraph: Paragraph = { kind: 'paragraph', lines: [0, 0], depth: 0 };
  private readonly oneLine = [0, 0];
  private readonly raw: { -readonly [Key in keyof RawBlock]: RawBlock[Key] };

  constructor(text: string, front: FrontMatter | null, add: (block: RawBlock) => void, boundary: Boundary) {
    this.text = text;
    this.frontMatter = front === null ? null : front.span;
    this.lines = new LineCursor(text, front === null ? 0 : front.next);
    this.add = add;
    this.boundary = boundary;
    this.raw = { kind: 'paragraph', lines: this.oneLine, quoteDepth: 0, quoteGroup: -1, headingDepth: 0 };
  }

  run(until: number): boolean {
    const { lines, text } = this;
    while (lines.next < until && lines.advance()) {
      const { start, end } = lines;
      const blank = isBlank(text, start, end);
      // After a blank line, text in the first column ends every list and quotation; only open code goes on.
      if (this.afterBlank && !blank && !isSpace(text.charCodeAt(start)) && !this.isOpen()) {
        this.closeTo(0);
        this.closeLeaf();
        if (this.boundary(start)) return true;
      }
      this.line(start, end);
      this.afterBlank = blank;
    }
    if (lines.next < text.length) return false;
    this.closeTo(0);
    if (!this.isOpen()) this.closeLeaf();
    return true;
  }

  isOpen(): boolean {
    return (this.leaf?.kind === 'fence' || this.leaf?.kind === 'html') && this.leaf.depth === 0;
  }

  private line(start: number, end: number): void {
    this.at = start;
    this.column = 0;
    this.end = end;
    const matched = this.matchContainers();
    const all = matched === this.open;
    if (this.leaf !== null && this.leaf.depth > matched && this.leaf.kind !== 'paragraph') this.closeLeaf();
    if (all && this.insideLiteral()) return;
    this.openBlocks(matched);
  }

  /** How many open containers this line goes on with. */
  private matchContainers(): number {
    let matched = 0;
    for (; matched < this.open; matched++) {
      const container = this.containers[matched]!;
      if (container.kind === 'quote') {
        if (!this.eatQuoteMarker()) break;
      } else if (this.blankRest()) {
        // A blank line belongs to the item whatever its indent.
      } else if (this.indent() >= container.indent) this.eatColumns(container.indent);
      else break;
    }
    return matched;
  }

  /** Code and raw HTML end only by their own rule. */
  private insideLiteral(): boolean {
    const leaf = this.leaf;
    if (leaf === null) return false;
    if (leaf.kind === 'fence') {
      const rest = this.rest();
      const close = this.indent() < 4 ? /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(rest) : null;
      if (close !== null && close[1]!.charCodeAt(0) === leaf.char && close[1]!.length >= leaf.size) this.leaf = null;
      return true;
    }
    if (leaf.kind === 'html') {
      if (leaf.until.test(this.text.slice(this.at, this.end))) this.leaf = null;
      return true;
    }
    if (leaf.kind === 'code') {
      if (this.blankRest()) return true;
      if (this.indent() >= 4) return true;
      this.leaf = null;
    }
    return false;
  }

  private openBlocks(matched: number): void {
    let depth = matched;
    let opened = false;
    for (;;) {
      if (this.blankRest()) {
        if (!opened) this.closeTo(depth);
        // A blank line ends the containers it does not continue, but only quotations: items may go on after it.
        this.closeLeaf();
        return;
      }
      const paragraph = this.leaf?.kind === 'paragraph';
      const indent = this.indent();
      if (indent >= 4) {
        if (paragraph && !opened) break;
        this.closeTo(depth);
        this.closeLeaf();
        this.leaf = { kind: 'code', depth };
        return;
      }
      this.eatColumns(indent);
      const first = this.text.charCodeAt(this.at);
      if (first >= 128 || MARKERS[first] === 0) {
        // Nothing but text begins like this, unless a table goes on.
        if (this.leaf?.kind !== 'table' || this.leaf.depth !== depth) break;
        this.cells(this.at, this.end, depth);
        return;
      }
      if (first === 0x3e && depth < LIMITS.containers) {
        this.closeTo(depth);
        this.closeLeaf();
        this.eatQuoteMarker();
        const parent = depth > 0 ? this.containers[depth - 1]! : null;
        this.push('quote', 0, parent?.kind === 'quote' ? parent.group : this.groups++);
        depth++;
        opened = true;
        continue;
      }
      const inner = depth === this.open && !opened;
      const until = Math.min(this.end, this.at + HEAD);
      if (paragraph && inner && (first === 0x3d || first === 0x2d) && this.leaf!.depth === depth && SETEXT.test(this.rest())) {
        this.closeLeaf(first === 0x3d ? 1 : 2);
        return;
      }
      if (this.tableRow(first, depth)) return;
      const level = first === 0x23 ? atxLevel(this.text, this.at, until) : 0;
      if (level > 0) {
        this.closeTo(depth);
        this.closeLeaf();
        this.heading(level, depth);
        return;
      }
      const fence = first === 0x60 || first === 0x7e ? FENCE.exec(this.rest()) : null;
      if (fence !== null) {
        this.closeTo(depth);
        this.closeLeaf();
        const run = (fence[1] ?? fence[3])!;
        // A fence longer than the head that is looked at is still one fence.
        this.leaf = { kind: 'fence', char: run.charCodeAt(0), size: run.length, depth };
        return;
      }
      if (first === 0x3c && this.htmlStart(this.rest(), depth, paragraph)) return;
      if ((first === 0x2a || first === 0x2d || first === 0x5f) && isRule(this.text, this.at, until)) {
        this.closeTo(depth);
        this.closeLeaf();
        return;
      }
      if (depth < LIMITS.containers && this.listItem(until, indent, depth, paragraph && inner)) {
        depth++;
        opened = true;
        continue;
      }
      const footnote = first === 0x5b ? FOOTNOTE.exec(this.rest()) : null;
      if (footnote !== null) {
        this.closeTo(depth);
        this.closeLeaf();
        this.at += footnote[0].length;
        this.leaf = this.paragraphFrom(this.at, depth);
        return;
      }
      break;
    }
    // A line of text: lazy continuation, a further line, or a new paragraph.
    if (this.leaf?.kind === 'paragraph' && !opened) {
      this.leaf.lines.push(this.at, this.end);
      return;
    }
    if (!opened) this.closeTo(depth);
    this.closeLeaf();
    if (this.text.charCodeAt(this.at) === 0x5b && DEFINITION.test(this.rest())) return;
    this.leaf = this.paragraphFrom(this.at, depth);
  }

  /** A paragraph that begins with what is left of the line. */
  private paragraphFrom(start: number, depth: number): Paragraph {
    const { paragraph } = this;
    const { lines } = paragraph;
    if (lines.length > 2) lines.length = 2;
    lines[0] = start;
    lines[1] = this.end;
    paragraph.depth = depth;
    return paragraph;
  }

  private emitLine(kind: BlockKind, start: number, end: number, depth: number, headingDepth: number): void {
    this.oneLine[0] = start;
    this.oneLine[1] = end;
    this.emit(kind, this.oneLine, depth, headingDepth);
  }

  private heading(level: number, depth: number): void {
    let from = this.at + level;
    while (from < this.end && isSpace(this.text.charCodeAt(from))) from++;
    let to = this.end;
    while (to > from && isSpace(this.text.charCodeAt(to - 1))) to--;
    let close = to;
    while (close > from && this.text.charCodeAt(close - 1) === 0x23) close--;
    if (close < to && (close === from || isSpace(this.text.charCodeAt(close - 1)))) to = close;
    while (to > from && isSpace(this.text.charCodeAt(to - 1))) to--;
    if (to > from) this.emitLine('heading', from, to, depth, level);
  }

  private htmlStart(rest: string, depth: number, paragraph: boolean): boolean {
    let until: RegExp | null = null;
    const raw = HTML_RAW.exec(rest);
    if (raw !== null) until = new RegExp(`</${raw[1]}>`, 'i');
    else if (rest.startsWith('<!--')) until = /-->/;
    else if (rest.startsWith('<?')) until = /\?>/;
    else if (rest.startsWith('<![CDATA[')) until = /\]\]>/;
    else if (/^<![A-Za-z]/.test(rest)) until = />/;
    if (until !== null) {
      this.closeTo(depth);
      this.closeLeaf();
      const after = this.text.slice(this.at + (rest.startsWith('<!--') ? 4 : 2), this.end);
      if (!until.test(after)) this.leaf = { kind: 'html', until, depth };
      return true;
    }
    if (HTML_BLOCK.test(rest)) {
      // The text between block tags is read; the tags are masked with the rest of the inline syntax.
      if (!paragraph) this.closeTo(depth);
      this.closeLeaf();
      this.leaf = this.paragraphFrom(this.at, Math.min(depth, this.open));
      return true;
    }
    return false;
  }

  /** `until` is the end of the head of the line. */
  private listItem(until: number, indent: number, depth: number, interrupts: boolean): boolean {
    const { text, at } = this;
    const size = markerSize(text, at, until);
    if (size === 0) return false;
    const empty = until === this.end && isBlank(text, at + size, until);
    const isOther = isDigit(text.charCodeAt(at)) && !(size === 2 && text.charCodeAt(at) === 0x31);
    // Only an item with content, and only number one, may interrupt a paragraph.
    if (interrupts && (empty || isOther)) return false;
    this.closeTo(depth);
    this.closeLeaf();
    this.at += size;
    this.column += size;
    const spaces = empty ? 1 : this.indent();
    const width = spaces > 4 ? 1 : spaces;
    this.eatColumns(width);
    this.push('item', indent + size + width, -1);
    return true;
  }

  /** A table starts where a line of dashes and bars follows one line of text, and runs to the next blank line. */
  private tableRow(first: number, depth: number): boolean {
    const leaf = this.leaf;
    if (leaf?.kind === 'table') {
      if (leaf.depth !== depth || /^(?:>|#{1,6}[ \t]|```|~~~)/.test(this.rest())) return false;
      this.cells(this.at, this.end, depth);
      return true;
    }
    if (leaf?.kind !== 'paragraph' || leaf.depth !== depth || leaf.lines.length !== 2) return false;
    if (first !== 0x7c && first !== 0x2d && first !== 0x3a) return false;
    const line = this.text.slice(this.at, this.end);
    if (!(line.includes('-') && DELIMITER_ROW.test(line))) return false;
    const from = leaf.lines[0]!;
    const to = leaf.lines[1]!;
    if (!line.includes('|') || countBars(this.text, from, to) !== countBars(line, 0, line.length)) return false;
    this.leaf = null;
    this.cells(from, to, depth);
    this.leaf = { kind: 'table', depth };
    return true;
  }

  private cells(from: number, to: number, depth: number): void {
    let start = from;
    for (let i = from; i <= to; i++) {
      const bar = i < to && this.text.charCodeAt(i) === 0x7c && this.text.charCodeAt(i - 1) !== 0x5c;
      if (!bar && i < to) continue;
      let a = start;
      let b = i;
      while (a < b && isSpace(this.text.charCodeAt(a))) a++;
      while (b > a && isSpace(this.text.charCodeAt(b - 1))) b--;
      if (b > a) this.emitLine('cell', a, b, depth, 0);
      start = i + 1;
    }
  }

  private closeTo(depth: number): void {
    if (this.open > depth) {
      this.closeLeaf();
      this.open = depth;
    }
  }

  private push(kind: Container['kind'], indent: number, group: number): void {
    const known = this.containers[this.open];
    if (known === undefined) this.containers.push({ kind, indent, group });
    else {
      known.kind = kind;
      known.indent = indent;
      known.group = group;
    }
    this.open++;
  }

  private closeLeaf(headingDepth = 0): void {
    const leaf = this.leaf;
    this.leaf = null;
    if (leaf?.kind !== 'paragraph') return;
    const item = leaf.depth > 0 && leaf.depth <= this.open && this.containers[leaf.depth - 1]!.kind === 'item';
    this.emit(headingDepth > 0 ? 'heading' : item ? 'item' : 'paragraph', leaf.lines, leaf.depth, headingDepth);
  }

  private emit(kind: BlockKind, lines: number[], depth: number, headingDepth: number): void {
    while (lines.length > 0 && isSpace(this.text.charCodeAt(lines[0]!)) && lines[0]! < lines[1]!) lines[0] = lines[0]! + 1;
    let last = lines.length - 1;
    while (last > 0 && lines[last]! > lines[last - 1]! && isSpace(this.text.charCodeAt(lines[last]! - 1))) lines[last] = lines[last]! - 1;
    last = lines.length;
    if (last === 0 || lines[last - 1]! <= lines[0]!) return;
    let quoteDepth = 0;
    let quoteGroup = -1;
    for (let i = 0; i < depth && i < this.open; i++) {
      const container = this.containers[i]!;
      if (container.kind !== 'quote') continue;
      quoteDepth++;
      if (quoteGroup === -1) quoteGroup = container.group;
    }
    const { raw } = this;
    raw.kind = kind;
    raw.lines = lines;
    raw.quoteDepth = quoteDepth;
    raw.quoteGroup = quoteGroup;
    raw.headingDepth = headingDepth;
    this.add(raw);
  }

  /** The head of what is left of the line. */
  private rest(): string {
    return this.text.slice(this.at, Math.min(this.end, this.at + HEAD));
  }

  private blankRest(): boolean {
    return isBlank(this.text, this.at, this.end);
  }

  /** Columns of white space ahead, tabs counted to the next stop of four. */
  private indent(): number {
    let column = this.column;
    for (let i = this.at; i < this.end; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === 0x20) column++;
      else if (unit === 0x09) column += 4 - (column % 4);
      else break;
    }
    return column - this.column;
  }

  private eatColumns(columns: number): void {
    const goal = this.column + columns;
    while (this.at < this.end && this.column < goal) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 0x20) this.column++;
      else if (unit === 0x09) this.column += 4 - (this.column % 4);
      else break;
      this.at++;
    }
  }

  private eatQuoteMarker(): boolean {
    const indent = this.indent();
    if (indent > 3) return false;
    let i = this.at;
    while (i < this.end && isSpace(this.text.charCodeAt(i))) i++;
    if (this.text.charCodeAt(i) !== 0x3e || i >= this.end) return false;
    this.column += indent + 1;
    this.at = i + 1;
    if (this.at < this.end && isSpace(this.text.charCodeAt(this.at))) this.eatColumns(1);
    return true;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** How many signs a heading begins with at an offset, 0 where none begins: one to six, and white space or the end behind them. */
function atxLevel(text: string, at: number, until: number): number {
  let level = 1;
  while (at + level < until && text.charCodeAt(at + level) === 0x23) level++;
  return level <= 6 && (at + level === until || isSpace(text.charCodeAt(at + level))) ? level : 0;
}

/** Three signs or more of the one that stands at an offset, and white space: "***", "- - -". */
function isRule(text: string, at: number, until: number): boolean {
  const sign = text.charCodeAt(at);
  let signs = 0;
  for (let i = at; i < until; i++) {
    const unit = text.charCodeAt(i);
    if (unit === sign) signs++;
    else if (!isSpace(unit)) return false;
  }
  return signs >= 3;
}

/** Length of the marker of a list at an offset, 0 where none stands there: "-", "12.", with white space or the end behind it. */
function markerSize(text: string, at: number, until: number): number {
  const first = text.charCodeAt(at);
  let size = 1;
  if (isDigit(first)) {
    while (size < LONGEST_NUMBER && at + size < until && isDigit(text.charCodeAt(at + size))) size++;
    const sign = at + size < until ? text.charCodeAt(at + size) : 0;
    if (sign !== 0x2e && sign !== 0x29) return 0;
    size++;
  } else if (first !== 0x2a && first !== 0x2b && first !== 0x2d) return 0;
  return at + size === until || isSpace(text.charCodeAt(at + size)) ? size : 0;
}

/** Digits of the number of a list. */
const LONGEST_NUMBER = 9;

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

function countBars(text: string, from: number, to: number): number {
  let count = 0;
  let inner = 0;
  for (let i = from; i < to; i++) {
    if (text.charCodeAt(i) !== 0x7c || text.charCodeAt(i - 1) === 0x5c) continue;
    count++;
    if (!isBlank(text, from, i) && !isBlank(text, i + 1, to)) inner++;
    if (count > inner + 2) break;
  }
  return inner;
}

interface FrontMatter {
  readonly span: Span;
  /** Where the text begins. */
  readonly next: number;
}

/** YAML (`---`) or TOML (`+++`) front matter; unterminated, it is ordinary text. */
function frontMatter(text: string): FrontMatter | null {
  const fence = /^(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(0, 64));
  if (fence === null) return null;
  const start = fence[0].length;
  const close = fence[1] === '---' ? /^(?:---|\.\.\.)[ \t]*(?:$|\r\n|\n|\r)/gm : /^\+\+\+[ \t]*(?:$|\r\n|\n|\r)/gm;
  close.lastIndex = start;
  const end = close.exec(text.slice(0, LIMITS.frontMatter));
  if (end === null) return null;
  return { span: { start, end: end.index }, next: end.index + end[0].length };
}
