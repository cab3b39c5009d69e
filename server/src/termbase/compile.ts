/** A user's termbases as what the engine looks for: each term in its forms, by language, compiled when a text of the language is met. */
import type { ConceptEntry, TermForm } from '../engine/knowledge.ts';
import { baseLanguage } from '../engine/language.ts';
import { expandForms, formFor, type InflectedForm } from '../engine/terms/inflection/expand.ts';
import { compileTermTable, type TermTable } from '../engine/terms/lexicon.ts';
import type { OwnTerms } from '../engine/terms/own.ts';
import type { Merged, MergedEntry } from './merge.ts';
import type { TermSection } from './model.ts';

/** Terms that stay as they are belong to no language; so do those whose file names none. */
const EVERYWHERE = 'und';

/** Compiles lazily: a termbase of ten languages costs what the languages of the open texts do. */
export function compileOwnTerms({ entries }: Merged): OwnTerms {
  const tables = new Map<string, TermTable | null>();
  return {
    table(language) {
      let table = tables.get(language);
      if (table === undefined) {
        const concepts = entries.map((entry) => conceptOf(entry, language)).filter((concept) => concept !== null);
        table = concepts.length === 0 ? null : compileTermTable(concepts);
        tables.set(language, table);
      }
      return table;
    },
  };
}

/** Null where the entry has nothing to be found in texts of the language. */
function conceptOf({ file, entry, languages }: MergedEntry, language: string): ConceptEntry | null {
  const sections = languages.filter((section) => entry.doNotTranslate || isFor(section.language, language));
  if (sections.length === 0) return null;
  const forms: TermForm[] = [];
  for (const section of sections) {
    const own = isFor(section.language, language) ? language : section.language;
    const isSettled = section.terms.every(({ status }) => status === 'preferred');
    const preferred = isSettled ? [] : section.terms.filter(({ status }) => status === 'preferred');
    const targets = preferred.map((term) => ({ term, forms: formsOf(term, own) }));
    for (const term of section.terms) {
      const others = term.status === 'preferred' ? [] : targets;
      for (const { text, readings } of formsOf(term, own)) {
        forms.push({
          text,
          language: own,
          status: term.status,
          caseSensitive: term.case === 'exact',
          ...(text === term.text ? {} : { base: term.text }),
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
