/**
 * Plain data as bytes that open without being built again. Typed arrays come back as views into the bytes; everything that is
 * JSON anyway is left to the platform's parser, the fastest there is for it; only what is neither is put together here. A long
 * list, Map or Set that is a property of an object is read when it is first asked for: of much knowledge a text needs little.
 * Knows nothing of what it packs.
 *
 * Layout, little-endian: a header of eight 32-bit words · the typed arrays, each at a multiple of eight bytes · a JSON text of
 * nodes (see `Node`).
 */

/** Grows when the layout changes, so that older bytes are refused and not misread. */
export const PACK_VERSION = 2;

/**
 * Packs plain objects, arrays without holes, strings (lone surrogates too), numbers, booleans, null, undefined, Map, Set and
 * typed arrays of numbers. An object that stands in several places is again one object after `unpack`, and
 * may contain itself. Throws a TypeError for anything else.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  requireLittleEndian();
  const writer = new Writer(value);
  const text = new TextEncoder().encode(JSON.stringify(writer.node(value)));
  const bytes = new Uint8Array(HEADER_BYTES + writer.typedBytes + text.byteLength);
  bytes.set(MAGIC);
  new Uint32Array(bytes.buffer, MAGIC.length, 3).set([PACK_VERSION, bytes.byteLength, writer.typedBytes]);
  let at = HEADER_BYTES;
  for (const array of writer.typed) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  bytes.set(text, at);
  return bytes;
}

/**
 * The value that was packed. Typed arrays in it are views into `bytes`, which must not change afterwards; bytes that do not start
 * at a multiple of eight in their buffer are copied once. Throws an Error that says what is wrong for bytes that are no packed
 * data, of another version, cut off or damaged; where a long list is damaged, only when it is asked for.
 */
export function unpack(bytes: Uint8Array): unknown {
  requireLittleEndian();
  if (bytes.byteLength < HEADER_BYTES) throw new Error(`Packed data is cut off: ${bytes.byteLength} bytes are fewer than its header has.`);
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new Error('These bytes are no packed data: they do not begin as it does.');
  const aligned = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const [version, length, typedBytes] = new Uint32Array(aligned.buffer, aligned.byteOffset + MAGIC.length, 3) as unknown as Header;
  if (version !== PACK_VERSION) throw new Error(`Packed data has version ${version}, and only version ${PACK_VERSION} can be read.`);
  if (length !== bytes.byteLength) throw new Error(`Packed data is cut off: ${bytes.byteLength} bytes are there of ${length}.`);
  if (typedBytes % ALIGNMENT !== 0 || HEADER_BYTES + typedBytes > length) throw damaged();
  const start = aligned.byteOffset + HEADER_BYTES;
  const text = new Uint8Array(aligned.buffer, start + typedBytes, length - HEADER_BYTES - typedBytes);
  return new Reader(aligned.buffer, start, typedBytes).value(readNode(text));
}

type Header = readonly [version: number, length: number, typedBytes: number];

/**
 * A value as it stands in the text: a tag and what belongs to it. `json` is a value as it is, however large; `mapOf` and `setOf`
 * hold such values only. `shared` is met again under the number of `shared` nodes that began before it. `later` is a node of its
 * own that stands among the typed arrays as text and holds no `shared` one.
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
  | readonly [typeof TAG.later, offset: number, length: number];

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

/** Lives for one `pack`. */
class Writer {
  readonly typed: TypedArray[] = [];
  typedBytes = 0;
  /** Only they need a number. */
  private readonly shared: ReadonlySet<object>;
  private readonly numbers = new Map<object, number>();
  private readonly json = new Map<object, boolean>();
  private readonly closed = new Map<object, boolean>();
  private readonly later = new Map<object, Node>();

  constructor(root: unknown) {
    this.shared = objectsMetTwice(root);
  }

