import assert from 'node:assert/strict';
import { collectPhrases, compilePhrases, mayStartPhrase, type PhraseHits, type PhraseTable } from '../../server/src/engine/phrases.ts';
import { tokenize } from '../../server/src/engine/words.ts';
import { readCsv } from '../../server/src/termbase/csv.ts';
import { mergeTermbases } from '../../server/src/termbase/merge.ts';
import type { Termbase, TermbaseRead } from '../../server/src/termbase/model.ts';
import { readTbx, writeTbx } from '../../server/src/termbase/tbx.ts';
import { readYaml } from '../../server/src/termbase/yaml.ts';

/** `code` at the stretch of the text that is given, or wherever where none is. */
function says({ problems }: TermbaseRead, text: string, code: string, stretch?: string): void {
  const found = problems.filter((problem) => problem.code === code);
  assert.ok(found.length > 0, `${code} is missing in ${JSON.stringify(problems)}`);
  for (const { at, message } of problems) {
    assert.ok(at !== undefined && at.start >= 0 && at.start <= at.end && at.end <= Math.max(1, text.length), JSON.stringify(at));
    assert.match(message, /^.+\.$/);
  }
  if (stretch !== undefined)
    assert.ok(
      found.some(({ at }) => text.slice(at!.start, at!.end) === stretch),
      JSON.stringify(found),
    );
}

function words({ value }: TermbaseRead): string[] {
  return value!.entries.flatMap(({ languages }) => languages.flatMap(({ terms }) => terms.map(({ text }) => text)));
}

/** A word for each number. */
const letters = (i: number): string => [...i.toString(10)].map((digit) => String.fromCharCode(98 + Number(digit))).join('');

const yaml = (terms: string): string => `entries:\n  - terms:\n      en: ${terms}\n`;

