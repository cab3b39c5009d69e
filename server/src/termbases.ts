/**
 * Which termbases hold for a document: those in its folder and in the folders above it, the nearest first, then those that settings name.
 * A file that cannot be read (any more) leaves its last good state in force.
 */
import type { Occurrence } from './engine/facts.ts';
import { say } from './engine/said.ts';
import type { OwnTerms } from './engine/terms/own.ts';
import { type Files, fileIn, foldersFor, resolveNamed } from './files.ts';
import { keepSet, openSet, type Place, placeOf } from './termbase/cached.ts';
import { compileOwnTerms } from './termbase/compile.ts';
import { type MergedEntry, mergeTermbases } from './termbase/merge.ts';
import type { Termbase, TermbaseProblem, TermbaseRead } from './termbase/model.ts';
import { formatOf, isTermbaseName } from './termbase/names.ts';
import type { TermbaseCache } from './termbase/packed.ts';
import { entriesById } from './termbase/terminology.ts';

export interface TermbaseSet {
  /** For the engine; null where no termbase holds. */
  readonly terms: OwnTerms | null;
  readonly entries: readonly MergedEntry[];
  /** The entry an occurrence belongs to; null for what is built in. */
  entryOf(occurrence: Pick<Occurrence, 'concept' | 'termbase'>): MergedEntry | null;
}

export const NO_TERMBASES: TermbaseSet = { terms: null, entries: [], entryOf: () => null };

/** What is wrong with a termbase file. */
export interface FileProblems {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly TermbaseProblem[];
}

export interface Termbases {
  /** Those that hold for the document; the same object while nothing changes. `named` are paths of the settings. */
  of(uri: string, named: readonly string[]): Promise<TermbaseSet>;
  /** The last answer for the document, without waiting; undefined before the first. */
  known(uri: string): TermbaseSet | undefined;
  /** Files that would hold for the document, and are not read because nobody has trusted the workspace; as of its last answer. */
  refused(uri: string): readonly string[];
  forget(uri: string): void;
  /** A termbase that is open in an editor: its text there counts, not the file's. */
  edit(uri: string, text: string): void;
  close(uri: string): void;
  /** Reads a file, whether or not a document asks for it, so that what is wrong with it is reported. */
  check(uri: string): Promise<void>;
  /** The nearest YAML termbase, or where a new one belongs, with null for its text; null where nothing can be written. */
  target(uri: string): Promise<{ readonly uri: string; readonly text: string | null } | null>;
  /** The text of a file that was read; null for others. */
  textOf(uri: string): string | null;
}

export interface TermbasesOptions {
  readonly files: Files;
  folders(): readonly string[];
  /** A file was read and has other problems than before. */
  reported(problems: FileProblems): void;
  /** Keeps what was made of large termbases between two starts; null where nothing can be kept. */
  cache?(): TermbaseCache | null;
}

/** The text of a termbase as it is now, in the editor or in its file. */
interface Found {
  readonly uri: string;
  readonly text: string;
  readonly stamp: string;
}

interface ReadFile {
  readonly stamp: string;
  readonly text: string;
  readonly problems: readonly TermbaseProblem[];
  /** The last state that could be used; undefined for this text where its set was found in the cache and nobody has asked for it alone. */
  readonly good: Termbase | null | undefined;
  /** False where `good` is an earlier state. */
  readonly isCurrent: boolean;
}

