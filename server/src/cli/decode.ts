/** The bytes of a file as text: the encodings drafts come in, and what to say where the bytes are not what they claim. */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../engine/facts.ts';

/** How far into a file a NUL byte marks it as binary. */
const BINARY_PROBE_BYTES = 8_192;

export interface Decoded {
  /** Without its byte order mark; null where the file is no text. */
  readonly text: string | null;
  readonly problems: readonly Problem[];
}

/**
 * UTF-8, or UTF-16 where a byte order mark says so. Bytes that are invalid become U+FFFD and a problem that names the
 * offset, in bytes from the beginning of the file, of the first of them.
 */
export function decode(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'little');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'big');
  if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) {
    return {
      text: null,
      problems: [{ code: 'binary', message: 'Not reviewed: the file looks binary, not like text (a NUL byte within its first 8 KiB).' }],
    };
  }
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  if (isUtf8(body)) return { text, problems: [] };
  return { text, problems: [invalid('UTF-8', bytes.length - body.length + firstInvalidByte(body))] };
}

/** Offset of the first byte that is no part of well-formed UTF-8; the length where there is none. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const size = sequenceLength(bytes, at);
    if (size === 0) return at;
    at += size;
  }
  return bytes.length;
}

function decodeUtf16(bytes: Buffer, order: 'little' | 'big'): Decoded {
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
  const text = (order === 'little' ? even : Buffer.from(even).swap16()).toString('utf16le');
  return { text, problems: bytes.length % 2 === 0 ? [] : [invalid('UTF-16', bytes.length - 1)] };
}

function invalid(encoding: string, offset: number): Problem {
  return {
    code: encoding === 'UTF-8' ? 'invalid-utf8' : 'invalid-utf16',
    message: `The file is not valid ${encoding}: the first byte that cannot be read is at byte offset ${offset}. It was reviewed with replacement characters there; save it as UTF-8.`,
  };
}

/** Length of the well-formed sequence at `at` (Unicode standard, table 3-7); 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (size === 0 || at + size > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let index = at + 2; index < at + size; index += 1) if ((bytes[index]! & 0xc0) !== 0x80) return 0;
  return size;
}
