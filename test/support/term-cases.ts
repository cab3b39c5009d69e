/** Reads the cases in `test/corpus/terms`, whose README says how they are written, and scores what a table of their terms finds. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConceptEntry } from '../../server/src/engine/knowledge.ts';
import { maskMarkdown } from '../../server/src/engine/prose.ts';
import { detectTerms } from '../../server/src/engine/terms/detect.ts';
import { expandForms } from '../../server/src/engine/terms/inflection/expand.ts';
import { compileTermTable, type DistancingWords, type TermLexicon, termForm } from '../../server/src/engine/terms/lexicon.ts';
import { TokenBuffer } from '../../server/src/engine/token-buffer.ts';
import { tokenize } from '../../server/src/engine/words.ts';

export interface TermCase {
  /** Language and line, such as `fr:12`. */
  readonly id: string;
  readonly term: string;
  /** All forms, the term among them. */
  readonly forms: readonly string[];
  /** What looks like the term and is none. */
  readonly others: readonly string[];
}

export interface TermScore {
  readonly terms: number;
  readonly forms: number;
  readonly found: number;
  readonly others: number;
  readonly wrong: number;
  readonly differences: readonly string[];
}

const FOLDER = join(import.meta.dirname, '../corpus/terms');

export const TERM_LANGUAGES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

export function readTermCases(lang: string): readonly TermCase[] {
  const cases: { id: string; term: string; forms: string[]; others: string[] }[] = [];
  readFileSync(join(FOLDER, `${lang}.txt`), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      const id = `${lang}:${index + 1}`;
      const [mark, rest] = [line.slice(0, 2), line.slice(2)];
      if (line === '' || mark === '# ') return;
      if (mark === '= ') cases.push({ id, term: rest, forms: [rest], others: [] });
      else if (mark === '+ ') cases.at(-1)!.forms.push(...rest.split(' | '));
      else {
        assert.equal(mark, '- ', `${id}: a line begins with "= ", "+ " or "- "`);
        cases.at(-1)!.others.push(rest);
      }
    });
  return cases;
}

/** A table as a user's own termbase would be compiled: nothing of a term but its text. */
export function lexiconOf(cases: readonly TermCase[], lang: string): TermLexicon {
  const concepts = cases.map(
    ({ id, term }): ConceptEntry => ({
      id,
      label: 'rhetorical',
      category: '',
      users: '',
      why: '',
      note: '',
      source: '',
      alternatives: [],
      unlessBefore: [],
      unlessAfter: [],
      terms: expandForms(term, lang, { inflect: true }).map(({ text }) => ({ text, language: lang, status: null, caseSensitive: false })),
    }),
  );
  return { ...compileTermTable(concepts), distancing: NO_WORDS };
}

const NO_WORDS: DistancingWords = {
  before: null,
  verb: null,
  opener: null,
  skip: null,
  border: null,
  after: null,
  as: null,
  object: null,
  frame: null,
  owned: null,
  frameEnd: null,
  for: null,
  holder: null,
  bare: null,
  cleft: null,
  cleftOpener: null,
  cleftPronoun: null,
  cleftBe: null,
  first: null,
  time: null,
  behind: null,
  called: { before: null, behind: null, like: null, objects: null, as: null, article: null, link: null, border: null, first: null },
};

const buffer = new TokenBuffer();

/** Ids of the cases whose terms stand in a text of Markdown, and the stretches. */
export function findTerms(text: string, lang: string, lexicon: TermLexicon): { id: string; text: string }[] {
  buffer.load(text);
  const tokens = tokenize(text, maskMarkdown(text, [], buffer), { elision: lang === 'fr' }, buffer);
  return detectTerms(tokens, lexicon).map(({ form, start, end }) => ({
    id: termForm(lexicon, form).concept.id,
    text: text.slice(start, end),
  }));
}

/** Each form and each near miss alone in a text; a form is found where its whole is found as its own term. */
export function scoreTerms(cases: readonly TermCase[], lang: string): TermScore {
  const lexicon = lexiconOf(cases, lang);
  const differences: string[] = [];
  const score = { terms: cases.length, forms: 0, found: 0, others: 0, wrong: 0 };
  for (const { id, term, forms, others } of cases) {
    for (const form of forms) {
      score.forms++;
      const hits = findTerms(`“${form}”.`, lang, lexicon);
      if (hits.length === 1 && hits[0]!.id === id && hits[0]!.text === form) score.found++;
      else differences.push(`${id} ${term}: missed ${form}`);
    }
    for (const other of others) {
      score.others++;
      if (findTerms(`“${other}”.`, lang, lexicon).length === 0) continue;
      score.wrong++;
      differences.push(`${id} ${term}: found in ${other}`);
    }
  }
  return { ...score, differences };
}
