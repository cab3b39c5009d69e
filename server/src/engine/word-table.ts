/** Finds out which of a few thousand words a token is: one bit where it is none, its letters compared where the hash agrees. */
import { fold } from './characters.ts';
import type { Tokens } from './token-buffer.ts';
import { hashWord } from './words.ts';

/** Plain data, so that it can be packed. */
export interface WordTable {
  /** A bit for each hash, by its low bits: most words of a text are in no table and need no probe. */
  readonly starts: Uint32Array;
  /** Hash -> row, by open addressing; -1 where empty. */
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
  /** The letters of all words; those of row i stand from `bounds[i]` to `bounds[i + 1]`. */
  readonly units: Uint16Array;
  readonly bounds: Int32Array;
}

/** Four kilobytes: few enough to stay in the nearest cache, and most bits stay empty. */
const START_BITS = 32_768;

/** `words` are in lower case, none twice; the row of a word is its index. */
export function compileWordTable(words: readonly string[]): WordTable {
  const hashes = Int32Array.from(words, hashWord);
  let size = 16;
  while (size < words.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const starts = new Uint32Array(START_BITS >> 5);
  const bounds = new Int32Array(words.length + 1);
  words.forEach((word, row) => {
    const hash = hashes[row]!;
    let slot = spread(hash) & (size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = row;
    starts[(hash & (START_BITS - 1)) >>> 5]! |= 1 << (hash & 31);
    bounds[row + 1] = bounds[row]! + word.length;
  });
  const units = new Uint16Array(bounds[words.length]!);
  words.forEach((word, row) => {
    for (let i = 0; i < word.length; i++) units[bounds[row]! + i] = word.charCodeAt(i);
  });
  return { starts, slots, hashes, units, bounds };
}

/** False where the table holds no word of that hash, as one bit tells. */
export function mayHold(starts: Uint32Array, hash: number): boolean {
  return (starts[(hash & (START_BITS - 1)) >>> 5]! & (1 << (hash & 31))) !== 0;
}

/** The row of a token's word, -1 where the table does not hold it. The last stop of an abbreviation makes no difference. */
export function rowOf(tokens: Tokens, index: number, table: WordTable): number {
  const hash = tokens.hash[index]!;
  return mayHold(table.starts, hash) ? probe(tokens, index, hash, table) : -1;
}

/** The same where one bit has told that the table may hold it. */
export function probe(tokens: Tokens, index: number, hash: number, table: WordTable): number {
  const { slots, hashes } = table;
  const mask = slots.length - 1;
  let slot = spread(hash) & mask;
  for (let row = slots[slot]!; row !== -1; row = slots[slot]!) {
    if (hashes[row] === hash && reads(tokens, index, table, row)) return row;
    slot = (slot + 1) & mask;
  }
  return -1;
}

function reads(tokens: Tokens, index: number, table: WordTable, row: number): boolean {
  const { units } = tokens;
  const limit = table.bounds[row + 1]!;
  const end = tokens.end[index]!;
  let at = tokens.start[index]!;
  for (let i = table.bounds[row]!; i < limit; i++, at++) if (at >= end || fold(units[at]!) !== table.units[i]) return false;
  return at === end || (units[at] === 0x2e && at + 1 === end);
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1 | 0) >>> 8;
}
