/** The settings of each open document, wherever its client keeps them. */
import { DEFAULT_SETTINGS, type Settings } from './config.ts';
import { at, type Client } from './features/client.ts';
import { spoken } from './features/words.ts';
import { SETTINGS_SECTION } from './protocol.ts';
import { parseSettings } from './settings.ts';

/** As much of a connection as asking for settings needs. */
export interface SettingsConnection {
  readonly console: { warn(message: string): void };
  sendRequest(method: string, params: unknown): Promise<unknown>;
}

export interface SettingsSource {
  /** Without waiting; undefined while the client has not answered. */
  known(uri: string): Settings | undefined;
  /** The same, however long ago they were asked for: within one answer the clock must not take them away. */
  lastKnown(uri: string): Settings | undefined;
  of(uri: string): Promise<Settings>;
  forget(uri: string): void;
  /** Takes `settings` of `workspace/didChangeConfiguration`. */
  change(given: unknown): void;
}

/**
 * Settings of each document: asked from the client where it can be asked, else what it sent last, else what came with
 * `initialize`, else the defaults. A client that never answers costs two seconds once and then has the defaults.
 */
export function createSettingsSource(connection: SettingsConnection, client: () => Client, changed: () => void): SettingsSource {
  interface Answer {
    readonly promise: Promise<Settings>;
    value?: Settings;
  }
  const answers = new Map<string, Answer>();
  const complaints = new Set<string>();
  let shared: Settings | undefined;

  const parse = (value: unknown): Settings => {
    const { value: parsed, problems } = parseSettings(value);
    for (const problem of problems) {
      const place = problem.path === '' ? SETTINGS_SECTION : `${SETTINGS_SECTION}.${problem.path}`;
      const complaint = `${place}: ${spoken(client().words, problem)}`;
      if (complaints.has(complaint)) continue;
      complaints.add(complaint);
      connection.console.warn(complaint);
    }
    return parsed;
  };
  const sharedSettings = (): Settings => (shared ??= parse(client().settings));

  const ask = (uri: string): Answer => {
    const { promise, resolve } = withResolvers<Settings>();
    const answer: Answer = { promise };
    const finish = (value: Settings): void => {
      const late = answer.value !== undefined;
      answer.value = value;
      resolve(value);
      if (late && answers.get(uri) === answer) changed();
    };
    const timer = setTimeout(() => {
      connection.console.warn('The client did not answer for its settings; the defaults are used until it does.');
      finish(DEFAULT_SETTINGS);
    }, SETTINGS_TIMEOUT_MS);
    connection.sendRequest('workspace/configuration', { items: [{ scopeUri: uri, section: SETTINGS_SECTION }] }).then(
      (result: unknown) => {
        clearTimeout(timer);
        finish(parse(Array.isArray(result) ? result[0] : undefined));
      },
      () => {
        clearTimeout(timer);
        if (answer.value === undefined) finish(DEFAULT_SETTINGS);
      },
    );
    return answer;
  };

  const known = (uri: string): Settings | undefined => (client().configuration ? answers.get(uri)?.value : sharedSettings());
  return {
    known,
    lastKnown: known,
    of(uri) {
      if (!client().configuration) return Promise.resolve(sharedSettings());
      let answer = answers.get(uri);
      if (answer === undefined) {
        answer = ask(uri);
        answers.set(uri, answer);
      }
      return answer.promise;
    },
    forget: (uri) => answers.delete(uri),
    change(given) {
      answers.clear();
      // Some clients send an empty object to say "ask me": missing means what `initialize` said, or the defaults.
      const section = at(given, SETTINGS_SECTION);
      shared = section === undefined || section === null ? undefined : parse(section);
      changed();
    },
  };
}

/** How long a client may take to answer for its settings before the defaults are used. */
const SETTINGS_TIMEOUT_MS = 2_000;

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
