import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, firstInvalidByte } from '../../server/src/cli/decode.ts';

const BOM = '\ufeff';

describe('decode', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    assert.deepEqual(decode(Buffer.from('é🕊')), { text: 'é🕊', problems: [] });
    assert.deepEqual(decode(Buffer.from(`${BOM}é${BOM}`)), { text: `é${BOM}`, problems: [] });
    assert.deepEqual(decode(Buffer.alloc(0)), { text: '', problems: [] });
  });

  it('reads UTF-16 of both orders by its byte order mark', () => {
    const little = Buffer.from(`${BOM}“é🕊”`, 'utf16le');
    assert.deepEqual(decode(little), { text: '“é🕊”', problems: [] });
    assert.deepEqual(decode(Buffer.from(little).swap16()), { text: '“é🕊”', problems: [] });
    const cut = decode(little.subarray(0, little.length - 1));
    assert.deepEqual([cut.text, cut.problems[0]?.code], ['“é🕊', 'invalid-utf16']);
  });

  it('names the first byte that is no UTF-8, counted from the beginning of the file', () => {
    const bytes = Buffer.concat([Buffer.from(`${BOM}ab`), Buffer.from([0xff]), Buffer.from('c'), Buffer.from([0xfe])]);
    const { text, problems } = decode(bytes);
    assert.equal(text, 'ab\uFFFDc\uFFFD');
    assert.deepEqual([problems.length, problems[0]?.code], [1, 'invalid-utf8']);
    assert.match(problems[0]?.message ?? '', /byte offset 5\b/);
  });

  it('takes no binary file for text', () => {
    const nul = (at: number) => Buffer.concat([Buffer.alloc(at, 'a'), Buffer.from([0]), Buffer.from('b')]);
    assert.deepEqual([decode(nul(8_191)).text, decode(nul(8_191)).problems[0]?.code], [null, 'binary']);
    assert.equal(decode(nul(8_192)).text?.length, 8_194);
  });
});

describe('firstInvalidByte', () => {
  it('knows the edges of UTF-8', () => {
    for (const bytes of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf5],
      [0x80],
      [0xc3],
      [0xe2, 0x82],
      [0xe2, 0x82, 0x41],
    ]) {
      assert.equal(firstInvalidByte(Uint8Array.from([0x61, ...bytes])), 1, bytes.join(' '));
    }
  });

  it('finds nothing in any text, and something wherever the strict decoder does', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => firstInvalidByte(Buffer.from(text)) === Buffer.from(text).length));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const at = firstInvalidByte(bytes);
        const accepts = (part: Uint8Array, whole: boolean): boolean => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: !whole });
            return true;
          } catch {
            return false;
          }
        };
        assert.equal(at === bytes.length, accepts(bytes, true));
        assert.ok(accepts(bytes.subarray(0, at), true));
      }),
      { numRuns: 500 },
    );
  });
});
