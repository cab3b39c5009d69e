/** A user's termbases as what the engine looks for: each term in its forms, by language, compiled when a text of the language is met. */
import type { ConceptEntry, TermForm } from '../engine/knowledge.ts';
import { baseLanguage } from '../engine/language.ts';
import type { Phrase } from '../engine/phrases.ts';
import { expandForms, formFor, formTexts, type InflectedForm } from '../engine/terms/inflection/expand.ts';
import { compileFormTable, openFormTable, type TermTable } from '../engine/terms/lexicon.ts';
import type { OwnTerms } from '../engine/terms/own.ts';
import type { Merged, MergedEntry } from './merge.ts';
import type { TermSection } from './model.ts';

/** Terms that stay as they are belong to no language; so do those whose file names none. */
const EVERYWHERE = 'und';

/** What is found in texts of one language; plain data but for `table`, which asks for an entry when one of its terms occurs. */
export interface CompiledLanguage {
  readonly table: TermTable;
  /** Concept entry of the table -> entry. */
  readonly entries: Int32Array;
}

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

/** Null where no entry has anything to be found in texts of the language. */
export function compileLanguage(entries: readonly MergedEntry[], language: string): CompiledLanguage | null {
  const forms: Phrase[] = [];
  const indices: number[] = [];
  const conceptOf: number[] = [];
  const formOf: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const before = forms.length;
    for (const section of sectionsFor(entry, language)) {
      const own = ownLanguage(section, language);
      for (const term of section.terms) {
        for (const text of formTexts(term.text, own, { inflect: term.inflect, partOfSpeech: term.partOfSpeech })) {
          conceptOf.push(indices.length);
          formOf.push(forms.length - before);
          forms.push({ text, payload: forms.length, caseSensitive: term.case === 'exact' });
        }
      }
    }
    if (forms.length > before) indices.push(index);
  }
  if (forms.length === 0) return null;
  const concept = (index: number): ConceptEntry => conceptOfEntry(entries[indices[index]!]!, language);
  const table = compileFormTable({ forms, conceptOf: Int32Array.from(conceptOf), formOf: Int32Array.from(formOf), concept });
  return { table, entries: Int32Array.from(indices) };
}

/** What was compiled before, with whatever knows the entries. */
export function openLanguage(
  table: Parameters<typeof openFormTable>[0],
  entries: Int32Array,
  language: string,
  entryAt: (index: number) => MergedEntry,
): CompiledLanguage {
  return { table: openFormTable(table, (index) => conceptOfEntry(entryAt(entries[index]!), language)), entries };
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
