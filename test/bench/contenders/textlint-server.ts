/**
 * The smallest language server around textlint: incremental sync, and the whole document linted again for each pull, as
 * the extensions around textlint do. There is no server to install from npm.
 */
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createTextlint } from './textlint-linter.ts';

const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const documents = new TextDocuments(TextDocument);
const linter = createTextlint();

connection.onInitialize(async () => {
  await linter;
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    },
  };
});
connection.languages.diagnostics.on(async ({ textDocument }) => {
  const text = documents.get(textDocument.uri)?.getText() ?? '';
  const { messages } = await (await linter).lintText(text, 'draft.md');
  const items = messages.map(({ message, line, column }) => {
    const start = { line: line - 1, character: column - 1 };
    return { range: { start, end: start }, message, source: 'textlint' };
  });
  return { kind: 'full', items };
});
documents.listen(connection);
connection.listen();
