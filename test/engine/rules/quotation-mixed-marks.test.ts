import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/engine/facts.ts';
import { checkRule, marked } from '../../support/engine.ts';

const RULE = 'quotation/mixed-marks';

function repaired(text: string, finding: Finding): string {
  const [fix] = finding.fixes;
  return text.slice(0, fix!.start) + fix!.newText + text.slice(fix!.end);
}

describe(RULE, () => {
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['flags a straight closer', '“We will act,⟦"⟧ said Doe.', '“We will act,” said Doe.'],
    ['flags a straight opener', '⟦"⟧We will act,” said Doe.', '“We will act,” said Doe.'],
    ['flags a straight closer of a German quotation', '„Wir handeln⟦"⟧, said Doe.', '„Wir handeln“, said Doe.'],
    ['does not flag typographic marks', '“We will act,” said Doe.', null],
    ['does not flag straight marks', '"We will act," said Doe.', null],
    ['does not flag a straight quotation inside a typographic one', '“We will "act" now,” said Doe.', null],
    ['does not flag an unclosed quotation', '“We will act, said Doe.', null],
  ];
  for (const [what, source, repair] of rows) {
    it(what, () => {
      const [finding] = checkRule(RULE, source, { language: 'en' });
      if (repair !== null) assert.equal(repaired(marked(source).text, finding!), repair);
    });
  }

  it('offers a fix that is safe and removes the finding', () => {
    const [finding] = checkRule(RULE, '“We will act,⟦"⟧ said Doe.', { language: 'en' });
    assert.ok(finding!.fixes[0]!.safe);
    checkRule(RULE, repaired('“We will act," said Doe.', finding!), { language: 'en' });
  });
});
