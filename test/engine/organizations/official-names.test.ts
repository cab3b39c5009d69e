import assert from 'node:assert/strict';
import { nameIn, namesIn } from '../../../server/src/engine/known.ts';
import { detectOrganizations } from '../../../server/src/engine/organizations/detect.ts';
import { formsOfName } from '../../../server/src/engine/organizations/forms-of-names.ts';
import { linkOrganizations } from '../../../server/src/engine/organizations/link.ts';
import { organizationUndefinedAbbreviation } from '../../../server/src/engine/rules/organization-undefined-abbreviation.ts';
import { tokenize } from '../../../server/src/engine/words.ts';
import { knowledge, lexicon } from './support.ts';

const named = knowledge.organizations.filter((entry) => entry.names !== undefined);
const byId = new Map(knowledge.organizations.map((entry) => [entry.id, entry]));

/** "ОДКБ = collective-…" for each mention of a text in the language. */
function mentions(language: string, text: string): string[] {
  const local = detectOrganizations(tokenize(text, null, { elision: language === 'fr' }), lexicon, language);
  return linkOrganizations([{ start: 0, text, local }], lexicon).mentions.map((one) => `${one.text} = ${one.entity}`);
}

describe('official names', () => {
  it('cover the UN system, the EU and the international and regional bodies in six languages beside English', () => {
    for (const kind of ['un', 'eu', 'regional', 'international'] as const) {
      const all = knowledge.organizations.filter((entry) => entry.kind === kind && entry.source !== 'dac-channels');
      const full = all.filter((entry) => Object.keys(entry.names ?? {}).length === 6);
      assert.ok(full.length >= all.length * 0.6, `${kind}: ${full.length} of ${all.length}`);
    }
    assert.ok(named.length >= 200, String(named.length));
  });

  it('are written in the letters of their language, and none twice', () => {
    const letters: Record<string, RegExp> = {
      ru: /\p{Script=Cyrillic}|^AUKUS$/u,
      ar: /\p{Script=Arabic}/u,
      zh: /\p{Script=Han}/u,
      de: /\p{Script=Latin}/u,
      es: /\p{Script=Latin}/u,
      fr: /\p{Script=Latin}/u,
    };
    for (const { id, names } of named) {
      for (const [language, list] of Object.entries(names!)) {
        assert.equal(new Set(list).size, list.length, `${id}, ${language}`);
        for (const name of list) {
          assert.match(name, letters[language]!, `${id}, ${language}`);
          assert.equal(name, name.trim().normalize('NFC'));
          assert.ok(name.length >= 2, `${id}, ${language}: ${name}`);
        }
      }
    }
  });

  it('belong to one body each in a language', () => {
    const owners = new Map<string, string>();
    for (const { id, names } of named) {
      for (const [language, list] of Object.entries(names!)) {
        for (const name of list) {
          assert.equal(owners.get(`${language} ${name}`) ?? id, id, `${language}: ${name}`);
          owners.set(`${language} ${name}`, id);
        }
      }
    }
  });

  it('are found in the cases of their language', () => {
    const rows: [language: string, text: string, ...found: string[]][] = [
      ['ru', 'На заседании Организации Объединенных Наций молчали.', 'Организации Объединенных Наций = united-nations'],
      [
        'ru',
        'Страны Европейского союза согласны с ОДКБ.',
        'Европейского союза = european-union',
        'ОДКБ = collective-security-treaty-organization',
      ],
      [
        'ru',
        'Решение принято Шанхайской организацией сотрудничества.',
        'Шанхайской организацией сотрудничества = shanghai-cooperation-organization',
      ],
      [
        'ru',
        'В Лиге арабских государств и МАГАТЭ ждут.',
        'Лиге арабских государств = league-of-arab-states',
        'МАГАТЭ = international-atomic-energy-agency',
      ],
      ['de', 'Die Sprecherin der Europäischen Kommission schwieg.', 'Europäischen Kommission = european-commission'],
      [
        'de',
        'Die Anklage des Internationalen Strafgerichtshofs liegt vor.',
        'Internationalen Strafgerichtshofs = international-criminal-court',
      ],
      ['fr', "L'Union africaine a saisi la CPI.", 'Union africaine = african-union', 'CPI = international-criminal-court'],
      [
        'fr',
        "Le président de l'OTSC et la CEI.",
        'OTSC = collective-security-treaty-organization',
        'CEI = commonwealth-of-independent-states',
      ],
      ['es', 'La OTAN y la Unión Europea callan.', 'OTAN = north-atlantic-treaty-organization', 'Unión Europea = european-union'],
      [
        'zh',
        '联合国安理会和上海合作组织均未表态。',
        '联合国安理会 = united-nations-security-council',
        '上海合作组织 = shanghai-cooperation-organization',
      ],
      [
        'ar',
        'وقال مجلس الأمن الدولي إن جامعة الدول العربية صامتة.',
        'مجلس الأمن الدولي = united-nations-security-council',
        'جامعة الدول العربية = league-of-arab-states',
      ],
    ];
    for (const [language, text, ...found] of rows) assert.deepEqual(mentions(language, text), found, text);
  });

  it('are no names where the letters mean something else in the language of the text', () => {
    assert.deepEqual(mentions('en', 'The CPI rose by 3%, and the OMS was late.'), []);
    assert.deepEqual(mentions('en', 'The CEI met.'), ['CEI = central-european-initiative']);
    assert.deepEqual(mentions('de', 'Die UE und der PAM.'), []);
    // A headline in capitals has words, not abbreviations.
    assert.deepEqual(mentions('fr', 'CE SERA LE MES QUI VIENT DE LOIN'), []);
  });

  it('of ministries are made of what their states are called', () => {
    const rows: [language: string, text: string, ...found: string[]][] = [
      ['ru', 'В МИД Франции и МИД РФ молчат.', 'МИД Франции = foreign-ministry-fr', 'МИД РФ = foreign-ministry-ru'],
      ['ru', 'В министерстве обороны Южного Судана ждут.', 'министерстве обороны Южного Судана = defence-ministry-ss'],
      [
        'ru',
        'Госдепартамент США и Минобороны России.',
        'Госдепартамент США = foreign-ministry-us',
        'Минобороны России = defence-ministry-ru',
      ],
      ['de', 'Ein Sprecher des russischen Außenministeriums schwieg.', 'russischen Außenministeriums = foreign-ministry-ru'],
      ['de', 'Polnisches Verteidigungsministerium widerspricht', 'Polnisches Verteidigungsministerium = defence-ministry-pl'],
      ['fr', 'Le ministère russe des Affaires étrangères a réagi.', 'ministère russe des Affaires étrangères = foreign-ministry-ru'],
      ['fr', "Le ministère de la Défense d'Israël a réagi.", "ministère de la Défense d'Israël = defence-ministry-il"],
      ['es', 'El Ministerio de Relaciones Exteriores de Cuba calló.', 'Ministerio de Relaciones Exteriores de Cuba = foreign-ministry-cu'],
      ['zh', '日本外交部和几内亚比绍国防部表示', '日本外交部 = foreign-ministry-jp', '几内亚比绍国防部 = defence-ministry-gw'],
      ['ar', 'أعلنت وزارة الخارجية الروسية ذلك.', 'وزارة الخارجية الروسية = foreign-ministry-ru'],
    ];
    for (const [language, text, ...found] of rows) assert.deepEqual(mentions(language, text), found, text);
  });

  it('give a name its cases, but no plural where that is certain, and never take its article away', () => {
    const russian = formsOfName('Европейский союз', 'ru');
    assert.ok(russian.includes('Европейского союза') && russian.includes('Европейским союзом'));
    const united = formsOfName('Организация Объединённых Наций', 'ru');
    assert.ok(united.includes('Организацией Объединенных Наций') && !united.includes('Организациями Объединённых Наций'), united.join());
    const arabic = formsOfName('الاتحاد الأوروبي', 'ar');
    assert.ok(arabic.includes('للاتحاد الأوروبي') && arabic.includes('والاتحاد الأوروبي'));
    assert.ok(!arabic.includes('اتحاد أوروبي'), arabic.join());
    assert.deepEqual(formsOfName('МАГАТЭ', 'ru'), ['МАГАТЭ']);
    assert.deepEqual(formsOfName('Europäische Kommission', 'de'), [
      'Europäische Kommission',
      'Europäischen Kommission',
      'Europäischer Kommission',
    ]);
    const court = formsOfName('Internationaler Strafgerichtshof', 'de');
    assert.ok(court.includes('Internationalen Strafgerichtshofs') && !court.includes('Internationales Strafgerichtshof'), court.join());
  });

  it('explain an abbreviation in the language of the text', () => {
    const text = 'В понедельник ОДКБ приняла решение.';
    const local = detectOrganizations(tokenize(text, null, { elision: false }), lexicon, 'ru');
    const { mentions: organizations, entities, definitions } = linkOrganizations([{ start: 0, text, local }], lexicon);
    const facts = { organizations, entities, definitions, headings: [], quotations: [] };
    const [draft] = organizationUndefinedAbbreviation.check(facts as never, { text, knowledge, language: 'ru', style: null, marks: null });
    assert.equal(draft!.fixes![0]!.newText, 'Организация Договора о коллективной безопасности (ОДКБ)');
  });

  it('stand in for the English name only where there is one in the language', () => {
    const un = byId.get('united-nations')!;
    assert.equal(nameIn(un, 'fr-CH'), 'Organisation des Nations Unies');
    assert.equal(nameIn(un, 'ja'), 'United Nations');
    assert.deepEqual(namesIn(un, 'constructor'), []);
  });
});
