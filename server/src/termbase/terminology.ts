/** Entries of the user's termbases as the checks of a translation ask for them. */
import type { Occurrence } from '../engine/facts.ts';
import { baseLanguage } from '../engine/language.ts';
import type { TermEntry, Terminology } from '../translation/pair.ts';
import type { MergedEntry } from './merge.ts';

/** `entryOf` as a set of termbases has it. */
export function terminologyOf(entryOf: (occurrence: Pick<Occurrence, 'concept' | 'termbase'>) => MergedEntry | null): Terminology {
  const known = new WeakMap<MergedEntry, TermEntry>();
  return (occurrence) => {
    const found = entryOf(occurrence);
    if (found === null) return null;
    let entry = known.get(found);
    if (entry === undefined) {
      const { doNotTranslate, languages } = found.entry;
      entry = {
        doNotTranslate,
        terms: (base) => languages.filter(({ language }) => baseLanguage(language) === base).flatMap(({ terms }) => terms),
      };
      known.set(found, entry);
    }
    return entry;
  };
}

/** The entry of each occurrence, by file and id. */
export function entriesById(entries: readonly MergedEntry[]): (occurrence: Pick<Occurrence, 'concept' | 'termbase'>) => MergedEntry | null {
  const byId = new Map(entries.map((one) => [`${one.file}\0${one.entry.id}`, one]));
  return ({ concept, termbase }) => (termbase === undefined ? null : (byId.get(`${termbase}\0${concept}`) ?? null));
}
