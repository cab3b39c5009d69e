import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';

const RULE = 'quotation/unclosed';

describe(RULE, () => {
  const rows: readonly (readonly [string, string])[] = [
    ['flags an opener its paragraph does not close', 'Doe said: ⟦“⟧We will act.\n\nThe vote is due on Friday.'],
    ['flags a straight opener', 'Doe said: ⟦"⟧We will act now.'],
    ['flags a French opener', 'Doe said: ⟦«⟧ Nous agirons bien.'],
    ['flags an opener before a whole quotation', 'He said ⟦“⟧we act and “we will,” Doe said.'],
    ['does not flag what the next paragraph opens again', '“We have a plan.\n\n“It will take two years,” Doe said.'],
    ['does not flag a closed quotation', '“We will act,” said Doe.'],
    ['does not flag an apostrophe', 'The ’90s and the dogs’ tails.'],
    ['does not flag inches', 'A 12" gun was found.'],
  ];
  for (const [what, source] of rows) it(what, () => void checkRule(RULE, source, { language: 'en' }));

  it('names the mark and says what to do', () => {
    const [finding] = checkRule(RULE, 'Doe said: ⟦“⟧We will act.');
    assert.match(finding!.message, /^This mark “ opens a quotation that its paragraph does not close\. Add the closing mark/);
    assert.equal(finding!.severity, 'warning');
  });
});
