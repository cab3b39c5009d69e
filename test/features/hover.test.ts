import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import type { Analysis } from '../../server/src/engine/facts.ts';
import { hover } from '../../server/src/features/hover.ts';
import { indexKnowledge } from '../../server/src/features/view.ts';
import { createWords } from '../../server/src/features/words.ts';
import {
  conceptEntry,
  EMPTY_KNOWLEDGE,
  find,
  finding,
  mention,
  occurrence,
  organizationEntry,
  quotation,
  source,
  view,
} from '../support/lsp-analysis.ts';

const knowledge = indexKnowledge({
  ...EMPTY_KNOWLEDGE,
  organizations: [
    organizationEntry({
      id: 'ru-mfa',
      name: 'Ministry of Foreign Affairs of Russia',
      abbreviations: ['MFA'],
      description: 'Conducts foreign policy',
    }),
  ],
  terms: [
    conceptEntry({
      id: 'diktat',
      category: 'coercion',
      users: 'Several governments',
      why: 'Presumes that pressure is illegitimate',
      note: 'Literal in histories of 1919',
    }),
  ],
});

const text =
  '“We reject diktat in every form,” the Foreign Ministry stated.\nThe MFA added nothing.\n“So be it,” the Foreign Ministry said. A diktat, in short.';
const ministry = { canonical: 'Ministry of Foreign Affairs of Russia', entity: 'ru-mfa' };
const facts: Partial<Analysis> = {
  quotations: [
    quotation(text, '“We reject diktat in every form,”', {
      source: source(text, 'the Foreign Ministry', ministry),
      cue: find(text, 'stated'),
      basis: 'quotation-source-verb',
    }),
    quotation(text, '“So be it,”', {
      source: source(text, 'the Foreign Ministry', ministry),
      basis: 'quotation-source-verb',
      confidence: 0.5,
    }),
  ],
  organizations: [
    mention(text, 'Foreign Ministry', { entity: 'ru-mfa', canonical: ministry.canonical }),
    mention(text, 'MFA', { entity: 'ru-mfa', canonical: ministry.canonical, form: 'abbreviation' }),
  ],
  terms: [occurrence(text, 'diktat', { voice: 'quoted', alternatives: ['pressure'] })],
};

function valueAt(words: string, given: Partial<Analysis> = facts, options = { markdown: false }, draft = text): string {
  const result = hover(view(draft, given), knowledge, find(draft, words).start, options);
  assert.ok(result, `no hover on ${words}`);
  return (result.contents as MarkupContent).value;
}

