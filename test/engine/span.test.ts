import assert from 'node:assert/strict';
import { bySpan, contains, overlaps, shift, textSpan } from '../../server/src/engine/span.ts';
import { marked } from '../support/engine.ts';

describe('spans', () => {
  it('overlap where they share a unit, and not where they only touch', () => {
    const [outer, inner] = marked('a⟦b⟦c⟧⟧d').spans;
    assert.ok(overlaps(outer!, inner!));
    const [left, right] = marked('⟦a⟧⟦b⟧').spans;
    assert.ok(!overlaps(left!, right!) && !overlaps(right!, left!));
  });

  it('contain what lies within, borders included', () => {
    const [outer, inner, after] = marked('a⟦b⟦c⟧⟧⟦d⟧').spans;
    assert.ok(contains(outer!, inner!) && contains(outer!, outer!) && !contains(inner!, outer!) && !contains(outer!, after!));
  });

  it('sort by start, the longer first', () => {
    const { spans } = marked('⟦⟦a⟧b⟧⟦c⟧');
    assert.deepEqual([...spans].reverse().sort(bySpan), spans);
  });

  it('keep what else they hold when they move', () => {
    assert.deepEqual(shift({ start: 1, end: 2, side: 'opening' }, 3), { start: 4, end: 5, side: 'opening' });
  });

  it('carry their text', () => assert.deepEqual(textSpan('abc', 1, 3), { start: 1, end: 3, text: 'bc' }));
});
