/** The user interface in other languages: every text in every language, none left over, with the same places, links and code. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { configurationDiagnostics } from '../server/src/configuration/diagnostics.ts';
import { readConfiguration } from '../server/src/configuration/read.ts';
import { english } from '../server/src/engine/said.ts';
import { DIRECTIVES } from '../server/src/features/completion.ts';
import {
  BASIS_WORDS,
  CONFIDENCE_WORDS,
  ORGANIZATION_KIND_WORDS,
  SEVERITY_WORDS,
  STATUS_WORDS,
  TYPE_WORDS,
  USE_WORDS,
  VOICE_WORDS,
} from '../server/src/features/wording.ts';
import { createWords, ENGLISH, readWords, spoken } from '../server/src/features/words.ts';
import { pluralForm } from '../server/src/protocol.ts';
import { readTermbase } from '../server/src/termbase/read.ts';
import { termbaseDiagnostics } from '../server/src/termbase-documents.ts';
import { CATEGORIES } from '../server/tools/terms.ts';
import { analyze, knowledge } from './support/engine.ts';
import { templatesIn } from './support/message-texts.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const json = (path: string): Record<string, string> => JSON.parse(read(path));

/** How many forms of a noun stand beside a number in each language. */
const LANGUAGES: Readonly<Record<string, number>> = { de: 2, es: 2, fr: 2, ru: 3, 'zh-cn': 1 };

/** Texts that the code gives in tables instead of in calls. */
const TABLES = [
  ...[BASIS_WORDS, ORGANIZATION_KIND_WORDS, SEVERITY_WORDS, STATUS_WORDS, TYPE_WORDS, USE_WORDS, VOICE_WORDS].flatMap((table) =>
    Object.values(table),
  ),
  ...CONFIDENCE_WORDS,
  ...CATEGORIES,
  ...DIRECTIVES.map(([, detail]) => detail),
  // What `label` says of entries of the built-in list, and the status of each term of an entry.
  'rhetorical',
  'preferred',
  'admitted',
  'deprecated',
  'superseded',
  'This text is still being read for the first time. Hover again in a moment.',
  // What messages call house styles.
  ...Object.values(knowledge.styles).map(({ title }) => title),
];

/** The texts of calls of `t` and of those that count, in the client and in what the server says to people. */
function textsInCode(): ReadonlySet<string> {
  const texts = new Set<string>(TABLES);
  for (const folder of ['client/src/', 'server/src/features/', 'server/src/reports/']) {
    for (const path of readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts')) continue;
      const source = read(folder + path.replaceAll('\\', '/'));
      for (const [, text] of source.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)+)'/g)) texts.add(text!);
      // Words beside a number are told by the mark between their forms.
      for (const [, text] of source.matchAll(/'([^'\n]*\{0\}[^'\n]*\|[^'\n]*)'/g)) texts.add(text!);
      // Texts that hang on a choice: `t(is ? 'one' : 'other')`.
      for (const [, one] of source.matchAll(/\bt\(\s*[\w.]+ === \w+ \? '((?:[^'\\]|\\.)+)'/g)) texts.add(one!);
    }
  }
  for (const folder of [
    'server/src/engine/',
    'server/src/translation/',
    'server/src/configuration/',
    'server/src/termbase/',
    'server/src/',
  ]) {
    for (const path of readdirSync(new URL(folder, root), { recursive: folder !== 'server/src/', encoding: 'utf8' })) {
      if (path.endsWith('.ts') && !path.endsWith('said.ts'))
        for (const text of templatesIn(read(folder + path.replaceAll('\\', '/')))) texts.add(text);
    }
  }
  return texts;
}

