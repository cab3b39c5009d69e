/**
 * Plain data as bytes that open without being built again. Typed arrays come back as views into the bytes; everything that is
 * JSON anyway is left to the platform's parser, the fastest there is for it; only what is neither is put together here. A long
 * list, Map or Set that is a property of an object is read when it is first asked for, and so is what whoever packs sets apart:
 * of much knowledge a text needs little. What nobody asks for need not even be in memory. Knows nothing of what it packs.
 *
 * Layout, little-endian: a header of eight 32-bit words · the typed arrays, each at a multiple of eight bytes · a JSON text of
 * nodes (see `Node`) · what is read later: sections, each with typed arrays and a text of its own, and stretches of bytes.
 */

/** Grows when the layout changes, so that older bytes are refused and not misread. */
export const PACK_VERSION = 3;

/** Bytes that are read when they are asked for, such as those of a file. */
export interface PackedSource {
  readonly length: number;
  /** That stretch, which nobody changes afterwards; may throw. */
  read(offset: number, length: number): Uint8Array;
}

/**
 * Packs plain objects, arrays without holes, strings (lone surrogates too), numbers, booleans, null, undefined, Map, Set and
 * typed arrays of numbers. An object that stands in several places is again one object after `unpack`, and
 * may contain itself. Throws a TypeError for anything else.
 *
 * `apart` are objects that are properties and are read as a whole when first asked for, though they are no long lists, and byte
 * arrays of which each stretch is read when it is asked for. Nothing in them may stand in a second place.
 */
export function pack(value: unknown, apart: ReadonlySet<object> = new Set()): Uint8Array<ArrayBuffer> {
  requireLittleEndian();
  const writer = new Writer(value, apart);
  const text = new TextEncoder().encode(JSON.stringify(writer.node(value)));
  const { typedBytes } = writer.hot;
  const end = HEADER_BYTES + typedBytes + text.byteLength;
  const cold = writer.cold.typedBytes === 0 ? end : padded(end);
  const bytes = new Uint8Array(cold + writer.cold.typedBytes);
  bytes.set(MAGIC);
  new Uint32Array(bytes.buffer, MAGIC.length, 4).set([PACK_VERSION, bytes.byteLength, typedBytes, text.byteLength]);
  writer.hot.copyTo(bytes, HEADER_BYTES);
  bytes.set(text, HEADER_BYTES + typedBytes);
  writer.cold.copyTo(bytes, cold);
  return bytes;
}

/**
 * The value that was packed. Typed arrays in it are views into bytes, which must not change afterwards; of bytes that stand in
 * memory nothing is copied, unless they do not start at a multiple of eight in their buffer. Of any other source only what is asked
 * for is read, and byte arrays set apart come back as objects that have `length` and `subarray` alone. Throws an Error that says
 * what is wrong for bytes that are no packed data, of another version, cut off or damaged; where a part that is read later is
 * damaged, only when it is asked for.
 */
export function unpack(packed: Uint8Array | PackedSource): unknown {
  requireLittleEndian();
  const source = packed instanceof Uint8Array ? new InMemory(packed) : packed;
  if (source.length < HEADER_BYTES) throw new Error(`Packed data is cut off: ${source.length} bytes are fewer than its header has.`);
  const head = aligned(source.read(0, HEADER_BYTES));
  if (MAGIC.some((byte, i) => head[i] !== byte)) throw new Error('These bytes are no packed data: they do not begin as it does.');
  const header = new Uint32Array(head.buffer, head.byteOffset + MAGIC.length, 4) as unknown as Header;
  const [version, length, typedBytes, textBytes] = header;
  if (version !== PACK_VERSION) throw new Error(`Packed data has version ${version}, and only version ${PACK_VERSION} can be read.`);
  if (length !== source.length) throw new Error(`Packed data is cut off: ${source.length} bytes are there of ${length}.`);
  const end = HEADER_BYTES + typedBytes + textBytes;
  if (typedBytes % ALIGNMENT !== 0 || end > length) throw damaged();
  const hot = aligned(source.read(HEADER_BYTES, typedBytes + textBytes));
  return new Reader(hot, typedBytes, { source, start: padded(end), opened: new Map() }).root();
}

type Header = readonly [version: number, length: number, typedBytes: number, textBytes: number];

/** Bytes that are in memory anyway. */
class InMemory implements PackedSource {
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = aligned(bytes);
  }

  get length(): number {
    return this.bytes.byteLength;
  }

  read(offset: number, length: number): Uint8Array {
    return new Uint8Array(this.bytes.buffer, this.bytes.byteOffset + offset, length);
  }
}

