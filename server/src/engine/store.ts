/**
 * The text of a document as a list of sections. An edit cuts only the sections it touches anew, and those after them only as
 * far as the change reaches (an opened fence to its end): the rest is kept as it was, and costs of an edit do not grow with the
 * document. A long text, and what a change reaches beyond some pages, is cut bit by bit: what is left of it is one section.
 */
import { type CutChange, Cutting, NO_OLD_PIECES, type OldPieces } from './cutting.ts';
import { type Section, splitSections } from './document.ts';
import type { Format, Place } from './facts.ts';
import { LIMITS, PACE, type Pace } from './limits.ts';
import { lengthOf, Piece, PieceList } from './pieces.ts';
import { forEachLine, isBlank } from './plain-text.ts';
import { DIRECTIVE, type Line } from './suppressions.ts';

/** What an edit did to the list of pieces. Pieces that are added may have stood there before, with all that was read of them. */
export interface PieceChange {
  readonly removed: readonly Piece[];
  /** The last one may be uncut. */
  readonly added: readonly Piece[];
  /** Pieces behind those added to the end of the text that came and went with them, and stand as they stood. */
  readonly restored: readonly Piece[];
  /** How much of the text at both ends of the pieces removed is as it was, UTF-16 units. */
  readonly head: number;
  readonly tail: number;
}

/** Lives as long as its document. Offsets are UTF-16 code units; offsets outside the text are moved inside. */
export class DocumentStore {
  readonly format: Format;
  readonly pieces: PieceList;
  private readonly pace: Pace;
  private whole: string | null;
  private gone: Gone[] = [];
  private cutting: Cutting | null;
  /** What `cutting` takes the place of. */
  private replaced: Pick<Gone, 'pieces' | 'first'> | null = null;

  /** Of a long text only the first pages are cut, the rest by `cut`. */
  constructor(text: string, format: Format, pace: Pace = PACE) {
    this.format = format;
    this.pace = pace;
    const cutting = new Cutting(text, format, true, pace.section, NO_OLD_PIECES);
    this.pieces = new PieceList(cutting.goOn(pace.cut).added);
    this.cutting = cutting.isDone ? null : cutting;
    this.whole = text;
  }

  /** All of the text is cut. */
  get isCut(): boolean {
    return this.cutting === null;
  }

  get length(): number {
    return this.pieces.length;
  }

  /** The whole text; put together again only after an edit. */
  text(): string {
    if (this.whole === null) {
      const parts: string[] = [];
      for (const { pieces } of this.pieces.chunks) for (const { section } of pieces) parts.push(section.text);
      this.whole = parts.join('');
    }
    return this.whole;
  }

  slice(start: number, end: number): string {
    if (this.whole !== null) return this.whole.slice(start, end);
    if (start < 0 || end < 0) return this.text().slice(start, end);
    let out = '';
    for (let piece: Piece | null = this.pieces.at(start); piece !== null && piece.start < end; piece = this.pieces.after(piece)) {
      out += piece.section.text.slice(Math.max(0, start - piece.start), end - piece.start);
    }
    return out;
  }

  /** Replaces `start` to `end` by `insert`. */
  edit(start: number, end: number, insert: string): PieceChange {
    const { pieces } = this;
    const a = Math.max(0, Math.min(start, end, pieces.length));
    const b = Math.min(pieces.length, Math.max(start, end, 0));
    // What is typed at the start of a section may belong to what is before it.
    const touched = pieces.at(a);
    const first = a < LIMITS.frontMatter && this.mayHaveFrontMatter() ? pieces.first : (pieces.before(touched) ?? touched);
    const isFirst = first === pieces.first;
    const begin = first.start;
    const head = a - begin;
    let last = pieces.at(b);
    const edited = last;
    let text = this.joined(first, last);
    text = text.slice(0, head) + insert + text.slice(b - begin);
    this.whole = null;
    const extend = (): boolean => {
      const next = pieces.after(last);
      if (next === null) return false;
      text += next.section.text;
      last = next;
      return true;
    };
    let added = this.recall(text, isFirst, last === pieces.last);
    for (let reach = 1; added === null; reach *= 2) {
      if (isFirst) while (text.length < LIMITS.frontMatter && hasFence(text) && extend());
      if (last.section.uncut || text.length > this.pace.cut) {
        return this.editLong(first, last, text, head, b, this.oldBehind(edited, pieces.length - b));
      }
      const sections = splitSections(text, this.format, isFirst, this.pace.section);
      if (last === pieces.last || closes(text, sections[sections.length - 1]!)) {
        if (sections.length > 1 && sections[sections.length - 1]!.text === '') sections.pop();
        added = sections.map((section) => new Piece(section));
        break;
      }
      // Where a change reaches far, it often reaches to the end, and may be the undoing of one before.
      const rest = pieces.length - (last.start + last.length);
      if (this.gone.some(({ length }) => length === text.length + rest)) {
        const wholeRest = text + this.joined(pieces.after(last)!, pieces.last);
        added = this.recall(wholeRest, isFirst, true);
        if (added !== null) last = pieces.last;
      }
      for (let i = 0; added === null && i < reach && extend(); i++);
    }
    const removed = this.between(first, last);
    const tail = last.start + last.length - b;
    pieces.replace(first, last, added);
    this.remember(removed, isFirst);
    return { removed, added, restored: [], head, tail };
  }

