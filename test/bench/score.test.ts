import assert from 'node:assert/strict';
import { find } from '../support/lsp-analysis.ts';
import { type FoundQuotation, type Gold, scoreCases, scoreOrganizations, scoreQuotations } from './score.ts';

const TEXT = '“We are ready,” said the Foreign Ministry’s spokesman. “Not yet,” he added. It is called “the pact”.';

function quotation(words: string, given: Partial<FoundQuotation> = {}): FoundQuotation {
  return { ...find(TEXT, words), use: 'quotation', type: 'direct', level: 0, basis: 'none', source: null, ...given };
}

function gold(given: Partial<Gold> = {}): Gold {
  return { id: 'G1', text: TEXT, ...given };
}

function told(): { readonly kinds: string[]; readonly tell: (kind: string) => void } {
  const kinds: string[] = [];
  return { kinds, tell: (kind) => void kinds.push(kind) };
}

describe('the scorer', () => {
  describe('quotations', () => {
    it('takes spans as equal that differ in outer spaces and punctuation only', () => {
      const { kinds, tell } = told();
      const document = gold({ quotations: [find(TEXT, '“We are ready,” ')] });
      const score = scoreQuotations([document], () => [quotation('“We are ready,”')], tell);
      assert.deepEqual(score.exact, { right: 1, found: 1, gold: 1 });
      assert.deepEqual(kinds, []);
    });

    it('counts a span that covers four fifths as overlap and not as exact', () => {
      const { kinds, tell } = told();
      const document = gold({ quotations: [find(TEXT, '“We are ready')] });
      const score = scoreQuotations([document], () => [quotation('“We are ready,” said')], tell);
      assert.deepEqual([score.exact.right, score.overlap.right], [0, 1]);
      assert.deepEqual(kinds, ['missed', 'extra']);
    });

    it('holds an outer quotation that nobody marked against precision, a nested one not', () => {
      const { tell } = told();
      const document = gold({ quotations: [find(TEXT, '“We are ready,”')] });
      const more = (level: number) => () => [quotation('“We are ready,”'), quotation('“Not yet,”', { level })];
      assert.equal(scoreQuotations([document], more(0), tell).exact.found, 2);
      assert.equal(scoreQuotations([document], more(1), tell).exact.found, 1);
    });

    it('leaves reported speech out and counts what was judged to be no quotation', () => {
      const { tell } = told();
      const found = [quotation('“the pact”', { use: 'term' }), quotation('he added', { type: 'reported' })];
      const score = scoreQuotations([gold({ quotations: [] })], () => found, tell);
      assert.deepEqual([score.exact.found, score.marked, score.judgedAway], [0, 1, 1]);
    });

    it('tells right, wrong, missing and invented sources apart', () => {
      const ministry = find(TEXT, 'the Foreign Ministry');
      const he = find(TEXT, 'he', TEXT.slice(0, TEXT.indexOf('he added')).split('he').length);
      const document = gold({
        quotations: [
          { ...find(TEXT, '“We are ready,”'), source: ministry },
          { ...find(TEXT, '“the pact”'), source: null },
        ],
      });
      const sourcesWith = (first: FoundQuotation['source'], second: FoundQuotation['source']) =>
        scoreQuotations(
          [document],
          () => [quotation('“We are ready,”', { source: first }), quotation('“the pact”', { source: second })],
          told().tell,
        ).sources;
      const nobody = { right: 0, wrong: 0, none: 0, invented: 0 };
      assert.deepEqual(sourcesWith(find(TEXT, 'Ministry’s spokesman'), null), { ...nobody, right: 1 });
      assert.deepEqual(sourcesWith(he, null), { ...nobody, wrong: 1 });
      assert.deepEqual(sourcesWith(null, he), { ...nobody, none: 1, invented: 1 });
    });
  });

  describe('organizations', () => {
    const mention = (words: string) => ({ ...find(TEXT, words), entity: null });

    it('lets neither "the" nor a possessive decide', () => {
      const document = gold({ organizations: [find(TEXT, 'Foreign Ministry')] });
      const score = scoreOrganizations([document], () => [mention('the Foreign Ministry’s')], told().tell);
      assert.deepEqual(score, { exact: { right: 1, found: 1, gold: 1 }, overlap: { right: 1, found: 1, gold: 1 } });
    });

    it('counts a name with other borders as overlap only', () => {
      const { kinds, tell } = told();
      const document = gold({ organizations: [find(TEXT, 'Foreign Ministry')] });
      const score = scoreOrganizations([document], () => [mention('Ministry')], tell);
      assert.deepEqual([score.exact.right, score.overlap.right], [0, 1]);
      assert.deepEqual(kinds, ['boundary']);
    });

    it('counts what is found in an unsettled span neither way', () => {
      const unsettled = gold({ organizations: [], ignore: [find(TEXT, 'the Foreign Ministry')] });
      const settled = gold({ organizations: [] });
      const found = () => [mention('Foreign Ministry')];
      assert.equal(scoreOrganizations([unsettled], found, told().tell).exact.found, 0);
      assert.equal(scoreOrganizations([settled], found, told().tell).exact.found, 1);
    });
  });

  describe('cases', () => {
    const document = gold({ quotations: [{ ...find(TEXT, '“We are ready,”'), source: null }], not: ['the pact'] });

    it('passes a case that is right in every respect', () => {
      assert.equal(
        scoreCases([document], () => [quotation('“We are ready,”')], told().tell),
        1,
      );
    });

    it('fails one that takes for a quotation what is none, misses one, or invents a source', () => {
      const right = quotation('“We are ready,”');
      const { kinds, tell } = told();
      const wrong = [[right, quotation('“the pact”')], [], [{ ...right, source: find(TEXT, 'he added') }]];
      for (const found of wrong)
        assert.equal(
          scoreCases([document], () => found, tell),
          0,
        );
      assert.deepEqual(kinds, ['failed', 'failed', 'failed']);
    });
  });
});
