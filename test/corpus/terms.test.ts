/** Which forms of a term are found, in each language: what is reached is kept. */
import assert from 'node:assert/strict';
import { readTermCases, scoreTerms, TERM_LANGUAGES } from '../support/term-cases.ts';

describe('forms of terms', () => {
  for (const lang of TERM_LANGUAGES) {
    it(`in ${lang}`, () => {
      const { terms, forms, found, others, wrong, differences } = scoreTerms(readTermCases(lang), lang);
      assert.ok(terms >= 30 && others >= 30, `${terms} terms, ${others} near misses`);
      assert.ok(found / forms >= 0.99, differences.join('\n'));
      assert.ok(wrong / others <= 0.01, differences.join('\n'));
    });
  }
});
