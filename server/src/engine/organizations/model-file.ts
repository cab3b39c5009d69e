/** The file a trained model is kept in: bytes that are the same for the same model. */
import { BUCKET_BITS, type Limits, type Model, SIEVE_ROOM, WORD_ROOM } from './model.ts';

/** Grows when features or layout change, so that weights of other features are refused. */
export const MODEL_VERSION = 2;
const MAGIC = [0x50, 0x54, 0x52, 0x4d] as const;
const LIMITS = ['pass', 'alone', 'bare', 'hopeless', 'sure', 'capitals', 'doubt'] as const satisfies readonly (keyof Limits)[];
const HEADER_BYTES = 40;
const BYTES = HEADER_BYTES + WORD_ROOM + SIEVE_ROOM + 4 * (1 << BUCKET_BITS);

/** Magic, version and limits, each 32 bits little-endian; the words; the sieve; the weights. */
export function writeModel({ weights, sieve, words, limits }: Model): Uint8Array {
  const bytes = new Uint8Array(BYTES);
  const header = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  header.setUint32(4, MODEL_VERSION, true);
  LIMITS.forEach((name, i) => {
    header.setInt32(8 + 4 * i, limits[name], true);
  });
  bytes.set(words, HEADER_BYTES);
  bytes.set(new Uint8Array(sieve.buffer, sieve.byteOffset, sieve.length), HEADER_BYTES + WORD_ROOM);
  weights.forEach((weight, i) => {
    header.setInt32(HEADER_BYTES + WORD_ROOM + SIEVE_ROOM + 4 * i, weight, true);
  });
  return bytes;
}

/** Throws an Error that says what is wrong for bytes that are no model of this version. */
export function readModel(bytes: Uint8Array): Model {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) throw new Error('These bytes are no model.');
  const version = header.getUint32(4, true);
  if (version !== MODEL_VERSION) throw new Error(`The model has version ${version}, and only version ${MODEL_VERSION} can be read.`);
  if (bytes.byteLength !== BYTES) throw new Error(`The model is cut off: ${bytes.byteLength} bytes are there of ${BYTES}.`);
  const limits = Object.fromEntries(LIMITS.map((name, i) => [name, header.getInt32(8 + 4 * i, true)])) as unknown as Limits;
  const sieve = HEADER_BYTES + WORD_ROOM;
  return {
    weights: Int32Array.from({ length: 1 << BUCKET_BITS }, (_, i) => header.getInt32(sieve + SIEVE_ROOM + 4 * i, true)),
    // Copied through `from`: the `slice` of a Buffer shares its memory.
    sieve: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + sieve, SIEVE_ROOM)),
    words: Uint8Array.from(bytes.subarray(HEADER_BYTES, sieve)),
    limits,
  };
}
