import assert from 'node:assert/strict';
import { checkRule, knowledge } from '../../support/engine.ts';
import { checkRows, firstFix } from '../../support/rules.ts';

const RULE = 'quotation/loaded-cue';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags a verb of doubt', '“We are ready,” the minister ⟦claimed⟧.', '“We are ready,” the minister said.'],
    ['flags a verb of confession', 'The ministry ⟦admitted⟧ that the talks had failed.', 'The ministry said that the talks had failed.'],
    ['keeps the form', '“We are ready,” ⟦insists⟧ Jane Doe.', '“We are ready,” says Jane Doe.'],
    ['does not flag a plain verb', '“We are ready,” the minister said.'],
    ['does not flag the verb of a speaker', '“He claimed that we were late,” the minister said.'],
    ['does not flag other uses', 'The group claimed the prize. He was admitted to hospital.'],
    ['does not flag what may be a noun', 'The office cut the disability claims backlog by half.'],
    ['knows German verbs', '„Wir sind bereit“, ⟦behauptete⟧ der Minister.', '„Wir sind bereit“, sagte der Minister.', { language: 'de' }],
    [
      'knows French verbs',
      '« Nous sommes prêts », a ⟦avoué⟧ la ministre.',
      '« Nous sommes prêts », a dit la ministre.',
      { language: 'fr' },
    ],
    ['knows French participles', 'Macron a ⟦prétendu⟧ que le plan était mort.', 'Macron a dit que le plan était mort.', { language: 'fr' }],
    ['knows Spanish verbs', '«Estamos listos», ⟦admitió⟧ el ministro.', '«Estamos listos», dijo el ministro.', { language: 'es' }],
    ['knows Russian verbs', '«Мы готовы», — ⟦утверждал⟧ министр.', '«Мы готовы», — говорил министр.', { language: 'ru' }],
    ['knows Chinese verbs', '外交部发言人⟦声称⟧：“我们准备好了。”', '外交部发言人说：“我们准备好了。”', { language: 'zh' }],
    ['does not flag languages without a list', '„Wir sind bereit“, claimed Roth.', undefined, { language: 'fi' }],
  ]);

  it('offers a fix that is not safe', () => {
    assert.equal(firstFix(checkRule(RULE, '“We are ready,” the minister ⟦claimed⟧.', { language: 'en' })).safe, false);
  });

  it('has a plain form for every loaded one, which is not loaded itself', () => {
    for (const code of ['en', 'de', 'fr', 'es', 'ru', 'zh']) {
      const cues = knowledge.languages[code]!.loadedCues!;
      assert.ok(cues.length > 8, code);
      const loaded = new Set(cues.map(([form]) => form));
      for (const [form, suggestion] of cues) assert.ok(!loaded.has(suggestion), `${code}: ${form}`);
    }
  });
});
