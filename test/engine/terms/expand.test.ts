import assert from 'node:assert/strict';
import { expandForms, formFor } from '../../../server/src/engine/terms/inflection/expand.ts';
import { compileTermTable } from '../../../server/src/engine/terms/lexicon.ts';

const texts = (text: string, language: string, partOfSpeech?: string): string[] =>
  expandForms(text, language, { inflect: true, partOfSpeech: partOfSpeech ?? null }).map((form) => form.text);

describe('expandForms', () => {
  const holds: readonly (readonly [string, string, readonly string[]])[] = [
    ['unfriendly state', 'en', ['unfriendly state', 'unfriendly states']],
    ['colour revolutions', 'en-GB', ['colour revolutions', 'color revolution', 'color revolutions']],
    ['недружественные страны', 'ru', ['недружественным странам', 'недружественными странами', 'недружественная страна']],
    ['марионеточный режим', 'ru', ['марионеточного режима', 'марионеточном режиме', 'марионеточных режимов']],
    ['новый миропорядок', 'ru', ['нового миропорядка', 'новым миропорядком']],
    ['feindliche Macht', 'de', ['feindlichen Mächten', 'feindlicher Macht']],
    ['Terrorstaat', 'de', ['Terrorstaaten', 'Terrorstaates']],
    ['régime fantoche', 'fr', ['régimes fantoches']],
    ['État voyou', 'fr', ['États voyous', 'Etats voyous']],
    ['régimen títere', 'es', ['regímenes títeres']],
    ['الكيان الصهيوني', 'ar', ['للكيان الصهيوني', 'والكيان الصهيوني', 'كيان صهيوني']],
    ['霸权主义', 'zh', ['霸权主义']],
  ];
  for (const [text, language, forms] of holds) {
    it(`makes the forms of ${text}`, () => {
      const found = texts(text, language);
      assert.equal(found[0], text);
      assert.equal(new Set(found).size, found.length);
      for (const form of forms) assert.ok(found.includes(form), `${form} in ${found.join(', ')}`);
    });
  }

  it('keeps a term that is not to be inflected, but for its spellings', () => {
    const forms = expandForms('colour revolution', 'en', { inflect: false }).map((form) => form.text);
    assert.deepEqual(forms, ['colour revolution', 'color revolution']);
    assert.deepEqual(expandForms('красные линии', 'ru', { inflect: false }), [{ text: 'красные линии', readings: [] }]);
  });

  it('reads a term as it is meant: composed, without soft hyphens, one space between words', () => {
    assert.equal(expandForms('re\u0301gime  fan\u00adtoche', 'fr', { inflect: true })[0]!.text, 'régime fantoche');
  });

  it('gives nothing but the term where the part of speech or the language leaves no forms', () => {
    assert.deepEqual(texts('s’ingérer', 'fr', 'verb'), ['s’ingérer']);
    assert.deepEqual(texts('ΝΑΤΟ', 'el'), ['ΝΑΤΟ']);
    assert.deepEqual(texts('СВО', 'ru'), ['СВО']);
  });
});

describe('formFor', () => {
  const swap = (from: string, form: string, to: string, language: string, partOfSpeech?: string): string | null => {
    const options = { inflect: true, partOfSpeech: partOfSpeech ?? null };
    const found = expandForms(from, language, options).find(({ text }) => text === form);
    assert.ok(found, form);
    return formFor(found.readings, expandForms(to, language, options));
  };

  it('takes the number over where it is certain', () => {
    assert.equal(swap('unfriendly state', 'unfriendly states', 'designated country', 'en'), 'designated countries');
    assert.equal(swap('ingérence', 'ingérences', 'influence', 'fr'), 'influences');
    assert.equal(swap('Aggression', 'Aggressionen', 'Invasion', 'de'), 'Invasionen');
  });

  it('takes the case over where it is certain', () => {
    assert.equal(swap('агрессия', 'агрессией', 'операция', 'ru'), 'операцией');
    assert.equal(swap('вмешательство', 'вмешательству', 'присутствие', 'ru'), null);
  });

  it('says nothing where gender, sound or the part of speech could differ', () => {
    assert.equal(swap('ingérence', 'ingérence', 'pression', 'fr'), null);
    assert.equal(swap('Aggression', 'Aggression', 'Krieg', 'de'), null);
    assert.equal(swap('weaponise', 'weaponises', 'use', 'en'), null);
    assert.equal(formFor([], expandForms('state', 'en', { inflect: true })), null);
  });
});

describe('compileTermTable', () => {
  it('leaves out what cannot be matched instead of failing', () => {
    const forms = expandForms('the “new” order', 'en', { inflect: true });
    const terms = forms.map(({ text, readings }) => ({ text, readings, language: 'en', status: null, caseSensitive: false }));
    const blank = { users: '', why: '', note: '', source: '', category: '', alternatives: [], unlessBefore: [], unlessAfter: [] };
    const table = compileTermTable([{ ...blank, id: 'a', label: 'rhetorical', terms }]);
    assert.equal(table.phrases.payloads.length, 0);
    assert.equal(table.conceptOf.length, terms.length);
  });
});
