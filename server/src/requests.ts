/**
 * The requests that features answer: which method, what the server says of it in `initialize`, how its parameters are read and what
 * answers it. A feature is one line here and one file in `features/`.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClosedDrafts } from './closed-drafts.ts';
import type { Settings } from './config.ts';
import { addOrganization, type ConfigurationTarget, unknownBodyAt } from './features/add-organization.ts';
import type { Client } from './features/client.ts';
import { ACTION_KINDS, codeActions, resolveCodeAction } from './features/code-actions.ts';
import { codeLenses } from './features/code-lens.ts';
import { COMPLETION_TRIGGERS, completion } from './features/completion.ts';
import { offsetAt, spanOf } from './features/convert.ts';
import { definition } from './features/definition.ts';
import { documentLinks } from './features/document-links.ts';
import { facts } from './features/facts.ts';
import { foldingRanges } from './features/folding-ranges.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { highlights, references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { type PairInView, placesInPairs, withRendering } from './features/rendering.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { SEMANTIC_TOKENS_LEGEND, semanticTokens, semanticTokensEdits } from './features/semantic-tokens.ts';
import { documentSymbols, flatSymbols, SYMBOLS_LABEL } from './features/symbols.ts';
import { termCompletions, termDefinition } from './features/termbase-entry.ts';
import type { DocumentView, KnowledgeIndex } from './features/view.ts';
import { SYMBOLS_LIMIT, workspaceSymbols } from './features/workspace-symbols.ts';
import { yamlCompletion } from './features/yaml-completion.ts';
import type { Files } from './files.ts';
import {
  readAction,
  readCodeAction,
  readDocument,
  readFacts,
  readPair,
  readPosition,
  readPositions,
  readQuery,
  readRange,
  readReferences,
  readRename,
  readReport,
} from './parameters.ts';
import { FACTS_REQUEST, FILE_FACTS_REQUEST, PAIR_REQUEST, type PairResult, REPORT_REQUEST, type ReportProgress } from './protocol.ts';
import type { Termbases } from './termbases.ts';
import type { Answer, Workspace } from './workspace.ts';

/** What a feature may ask the server for. */
export interface Session {
  readonly client: Client;
  readonly knowledge: KnowledgeIndex;
  readonly workspace: Workspace;
  /** Files beside the open documents. */
  readonly files: Files;
  readonly termbases: Termbases;
  /** The `policy-review.yaml` that holds for a document, or the one to make. */
  configurationOf(uri: string): Promise<ConfigurationTarget | null>;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  /**
   * The newest version, analysed with the settings of its place, and null when it is not open (any more). What is not said to be
   * asked for is worked out at once when it is asked for all the same.
   */
  view(uri: string, answer?: Answer): Promise<DocumentView | null>;
  /** The same of a file that is not open, which is then read; null where it cannot be. */
  anyView(uri: string): Promise<DocumentView | null>;
  /** Tells the client how far a report is; false when nobody waits for it any more. */
  progress(progress: ReportProgress): boolean;
  settings(uri: string): Promise<Settings>;
  /** A file of settings or a termbase that is open. */
  followed(uri: string): TextDocument | null;
  /** Drafts of the workspace that are not open. */
  readonly closed: ClosedDrafts;
  /** The pairs of source and translation that the document of a view is in. */
  pairs(view: DocumentView): readonly PairInView[];
  /** Waits until the long ones among them are compared; `pairs` leaves out those that are not. */
  compared(uri: string): Promise<void>;
  /** Translations of a document that are known and not read. */
  unreadPairs(uri: string): readonly string[];
  /** Files it names that are not read because nobody has trusted the workspace. */
  refused(uri: string): readonly string[];
  /** As `view`, but null while a long text is still being read for the first time. */
  viewNow(uri: string): Promise<DocumentView | null>;
}

export interface FeatureRequest {
  readonly method: string;
  /** What is announced of it; nothing where the client cannot use it, or another request of the feature announces it. */
  readonly capability?: (client: Client) => object;
  /** Null for parameters that have not the shape the protocol asks for. */
  readonly read: (params: unknown) => unknown;
  readonly answer: (session: Session, params: never) => unknown;
}

