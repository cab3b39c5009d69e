import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLineIndex, offsetAt, positionAt, rangeOf, spanOf } from '../../server/src/features/convert.ts';
import { find } from '../support/lsp-analysis.ts';

describe('convert', () => {
  const text = 'Erste\r\nzweite\u2028Zeile\rdritte 🕊️ Zeile\n\nEnde';
  const lines = createLineIndex(text);

  it('ends lines at LF, CR LF and CR only', () => {
    assert.deepEqual(
      Array.from({ length: lines.count }, (_, line) => text.slice(lines.offsetAt(line, 0), lines.offsetAt(line, Number.MAX_SAFE_INTEGER))),
      ['Erste', 'zweite\u2028Zeile', 'dritte 🕊️ Zeile', '', 'Ende'],
    );
  });

  it('counts characters in UTF-16 code units', () => {
    const range = rangeOf(lines, find(text, 'Zeile', 2));
    assert.deepEqual(range, { start: { line: 2, character: 11 }, end: { line: 2, character: 16 } });
    assert.equal(text.slice(spanOf(lines, range).start, spanOf(lines, range).end), 'Zeile');
  });

  it('moves what does not exist to the nearest place that does', () => {
    assert.equal(offsetAt(lines, { line: 0, character: 99 }), 5);
    assert.equal(offsetAt(lines, { line: 99, character: 0 }), text.length);
    assert.equal(offsetAt(lines, { line: -1, character: 3 }), 0);
    assert.equal(offsetAt(lines, { line: 1, character: -7 }), 7);
    assert.equal(offsetAt(lines, { line: Number.NaN, character: Number.NaN }), 0);
    assert.equal(offsetAt(lines, { line: 0.9, character: 2.9 }), 2);
    assert.equal(offsetAt(lines, { line: Number.POSITIVE_INFINITY, character: 2 ** 31 }), text.length);
    assert.deepEqual(positionAt(lines, 1e9), { line: 4, character: 4 });
    assert.deepEqual(positionAt(lines, -5), { line: 0, character: 0 });
    assert.deepEqual(positionAt(lines, text.indexOf('\n')), { line: 0, character: 5 });
    assert.deepEqual(spanOf(lines, { start: { line: 1, character: 2 }, end: { line: 0, character: 1 } }), { start: 1, end: 9 });
  });

  it('has one line for an empty text', () => {
    assert.deepEqual(positionAt(createLineIndex(''), 0), { line: 0, character: 0 });
  });

  it('agrees with the protocol’s own text document', () => {
    const texts = fc
      .array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n', '\u2028', '\u0085', '🕊', '\ud83d'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (any, offset, line, character) => {
          const document = TextDocument.create('a:b', 'plaintext', 1, any);
          const index = createLineIndex(any);
          assert.deepEqual(positionAt(index, offset), document.positionAt(offset));
          assert.equal(offsetAt(index, { line, character }), document.offsetAt({ line, character }));
        },
      ),
    );
  });
});
