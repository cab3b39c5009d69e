/**
 * A text that is cut into pieces bit by bit: from some place of a document to its end. Where an edit made it, what stood behind
 * the edit is put back as soon as cutting comes to a place from which all reads as it did.
 */
import { Cutter } from './document.ts';
import type { Format } from './facts.ts';
import { Piece } from './pieces.ts';

/** Pieces that an edit lets stand if cutting comes to the start of one: they follow one another to the end of the text. */
export interface OldPieces {
  readonly pieces: readonly Piece[];
  /** Of the start of each, UTF-16 units before the end of the text: an edit before it changes nothing of that. */
  readonly toEnd: readonly number[];
}

export const NO_OLD_PIECES: OldPieces = { pieces: [], toEnd: [] };

/** What the uncut rest of a text has become. */
export interface CutChange {
  /** Where cutting is not through, the last of them is the new rest. */
  readonly added: readonly Piece[];
  /** Old pieces, from behind the last of those added to the end of the text. */
  readonly restored: readonly Piece[];
}

/** Lives until all of its text is cut. */
export class Cutting {
  /** Stands in the document for what is not cut yet; null before the first `goOn` and once all is cut. */
  rest: Piece | null = null;
  private readonly cutter: Cutter;
  private old: OldPieces;
  /** The first old piece that cutting has not passed. */
  private next = 0;
  private at = 0;

  /** `first` says that the text is a whole document; for `shortest` see `Pace`. */
  constructor(text: string, format: Format, first: boolean, shortest: number, old: OldPieces) {
    this.old = old;
    this.cutter = new Cutter(text, format, first, shortest, (start) => this.meets(text.length - start));
  }

  get isDone(): boolean {
    return this.cutter.done;
  }

  /** Cuts about so many UTF-16 units; what stands in the place of the rest then. Nothing where no piece was finished. */
  goOn(units: number): CutChange {
    const { cutter } = this;
    this.at += units;
    const added = cutter.cut(this.at).map((section) => new Piece(section));
    if (cutter.done) {
      this.rest = null;
      return { added, restored: cutter.met ? this.old.pieces.slice(this.next) : [] };
    }
    if (added.length > 0 || this.rest === null) {
      this.rest = new Piece(cutter.rest());
      added.push(this.rest);
    }
    return { added, restored: [] };
  }

  /** The old pieces that an edit lets stand of which `toEnd` UTF-16 units are left as they were at the end of the text. */
  oldBehind(toEnd: number): OldPieces {
    const { pieces, toEnd: distances } = this.old;
    let from = this.next;
    while (from < pieces.length && distances[from]! > toEnd) from++;
    return { pieces: pieces.slice(from), toEnd: distances.slice(from) };
  }

  /** What was read of the old pieces does not hold any more. */
  forget(): void {
    this.old = NO_OLD_PIECES;
    this.next = 0;
  }

  private meets(toEnd: number): boolean {
    const { toEnd: distances } = this.old;
    while (this.next < distances.length && distances[this.next]! > toEnd) this.next++;
    return distances[this.next] === toEnd;
  }
}
