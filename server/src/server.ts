/**
 * The language server: capabilities and handlers over one connection. Every handler is guarded, because one feature that
 * fails on one document must take neither the others nor the process down, and because the text of an exception may hold
 * words of a draft: clients and logs see fixed texts only.
 */
import { type CancellationToken, type Connection, type Diagnostic, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { clientFiles } from './client-files.ts';
import { createClosedDrafts } from './closed-drafts.ts';
import type { Settings } from './config.ts';
import { configurationDiagnostics } from './configuration/diagnostics.ts';
import { createFolderSettings } from './configuration/folder-settings.ts';
import { CONFIGURATION_NAME } from './configuration/overlay.ts';
import { confined } from './confined.ts';
import type { Engine } from './engine/analyze.ts';
import { at, type Client, readClient, urisOf } from './features/client.ts';
import { DIAGNOSTIC_SOURCE, diagnostics } from './features/diagnostics.ts';
import { type DocumentView, indexKnowledge } from './features/view.ts';
import { createFiles, type FilePort, NO_FILES } from './files.ts';
import { createFollowedDocuments } from './followed-documents.ts';
import { REFUSED_REQUEST, type Refusal } from './lifecycle.ts';
import { nextTurn } from './next-turn.ts';
import { createPairing } from './pairing.ts';
import { readDocument } from './parameters.ts';
import { createPausable } from './paused.ts';
import {
  FACTS_CHANGED_NOTIFICATION,
  PAUSE_NOTIFICATION,
  REPORT_PROGRESS_NOTIFICATION,
  SETTINGS_SECTION,
  STOP_REPORT_NOTIFICATION,
} from './protocol.ts';
import { FEATURES, type Session } from './requests.ts';
import { createSettingsSource } from './settings-source.ts';
import type { TermbaseCache } from './termbase/packed.ts';
import { terminologyOf } from './termbase/terminology.ts';
import { createTermbaseDocuments, isTermbaseUri, termbaseDiagnostics } from './termbase-documents.ts';
import { createTermbases, type TermbaseSet } from './termbases.ts';
import { createUnitAnalyzer } from './translation/units/analyzer.ts';
import { type Answer, createWorkspace, type DocumentEngine } from './workspace.ts';

export interface ServerOptions {
  /** Shown as `serverInfo.version`. */
  readonly version: string;
  /** Files beside the open documents; none where absent. */
  readonly files?: FilePort;
  /** Where what was made of large termbases is kept, in a folder the client names by its URI; null where it cannot be. */
  readonly cache?: (folder: string) => TermbaseCache | null;
  /** Called between the slices in which a long text is read. */
  readonly betweenSlices?: () => void;
}

/** Registers all handlers; the caller listens. The connection must run the messages through a `Lifecycle`. */
export function startServer(connection: Connection, engine: DocumentEngine & Pick<Engine, 'knowledge'>, options: ServerOptions): void {
  const terminology = (uri: string) => terminologyOf((occurrence) => termbases.known(uri)?.entryOf(occurrence) ?? null);
  const workspace = createWorkspace(engine, (language, uri) =>
    language === 'xliff' || language === 'po' ? { createAnalyzer: () => createUnitAnalyzer(engine, language, terminology(uri)) } : null,
  );
  const knowledge = indexKnowledge(engine.knowledge);
  const log = (message: string): void => connection.console.error(message);
  let client: Client = readClient(undefined);
  let cache: TermbaseCache | null = null;
  const editorSettings = createSettingsSource(connection, () => client, refreshAll);
  const disk = options.files ?? NO_FILES;
  const served = clientFiles(connection, disk);
  const reach = { isTrusted: () => client.trusted, folders: () => folders, documents: () => workspace.uris() };
  const [servedInReach, diskInReach] = [confined(served, reach), confined(disk, reach)];
  const port = (): FilePort => (client.files ? servedInReach : diskInReach);
  const files = createFiles(
    {
      read: (uri) => port().read(uri),
      stamp: (uri) => port().stamp(uri),
      list: (folder) => port().list(folder),
      folders: async (folder) => (await port().folders?.(folder)) ?? [],
      refuses: async (uri) => (await port().refuses?.(uri)) ?? false,
    },
    { isWatched: () => watched },
  );
  /** The client has said yes to announcing changed files. */
  let watched = false;
  let folders: readonly string[] = [];
  const folderSettings = createFolderSettings({
    settings: editorSettings,
    files,
    folders: () => folders,
    isWatched: () => watched,
    reported: (report) => publish(report.uri, null, configurationDiagnostics(report, client.words)),
  });
  const settings = createPausable(folderSettings);
  const configurationDocuments = createFollowedDocuments({
    isOne: (uri) => uri.endsWith(`/${CONFIGURATION_NAME}`),
    says(uri, text) {
      folderSettings.edit(uri, text);
      void folderSettings.target(uri);
      refreshAll();
    },
  });
  const termbases = createTermbases({
    files,
    folders: () => folders,
    reported: (problems) => publish(problems.uri, null, termbaseDiagnostics(problems, client.words)),
    cache: () => cache,
  });
  const termbaseDocuments = createTermbaseDocuments({
    termbases,
    changed(uri) {
      void termbases.check(uri);
      termsChanged();
    },
  });
  files.listen((uri) => {
    if (isTermbaseUri(uri)) termsChanged();
    if (uri.endsWith(`/${CONFIGURATION_NAME}`)) refreshAll();
  });
  /** Grows whenever other termbases may hold for a document; and when each document's were last looked for. */
  let termsTurn = 0;
  const termsAsked = new Map<string, { readonly turn: number; readonly when: number }>();
  const pairing = createPairing({
    engine,
    workspace,
    files,
    folders: () => folders,
    settings: (uri) => settings.of(uri),
    knownSettings: (uri) => settings.lastKnown(uri),
    terminology,
    termbases: async (uri, current) => knownTerms(uri) ?? termsOf(uri, current),
    touched: touch,
    isHeard: () => !client.pullDiagnostics || client.refreshDiagnostics,
  });
  files.listen((uri) => pairing.changed(uri));
  /** Reports nobody waits for any more. */
  const stopped = new Set<string>();
  const pending = new Map<string, Pending>();
  /** The id of the diagnostics each document's client was sent last. */
  const published = new Map<string, string>();
  /** Clients that ask for diagnostics themselves are about to be told to ask again. */
  let refreshing: ReturnType<typeof setTimeout> | null = null;

  /** The newest version, analysed with the settings of its place as far as an answer needs; null when it is not open (any more). */
  async function viewOf(uri: string, answer: Answer = 'facts'): Promise<DocumentView | null> {
    if (!workspace.has(uri)) return null;
    let current = settings.known(uri) ?? (await settings.of(uri));
    let own = knownTerms(uri) ?? (await termsOf(uri, current));
    // Long texts are worked through in slices, so that other requests get their answers in between.
    while (!workspace.advance(uri, current, own, answer)) {
      options.betweenSlices?.();
      await nextTurn();
      current = settings.known(uri) ?? current;
      own = knownTerms(uri) ?? (await termsOf(uri, current));
    }
    return paired(workspace.view(uri, current, own));
  }

  function paired(view: DocumentView | null): DocumentView | null {
    if (view === null) return null;
    pairing.check(view.uri);
    return pairing.view(view);
  }

  /** As `viewOf`, but null while a long text is still being read for the first time: a hover must not wait for that. */
  async function viewNow(uri: string): Promise<DocumentView | null> {
    if (!workspace.has(uri)) return null;
    const current = settings.known(uri) ?? (await settings.of(uri));
    const own = knownTerms(uri) ?? (await termsOf(uri, current));
    workspace.advance(uri, current, own, 'facts');
    return workspace.isRead(uri) ? viewOf(uri) : null;
  }

  /** As `viewOf`, also of a file that is not open. Nothing of it is kept: a workspace may hold thousands. */
  async function anyView(uri: string): Promise<DocumentView | null> {
    const open = await viewOf(uri);
    if (open !== null) return open;
    const text = await port().read(uri);
    if (text === null) return null;
    const current = await settings.of(uri);
    settings.forget(uri);
    const own = await termbases.of(uri, current.termbases);
    termbases.forget(uri);
    const document = workspace.once(uri, text);
    while (!document.advance(current, own, 'facts')) await nextTurn();
    return document.view(current, own);
  }

  /** The termbases of a document, without waiting, while nothing they come from can have changed. */
  function knownTerms(uri: string): TermbaseSet | undefined {
    const asked = termsAsked.get(uri);
    if (asked === undefined || asked.turn !== termsTurn) return undefined;
    return watched || Date.now() - asked.when < RECHECK_MS ? termbases.known(uri) : undefined;
  }

  async function termsOf(uri: string, { termbases: named }: Settings): Promise<TermbaseSet> {
    const turn = termsTurn;
    const set = await termbases.of(uri, named);
    termsAsked.set(uri, { turn, when: Date.now() });
    return set;
  }

  function termsChanged(): void {
    termsTurn += 1;
    refreshAll();
  }

  /** Announces a document's new facts once its changes have settled. */
  function settle(uri: string): void {
    if (client.pullDiagnostics && !client.customRequests) return;
    const now = Date.now();
    const before = pending.get(uri);
    if (before) clearTimeout(before.timer);
    const since = before?.since ?? now;
    const delay = Math.max(0, Math.min(pairing.isLong(uri) ? LONG_QUIET_MS : QUIET_MS, since + LONGEST_WAIT_MS - now));
    pending.set(uri, { since, timer: setTimeout(() => void announce(uri), delay) });
  }

  /** What is said of the document may be another, although its text is the same. */
  function touch(uri: string): void {
    settle(uri);
    if (!client.pullDiagnostics || !client.refreshDiagnostics || refreshing !== null) return;
    refreshing = setTimeout(() => {
      refreshing = null;
      connection.languages.diagnostics.refresh().catch(() => undefined);
    }, REFRESH_MS);
  }

  async function announce(uri: string): Promise<void> {
    pending.delete(uri);
    try {
      const view = await viewOf(uri, 'findings');
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
    if (client.refreshInlayHints) connection.languages.inlayHint.refresh().catch(() => undefined);
    if (client.refreshCodeLenses) connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
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
    folders = client.folders;
    cache = client.storage === null ? null : (options.cache?.(client.storage) ?? null);
    return {
      serverInfo: { name: 'Policy Text Review', version: options.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2 },
        ...Object.assign({}, ...FEATURES.map(({ capability }) => capability?.(client))),
        ...(client.changesFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
        ...(client.pullDiagnostics
          ? { diagnosticProvider: { identifier: 'policy-review', interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  notification('initialized', () => {
    if (client.watchesFiles) {
      connection
        .sendRequest('client/registerCapability', {
          registrations: [
            {
              id: 'policy-review-files',
              method: 'workspace/didChangeWatchedFiles',
              registerOptions: { watchers: [{ globPattern: WATCHED_FILES }] },
            },
          ],
        })
        .then(() => {
          watched = true;
        })
        .catch(() => undefined);
    }
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
    if (termbaseDocuments.open(item) || configurationDocuments.open(item)) return;
    if (!workspace.open(item) || typeof uri !== 'string') return log('A document without URI or text was not opened.');
    settings.forget(uri);
    void settings.of(uri);
    settle(uri);
  });

  notification('textDocument/didChange', (params) => {
    const uri = at(at(params, 'textDocument'), 'uri');
    if (typeof uri !== 'string') return;
    const version = at(at(params, 'textDocument'), 'version');
    const changes = at(params, 'contentChanges');
    if (termbaseDocuments.change(uri, version, changes) || configurationDocuments.change(uri, version, changes)) return;
    const outcome = workspace.change(uri, version, changes);
    if (outcome === 'unknown') return;
    if (outcome === 'partly')
      log('A change of a document could not be understood and was skipped; open the document again if the review looks wrong.');
    settle(uri);
    for (const other of pairing.partners(uri)) touch(other);
  });

  notification('textDocument/didClose', (params) => {
    const uri = at(at(params, 'textDocument'), 'uri');
    if (typeof uri !== 'string' || termbaseDocuments.close(uri) || configurationDocuments.close(uri) || !workspace.close(uri)) return;
    termbases.forget(uri);
    termsAsked.delete(uri);
    settings.forget(uri);
    const waiting = pending.get(uri);
    if (waiting) clearTimeout(waiting.timer);
    pending.delete(uri);
    published.delete(uri);
    if (!client.pullDiagnostics) publish(uri, null, []);
    pairing.closed(uri);
  });

  notification('workspace/didChangeWatchedFiles', (params) => {
    const changes = at(params, 'changes');
    for (const uri of Array.isArray(changes) ? urisOf(changes) : []) files.changed(uri);
  });

  notification('workspace/didChangeWorkspaceFolders', (params) => {
    const added = at(at(params, 'event'), 'added');
    const removed = at(at(params, 'event'), 'removed');
    const gone = new Set(Array.isArray(removed) ? urisOf(removed) : []);
    termsTurn += 1;
    folders = [...folders.filter((uri) => !gone.has(uri)), ...(Array.isArray(added) ? urisOf(added) : [])];
    refreshAll();
  });

  notification('workspace/didChangeConfiguration', (params) => {
    termsTurn += 1;
    settings.change(at(params, 'settings'));
  });

  request('textDocument/diagnostic', readDocument, async ({ uri, previousResultId }) => {
    const view = await viewOf(uri, 'findings');
    if (view === null) return { kind: 'full', items: [] };
    const { resultId, items } = workspace.report(uri, diagnostics(view, client));
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });

  const session: Session = {
    get client() {
      return client;
    },
    knowledge,
    workspace,
    closed: createClosedDrafts({
      files,
      workspace,
      folders: () => folders,
      settings: (uri) => settings.of(uri),
      words: () => client.words,
    }),
    files,
    termbases,
    configurationOf: (uri) => folderSettings.target(uri),
    followed: (uri) => configurationDocuments.get(uri) ?? termbaseDocuments.get(uri),
    get folders() {
      return folders;
    },
    settings: (uri) => Promise.resolve(settings.known(uri) ?? settings.of(uri)),
    pairs: (view) => pairing.pairs(view),
    compared: (uri) => pairing.compared(uri),
    unreadPairs: (uri) => pairing.unread(uri),
    refused: (uri) => [...termbases.refused(uri), ...pairing.refused(uri)],
    view: viewOf,
    anyView,
    progress(progress) {
      if (client.customRequests) void connection.sendNotification(REPORT_PROGRESS_NOTIFICATION, progress);
      return !stopped.has(progress.token);
    },
    viewNow,
  };
  notification(PAUSE_NOTIFICATION, (params) => {
    const uri = at(params, 'uri');
    if (typeof uri === 'string' && settings.pause(uri, at(params, 'paused') === true)) touch(uri);
  });
  notification(STOP_REPORT_NOTIFICATION, (params) => {
    const token = at(params, 'token');
    // Tokens are few and small, and a report that was stopped is over soon.
    if (typeof token === 'string') stopped.add(token);
  });

  for (const { method, read, answer } of FEATURES) request(method, read, (params) => answer(session, params as never));
}

/** How long the termbases of a document are taken for unchanged where a client does not announce changed files; milliseconds. */
const RECHECK_MS = 2_000;

/** Drafts, termbases, exchange files and settings: whatever can change what is said about another file. */
const WATCHED_FILES = '**/*.{md,markdown,txt,yaml,yml,csv,tsv,tbx,xlf,xliff,po}';

/** A change is announced after this quiet, so that a burst of changes costs one analysis. */
const QUIET_MS = 25;
/** For long texts beside their translation. */
const LONG_QUIET_MS = 200;
/** As long as that for clients that ask again for all open documents. */
const REFRESH_MS = 300;
/** Steady typing must not keep the announcement away for ever. */
const LONGEST_WAIT_MS = 250;

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
