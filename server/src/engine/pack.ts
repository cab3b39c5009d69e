/**
 * Plain data as bytes that open without being built again: typed arrays come back as views into the bytes, everything else is
 * read in one pass over 32-bit words. Knows nothing of what it packs.
 *
 * Layout, little-endian: header · numbers that are no small integers (Float64) · typed arrays, each aligned to 8 bytes · words
 * (Int32) · one JSON text of all strings and of the keys of all objects. A word is a kind in its low three bits and an operand
 * above them; what a container holds follows it.
 */

export type Packable =
  | string
  | number
  | boolean
  | null
  | undefined
  | PackableArray
  | readonly Packable[]
  | { readonly [key: string]: Packable }
  | ReadonlyMap<Packable, Packable>
  | ReadonlySet<Packable>;

export type PackableArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Raised changes of the layout make older bytes unreadable on purpose. */
export const PACK_VERSION = 1;

/**
 * Packs plain objects, arrays without holes, strings (lone surrogates too), numbers, booleans, null, undefined, Map, Set and
 * typed arrays. An object that stands in several places stands in all of them again after `unpack`, and may contain itself.
 * Throws a TypeError for anything else, a RangeError for data nested some thousand levels deep.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  requireLittleEndian();
  const writer = new Writer(sharedObjects(value));
  writer.write(value);
  return writer.bytes();
}

/**
 * The value that was packed. Typed arrays are views into `bytes`, which must not change afterwards (bytes that do not start at a
 * multiple of eight in their buffer are copied once). Throws an Error that says what is wrong for bytes that are not packed data,
 * of another version, cut off or damaged.
 */
export function unpack(bytes: Uint8Array): unknown {
  requireLittleEndian();
  const header = readHeader(bytes);
  const aligned = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  return new Reader(aligned, header).read();
}

const MAGIC = [0x50, 0x54, 0x52, 0x4b] as const;
const ALIGNMENT = 8;
/** Magic, version, then the lengths: all bytes, numbers, bytes of typed arrays, words, bytes of text; one word is spare. */
const HEADER_WORDS = 8;

const KIND_BITS = 3;
const KIND = { integer: 0, string: 1, number: 2, constant: 3, object: 4, array: 5, again: 6, other: 7 } as const;
/** Operands of `other`. */
const OTHER = { shared: 0, map: 1, set: 2, typed: 3 } as const;
const CONSTANTS: readonly unknown[] = [null, undefined, false, true];
const INTEGER_LIMIT = 2 ** (31 - KIND_BITS);

type TypedArray = PackableArray & { readonly buffer: ArrayBufferLike };
type TypedArrayConstructor = {
  new (buffer: ArrayBufferLike, offset: number, length: number): TypedArray;
  readonly BYTES_PER_ELEMENT: number;
};

/** Their place in this list is in the bytes: append only. */
const TYPED_ARRAYS: readonly TypedArrayConstructor[] = [
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

interface Header {
  readonly numbers: number;
  readonly typedBytes: number;
  readonly words: number;
  readonly textBytes: number;
}

function requireLittleEndian(): void {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1)
    throw new Error('Packed data is little-endian, and this machine is not; it cannot be used here.');
}

function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_WORDS * 4) throw new Error(`Packed data is cut off: ${bytes.byteLength} bytes hold no header.`);
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new Error('These bytes are not packed data: they do not begin as it does.');
  const at = (word: number): number => view.getUint32(word * 4, true);
  if (at(1) !== PACK_VERSION) throw new Error(`Packed data has version ${at(1)}; only version ${PACK_VERSION} can be read.`);
  const header = { numbers: at(3), typedBytes: at(4), words: at(5), textBytes: at(6) };
  const expected = HEADER_WORDS * 4 + header.numbers * 8 + header.typedBytes + header.words * 4 + header.textBytes;
  if (bytes.byteLength !== at(2) || expected !== at(2))
    throw new Error(`Packed data is cut off or damaged: ${bytes.byteLength} bytes where ${at(2)} are expected.`);
  return header;
}

/** Objects met more than once; only they need a number of their own. */
function sharedObjects(root: unknown): ReadonlySet<object> {
  const seen = new Set<object>();
  const shared = new Set<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (seen.has(value)) {
      shared.add(value);
      continue;
    }
    seen.add(value);
    if (ArrayBuffer.isView(value)) continue;
    if (value instanceof Map) for (const [key, item] of value) open.push(key, item);
    else if (value instanceof Set || Array.isArray(value)) for (const item of value) open.push(item);
    else for (const item of Object.values(value)) open.push(item);
  }
  return shared;
}

