import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';

const RULE = 'quotation/unattributed';

describe(RULE, () => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'flags a long quotation nobody is named for',
      'The hall was full. ⟦“It saves many lives every single day.”⟧ The vote is due on Friday.',
    ],
    ['flags a short sentence that stands by itself', 'The hall was full. ⟦“It saves lives.”⟧ The vote is due on Friday.'],
    ['does not flag a short fragment', 'The hall was “full of lives”. The vote is due on Friday.'],
    ['does not flag a short sentence woven in', 'The banner, “It saves lives.”, was red.'],
    ['does not flag an attributed quotation', '“It saves many lives every single day,” said Doe.'],
    ['does not flag a quotation that goes on', '“It saves many lives every single day,” said Doe. “We will not give it up now.”'],
    ['does not flag a title', 'He opened the panel “Europe after the War of 2030” in Riga.'],
    [
      'does not flag a headline',
      'Foreign Minister: “It saves many lives every single day” and more\n\nThe vote is due on Friday, Doe said.',
    ],
    ['does not flag an unclosed quotation twice', 'The hall was full. “It saves many lives every single day.'],
  ];
  for (const [what, source] of rows) it(what, () => void checkRule(RULE, source, { language: 'en' }));

  it('says why and what to do', () => {
    const [finding] = checkRule(RULE, 'The hall was full. ⟦“It saves many lives every single day.”⟧ The vote is due.', { language: 'en' });
    assert.match(finding!.message, /so readers cannot tell whose words these are\. Name the source/);
  });
});
