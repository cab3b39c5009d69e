/**
 * Objects that are read one by one when they are first asked for: of thousands a text needs a few. Their bytes may stand in a file
 * and be read one by one, too.
 */

import { hashText } from './hash.ts';
import type { Slices } from './slices.ts';

/** Plain data, so that it can be packed. `known` holds what was read already. */
export interface Rows<T> {
  /** One JSON text a row; that of row i stands from `bounds[i]` to `bounds[i + 1]`. A byte array, or what can be asked like one. */
  readonly bytes: Pick<Uint8Array, 'length' | 'subarray'>;
  readonly bounds: Int32Array;
  readonly known: (T | null)[];
  /** Makes a row that has no bytes when it is first asked for; such rows cannot be packed. */
  readonly make?: (index: number) => T;
}

/** Rows that are also found by their ids. */
export interface RowsById<T extends { readonly id: string }> extends Rows<T> {
  /** Hash of the id -> row, by open addressing; -1 where empty. */
  readonly slots: Int32Array;
}

/** Rows of values that are JSON. */
export function compileRows<T>(values: readonly T[]): Rows<T> {
  const encoder = new TextEncoder();
  return laidOut(values.map((value) => encoder.encode(JSON.stringify(value))));
}

function laidOut<T>(texts: readonly Uint8Array[]): Rows<T> {
  const bounds = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => {
    bounds[i + 1] = bounds[i]! + text.byteLength;
  });
  const bytes = new Uint8Array(bounds[texts.length]!);
  texts.forEach((text, i) => {
    bytes.set(text, bounds[i]);
  });
  return { bytes, bounds, known: [] };
}

/** Where two rows have one id, the first is found. */
export function compileRowsById<T extends { readonly id: string }>(values: readonly T[]): RowsById<T> {
  const slots = slotsFor(values.length);
  values.forEach(({ id }, row) => {
    place(slots, id, row);
  });
  return { ...compileRows(values), slots };
}

/** The same of values that are made when their turn comes. */
export function* rowsByIdInSlices<T extends { readonly id: string }>(count: number, make: (index: number) => T): Slices<RowsById<T>> {
  const encoder = new TextEncoder();
  const slots = slotsFor(count);
  const texts: Uint8Array[] = [];
  for (let row = 0, cost = 0; row < count; row++) {
    const value = make(row);
    place(slots, value.id, row);
    const text = encoder.encode(JSON.stringify(value));
    texts.push(text);
    cost += text.byteLength;
    if (cost < AT_ONCE) continue;
    yield cost;
    cost = 0;
  }
  return { ...laidOut<T>(texts), slots };
}

/** Bytes. */
const AT_ONCE = 10_000;

function slotsFor(count: number): Int32Array {
  let size = 16;
  while (size < count * 2) size *= 2;
  return new Int32Array(size).fill(-1);
}

function place(slots: Int32Array, id: string, row: number): void {
  let slot = slotOf(id, slots.length);
  while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = row;
}

/** Rows of values that are there already. */
export function heldRows<T>(values: readonly T[]): Rows<T> {
  return { bytes: NO_BYTES, bounds: new Int32Array(values.length + 1), known: [...values] };
}

/** Rows that are made one by one when they are first asked for. `make` gives the same for the same index. */
export function madeRows<T>(count: number, make: (index: number) => T): Rows<T> {
  return { bytes: NO_BYTES, bounds: new Int32Array(count + 1), known: [], make };
}

const NO_BYTES = new Uint8Array();

/** The same object each time. Throws a RangeError for an index that is no row's. */
export function rowAt<T>(rows: Rows<T>, index: number): T {
  const { known, bounds, bytes, make } = rows;
  const row = known[index];
  if (row !== undefined && row !== null) return row;
  if (!(index >= 0 && index < bounds.length - 1)) throw new RangeError(`There is no row ${index}.`);
  // Filled up to here: an array with holes could not be packed, and is slower.
  while (known.length < index) known.push(null);
  const read: T = make?.(index) ?? JSON.parse(decoder.decode(bytes.subarray(bounds[index], bounds[index + 1])));
  known[index] = read;
  return read;
}

export function rowCount(rows: Rows<unknown>): number {
  return rows.bounds.length - 1;
}

/** All of them at once, which takes time and room for each: for whoever lists them, never for typing. */
export function allRows<T>(rows: Rows<T>): readonly T[] {
  // In one piece: a row at a time would ask a file thousands of times.
  const held = { ...rows, bytes: rows.bytes.subarray(0, rows.bytes.length) };
  return Array.from({ length: rowCount(rows) }, (_, index) => rowAt(held, index));
}

/** The row of that id; undefined where there is none. */
export function rowById<T extends { readonly id: string }>(rows: RowsById<T>, id: string): T | undefined {
  const { slots } = rows;
  let slot = slotOf(id, slots.length);
  for (let index = slots[slot]!; index !== -1; index = slots[slot]!) {
    const row = rowAt(rows, index);
    if (row.id === id) return row;
    slot = (slot + 1) & (slots.length - 1);
  }
  return undefined;
}

function slotOf(id: string, size: number): number {
  return Number.parseInt(hashText(id).slice(0, 7), 16) & (size - 1);
}

const decoder = new TextDecoder();
