/** Cuts a text into blocks: Markdown by its block structure, plain text by its layout. Linear on any text. */
import type { Block, BlockKind } from './blocks.ts';
import type { Format } from './facts.ts';
import { LIMITS } from './limits.ts';
import { scanMarkdown } from './markdown.ts';
import { scanPlainText } from './plain-text.ts';
import type { Span } from './span.ts';

/** A block as the scanners hand it on: its lines, where Markdown's prefixes are cut away. */
export interface RawBlock {
  readonly kind: BlockKind;
  /** Content of each line as start and end, UTF-16 offsets of the document; what lies between two lines is not read. */
  readonly lines: readonly number[];
  readonly quoteDepth: number;
  readonly quoteGroup: number;
  readonly headingDepth: number;
}

export interface DocumentBlocks {
  readonly blocks: readonly Block[];
  /** Front matter without its fences, or null. */
  readonly frontMatter: Span | null;
}

/** Offsets are UTF-16 code units of `text`. Never throws. */
export function splitBlocks(text: string, format: Format): DocumentBlocks {
  const blocks: Block[] = [];
  const add = (raw: RawBlock): void => addBlock(text, raw, format, blocks);
  if (format === 'plaintext') {
    scanPlainText(text, add);
    return { blocks, frontMatter: null };
  }
  return { blocks, frontMatter: scanMarkdown(text, add) };
}

function addBlock(text: string, raw: RawBlock, format: Format, out: Block[]): void {
  let lines = raw.lines;
  let continues = false;
  for (;;) {
    const start = lines[0]!;
    const end = lines[lines.length - 1]!;
    const cut = end - start > LIMITS.blockLength ? cutPoint(text, lines) : null;
    const piece = cut === null ? lines : cut.head;
    const pieceEnd = piece[piece.length - 1]!;
    const source = text.slice(start, pieceEnd);
    out.push({
      kind: raw.kind,
      start,
      text: source,
      gaps: format === 'markdown' ? gaps(piece, start) : NO_GAPS,
      quoteDepth: raw.quoteDepth,
      quoteGroup: raw.quoteGroup,
      headingDepth: raw.headingDepth,
      continues,
    });
    if (cut === null) return;
    lines = cut.tail;
    continues = true;
  }
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
 * Splits an overlong block, best after a sentence, else at a line or a space, so that one paragraph of ten megabytes costs
 * no more an edit than a short one.
 */
function cutPoint(text: string, lines: readonly number[]): { head: number[]; tail: number[] } {
  const start = lines[0]!;
  const limit = start + LIMITS.blockLength;
  const floor = start + (LIMITS.blockLength >> 1);
  let at = -1;
  for (let i = limit; i > floor && at === -1; i--) {
    const before = text.charCodeAt(i - 1);
    if ((before === 0x20 || before === 0x0a) && /[.!?…]["”’»)]*\s*$/.test(text.slice(Math.max(floor, i - 6), i))) at = i;
  }
  for (let i = limit; i > floor && at === -1; i--) if (/\s/.test(text[i - 1]!)) at = i;
  if (at === -1) at = isHighSurrogate(text.charCodeAt(limit - 1)) ? limit - 1 : limit;
  const head: number[] = [];
  const tail: number[] = [];
  for (let i = 0; i < lines.length; i += 2) {
    const from = lines[i]!;
    const to = lines[i + 1]!;
    if (to <= at) head.push(from, to);
    else if (from >= at) tail.push(from, to);
    else {
      head.push(from, at);
      tail.push(at, to);
    }
  }
  return { head, tail };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
