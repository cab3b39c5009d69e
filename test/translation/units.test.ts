import assert from 'node:assert/strict';
import { createUnitAnalyzer } from '../../server/src/translation/units/analyzer.ts';
import { readPo } from '../../server/src/translation/units/po.ts';
import type { UnitFormat } from '../../server/src/translation/units/unit.ts';
import { readXliff } from '../../server/src/translation/units/xliff.ts';
import { engine, mark, marked } from '../support/engine.ts';
import { termsOf } from '../support/translation-cases.ts';

const XLIFF_1 = `<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a.md" source-language="en" target-language="ru" datatype="plaintext">
    <body>
      <trans-unit id="1">
        <source>The minister accused “unfriendly states” of closing <g id="1">34</g> doors &amp; windows.</source>
        <target>Министр обвинил ⟦translation/voice:недружественные государства⟧ в том, что они закрыли <g id="1">⟦translation/numbers:43⟧</g> двери и окна.</target>
        <note>Numbers: 1 and 2.</note>
        <alt-trans><source>Old</source><target>Старое 77</target></alt-trans>
      </trans-unit>
      <trans-unit id="2">
        <source>⟦translation/untranslated:The talks go on.⟧</source>
      </trans-unit>
      <trans-unit id="3" translate="no"><source>© 2024 Press Office</source></trans-unit>
      <trans-unit id="4"><source>It grew by 3.5 per cent.</source><target><![CDATA[Он вырос на 3,5 %.]]></target></trans-unit>
    </body>
  </file>
</xliff>
`;

const XLIFF_2 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de">
 <file id="f1">
  <unit id="u1">
   <originalData><data id="d1">77 </data></originalData>
   <segment id="s1">
    <source>They sent <pc id="1">12,400</pc> tonnes<ph id="2" dataRef="d1"/> in 2024.</source>
    <target>Sie schickten <pc id="1">⟦translation/numbers:12,400⟧</pc> Tonnen<ph id="2" dataRef="d1"/> im Jahr 2024.</target>
   </segment>
   <segment id="s2">
    <source>She called it “a grave mistake”.</source>
    <target>Sie nannte es ⟦translation/quotation-marks:“⟧einen schweren Fehler”.</target>
   </segment>
  </unit>
 </file>
</xliff>
`;

const PO = `# Press office
msgid ""
msgstr ""
"Project-Id-Version: 1\\n"
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
msgid "The \\"contact group\\" met on "
"12 September 2024."
msgstr "Le groupe de contact s’est réuni le "
"⟦translation/numbers:13⟧ septembre 2024."

#, fuzzy
msgid "The 34 countries signed."
msgstr "⟦translation/numbers:Les⟧ pays ont signé."
msgctxt "menu"
msgid "⟦translation/untranslated:Leave it open⟧"
msgstr ""

msgid "%d file of 5"
msgid_plural "%d files of 5"
msgstr[0] "%d fichier sur 5"
msgstr[1] "%d fichiers sur ⟦translation/numbers:6⟧"

