/** The pairs of `test/corpus/translation`: their marked faults, their termbase, and how well the checks find the faults. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../server/src/engine/analyze.ts';
import type { AdministrativeStatus } from '../../server/src/engine/facts.ts';
import type { Span } from '../../server/src/engine/span.ts';
import type { OwnTerms } from '../../server/src/engine/terms/own.ts';
import { compileOwnTerms } from '../../server/src/termbase/compile.ts';
import { buildTermbase } from '../../server/src/termbase/entries.ts';
import { mergeTermbases } from '../../server/src/termbase/merge.ts';
import type { TermbaseProblem } from '../../server/src/termbase/model.ts';
import { entriesById, terminologyOf } from '../../server/src/termbase/terminology.ts';
import { organizationNamesOf } from '../../server/src/translation/names.ts';
import type { PairFinding, Terminology } from '../../server/src/translation/pair.ts';
import { type PairReview, reviewPair } from '../../server/src/translation/review.ts';
import { paragraphAt, readSide, type Side } from '../../server/src/translation/side.ts';

const FOLDER = join(import.meta.dirname, '../corpus/translation');

/** Written before the checks had been run on them. */
export const HELD_OUT: readonly string[] = [
  'harbour.es',
  'harbour.ar',
  'bridge.en',
  'river.en',
  'briefing.ru',
  'briefing.de',
  'briefing.zh',
  'coast.fr',
  'coast.ru',
];

export interface Fault extends Span {
  readonly rule: string;
  /** False where a paragraph lacks something. */
  readonly isPlace: boolean;
}

export interface TranslationCase {
  readonly name: string;
  readonly heldOut: boolean;
  readonly source: { readonly file: string; readonly text: string };
  readonly target: { readonly file: string; readonly text: string };
  readonly faults: readonly Fault[];
}

export function readTranslationCases(): TranslationCase[] {
  return readdirSync(FOLDER)
    .filter((file) => /^[a-z]+\.[a-z]{2}\.md$/.test(file))
    .sort()
    .flatMap((file) => {
      const raw = readFileSync(join(FOLDER, file), 'utf8');
      const original = /^translation-of: (.+)$/m.exec(raw)?.[1];
      if (original === undefined) return [];
      const { text, faults } = withoutMarks(raw);
      const name = file.replace(/\.md$/, '');
      const source = { file: original, text: readFileSync(join(FOLDER, original), 'utf8') };
      return [{ name, heldOut: HELD_OUT.includes(name), source, target: { file, text }, faults }];
    });
}

/** `⟦rule:words⟧` and `⟦rule⟧`. */
export function withoutMarks(raw: string): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  let text = '';
  let from = 0;
  for (const match of raw.matchAll(/⟦([a-z]+\/[a-z-]+)(?::([^⟧]*))?⟧/g)) {
    text += raw.slice(from, match.index);
    const words = match[2] ?? '';
    faults.push({ rule: match[1]!, start: text.length, end: text.length + words.length, isPlace: words !== '' });
    text += words;
    from = match.index + match[0].length;
  }
  text += raw.slice(from);
  assert.ok(!/[⟦⟧]/.test(text), 'every mark is understood');
  return { text, faults };
}

export interface TermRow {
  readonly id: string;
  readonly doNotTranslate?: boolean;
  readonly terms: Readonly<Record<string, readonly (readonly [string, AdministrativeStatus | null])[]>>;
}

const ROWS: readonly TermRow[] = JSON.parse(readFileSync(join(FOLDER, 'terms.json'), 'utf8'));

/** A termbase as the engine and the checks want it. */
export interface TestTerms {
  readonly terms: OwnTerms;
  readonly terminology: Terminology;
}

export function termsOf(rows: readonly TermRow[]): TestTerms {
  const at = { start: 0, end: 0 };
  const given = rows.map(({ id, doNotTranslate, terms }) => ({
    id,
    doNotTranslate: doNotTranslate === true ? 'true' : undefined,
    languages: Object.entries(terms).map(([language, list]) => ({
      language,
      at,
      terms: list.map(([text, status]) => ({ text, at, status: status ?? undefined, partOfSpeech: 'noun' })),
    })),
    at,
  }));
  const problems: TermbaseProblem[] = [];
  const merged = mergeTermbases([[buildTermbase('test', '', given, problems)]]);
  assert.deepEqual(problems, []);
  return { terms: compileOwnTerms(merged), terminology: terminologyOf(entriesById(merged.entries)) };
}

const OWN = termsOf(ROWS);

export function sideOf(engine: Engine, { file, text }: { file: string; text: string }, { terms }: TestTerms = OWN): Side {
  const format = file.endsWith('.md') ? 'markdown' : 'plaintext';
  return readSide(file, text, engine.analyze(text, { format, path: file, terms }));
}

export function reviewCase(engine: Engine, { source, target }: TranslationCase): PairReview {
  const { knowledge } = engine;
  const { terminology } = OWN;
  const options = { knowledge, terminology, organizationNames: organizationNamesOf(knowledge), rules: {} };
  return reviewPair(sideOf(engine, source), sideOf(engine, target), options);
}

export interface TranslationScore {
  readonly paragraphs: number;
  readonly faults: number;
  readonly missed: readonly Fault[];
  readonly wrong: readonly PairFinding[];
  /** What was compared and is right: paragraphs, numbers, quotations, terms, bodies. */
  readonly clean: number;
}

/** A fault is found when its rule speaks in its paragraph; of several findings there the one at its words is taken. */
export function scoreTranslation({ source, target, links, findings }: PairReview, faults: readonly Fault[]): TranslationScore {
  const left = [...findings];
  const missed: Fault[] = [];
  for (const fault of faults) {
    const isNear = ({ rule, start }: PairFinding): boolean =>
      rule === fault.rule && paragraphAt(target, start) === paragraphAt(target, fault.start);
    const isThere = (one: PairFinding): boolean => isNear(one) && (!fault.isPlace || (one.start < fault.end && fault.start < one.end));
    const exact = left.findIndex(isThere);
    const nth = exact === -1 ? left.findIndex(isNear) : exact;
    if (nth === -1) missed.push(fault);
    else left.splice(nth, 1);
  }
  let compared = 0;
  for (const link of links) {
    for (let i = link.source[0]; i < link.source[1]; i++) {
      const { quotations, organizations, terms } = source.contents[i]!;
      const numbers = source.paragraphs[i]!.quantities.filter(({ required }) => required);
      const marked = quotations.filter(({ marks }) => marks !== null);
      // The paragraph is there and translated, and has as many quotations; each number, mark, body and term is right.
      compared += 2 + numbers.length + marked.length + organizations.filter(({ known }) => known).length + terms.length;
    }
  }
  return { paragraphs: target.paragraphs.length, faults: faults.length, missed, wrong: left, clean: compared - faults.length };
}
