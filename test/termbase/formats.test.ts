import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCsv, writeCsv } from '../../server/src/termbase/csv.ts';
import type { ConceptSection, Termbase, TermbaseRead, TermSection } from '../../server/src/termbase/model.ts';
import { readTbx, writeTbx } from '../../server/src/termbase/tbx.ts';
import { readYaml } from '../../server/src/termbase/yaml.ts';
import { writeYaml } from '../../server/src/termbase/yaml-text.ts';

const NOWHERE = { start: 0, end: 0 };

function term(text: string, more: Partial<TermSection> = {}): TermSection {
  const nothing = { partOfSpeech: null, context: null, note: null, source: null, reviewDate: null };
  return { text, status: null, case: 'folded', inflect: true, ...nothing, at: NOWHERE, ...more };
}

function entry(id: string, languages: ConceptSection['languages'], more: Partial<ConceptSection> = {}): ConceptSection {
  return { id, subject: null, definition: null, note: null, source: null, doNotTranslate: false, languages, at: NOWHERE, ...more };
}

const FULL: Termbase = {
  file: 'x',
  title: 'Ministry: "terms" & <more>',
  entries: [
    entry(
      'unfriendly states',
      [
        {
          language: 'en',
          definition: 'States on the list, "so-called"',
          terms: [
            term('states on the sanctions list', {
              status: 'preferred',
              partOfSpeech: 'noun',
              context: 'The states on the list; others',
              source: 'Decree 252',
            }),
            term('unfriendly states', { status: 'deprecated', note: 'a < b & c > d, "e"' }),
            term('Hostile States', { status: 'superseded', case: 'exact', inflect: false, reviewDate: '2027-01-31' }),
          ],
        },
        { language: 'ru', definition: null, terms: [term('недружественные государства', { status: 'admitted' })] },
        { language: 'pt-BR', definition: null, terms: [term('países hostis')] },
      ],
      { subject: 'sanctions', definition: 'Line one\nline two', note: '# no comment', source: 'no' },
    ),
    entry('no', [{ language: 'de', definition: null, terms: [term('1.10'), term('010'), term('no'), term('~~x')] }], {
      doNotTranslate: true,
    }),
  ],
};

/** Without places, which differ between formats. */
function plain(termbase: Termbase | null, drop: (term: TermSection) => object = () => ({})): unknown {
  return termbase?.entries.map(({ at, languages, ...rest }) => ({
    ...rest,
    languages: languages.map((section) => ({
      ...section,
      terms: section.terms.map(({ at: _, ...one }) => ({ ...one, ...drop({ ...one, at }) })),
    })),
  }));
}