export const FEATURES: readonly FeatureRequest[] = [
  feature(
    'textDocument/hover',
    () => ({ hoverProvider: true }),
    readPosition,
    async (session, { uri, position }) => {
      const view = await session.viewNow(uri);
      if (view === null && session.workspace.has(uri))
        return { contents: { kind: 'plaintext', value: session.client.words.t(STILL_READING) } };
      if (view === null) return null;
      const offset = offsetAt(view.lines, position);
      const options = { markdown: session.client.markdownHover, words: session.client.words };
      return withRendering(hover(view, session.knowledge, offset, options), session.pairs(view), offset, view.lines, options);
    },
  ),
  feature(
    'textDocument/documentSymbol',
    () => ({ documentSymbolProvider: { label: SYMBOLS_LABEL } }),
    readDocument,
    async (session, { uri }) => {
      const { outline } = await session.settings(uri);
      const view = await session.view(uri);
      return view === null
        ? null
        : session.client.hierarchicalSymbols
          ? documentSymbols(view, outline, session.client.words)
          : flatSymbols(view, outline, session.client.words);
    },
  ),
  feature(
    'textDocument/codeAction',
    (client) =>
      client.codeActionLiterals
        ? {
            codeActionProvider: {
              codeActionKinds: client.createsFiles ? [...ACTION_KINDS, ADD_TERM] : ACTION_KINDS,
              resolveProvider: client.resolvesEdits,
            },
          }
        : {},
    readCodeAction,
    onView(async (view, session, { query }) => {
      const actions = codeActions(view, query, session);
      const { start, end } = query.range;
      const isAsked = query.only === null || query.only.some((kind) => kind === '' || kind === ADD_TERM);
      if (!isAsked || !session.client.createsFiles) return actions;
      const body = unknownBodyAt(view, offsetAt(view.lines, start));
      if (body !== null) {
        const target = await session.configurationOf(view.uri);
        const add = target === null ? null : addOrganization(view, body, target, session.client);
        if (add !== null) actions.push(add);
      }
      const selected = start.line !== end.line || start.character !== end.character;
      if (!selected) return actions;
      const { addTerm } = await import('./features/add-term.ts');
      const target = await session.termbases.target(view.uri);
      const add = target === null ? null : addTerm(view, query.range, target, session.client);
      return add === null ? actions : [...actions, add];
    }, 'findings'),
  ),
  feature('codeAction/resolve', null, readAction, async (session, { action, data }) => {
    const view = data === null ? null : await session.view(data.uri);
    return view === null || data === null ? action : resolveCodeAction(view, action, data);
  }),
  feature(
    'textDocument/semanticTokens/full',
    (client) =>
      client.semanticTokens ? { semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true } } : {},
    readDocument,
    onView((view, { client, workspace }) => workspace.keepTokens(view.uri, semanticTokens(view, client))),
  ),
  feature(
    'textDocument/semanticTokens/full/delta',
    null,
    readDocument,
    onView((view, { client, workspace }, { uri, previousResultId }) => {
      const before = workspace.tokens(uri);
      const now = workspace.keepTokens(uri, semanticTokens(view, client));
      if (before === null || before.resultId !== previousResultId) return now;
      return { resultId: now.resultId, edits: semanticTokensEdits(before.data, now.data) };
    }),
  ),
  feature(
    'textDocument/semanticTokens/range',
    null,
    readRange,
    onView((view, { client }, { range }) => ({ data: semanticTokens(view, client, spanOf(view.lines, range)) })),
  ),
  feature(
    'workspace/symbol',
    () => ({ workspaceSymbolProvider: true }),
    readQuery,
    async (session, { query }) => {
      const symbols: unknown[] = [];
      for (const uri of session.workspace.uris()) {
        const view = await session.view(uri);
        if (view !== null) symbols.push(...workspaceSymbols(view, query, session.client.words));
        if (symbols.length >= SYMBOLS_LIMIT) return symbols.slice(0, SYMBOLS_LIMIT);
      }
      return [...symbols, ...(await session.closed.symbols(query, SYMBOLS_LIMIT - symbols.length))];
    },
  ),
  feature(
    'textDocument/definition',
    () => ({ definitionProvider: true }),
    readPosition,
    onView((view, { client, termbases }, { position }) => {
      const offset = offsetAt(view.lines, position);
      return termDefinition(view, offset, client, termbases.textOf) ?? definition(view, offset, client);
    }),
  ),
  feature(
    'textDocument/references',
    () => ({ referencesProvider: true }),
    readReferences,
    onView((view, _, { position, includeDeclaration }) => references(view, offsetAt(view.lines, position), { includeDeclaration })),
  ),
  feature(
    'textDocument/documentHighlight',
    () => ({ documentHighlightProvider: true }),
    readPosition,
    onView((view, _, { position }) => highlights(view, offsetAt(view.lines, position))),
  ),
  feature(
    'textDocument/rename',
    (client) => ({ renameProvider: client.prepareRename ? { prepareProvider: true } : true }),
    readRename,
    onView((view, { client }, { position, newName }) => rename(view, offsetAt(view.lines, position), newName, client)),
  ),
  feature(
    'textDocument/prepareRename',
    null,
    readPosition,
    onView((view, _, { position }) => prepareRename(view, offsetAt(view.lines, position))),
  ),
  feature(
    'textDocument/selectionRange',
    () => ({ selectionRangeProvider: true }),
    readPositions,
    onView((view, { knowledge }, { positions }) =>
      selectionRanges(
        view,
        knowledge,
        positions.map((position) => offsetAt(view.lines, position)),
      ),
    ),
  ),
  feature(
    'textDocument/foldingRange',
    () => ({ foldingRangeProvider: true }),
    readDocument,
    onView((view, { client }) => foldingRanges(view, client.foldingLimit ?? Number.MAX_SAFE_INTEGER)),
  ),
  feature(
    'textDocument/inlayHint',
    () => ({ inlayHintProvider: true }),
    readRange,
    async (session, { uri, range }) => {
      const settings = (await session.settings(uri)).inlayHints;
      if (!settings.speakers && !settings.longForms) return [];
      const view = await session.view(uri);
      return view === null ? null : inlayHints(view, spanOf(view.lines, range), settings, session.client.words);
    },
  ),
  feature(
    'textDocument/codeLens',
    () => ({ codeLensProvider: {} }),
    readDocument,
    async (session, { uri }) => {
      if (!(await session.settings(uri)).codeLens.sections) return [];
      const view = await session.view(uri);
      return view === null ? null : codeLenses(view, session.client);
    },
  ),
  feature(
    'textDocument/completion',
    () => ({ completionProvider: { triggerCharacters: COMPLETION_TRIGGERS } }),
    readPosition,
    async (session, { uri, position }) => {
      const settings = session.followed(uri);
      if (settings !== null) return { isIncomplete: false, items: await yamlCompletion(settings, position) };
      const view = await session.view(uri);
      if (view === null) return null;
      const offset = offsetAt(view.lines, position);
      const { isIncomplete, items } = completion(view, session.knowledge, offset, session.client.words);
      const terms = termCompletions(view, offset);
      return { isIncomplete: isIncomplete || terms.length > 0, items: [...terms, ...items] };
    },
  ),
  feature('textDocument/documentLink', () => ({ documentLinkProvider: {} }), readDocument, onView(documentLinks)),
  feature(PAIR_REQUEST, null, readPair, async (session, { uri, position }) => {
    await session.view(uri);
    await session.compared(uri);
    const view = await session.view(uri);
    if (view === null) return [];
    const read = placesInPairs(session.pairs(view), offsetAt(view.lines, position));
    return [...read, ...session.unreadPairs(uri).map((other): PairResult => ({ uri: other, role: 'translation', range: null }))];
  }),
  feature(
    FACTS_REQUEST,
    null,
    readFacts,
    onView((view, { knowledge, client, refused }) => facts(view, knowledge, client.words, refused(view.uri))),
  ),
  feature(FILE_FACTS_REQUEST, null, readFacts, async (session, { uri }) => {
    const view = await session.anyView(uri);
    return view === null ? null : facts(view, session.knowledge, session.client.words);
  }),
  feature(REPORT_REQUEST, null, readReport, async (session, params) => {
    const { makeReport } = await import('./reports/report.ts');
    return makeReport(session, params);
  }),
];

/** The kind of "Add to termbase": it changes another file than the draft. */
const ADD_TERM = 'refactor';

const STILL_READING = 'This text is still being read for the first time. Hover again in a moment.';

function feature<P>(
  method: string,
  capability: FeatureRequest['capability'] | null,
  read: (params: unknown) => P | null,
  answer: (session: Session, params: P) => unknown,
): FeatureRequest {
  return { method, ...(capability === null || capability === undefined ? {} : { capability }), read, answer };
}

/** Answers out of the newest version of the document, null when it is not open. */
function onView<P extends { readonly uri: string }>(
  answer: (view: DocumentView, session: Session, params: P) => unknown,
  from: Answer = 'facts',
): (session: Session, params: P) => Promise<unknown> {
  return async (session, params) => {
    const view = await session.view(params.uri, from);
    return view === null ? null : answer(view, session, params);
  };
}
