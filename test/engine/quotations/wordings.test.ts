import assert from 'node:assert/strict';
import { isReworded, type Wording, WordingIndex, wordingOf } from '../../../server/src/engine/quotations/wordings.ts';

const TEXT = 'We will publish the full report before the end of May';

function wording(text: string, speaker: string | null = null): Wording {
  const found = wordingOf(text, 0, text.length, speaker);
  assert.ok(found);
  return found;
}

describe('wordings', () => {
  const rows: readonly (readonly [what: string, other: string, expected: boolean])[] = [
    ['one other word', 'We will publish the whole report before the end of May', true],
    ['the same words', 'We will publish the full report before the end of May', false],
    ['other capitals, marks and line breaks', 'we will publish the “full” report,\nbefore the end of May.', false],
    ['a part', 'publish the full report before the end of May', false],
    ['an omission', 'We will publish the … report before the end of May', false],
    ['dots for what is left out', 'We will publish ... report before the end of May', false],
    ['half of the words', 'We will publish the full budget after the first of June', false],
    ['nothing in common', 'Nobody gained from that year of silence', false],
  ];
  for (const [what, other, expected] of rows) {
    it(`with ${what} are ${expected ? '' : 'not '}another wording`, () => {
      assert.equal(isReworded(wording(TEXT), wording(other)), expected);
      assert.equal(isReworded(wording(other), wording(TEXT)), expected);
    });
  }

  it('of two speakers are two quotations; a missing name may be anybody', () => {
    const other = 'We will publish the whole report before the end of May';
    assert.ok(!isReworded(wording(TEXT, 'Jane Doe'), wording(other, 'Omar Haddad')));
    assert.ok(isReworded(wording(TEXT, 'Jane Doe'), wording(other, 'Minister DOE')));
    assert.ok(isReworded(wording(TEXT, 'Jane Doe'), wording(other)));
  });

  it('of few words tell nothing', () => assert.equal(wordingOf('We will act now', 0, 15, null), null));
});

describe('an index of wordings', () => {
  const holder = (text: string) => ({ wording: wording(text) });
  const numbered = (n: number) => holder(`We will publish report ${n} before the end of next May`);

  it('finds what is alike, and forgets what is gone', () => {
    const index = new WordingIndex<{ readonly wording: Wording }>();
    const [a, b] = [numbered(1), numbered(2)];
    index.add(a);
    assert.deepEqual([...index.pairs()], []);
    index.add(b);
    assert.ok([...index.pairs()].some((pair) => pair.includes(a) && pair.includes(b)));
    index.remove(a);
    index.remove(b);
    assert.deepEqual([...index.pairs()], []);
  });

  it('finds the same in whatever order they came', () => {
    const all = [1, 2, 3].map(numbered);
    const found = (order: readonly number[]): number => {
      const index = new WordingIndex<{ readonly wording: Wording }>();
      for (const i of order) index.add(all[i]!);
      return new Set(
        [...index.pairs()].map((pair) =>
          pair
            .map((one) => all.indexOf(one as (typeof all)[number]))
            .sort()
            .join(),
        ),
      ).size;
    };
    assert.deepEqual([found([0, 1, 2]), found([2, 0, 1])], [3, 3]);
  });

  it('compares none by words that many share', () => {
    const index = new WordingIndex<{ readonly wording: Wording }>();
    for (let n = 0; n < 100; n++) index.add(holder('We will publish the report before the end of next May'));
    assert.deepEqual([...index.pairs()], []);
  });
});
