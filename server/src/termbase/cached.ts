/** Sets of large termbases that are kept between two starts: looked for before anything is read, and written when there is time. */
import type { TermTable } from '../engine/terms/lexicon.ts';
import type { OwnTerms } from '../engine/terms/own.ts';
import { type CompiledLanguage, compileLanguage } from './compile.ts';
import type { Merged } from './merge.ts';
import {
  type OpenedEntries,
  openEntries,
  openPackedLanguage,
  PACKED_VERSION,
  type PackedProblems,
  packEntries,
  packLanguage,
  type TermbaseCache,
} from './packed.ts';

/** A file whose text is known. */
export interface Source {
  readonly uri: string;
  readonly text: string;
}

/** Where a set is kept. */
export interface Place {
  readonly cache: TermbaseCache;
  readonly name: string;
  readonly texts: string;
}

export interface KeptSet extends OpenedEntries {
  readonly terms: OwnTerms;
}

/** Fewer characters are read sooner than found again. */
const LARGE = 400_000;

/** Null for what is not worth keeping. Tiers as `mergeTermbases` has them. */
export function placeOf(cache: TermbaseCache | null, tiers: readonly (readonly Source[])[]): Place | null {
  const length = tiers.flat().reduce((sum, { text }) => sum + text.length, 0);
  if (cache === null || length < LARGE) return null;
  const names = tiers.flatMap((tier, index) => tier.map(({ uri }) => `${index} ${uri}`));
  return {
    cache,
    name: cache.digest(names),
    texts: cache.digest([`version ${PACKED_VERSION}`, ...names, ...tiers.flat().map(({ text }) => text)]),
  };
}

/** Null where it is not kept, or what is kept cannot be read. */
export function openSet(place: Place): KeptSet | null {
  const bytes = place.cache.read(place.name, place.texts);
  if (bytes === null) return null;
  try {
    const opened = openEntries(bytes);
    return { ...opened, terms: keptTables(place, opened.entryAt, opened.entries) };
  } catch {
    return null;
  }
}

/** Keeps the entries, and the terms of each language when it is met. `problems` name every file. */
export function keepSet(place: Place, { entries }: Merged, problems: readonly PackedProblems[]): OwnTerms {
  place.cache.keep(place.name, place.texts, () => packEntries(entries, problems));
  return keptTables(
    place,
    (index) => entries[index]!,
    () => entries,
  );
}

function keptTables({ cache, name, texts }: Place, entryAt: OpenedEntries['entryAt'], entries: OpenedEntries['entries']): OwnTerms {
  const tables = new Map<string, TermTable | null>();
  return {
    table(language) {
      let table = tables.get(language);
      if (table !== undefined) return table;
      const file = `${name}-${language}`;
      let compiled = keptLanguage(cache.read(file, texts), language, entryAt);
      if (compiled === undefined) {
        const made = compileLanguage(entries(), language);
        cache.keep(file, texts, () => packLanguage(made));
        compiled = made;
      }
      table = compiled?.table ?? null;
      tables.set(language, table);
      return table;
    },
  };
}

/** Undefined where nothing can be read. */
function keptLanguage(bytes: Uint8Array | null, code: string, entryAt: OpenedEntries['entryAt']): CompiledLanguage | null | undefined {
  if (bytes === null) return undefined;
  try {
    return openPackedLanguage(bytes, code, entryAt);
  } catch {
    return undefined;
  }
}