describe('hostile termbases (BAD-INPUTS 43 to 62)', () => {
  it('43: expand no aliases: laughs, quadratic, recursive', () => {
    const laughs = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nentries: *c\n`;
    says(readYaml('x', laughs), laughs, 'alias');
    const recursive = 'entries: &a [*a]\n';
    says(readYaml('x', recursive), recursive, 'alias', '*a');
  });

  it('44: say that aliases are not supported, once for each of two hundred', () => {
    const text = `entries:\n${'  - terms: *t\n'.repeat(200)}`;
    const { problems } = readYaml('x', text);
    assert.ok(problems.some(({ message }) => /not supported/.test(message)) || problems.some(({ code }) => code === 'yaml-syntax'));
    assert.ok(problems.every(({ message }) => !/exhaustion|attack/i.test(message)));
  });

  it('45: locate brackets that are nested too deeply', () => {
    const text = `entries: ${'['.repeat(20_000)}`;
    says(readYaml('x', text), text, 'too-deep', '[');
  });

  it('46: take names that are special to JavaScript for ordinary terms', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const read = readYaml('x', yaml(`[${names.join(', ')}]`));
    assert.deepEqual([words(read), read.problems], [names, []]);
    assert.deepEqual(words(readCsv('x.csv', `term,language\n${names.map((name) => `${name},en`).join('\n')}\n`)), names);
    assert.equal(({} as Record<string, unknown>).x, undefined);
  });

  it('47: keep strings as they are written', () => {
    const given = ['no', '1.10', '010', '2024-01-01', '0x1F', '1e3'];
    assert.deepEqual(words(readYaml('x', yaml(`[${given.join(', ')}]`))), given);
    const [entry] = readYaml('x', 'entries:\n  - note: ~\n    source: null\n    terms: {en: one two}\n').value!.entries;
    assert.deepEqual([entry!.note, entry!.source], ['~', 'null']);
    assert.deepEqual(words(readCsv('x.csv', `language,term\n${given.map((one) => `en,${one}`).join('\n')}\n`)), given);
  });

  it('48: report keys and terms that stand twice', () => {
    const text = 'title: one\ntitle: two\nentries:\n  - id: a\n    terms: {en: [first, first]}\n  - id: a\n    terms: {en: [second]}\n';
    const read = readYaml('x', text);
    says(read, text, 'duplicate-key', 'title');
    says(read, text, 'duplicate-term', 'first');
    says(read, text, 'duplicate-id');
    assert.equal(read.value!.title, 'one');
    assert.equal(new Set(read.value!.entries.map(({ id }) => id)).size, 2);
  });

  it('49: locate what is no YAML, and keep quiet on the console', () => {
    for (const text of [
      '\tentries: []\n',
      'entries:\n  - terms:\n en: x\n   ru: y\n',
      '---\nentries: []\n---\nentries: []\n',
      'entries: [',
      'entries: "',
    ]) {
      says(readYaml('x', text), text, 'yaml-syntax');
    }
    for (const text of ['%YAML 9.9\n---\nentries: []\n', 'entries: !run []\n']) says(readYaml('x', text), text, 'yaml-warning');
    assert.deepEqual(words(readYaml('x', yaml('[one two]').replaceAll('\n', '\r\n'))), ['one two']);
  });

  it('50: read no file with both sides of a conflict', () => {
    const marked = (body: string): string => `${body}<<<<<<< ours\n${body}=======\n${body}>>>>>>> theirs\n`;
    for (const [read, body] of [
      [readYaml, 'entries: []\n'],
      [readCsv, 'term,language\n'],
      [readTbx, '<tbx></tbx>\n'],
    ] as const) {
      const text = marked(body);
      const result = read('x', text);
      assert.equal(result.value, null);
      says(result, text, 'conflict-marker', '<<<<<<<');
    }
  });

  it('51: survive being cut off anywhere, in every format', () => {
    const files: [(file: string, text: string) => TermbaseRead, string][] = [
      [
        readYaml,
        `title: "Terms"\nentries:\n${'  - id: "a b"\n    terms:\n      en: [{term: "some term", status: preferred}]\n      ru: некий термин\n'.repeat(12)}`,
      ],
      [readCsv, `id,term,language,note\n${'1,"some, term",en,"a ""note"""\n'.repeat(40)}`],
      [readTbx, writeTbx(readYaml('x', yaml('[one two, three four]')).value!).text],
    ];
    for (const [read, text] of files) {
      for (let end = 0; end <= text.length; end++) {
        const part = text.slice(0, end);
        const { problems } = read('x', part);
        for (const { at } of problems) assert.ok(at !== undefined && at.start <= at.end && at.end <= Math.max(1, part.length), `${end}`);
      }
    }
  });

  it('52: refuse terms that are empty, invisible, a single letter or endless, each at its place', () => {
    const long = 'x'.repeat(1_000_000);
    const text = yaml(`["", "  ", a, "\\u200b\\u00ad", "${long}", "—", "和", good one]`);
    const read = readYaml('x', text);
    assert.deepEqual(words(read), ['和', 'good one']);
    assert.equal(read.problems.filter(({ code }) => code === 'unusable-term').length, 6);
    says(read, text, 'unusable-term', 'a');
  });

  it('53: take every character of a term for itself', () => {
    assert.deepEqual(words(readYaml('x', yaml('["(a+)+$", ".*"]'))), ['(a+)+$']);
  });

  it('54: find two hundred thousand terms that begin alike, in a few steps for each word', () => {
    // Every look into the table is counted: a clock would say what else the machine does.
    const table = (shape: (i: number) => string): PhraseTable =>
      compilePhrases(Array.from({ length: 200_000 }, (_, i) => ({ text: shape(i), payload: i, caseSensitive: false })));
    const looks = (phrases: PhraseTable, text: string): { readonly found: number; readonly each: number } => {
      let count = 0;
      const slots = new Proxy(phrases.slots, {
        get(target, key) {
          count += 1;
          return Reflect.get(target, key, target);
        },
      });
      const tokens = tokenize(text, null, { elision: false });
      const hits: PhraseHits = { payloads: [], lasts: [] };
      for (let at = 0; at < tokens.count; at++) {
        if (mayStartPhrase(phrases, tokens, at)) collectPhrases(tokens, at, { ...phrases, slots }, hits);
      }
      return { found: hits.payloads.length, each: count / tokens.count };
    };
    const long = 'a'.repeat(20);
    const words = table((i) => long + letters(i));
    const all = looks(words, Array.from({ length: 2_000 }, (_, i) => long + letters(i * 97)).join(' '));
    assert.equal(all.found, 2_000);
    assert.ok(all.each < 8, `${all.each} looks a word`);
    const near = looks(words, Array.from({ length: 2_000 }, (_, i) => `${long}${letters(i)}q`).join(' '));
    assert.equal(near.found, 0);
    assert.ok(near.each < 8, `${near.each} looks a word`);
    // As many steps as the term has words, however many terms go on from there.
    const phrases = looks(
      table((i) => `aa aa aa aa ${letters(i)}`),
      'aa '.repeat(2_000),
    );
    assert.ok(phrases.each < 5 * 8, `${phrases.each} looks a word`);
  }).timeout(60_000);

  it('55: report what contradicts itself, in both places, the same each time', () => {
    const text =
      'entries:\n  - id: one\n    terms:\n      en: [{term: alpha beta, status: preferred}, {term: gamma delta, status: deprecated}]\n' +
      '  - id: two\n    terms:\n      en: [{term: Alpha Beta, status: deprecated}, {term: gamma delta, status: preferred}]\n';
    const termbase = readYaml('x', text).value as Termbase;
    const { entries, problems } = mergeTermbases([[termbase]]);
    const places = problems.get('x')!.map(({ code, at }) => [code, text.slice(at!.start, at!.end)]);
    assert.deepEqual(places, [
      ['conflicting-status', 'alpha beta'],
      ['conflicting-status', 'Alpha Beta'],
      ['conflicting-status', 'gamma delta'],
      ['conflicting-status', 'gamma delta'],
    ]);
    assert.deepEqual(
      entries.map(({ entry }) => entry.id),
      ['one'],
    );
    assert.deepEqual(mergeTermbases([[termbase]]), mergeTermbases([[termbase]]));
  });

  it('56: refuse a document type before anything is parsed', () => {
    for (const text of [
      '<!DOCTYPE lolz [<!ENTITY lol "lol">]><tbx>&lol;</tbx>',
      '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "file:///etc/passwd"><martif/>',
      '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://x.invalid/">%p;]><tbx/>',
    ]) {
      const read = readTbx('x', text);
      assert.equal(read.value, null);
      says(read, text, 'document-type');
    }
    assert.equal(readTbx('x', '<tbx>&undeclared;&again;</tbx>').problems.length, 1);
  });

  it('57: cap the depth, and read a million references in one pass', () => {
    const deep = `<tbx>${'<a>'.repeat(200_000)}`;
    says(readTbx('x', deep), deep, 'too-deep');
    assert.deepEqual(readTbx('x', `<tbx><text>${'&#65;'.repeat(1_000_000)}</text></tbx>`).problems, []);
  });

  it('58: warn of mixed styles and missing languages, and load the rest', () => {
    const text = `<tbx style="dca" type="Nobody-Knows" xml:lang="en"><text><body><conceptEntry><langSec><termSec><term>one two</term>
      <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
      <langSec xml:lang="x-wrong!"><termSec><term>lost</term></termSec></langSec></conceptEntry></body></text></tbx>`;
    const read = readTbx('x', text);
    for (const code of ['mixed-styles', 'no-language', 'unknown-language']) says(read, text, code);
    assert.deepEqual(
      read.value!.entries[0]!.languages.map(({ language, terms }) => [language, terms[0]!.text, terms[0]!.status]),
      [['en', 'one two', 'deprecated']],
    );
  });

  it('59: locate an unclosed quotation mark where it opens', () => {
    const text = `term,language\ngood one,en\n"never closed,en\n${'and on,en\n'.repeat(800_000)}`;
    const read = readCsv('x.csv', text);
    assert.equal(read.value, null);
    says(read, text, 'unclosed-quote', '"');
    assert.equal(read.problems[0]!.at!.start, text.indexOf('"'));
  });

  it('60: tell semicolons and tabs from commas', () => {
    const text = 'term;language\n"a; b";en\n';
    const read = readCsv('x.csv', text);
    assert.deepEqual(words(read), ['a; b']);
    says(read, text, 'delimiter', 'term;language');
    assert.deepEqual(words(readCsv('x.csv', 'term\tlanguage\na b\ten\n')), ['a b']);
  });

  it('61: read CR-only lines, and report headers twice, ragged rows and NUL', () => {
    assert.deepEqual(words(readCsv('x.csv', 'term,language\rone two,en\rthree,en\r')), ['one two', 'three']);
    const text = 'term,language,term\none two,en,other\nthree,en\nfour,en,,,\n';
    const read = readCsv('x.csv', text);
    assert.deepEqual(words(read), ['one two', 'three', 'four']);
    says(read, text, 'duplicate-column');
    says(read, text, 'ragged-row', 'three,en');
    says(readCsv('x.csv', 'term\nx\0y\n'), 'term\nx\0y\n', 'binary', '\0');
    says(readCsv('x.csv', 'first,second\n1,2\n'), 'first,second\n1,2\n', 'no-header', 'first,second');
  });

  it('62: take a column called __proto__ for one that is not known', () => {
    const text = '__proto__,term,language\npolluted,one two,en\n';
    const read = readCsv('x.csv', text);
    says(read, text, 'unknown-column');
    assert.deepEqual(words(read), ['one two']);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});
