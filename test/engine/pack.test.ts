import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pack, unpack } from '../../server/src/engine/pack.ts';

const there = (value: unknown): unknown => unpack(pack(value));

/** The same bytes, so many bytes after a multiple of eight. */
function shifted(bytes: Uint8Array, by: number): Uint8Array {
  const room = new Uint8Array(bytes.byteLength + by);
  room.set(bytes, by);
  return room.subarray(by);
}

function damage(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe('packed data', () => {
  describe('comes back', () => {
    const rows: readonly (readonly [string, unknown])[] = [
      ['undefined', undefined],
      ['null', null],
      ['numbers', [0, -0, 1.5, -1, 2 ** 53, 5e-324, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
      ['text of any script', ['', 'МИД', '外交部', '🕊', '\u0000\u2028"\\']],
      ['lone surrogates', ['\ud800', 'a\udc00b']],
      ['a field that is undefined', { given: undefined, other: 1 }],
      ['fields with the names of others', { constructor: 1, toString: undefined, hasOwnProperty: null }],
      ['empty containers', [[], {}, new Map(), new Set(), new Int32Array()]],
      [
        'a map by numbers',
        new Map([
          [-5, 'a'],
          [7, 'b'],
        ]),
      ],
      ['a map of sets', new Map([[new Set([1]), new Map([['a', undefined]])]])],
      [
        'the order of a map and a set',
        [
          [
            ...new Map([
              ['b', 1],
              ['a', 2],
            ]),
          ],
          [...new Set(['b', 'a'])],
        ],
      ],
      ['typed arrays', [Int8Array.of(-1), Uint8Array.of(255), Uint8ClampedArray.of(9), Int16Array.of(-300), Uint16Array.of(65_535)]],
      [
        'wide typed arrays',
        [Int32Array.of(-(2 ** 31)), Uint32Array.of(2 ** 32 - 1), Float32Array.of(0.5), Float64Array.of(0.1, Number.NaN)],
      ],
      ['part of a typed array', Uint16Array.of(1, 2, 3, 4).subarray(1, 3)],
    ];
    for (const [what, value] of rows) it(`as it went: ${what}`, () => assert.deepStrictEqual(there(value), value));

    it('with a field called __proto__', () => {
      for (const other of [1, undefined]) {
        const value = Object.defineProperty({ other }, '__proto__', { value: { a: 1 }, enumerable: true });
        const back = there(value) as object;
        assert.deepEqual(Object.entries(back), [
          ['other', other],
          ['__proto__', { a: 1 }],
        ]);
        assert.equal(Object.getPrototypeOf(back), Object.prototype);
      }
    });

    it('whatever it is made of', () => {
      const leaf = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(null, undefined),
        fc.int32Array(),
        fc.uint8Array(),
        fc.uint16Array(),
        fc.float64Array(),
      );
      const { tree } = fc.letrec((tie) => ({
        tree: fc.oneof(
          { maxDepth: 4 },
          leaf,
          fc.array(tie('tree')),
          fc.dictionary(fc.string(), tie('tree'), { noNullPrototype: true }),
          fc.array(fc.tuple(tie('tree'), tie('tree'))).map((pairs) => new Map(pairs)),
          fc.array(tie('tree')).map((items) => new Set(items)),
        ),
      }));
      fc.assert(fc.property(tree, (value) => assert.deepStrictEqual(there(value), value)));
    });

    it('the same from the same', () => assert.deepEqual(pack({ a: [1, new Map([[1, 2]])] }), pack({ a: [1, new Map([[1, 2]])] })));
  });

  describe('keeps one object one', () => {
    it('wherever it stands', () => {
      const entry = { id: 'un' };
      const list = Int32Array.of(1, 2);
      const value = { rows: [entry, { id: 'eu' }], form: { entry, list }, byEntry: new Map([[entry, list]]), set: new Set([entry]) };
      const back = there(value) as typeof value;
      const first = back.rows[0]!;
      assert.equal(back.form.entry, first);
      assert.ok(back.set.has(first));
      assert.equal(back.byEntry.get(first), back.form.list);
      assert.deepEqual(back.rows[0], entry);
    });

    it('and does not make one of two that are equal', () => {
      const back = there([{ id: 'un' }, { id: 'un' }]) as object[];
      assert.notEqual(back[0], back[1]);
    });

    it('where it contains itself', () => {
      const value: { self?: unknown; map: Map<unknown, unknown>; list: unknown[] } = { map: new Map(), list: [] };
      value.self = value;
      value.map.set('back', value.map);
      value.list.push(value.list, new Set([value]));
      assert.deepStrictEqual(there(value), value);
    });
  });

  describe('opens typed arrays', () => {
    const value = {
      bytes: Uint8Array.of(1, 2, 3),
      doubles: Float64Array.of(0.1),
      words: Uint16Array.of(1, 2, 3),
      more: Float64Array.of(2),
    };

    it('as views into its own bytes', () => {
      const bytes = pack(value);
      for (const array of Object.values(unpack(bytes) as typeof value)) assert.equal(array.buffer, bytes.buffer);
    });

    it('wherever the bytes stand in their buffer', () => {
      const bytes = pack(value);
      for (let by = 0; by <= 16; by++) {
        const given = shifted(bytes, by);
        const back = unpack(given) as typeof value;
        assert.deepStrictEqual(back, value, `${by} bytes on`);
        assert.equal(back.doubles.buffer === given.buffer, by % 8 === 0, `${by} bytes on`);
      }
    });
  });

  describe('set apart', () => {
    const language = { words: Int32Array.of(1, 2), names: new Set(['МИД']), far: { long: 'x'.repeat(3_000), list: ['a'] } };
    const other = { words: Float64Array.of(0.5) };
    const rows = Uint8Array.of(1, 2, 3, 4, 5);
    const value = { table: Uint16Array.of(7), languages: { ru: language, en: other }, rows, again: rows };
    const bytes = pack(value, new Set<object>([language, other, rows]));

    /** As a file would be: says which stretches were asked for. */
    function source(): { read(offset: number, length: number): Uint8Array; length: number; asked: [number, number][] } {
      const asked: [number, number][] = [];
      const read = (offset: number, length: number): Uint8Array => {
        asked.push([offset, length]);
        // Anywhere in its buffer.
        return shifted(bytes.slice(offset, offset + length), 3);
      };
      return { read, length: bytes.byteLength, asked };
    }

    it('is the same', () => assert.deepStrictEqual(unpack(bytes), value));

    it('is read when it is asked for, and once', () => {
      const from = source();
      const back = unpack(from) as typeof value;
      const start = from.asked.length;
      assert.ok(from.asked.every(([offset, length]) => offset + length < bytes.byteLength - 3_000));
      assert.deepStrictEqual(back.table, value.table);
      assert.equal(from.asked.length, start);
      assert.deepStrictEqual(back.languages.ru, language);
      assert.equal(back.languages.ru, back.languages.ru);
      assert.equal(from.asked.length, start + 1);
    });

    it('is read stretch by stretch where it is bytes', () => {
      const from = source();
      const back = unpack(from) as typeof value;
      const start = from.asked.length;
      assert.deepEqual([...back.rows.subarray(1, 3)], [2, 3]);
      assert.deepEqual([...back.again.subarray(4, 5)], [5]);
      assert.equal(back.rows.length, 5);
      assert.deepEqual(
        from.asked.slice(start).map(([, length]) => length),
        [2, 1],
      );
    });

    it('has no part in anything else', () => {
      const shared = ['x'];
      const part = { shared };
      assert.throws(() => pack({ part, shared }, new Set([part])), TypeError);
    });
  });

  describe('refuses', () => {
    const value = { words: Int32Array.of(1, 2), map: new Map([[1, undefined]]), text: 'Совет Безопасности', list: [1, null] };
    const bytes = pack(value);

    it('to be cut off at any byte', () => {
      for (let length = 0; length < bytes.byteLength; length++)
        assert.throws(() => unpack(bytes.slice(0, length)), /^Error: Packed data is cut off: /, `${length} bytes`);
    });

    it('to have more than its own bytes', () => {
      const longer = new Uint8Array(bytes.byteLength + 1);
      longer.set(bytes);
      assert.throws(() => unpack(longer), /^Error: Packed data /);
    });

    it('to begin with anything else', () => {
      for (let at = 0; at < 4; at++) assert.throws(() => unpack(damage(bytes, at, 0)), /no packed data/);
      assert.throws(() => unpack(new TextEncoder().encode('{"languages":{},"organizations":[]}')), /no packed data/);
    });

    it('another version', () => assert.throws(() => unpack(damage(bytes, 4, 99)), /version 99, and only version \d+ can be read/));

    it('a text that is none', () => {
      assert.throws(() => unpack(damage(bytes, bytes.byteLength - 1, 0x2c)), /damaged/);
      assert.throws(() => unpack(damage(bytes, bytes.byteLength - 1, 0xff)), /damaged/);
      assert.throws(() => unpack(damage(bytes, 12, 0xf8)), /damaged/);
    });

    it('nothing but with an Error of words, whatever byte is changed', () => {
      for (let at = 0; at < bytes.byteLength; at++) {
        for (const byte of [0x00, 0x39, 0xff]) {
          try {
            unpack(damage(bytes, at, byte));
          } catch (error) {
            assert.match(String(error), /^Error: .*(packed data|Packed data)/, `byte ${at} as ${byte}`);
          }
        }
      }
    });

    const foreign: readonly (readonly [string, unknown])[] = [
      ['a function', { call: () => 1 }],
      ['a symbol', [Symbol('a')]],
      ['a big integer', 1n],
      ['an array of big integers', [BigInt64Array.of(1n)]],
      ['a view of bytes', new DataView(new ArrayBuffer(1))],
      ['a date', { at: new Date(0) }],
      ['an object of a class', new (class Draft {})()],
      ['an object without prototype', Object.create(null)],
      ['an array with holes', [new Array(3)]],
    ];
    for (const [what, given] of foreign) it(`to take ${what}`, () => assert.throws(() => pack(given), TypeError));
  });
});