/** What a translation must hold as well: placeholders, code, commands it links to, and the ends of messages. */
function shape(text: string): Readonly<Record<string, unknown>> {
  return {
    places: [...new Set(text.match(/\{\w+\}/g))].sort(),
    code: [...text.matchAll(/`[^`]+`/g)].map(String).sort(),
    links: [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]),
    emphases: (text.match(/(?<!\*)\*(?!\*)/g) ?? []).length,
    lines: text.split('\n').length,
    goesOn: text.endsWith('…'),
  };
}

describe('the user interface in other languages', () => {
  const manifest = json('package.nls.json');
  const inCode = textsInCode();

  it('finds the texts of the code', () => {
    for (const text of ['Menu…', '{0} quotation|{0} quotations', 'Used by: {0}', 'term', '{0} text|{0} texts', 'First defined as “{0}”'])
      assert.ok(inCode.has(text), text);
    assert.ok(inCode.size > 200, String(inCode.size));
  });

  it('has the languages it counts forms for, and no others', () => {
    assert.deepEqual(
      readdirSync(new URL('client/l10n/', root)).sort(),
      Object.keys(LANGUAGES).map((language) => `bundle.l10n.${language}.json`),
    );
    const packed = read('.vscodeignore').split(/\r?\n/);
    assert.ok(packed.includes('!package.nls.*.json') && packed.includes('!client/l10n/*.json'));
    assert.equal(JSON.parse(read('package.json')).l10n, './client/l10n');
  });

  for (const [language, forms] of Object.entries(LANGUAGES)) {
    it(`says everything of the manifest in ${language}, with the same code, links and places`, () => {
      const there = json(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(there), Object.keys(manifest));
      for (const [key, text] of Object.entries(there)) {
        assert.ok(text !== '' && text.trim() === text, key);
        assert.deepEqual(shape(text), shape(manifest[key]!), key);
      }
    });

    it(`says everything of the code in ${language}, in as many forms as a number asks for`, () => {
      const there = json(`client/l10n/bundle.l10n.${language}.json`);
      assert.deepEqual(Object.keys(there).sort(), [...inCode].sort());
      for (const [text, translation] of Object.entries(there)) {
        assert.ok(translation !== '' && translation.trim() === translation, text);
        if (!text.includes('|')) {
          assert.deepEqual(shape(translation), shape(text), text);
          continue;
        }
        const all = translation.split('|');
        assert.equal(all.length, forms, text);
        for (const form of all) assert.deepEqual(shape(form), shape(text.split('|')[1]!), text);
      }
    });
  }
});

describe('words of the server', () => {
  it('says English where the client brings nothing, or nothing that can be used', () => {
    for (const given of [
      undefined,
      null,
      'de',
      {},
      { language: 'de' },
      { language: 'no language', bundle: {} },
      { language: 'de', bundle: [] },
    ]) {
      assert.equal(readWords(given), ENGLISH);
    }
    const words = readWords({ language: 'de', bundle: { line: 'Zeile', time: { message: 'Zeit' } } });
    assert.deepEqual([words.t('line'), words.t('time'), words.t('constructor')], ['Zeile', 'time', 'constructor']);
  });

  it('puts arguments in their places, whatever they hold', () => {
    const words = createWords('de', { '{0} of {1}': 'von {1}: {0}' });
    assert.equal(words.t('{0} of {1}', '{1}', '$&'), 'von $&: {1}');
    assert.equal(words.t('line {0}', 7), 'line 7');
  });

  it('says messages of rules with all that is put into them, and languages by their names', () => {
    const german = createWords('de', json('client/l10n/bundle.l10n.de.json'));
    const { findings } = analyze('It was a diktat. “We shall win the war,” it was said.\n\nThe CSTO met. “Open', { language: 'en' });
    const said = findings.map((finding) => spoken(german, finding));
    assert.ok(
      said.includes(
        '„diktat“ ist als rhetorisch geführt (verwendet von Russia, China, Iran and Venezuela) und steht in der eigenen Stimme des Autors. Schreiben Sie es jemandem zu oder verwenden Sie einen neutralen Wortlaut wie „imposed condition“.',
      ),
      said.join('\n'),
    );
    for (const [i, finding] of findings.entries()) {
      assert.ok(finding.said, finding.rule);
      assert.equal(spoken(ENGLISH, finding), finding.message);
      assert.notEqual(said[i], finding.message);
    }
    const phrase = {
      text: "“{0}” is “{1}” in {2}. Use the body's own name in that language.",
      args: ['CSTO', 'ОДКБ', { language: 'ru', name: 'Russian' }],
    };
    assert.equal(
      german.say(phrase),
      '„CSTO“ heißt auf Russisch „ОДКБ“. Verwenden Sie den Namen, den die Organisation in dieser Sprache trägt.',
    );
    assert.equal(ENGLISH.say(phrase), english(phrase));
  });

  it('says what the engine says of its own work, too', () => {
    const french = createWords('fr', json('client/l10n/bundle.l10n.fr.json'));
    const { findings } = analyze('<!-- policy-review-disable quotation/nothing -->\n\n<!-- policy-review-hide -->\n\nText.', {
      language: 'en',
      format: 'markdown',
    });
    assert.deepEqual(
      findings.map((finding) => spoken(french, finding)),
      [
        'Il n’y a pas de règle « quotation/nothing » : rien n’est donc supprimé pour elle. Vérifiez l’identifiant.',
        'Ce commentaire de suppression est inconnu et ne supprime rien. Employez disable-next-line, disable-line, disable, enable ou disable-file.',
      ],
    );
    const { problems } = analyze('Mtu alisema “ndiyo”.', { language: 'sw' });
    assert.match(spoken(french, problems[0]!), /^La langue de ce texte a été prise pour « sw »/);
  });

  it('says what is wrong with termbases and settings, too', () => {
    const russian = createWords('ru', json('client/l10n/bundle.l10n.ru.json'));
    const yaml = 'entries:\n  - terms:\n      en:\n        - {term: hotline, statuss: preferred}\n';
    const { problems } = readTermbase('termbase.yaml', yaml);
    assert.deepEqual(
      termbaseDiagnostics({ uri: 'file:///termbase.yaml', text: yaml, problems }, russian).map(({ message }) => message),
      [
        '«statuss» здесь неизвестно (имелось в виду «status»?); ожидается term, status, case, inflect, partOfSpeech, context, note, source, reviewDate.',
      ],
    );
    const text = 'translation:\n  pattern: none\n';
    const [wrong] = configurationDiagnostics(
      { uri: 'file:///policy-review.yaml', text, problems: readConfiguration(text).problems },
      russian,
    );
    assert.equal(wrong?.message, 'Ожидается имя, в котором есть {name} и {lang}; берётся «{name}.{lang}».');
  });

  it('finds the texts of messages, whatever is put into them', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
    const source = "x(say`“${a}” and ${f(`${b}`, '}')}.`, titled`Use \\`${c}\\``, phrase`none`)";
    assert.deepEqual(templatesIn(source), ['“{0}” and {1}.', 'Use `{0}`', 'none']);
  });

  it('gives a number the form its language asks for', () => {
    const russian = '{0} цитата|{0} цитаты|{0} цитат';
    assert.deepEqual(
      [1, 2, 5, 11, 21, 22, 0].map((amount) => pluralForm(russian, amount, 'ru')),
      ['1 цитата', '2 цитаты', '5 цитат', '11 цитат', '21 цитата', '22 цитаты', '0 цитат'],
    );
    assert.deepEqual(
      [pluralForm('{0} 处', 3, 'zh-cn'), pluralForm('{0} a|{0} b', 0, 'fr'), pluralForm('{0} a|{0} b', 0, 'en')],
      ['3 处', '0 a', '0 b'],
    );
    assert.equal(createWords('ru', {}).n(5, '{0} word|{0} words'), '5 words');
    assert.equal(ENGLISH.n(4711, '{0} word|{0} words'), '4,711 words');
  });
});
