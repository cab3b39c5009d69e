import assert from 'node:assert/strict';
import { compileRows, rowAt } from '../../server/src/engine/rows.ts';

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

  it('end where they end', () => {
    for (const index of [-1, 4, 0.5, Number.NaN]) assert.throws(() => rowAt(compileRows(values), index));
    assert.throws(() => rowAt(compileRows([]), 0), RangeError);
  });
});
