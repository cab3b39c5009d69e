/** Language servers as an editor runs them, and typing in them: each edit is sent and its diagnostics are waited for. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BENCH, SERVER } from './context.ts';
import { type LanguageClient, startLanguageClient } from './lsp-client.ts';
import { cpuOf, peakMemoryOf } from './processes.ts';

export type ServerName = 'ours' | 'textlint' | 'markdown';

export interface Sample {
  /** From the change to the answer with its diagnostics. */
  readonly wallMs: number;
  /** Of the server alone. */
  readonly cpuMs: number;
}

export interface Session {
  /** Opens a document and waits for its first diagnostics. */
  open(text: string, languageId?: string): Promise<Sample>;
  /** One change, given in offsets of the text before it, and the diagnostics after it. */
  edit(start: number, end: number, text: string): Promise<Sample>;
  /** As `edit`, and the outline after the diagnostics. */
  editWithOutline(start: number, end: number, text: string): Promise<Sample>;
  readonly text: () => string;
  /** Of the server since it was started. */
  readonly cpuMs: () => number;
  readonly peakMemory: () => number;
  readonly stop: () => void;
}

/** Starts a server and shakes hands; rejects with what kept it from starting. */
export async function startServer(name: ServerName): Promise<Session> {
  const server = startLanguageClient(COMMANDS[name]());
  const draft = { text: '' };
  try {
    if (name === 'markdown') answerMarkdownServer(server, draft);
    await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: CAPABILITIES,
      initializationOptions: { markdownFileExtensions: ['md'] },
    });
    server.notify('initialized', {});
    if (name === 'markdown') server.notify('workspace/didChangeConfiguration', { settings: MARKDOWN_SETTINGS });
  } catch (error) {
    server.stop();
    throw error;
  }
  return createSession(server, draft);
}

const COMMANDS: Readonly<Record<ServerName, () => string[]>> = {
  ours: () => [SERVER, '--stdio'],
  textlint: () => [join(BENCH, 'contenders', 'textlint-server.ts'), '--stdio'],
  markdown: () => [join(BENCH, 'node_modules', 'vscode-markdown-languageserver', 'dist', 'node', 'workerMain.js'), '--stdio'],
};

const URI = 'file:///drafts/draft.md';

const CAPABILITIES = {
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { configuration: false },
};

const MARKDOWN_SETTINGS = {
  markdown: {
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
};

/**
 * The built-in Markdown server asks its client for tokens and files. The parsing happens here, in the benchmark, as it
 * happens in the extension host of the editor: it is not counted as the server's.
 */
function answerMarkdownServer(server: LanguageClient, draft: Draft): void {
  const MarkdownIt = createRequire(join(BENCH, 'package.json'))('markdown-it') as new (
    options: object,
  ) => { parse(text: string, env: object): object[] };
  const parser = new MarkdownIt({ html: true, linkify: true });
  server.answer('markdown/parse', () =>
    // The extension sends this part of the tokens only.
    parser.parse(draft.text, {}).map((token) => {
      const { type, markup, content, map, children } = token as Record<string, unknown>;
      return { type, markup, content, map, children };
    }),
  );
  server.answer('markdown/findMarkdownFilesInWorkspace', () => []);
  server.answer('markdown/fs/readDirectory', () => []);
}

/** The text as the client has it. */
interface Draft {
  text: string;
}

function createSession(server: LanguageClient, draft: Draft): Session {
  const { pid } = server;
  let version = 1;
  const timed = async (send: () => void, wait: () => Promise<void>): Promise<Sample> => {
    const cpu = cpuOf(pid);
    const start = performance.now();
    send();
    await wait();
    return { wallMs: performance.now() - start, cpuMs: cpuOf(pid) - cpu };
  };
  const ask = async (method: string): Promise<void> => {
    await server.request(method, { textDocument: { uri: URI } });
  };
  const pull = (): Promise<void> => ask('textDocument/diagnostic');
  const change = (start: number, end: number, insert: string): (() => void) => {
    const range = { start: positionAt(draft.text, start), end: positionAt(draft.text, end) };
    draft.text = draft.text.slice(0, start) + insert + draft.text.slice(end);
    version += 1;
    const params = { textDocument: { uri: URI, version }, contentChanges: [{ range, text: insert }] };
    return () => server.notify('textDocument/didChange', params);
  };
  return {
    open: (given, languageId = 'markdown') => {
      draft.text = given;
      const textDocument = { uri: URI, languageId, version, text: given };
      return timed(() => server.notify('textDocument/didOpen', { textDocument }), pull);
    },
    edit: (start, end, insert) => timed(change(start, end, insert), pull),
    editWithOutline: (start, end, insert) =>
      timed(change(start, end, insert), async () => {
        await pull();
        await ask('textDocument/documentSymbol');
      }),
    text: () => draft.text,
    cpuMs: () => cpuOf(pid),
    peakMemory: () => peakMemoryOf(pid),
    stop: () => void server.stop(),
  };
}

/** Line breaks as the protocol counts them; the benchmark's texts have no bare carriage returns. */
function positionAt(text: string, offset: number): { line: number; character: number } {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, character: offset - start };
}
