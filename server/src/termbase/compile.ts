/** A user's termbases as what the engine looks for: each term in its forms, by language, compiled when a text of the language is met. */

import { GrowingPhrases } from '../engine/growing-phrases.ts';
import type { ConceptEntry, TermForm } from '../engine/knowledge.ts';
import { baseLanguage } from '../engine/language.ts';
import { compilePhrases, type Phrase, type PhraseTable } from '../engine/phrases.ts';
import { compileStems, type Stems, type StemTable } from '../engine/stems.ts';
import { expandForms, formFor, formTexts, type InflectedForm } from '../engine/terms/inflection/expand.ts';
import { ownTable, type TermTable } from '../engine/terms/lexicon.ts';
import type { OwnTerms } from '../engine/terms/own.ts';
import type { Merged, MergedEntry } from './merge.ts';
import type { TermSection } from './model.ts';

/** Terms that stay as they are belong to no language; so do those whose file names none. */
const EVERYWHERE = 'und';

/**
 * What is looked for in texts of one language, as plain data. A language with a dozen forms a term has no forms here, where there are
 * many terms, but their stems: forms are made when a text may hold one.
 */
export interface LanguageTables {
  readonly phrases: PhraseTable;
  /** Form of `phrases` -> concept entry, and its place among the forms of that. */
  readonly conceptOf: Int32Array;
  readonly formOf: Int32Array;
  readonly stems: StemTable | null;
  /** Term of `stems` -> concept entry, and its place among the terms of that. */
  readonly stemConcepts: Int32Array;
  readonly stemTerms: Int32Array;
  /** Concept entry -> entry of the termbases. */
  readonly entries: Int32Array;
}

/** The same in use: `table` asks for an entry when one of its terms occurs. */
export interface CompiledLanguage {
  readonly table: TermTable;
  readonly tables: LanguageTables;
}

/** Languages that make a dozen forms of a term, none of which changes how its words begin. */
const STEMMED: ReadonlySet<string> = new Set(['ru']);
/** Fewer terms are inflected sooner than asked for one by one. */
const MANY = 5_000;

/** Compiles lazily: a termbase of ten languages costs what the languages of the open texts do. */
export function compileOwnTerms({ entries }: Pick<Merged, 'entries'>): OwnTerms {
  const tables = new Map<string, TermTable | null>();
  return {
    table(language) {
      let table = tables.get(language);
      if (table === undefined) {
        table = compileLanguage(entries, language)?.table ?? null;
        tables.set(language, table);
      }
      return table;
    },
  };
}

/** Null where no entry has anything to be found in texts of the language. `many` is for tests. */
export function compileLanguage(entries: readonly MergedEntry[], language: string, many = MANY): CompiledLanguage | null {
  const isStemmed = STEMMED.has(language) && hasMany(entries, language, many);
  const forms: Phrase[] = [];
  const conceptOf: number[] = [];
  const formOf: number[] = [];
  const stems: string[] = [];
  const stemConcepts: number[] = [];
  const stemTerms: number[] = [];
  const indices: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const terms = termsFor(entry, language);
    if (terms.length === 0) continue;
    const before = forms.length;
    // Where the place of a form among those of its entry hangs on others, all of them are made.
    const hasStems = isStemmed && terms.every(({ own }) => own === language);
    for (const [at, { term, own }] of terms.entries()) {
      if (hasStems) {
        stems.push(term.text.normalize('NFC'));
        stemConcepts.push(indices.length);
        stemTerms.push(at);
        continue;
      }
      for (const text of textsOf(term, own)) {
        conceptOf.push(indices.length);
        formOf.push(forms.length - before);
        forms.push({ text, payload: forms.length, caseSensitive: term.case === 'exact' });
      }
    }
    if (hasStems || forms.length > before) indices.push(index);
  }
  if (indices.length === 0) return null;
  const tables: LanguageTables = {
    phrases: compilePhrases(forms, 'skip'),
    conceptOf: Int32Array.from(conceptOf),
    formOf: Int32Array.from(formOf),
    stems: stems.length === 0 ? null : compileStems(stems),
    stemConcepts: Int32Array.from(stemConcepts),
    stemTerms: Int32Array.from(stemTerms),
    entries: Int32Array.from(indices),
  };
  return openLanguage(tables, language, (index) => entries[index]!);
}

/** What was compiled, now or before, with whatever knows the entries. */
export function openLanguage(tables: LanguageTables, language: string, entryAt: (index: number) => MergedEntry): CompiledLanguage {
  const { phrases, entries, stems } = tables;
  const entry = (index: number): MergedEntry => entryAt(entries[index]!);
  const conceptOf = stems === null ? tables.conceptOf : Array.from(tables.conceptOf);
  const formOf = stems === null ? tables.formOf : Array.from(tables.formOf);
  const table = ownTable({
    phrases,
    stems: stems === null ? null : stemsOf(tables, stems, language, entry, conceptOf as number[], formOf as number[]),
    conceptOf,
    formOf,
    count: entries.length,
    concept: (index) => conceptOfEntry(entry(index), language),
  });
  return { table, tables };
}