  /** Cuts about so many UTF-16 units of what is uncut; null where nothing is. */
  cut(units: number): CutChange | null {
    const { cutting, pieces } = this;
    if (cutting === null) return null;
    const rest = cutting.rest!;
    const change = cutting.goOn(units);
    const { added, restored } = change;
    if (added.length + restored.length > 0) pieces.replace(rest, rest, [...added, ...restored]);
    if (cutting.isDone) {
      this.cutting = null;
      const { replaced } = this;
      this.replaced = null;
      if (replaced !== null) this.remember(without(replaced.pieces, restored), replaced.first);
    }
    return change;
  }

  /** An edit whose reach is the rest of the text, as far as can be told yet: `text` takes the place of the pieces to `last`. */
  private editLong(first: Piece, last: Piece, text: string, head: number, b: number, old: OldPieces): PieceChange {
    const { pieces } = this;
    const isFirst = first === pieces.first;
    const next = pieces.after(last);
    const whole = next === null ? text : text + this.joined(next, pieces.last);
    const tail = pieces.length - b;
    const all = this.between(first, pieces.last);
    const isCut = this.isCut;
    const recalled = this.recall(whole, isFirst, true);
    const cutting = recalled === null ? new Cutting(whole, this.format, isFirst, this.pace.section, old) : null;
    const { added, restored } = cutting?.goOn(this.pace.cut) ?? { added: recalled!, restored: [] };
    pieces.replace(first, pieces.last, [...added, ...restored]);
    const removed = without(all, restored);
    const isDone = cutting?.isDone ?? true;
    this.cutting = isDone ? null : cutting;
    // What is not all pieces yet cannot come back as such.
    this.replaced = isDone || !isCut ? null : { pieces: all, first: isFirst };
    if (isDone && isCut) this.remember(removed, isFirst);
    return { removed, added, restored, head, tail: tail - lengthOf(restored) };
  }

  /** The pieces behind one that an edit lets stand if it comes to no more than that; asked for only by edits that may. */
  private oldBehind(last: Piece, toEnd: number): OldPieces {
    if (this.cutting !== null) return this.cutting.oldBehind(toEnd);
    const { length } = this.pieces;
    const behind: Piece[] = [];
    for (let piece = this.pieces.after(last); piece !== null; piece = this.pieces.after(piece)) behind.push(piece);
    return { pieces: behind, toEnd: behind.map((piece) => length - piece.start) };
  }

