import assert from 'node:assert/strict';
import { allRows, compileRows, compileRowsById, heldRows, rowAt, rowById, rowCount } from '../../server/src/engine/rows.ts';

describe('rows', () => {
  const values = [{ text: 'МИД' }, { text: '', list: [1, 2] }, { text: '\ud800', none: null }, { text: 'last' }];

  it('are read in any order', () => {
    const rows = compileRows(values);
    for (const index of [3, 0, 2, 1]) assert.deepEqual(rowAt(rows, index), values[index]);
  });

  it('are the same object each time', () => {
    const rows = compileRows(values);
    assert.equal(rowAt(rows, 2), rowAt(rows, 2));
    rowAt(rows, 3);
    assert.equal(rowAt(rows, 0), rowAt(rows, 0));
  });

  it('are the same objects one by one and all at once', () => {
    const rows = compileRows(values);
    const third = rowAt(rows, 2);
    assert.deepEqual(allRows(rows), values);
    assert.equal(allRows(rows)[2], third);
    assert.equal(rowCount(rows), values.length);
    assert.equal(allRows(heldRows(values))[3], values[3]);
  });

  it('are found by their ids', () => {
    const people = Array.from({ length: 100 }, (_, i) => ({ id: `id-${i % 90}`, i }));
    const rows = compileRowsById(people);
    for (let i = 0; i < 90; i++) assert.deepEqual(rowById(rows, `id-${i}`), { id: `id-${i}`, i });
    assert.equal(rowById(rows, 'constructor'), undefined);
    assert.equal(rowById(compileRowsById<{ id: string }>([]), 'id-1'), undefined);
  });

  it('end where they end', () => {
    for (const index of [-1, 4, 0.5, Number.NaN]) assert.throws(() => rowAt(compileRows(values), index));
    assert.throws(() => rowAt(compileRows([]), 0), RangeError);
  });
});
