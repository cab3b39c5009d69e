/** Terms that are found by their stems, of which no form is made before a text may hold it: the same is found as by forms. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formTexts } from '../../server/src/engine/terms/inflection/expand.ts';
import { compileLanguage, openLanguage } from '../../server/src/termbase/compile.ts';
import { readCsv } from '../../server/src/termbase/csv.ts';
import { type MergedEntry, mergeTermbases } from '../../server/src/termbase/merge.ts';
import { engine } from '../support/engine.ts';

const TERMS = join(import.meta.dirname, '../../server/data/terms');

/** Words whose stems change, and terms that are no words. */
const OTHERS = [
  'отец',
  'день памяти',
  'подарок',
  'украинец',
  'копейка',
  'письмо',
  'боец',
  'семья',
  'лёд',
  'страна-изгой',
  'С-300',
  'пункт 5 договора',
  'SWIFT',
  'мир',
  'новый мир',
  'мир во всём мире',
  'Страны, которые помогают',
];

function shipped(): string[] {
  const rows = readdirSync(TERMS).filter((name) => name.endsWith('.jsonl'));
  const entries = rows.flatMap((name) =>
    readFileSync(join(TERMS, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row)),
  );
  return entries.flatMap((entry: { other?: { ru?: string[] } }) => entry.other?.ru ?? []);
}

function entriesOf(terms: readonly string[]): readonly MergedEntry[] {
  // Two terms an entry: which of two that share a form is found hangs on their order.
  const rows = terms.map((term, i) => `c${i >> 1},ru,"${term}",${i % 2 === 0 ? 'preferred' : 'deprecated'}`);
  const { value } = readCsv('own.termbase.csv', `id,language,term,status\n${rows.join('\n')}\n`);
  return mergeTermbases([[value!]]).entries;
}

function found(entries: readonly MergedEntry[], text: string, many: number): readonly unknown[] {
  const compiled = compileLanguage(entries, 'ru', many)!;
  assert.equal(compiled.tables.stems !== null, many === 1);
  const reopened = openLanguage(structuredClone(compiled.tables), 'ru', (index) => entries[index]!);
  const [first, second] = [compiled, reopened].map(({ table }) =>
    engine
      .analyze(text, { format: 'markdown', language: 'ru', terms: { table: (code) => (code === 'ru' ? table : null) } })
      .terms.filter(({ termbase }) => termbase !== undefined),
  );
  assert.deepEqual(first, second);
  return first!;
}

describe('terms by their stems', () => {
  const terms = [...new Set([...shipped(), ...OTHERS])];
  const entries = entriesOf(terms);
  const forms = terms.flatMap((term) => formTexts(term, 'ru', { inflect: true }));

  it('are found in every form', () => {
    const text = forms.map((form) => `Это ${form}.`).join('\n\n');
    const byForms = found(entries, text, Number.POSITIVE_INFINITY);
    assert.ok(byForms.length >= forms.length * 0.98, `${byForms.length} of ${forms.length}`);
    assert.deepEqual(found(entries, text, 1), byForms);
  });

  it('are found however they are written', () => {
    const ways = [
      (form: string) => form.toUpperCase(),
      (form: string) => form.normalize('NFD'),
      (form: string) => form.replace(' ', '\n'),
      (form: string) => form.replace(' ', '-'),
      (form: string) => `**${form.slice(0, 2)}**${form.slice(2)}`,
      (form: string) => form.replaceAll('о', 'o'),
      (form: string) => `${form.slice(0, 3)}\u00ad${form.slice(3)}`,
      (form: string) => `«${form}»`,
    ];
    const text = forms.map((form, i) => `Слово ${ways[i % ways.length]!(form)} здесь.`).join('\n\n');
    assert.deepEqual(found(entries, text, 1), found(entries, text, Number.POSITIVE_INFINITY));
  });

  it('are the same whatever was read before', () => {
    const { table } = compileLanguage(entries, 'ru', 1)!;
    const own = { table: () => table };
    const read = (text: string) => engine.analyze(text, { format: 'plaintext', language: 'ru', terms: own }).terms;
    const text = forms.slice(0, 400).join(', ');
    const before = read(text);
    read(forms.slice(400).reverse().join(', '));
    assert.deepEqual(read(text), before);
  });
});
