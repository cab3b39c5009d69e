import assert from 'node:assert/strict';
import { checkRule, marked } from '../../support/engine.ts';
import { applied, checkRows } from '../../support/rules.ts';

const RULE = 'quotation/double-distancing';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags a word and marks', 'The ⟦so-called “experts”⟧ were not invited.', 'The so-called experts were not invited.'],
    ['flags two words', 'The ⟦so called “experts”⟧ were not invited.', 'The so called experts were not invited.'],
    ['flags another word', 'His ⟦alleged "reform"⟧ failed.', 'His alleged reform failed.'],
    ['does not flag the word alone', 'The so-called experts were not invited.'],
    ['does not flag the marks alone', 'The “experts” were not invited.'],
    ['does not flag a description', 'The plan was described as “a first step”.'],
    ['does not flag a speaker’s distance', '“The so-called ‘experts’ were not invited to the talks,” Doe said.'],
    ['does not flag languages without such words', 'The so-called “experts” were not invited.', undefined, { language: 'xx' }],
  ]);

  it('offers to remove the word, too', () => {
    const source = 'The ⟦so-called “experts”⟧ were not invited.';
    const [finding] = checkRule(RULE, source, { language: 'en' });
    assert.equal(applied(marked(source).text, finding!.fixes[1]!), 'The “experts” were not invited.');
    assert.ok(finding!.fixes.every((fix) => !fix.safe));
  });
});
