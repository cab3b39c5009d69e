import assert from 'node:assert/strict';
import { createFrameGuard, FRAME_LIMITS } from '../../server/src/frames.ts';

/** Feeds the pieces and gives what came through and what was complained of. */
function feed(...pieces: readonly (string | Buffer)[]): { through: string; reasons: string[] } {
  const reasons: string[] = [];
  const guard = createFrameGuard((reason) => reasons.push(reason));
  const through: Buffer[] = [];
  guard.on('data', (chunk) => through.push(chunk));
  for (const piece of pieces) guard.write(piece);
  return { through: Buffer.concat(through).toString('utf8'), reasons };
}

const good = 'Content-Length: 2\r\n\r\n{}';

describe('createFrameGuard', () => {
  it('passes frames on unchanged, however they are cut', () => {
    const frames =
      `${good}content-length:2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n{}Content-Length: 6\r\n\r\n"\u00e9ab"${good}`.replace(
        '6',
        '6',
      );
    assert.deepEqual(feed(frames), { through: frames, reasons: [] });
    assert.deepEqual(
      feed(
        ...Buffer.from(frames)
          .toString('latin1')
          .split('')
          .map((byte) => Buffer.from(byte, 'latin1')),
      ),
      { through: frames, reasons: [] },
    );
  });

  for (const [what, bytes] of [
    ['a missing length', 'Content-Type: x\r\n\r\n{}'],
    ['no header at all', '\r\n\r\n\r\n\r\n'],
    ['a negative length', 'Content-Length: -2\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: NaN\r\n\r\n{}'],
    ['a fraction', 'Content-Length: 1.5\r\n\r\n{}'],
    ['an empty message', 'Content-Length: 0\r\n\r\n'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a line that is no field', 'hello\r\nContent-Length: 2\r\n\r\n{}'],
    ['a length that was too small before', `Content-Length: 1\r\n\r\n{}${good}`],
    ['a length nobody can send', `Content-Length: ${FRAME_LIMITS.bodyBytes + 1}\r\n\r\n`],
    ['a header without end', 'x'.repeat(FRAME_LIMITS.headerBytes + 1)],
  ] as const) {
    it(`complains once of ${what}`, () => {
      assert.equal(feed(bytes, good, good).reasons.length, 1);
    });
  }

  it('takes lengths up to the limit', () => {
    assert.deepEqual(feed(`Content-Length: ${FRAME_LIMITS.bodyBytes}\r\n\r\n`).reasons, []);
  });
});