describe('hover', () => {
  it('tells who is quoted, how that was found, and how often', () => {
    assert.equal(
      valueAt('reject'),
      [
        'Ministry of Foreign Affairs of Russia · here “the Foreign Ministry”',
        'Direct quotation · 6 words · cue “stated” · quoted 2 times in this document',
        'Speaker found by: the name and a reporting verb after the quotation; very likely',
      ].join('\n'),
    );
    assert.match(valueAt('So be'), /uncertain$/);
  });

  it('says when nobody is named, and when a name is not resolved', () => {
    assert.match(valueAt('reject', { quotations: [quotation(text, '“We reject diktat in every form,”')] }), /^No speaker found\n/);
    const unresolved = quotation(text, '“So be it,”', { source: source(text, 'the Foreign Ministry'), basis: 'quotation-source-verb' });
    assert.match(valueAt('So be', { quotations: [unresolved] }), /^“the Foreign Ministry” · not resolved to a name\n/);
  });

  it('reads scare quotes as such', () => {
    const scare = quotation(text, '“So be it,”', { use: 'scare' });
    assert.match(valueAt('So be', { quotations: [scare] }), /^Scare quotes · 3 words\n/);
  });

  it('tells what a body is, and where it is first mentioned', () => {
    assert.equal(
      valueAt('MFA'),
      ['Ministry of Foreign Affairs of Russia (MFA)', 'Ministry: Conducts foreign policy', 'Known body · 2 mentions, first on line 1'].join(
        '\n',
      ),
    );
    const inferred = mention(text, 'MFA', { entity: 'local:1', canonical: 'Maritime Freight Authority', known: false, confidence: 0.7 });
    assert.match(
      valueAt('MFA', { organizations: [inferred] }),
      /^Maritime Freight Authority\nInferred from this text, likely · mentioned once here$/,
    );
  });

  it('tells in whose voice a term stands, and what could stand instead', () => {
    const value = valueAt('diktat');
    assert.match(value, /^diktat · rhetorical \(coercion\)\nStands inside a quotation of Ministry of Foreign Affairs of Russia\./);
    assert.match(
      value,
      /Used by: Several governments\nWhy contested: Presumes .*\nNeutral wording: “pressure”\nLiteral in histories of 1919/,
    );
    const own = { ...facts, terms: [{ ...occurrence(text, 'diktat'), ...find(text, 'diktat', 2) }] };
    assert.match(valueAt('diktat, in short', own, { markdown: true }), /Stands \*\*in the author’s own voice\*\*/);
  });

  it('shows all facts at one place, the innermost first, and marks that one', () => {
    const result = hover(view(text, facts), knowledge, find(text, 'diktat').start, { markdown: true }) as Hover;
    const { kind, value } = result.contents as MarkupContent;
    assert.equal(kind, 'markdown');
    assert.deepEqual(
      value.split('\n\n---\n\n').map((part) => part.slice(0, part.indexOf('\n'))),
      [
        '**diktat** · rhetorical (coercion)'.replace('(', '\\(').replace(')', '\\)'),
        '**Ministry of Foreign Affairs of Russia** · here “the Foreign Ministry”',
      ],
    );
    assert.deepEqual(result.range, { start: { line: 0, character: 11 }, end: { line: 0, character: 17 } });
  });

  it('shows nothing where nothing is known', () => {
    assert.equal(hover(view(text, facts), knowledge, find(text, 'nothing').start, { markdown: true }), null);
    assert.equal(hover(view('', {}), knowledge, 0, { markdown: true }), null);
  });

  it('kills links and pictures of the draft', () => {
    const draft = '“Yes,” said ![x](https://tracker.example/p.png) today.';
    const words = '![x](https://tracker.example/p.png)';
    const given = {
      quotations: [quotation(draft, '“Yes,”', { source: source(draft, words, { canonical: words }), cue: find(draft, 'said') })],
    };
    const value = valueAt('Yes', given, { markdown: true }, draft);
    assert.doesNotMatch(value, /!\[|\]\(|https:\/\//);
    assert.match(value, /tracker\\\.example/);
  });

  it('gives translations and the source of a term, and counts its voices', () => {
    const entry = conceptEntry({
      id: 'diktat',
      source: 'style guide, p. 3',
      terms: [
        { text: 'diktat', language: 'en', status: null, caseSensitive: false },
        { text: 'диктата', language: 'ru', status: null, caseSensitive: false, base: 'диктат' },
        { text: 'диктат', language: 'ru', status: null, caseSensitive: false },
        { text: '强加', language: 'zh', status: null, caseSensitive: false },
      ],
    });
    const terms = [...facts.terms!, { ...occurrence(text, 'diktat', { voice: 'author' }), ...find(text, 'diktat', 2) }];
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, terms: [entry] });
    const shown = hover(view(text, { terms }), known, find(text, 'diktat').start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /\nIn other languages: Russian “диктат”, Chinese “强加”\n/);
    assert.match(shown.value, /\n2 times in this text: 1 author’s voice, 1 quoted · source of the entry: style guide, p\. 3$/);
  });

  it('gives the names of a body in other scripts and those it no longer has', () => {
    const entry = organizationEntry({
      id: 'ru-mfa',
      name: 'Ministry of Foreign Affairs of Russia',
      aliases: ['Russian Foreign Ministry', 'МИД России'],
      formerNames: [{ name: 'People’s Commissariat', until: 1946 }],
    });
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, organizations: [entry] });
    const shown = hover(view(text, facts), known, find(text, 'MFA').start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /\nIn other languages: “МИД России”\nFormerly “People’s Commissariat” \(until 1946\)\n/);
  });

  it('names the bodies that letters could mean where the text decides for none', () => {
    const bodies = ['African Court', 'Academic Club'].map((name, at) =>
      organizationEntry({ id: `body-${at}`, name, abbreviations: ['AC'], ambiguous: ['AC'] }),
    );
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, organizations: bodies });
    const open = { ...mention('The AC met.', 'AC'), entity: null };
    const shown = hover(view('The AC met.', { organizations: [open] }), known, open.start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /^AC\nNot decided which: African Court, Academic Club\n/);
  });

  it('says what a body belongs to, and who its members were in which year', () => {
    const union = organizationEntry({ id: 'union', name: 'Some Union' });
    const entry = organizationEntry({
      id: 'ru-mfa',
      name: 'Group of Three',
      parent: 'union',
      members: { ids: ['no', 'us', 'union'], year: 2021 },
    });
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, organizations: [entry, union] });
    const shown = hover(view(text, facts), known, find(text, 'MFA').start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /\nBelongs to: Some Union\nMembers \(2021\): Norway, United States, Some Union\n/);
  });

  it('says of what kind a ministry is whose state the text does not tell', () => {
    const one = { ...mention('МИД молчит.', 'МИД'), entity: 'local:foreign-ministry', known: false };
    const institution = {
      id: 'foreign-ministry',
      kind: 'ministry',
      name: 'Foreign Ministry',
      forms: [],
      what: '',
      rows: {},
      source: 'editorial',
    } as const;
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, institutions: [institution] });
    const shown = hover(view('МИД молчит.', { organizations: [one] }), known, one.start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /\nMinistry: of which state, the text does not say\n/);
  });

  it('says that a ministry belongs to the government of its state', () => {
    const entry = organizationEntry({ id: 'ru-mfa', kind: 'ministry', name: 'Russian Foreign Ministry', country: 'ru' });
    const government = organizationEntry({ id: 'government-ru', kind: 'government', name: 'Russian Government', country: 'ru' });
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, organizations: [entry, government] });
    const shown = hover(view(text, facts), known, find(text, 'MFA').start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /\nBelongs to: Russian Government\nCountry: Russia\n/);
  });

  it('names the state of a body', () => {
    const entry = organizationEntry({ id: 'ru-mfa', name: 'Russian Foreign Ministry', country: 'ru' });
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, organizations: [entry] });
    const shown = hover(view(text, facts), known, find(text, 'MFA').start, { markdown: false })!.contents as MarkupContent;
    assert.match(shown.value, /\nCountry: Russia\n/);
  });

  it('says what a body is officially called in each other language', () => {
    const entry = organizationEntry({
      id: 'ru-mfa',
      name: 'European Union',
      names: { fr: ['Union européenne', 'UE'], ru: ['Европейский союз', 'Евросоюз', 'ЕС'], es: ['Unión Europea'] },
    });
    const known = indexKnowledge({ ...EMPTY_KNOWLEDGE, organizations: [entry] });
    const shown = hover(view(text, facts), known, find(text, 'MFA').start, { markdown: false })!.contents as MarkupContent;
    assert.match(
      shown.value,
      /\nIn other languages: French “Union européenne” \(UE\), Russian “Европейский союз” \(ЕС\), Spanish “Unión Europea”\n/,
    );
  });

  it('names the rules that have something to say of the quotation', () => {
    const findings = [
      finding(text, '“We', { rule: 'quotation/mark-style' }),
      finding(text, 'diktat', { rule: 'term/rhetorical' }),
      finding(text, '“So', { rule: 'quotation/late-attribution' }),
    ];
    assert.match(valueAt('reject', { ...facts, findings }), /\nNotes on style: mark style$/);
  });

  it('speaks the language of the client', () => {
    const bundle = JSON.parse(readFileSync(new URL('../../client/l10n/bundle.l10n.de.json', import.meta.url), 'utf8'));
    const words = createWords('de', bundle);
    const shown = hover(view(text, facts), knowledge, find(text, 'diktat').start, { markdown: false, words })!.contents as MarkupContent;
    assert.match(shown.value, /^diktat · rhetorisch \(/);
    assert.match(shown.value, /\nSteht in einem Zitat von Ministry of Foreign Affairs of Russia\.\n/);
    assert.match(shown.value, /\nEinmal in diesem Text/);
    assert.match(shown.value, /\nSprecher erkannt durch: Name und Redeverb nach dem Zitat; /);
  });
});
