/** The settings of each document with what the nearest `policy-review.yaml` in its folder, or in one above it, says. */
import type { Settings } from '../config.ts';
import { type Files, fileIn, foldersUp } from '../files.ts';
import type { SettingsSource } from '../settings-source.ts';
import { CONFIGURATION_NAME, type FolderSettings, overlay } from './overlay.ts';
import type { ConfigurationProblem } from './read.ts';

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
}

/** How long an answer holds where nobody says that a file has changed. */
const RECHECK_MS = 2_000;

export function createFolderSettings({ settings, files, folders, isWatched, reported }: FolderSettingsOptions): SettingsSource {
  const read = new Map<string, Read>();
  const answers = new Map<string, Answer>();
  let turn = 0;
  files.listen((uri) => {
    if (uri.endsWith(`/${CONFIGURATION_NAME}`)) turn += 1;
  });

  async function nearest(uri: string): Promise<FolderSettings | null> {
    const roots = folders();
    // A text that is not saved yet belongs to the first folder.
    for (const folder of /^untitled:/i.test(uri) ? roots.slice(0, 1) : foldersUp(uri, roots)) {
      const file = fileIn(folder, CONFIGURATION_NAME);
      // One that was there before is asked for once more: what was said of it must go with it.
      if (!read.has(file) && !(await files.list(folder)).includes(CONFIGURATION_NAME)) continue;
      const value = await readFile(file);
      if (read.has(file)) return value;
    }
    return null;
  }

  async function readFile(uri: string): Promise<FolderSettings | null> {
    const file = await files.read(uri);
    const before = read.get(uri);
    if (file === null) {
      read.delete(uri);
      if (before?.wrong) reported({ uri, text: '', problems: [] });
      return null;
    }
    if (before?.stamp === file.stamp) return before.value;
    const { readConfiguration } = await import('./read.ts');
    const { value, problems } = readConfiguration(file.text);
    // Half written, it leaves what it said before in force.
    const now = { stamp: file.stamp, value: value ?? before?.value ?? null, wrong: problems.length > 0 };
    read.set(uri, now);
    if (now.wrong || before?.wrong) reported({ uri, text: file.text, problems });
    return now.value;
  }

  return {
    known(uri) {
      const base = settings.known(uri);
      const answer = answers.get(uri);
      if (answer === undefined || base !== answer.base || answer.turn !== turn) return undefined;
      return isWatched() || Date.now() - answer.when < RECHECK_MS ? answer.value : undefined;
    },
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
  };
}
