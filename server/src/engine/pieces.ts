/**
 * The sections of a document in their places, in a list of two levels: an edit measures the chunk it touches and moves the
 * chunks after it, not the sections in them. What stands in a section counts from its start and never moves.
 */
import type { Section } from './document.ts';
import type { Entry } from './entries.ts';

/** A section in its place. Lives as long as the section stands in the document. */
export class Piece {
  readonly section: Section;
  /** The section's blocks as they were read; null until then. */
  entries: readonly Entry[] | null = null;
  /** Starts of the section's lines, made when first asked for. */
  lines: readonly number[] | null = null;
  chunk: Chunk = NOWHERE;
  /** Place in the chunk: index, UTF-16 units and lines from its start. */
  index = 0;
  offset = 0;
  line = 0;

  constructor(section: Section) {
    this.section = section;
  }

  /** UTF-16 offset in the document. */
  get start(): number {
    return this.chunk.start + this.offset;
  }

  get length(): number {
    return this.section.text.length;
  }

  /** Zero-based line in the document. */
  get firstLine(): number {
    return this.chunk.line + this.line;
  }

  /** False once something else stands in its place. */
  get stands(): boolean {
    return this.chunk.pieces[this.index] === this;
  }

  /** Says that something that was worked out of the blocks around here may have changed. */
  soil(): void {
    this.chunk.revision++;
  }
}

/** A stretch of neighbouring pieces. */
export class Chunk {
  readonly pieces: readonly Piece[];
  readonly length: number;
  readonly lineBreaks: number;
  /** Pieces with comments that may switch rules off. */
  readonly directives: number;
  readonly blocks: number;
  index = 0;
  start = 0;
  line = 0;
  /** Differs from what it was once something in the chunk has changed. */
  revision = 0;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    let length = 0;
    let lineBreaks = 0;
    let directives = 0;
    let blocks = 0;
    pieces.forEach((piece, index) => {
      const { section } = piece;
      piece.chunk = this;
      piece.index = index;
      piece.offset = length;
      piece.line = lineBreaks;
      length += section.text.length;
      lineBreaks += section.lineBreaks;
      blocks += section.blocks.length;
      if (section.directives) directives++;
    });
    this.length = length;
    this.lineBreaks = lineBreaks;
    this.directives = directives;
    this.blocks = blocks;
  }
}

const NOWHERE: Chunk = { pieces: [], length: 0, lineBreaks: 0, directives: 0, blocks: 0, index: 0, start: 0, line: 0, revision: 0 };

/** About the square root of how many pieces a long document has. */
const CHUNK = 16;

/** Holds at least one piece. */
export class PieceList {
  /** How many pieces may hold comments that switch rules off. */
  directives = 0;
  private list: Chunk[];
  private total = 0;
  /** What was asked for last: mostly the same is asked for next. */
  private found: Piece | null = null;

  constructor(pieces: readonly Piece[]) {
    this.list = chunksOf(pieces);
    for (const chunk of this.list) this.directives += chunk.directives;
    this.place(0);
  }

  get chunks(): readonly Chunk[] {
    return this.list;
  }

  /** Paragraphs, headings, list items and cells of all pieces. */
  get blocks(): number {
    let sum = 0;
    for (const { blocks } of this.list) sum += blocks;
    return sum;
  }

  /** UTF-16 length of all pieces. */
  get length(): number {
    return this.total;
  }

  get first(): Piece {
    return this.list[0]!.pieces[0]!;
  }

  get last(): Piece {
    const { pieces } = this.list[this.list.length - 1]!;
    return pieces[pieces.length - 1]!;
  }

  after({ chunk, index }: Piece): Piece | null {
    return chunk.pieces[index + 1] ?? this.list[chunk.index + 1]?.pieces[0] ?? null;
  }

  before({ chunk, index }: Piece): Piece | null {
    return chunk.pieces[index - 1] ?? this.list[chunk.index - 1]?.pieces.at(-1) ?? null;
  }

  /** The piece that holds an offset; the last one for the end of the text. */
  at(offset: number): Piece {
    const { found } = this;
    if (found !== null && found.chunk !== NOWHERE && offset >= found.start && offset < found.start + found.length) return found;
    const chunk = lastUpTo(this.list, offset, startOf);
    this.found = lastUpTo(chunk.pieces, offset - chunk.start, offsetOf);
    return this.found;
  }

  /** The piece in which a line begins; the last one for lines after the end. */
  atLine(line: number): Piece {
    const chunk = lastUpTo(this.list, line, lineOf);
    return lastUpTo(chunk.pieces, line - chunk.line, lineOf);
  }

  /** Puts pieces in the place of those from `first` to `last`; both stand in the list, and it must not become empty. */
  replace(first: Piece, last: Piece, added: readonly Piece[]): void {
    let from = first.chunk.index;
    let to = last.chunk.index + 1;
    const head = first.chunk.pieces.slice(0, first.index);
    const tail = last.chunk.pieces.slice(last.index + 1);
    const size = head.length + added.length + tail.length;
    let before: readonly Piece[] = [];
    let after: readonly Piece[] = [];
    // A chunk that has become small joins a neighbour, or deleting would leave a list of crumbs.
    if (size < CHUNK / 4) {
      if (to < this.list.length) after = this.list[to++]!.pieces;
      else if (from > 0) before = this.list[--from]!.pieces;
    }
    for (let i = from; i < to; i++) this.directives -= this.list[i]!.directives;
    for (let piece: Piece | null = first; piece !== null; ) {
      const next: Piece | null = piece === last ? null : this.after(piece);
      piece.chunk = NOWHERE;
      piece = next;
    }
    const chunks = chunksOf([...before, ...head, ...added, ...tail, ...after]);
    for (const chunk of chunks) this.directives += chunk.directives;
    // Spreading a great many would overflow the stack.
    if (chunks.length < 1_000) this.list.splice(from, to - from, ...chunks);
    else this.list = [...this.list.slice(0, from), ...chunks, ...this.list.slice(to)];
    this.place(from);
  }

  private place(from: number): void {
    const before = this.list[from - 1];
    let start = before === undefined ? 0 : before.start + before.length;
    let line = before === undefined ? 0 : before.line + before.lineBreaks;
    for (let i = from; i < this.list.length; i++) {
      const chunk = this.list[i]!;
      chunk.index = i;
      chunk.start = start;
      chunk.line = line;
      start += chunk.length;
      line += chunk.lineBreaks;
    }
    this.total = start;
  }
}

function chunksOf(pieces: readonly Piece[]): Chunk[] {
  if (pieces.length <= CHUNK * 2) return pieces.length === 0 ? [] : [new Chunk(pieces)];
  const chunks: Chunk[] = [];
  for (let i = 0; i < pieces.length; i += CHUNK) chunks.push(new Chunk(pieces.slice(i, i + CHUNK)));
  return chunks;
}

const startOf = (chunk: Chunk): number => chunk.start;
const offsetOf = (piece: Piece): number => piece.offset;
const lineOf = (placed: Chunk | Piece): number => placed.line;

/** Of their sections together, UTF-16 units. */
export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** The last whose place is at or before a value, or the first. */
function lastUpTo<T>(list: readonly T[], value: number, placeOf: (item: T) => number): T {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (placeOf(list[middle]!) <= value) low = middle;
    else high = middle - 1;
  }
  return list[low]!;
}