  /** Line and character of an offset, as LSP counts them. */
  placeAt(offset: number): Place {
    const at = Math.max(0, Math.min(offset, this.length));
    const piece = this.pieces.at(at);
    const { text } = piece.section;
    const within = at - piece.start;
    const starts = lineStarts(piece);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= within) low = middle;
      else high = middle - 1;
    }
    // A section begins at the start of a line, so columns never reach back over it. Between \r and \n is the end of the line.
    const split = text.charCodeAt(within) === 0x0a && text.charCodeAt(within - 1) === 0x0d ? 1 : 0;
    return { line: piece.chunk.line + piece.line + low, character: within - split - starts[low]! };
  }

  /** The offset of a line and character; a character past the end of its line is the end of that line. */
  offsetAt(line: number, character: number): number {
    if (line < 0) return 0;
    const piece = this.pieces.atLine(line);
    const { text } = piece.section;
    const starts = lineStarts(piece);
    const nth = line - piece.chunk.line - piece.line;
    const start = starts[nth];
    if (start === undefined) return this.length;
    let end = starts[nth + 1] ?? text.length;
    if (nth + 1 < starts.length) end -= text.charCodeAt(end - 1) === 0x0a && text.charCodeAt(end - 2) === 0x0d ? 2 : 1;
    return piece.start + Math.min(end, start + Math.max(0, character));
  }

  /** Where directives stand; only pieces that have one are read. */
  *directives(): Generator<number> {
    if (this.pieces.directives === 0) return;
    for (const { directives, pieces } of this.pieces.chunks) {
      if (directives === 0) continue;
      for (const { section, start } of pieces) {
        if (!section.directives) continue;
        const { text } = section;
        for (let at = text.indexOf(DIRECTIVE); at !== -1; at = text.indexOf(DIRECTIVE, at + DIRECTIVE.length)) yield start + at;
      }
    }
  }

  /** The line around an offset, without its end. */
  lineAt(offset: number): Line {
    const { line } = this.placeAt(offset);
    return { start: this.offsetAt(line, 0), end: this.offsetAt(line, Number.POSITIVE_INFINITY), next: this.offsetAt(line + 1, 0) };
  }

  /** Forgets pieces that were removed: what was read of them does not hold any more. */
  forget(): void {
    this.gone = [];
    this.replaced = null;
    this.cutting?.forget();
  }

  /** Front matter may be closed, or come undone, by a change some way into the text. */
  private mayHaveFrontMatter(): boolean {
    return this.format === 'markdown' && hasFence(this.pieces.first.section.text);
  }

  private between(first: Piece, last: Piece): Piece[] {
    const found: Piece[] = [];
    for (let piece: Piece | null = first; piece !== null; piece = piece === last ? null : this.pieces.after(piece)) found.push(piece);
    return found;
  }

  private joined(first: Piece, last: Piece): string {
    if (first === last) return first.section.text;
    const parts: string[] = [];
    for (const { section } of this.between(first, last)) parts.push(section.text);
    return parts.join('');
  }

  /** Keeps a long stretch that went, because it often comes back: a fence is closed again, a paste is taken back. */
  private remember(pieces: readonly Piece[], first: boolean): void {
    const length = lengthOf(pieces);
    if (length < this.pace.keep) return;
    this.gone.unshift({ pieces, first, length });
    if (this.gone.length > KEPT) this.gone.pop();
  }

  /** The pieces that a text was cut into before, if it can stand here; null where it is not remembered. */
  private recall(text: string, first: boolean, last: boolean): readonly Piece[] | null {
    // How far front matter reaches is not told by the stretch alone.
    if (first && hasFence(text)) return null;
    const at = this.gone.findIndex((gone) => gone.length === text.length && gone.first === first && isTextOf(gone.pieces, text));
    const gone = this.gone[at];
    if (gone === undefined || !(last || closes(text, gone.pieces.at(-1)!.section))) return null;
    this.gone.splice(at, 1);
    return gone.pieces;
  }
}

function without(pieces: readonly Piece[], others: readonly Piece[]): readonly Piece[] {
  if (others.length === 0) return pieces;
  const left = new Set(others);
  return pieces.filter((piece) => !left.has(piece));
}

/** Pieces that stood next to each other. */
interface Gone {
  readonly pieces: readonly Piece[];
  /** They stood at the start of the text. */
  readonly first: boolean;
  readonly length: number;
}

/** One for each side of a change that is made and undone. */
const KEPT = 2;

function isTextOf(pieces: readonly Piece[], text: string): boolean {
  let at = 0;
  return pieces.every(({ section }) => {
    const from = at;
    at += section.text.length;
    // Comparing strings of one length is many times as quick as looking for one at a place in another.
    return text.slice(from, at) === section.text;
  });
}

/** The text ends where the next section may begin as it is: after a blank line, with nothing open. */
function closes(text: string, last: Section): boolean {
  if (last.open) return false;
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

function lineStarts(piece: Piece): readonly number[] {
  if (piece.lines !== null) return piece.lines;
  const { text } = piece.section;
  const found = [0];
  forEachLine(text, 0, (_start, end, next) => {
    if (next > end && next <= text.length) found.push(next);
  });
  piece.lines = found;
  return found;
}
