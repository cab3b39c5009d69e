/** What the checks of the termbase share. Named without a hyphen: it is no check. */
import type { Occurrence } from '../../engine/facts.ts';
import { findLoosely, sameLoosely } from '../loosely.ts';
import type { KnownTerm, Pair, TermEntry } from '../pair.ts';
import type { Side } from '../side.ts';

export interface KnownOccurrence extends Occurrence {
  readonly entry: TermEntry;
}

/** Occurrences of the user's terms in some paragraphs, in order. */
export function knownOccurrences({ terminology }: Pair, side: Side, [from, to]: readonly [number, number]): KnownOccurrence[] {
  return side.contents.slice(from, to).flatMap(({ terms }) =>
    terms.flatMap((one) => {
      const entry = terminology(one);
      return entry === null ? [] : [{ ...one, entry }];
    }),
  );
}

/** True where one of the terms stands in these paragraphs in some inflection. */
export function holdsOne(side: Side, [from, to]: readonly [number, number], terms: readonly KnownTerm[]): boolean {
  return side.paragraphs.slice(from, to).some(({ prose }) => terms.some(({ text }) => findLoosely(prose, text, side.base) !== null));
}

export function isUsable({ status }: KnownTerm): boolean {
  return status !== 'deprecated' && status !== 'superseded';
}

/** The term a text should use: the preferred one, else the first that may be used. */
export function wantedTerm(terms: readonly KnownTerm[]): KnownTerm | null {
  return (
    terms.find(({ status }) => status === 'preferred') ??
    terms.find((term) => isUsable(term) && term.status !== 'admitted') ??
    terms.find(isUsable) ??
    null
  );
}

/**
 * The term in the form in which another stands in the text; null where that is not certain. It is where words have no forms, and in
 * English for the base form and a regular plural of nouns.
 */
export function inTheFormOf(wanted: string, found: { readonly text: string; readonly term: string }, base: string): string | null {
  if (base === 'zh' || base === 'ja') return wanted;
  const isAbbreviation = (text: string): boolean => /^[\p{Lu}\p{N}-]{2,}$/u.test(text);
  if (isAbbreviation(wanted) && isAbbreviation(found.text)) return wanted;
  if (base !== 'en') return null;
  const text = found.text.replace(/\s+/g, ' ');
  const lower = text.toLowerCase();
  const term = found.term.toLowerCase();
  const raised = (form: string): string =>
    /^\p{Lu}/u.test(text) && /^\p{Ll}/u.test(found.term) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
  // A new article may be needed: what stands before is not looked at here, so the sound must stay.
  if (isVowel(text) !== isVowel(wanted)) return null;
  if (lower === term) return raised(wanted);
  return lower === `${term}s` && /[^sxzhy]$/.test(wanted) ? raised(`${wanted}s`) : null;
}

function isVowel(text: string): boolean {
  return /^[aeiouAEIOU]/.test(text);
}

export { sameLoosely };
