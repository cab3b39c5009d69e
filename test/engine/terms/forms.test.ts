import assert from 'node:assert/strict';
import { expandTerm, type Inflection } from '../../../server/src/engine/terms/forms.ts';

describe('forms of a term', () => {
  const rows: readonly (readonly [string, Inflection, readonly string[]])[] = [
    ['rogue state', 'noun', ['rogue states']],
    ['sphere of influence', 'noun', ['spheres of influence']],
    ['coalition of the willing', 'noun', ['coalitions of the willing']],
    ['unfriendly countries', 'plural', ['unfriendly country']],
    ['existential crises', 'plural', ['existential crisis']],
    ['colour revolution', 'noun', ['color revolution', 'color revolutions', 'colour revolutions']],
    ['weaponise', 'verb', ['weaponises', 'weaponised', 'weaponising', 'weaponize', 'weaponized', 'weaponizing', 'weaponizes']],
    ['denazify', 'verb', ['denazifies', 'denazified', 'denazifying']],
    ['strongly condemn', 'verb', ['strongly condemns', 'strongly condemned', 'strongly condemning']],
    ['multipolar world', 'fixed', ['multi-polar world']],
    ['neo-colonialism', 'fixed', ['neocolonialism']],
    ['win-win co-operation', 'fixed', ['win-win cooperation']],
    ['sabre-rattling', 'fixed', ['saber-rattling']],
    ['anticipatory self-defence', 'fixed', ['anticipatory self-defense']],
    ['security programme', 'noun', ['security program', 'security programs']],
    ['politicization', 'fixed', ['politicisation']],
  ];
  for (const [text, inflection, expected] of rows) {
    it(`${text} (${inflection})`, () => {
      const forms = expandTerm(text, inflection).map((form) => form.text);
      assert.equal(forms[0], text);
      assert.equal(new Set(forms).size, forms.length);
      for (const form of expected) assert.ok(forms.includes(form), `${form} is missing in ${forms.join(', ')}`);
    });
  }

  it('does not hyphenate what only looks like a prefix', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['unfriendly country', 'unfriendly co-untry'],
      ['unilateral bullying', 'uni-lateral bullying'],
      ['defensive alliance', 'de-fensive alliance'],
    ];
    for (const [text, wrong] of rows) assert.ok(!expandTerm(text, 'noun').some((form) => form.text === wrong), wrong);
  });

  it('says which forms are plural', () => {
    const numbers = Object.fromEntries(expandTerm('vassal state', 'noun').map((form) => [form.text, form.number]));
    assert.deepEqual(numbers, { 'vassal state': 'singular', 'vassal states': 'plural' });
  });
});
