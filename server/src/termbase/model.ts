/**
 * A termbase as ISO 30042 (TBX) sees one: concept entries, in each language sections, in each term sections. All formats are
 * read into this and written from it. Imports types only, so that the engine may name it.
 */
import type { AdministrativeStatus } from '../engine/facts.ts';
import type { Phrase } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';

/** Whether capitals count: `folded` finds any case, `exact` only the written one. */
export type CasePolicy = 'folded' | 'exact';

export interface Termbase {
  /** Path or URI of the file, as the caller names it. */
  readonly file: string;
  /** What the file calls itself; empty where it does not. */
  readonly title: string;
  readonly entries: readonly ConceptSection[];
}

/** A concept entry. */
export interface ConceptSection {
  /** Unique in its file; made from the first term where the file gives none. */
  readonly id: string;
  readonly subject: string | null;
  readonly definition: string | null;
  readonly note: string | null;
  readonly source: string | null;
  /** Stays as it is in every language: a product, a code name. */
  readonly doNotTranslate: boolean;
  readonly languages: readonly LanguageSection[];
  /** The entry in the file, UTF-16 offsets. */
  readonly at: Span;
}

export interface LanguageSection {
  /** BCP 47, lower-case language, e.g. `en`, `pt-BR`. */
  readonly language: string;
  readonly definition: string | null;
  readonly terms: readonly TermSection[];
}

export interface TermSection {
  readonly text: string;
  readonly status: AdministrativeStatus | null;
  readonly case: CasePolicy;
  /** False: matched as written, without inflected forms. */
  readonly inflect: boolean;
  readonly partOfSpeech: string | null;
  readonly context: string | null;
  readonly note: string | null;
  readonly source: string | null;
  /** ISO 8601 date on which somebody should look again. */
  readonly reviewDate: string | null;
  /** The term in the file, UTF-16 offsets. */
  readonly at: Span;
}

/** What is wrong with a termbase file, or what could not be kept; offsets in the file that was read, absent when written. */
export interface TermbaseProblem {
  readonly code: string;
  readonly message: string;
  /** What the message is made of, for other languages; absent where it is only said in English. */
  readonly said?: Phrase;
  readonly at?: Span;
}

/** `value` is null where nothing can be used; entries that can be read are kept beside problems. */
export interface TermbaseRead {
  readonly value: Termbase | null;
  readonly problems: readonly TermbaseProblem[];
}
