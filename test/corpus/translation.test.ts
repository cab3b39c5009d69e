/** Every seeded fault of `translation/` is found, and what is right is left alone. */
import assert from 'node:assert/strict';
import { engine } from '../support/engine.ts';
import { readTranslationCases, reviewCase, scoreTranslation } from '../support/translation-cases.ts';

describe('translations with known faults', () => {
  const cases = readTranslationCases();
  it('are at least six pairs with forty paragraphs, in six languages', () => {
    assert.ok(cases.length >= 6);
    assert.ok(new Set(cases.map(({ name }) => name.slice(-2))).size >= 6);
  });
  for (const one of cases) {
    it(`${one.name}: every fault, and nothing else`, () => {
      const score = scoreTranslation(reviewCase(engine, one), one.faults);
      const at = ({ start, rule }: { start: number; rule: string }): string => `${rule} in “${one.target.text.slice(start, start + 40)}”`;
      assert.deepEqual(score.missed.map(at), []);
      assert.ok(score.wrong.length <= score.clean * 0.02, score.wrong.map(at).join('\n'));
    });
  }
});
