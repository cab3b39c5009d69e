import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contains } from '../../server/src/engine/span.ts';
import { confidenceWords, count, countWords, enclosingQuotations } from '../../server/src/features/wording.ts';
import { analysis, find, quotation } from '../support/lsp-analysis.ts';

describe('wording', () => {
  it('counts words that hold a letter or digit', () => {
    assert.equal(countWords(' We will — not\nbow to 27 “diktats” '), 7);
    assert.equal(countWords('— … “”'), 0);
  });

  it('counts in words', () => {
    assert.deepEqual(
      [count(1, 'word', 'words'), count(0, 'word', 'words'), count(4711, 'word', 'words')],
      ['1 word', '0 words', '4,711 words'],
    );
  });

  it('puts confidence in words, surest first', () => {
    assert.deepEqual([1, 0.85, 0.84, 0.64, 0.39, 0].map(confidenceWords), [
      'very likely',
      'very likely',
      'likely',
      'uncertain',
      'a guess',
      'a guess',
    ]);
  });
});

describe('enclosingQuotations', () => {
  const text = 'A term. “Outer term “inner term” more term” and a “scared term”.';
  const facts = analysis(text, {
    quotations: [
      quotation(text, '“Outer term “inner term” more term”'),
      quotation(text, '“inner term”', { level: 1 }),
      quotation(text, '“scared term”', { use: 'scare' }),
    ],
  });

  it('finds the innermost, and none in the author’s own words', () => {
    const terms = [4, 1, 3, 2, 5].map((nth) => find(text, 'term', nth));
    assert.deepEqual(
      enclosingQuotations(facts, terms).map((found) => found?.text.slice(0, 6) ?? null),
      ['“Outer', null, '“inner', '“Outer', null],
    );
  });

  it('agrees with looking at every pair, for quotations nested in any way', () => {
    const nested = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 })), { maxLength: 8 }).map((pairs) => {
      const spans: { start: number; end: number }[] = [];
      for (const [start, length] of pairs) {
        const span = { start, end: start + length };
        const crosses = spans.some(
          (other) => other.start < span.end && span.start < other.end && !contains(other, span) && !contains(span, other),
        );
        if (!crosses && !spans.some((other) => other.start === span.start && other.end === span.end)) spans.push(span);
      }
      return spans;
    });
    fc.assert(
      fc.property(nested, fc.array(fc.tuple(fc.nat(40), fc.nat(4)), { maxLength: 8 }), (spans, asked) => {
        const quotations = spans.map((span) => ({ ...quotation('x', 'x'), ...span }));
        const terms = asked.map(([start, length]) => ({ start, end: start + length + 1 }));
        const expected = terms.map((term) => {
          const covering = quotations.filter((candidate) => contains(candidate, term));
          return covering.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
        });
        assert.deepEqual(enclosingQuotations(analysis('x', { quotations }), terms), expected);
      }),
    );
  });
});
