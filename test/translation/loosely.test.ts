/** Phrases found in some inflection. */
import assert from 'node:assert/strict';
import { findLoosely, sameLoosely } from '../../server/src/translation/loosely.ts';

describe('a phrase in some inflection', () => {
  const cases: readonly (readonly [language: string, phrase: string, text: string, found: string | null])[] = [
    ['de', 'Land', 'die Länder am Meer', 'Länder'],
    ['ru', 'сфера влияния', 'о сферах влияния', 'сферах влияния'],
    ['ar', 'الحكومة', 'إلى حكومات المنطقة', 'حكومات'],
    // Plurals with other vowels within.
    ['ar', 'حزب', 'اجتمعت الأحزاب أمس', 'الأحزاب'],
    ['ar', 'هدف', 'حددت أهدافها', 'أهدافها'],
    ['ar', 'مبدأ', 'إلى المبادئ ذاتها', 'المبادئ'],
    ['ar', 'حزب معارض', 'قالت أحزاب معارضة', 'أحزاب معارضة'],
    ['ar', 'قرار', 'اجتمعت اللجنة أمس', null],
    ['ar', 'حزب', 'دامت الحرب سنة', null],
  ];
  for (const [language, phrase, text, found] of cases) {
    it(`${phrase} in “${text}”`, () => {
      const span = findLoosely(text, phrase, language);
      assert.equal(span === null ? null : text.slice(span.start, span.end), found);
    });
  }

  it('leaves other languages their roots', () => {
    assert.equal(sameLoosely('حزب', 'أحزاب', 'fa'), false);
    assert.equal(sameLoosely('حزب', 'أحزاب', 'ar'), true);
  });
});
