import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';
import { checkRows, firstFix } from '../../support/rules.ts';

const RULE = 'quotation/mark-direction';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags a closing mark that opens', 'Doe said: ⟦”⟧We will act.”', 'Doe said: “We will act.”'],
    ['flags an opening mark that closes', '“We will act,⟦“⟧ said Doe.', '“We will act,” said Doe.'],
    ['flags an English closer in German', '„Wir handeln⟦”⟧, sagte Roth.', '„Wir handeln“, sagte Roth.', { language: 'de' }],
    ['flags inward guillemets in French', '⟦»⟧Nous agirons« a dit Roy.', '«Nous agirons» a dit Roy.', { language: 'fr' }],
    ['does not flag a pair', '“We will act,” said Doe.'],
    ['does not flag straight marks', '"We will act," said Doe.'],
    ['does not flag Swedish marks', '”Vi agerar”, sade Roth.', undefined, { language: 'sv' }],
    ['does not flag Finnish guillemets', '»Me toimimme», sanoi Roth.', undefined, { language: 'fi' }],
    ['does not flag Polish marks', '„Działamy”, powiedział Nowak.', undefined, { language: 'pl' }],
    ['does not flag inward guillemets in German', '»Wir handeln«, sagte Roth.', undefined, { language: 'de' }],
    ['does not flag marks of another language', '„We will act“, said Doe.'],
    ['does not flag single marks, which may be apostrophes', 'Doe said ’we will act’ twice.'],
    ['does not flag where the language is unknown', '”We will act.”', undefined, { language: 'xx' }],
  ]);

  it('offers a fix that is safe', () => assert.ok(firstFix(checkRule(RULE, 'Doe said: ⟦”⟧We will act.”', { language: 'en' })).safe));
});