export function createTermbases({ files, folders, reported, cache = () => null }: TermbasesOptions): Termbases {
  const read = new Map<string, ReadFile>();
  const edited = new Map<string, Found>();
  /** Sets that were found in the cache, by the names of their files. */
  const kept = new Map<string, { readonly stamps: string; readonly set: TermbaseSet }>();
  const sets = new Map<string, { readonly tiers: readonly (readonly Termbase[])[]; readonly set: TermbaseSet }>();
  const conflicts = new Map<string, readonly TermbaseProblem[]>();
  const answers = new Map<string, TermbaseSet>();
  const refusals = new Map<string, readonly string[]>();
  let edits = 0;

  /** Null where the file is gone, and what it said with it. */
  async function textNow(uri: string): Promise<Found | null> {
    const file = edited.get(uri) ?? (await files.read(uri));
    if (file !== null) return file;
    const before = read.get(uri);
    read.delete(uri);
    if (before !== undefined && before.problems.length > 0) reported({ uri, text: '', problems: [] });
    return null;
  }

  async function termbase({ uri, text, stamp }: Found): Promise<Termbase | null> {
    const before = read.get(uri);
    if (before?.stamp === stamp && before.good !== undefined) return before.good;
    const { readTermbase } = await import('./termbase/read.ts');
    const last = before === undefined || before.stamp === stamp ? null : (before.good ?? readTermbase(uri, before.text).value);
    const isEmptied = text.trim() === '' && (last?.entries.length ?? 0) > 0;
    // Many programs write a file by emptying it first: what they will write comes in a moment.
    const { value, problems } = isEmptied ? EMPTIED : readTermbase(uri, text);
    const now: ReadFile = { stamp, text, problems, good: value ?? last, isCurrent: value !== null };
    read.set(uri, now);
    if (problems.length > 0 || (before?.problems.length ?? 0) > 0) reported({ uri, text, problems });
    return now.good ?? null;
  }

  async function find(uri: string, named: readonly string[]): Promise<TermbaseSet> {
    const near = foldersFor(uri, folders());
    const tiers: (readonly Found[])[] = [];
    const seen = new Set<string>();
    const missed: string[] = [];
    const add = async (uris: readonly string[]): Promise<void> => {
      const fresh = uris.filter((one) => !seen.has(one));
      for (const one of fresh) seen.add(one);
      const texts = await Promise.all(fresh.map(textNow));
      const found = texts.filter((one) => one !== null);
      if (found.length > 0) tiers.push(found);
      missed.push(...fresh.filter((_, index) => texts[index] === null));
    };
    for (const folder of near) {
      const names = await files.list(folder);
      await add(names.filter(isTermbaseName).map((name) => fileIn(folder, name)));
    }
    await add(named.filter((path) => formatOf(path) !== null).map((path) => resolveNamed(uri, path, folders())));
    refusals.set(uri, await files.refused(missed));
    return setFrom(tiers);
  }

  /** Tiers of files, the nearest first. */
  async function setFrom(found: readonly (readonly Found[])[]): Promise<TermbaseSet> {
    const all = found.flat();
    const key = found.map((one) => one.map(({ uri }) => uri).join('\n')).join('\n\n');
    const stamps = all.map(({ stamp }) => stamp).join('\n');
    const held = kept.get(key);
    if (held?.stamps === stamps) return held.set;
    const isRead = all.every(({ uri, stamp }) => read.get(uri)?.stamp === stamp && read.get(uri)?.good !== undefined);
    const place = isRead ? null : placeOf(cache(), found);
    const opened = place === null ? null : openSet(place);
    if (opened !== null) {
      for (const { uri, text, stamp } of all) {
        const { own = [], conflicts: beside = [] } = opened.problems.find(({ file }) => file === uri) ?? {};
        const had = (problemsOf(uri)?.problems.length ?? 0) > 0;
        const known = read.get(uri);
        if (known?.stamp !== stamp) read.set(uri, { stamp, text, problems: own, good: undefined, isCurrent: true });
        conflicts.set(uri, beside);
        if (had || own.length + beside.length > 0) reported(problemsOf(uri)!);
      }
      const set: TermbaseSet = {
        terms: opened.terms,
        get entries() {
          return opened.entries();
        },
        entryOf: opened.entryOf,
      };
      kept.set(key, { stamps, set });
      return set;
    }
    kept.delete(key);
    const tiers: (readonly Termbase[])[] = [];
    for (const files of found) {
      const usable = (await Promise.all(files.map(termbase))).filter((one) => one !== null);
      if (usable.length > 0) tiers.push(usable);
    }
    // What is being typed will be another text in a moment, and what is broken is not what is in force.
    const isSettled = all.every(({ uri, stamp }) => !edited.has(uri) && read.get(uri)?.stamp === stamp && read.get(uri)?.isCurrent);
    return setOf(tiers, isSettled ? place : null);
  }

  function setOf(tiers: readonly (readonly Termbase[])[], place: Place | null): TermbaseSet {
    if (tiers.length === 0) return NO_TERMBASES;
    const key = tiers.map((one) => one.map(({ file }) => file).join('\n')).join('\n\n');
    const known = sets.get(key);
    if (known !== undefined && sameTiers(known.tiers, tiers)) return known.set;
    const merged = mergeTermbases(tiers);
    const names = [...new Set(tiers.flat().map((one) => one.file))];
    const compiled = (): OwnTerms => {
      if (place === null) return compileOwnTerms(merged);
      const problems = names.map((file) => ({ file, own: read.get(file)?.problems ?? [], conflicts: merged.problems.get(file) ?? [] }));
      return keepSet(place, merged, problems);
    };
    const set: TermbaseSet = {
      terms: merged.entries.length === 0 ? null : compiled(),
      entries: merged.entries,
      entryOf: entriesById(merged.entries),
    };
    sets.set(key, { tiers, set });
    for (const file of names) {
      const now = merged.problems.get(file) ?? [];
      const had = conflicts.get(file)?.length ?? 0;
      conflicts.set(file, now);
      if (now.length + had > 0) reported(problemsOf(file)!);
    }
    return set;
  }

  function problemsOf(uri: string): FileProblems | null {
    const file = read.get(uri);
    return file === undefined ? null : { uri, text: file.text, problems: [...file.problems, ...(conflicts.get(uri) ?? [])] };
  }

  return {
    async of(uri, named) {
      const set = await find(uri, named);
      answers.set(uri, set);
      return set;
    },
    known: (uri) => answers.get(uri),
    refused: (uri) => refusals.get(uri) ?? [],
    forget(uri) {
      answers.delete(uri);
      refusals.delete(uri);
    },
    edit(uri, text) {
      edits += 1;
      edited.set(uri, { uri, text, stamp: `edited ${edits}` });
    },
    close: (uri) => void edited.delete(uri),
    async check(uri) {
      const file = await textNow(uri);
      if (file !== null) await setFrom([[file]]);
    },
    async target(uri) {
      const near = foldersFor(uri, folders());
      for (const folder of near) {
        const name = (await files.list(folder)).find((one) => isTermbaseName(one) && formatOf(one) === 'yaml');
        if (name === undefined) continue;
        const found = fileIn(folder, name);
        const file = await textNow(found);
        // A broken file must not be made worse.
        if (file !== null) await setFrom([[file]]);
        if (file !== null && !(read.get(found)?.problems.some(({ code }) => code === 'yaml-syntax') ?? false))
          return { uri: found, text: file.text };
      }
      const root = near.at(-1);
      return root === undefined || /^untitled:/i.test(root) ? null : { uri: fileIn(root, 'termbase.yaml'), text: null };
    },
    textOf: (uri) => read.get(uri)?.text ?? null,
  };
}

const EMPTIED: TermbaseRead = {
  value: null,
  problems: [
    {
      code: 'emptied',
      ...say`The file is empty now. What was read before stays in force until it is closed or removed.`,
      at: { start: 0, end: 0 },
    },
  ],
};

function sameTiers(a: readonly (readonly Termbase[])[], b: readonly (readonly Termbase[])[]): boolean {
  return (
    a.length === b.length && a.every((tier, index) => tier.length === b[index]!.length && tier.every((one, i) => one === b[index]![i]))
  );
}