#~ msgid "Gone 1"
#~ msgstr "Parti 2"
`;

function findings(format: UnitFormat, text: string) {
  const analyzer = createUnitAnalyzer(engine, format);
  analyzer.configure({ format: 'plaintext' });
  analyzer.replace(text);
  assert.deepEqual(analyzer.problems(), []);
  return analyzer.findings();
}

function check(format: UnitFormat, source: string): void {
  const rules = [...source.matchAll(/⟦([a-z/-]+):/g)].map((match) => match[1]);
  const { text } = marked(source.replace(/⟦[a-z/-]+:/g, '⟦'));
  const found = findings(format, text);
  assert.equal(mark(text, found), source.replace(/⟦[a-z/-]+:/g, '⟦'));
  assert.deepEqual(
    found.map(({ rule }) => rule),
    rules,
  );
}

describe('files that hold both texts', () => {
  it('are checked unit by unit: XLIFF 1.2', () => check('xliff', XLIFF_1));
  it('are checked unit by unit: XLIFF 2', () => check('xliff', XLIFF_2));
  it('are checked unit by unit: PO', () => check('po', PO));

  it('point from the translation to its source in the same file', () => {
    const text = XLIFF_1.replace(/⟦[a-z/-]+:([^⟧]*)⟧/g, '$1');
    const voice = findings('xliff', text).find(({ rule }) => rule === 'translation/voice')!;
    assert.deepEqual(
      voice.related.map(({ start, end }) => text.slice(start, end)),
      ['unfriendly states'],
    );
    const [fix] = voice.fixes;
    assert.equal(fix!.newText, '«недружественные государства»');
    assert.equal(text.slice(fix!.start, fix!.end), 'недружественные государства');
  });

  it('can switch checks off in comments', () => {
    const text = XLIFF_2.replace(/⟦[a-z/-]+:([^⟧]*)⟧/g, '$1').replace(
      '<file id="f1">',
      '<!-- policy-review-disable-file translation/numbers -->\n<file id="f1">',
    );
    assert.deepEqual(
      findings('xliff', text).map(({ rule }) => rule),
      ['translation/quotation-marks'],
    );
  });

  it('are held to termbases', () => {
    const { terms, terminology } = termsOf([
      { id: 'x', terms: { en: [['safeguard', 'preferred']], ru: [['мера предосторожности', 'preferred']] } },
      { id: 'y', doNotTranslate: true, terms: { en: [['Open Ledger', null]] } },
    ]);
    const analyzer = createUnitAnalyzer(engine, 'po', terminology);
    analyzer.configure({ format: 'plaintext', terms });
    analyzer.replace(
      'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "A safeguard of Open Ledger."\nmsgstr "Оговорка Открытого реестра."\n\nmsgid "The safeguards hold."\nmsgstr "Меры предосторожности действуют."\n',
    );
    assert.deepEqual(
      analyzer.findings().map(({ rule }) => rule),
      ['translation/do-not-translate', 'translation/term-missing'],
    );
  });

  it('take references and escapes for the signs they mean', () => {
    const { value } = readXliff(
      '<xliff srcLang="en" trgLang="ru" version="2.0"><file id="a"><unit id="b"><segment><source>A &lt;b&gt; &#x201C;c&#8221; <![CDATA[<d>]]></source></segment></unit></file></xliff>',
    );
    assert.equal(value!.units[0]!.source.text, 'A <b> “c” <d>');
    assert.equal(readPo('msgid "a\\n\\"b\\" \\\\c"\nmsgstr "x"').value!.units[0]!.source.text, 'a "b" \\c');
  });

  it('say where they are broken, and are read up to there', () => {
    const broken = readXliff(
      '<xliff srcLang="en" trgLang="ru"><file><unit id="1"><segment><source>One.</source><target>Один.</target></segment></unit><unit></xliff>',
    );
    assert.equal(broken.value!.units.length, 1);
    assert.equal(broken.problems[0]!.code, 'xml-syntax');
    const po = readPo('msgid "One.\nmsgstr "Un."\n\nnonsense\n');
    assert.deepEqual(
      po.problems.map(({ code, at }) => [code, at.start]),
      [
        ['po-string', 6],
        ['po-syntax', 26],
      ],
    );
    assert.deepEqual(
      readXliff('<tbx/>').problems.map(({ code }) => code),
      ['no-xliff'],
    );
  });

  it('refuse document types, and expand nothing', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff><file><unit><segment><source>&a;</source></segment></unit></file></xliff>';
    const { value, problems } = readXliff(bomb);
    assert.equal(value, null);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['document-type'],
    );
  });

  it('equal a fresh reading after edits', () => {
    const text = PO.replace(/⟦[a-z/-]+:([^⟧]*)⟧/g, '$1');
    const analyzer = createUnitAnalyzer(engine, 'po');
    analyzer.configure({ format: 'plaintext' });
    analyzer.replace(text);
    analyzer.findings();
    const at = text.indexOf('13 septembre');
    analyzer.edit(at, at + 2, '12');
    assert.deepEqual(analyzer.findings(), findings('po', text.replace('13 septembre', '12 septembre')));
  });

  it('break nothing, whatever they hold', () => {
    const texts = [
      '',
      '<',
      '<xliff',
      '<xliff>'.repeat(3_000),
      '\u0000',
      '"'.repeat(5_000),
      'msgid "a"\n'.repeat(5_000),
      `<xliff><file><unit>${'<segment><source>“'.repeat(100)}`,
      'msgstr[9] "x"',
      '\ud800',
    ];
    for (const format of ['xliff', 'po'] as const) {
      for (const text of texts) {
        const analyzer = createUnitAnalyzer(engine, format);
        analyzer.configure({ format: 'plaintext' });
        analyzer.replace(text);
        for (const { start, end } of [...analyzer.findings(), ...analyzer.problems()])
          assert.ok(0 <= start! && start! <= end! && end! <= text.length);
      }
    }
  });
});
