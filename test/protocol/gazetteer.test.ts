/** Settings of a folder in the editor: a body is added to its gazetteer, and counts before anybody has saved it. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ServerProcess, spawnServer } from '../support/protocol-client.ts';

const DRAFT = 'The Northern Harbour Council met. It was a diktat.\n';

describe('policy-review.yaml in the editor', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-gazetteer-')));
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const draft = uriOf('draft.txt');
  const file = uriOf('policy-review.yaml');
  let server: ServerProcess;
  before(async () => {
    writeFileSync(join(folder, 'policy-review.yaml'), 'preset: default\n');
    server = spawnServer();
    const capabilities = {
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
      textDocument: { publishDiagnostics: {}, hover: {}, codeAction: { codeActionLiteralSupport: {} } },
    };
    await server.initialize(capabilities, {}, pathToFileURL(folder).href);
    server.notify('textDocument/didOpen', { textDocument: { uri: draft, languageId: 'plaintext', version: 1, text: DRAFT } });
  });
  after(() => {
    server.process.kill();
    rmSync(folder, { recursive: true });
  });

  const position = { line: 0, character: 8 };
  const hover = async (): Promise<string> =>
    (await server.request('textDocument/hover', { textDocument: { uri: draft }, position })).result.contents.value;
  /** Waits until exactly these rules are told of in the draft. */
  const untilRules = async (...rules: string[]): Promise<void> => {
    await server.next('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: { code: string }[] }) => {
      const told = params.diagnostics.map(({ code }) => code);
      return params.uri === draft && told.join() === rules.join();
    });
  };
  const edit = (version: number, text: string): void =>
    server.notify('textDocument/didChange', { textDocument: { uri: file, version }, contentChanges: [{ text }] });

  it('is offered a body that only the text knows', async () => {
    await untilRules('term/rhetorical');
    assert.match(await hover(), /Inferred from this text/);
    const { result } = await server.request('textDocument/codeAction', {
      textDocument: { uri: draft },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    const [add] = result.filter(({ title }: { title: string }) => title.includes('gazetteer'));
    assert.equal(add.title, 'Add “Northern Harbour Council” to the gazetteer in policy-review.yaml');
    const [{ textDocument, edits }] = add.edit.documentChanges;
    assert.equal(textDocument.uri, file);
    server.notify('textDocument/didOpen', { textDocument: { uri: file, languageId: 'yaml', version: 1, text: 'preset: default\n' } });
    edit(2, `preset: default\n${edits[0].newText}`);
    assert.match(await hover(), /In your own gazetteer/);
  });

  it('holds as it stands in the editor, says what is wrong with it, and keeps the last good state', async () => {
    edit(3, 'rules:\n  term/rhetorical: off\n');
    await untilRules();
    edit(4, 'rules:\n  term/rhetorical: off\n  term/rhetorcal: off\n');
    const { diagnostics } = await server.next(
      'textDocument/publishDiagnostics',
      (params) => params.uri === file && params.diagnostics.length > 0,
    );
    assert.deepEqual(
      diagnostics.map(({ code, range }: { code: string; range: { start: { line: number } } }) => [code, range.start.line]),
      [['configuration-unknown-rule', 2]],
    );
    edit(5, 'rules: [');
    await server.next('textDocument/publishDiagnostics', ({ uri, diagnostics: [first] }) => uri === file && first?.severity === 1);
    const { result } = await server.request('textDocument/codeAction', {
      textDocument: { uri: draft },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    assert.deepEqual(result, [], 'nothing is added to a broken file');
  });

  it('counts as it is saved once it is closed', async () => {
    server.notify('textDocument/didClose', { textDocument: { uri: file } });
    await untilRules('term/rhetorical');
    assert.match(await hover(), /Inferred from this text/);
  });
});
