/**
 * Large termbases between two starts: what was made of them as bytes that open without being built. Entries stand in rows that are read
 * when somebody asks for one; what is looked for in texts of a language stands apart for each language, for few are met.
 */
import type { Occurrence } from '../engine/facts.ts';
import { pack, unpack } from '../engine/pack.ts';
import { allRows, type RowsById, rowAt, rowById, rowsByIdInSlices } from '../engine/rows.ts';
import type { Slices } from '../engine/slices.ts';
import { type CompiledLanguage, type LanguageTables, openLanguage } from './compile.ts';
import type { MergedEntry } from './merge.ts';
import type { ConceptSection, LanguageSection, TermbaseProblem, TermSection } from './model.ts';

/** Where the bytes are kept. Never throws: what cannot be kept is made anew. */
export interface TermbaseCache {
  /** Null where nothing was kept under that name for these texts. */
  read(name: string, texts: string): Uint8Array | null;
  /** Asks for the bytes when there is time, and again for each slice. `name` says whose they are, `texts` what they were made of. */
  keep(name: string, texts: string, make: () => Slices<Uint8Array>): void;
  /** Of texts of any length; differs for all that differ. */
  digest(texts: readonly string[]): string;
}

/** Grows when what is kept looks different, or terms are read, merged or inflected in another way. */
export const PACKED_VERSION = 2;

/** What is said of one file. */
export interface PackedProblems {
  readonly file: string;
  /** Of the file alone, and of it beside the others. */
  readonly own: readonly TermbaseProblem[];
  readonly conflicts: readonly TermbaseProblem[];
}

export interface OpenedEntries {
  readonly problems: readonly PackedProblems[];
  /** All of them, read when this is called. */
  entries(): readonly MergedEntry[];
  entryAt(index: number): MergedEntry;
  entryOf(occurrence: Pick<Occurrence, 'concept' | 'termbase'>): MergedEntry | null;
}

/** Values that are not said are left out: most of a term is not. */
interface PackedTerm extends Partial<Omit<TermSection, 'text' | 'at'>> {
  readonly text: string;
  readonly at: readonly [start: number, end: number];
}

interface PackedLanguage {
  readonly language: string;
  readonly definition?: string | null;
  readonly terms: readonly PackedTerm[];
}

interface PackedEntry extends Partial<Omit<ConceptSection, 'id' | 'languages' | 'at'>> {
  /** Number of the file and id in the file. */
  readonly id: string;
  readonly languages: readonly PackedLanguage[];
  /** For each language the terms that are in force; absent where all are. */
  readonly inForce?: readonly (readonly number[])[];
  readonly at: readonly [start: number, end: number];
}

interface Packed {
  readonly version: number;
  readonly problems: readonly PackedProblems[];
  readonly entries: RowsById<PackedEntry>;
}

/** `problems` name every file. */
export function* packEntries(entries: readonly MergedEntry[], problems: readonly PackedProblems[]): Slices<Uint8Array> {
  const numbers = new Map(problems.map(({ file }, index) => [file, index]));
  const packed: Packed = {
    version: PACKED_VERSION,
    problems,
    entries: yield* rowsByIdInSlices(entries.length, (index) => packEntry(entries[index]!, numbers.get(entries[index]!.file) ?? -1)),
  };
  return pack(packed);
}

/** Throws for bytes that are no packed entries. */
export function openEntries(bytes: Uint8Array): OpenedEntries {
  const { version, problems, entries: rows } = unpack(bytes) as Packed;
  if (version !== PACKED_VERSION || !Array.isArray(problems)) throw new Error('These are no entries of this version.');
  const numbers = new Map(problems.map(({ file }, index) => [file, index]));
  const opened = new WeakMap<PackedEntry, MergedEntry>();
  const open = (row: PackedEntry): MergedEntry => {
    let entry = opened.get(row);
    if (entry === undefined) {
      entry = openEntry(row, problems);
      opened.set(row, entry);
    }
    return entry;
  };
  let all: readonly MergedEntry[] | null = null;
  return {
    problems,
    entries() {
      all ??= allRows(rows).map(open);
      return all;
    },
    entryAt: (index) => open(rowAt(rows, index)),
    entryOf({ concept, termbase }) {
      const number = termbase === undefined ? undefined : numbers.get(termbase);
      const row = number === undefined ? undefined : rowById(rows, `${number} ${concept}`);
      return row === undefined ? null : open(row);
    },
  };
}

