/** What the checks of the termbase share. Named without a hyphen: it is no check. */

import type { Fix, Occurrence } from '../../engine/facts.ts';
import { replaceTerm } from '../../engine/terms/replace.ts';
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

/** Preferred terms in the form the text has, where that is certain. */
export function replacements({ text, base }: Side, occurrence: KnownOccurrence): readonly Fix[] {
  return occurrence.alternatives.flatMap((alternative) => replaceTerm(occurrence, alternative, text, base));
}

export { sameLoosely };
