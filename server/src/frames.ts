/**
 * Checks the frames of the base protocol on their way in. The library goes deaf on a broken header without a word, and
 * waits for ever for a length nobody can send; a client then sees an editor in which nothing works.
 */
import { Transform, type TransformCallback } from 'node:stream';

/** Bytes of one header, and of one message. A document of 50 MB fits in twice, whatever its script. */
export const FRAME_LIMITS = { headerBytes: 8_192, bodyBytes: 268_435_456 } as const;

/** Passes bytes on unchanged; calls `broken` once, with a fixed reason, where the stream is no sequence of frames. */
export function createFrameGuard(broken: (reason: string) => void): Transform {
  let header: number[] = [];
  let bodyLeft = 0;
  let failed = false;
  const fail = (reason: string): void => {
    failed = true;
    broken(reason);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      let at = 0;
      while (!failed && at < chunk.length) {
        if (bodyLeft > 0) {
          const step = Math.min(bodyLeft, chunk.length - at);
          bodyLeft -= step;
          at += step;
          continue;
        }
        header.push(chunk[at]!);
        at += 1;
        if (endsWithBlankLine(header)) {
          const length = contentLength(Buffer.from(header).toString('latin1'));
          header = [];
          if (length === null) fail('a header without a usable Content-Length');
          else if (length > FRAME_LIMITS.bodyBytes) fail('a Content-Length above the limit');
          else bodyLeft = length;
        } else if (header.length > FRAME_LIMITS.headerBytes) fail('a header without end');
      }
      if (failed) done();
      else done(null, chunk);
    },
  });
}

function endsWithBlankLine(bytes: readonly number[]): boolean {
  const end = bytes.length;
  return end >= 4 && bytes[end - 4] === CR && bytes[end - 3] === LF && bytes[end - 2] === CR && bytes[end - 1] === LF;
}

/** The length a header gives; null where it is missing, given twice, not a whole number, or a line is no header field. */
function contentLength(header: string): number | null {
  let length: number | null = null;
  for (const line of header.slice(0, -4).split('\r\n')) {
    const field = /^([A-Za-z-]+)\s*:\s*(.*?)\s*$/.exec(line);
    if (field === null) return null;
    if (field[1]!.toLowerCase() !== 'content-length') continue;
    if (length !== null || !/^\d{1,15}$/.test(field[2]!) || field[2] === '0') return null;
    length = Number(field[2]);
  }
  return length;
}

const CR = 13;
const LF = 10;
