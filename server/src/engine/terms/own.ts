/** Terms of the user's own termbases, compiled once for any number of documents. */
import { baseLanguage } from '../language.ts';
import type { TermLexicon, TermTable } from './lexicon.ts';

/** Immutable: other termbases are another object, which is how an analyzer notices. */
export interface OwnTerms {
  /** What is looked for in texts of a base language such as "en"; null where there is nothing. The same object each time. */
  table(language: string): TermTable | null;
}

/** As the detector wants it. The same object while table and language stay. */
export function ownLexicon(terms: OwnTerms | null, language: string, shared: TermLexicon, last: TermLexicon | null): TermLexicon | null {
  const table = terms?.table(baseLanguage(language)) ?? null;
  if (table === null) return null;
  return last?.phrases === table.phrases ? last : { ...table, distancing: shared.distancing };
}
