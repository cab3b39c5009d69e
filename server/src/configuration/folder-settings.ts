/** The settings of each document with what the nearest `policy-review.yaml` in its folder, or in one above it, says. */
import type { Settings } from '../config.ts';
import { type Files, type FileText, fileIn, foldersFor, resolveNamed } from '../files.ts';
import type { SettingsSource } from '../settings-source.ts';
import { CONFIGURATION_NAME, type FolderSettings, overlay } from './overlay.ts';
import type { ConfigurationProblem, NamedFile } from './read.ts';

export interface ConfigurationReport {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

export interface FolderSettingsOptions {
  readonly settings: SettingsSource;
  readonly files: Files;
  folders(): readonly string[];
  /** The client announces every change of a file. */
  isWatched(): boolean;
  /** A file was read and other things are wrong with it than before. */
  reported(report: ConfigurationReport): void;
}

interface Answer {
  readonly turn: number;
  readonly when: number;
  readonly base: Settings;
  readonly file: FolderSettings | null;
  readonly value: Settings;
}

interface Read {
  readonly stamp: string;
  readonly value: FolderSettings | null;
  readonly wrong: boolean;
  /** Nothing of what stands there now can be used. */
  readonly broken: boolean;
}

/** How long an answer holds where nobody says that a file has changed. */
const RECHECK_MS = 2_000;

export interface FolderSettingsSource extends SettingsSource {
  /** A `policy-review.yaml` that is open says this, whether it is saved or not; null: its file counts again. */
  edit(uri: string, text: string | null): void;
  /** The file whose settings hold for a document, or the one to make; null where there is no folder for it, or it is broken. */
  target(uri: string): Promise<{ readonly uri: string; readonly text: string | null } | null>;
}

export function createFolderSettings(options: FolderSettingsOptions): FolderSettingsSource {
  const { settings, files, folders, isWatched, reported } = options;
  const read = new Map<string, Read>();
  const answers = new Map<string, Answer>();
  const edited = new Map<string, FileText>();
  let turn = 0;
  files.listen((uri) => {
    if (uri.endsWith(`/${CONFIGURATION_NAME}`)) turn += 1;
  });

  async function nearest(uri: string): Promise<FolderSettings | null> {
    for (const folder of foldersFor(uri, folders())) {
      const file = fileIn(folder, CONFIGURATION_NAME);
      // One that was there before is asked for once more: what was said of it must go with it.
      if (!edited.has(file) && !read.has(file) && !(await files.list(folder)).includes(CONFIGURATION_NAME)) continue;
      const value = await readFile(file);
      if (read.has(file)) return value;
    }
    return null;
  }

  async function readFile(uri: string): Promise<FolderSettings | null> {
    const file = edited.get(uri) ?? (await files.read(uri));
    const before = read.get(uri);
    if (file === null) {
      read.delete(uri);
      if (before?.wrong) reported({ uri, text: '', problems: [] });
      return null;
    }
    if (before?.stamp === file.stamp) return before.value;
    const { readConfiguration, untrusted } = await import('./read.ts');
    const { value, problems: wrong, termbases = [] } = readConfiguration(file.text);
    const problems = [...wrong, ...(await refusedOf(uri, termbases)).map(({ at }) => untrusted(at))];
    // Half written, it leaves what it said before in force.
    const now = { stamp: file.stamp, value: value ?? before?.value ?? null, wrong: problems.length > 0, broken: value === null };
    read.set(uri, now);
    if (now.wrong || before?.wrong) reported({ uri, text: file.text, problems });
    return now.value;
  }

  /** The last answer, where nothing has been heard since. */
  function current(uri: string): Answer | undefined {
    const answer = answers.get(uri);
    return answer !== undefined && settings.known(uri) === answer.base && answer.turn === turn ? answer : undefined;
  }

  async function refusedOf(uri: string, named: readonly NamedFile[]): Promise<readonly NamedFile[]> {
    const places = named.map(({ path }) => resolveNamed(uri, path, folders()));
    const refused = new Set(await files.refused(places));
    return named.filter((_, index) => refused.has(places[index]!));
  }

  return {
    known(uri) {
      const answer = current(uri);
      return answer !== undefined && (isWatched() || Date.now() - answer.when < RECHECK_MS) ? answer.value : undefined;
    },
    lastKnown: (uri) => current(uri)?.value,
    async of(uri) {
      const asked = turn;
      const [base, file] = [await settings.of(uri), await nearest(uri)];
      const before = answers.get(uri);
      // The same object as before where nothing has changed: a new one has the whole text judged anew.
      const same = before !== undefined && before.base === base && before.file === file;
      const value = same ? before.value : file === null ? base : overlay(base, file);
      answers.set(uri, { turn: asked, when: Date.now(), base, file, value });
      return value;
    },
    forget(uri) {
      answers.delete(uri);
      return settings.forget(uri);
    },
    change: (given) => settings.change(given),
    edit(uri, text) {
      turn += 1;
      if (text === null) edited.delete(uri);
      else edited.set(uri, { uri, text, stamp: `edited ${turn}` });
    },
    async target(uri) {
      await nearest(uri);
      const near = foldersFor(uri, folders());
      for (const folder of near) {
        const file = fileIn(folder, CONFIGURATION_NAME);
        const found = read.get(file);
        // What is broken must not be made worse.
        if (found?.broken) return null;
        const text = found === undefined ? undefined : (edited.get(file) ?? (await files.read(file)))?.text;
        if (text !== undefined) return { uri: file, text };
      }
      const root = near.at(-1);
      return root === undefined || /^untitled:/i.test(root) ? null : { uri: fileIn(root, CONFIGURATION_NAME), text: null };
    },
  };
}
