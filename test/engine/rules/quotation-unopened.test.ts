import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';

const RULE = 'quotation/unopened';

describe(RULE, () => {
  const rows: readonly (readonly [string, string])[] = [
    ['flags a closer without an opener', 'We will act⟦”⟧ Doe said.'],
    ['flags a closing guillemet', 'Nous agirons ⟦»⟧, Doe said.'],
    ['flags one a paragraph', 'We act⟦”⟧ and act” and act”.\n\nWe act⟦”⟧ again.'],
    ['does not flag a pair', '“We will act,” said Doe.'],
    ['does not flag a pair that points inwards', '»We will act,« said Doe.'],
    ['does not flag a plural possessive', 'The ministers’ decision stands.'],
    ['does not flag seconds', 'It lies at 40°26′46″N.'],
  ];
  for (const [what, source] of rows) it(what, () => void checkRule(RULE, source, { language: 'en' }));

  it('names the mark and says what to do', () => {
    const [finding] = checkRule(RULE, 'We will act⟦”⟧ Doe said.');
    assert.match(finding!.message, /^This mark ” closes a quotation that its paragraph does not open\. Add the opening mark/);
  });
});
