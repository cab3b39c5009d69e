/**
 * The blocks of a document as they were read, in the order of the text: which are new after an edit, and between which that
 * stayed. What stayed keeps everything that was worked out of it.
 */
import type { Block } from './blocks.ts';
import { Entry, joinEntries } from './entries.ts';
import type { LocalFacts } from './local.ts';
import { type Chunk, lengthOf, type Piece, type PieceList } from './pieces.ts';
import type { PieceChange } from './store.ts';

/** What an edit did to the entries. Blocks at its border that only moved are not in it. */
export interface EntryChange {
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
  /** The entries that stand before and after those added. */
  readonly previous: Entry | null;
  readonly next: Entry | null;
  /** Those added stood next to each other before, so what the document added to them between the first and the last still holds. */
  readonly intact: boolean;
}

export type Reader = (block: Block) => LocalFacts;

/** Reads the blocks of a piece, unless that is done. */
export function readPiece(piece: Piece, read: Reader): readonly Entry[] {
  if (piece.entries !== null) return piece.entries;
  const { blocks } = piece.section;
  const entries = new Array<Entry>(blocks.length);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    entries[i] = new Entry(block, isGrouped(piece, i), piece, read(block));
  }
  piece.entries = entries;
  return piece.entries;
}

/** Puts new pieces in the place of those that were removed, all of which had been read. Costs what both hold. */
export function exchange(list: PieceList, change: PieceChange, read: Reader): EntryChange {
  const { removed, added } = change;
  const before = lastBefore(list, added[0]!);
  const after = firstAfter(list, added.at(-1)!);
  if (added.every(({ entries }) => entries !== null)) {
    const entries = added.flatMap((piece) => piece.entries!);
    const intact = entries.every((entry, i) => i === 0 || (entries[i - 1]!.next === entry && entry.previous === entries[i - 1]));
    joinEntries(entries, before, after);
    return { removed: removed.flatMap((piece) => piece.entries ?? []), added: entries, previous: before, next: after, intact };
  }
  const old = laidOut(removed);
  const fresh = laidOut(added);
  const { head, tail } = keptOf(old, fresh, change);
  // Taken over whole, the entries of an old piece would be lost to it: if it comes back, it is read again.
  if (head + tail > 0) for (const piece of removed) piece.entries = null;
  const end = fresh.length - tail;
  const entries = fresh.map(({ piece, block, grouped, entry }, i): Entry => {
    if (i >= head && i < end) return entry ?? new Entry(block, grouped, piece, read(block));
    const kept = old[i < head ? i : i - fresh.length + old.length]!.entry!;
    kept.block = block;
    kept.home = piece;
    return kept;
  });
  let at = 0;
  for (const piece of added) {
    const { length } = piece.section.blocks;
    piece.entries = entries.slice(at, at + length);
    at += length;
  }
  joinEntries(entries, before, after);
  return {
    removed: old.slice(head, old.length - tail).flatMap(({ entry }) => entry ?? []),
    added: entries.slice(head, end),
    previous: head === 0 ? before : entries[head - 1]!,
    next: tail === 0 ? after : entries[end]!,
    intact: false,
  };
}

/** How many blocks at both ends only moved. Those that only look the same did not: what stands between two may have changed. */
function keptOf(old: readonly Laid[], fresh: readonly Laid[], change: PieceChange): { head: number; tail: number } {
  const length = lengthOf(change.removed);
  const grown = lengthOf(change.added) - length;
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head]!.start + old[head]!.block.text.length <= change.head && isSame(old[head]!, fresh[head]!, 0)) head++;
  let tail = 0;
  for (; tail < shorter - head; tail++) {
    const last = old[old.length - 1 - tail]!;
    if (last.start < length - change.tail || !isSame(last, fresh[fresh.length - 1 - tail]!, grown)) break;
  }
  return { head, tail };
}

/** The last entry whose block begins at or before an offset. */
export function entryAt(list: PieceList, offset: number): Entry | null {
  const piece = list.at(offset);
  const entries = piece.entries ?? [];
  const within = offset - piece.start;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.block.start <= within) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1] ?? lastBefore(list, piece);
}

export function firstEntry(list: PieceList): Entry | null {
  return list.first.entries?.[0] ?? firstAfter(list, list.first);
}

export function lastEntry(list: PieceList): Entry | null {
  return list.last.entries?.at(-1) ?? lastBefore(list, list.last);
}

/** Remembers the few entries of each chunk that a pass over a long document is about. Entries must all be read. */
export class Selection {
  private readonly known = new WeakMap<Chunk, { readonly revision: number; readonly entries: readonly Entry[] }>();
  private readonly holds: (entry: Entry) => boolean;

  constructor(holds: (entry: Entry) => boolean) {
    this.holds = holds;
  }

  /** In the order of the text. */
  of(list: PieceList): readonly Entry[] {
    const all: Entry[] = [];
    for (const chunk of list.chunks) {
      let known = this.known.get(chunk);
      if (known === undefined || known.revision !== chunk.revision) {
        const entries: Entry[] = [];
        for (const piece of chunk.pieces) for (const entry of piece.entries ?? []) if (this.holds(entry)) entries.push(entry);
        known = { revision: chunk.revision, entries };
        this.known.set(chunk, known);
      }
      for (const entry of known.entries) all.push(entry);
    }
    return all;
  }
}

function lastBefore(list: PieceList, piece: Piece): Entry | null {
  for (let before = list.before(piece); before !== null; before = list.before(before)) {
    const last = before.entries?.at(-1);
    if (last !== undefined) return last;
  }
  return null;
}

function firstAfter(list: PieceList, piece: Piece): Entry | null {
  for (let after = list.after(piece); after !== null; after = list.after(after)) {
    const first = after.entries?.[0];
    if (first !== undefined) return first;
  }
  return null;
}

interface Laid {
  readonly piece: Piece;
  readonly block: Block;
  readonly grouped: boolean;
  /** UTF-16 offset from the start of the first piece. */
  readonly start: number;
  /** As it was read; null where it was not. */
  readonly entry: Entry | null;
}

function laidOut(pieces: readonly Piece[]): Laid[] {
  const laid: Laid[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const { entries, section } = piece;
    section.blocks.forEach((block, i) => {
      laid.push({ piece, block, grouped: isGrouped(piece, i), start: offset + block.start, entry: entries?.[i] ?? null });
    });
    offset += piece.length;
  }
  return laid;
}

function isGrouped({ section: { blocks } }: Piece, i: number): boolean {
  return i > 0 && blocks[i]!.quoteGroup !== -1 && blocks[i]!.quoteGroup === blocks[i - 1]!.quoteGroup;
}

/**
 * True where the new block says what the old one did, and stands `grown` further on. Where a quotation group begins is part of
 * it, its number is not.
 */
function isSame(old: Laid, fresh: Laid, grown: number): boolean {
  const [{ block: a }, { block: b }] = [old, fresh];
  return (
    old.entry !== null &&
    old.start + grown === fresh.start &&
    old.grouped === fresh.grouped &&
    a.text.length === b.text.length &&
    a.kind === b.kind &&
    a.quoteDepth === b.quoteDepth &&
    a.headingDepth === b.headingDepth &&
    a.continues === b.continues &&
    (a.quoteGroup === -1) === (b.quoteGroup === -1) &&
    a.gaps.length === b.gaps.length &&
    a.gaps.every((gap, i) => gap.start === b.gaps[i]!.start && gap.end === b.gaps[i]!.end) &&
    a.text === b.text
  );
}