/** Forms get their numbers, behind those that are known, when they are first made. */
function stemsOf(
  { stemConcepts, stemTerms }: LanguageTables,
  table: StemTable,
  language: string,
  entry: (index: number) => MergedEntry,
  conceptOf: number[],
  formOf: number[],
): Stems {
  return {
    table,
    made: new GrowingPhrases(),
    done: new Uint8Array(table.first.length),
    formsOf(index) {
      const concept = stemConcepts[index]!;
      const terms = termsFor(entry(concept), language);
      const place = stemTerms[index]!;
      const { term, own } = terms[place]!;
      const texts = textsOf(term, own);
      const first = conceptOf.length;
      const before = terms.slice(0, place).reduce((sum, one) => sum + textsOf(one.term, one.own).length, 0);
      return texts.map((text, i) => {
        conceptOf.push(concept);
        formOf.push(before + i);
        return { text, payload: first + i, caseSensitive: term.case === 'exact' };
      });
    },
  };
}

function hasMany(entries: readonly MergedEntry[], language: string, many: number): boolean {
  let count = 0;
  for (const entry of entries) {
    for (const { terms } of sectionsFor(entry, language)) count += terms.length;
    if (count >= many) return true;
  }
  return false;
}

/** The terms of an entry that are looked for in texts of the language, each with the language that inflects it. */
function termsFor(entry: MergedEntry, language: string): readonly { readonly term: TermSection; readonly own: string }[] {
  return sectionsFor(entry, language).flatMap((section) => {
    const own = ownLanguage(section, language);
    return section.terms.map((term) => ({ term, own }));
  });
}

function textsOf(term: TermSection, language: string): readonly string[] {
  return formTexts(term.text, language, { inflect: term.inflect, partOfSpeech: term.partOfSpeech });
}

function sectionsFor({ entry, languages }: MergedEntry, language: string): MergedEntry['languages'] {
  return languages.filter((section) => entry.doNotTranslate || isFor(section.language, language));
}

function ownLanguage(section: MergedEntry['languages'][number], language: string): string {
  return isFor(section.language, language) ? language : section.language;
}

/** The entry as an occurrence in a text of the language needs it; its terms are all forms, in the order of `compileLanguage`. */
function conceptOfEntry(merged: MergedEntry, language: string): ConceptEntry {
  const { file, entry } = merged;
  const forms: TermForm[] = [];
  for (const section of sectionsFor(merged, language)) {
    const own = ownLanguage(section, language);
    const isSettled = section.terms.every(({ status }) => status === 'preferred');
    const preferred = isSettled ? [] : section.terms.filter(({ status }) => status === 'preferred');
    const targets = preferred.map((term) => ({ term, forms: formsOf(term, own) }));
    for (const term of section.terms) {
      const others = term.status === 'preferred' ? [] : targets;
      for (const { text, readings } of formsOf(term, own)) {
        forms.push({
          text: term.text,
          language: own,
          status: term.status,
          caseSensitive: term.case === 'exact',
          ...(others.length === 0 ? {} : { alternatives: alternativesFor(text, readings, term, others, own) }),
        });
      }
    }
  }
  return {
    id: entry.id,
    label: null,
    category: '',
    users: '',
    why: '',
    alternatives: [],
    note: entry.note ?? '',
    terms: forms,
    unlessBefore: [],
    unlessAfter: [],
    source: entry.source ?? '',
    termbase: file,
  };
}

function isFor(section: string, language: string): boolean {
  const base = baseLanguage(section);
  return base === language || base === EVERYWHERE;
}

function formsOf(term: TermSection, language: string): readonly InflectedForm[] {
  return expandForms(term.text, language, { inflect: term.inflect, partOfSpeech: term.partOfSpeech });
}

/** Languages whose words have no forms, so that a term may stand wherever another stands. */
const WITHOUT_FORMS: ReadonlySet<string> = new Set(['zh', 'ja', 'vi', 'th']);

/** Preferred terms in the form the text has; a term that is not inflected here takes the place of the form as it is written. */
function alternativesFor(
  text: string,
  readings: readonly string[],
  term: TermSection,
  targets: readonly { readonly term: TermSection; readonly forms: readonly InflectedForm[] }[],
  language: string,
): readonly string[] {
  const found: string[] = [];
  for (const target of targets) {
    const isFixed = WITHOUT_FORMS.has(language) || (!term.inflect && !target.term.inflect && text === term.text);
    const form = isFixed ? target.term.text : formFor(readings, target.forms);
    if (form !== null && !found.includes(form)) found.push(form);
  }
  return found;
}
