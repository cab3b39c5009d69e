/** However a term is typed, it is found, and the stretch is the one in the text. */
import assert from 'node:assert/strict';
import { findTerms, lexiconOf } from '../../support/term-cases.ts';

describe('ways of writing a term', () => {
  const rows: readonly (readonly [what: string, term: string, language: string, stretch: string])[] = [
    ['a hyphen', 'multipolar world', 'en', 'multi-polar world'],
    ['a space for a hyphen', 'rules-based order', 'en', 'rules based order'],
    ['a hyphen for a space', 'collective West', 'en', 'collective-West'],
    ['a hyphen that does not break', 'rules-based order', 'en', 'rules\u2011based order'],
    ['a dash for a hyphen', 'rules-based order', 'en', 'rules\u2013based order'],
    ['a line break', 'unfriendly state', 'en', 'unfriendly\nstate'],
    ['a line break with an indent', 'unfriendly state', 'en', 'unfriendly\r\n   states'],
    ['a line break after a hyphen', 'rules-based order', 'en', 'rules-\nbased order'],
    ['a space that does not break', 'unfriendly state', 'en', 'unfriendly\u00a0states'],
    ['a curly apostrophe', "men's rule", 'en', 'men’s rule'],
    ['a straight apostrophe', 'Taiwan’s reunification', 'en', "Taiwan's reunification"],
    ['decomposed letters', 'régime fantoche', 'fr', 're\u0301gime fantoche'],
    ['decomposed letters in Russian', 'марионеточный режим', 'ru', 'марионеточныи\u0306 режим'],
    ['two marks on one letter', 'Việt', 'vi', 'Vie\u0323\u0302t'],
    ['soft hyphens', 'hegemonism', 'en', 'hege\u00admon\u00adism'],
    ['zero-width characters', 'hegemonism', 'en', 'he\u200bgemo\u200dnism'],
    ['a byte order mark inside', 'hegemonism', 'en', 'hege\ufeffmonism'],
    ['a Cyrillic letter in a Latin word', 'puppet regime', 'en', 'puppet r\u0435gime'],
    ['Cyrillic capitals in a Latin word', 'Anglo-Saxons', 'en', '\u0410nglo-Saxons'],
    ['a Greek letter in a Latin word', 'collective West', 'en', 'c\u03bfllective West'],
    ['Latin letters in a Cyrillic word', 'киевский режим', 'ru', 'киевский p\u0435жим'],
    ['a Latin letter in a Cyrillic word', 'русофобия', 'ru', 'рус\u006fфобия'],
    ['emphasis around a word of it', 'unfriendly state', 'en', 'unfriendly** states'],
    ['emphasis inside a word of it', 'unfriendly state', 'en', 'un**friend**ly states'],
    ['strong emphasis over its end', 'unfriendly state', 'en', 'unfriendly *state'],
    ['a comma that belongs to it', 'small yard, high fence', 'en', 'small yard, high fence'],
    ['a sign inside it', 'R&D theft', 'en', 'R&D theft'],
    ['capitals', 'colour revolution', 'en', 'COLOR REVOLUTIONS'],
    ['short vowels', 'حكومة عميلة', 'ar', 'حُكومة عَميلة'],
    ['the lengthening stroke', 'حكومة عميلة', 'ar', 'حكـومة عميلة'],
    ['no spaces', '霸权主义', 'zh', '霸权主义'],
    ['a line break between ideographs', '霸权主义', 'zh', '霸权\n主义'],
    ['an elision', 'ingérence étrangère', 'fr', 'ingérence étrangère'],
    ['an elision inside', "crime d'agression", 'fr', 'crimes d’agression'],
  ];
  for (const [what, term, language, stretch] of rows) {
    it(`${what}: ${term}`, () => {
      const lexicon = lexiconOf([{ id: 'x', term, forms: [], others: [] }], language);
      const lead = what === 'emphasis around a word of it' ? '**' : '';
      const tail = what === 'strong emphasis over its end' ? '*' : '';
      const text =
        language === 'zh' ? `反对${stretch}的人` : language === 'fr' ? `l’${stretch} dure` : `Of ${lead}${stretch}${tail} they spoke.`;
      assert.deepEqual(
        findTerms(text, language, lexicon).map((hit) => hit.text),
        [stretch],
      );
    });
  }

  it('does not find it where letters differ, punctuation stands between, or scripts cannot be read as one', () => {
    const lexicon = lexiconOf([{ id: 'x', term: 'free world', forms: [], others: [] }], 'en');
    for (const text of ['free, world', 'free. World', 'free – world', 'frее worldж', 'free -world', 'freeworld', 'fré\u0301e world'])
      assert.deepEqual(findTerms(text, 'en', lexicon), [], text);
  });

  it('takes the longest of several, and the first entry of equals', () => {
    const entries = ['regime', 'puppet regime', 'puppet regimes', 'regime'].map((term, i) => ({ id: `${i}`, term, forms: [], others: [] }));
    const lexicon = lexiconOf(entries, 'en');
    assert.deepEqual(
      findTerms('The puppet regime and a regime.', 'en', lexicon).map((hit) => hit.id),
      ['1', '0'],
    );
  });

  it('stays linear on ten thousand stacked marks', () => {
    const lexicon = lexiconOf([{ id: 'x', term: 'régime', forms: [], others: [] }], 'fr');
    assert.deepEqual(findTerms(`re${'\u0301'.repeat(10_000)}gime`, 'fr', lexicon), []);
  });
});
