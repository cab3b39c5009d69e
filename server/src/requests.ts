/**
 * The requests that features answer: which method, what the server says of it in `initialize`, how its parameters are read and what
 * answers it. A feature is one line here and one file in `features/`.
 */
import type { Client } from './features/client.ts';
import { codeActions, QUICK_FIX } from './features/code-actions.ts';
import { offsetAt, spanOf } from './features/convert.ts';
import { facts } from './features/facts.ts';
import { hover } from './features/hover.ts';
import { SEMANTIC_TOKENS_LEGEND, semanticTokens, semanticTokensEdits } from './features/semantic-tokens.ts';
import { documentSymbols, flatSymbols, SYMBOLS_LABEL } from './features/symbols.ts';
import type { DocumentView, KnowledgeIndex } from './features/view.ts';
import type { Files } from './files.ts';
import { readCodeAction, readDocument, readFacts, readPosition, readRange } from './parameters.ts';
import { FACTS_REQUEST } from './protocol.ts';
import type { Workspace } from './workspace.ts';

/** What a feature may ask the server for. */
export interface Session {
  readonly client: Client;
  readonly knowledge: KnowledgeIndex;
  readonly workspace: Workspace;
  /** Files beside the open documents. */
  readonly files: Files;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** The newest version, analysed with the settings of its place; null when it is not open (any more). */
  view(uri: string): Promise<DocumentView | null>;
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
      if (view === null && session.workspace.has(uri)) return { contents: { kind: 'plaintext', value: STILL_READING } };
      return view === null
        ? null
        : hover(view, session.knowledge, offsetAt(view.lines, position), { markdown: session.client.markdownHover });
    },
  ),
  feature(
    'textDocument/documentSymbol',
    () => ({ documentSymbolProvider: { label: SYMBOLS_LABEL } }),
    readDocument,
    onView((view, { client }) => (client.hierarchicalSymbols ? documentSymbols(view) : flatSymbols(view))),
  ),
  feature(
    'textDocument/codeAction',
    (client) => (client.codeActionLiterals ? { codeActionProvider: { codeActionKinds: [QUICK_FIX] } } : {}),
    readCodeAction,
    onView((view, _, { query }) => codeActions(view, query)),
  ),
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
  feature(FACTS_REQUEST, null, readFacts, onView(facts)),
];

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
): (session: Session, params: P) => Promise<unknown> {
  return async (session, params) => {
    const view = await session.view(params.uri);
    return view === null ? null : answer(view, session, params);
  };
}
