/** What views are told of a draft. */
import assert from 'node:assert/strict';
import { facts } from '../../server/src/features/facts.ts';
import { index, review } from '../support/views.ts';

describe('facts for views', () => {
  it('gives a quotation the findings on its words, and those on who says them', () => {
    const text = 'It is reported that the talks failed. “We keep our word,” said Minister Ada Quill. Officials say that “all is well”.\n';
    const { quotations } = facts(review(text, { language: 'en' }), index);
    assert.deepEqual(
      quotations.map(({ text: words, rules }) => [words, rules]),
      [
        ['the talks failed', ['quotation/vague-source']],
        ['We keep our word,', []],
        ['all is well', ['quotation/vague-source']],
      ],
    );
  });

  it('names the files that were left alone, a few of them', () => {
    const view = review('Nothing.', { language: 'en' });
    const uris = ['file:///a/%D1%82.yaml', 'file:///b.csv', 'file:///b.csv', 'file:///%zz', 'file:///e.tbx'];
    assert.deepEqual(facts(view, index).problems, []);
    assert.deepEqual(facts(view, index, undefined, uris).problems, ['Not read until you trust the folder: т.yaml, b.csv, %zz, …']);
  });
});
