/** What is offered in `policy-review.yaml` and in termbases; `|` is the cursor. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { completeYaml, type YamlSchema } from '../../server/src/configuration/complete.ts';

const schema = (name: string): YamlSchema => JSON.parse(readFileSync(new URL(`../../server/schemas/${name}`, import.meta.url), 'utf8'));
const SETTINGS = schema('config.schema.json');
const TERMBASE = schema('termbase.schema.json');

function offered(of: YamlSchema, marked: string): string[] {
  const offset = marked.indexOf('|');
  return completeYaml(of, marked.replace('|', ''), offset).map(({ label }) => label);
}

describe('completion in policy-review.yaml', () => {
  for (const [marked, expected] of [
    [
      '|',
      ['preset', 'rules', 'language', 'style', 'organizations', 'termbases', 'outline', 'inlayHints', 'codeLens', 'translation', 'terms'],
    ],
    ['preset: |', ['default', 'quiet', 'newsroom', 'translation', 'strict']],
    ['preset: n|', ['default', 'quiet', 'newsroom', 'translation', 'strict']],
    ['rules:\n  # a comment\n\n  quotation/vague-source: |', ['off', 'hint', 'information', 'warning', 'error']],
    ['outline:\n  |', ['organizations', 'terms']],
    ['outline:\n  terms: |', ['true', 'false']],
    ['outline: {terms: true, |}', ['organizations']],
    ['terms:\n  voices:\n    - |', ['author', 'distanced', 'reported', 'quoted']],
    ['terms:\n  voices:\n  - |', ['author', 'distanced', 'reported', 'quoted']],
    ['terms:\n  voices: [author, |]', ['author', 'distanced', 'reported', 'quoted']],
    ['organizations:\n  gazetteer:\n    - |', ['name', 'abbreviation', 'aliases', 'kind']],
    ['organizations:\n  gazetteer:\n    - name: X\n      kind: other\n      |', ['abbreviation', 'aliases']],
    ['organizations:\n  gazetteer:\n    - name: X\n    - |\n    - kind: un', ['name', 'abbreviation', 'aliases', 'kind']],
    ['translation:\n  |\n  pattern: "{name}.{lang}"\nstyle: ap', ['sourceLanguage', 'pairs']],
    ['translation:\n  pairs:\n    |', []],
    ['termbases:\n  - |', []],
    ['style: ap\n  |', []],
    ['# |', []],
    ['pre| # words', []],
    ['unknown:\n  |', []],
    ['preset: quiet and |', []],
  ] as const)
    it(JSON.stringify(marked), () => assert.deepEqual(offered(SETTINGS, marked), expected));

  it('offers rules that are not set yet, each explained', () => {
    const text = 'rules:\n  term/rhetorical: off\n  t';
    const rules = completeYaml(SETTINGS, `${text}\n  translation/voice: off\n`, text.length);
    const labels = rules.map(({ label }) => label);
    assert.ok(labels.includes('quotation/vague-source') && !labels.includes('term/rhetorical') && !labels.includes('translation/voice'));
    for (const { description, from, insert, label } of rules) {
      assert.ok(description, label);
      assert.equal(from, text.length - 1);
      assert.equal(insert, `${label}: `);
    }
  });

  it('writes what opens a list or a map with its first line', () => {
    const inserts = new Map(completeYaml(SETTINGS, '', 0).map(({ label, insert }) => [label, insert]));
    assert.equal(inserts.get('termbases'), 'termbases:\n  - ');
    assert.equal(inserts.get('rules'), 'rules:\n  ');
    assert.equal(inserts.get('style'), 'style: ');
  });

  it('never throws, wherever the cursor stands', () => {
    const text = 'rules:\n  - {a: [b, "c\n- - x: {\n\t: |\n"q": 1\r\n   ? z\n';
    for (let offset = 0; offset <= text.length; offset++) assert.ok(Array.isArray(completeYaml(SETTINGS, text, offset)));
  });
});

describe('completion in a termbase', () => {
  for (const [marked, expected] of [
    ['|', ['title', 'entries']],
    [
      'entries:\n  - id: a\n    terms:\n      en:\n        - {term: hotline, status: |}',
      ['preferred', 'admitted', 'deprecated', 'superseded'],
    ],
    ['entries:\n- id: a\n  terms:\n    en:\n      term: x\n      case: |', ['folded', 'exact']],
    ['entries:\n  - id: a\n    doNotTranslate: |', ['true', 'false']],
  ] as const)
    it(JSON.stringify(marked), () => assert.deepEqual(offered(TERMBASE, marked), expected));
});
