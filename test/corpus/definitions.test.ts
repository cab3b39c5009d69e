/** Which names a text defines, in each language: what is reached is kept. */
import assert from 'node:assert/strict';
import {
  DEFINITION_LANGUAGES,
  definitionFloors,
  definitionShares,
  readDefinitionCase,
  readDefinitionCases,
  scoreDefinitions,
} from '../support/definition-cases.ts';
import { analyze } from '../support/engine.ts';

describe('definitions', () => {
  for (const lang of DEFINITION_LANGUAGES) {
    it(`in ${lang}`, () => {
      const score = scoreDefinitions(readDefinitionCases(lang), (item) => analyze(item.text, { language: lang }).definitions);
      const reached = definitionShares(score);
      for (const [name, floor] of definitionFloors(lang)) {
        assert.ok(reached[name] >= floor, `${name}: ${reached[name]} of ${floor}\n${score.differences.join('\n')}`);
      }
    });
  }
});

describe('a marked definition', () => {
  it('says which form is short for which', () => {
    const { text, pairs } = readDefinitionCase('The ⟦l1|A B⟧ (⟦s1|AB⟧) and ⟦s2|CD⟧ (⟦l2|C D⟧).', 'en:1');
    assert.equal(text, 'The A B (AB) and CD (C D).');
    const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual(
      pairs.map(({ long, short }) => [words(long), words(short)]),
      [
        ['A B', 'AB'],
        ['C D', 'CD'],
      ],
    );
  });

  for (const wrong of ['⟦l1|a', 'a⟧', '⟦a⟧', '⟦l1|a⟧', '⟦s1|a⟧', '⟦l1|a ⟦s1|b⟧⟧'])
    it(`is refused: ${wrong}`, () => assert.throws(() => readDefinitionCase(wrong, 'en:1'), /^AssertionError.*en:1/));
});
