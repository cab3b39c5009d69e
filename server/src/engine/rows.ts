/** Objects that are read one by one when they are first asked for: of thousands a text needs a few. */

/** Plain data, so that it can be packed. `known` holds what was read already. */
export interface Rows<T> {
  /** One JSON text a row; that of row i stands from `bounds[i]` to `bounds[i + 1]`. */
  readonly bytes: Uint8Array;
  readonly bounds: Int32Array;
  readonly known: (T | null)[];
}

/** Rows of values that are JSON. */
export function compileRows<T>(values: readonly T[]): Rows<T> {
  const encoder = new TextEncoder();
  const texts = values.map((value) => encoder.encode(JSON.stringify(value)));
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

/** The same object each time. Throws a RangeError for an index that is no row's. */
export function rowAt<T>(rows: Rows<T>, index: number): T {
  const { known, bounds, bytes } = rows;
  const row = known[index];
  if (row !== undefined && row !== null) return row;
  if (!(index >= 0 && index < bounds.length - 1)) throw new RangeError(`There is no row ${index}.`);
  // Filled up to here: an array with holes could not be packed, and is slower.
  while (known.length < index) known.push(null);
  const read: T = JSON.parse(decoder.decode(bytes.subarray(bounds[index], bounds[index + 1])));
  known[index] = read;
  return read;
}

const decoder = new TextDecoder();
