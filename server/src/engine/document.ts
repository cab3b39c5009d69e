/** Cuts a text into blocks: Markdown by its block structure, plain text by its layout. Linear on any text. */
import type { Block, BlockKind } from './blocks.ts';
import type { Format } from './facts.ts';
import { LIMITS, PACE } from './limits.ts';
import { type MarkdownScan, scanMarkdown } from './markdown.ts';
import { type Boundary, forEachLine, type Scan, scanPlainText } from './plain-text.ts';
import type { Span } from './span.ts';
import { DIRECTIVE } from './suppressions.ts';

/** A block as the scanners hand it on: its lines, where Markdown's prefixes are cut away. Holds until the next one. */
export interface RawBlock {
  readonly kind: BlockKind;
  /** Content of each line as start and end, UTF-16 offsets of the scanned text; what lies between two lines is not read. */
  readonly lines: readonly number[];
  readonly quoteDepth: number;
  readonly quoteGroup: number;
  readonly headingDepth: number;
}

/**
 * A stretch of a document that reads the same whatever stands before it: it begins where nothing is open. Sections are what an
 * edit invalidates. All offsets within are relative to the section.
 */
export interface Section {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Line ends as LSP counts them. */
  readonly lineBreaks: number;
  /** Front matter without its fences; only in the first section. */
  readonly frontMatter: Span | null;
  /** Ends inside code or raw HTML that takes in whatever follows. */
  readonly open: boolean;
  /** May hold comments that switch rules off. */
  readonly directives: boolean;
  /** The rest of a document that is still to be cut; its line ends are not counted yet. */
  readonly uncut: boolean;
}

/**
 * Cuts a text into sections. `first` says that it stands at the start of its document; for `shortest` see `Pace`. Linear; never
 * throws.
 */
export function splitSections(text: string, format: Format, first: boolean, shortest: number = PACE.section): Section[] {
  return new Cutter(text, format, first, shortest).cut(text.length);
}

/** Cuts a text into sections in as many goes as one likes. Lives until it is through. */
export class Cutter {
  readonly text: string;
  /** Where what is not handed out yet begins, UTF-16. */
  from = 0;
  /** Nothing is left to cut, or what is left is known. */
  done = false;
  /** Cutting has ended because what is left is known: see `meets`. */
  met = false;
  private readonly scan: Scan;
  private readonly markdown: MarkdownScan | null;
  private readonly returns: boolean;
  private sections: Section[] = [];
  /** Of the section that is being read; copied when it is closed, so that none keeps more room than it needs. */
  private blocks: Block[] = [];

  /**
   * `first` says that the text stands at the start of its document. `meets` is asked at each place where a section may begin
   * whether the text from there on is known; cutting ends where it is.
   */
  constructor(text: string, format: Format, first: boolean, shortest: number, meets: (start: number) => boolean = () => false) {
    this.text = text;
    this.returns = text.includes('\r');
    const add = (raw: RawBlock): void => addBlock(text, this.from, raw, format, this.blocks);
    const boundary: Boundary = (start) => {
      this.met = meets(start);
      if (start - this.from >= shortest || (this.met && start > this.from)) this.close(start, false);
      return this.met;
    };
    this.markdown = format === 'markdown' ? scanMarkdown(text, first, add, boundary) : null;
    this.scan = this.markdown ?? scanPlainText(text, add, boundary);
  }

  /** Goes on with what begins before an offset; the sections that are finished by that. */
  cut(until: number): Section[] {
    if (!this.done && this.scan.run(until)) {
      this.done = true;
      if (!this.met) this.close(this.text.length, this.markdown?.isOpen() ?? false);
    }
    const { sections } = this;
    this.sections = [];
    return sections;
  }

  /** What is left to cut, as one section that nothing is known of but its front matter. */
  rest(): Section {
    return {
      text: this.text.slice(this.from),
      blocks: NO_BLOCKS,
      lineBreaks: 0,
      frontMatter: this.frontMatter(),
      open: false,
      directives: false,
      uncut: true,
    };
  }

