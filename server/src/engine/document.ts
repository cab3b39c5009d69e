/** Cuts a text into blocks: Markdown by its block structure, plain text by its layout. Linear on any text. */
import type { Block, BlockKind } from './blocks.ts';
import type { Format } from './facts.ts';
import { LIMITS } from './limits.ts';
import { scanMarkdown } from './markdown.ts';
import { forEachLine, scanPlainText } from './plain-text.ts';
import type { Span } from './span.ts';
import { DIRECTIVE } from './suppressions.ts';

/** A block as the scanners hand it on: its lines, where Markdown's prefixes are cut away. */
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
}

/** Cuts a text into sections. `first` says that it stands at the start of its document. Linear; never throws. */
export function splitSections(text: string, format: Format, first: boolean): Section[] {
  const sections: Section[] = [];
  const directives = text.includes(DIRECTIVE);
  const returns = text.includes('\r');
  /** Of the section that is being read; copied when it is closed, so that none keeps more room than it needs. */
  let blocks: Block[] = [];
  let from = 0;
  const close = (to: number, frontMatter: Span | null, open: boolean): void => {
    const source = text.slice(from, to);
    sections.push({
      text: source,
      blocks: blocks.length === 0 ? NO_BLOCKS : blocks.slice(),
      lineBreaks: returns ? countLineBreaks(source) : countFeeds(text, from, to),
      frontMatter,
      open,
      directives: directives && source.includes(DIRECTIVE),
    });
    blocks = [];
    from = to;
  };
  const add = (raw: RawBlock): void => addBlock(text, from, raw, format, blocks);
  const boundary = (start: number): void => {
    if (start > from) close(start, null, false);
  };
  if (format === 'plaintext') {
    scanPlainText(text, add, boundary);
    close(text.length, null, false);
    return sections;
  }
  const { frontMatter, open } = scanMarkdown(text, first, add, boundary);
  close(text.length, null, open);
  // Front matter stands before the first boundary, so it lies within the first section.
  if (frontMatter !== null) sections[0] = { ...sections[0]!, frontMatter };
  return sections;
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