describe('formats of termbases', () => {
  it('CSV from a spreadsheet names languages and statuses in words', () => {
    const text = '\ufeffEnglish;Русский;Deutsch;Status\r\nsanction;санкция;Sanktion;Do not use\r\n';
    const { value, problems } = readCsv('x.csv', text.slice(1));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['delimiter'],
    );
    const [entry] = value!.entries;
    assert.deepEqual(
      entry!.languages.map(({ language, terms }) => [language, terms[0]!.text, terms[0]!.status]),
      [
        ['en', 'sanction', 'deprecated'],
        ['ru', 'санкция', 'deprecated'],
        ['de', 'Sanktion', 'deprecated'],
      ],
    );
  });

  it('YAML says what was probably meant by a key that is not known', () => {
    const text = `entries:
  - id: a
    en: bare
    staus: deprecated
    defintion: of it
    zebra: 1
    terms: {en: [{term: one, sttaus: preferred}]}
`;
    assert.deepEqual(
      readYaml('x', text).problems.map(({ message }) => message.replace(/; expected.*/, '')),
      [
        '"en" is not known here (the languages of an entry stand under "terms")',
        '"staus" is not known here (it belongs to a term of the entry)',
        '"defintion" is not known here (did you mean "definition"?)',
        '"zebra" is not known here',
        '"sttaus" is not known here (did you mean "status"?)',
      ],
    );
  });

  it('CSV without a header that is known says so once', () => {
    assert.deepEqual(
      readCsv('x.csv', 'Source,Target\nsanction,санкция\n').problems.map(({ code }) => code),
      ['no-header'],
    );
  });

  it('YAML holds everything', () => {
    const { value, problems } = readYaml('x', writeYaml(FULL));
    assert.deepEqual(problems, []);
    assert.deepEqual(plain(value), plain(FULL));
    assert.equal(value?.title, FULL.title);
  });

  for (const delimiter of [',', '\t'] as const) {
    it(`${delimiter === ',' ? 'CSV' : 'TSV'} holds everything but the title`, () => {
      const written = writeCsv(FULL, delimiter);
      assert.deepEqual(
        written.problems.map(({ code }) => code),
        ['not-held'],
      );
      const { value, problems } = readCsv(delimiter === ',' ? 'x.csv' : 'x.tsv', written.text);
      assert.deepEqual(problems, []);
      assert.deepEqual(plain(value), plain(FULL));
    });
  }

  for (const style of ['dca', 'dct'] as const) {
    it(`TBX in style ${style} holds what TBX-Basic has a place for, and says what not`, () => {
      const written = writeTbx(FULL, style);
      assert.deepEqual(
        written.problems.map(({ message }) => message.replace(/ is left out.*/, '')),
        [
          'The case policy of "Hostile States" of the entry "unfriendly states"',
          'That "Hostile States" is not inflected of the entry "unfriendly states"',
          'The review date of "Hostile States" of the entry "unfriendly states"',
          'That it is not to be translated of the entry "no"',
        ],
      );
      const { value, problems } = readTbx('x', written.text);
      assert.deepEqual(problems, []);
      const lost = { case: 'folded', inflect: true, reviewDate: null };
      const held = { ...FULL, entries: FULL.entries.map((one) => ({ ...one, doNotTranslate: false })) };
      assert.deepEqual(
        plain(value),
        plain(held, () => lost),
      );
      assert.equal(value?.title, FULL.title);
    });
  }

  it('keep any text that a term and a note may hold', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 2, maxLength: 30 })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      .map((given) => `a${given.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\s|]+/gu, ' ')}b`);
    fc.assert(
      fc.property(text, text, (word, note) => {
        const termbase = {
          ...FULL,
          entries: [entry('e', [{ language: 'en', definition: null, terms: [term(word.trim(), { note: note.trim() })] }])],
        };
        for (const read of [
          readYaml('x', writeYaml(termbase)),
          readCsv('x.csv', writeCsv(termbase).text),
          readTbx('x', writeTbx(termbase).text),
        ]) {
          assert.deepEqual(read.problems, []);
          assert.deepEqual(
            plain(read.value),
            plain({
              ...termbase,
              entries: [
                {
                  ...termbase.entries[0]!,
                  languages: [
                    { language: 'en', definition: null, terms: [term(word.replace(/\s+/gu, ' ').trim(), { note: note.trim() })] },
                  ],
                },
              ],
            }),
          );
        }
      }),
    );
  });

  it('say where each term stands', () => {
    const texts: [(file: string, text: string) => TermbaseRead, string, string][] = [
      [readYaml, 'x.yaml', 'entries:\n  - terms:\n      en:\n        - term: "«foreign agent»"\n      ru: [«иностранный агент»]\n'],
      [readCsv, 'x.csv', 'language,term\nen,«foreign agent»\n'],
      [
        readTbx,
        'x.tbx',
        '<tbx><conceptEntry><langSec xml:lang="en"><termSec><term>«foreign agent»</term></termSec></langSec></conceptEntry></tbx>',
      ],
    ];
    for (const [read, file, text] of texts) {
      const places = read(file, text).value!.entries.flatMap(({ languages }) =>
        languages.flatMap(({ terms }) => terms.map(({ at }) => at)),
      );
      for (const at of places) assert.match(text.slice(at.start, at.end), /^"?«[^«»]+»"?$/, file);
      assert.ok(places.length > 0);
    }
  });

  it('read a table with a column for each language', () => {
    const { value, problems } = readCsv(
      'x.csv',
      'en,ru,Definition\nfriendly state | partner,дружественное государство,A "state"\n,,\n'.replace('A "state"', '"A ""state"""'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      value!.entries.map(({ definition, languages }) => [
        definition,
        languages.map(({ language, terms }) => [language, terms.map((one) => one.text)]),
      ]),
      [
        [
          'A "state"',
          [
            ['en', ['friendly state', 'partner']],
            ['ru', ['дружественное государство']],
          ],
        ],
      ],
    );
  });

  it('read version 2 of TBX, and statuses as they were written before', () => {
    const text = `<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1"><langSet xml:lang="en">
      <ntig><termGrp><term>cat</term><termNote type="administrativeStatus">preferred-term-admn-sts</termNote></termGrp></ntig>
      <tig><term>dog</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet></termEntry></body></text></martif>`;
    const { value, problems } = readTbx('x', text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      value!.entries[0]!.languages[0]!.terms.map((one) => [one.text, one.status]),
      [
        ['cat', 'preferred'],
        ['dog', 'deprecated'],
      ],
    );
  });

  it('points at a status that is none, in YAML', () => {
    const text = 'entries:\n  - terms:\n      en:\n        - {term: hotline, status: beloved}\n';
    const [problem] = readYaml('x.yaml', text).problems;
    assert.equal(problem!.code, 'unknown-status');
    assert.equal(text.slice(problem!.at!.start, problem!.at!.end), 'beloved');
  });
});
