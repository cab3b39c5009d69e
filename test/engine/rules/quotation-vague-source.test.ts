import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';

const RULE = 'quotation/vague-source';

describe(RULE, () => {
  const rows: readonly (readonly [string, string])[] = [
    ['flags an impersonal report', '⟦It is reported⟧ that the talks would resume in May.'],
    ['flags unnamed sources', '“We will act,” ⟦sources⟧ said.'],
    ['flags one source of two quotations once', '“We will act,” ⟦sources⟧ said. “We must act now.”'],
    ['does not flag a named body', 'NATO said that the talks would resume in May.'],
    ['does not flag a named person', '“We will act,” said Ann Vale.'],
    ['does not flag a document', 'The report said that growth would slow in May.'],
    ['does not flag an official with a name', '“We will act,” said senior official Ann Vale.'],
  ];
  for (const [what, source] of rows) it(what, () => void checkRule(RULE, source, { language: 'en' }));

  it('quotes the words and says why and what to do', () => {
    const [finding] = checkRule(RULE, '⟦It is reported⟧ that the talks would resume in May.', { language: 'en' });
    assert.match(finding!.message, /^“It is reported” does not say who speaks, so readers cannot weigh/);
  });
});