  node(value: unknown, isProperty = false): Node {
    const special = SPECIALS.findIndex((one) => Object.is(one, value));
    if (special !== -1) return [TAG.special, special];
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [TAG.json, value];
    if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be packed.`);
    const number = this.numbers.get(value);
    if (number !== undefined) return [TAG.again, number];
    const later = isProperty ? this.asLater(value) : this.later.get(value);
    if (later !== undefined) return later;
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
    if (this.isJson(value) && (isList(value) || !this.holdsLong(value))) return [TAG.json, value];
    if (isList(value)) return [TAG.array, ...value.map((item) => this.node(item))];
    if (!isPlain(value)) throw new TypeError('Only plain objects, arrays without holes, Map, Set and typed arrays can be packed.');
    return [TAG.object, ...Object.entries(value).flatMap(([key, item]) => [key, this.node(item, true)])];
  }

  /** A node that is read later, for a long list, Map or Set that nothing else has a part in. */
  private asLater(value: object): Node | undefined {
    if (!isMany(value)) return undefined;
    const known = this.later.get(value);
    if (known !== undefined || !this.isClosed(value)) return known;
    const text = JSON.stringify(this.container(value));
    if (text.length < LONG) return undefined;
    const bytes = new TextEncoder().encode(text);
    const node: Node = [TAG.later, this.typedBytes, bytes.byteLength];
    this.typed.push(bytes);
    this.typedBytes += padded(bytes.byteLength);
    this.later.set(value, node);
    return node;
  }

  /** True where nothing within stands in a second place or is a typed array. */
  private isClosed(value: object): boolean {
    let known = this.closed.get(value);
    if (known === undefined) {
      known =
        this.isJson(value) ||
        (!ArrayBuffer.isView(value) &&
          partsOf(value).every((part) => typeof part !== 'object' || part === null || (!this.shared.has(part) && this.isClosed(part))));
      this.closed.set(value, known);
    }
    return known;
  }

  /** A plain object of JSON that has a long list somewhere among its properties. */
  private holdsLong(value: object): boolean {
    return Object.values(value).some(
      (part) =>
        typeof part === 'object' && part !== null && (isList(part) ? JSON.stringify(part).length >= LONG : this.holdsLong(part as object)),
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
    const offset = this.typedBytes;
    this.typed.push(array);
    this.typedBytes += padded(array.byteLength);
    return [TAG.typed, type, offset, array.length];
  }
}

/** Lives for one `unpack`. */
class Reader {
  private readonly buffer: ArrayBufferLike;
  private readonly start: number;
  private readonly size: number;
  private readonly shared: unknown[] = [];
  /** What was read later, by where it stands. */
  private readonly opened = new Map<number, unknown>();

  /** Typed arrays stand in `size` bytes from `start`. */
  constructor(buffer: ArrayBufferLike, start: number, size: number) {
    this.buffer = buffer;
    this.start = start;
    this.size = size;
  }

  /** Appends to `shared` before it reads on what a shared object contains, for that may be the object itself. */
  value(node: Node, isShared = false): unknown {
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
        return this.open(node[1], node[2]);
      default:
        throw damaged();
    }
  }

  private define(object: object, key: string, node: Node): void {
    if (node[0] !== TAG.later) {
      define(object, key, this.value(node));
      return;
    }
    const [, offset, length] = node;
    if (offset + length > this.size) throw damaged();
    let known: { readonly value: unknown } | null = null;
    const get = (): unknown => {
      known ??= { value: this.open(offset, length) };
      return known.value;
    };
    Object.defineProperty(object, key, { get, enumerable: true, configurable: true });
  }

  private open(offset: number, length: number): unknown {
    if (!this.opened.has(offset)) {
      if (offset + length > this.size) throw damaged();
      this.opened.set(offset, this.value(readNode(new Uint8Array(this.buffer, this.start + offset, length))));
    }
    return this.opened.get(offset);
  }

  private view(type: number, offset: number, length: number): TypedArray {
    const array = TYPED_ARRAYS[type];
    if (array === undefined || offset + length * array.BYTES_PER_ELEMENT > this.size) throw damaged();
    return new array(this.buffer, this.start + offset, length);
  }
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