function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes);
}

/**
 * A value as it stands in the text: a tag and what belongs to it. `json` is a value as it is, however large; `mapOf` and `setOf`
 * hold such values only. `shared` is met again under the number of `shared` nodes that began before it. `later` is a section:
 * typed arrays and the text of a node that holds no `shared`, `later` or `apart` one. `apart` are bytes.
 */
type Node =
  | readonly [typeof TAG.json, unknown]
  | readonly [typeof TAG.special, number]
  | readonly [typeof TAG.object, ...(string | Node)[]]
  | readonly [typeof TAG.array | typeof TAG.map | typeof TAG.set, ...Node[]]
  | readonly [typeof TAG.mapOf, readonly (readonly [unknown, unknown])[]]
  | readonly [typeof TAG.setOf, readonly unknown[]]
  | readonly [typeof TAG.typed, type: number, offset: number, length: number]
  | readonly [typeof TAG.shared, Node]
  | readonly [typeof TAG.again, number]
  | readonly [typeof TAG.later, offset: number, typedBytes: number, textBytes: number]
  | readonly [typeof TAG.apart, offset: number, length: number];

const TAG = {
  json: 0,
  special: 1,
  object: 2,
  array: 3,
  map: 4,
  set: 5,
  mapOf: 6,
  setOf: 7,
  typed: 8,
  shared: 9,
  again: 10,
  later: 11,
  apart: 12,
} as const;

/** Values JSON has no word for. Their places in this list are in the bytes: append only. */
const SPECIALS: readonly unknown[] = [undefined, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0];

const MAGIC = [0x50, 0x54, 0x52, 0x4b] as const;
const ALIGNMENT = 8;
/** Of how many characters a text must be to be read later. */
const LONG = 1_024;
const HEADER_BYTES = 32;

type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

interface TypedArrayType {
  new (buffer: ArrayBufferLike, offset: number, length: number): TypedArray;
  readonly BYTES_PER_ELEMENT: number;
  readonly prototype: TypedArray;
}

/** Their places in this list are in the bytes: append only. */
const TYPED_ARRAYS: readonly TypedArrayType[] = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
];

/** Typed arrays in a row. */
class Room {
  private readonly arrays: TypedArray[] = [];
  typedBytes = 0;

  /** Where it stands. */
  add(array: TypedArray): number {
    const offset = this.typedBytes;
    this.arrays.push(array);
    this.typedBytes += padded(array.byteLength);
    return offset;
  }

  copyTo(bytes: Uint8Array, start: number): void {
    let at = start;
    for (const array of this.arrays) {
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
      at += padded(array.byteLength);
    }
  }
}

/** Lives for one `pack`. */
class Writer {
  readonly hot = new Room();
  readonly cold = new Room();
  private readonly apart: ReadonlySet<object>;
  /** Where typed arrays go: into a section while one is written. */
  private room = this.hot;
  /** Only they need a number. */
  private readonly shared: ReadonlySet<object>;
  private readonly numbers = new Map<object, number>();
  private readonly json = new Map<object, boolean>();
  private readonly closed = new Map<object, boolean>();
  private readonly later = new Map<object, Node>();

  constructor(root: unknown, apart: ReadonlySet<object>) {
    this.apart = apart;
    this.shared = objectsMetTwice(root);
  }