/** Lives for one `pack`. */
class Writer {
  private readonly shared: ReadonlySet<object>;
  private readonly written = new Map<object, number>();
  private readonly words: number[] = [];
  private readonly numbers: number[] = [];
  private readonly typed: TypedArray[] = [];
  private typedBytes = 0;
  private readonly strings = new Map<string, number>();
  private readonly shapes = new Map<string, number>();

  constructor(shared: ReadonlySet<object>) {
    this.shared = shared;
  }

  write(value: unknown): void {
    const constant = CONSTANTS.indexOf(value);
    if (constant !== -1) this.word(KIND.constant, constant);
    else if (typeof value === 'string') this.word(KIND.string, numbered(this.strings, value));
    else if (typeof value === 'number') this.writeNumber(value);
    else if (typeof value === 'object') this.writeObject(value as object);
    else throw new TypeError(`A ${typeof value} cannot be packed.`);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const text = new TextEncoder().encode(
      JSON.stringify([[...this.strings.keys()], [...this.shapes.keys()].map((keys) => JSON.parse(keys))]),
    );
    const starts = HEADER_WORDS * 4 + this.numbers.length * 8;
    const words = starts + this.typedBytes;
    const texts = words + this.words.length * 4;
    const bytes = new Uint8Array(texts + text.byteLength);
    bytes.set(MAGIC);
    new Uint32Array(bytes.buffer, 4, 6).set([
      PACK_VERSION,
      bytes.byteLength,
      this.numbers.length,
      this.typedBytes,
      this.words.length,
      text.byteLength,
    ]);
    new Float64Array(bytes.buffer, HEADER_WORDS * 4, this.numbers.length).set(this.numbers);
    let at = starts;
    for (const array of this.typed) {
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
      at += padded(array.byteLength);
    }
    new Int32Array(bytes.buffer, words, this.words.length).set(this.words);
    bytes.set(text, texts);
    return bytes;
  }

  private word(kind: number, operand: number): void {
    if (operand >= INTEGER_LIMIT || operand < -INTEGER_LIMIT) throw new TypeError('The data is too large to be packed.');
    this.words.push((operand << KIND_BITS) | kind);
  }

  private writeNumber(value: number): void {
    if (Number.isInteger(value) && value < INTEGER_LIMIT && value >= -INTEGER_LIMIT && !Object.is(value, -0))
      this.word(KIND.integer, value);
    else this.word(KIND.number, this.numbers.push(value) - 1);
  }

  private writeObject(value: object): void {
    const known = this.written.get(value);
    if (known !== undefined) {
      this.word(KIND.again, known);
      return;
    }
    if (this.shared.has(value)) {
      this.written.set(value, this.written.size);
      this.word(KIND.other, OTHER.shared);
    }
    if (Array.isArray(value)) this.writeArray(value);
    else if (ArrayBuffer.isView(value)) this.writeTyped(value);
    else if (value instanceof Map) {
      this.word(KIND.other, OTHER.map);
      this.words.push(value.size);
      for (const [key, item] of value) {
        this.write(key);
        this.write(item);
      }
    } else if (value instanceof Set) {
      this.word(KIND.other, OTHER.set);
      this.words.push(value.size);
      for (const item of value) this.write(item);
    } else this.writeFields(value);
  }

  private writeArray(value: readonly unknown[]): void {
    this.word(KIND.array, value.length);
    for (let i = 0; i < value.length; i++) {
      if (!(i in value)) throw new TypeError('An array with holes cannot be packed.');
      this.write(value[i]);
    }
  }

  private writeTyped(value: ArrayBufferView): void {
    const type = TYPED_ARRAYS.findIndex((constructor) => Object.getPrototypeOf(value) === constructor.prototype);
    if (type === -1) throw new TypeError(`A ${value.constructor.name} cannot be packed.`);
    const array = value as TypedArray;
    this.word(KIND.other, OTHER.typed);
    this.words.push(type, this.typedBytes, array.length);
    this.typed.push(array);
    this.typedBytes += padded(array.byteLength);
  }