  /** Front matter stands before the first boundary, so it lies within the first section. */
  private frontMatter(): Span | null {
    return this.from === 0 && this.markdown !== null ? this.markdown.frontMatter : null;
  }

  private close(to: number, open: boolean): void {
    const { text, from } = this;
    const source = text.slice(from, to);
    this.sections.push({
      text: source,
      blocks: this.blocks.length === 0 ? NO_BLOCKS : this.blocks.slice(),
      lineBreaks: this.returns ? countLineBreaks(source) : countFeeds(text, from, to),
      frontMatter: this.frontMatter(),
      open,
      directives: source.includes(DIRECTIVE),
      uncut: false,
    });
    this.blocks = [];
    this.from = to;
  }
}

const NO_BLOCKS: readonly Block[] = [];

function countFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function countLineBreaks(text: string): number {
  let count = 0;
  forEachLine(text, 0, (_start, end, next) => {
    if (next > end && next <= text.length) count++;
  });
  return count;
}

/** `base` is the offset of the section in the text. */
function addBlock(text: string, base: number, raw: RawBlock, format: Format, out: Block[]): void {
  const { lines } = raw;
  const last = lines[lines.length - 1]!;
  // The line the rest begins in, and where in it: copying the rest for each piece would cost the square of the block.
  let line = 0;
  let start = lines[0]!;
  if (last > start && last - start <= LIMITS.blockLength) {
    out.push(blockOf(text, base, raw, format, lines, start, false));
    return;
  }
  for (let continues = false; start < last; continues = true) {
    const cut = last - start > LIMITS.blockLength ? cutPoint(text, start) : last;
    const piece: number[] = [];
    while (line < lines.length && lines[line]! < cut) {
      const end = lines[line + 1]!;
      piece.push(Math.max(lines[line]!, start), Math.min(end, cut));
      if (end > cut) break;
      line += 2;
    }
    out.push(blockOf(text, base, raw, format, piece, start, continues));
    if (line >= lines.length) return;
    start = Math.max(lines[line]!, cut);
  }
}

/** The block, or the piece of one, that those lines make. */
function blockOf(
  text: string,
  base: number,
  raw: RawBlock,
  format: Format,
  lines: readonly number[],
  start: number,
  continues: boolean,
): Block {
  return {
    kind: raw.kind,
    start: start - base,
    text: text.slice(start, lines[lines.length - 1]!),
    gaps: format === 'markdown' ? gaps(lines, start) : NO_GAPS,
    quoteDepth: raw.quoteDepth,
    quoteGroup: raw.quoteGroup,
    headingDepth: raw.headingDepth,
    continues,
  };
}

const NO_GAPS: readonly Span[] = [];
/** A line break alone is white space already. */
const LINE_BREAK = 2;

/** Where the lines of a block leave out prefixes, as block-relative spans. */
function gaps(lines: readonly number[], start: number): readonly Span[] {
  let found: Span[] | null = null;
  for (let i = 2; i < lines.length; i += 2) {
    if (lines[i]! - lines[i - 1]! <= LINE_BREAK) continue;
    found ??= [];
    found.push({ start: lines[i - 1]! - start, end: lines[i]! - start });
  }
  return found ?? NO_GAPS;
}

/**
 * Where the first piece of an overlong block ends, best after a sentence, else at a line or a space, so that one paragraph of
 * ten megabytes costs no more an edit than a short one.
 */
function cutPoint(text: string, start: number): number {
  const limit = start + LIMITS.blockLength;
  const floor = start + (LIMITS.blockLength >> 1);
  for (let i = limit; i > floor; i--) {
    const before = text.charCodeAt(i - 1);
    if ((before === 0x20 || before === 0x0a) && /[.!?…]["”’»)]*\s*$/.test(text.slice(Math.max(floor, i - 6), i))) return i;
  }
  for (let i = limit; i > floor; i--) if (/\s/.test(text[i - 1]!)) return i;
  return isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