  node(value: unknown, isProperty = false): Node {
    const special = SPECIALS.findIndex((one) => Object.is(one, value));
    if (special !== -1) return [TAG.special, special];
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [TAG.json, value];
    if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be packed.`);
    const number = this.numbers.get(value);
    if (number !== undefined) return [TAG.again, number];
    // A section is read in one go.
    if (this.room === this.hot) {
      const later = isProperty ? this.asLater(value) : this.later.get(value);
      if (later !== undefined) return later;
    }
    if (!this.shared.has(value)) return this.container(value);
    this.numbers.set(value, this.numbers.size);
    return [TAG.shared, this.container(value)];
  }

  private container(value: object): Node {
    if (ArrayBuffer.isView(value)) return this.view(value);
    if (value instanceof Map) {
      const pairs = [...value];
      if (pairs.every((pair) => pair.every((part) => this.isPart(part)))) return [TAG.mapOf, pairs];
      return [TAG.map, ...pairs.flatMap((pair) => pair.map((part) => this.node(part)))];
    }
    if (value instanceof Set) {
      const items = [...value];
      return items.every((item) => this.isPart(item)) ? [TAG.setOf, items] : [TAG.set, ...items.map((item) => this.node(item))];
    }
    if (this.isJson(value) && (isList(value) || this.room !== this.hot || !this.holdsLater(value))) return [TAG.json, value];
    if (isList(value)) return [TAG.array, ...value.map((item) => this.node(item))];
    if (!isPlain(value)) throw new TypeError('Only plain objects, arrays without holes, Map, Set and typed arrays can be packed.');
    return [TAG.object, ...Object.entries(value).flatMap(([key, item]) => [key, this.node(item, true)])];
  }

  /** A section that is read later, for what is set apart, or a long list, Map or Set, that nothing else has a part in. */
  private asLater(value: object): Node | undefined {
    const isApart = this.apart.has(value);
    if (!isApart && !isMany(value)) return undefined;
    const known = this.later.get(value);
    if (known !== undefined) return known;
    if (isApart && value instanceof Uint8Array) return this.keep(value, [TAG.apart, this.cold.add(value), value.byteLength]);
    if (isApart && !this.ownsAll(value)) throw new TypeError('What is set apart has a part in something else.');
    if (!isApart && !this.isClosed(value)) return undefined;
    const section = new Room();
    this.room = section;
    const text = JSON.stringify(this.container(value));
    this.room = this.hot;
    if (!isApart && text.length < LONG) return undefined;
    const encoded = new TextEncoder().encode(text);
    const bytes = new Uint8Array(section.typedBytes + encoded.byteLength);
    section.copyTo(bytes, 0);
    bytes.set(encoded, section.typedBytes);
    return this.keep(value, [TAG.later, this.cold.add(bytes), section.typedBytes, encoded.byteLength]);
  }

  private keep(value: object, node: Node): Node {
    this.later.set(value, node);
    return node;
  }

  /** True where nothing within stands in a second place or is a typed array. */
  private isClosed(value: object): boolean {
    let known = this.closed.get(value);
    if (known === undefined) {
      known = this.isJson(value) || (!ArrayBuffer.isView(value) && this.ownsParts(value, (part) => this.isClosed(part)));
      this.closed.set(value, known);
    }
    return known;
  }

  /** The same, typed arrays allowed. */
  private ownsAll(value: object): boolean {
    return ArrayBuffer.isView(value) || this.ownsParts(value, (part) => this.ownsAll(part));
  }

  private ownsParts(value: object, owns: (part: object) => boolean): boolean {
    return partsOf(value).every((part) => typeof part !== 'object' || part === null || (!this.shared.has(part) && owns(part)));
  }

  /** A plain object of JSON that has something that is read later somewhere among its properties. */
  private holdsLater(value: object): boolean {
    return Object.values(value).some(
      (part) =>
        typeof part === 'object' &&
        part !== null &&
        (this.apart.has(part) || (isList(part) ? JSON.stringify(part).length >= LONG : this.holdsLater(part as object))),
    );
  }

  /** True for what may stand within a JSON value. */
  private isPart(value: unknown): boolean {
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
    return value === null || (!this.shared.has(value) && this.isJson(value));
  }

  private isJson(value: object): boolean {
    let known = this.json.get(value);
    if (known === undefined) {
      known = (isList(value) || isPlain(value)) && Object.values(value).every((part) => this.isPart(part));
      this.json.set(value, known);
    }
    return known;
  }

  private view(value: ArrayBufferView): Node {
    const type = TYPED_ARRAYS.findIndex(({ prototype }) => Object.getPrototypeOf(value) === prototype);
    if (type === -1) throw new TypeError('A DataView or an array of big integers cannot be packed.');
    const array = value as TypedArray;
    return [TAG.typed, type, this.room.add(array), array.length];
  }
}

/** What is read later. */
interface Cold {
  readonly source: PackedSource;
  readonly start: number;
  /** What was read, by where it stands. */
  readonly opened: Map<number, unknown>;
}

/** Lives for one `unpack`, or for a section. */
class Reader {
  private readonly bytes: Uint8Array;
  private readonly size: number;
  private readonly cold: Cold | null;
  private readonly shared: unknown[] = [];

  /** Typed arrays stand in the first `size` bytes, and the text behind them. */
  constructor(bytes: Uint8Array, size: number, cold: Cold | null) {
    this.bytes = bytes;
    this.size = size;
    this.cold = cold;
  }

  root(): unknown {
    return this.value(readNode(this.bytes.subarray(this.size)));
  }

  /** Appends to `shared` before it reads on what a shared object contains, for that may be the object itself. */
  private value(node: Node, isShared = false): unknown {
    const met = <T>(made: T): T => {
      if (isShared) this.shared.push(made);
      return made;
    };
    switch (node[0]) {
      case TAG.json:
        return met(node[1]);
      case TAG.special:
        return SPECIALS[node[1]];
      case TAG.object: {
        const object = met({});
        for (let i = 1; i < node.length; i += 2) this.define(object, node[i] as string, node[i + 1] as Node);
        return object;
      }
      case TAG.array: {
        const array: unknown[] = met([]);
        for (let i = 1; i < node.length; i++) array.push(this.value(node[i] as Node));
        return array;
      }
      case TAG.map: {
        const map = met(new Map<unknown, unknown>());
        for (let i = 1; i < node.length; i += 2) map.set(this.value(node[i] as Node), this.value(node[i + 1] as Node));
        return map;
      }
      case TAG.set: {
        const set = met(new Set<unknown>());
        for (let i = 1; i < node.length; i++) set.add(this.value(node[i] as Node));
        return set;
      }
      case TAG.mapOf:
        return met(new Map(node[1]));
      case TAG.setOf:
        return met(new Set(node[1]));
      case TAG.typed:
        return met(this.view(node[1], node[2], node[3]));
      case TAG.shared:
        return this.value(node[1], true);
      case TAG.again:
        return this.shared[node[1]];
      case TAG.later:
        return open(this.later(node[1], node[2] + node[3]), node[1], node[2], node[3]);
      case TAG.apart:
        return apart(this.later(node[1], node[2]), node[1], node[2]);
      default:
        throw damaged();
    }
  }

  private define(object: object, key: string, node: Node): void {
    if (node[0] !== TAG.later) {
      define(object, key, this.value(node));
      return;
    }
    const [, offset, typedBytes, textBytes] = node;
    const cold = this.later(offset, typedBytes + textBytes);
    let known: { readonly value: unknown } | null = null;
    const get = (): unknown => {
      known ??= { value: open(cold, offset, typedBytes, textBytes) };
      return known.value;
    };
    Object.defineProperty(object, key, { get, enumerable: true, configurable: true });
  }

  /** Checks that the stretch is there. */
  private later(offset: number, length: number): Cold {
    if (this.cold === null || !(offset >= 0 && length >= 0 && this.cold.start + offset + length <= this.cold.source.length))
      throw damaged();
    return this.cold;
  }

  private view(type: number, offset: number, length: number): TypedArray {
    const array = TYPED_ARRAYS[type];
    if (array === undefined || offset + length * array.BYTES_PER_ELEMENT > this.size) throw damaged();
    return new array(this.bytes.buffer, this.bytes.byteOffset + offset, length);
  }
}

function open({ source, start, opened }: Cold, offset: number, typedBytes: number, textBytes: number): unknown {
  if (!opened.has(offset)) {
    const bytes = aligned(source.read(start + offset, typedBytes + textBytes));
    opened.set(offset, new Reader(bytes, typedBytes, null).root());
  }
  return opened.get(offset);
}

/** Of a source in memory a view, as of any typed array. */
function apart({ source, start }: Cold, offset: number, length: number): Pick<Uint8Array, 'length' | 'subarray'> {
  if (source instanceof InMemory) return source.read(start + offset, length);
  return { length, subarray: (from = 0, to = length) => source.read(start + offset + from, to - from) };
}

function objectsMetTwice(root: unknown): ReadonlySet<object> {
  const met = new Set<object>();
  const twice = new Set<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (met.has(value)) twice.add(value);
    else if (!ArrayBuffer.isView(value)) {
      for (const part of partsOf(value)) open.push(part);
    }
    met.add(value);
  }
  return twice;
}

function partsOf(value: object): unknown[] {
  return value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
}

function isMany(value: object): boolean {
  return value instanceof Map || value instanceof Set || isList(value);
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value) && Object.keys(value).length === value.length;
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function define(object: object, key: string, value: unknown): void {
  // Assigning "__proto__" would change what the object is.
  if (key === '__proto__') Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else (object as Record<string, unknown>)[key] = value;
}

function readNode(text: Uint8Array): Node {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text));
  } catch {
    // What the parser says would quote the data.
    throw damaged();
  }
}

function damaged(): Error {
  return new Error('Packed data is damaged: it does not hold what its header says.');
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function requireLittleEndian(): void {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1)
    throw new Error('Packed data is little-endian and this machine is not: it cannot be used here.');
}