  private writeFields(value: object): void {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError(`A ${value.constructor?.name ?? 'class instance'} cannot be packed.`);
    const keys = Object.keys(value);
    this.word(KIND.object, numbered(this.shapes, JSON.stringify(keys)));
    for (const key of keys) this.write((value as Record<string, unknown>)[key]);
  }
}

/** Lives for one `unpack`. */
class Reader {
  private readonly bytes: Uint8Array;
  private readonly typedAt: number;
  private readonly typedEnd: number;
  private readonly words: Int32Array;
  private readonly numbers: Float64Array;
  private readonly strings: readonly string[];
  private readonly shapes: readonly (readonly string[])[];
  private readonly shared: unknown[] = [];
  private at = 0;
  /** The next object is one that others refer to. */
  private isShared = false;

  constructor(bytes: Uint8Array, header: Header) {
    const { buffer, byteOffset } = bytes;
    const numbersAt = byteOffset + HEADER_WORDS * 4;
    this.bytes = bytes;
    this.typedAt = numbersAt + header.numbers * 8;
    this.typedEnd = this.typedAt + header.typedBytes;
    this.numbers = new Float64Array(buffer, numbersAt, header.numbers);
    this.words = new Int32Array(buffer, this.typedEnd, header.words);
    [this.strings, this.shapes] = readText(new Uint8Array(buffer, this.typedEnd + header.words * 4, header.textBytes));
  }

  read(): unknown {
    const word = this.next();
    const operand = word >> KIND_BITS;
    switch (word & 7) {
      case KIND.integer:
        return operand;
      case KIND.string:
        return defined(this.strings[operand]);
      case KIND.number:
        return defined(this.numbers[operand]);
      case KIND.constant:
        return CONSTANTS[operand];
      case KIND.object:
        return this.readFields(defined(this.shapes[operand]));
      case KIND.array:
        return this.readArray(operand);
      case KIND.again:
        if (operand < 0 || operand >= this.shared.length) throw damaged();
        return this.shared[operand];
      default:
        return this.readOther(operand);
    }
  }

  private next(): number {
    if (this.at >= this.words.length) throw damaged();
    return this.words[this.at++]!;
  }

  /** Before its contents are read, for they may refer to it. */
  private register<T>(value: T): T {
    if (this.isShared) {
      this.isShared = false;
      this.shared.push(value);
    }
    return value;
  }

  private readFields(keys: readonly string[]): unknown {
    const value: Record<string, unknown> = this.register({});
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      // Plain assignment would set the prototype.
      if (key === '__proto__')
        Object.defineProperty(value, key, { value: this.read(), writable: true, enumerable: true, configurable: true });
      else value[key] = this.read();
    }
    return value;
  }

  private readArray(length: number): unknown[] {
    const value: unknown[] = this.register([]);
    for (let i = 0; i < length; i++) value.push(this.read());
    return value;
  }

  private readOther(operand: number): unknown {
    switch (operand) {
      case OTHER.shared:
        this.isShared = true;
        return this.read();
      case OTHER.map: {
        const map = this.register(new Map<unknown, unknown>());
        for (let left = this.next(); left > 0; left--) map.set(this.read(), this.read());
        return map;
      }
      case OTHER.set: {
        const set = this.register(new Set<unknown>());
        for (let left = this.next(); left > 0; left--) set.add(this.read());
        return set;
      }
      case OTHER.typed:
        return this.register(this.readTyped());
      default:
        throw damaged();
    }
  }

  private readTyped(): unknown {
    const type = defined(TYPED_ARRAYS[this.next()]);
    const start = this.typedAt + this.next();
    const length = this.next();
    if (start < this.typedAt || length < 0 || start + length * type.BYTES_PER_ELEMENT > this.typedEnd) throw damaged();
    return new type(this.bytes.buffer, start, length);
  }
}

function readText(bytes: Uint8Array): [readonly string[], readonly (readonly string[])[]] {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw damaged();
  }
}

function defined<T>(value: T | undefined): T {
  if (value === undefined) throw damaged();
  return value;
}

function damaged(): Error {
  return new Error('Packed data is damaged: what it says does not fit together.');
}

function numbered(table: Map<string, number>, text: string): number {
  const number = table.get(text) ?? table.size;
  if (number === table.size) table.set(text, number);
  return number;
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