/** What is looked for in texts of one language; null where there is nothing. */
export function* packLanguage(compiled: CompiledLanguage | null): Slices<Uint8Array> {
  // Typed arrays are copied at once.
  const bytes = pack({ version: PACKED_VERSION, language: compiled?.tables ?? null } satisfies PackedTables);
  yield bytes.byteLength;
  return bytes;
}

/** Throws for bytes that are no packed language. */
export function openPackedLanguage(bytes: Uint8Array, code: string, entryAt: OpenedEntries['entryAt']): CompiledLanguage | null {
  const { version, language } = unpack(bytes) as PackedTables;
  if (version !== PACKED_VERSION || language === undefined) throw new Error('This is no language of this version.');
  return language === null ? null : openLanguage(language, code, entryAt);
}

interface PackedTables {
  readonly version: number;
  readonly language: LanguageTables | null;
}

function packEntry({ entry, languages }: MergedEntry, number: number): PackedEntry {
  const { id, at, languages: sections, ...said } = entry;
  const isWhole = languages.length === sections.length && languages.every(({ terms }, i) => terms.length === sections[i]!.terms.length);
  return {
    ...brief(said),
    id: `${number} ${id}`,
    at: [at.start, at.end],
    languages: sections.map(({ language, definition, terms }) => ({ language, ...brief({ definition }), terms: terms.map(packTerm) })),
    ...(isWhole ? {} : { inForce: sections.map((section) => inForce(section, languages)) }),
  };
}

function inForce(section: LanguageSection, kept: MergedEntry['languages']): number[] {
  const terms = kept.find(({ language }) => language === section.language)?.terms ?? [];
  return section.terms.flatMap((term, index) => (terms.includes(term) ? [index] : []));
}

function packTerm({ text, at, ...said }: TermSection): PackedTerm {
  const { inflect, case: policy, ...others } = said;
  const plain = { ...(inflect ? {} : { inflect }), ...(policy === 'folded' ? {} : { case: policy }) };
  return { text, at: [at.start, at.end], ...plain, ...brief(others) };
}

/** Without what is null or false. */
function brief<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== false)) as Partial<T>;
}

function openEntry(row: PackedEntry, problems: readonly PackedProblems[]): MergedEntry {
  const cut = row.id.indexOf(' ');
  const languages = row.languages.map(
    ({ language, definition, terms }): LanguageSection => ({ language, definition: definition ?? null, terms: terms.map(openTerm) }),
  );
  const entry: ConceptSection = {
    id: row.id.slice(cut + 1),
    subject: row.subject ?? null,
    definition: row.definition ?? null,
    note: row.note ?? null,
    source: row.source ?? null,
    doNotTranslate: row.doNotTranslate ?? false,
    languages,
    at: { start: row.at[0], end: row.at[1] },
  };
  const kept = row.inForce?.map((indices, i) => ({
    language: languages[i]!.language,
    terms: indices.map((at) => languages[i]!.terms[at]!),
  }));
  return {
    file: problems[Number(row.id.slice(0, cut))]?.file ?? '',
    entry,
    languages: kept?.filter(({ terms }) => terms.length > 0) ?? languages,
  };
}

function openTerm({ at, ...said }: PackedTerm): TermSection {
  return {
    status: null,
    case: 'folded',
    inflect: true,
    partOfSpeech: null,
    context: null,
    note: null,
    source: null,
    reviewDate: null,
    ...said,
    at: { start: at[0], end: at[1] },
  };
}
