/**
 * The language server: capabilities and handlers over one connection. Every handler is guarded, because one feature that
 * fails on one document must take neither the others nor the process down, and because the text of an exception may hold
 * words of a draft: clients and logs see fixed texts only.
 */
import { type CancellationToken, type Connection, type Diagnostic, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from './config.ts';
import type { Engine } from './engine/analyze.ts';
import { at, type Client, isObject, readClient } from './features/client.ts';
import { type CodeActionQuery, codeActions, QUICK_FIX } from './features/code-actions.ts';
import { offsetAt, spanOf } from './features/convert.ts';
import { DIAGNOSTIC_SOURCE, diagnostics } from './features/diagnostics.ts';
import { facts } from './features/facts.ts';
import { hover } from './features/hover.ts';
import { SEMANTIC_TOKENS_LEGEND, semanticTokens, semanticTokensEdits } from './features/semantic-tokens.ts';
import { documentSymbols, flatSymbols, SYMBOLS_LABEL } from './features/symbols.ts';
import { type DocumentView, indexKnowledge } from './features/view.ts';
import { REFUSED_REQUEST, type Refusal } from './lifecycle.ts';
import { FACTS_CHANGED_NOTIFICATION, FACTS_REQUEST, SETTINGS_SECTION } from './protocol.ts';
import { createWorkspace, type DocumentEngine } from './workspace.ts';

export interface ServerOptions {
  /** Shown as `serverInfo.version`. */
  readonly version: string;
}

/** Registers all handlers; the caller listens. The connection must run the messages through a `Lifecycle`. */
export function startServer(connection: Connection, engine: DocumentEngine & Pick<Engine, 'knowledge'>, options: ServerOptions): void {
  const workspace = createWorkspace(engine);
  const knowledge = indexKnowledge(engine.knowledge);
  const log = (message: string): void => connection.console.error(message);
  let client: Client = readClient(undefined);
  const settings = createSettingsSource(connection, () => client, refreshAll);
  const pending = new Map<string, Pending>();
  /** The id of the diagnostics each document's client was sent last. */
  const published = new Map<string, string>();

  /** The newest version, analysed with the settings of its place; null when it is not open (any more). */
  async function viewOf(uri: string): Promise<DocumentView | null> {
    if (!workspace.has(uri)) return null;
    let current = settings.known(uri) ?? (await settings.of(uri));
    // A long text is read in slices, so that other requests get their answers in between.
    while (!workspace.advance(uri, current)) {
      await nextTurn();
      current = settings.known(uri) ?? current;
    }
    return workspace.view(uri, current);
  }

  /** As `viewOf`, but null while a long text is still being read for the first time: a hover must not wait for that. */
  async function viewNow(uri: string): Promise<DocumentView | null> {
    if (!workspace.has(uri)) return null;
    const current = settings.known(uri) ?? (await settings.of(uri));
    return workspace.advance(uri, current) ? workspace.view(uri, current) : null;
  }

  /** Announces a document's new facts once its changes have settled. */
  function settle(uri: string): void {
    if (client.pullDiagnostics && !client.customRequests) return;
    const now = Date.now();
    const before = pending.get(uri);
    if (before) clearTimeout(before.timer);
    const since = before?.since ?? now;
    const delay = Math.max(0, Math.min(QUIET_MS, since + LONGEST_WAIT_MS - now));
    pending.set(uri, { since, timer: setTimeout(() => void announce(uri), delay) });
  }

  async function announce(uri: string): Promise<void> {
    pending.delete(uri);
    try {
      const view = await viewOf(uri);
      if (view === null) return;
      if (!client.pullDiagnostics) {
        const { resultId, items } = workspace.report(uri, diagnostics(view, client));
        // Nothing is sent when nothing changed, unless the client wants to hear of every version; of none twice.
        const said = client.diagnosticVersion ? `${resultId} ${view.version}` : resultId;
        if (published.get(uri) !== said) publish(view.uri, view.version, items);
        published.set(uri, said);
      }
      if (client.customRequests) void connection.sendNotification(FACTS_CHANGED_NOTIFICATION, { uri, version: view.version });
    } catch {
      log('A document could not be reviewed because of an internal error. Other documents are not affected.');
      if (!client.pullDiagnostics && workspace.has(uri)) publish(uri, null, [FAILED_DIAGNOSTIC]);
    }
  }

  function publish(uri: string, version: number | null, items: readonly Diagnostic[]): void {
    const versioned = version !== null && client.diagnosticVersion ? { version } : {};
    void connection.sendDiagnostics({ uri, diagnostics: [...items], ...versioned });
  }

  function refreshAll(): void {
    if (client.pullDiagnostics && client.refreshDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
    if (client.semanticTokens && client.refreshSemanticTokens) connection.languages.semanticTokens.refresh().catch(() => undefined);
    for (const uri of workspace.uris()) settle(uri);
  }

  /** Answers one method: wrong parameters, cancellation and exceptions each get their fixed error. */
  function request<P>(method: string, read: (params: unknown) => P | null, answer: (params: P) => unknown): void {
    connection.onRequest(method, async (params: unknown, token?: CancellationToken) => {
      try {
        const known = read(params);
        if (known === null) return INVALID_PARAMETERS;
        if (token?.isCancellationRequested) return CANCELLED;
        const result = await answer(known);
        return token?.isCancellationRequested ? CANCELLED : result;
      } catch {
        log(`The request ${method} failed because of an internal error.`);
        return FAILED;
      }
    });
  }

  function notification(method: string, take: (params: unknown) => void): void {
    connection.onNotification(method, (params: unknown) => {
      try {
        take(params);
      } catch {
        log(`The notification ${method} could not be handled because of an internal error.`);
      }
    });
  }

  connection.onRequest(REFUSED_REQUEST, (params: { readonly reason: Refusal }) => REFUSALS[params.reason]);

  connection.onInitialize((params) => {
    client = readClient(params);
    return {
      serverInfo: { name: 'Policy Text Review', version: options.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2 },
        hoverProvider: true,
        documentSymbolProvider: { label: SYMBOLS_LABEL },
        ...(client.codeActionLiterals ? { codeActionProvider: { codeActionKinds: [QUICK_FIX] } } : {}),
        ...(client.semanticTokens
          ? { semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true } }
          : {}),
        ...(client.pullDiagnostics
          ? { diagnosticProvider: { identifier: 'policy-review', interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  notification('initialized', () => {
    if (!client.configuration || !client.registerConfiguration) return;
    connection
      .sendRequest('client/registerCapability', {
        registrations: [
          { id: 'policy-review-settings', method: 'workspace/didChangeConfiguration', registerOptions: { section: SETTINGS_SECTION } },
        ],
      })
      .catch(() => log('The client did not accept to announce changed settings; they take effect when a document is opened again.'));
  });

  notification('textDocument/didOpen', (params) => {
    const item = at(params, 'textDocument');
    const uri = at(item, 'uri');
    if (!workspace.open(item) || typeof uri !== 'string') return log('A document without URI or text was not opened.');
    settings.forget(uri);
    void settings.of(uri);
    settle(uri);
  });

  notification('textDocument/didChange', (params) => {
    const uri = at(at(params, 'textDocument'), 'uri');
    if (typeof uri !== 'string') return;
    const outcome = workspace.change(uri, at(at(params, 'textDocument'), 'version'), at(params, 'contentChanges'));
    if (outcome === 'unknown') return;
    if (outcome === 'partly')
      log('A change of a document could not be understood and was skipped; open the document again if the review looks wrong.');
    settle(uri);
  });

  notification('textDocument/didClose', (params) => {
    const uri = at(at(params, 'textDocument'), 'uri');
    if (typeof uri !== 'string' || !workspace.close(uri)) return;
    settings.forget(uri);
    const waiting = pending.get(uri);
    if (waiting) clearTimeout(waiting.timer);
    pending.delete(uri);
    published.delete(uri);
    if (!client.pullDiagnostics) publish(uri, null, []);
  });

  notification('workspace/didChangeConfiguration', (params) => settings.change(at(params, 'settings')));

  request('textDocument/hover', readPosition, async ({ uri, position }) => {
    const view = await viewNow(uri);
    if (view === null && workspace.has(uri)) return { contents: { kind: 'plaintext', value: STILL_READING } };
    return view === null ? null : hover(view, knowledge, offsetAt(view.lines, position), { markdown: client.markdownHover });
  });

  request('textDocument/documentSymbol', readDocument, async ({ uri }) => {
    const view = await viewOf(uri);
    if (view === null) return null;
    return client.hierarchicalSymbols ? documentSymbols(view) : flatSymbols(view);
  });

  request('textDocument/diagnostic', readDocument, async ({ uri, previousResultId }) => {
    const view = await viewOf(uri);
    if (view === null) return { kind: 'full', items: [] };
    const { resultId, items } = workspace.report(uri, diagnostics(view, client));
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });

  request('textDocument/codeAction', readCodeAction, async ({ uri, query }) => {
    const view = await viewOf(uri);
    return view === null ? null : codeActions(view, query);
  });

  request('textDocument/semanticTokens/full', readDocument, async ({ uri }) => {
    const view = await viewOf(uri);
    return view === null ? null : workspace.keepTokens(uri, semanticTokens(view, client));
  });

  request('textDocument/semanticTokens/full/delta', readDocument, async ({ uri, previousResultId }) => {
    const view = await viewOf(uri);
    if (view === null) return null;
    const before = workspace.tokens(uri);
    const now = workspace.keepTokens(uri, semanticTokens(view, client));
    if (before === null || before.resultId !== previousResultId) return now;
    return { resultId: now.resultId, edits: semanticTokensEdits(before.data, now.data) };
  });

  request('textDocument/semanticTokens/range', readRange, async ({ uri, range }) => {
    const view = await viewOf(uri);
    return view === null ? null : { data: semanticTokens(view, client, spanOf(view.lines, range)) };
  });

  request(FACTS_REQUEST, readFacts, async (uri) => {
    const view = await viewOf(uri);
    return view === null ? null : facts(view);
  });
}

const STILL_READING = 'This text is still being read for the first time. Hover again in a moment.';

/** Lets what has come in meanwhile be handled first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A change is announced after this quiet, so that a burst of changes costs one analysis. */
const QUIET_MS = 25;
/** Steady typing must not keep the announcement away for ever. */
const LONGEST_WAIT_MS = 250;
/** How long a client may take to answer for its settings before the defaults are used. */
const SETTINGS_TIMEOUT_MS = 2_000;

const FAILED_DIAGNOSTIC = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: 2 as const,
  source: DIAGNOSTIC_SOURCE,
  message: 'This text could not be reviewed because of an internal error. Its next change starts the review afresh.',
};

const FAILED = new ResponseError(ErrorCodes.InternalError, 'The request failed because of an internal error.');
const CANCELLED = new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
const INVALID_PARAMETERS = new ResponseError(
  ErrorCodes.InvalidParams,
  'The parameters of the request do not have the shape the protocol asks for.',
);
const REFUSALS: Readonly<Record<Refusal, ResponseError<void>>> = {
  'not-initialized': new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized: send "initialize" first.'),
  'initialized-twice': new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.'),
  'shut-down': new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down: only "exit" may follow.'),
  'invalid-parameters': INVALID_PARAMETERS,
};

interface Pending {
  /** Milliseconds; when the first change that still waits came in. */
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface SettingsSource {
  /** Without waiting; undefined while the client has not answered. */
  known(uri: string): Settings | undefined;
  of(uri: string): Promise<Settings>;
  forget(uri: string): void;
  /** Takes `settings` of `workspace/didChangeConfiguration`. */
  change(given: unknown): void;
}

/**
 * Settings of each document: asked from the client where it can be asked, else what it sent last, else what came with
 * `initialize`, else the defaults. A client that never answers costs two seconds once and then has the defaults.
 */
function createSettingsSource(connection: Connection, client: () => Client, changed: () => void): SettingsSource {
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
      if (complaints.has(problem)) continue;
      complaints.add(problem);
      connection.console.warn(problem);
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

  return {
    known: (uri) => (client().configuration ? answers.get(uri)?.value : sharedSettings()),
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

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function readUri(params: unknown): string | null {
  const uri = at(at(params, 'textDocument'), 'uri');
  return typeof uri === 'string' ? uri : null;
}

function readDocument(params: unknown): { uri: string; previousResultId: unknown } | null {
  const uri = readUri(params);
  return uri === null ? null : { uri, previousResultId: at(params, 'previousResultId') };
}

function readFacts(params: unknown): string | null {
  const uri = at(params, 'uri');
  return typeof uri === 'string' ? uri : null;
}

type Position = Parameters<typeof offsetAt>[1];
type Range = Parameters<typeof spanOf>[1];

function toPosition(value: unknown): Position | null {
  const line = at(value, 'line');
  const character = at(value, 'character');
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : null;
}

function readPosition(params: unknown): { uri: string; position: Position } | null {
  const uri = readUri(params);
  const position = toPosition(at(params, 'position'));
  return uri === null || position === null ? null : { uri, position };
}

function readRange(params: unknown): { uri: string; range: Range } | null {
  const uri = readUri(params);
  const start = toPosition(at(at(params, 'range'), 'start'));
  const end = toPosition(at(at(params, 'range'), 'end'));
  return uri === null || start === null || end === null ? null : { uri, range: { start, end } };
}

function readCodeAction(params: unknown): { uri: string; query: CodeActionQuery } | null {
  const known = readRange(params);
  if (known === null) return null;
  const { uri, range } = known;
  const context = at(params, 'context');
  const only = at(context, 'only');
  const given = at(context, 'diagnostics');
  return {
    uri,
    query: {
      range,
      diagnostics: Array.isArray(given) ? (given.filter(isObject) as unknown as CodeActionQuery['diagnostics']) : [],
      only: Array.isArray(only) ? only.filter((kind) => typeof kind === 'string') : null,
    },
  };
}
