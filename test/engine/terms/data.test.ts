import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CATEGORIES, compileTerms, readTermRows } from '../../../server/tools/terms.ts';
import { conceptOf, DATA, detect, KNOWLEDGE } from './support.ts';

const rows = readTermRows(join(DATA, 'terms'));

describe('built-in termbase', () => {
  it('holds at least 400 entries, every one with source, users and reason', () => {
    assert.ok(rows.length >= 400, `${rows.length} entries`);
    for (const [place, row] of rows) {
      for (const text of [row.source, row.users, row.why]) assert.ok(text.trim().length > 0, place);
      assert.match(row.why, /^\p{Lu}.*\.$/u, `${place}: the reason is a sentence`);
      assert.ok(row.note === '' || /^\p{Lu}.*\.$/u.test(row.note), `${place}: the note is a sentence`);
    }
  });

  it('is balanced: no vocabulary holds more than a fifth of the entries, and none less than a third of the average', () => {
    const counts = new Map<string, number>();
    for (const [place] of rows) {
      const name = basename(place.slice(0, place.lastIndexOf(':')), '.jsonl');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const report = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
    console.log(`        entries per vocabulary: ${report.join(', ')}`);
    assert.ok(counts.size >= 10);
    for (const [name, count] of counts) {
      assert.ok(count / rows.length <= 0.2, `${name} holds ${count} of ${rows.length} entries`);
      assert.ok(count >= rows.length / counts.size / 3, `${name} has only ${count} entries`);
    }
  });

  it('uses every category, and no entry is left without a category that is named', () => {
    assert.deepEqual([...new Set(rows.map(([, row]) => row.category))].sort(), [...CATEGORIES].sort());
  });

  it('offers no alternative that is itself listed', () => {
    for (const entry of KNOWLEDGE.terms) {
      const alternatives = new Set([...entry.alternatives, ...entry.terms.flatMap((form) => form.alternatives ?? [])]);
      for (const alternative of alternatives) {
        const [hit] = detect(`They spoke of ${alternative} today.`);
        assert.equal(hit, undefined, `"${alternative}" of ${entry.id} is listed${hit ? ` as ${conceptOf(hit)}` : ''}`);
      }
    }
  });

  it('offers alternatives that can stand where the term stands: no article of their own but "the", and the number of the term', () => {
    for (const [place, row] of rows) {
      const of = (term: string) => row.alternativesOf?.[term] ?? [row.alternatives, row.pluralAlternatives ?? []];
      for (const term of [...(row.nouns ?? []), ...(row.plurals ?? []), ...(row.terms ?? []), ...(row.fixedPlurals ?? [])]) {
        const [singular, plural] = of(term);
        for (const text of [...singular, ...plural])
          assert.match(text, /^(?!an? )[\p{L}][\p{L}\p{N} '’(),-]*[\p{L}\p{N})]$/u, `${place}: “${text}”`);
        if (row.terms?.includes(term) || row.nouns?.includes(term))
          for (const text of singular) assert.ok(!isPlural(text) || isPlural(term), `${place}: “${text}” is a plural, “${term}” is none`);
        if (row.nouns?.includes(term) || row.plurals?.includes(term))
          for (const text of plural) assert.ok(isPlural(text) || text === 'criticism', `${place}: “${text}” is no plural`);
      }
    }
  });

  it('finds every form by itself or within a longer form of the same entry', () => {
    for (const concept of KNOWLEDGE.terms) {
      if (concept.onlyNear !== undefined) continue;
      for (const { text } of concept.terms) {
        const hits = detect(`Xyz ${text} xyz.`).filter((hit) => conceptOf(hit) === concept.id);
        assert.ok(hits.length > 0, `"${text}" of ${concept.id} is not found`);
      }
    }
  });

  it('holds the expressions everybody knows', () => {
    const wanted = [
      'unfriendly states',
      'unfriendly countries',
      'diktat',
      'multipolar world',
      'multipolar realities',
      'multipolar',
      'rules-based order',
      'rules-based international order',
      'collective West',
      'global majority',
      'hegemony',
      'colour revolution',
      'color revolutions',
      'special military operation',
      'terrorist state',
      'axis of evil',
      'free world',
      'malign influence',
      'coercive diplomacy',
      'win-win',
      'win-win cooperation',
      'community with a shared future for mankind',
      'Cold War mentality',
      'interference in internal affairs',
      'double standards',
      'unprovoked',
      'sphere of influence',
      'spheres of influence',
      'near abroad',
      'denazification',
      'debt trap',
      'debt-trap diplomacy',
      'wolf warrior',
      'strategic autonomy',
      'like-minded partners',
      'freedom fighters',
      'Zionist entity',
      'axis of resistance',
      'Global South',
      'great power competition',
      'regime change',
      'the Assad regime',
      'Kiev regime',
      'недружественные страны',
      '命运共同体',
      'الكيان الصهيوني',
    ];
    for (const text of wanted) assert.equal(detect(`Xyz ${text} xyz.`).length, 1, text);
  });
});

/** By the noun before the first preposition; names of states and groups that end in -s are no plurals here. */
function isPlural(text: string): boolean {
  const head = text.split(
    / (?:of|in|at|on|for|to|with|against|held|near|between|within|over|below|who|from|allied|without|under|through|by|declared|citing) /,
    1,
  )[0]!;
  return (
    /(?:[^su]s|people|men|children)$/.test(head) &&
    !/^the (?!mullahs)|^(?:citing|making) |politics|tactics|crisis|whys$|apparatus$/.test(head)
  );
}

describe('compileTerms', () => {
  const good = {
    id: 'a-b',
    category: 'slogan',
    users: 'all',
    why: 'Because.',
    nouns: ['grand slogan'],
    alternatives: [],
    note: '',
    source: 'editorial',
  };

  const compile = (...lines: unknown[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'terms-'));
    try {
      writeFileSync(join(folder, 'x.jsonl'), lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
      return compileTerms(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('expands a row into forms that know their base term and their own alternatives', () => {
    const [entry] = compile({ ...good, alternatives: ['motto'], pluralAlternatives: ['mottos'], verbs: ['sloganise'] });
    const forms = Object.fromEntries(entry!.terms.map((form) => [form.text, [form.base ?? form.text, form.alternatives]]));
    assert.deepEqual(forms['grand slogan'], ['grand slogan', ['motto']]);
    assert.deepEqual(forms['grand slogans'], ['grand slogan', ['mottos']]);
    assert.deepEqual(forms.sloganized, ['sloganise', []]);
  });

  const bad: readonly (readonly [string, RegExp, readonly unknown[]])[] = [
    ['a missing source', /x\.jsonl:1: "source" is missing/, [{ ...good, source: '' }]],
    ['an unknown category', /x\.jsonl:1: unknown category "praise"/, [{ ...good, category: 'praise' }]],
    ['an unknown field', /x\.jsonl:1: unknown field "noun"/, [{ ...good, noun: [] }]],
    ['an id that is not in kebab-case', /x\.jsonl:1: the id "A b"/, [{ ...good, id: 'A b' }]],
    ['an id given twice', /x\.jsonl:2: the id "a-b" stands in the lists twice/, [good, good]],
    [
      'a form of two entries',
      /x\.jsonl:2: "Grand-Slogans" of "c" is already a form of "a-b"/,
      [good, { ...good, id: 'c', nouns: ['Grand-Slogans'] }],
    ],
    ['a line that is no JSON', /x\.jsonl:1: not a JSON object/, ['{']],
    ['an entry without terms', /x\.jsonl:1: "a-b" has no terms/, [{ ...good, nouns: [] }]],
    ['a case policy for a term it has not', /x\.jsonl:1: "Other" has a case policy/, [{ ...good, caseSensitive: ['Other'] }]],
  ];
  for (const [what, message, lines] of bad) it(`refuses ${what}`, () => assert.throws(() => compile(...lines), message));
});
