import assert from 'node:assert/strict';
import { baseLanguage, languageOf } from '../../server/src/engine/language.ts';
import { analyze, analyzeMarkdown } from '../support/engine.ts';

const GERMAN = 'Der Minister sagte, das sei nicht mit dem Gesetz und der Lage vereinbar.';

describe('the language of a text', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['English', 'The minister said that the talks were on.', 'en'],
    ['German', GERMAN, 'de'],
    ['French', 'Les ministres des deux pays sont dans une salle pour discuter.', 'fr'],
    ['Spanish', 'Los ministros del país y las delegaciones se reúnen por la tarde con una agenda.', 'es'],
    ['Italian', 'Il ministro della difesa non sono gli altri che per una volta nel paese.', 'it'],
    ['Dutch', 'De minister zei dat het akkoord niet voor de zomer van kracht wordt.', 'nl'],
    ['Swedish', 'Ministern sade att det inte är för sent och att avtalet gäller.', 'sv'],
    ['Danish', 'Ministeren sagde, at det ikke er for sent, og at aftalen blev indgået efter sommeren.', 'da'],
    ['Norwegian', 'Ministeren sa at det ikke er for sent, og at avtalen ble inngått etter sommeren.', 'no'],
    ['Finnish', 'Ministeri sanoi, että sopimus on voimassa ja ei muutu.', 'fi'],
    ['Hungarian', 'A miniszter azt mondta, hogy az egyezmény nem változik, és egy év múlva lejár.', 'hu'],
    ['Polish', 'Minister powiedział, że nie jest to dla kraju oraz dla Europy.', 'pl'],
    ['Turkish', 'Bakan bu konu için bir açıklama yaptı ve çok önemli olarak dedi.', 'tr'],
    ['Russian', 'Министр сказал, что переговоры продолжатся.', 'ru'],
    ['Ukrainian', 'Міністр сказав, що переговори її країни і її сусідів продовжаться.', 'uk'],
    ['Chinese', '外交部发言人表示，中方将作出回应。', 'zh'],
    ['Japanese', '外相は「対応する」と述べた。', 'ja'],
    ['Korean', '장관은 대응하겠다고 말했다.', 'ko'],
    ['Arabic', 'قالت الوزيرة سنرد قريبا', 'ar'],
    ['Hebrew', 'השרה אמרה שנגיב בקרוב', 'he'],
    ['Greek', 'Ο υπουργός είπε ότι θα δράσουμε', 'el'],
    ['nothing to go by', '', 'en'],
    ['a name in another script does not turn a text', 'The ministry (МИД России) said that the talks were on.', 'en'],
  ];
  for (const [what, text, expected] of rows) it(`is detected: ${what}`, () => assert.equal(analyze(text).language, expected));

  it('is what the text says, then the file name, then the setting, then detection', () => {
    const matter = `---\nlang: fr\n---\n\n${GERMAN}`;
    assert.equal(analyzeMarkdown(matter, { path: 'a.es.md', language: 'it' }).language, 'fr');
    assert.equal(analyzeMarkdown(GERMAN, { path: 'a.es.md', language: 'it' }).language, 'es');
    assert.equal(analyzeMarkdown(GERMAN, { path: 'a.md', language: 'it' }).language, 'it');
    assert.equal(analyzeMarkdown(GERMAN, { path: 'a.md', language: 'auto' }).language, 'de');
  });

  it('is Norwegian in both ways of writing it', () => {
    assert.equal(baseLanguage('nb-NO'), 'no');
    assert.equal(baseLanguage('nn'), 'no');
    assert.equal(languageOf('', null, { path: 'uttalelse.nb.md' }), 'nb');
  });

  it('is not read from front matter in plain text', () => {
    assert.equal(analyze(`---\nlang: fr\n---\n\n${GERMAN}`).language, 'de');
  });

  const hints: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
    ['a region is kept', 'statement.pt-BR.md', undefined, 'pt-BR'],
    ['a word before the ending is no language', 'notes.old.md', undefined, 'en'],
    ['two letters that are no language neither', 'report.v2.md', undefined, 'en'],
    ['folders do not count', '/drafts.de/a.md', undefined, 'en'],
    ['a setting that is no code is passed over', undefined, 'German!', 'en'],
  ];
  for (const [what, path, setting, expected] of hints) {
    it(what, () => {
      const found = languageOf('', null, { ...(path === undefined ? {} : { path }), ...(setting === undefined ? {} : { setting }) });
      assert.equal(found, expected);
    });
  }

  it('in front matter may be quoted, and a value that is no code is passed over', () => {
    const of = (text: string): string => languageOf(text, { start: 0, end: text.length }, {});
    assert.equal(of('title: x\nlang: "de"\n'), 'de');
    assert.equal(of("language: 'pt-BR'\r\n"), 'pt-BR');
    assert.equal(of('lang: Deutsch\n'), 'en');
  });

  it('has a base without its region', () => assert.equal(baseLanguage('en-GB'), 'en'));
});
