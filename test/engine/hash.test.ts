import assert from 'node:assert/strict';
import { hashText } from '../../server/src/engine/hash.ts';

describe('hashText', () => {
  it('is 14 hexadecimal digits whatever the text', () => {
    for (const text of ['', 'a', '“', '\ud800', 'x'.repeat(100_000)]) assert.match(hashText(text), /^[0-9a-f]{14}$/);
  });

  it('never changes: baselines and suppressions of earlier versions hold it', () => {
    assert.equal(hashText('quotation/unclosed\n“\n0'), PINNED);
  });

  it('tells small differences apart', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `rule\nwords ${index}`);
    assert.equal(new Set(texts.map(hashText)).size, texts.length);
  });
});

const PINNED = '0c0392e0eea5b9';
