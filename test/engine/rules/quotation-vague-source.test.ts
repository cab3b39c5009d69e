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

  const roles: readonly (readonly [language: string, source: string])[] = [
    ['en', '⟦Western officials⟧ said the talks had failed.'],
    ['en', '⟦A senior official⟧ said that the talks had failed.'],
    ['en', '⟦A senior US official⟧ said that the talks had failed.'],
    ['en', '“We act,” ⟦one diplomat⟧ said.'],
    ['en', '“We act,” ⟦two European diplomats⟧ said.'],
    ['en', '“We act,” said ⟦a person familiar with the matter⟧.'],
    ['en', 'The official said that the talks had failed.'],
    ['en', 'The US officials said that the talks had failed.'],
    ['en', 'A minister said that the talks had failed.'],
    ['en', 'A spokesman for the ministry said that the talks had failed.'],
    ['en', 'Western official Ann Vale said that the talks had failed.'],
    ['fr', '⟦Des experts⟧ estiment que « le plan est mort ».'],
    ['fr', '⟦Un haut responsable⟧ a dit que le plan était mort.'],
    ['fr', 'Le responsable a dit que le plan était mort.'],
    ['fr', 'Un responsable du ministère a dit que le plan était mort.'],
    ['de', '„Der Plan ist tot“, sagte ⟦ein Diplomat⟧.'],
    ['de', '„Der Plan ist tot“, sagte der Diplomat.'],
    ['es', '⟦Un alto funcionario⟧ dijo que el plan ha muerto.'],
    ['zh', '⟦一名官员⟧说：“计划已经结束。”'],
  ];
  for (const [language, source] of roles)
    it(`asks for the name behind a role that could be anybody's: ${source}`, () => void checkRule(RULE, source, { language }));

  it('quotes the words and says why and what to do', () => {
    const [finding] = checkRule(RULE, '⟦It is reported⟧ that the talks would resume in May.', { language: 'en' });
    assert.match(finding!.message, /^“It is reported” does not say who speaks, so readers cannot weigh/);
  });
});
