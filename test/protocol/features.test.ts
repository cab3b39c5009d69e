/** Every feature over the wire, in files, untitled texts and the Markdown cells of notebooks. */
import assert from 'node:assert/strict';
import { createLineIndex, positionAt } from '../../server/src/features/convert.ts';
import { find } from '../support/lsp-analysis.ts';
import { type ServerProcess, spawnServer } from '../support/protocol-client.ts';

const TEXT = [
  '# Harbour talks',
  '',
  'Sergei Lavrov met the Northern Harbour Council (NHC). “We will not bow,” he said.[^1]',
  '',
  '“The NHC must choose,” Mr Lavrov said. It was a diktat, and a diktat',
  'is no answer. The CSTO was silent.',
  '',
  '[^1]: Speech, https://example.org/speech',
  '',
].join('\n');
const PLACES = [
  { uri: 'file:///drafts/harbour.md', languageId: 'markdown' },
  { uri: 'untitled:Untitled-1', languageId: 'plaintext' },
  { uri: 'vscode-notebook-cell:/drafts/harbour.ipynb#W0sZmlsZQ%3D%3D', languageId: 'markdown' },
  { uri: 'vscode-vfs://github/drafts/harbour.md', languageId: 'markdown' },
];
const CAPABILITIES = {
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};
const SETTINGS = {
  inlayHints: { speakers: true, longForms: true },
  codeLens: { sections: true },
  outline: { organizations: false, terms: false },
};

const lines = createLineIndex(TEXT);
const on = (words: string, nth = 1) => positionAt(lines, find(TEXT, words, nth).start + 1);
const whole = { start: { line: 0, character: 0 }, end: positionAt(lines, TEXT.length) };

describe('the features', () => {
  let server: ServerProcess;
  let capabilities: Record<string, unknown>;
  before(async () => {
    server = spawnServer();
    ({ capabilities } = await server.initialize(CAPABILITIES, { settings: SETTINGS }));
    for (const { uri, languageId } of PLACES) {
      server.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: TEXT } });
    }
  });
  after(() => {
    server.process.kill();
  });

  it('are announced', () => {
    for (const name of [
      'hoverProvider',
      'documentSymbolProvider',
      'workspaceSymbolProvider',
      'definitionProvider',
      'referencesProvider',
      'documentHighlightProvider',
      'renameProvider',
      'selectionRangeProvider',
      'foldingRangeProvider',
      'inlayHintProvider',
      'codeLensProvider',
      'completionProvider',
      'documentLinkProvider',
    ])
      assert.ok(capabilities[name], name);
  });

  for (const { uri, languageId } of PLACES) {
    const textDocument = { uri };
    const ask = async (method: string, params: object = {}) =>
      (await server.request(`textDocument/${method}`, { textDocument, ...params })).result;

    describe(`in ${uri.split(':')[0]}: (${languageId})`, () => {
      it('lead to definitions and references', async () => {
        const [link] = await ask('definition', { position: on('NHC', 2) });
        assert.equal(link.targetUri, uri);
        assert.deepEqual(link.targetSelectionRange.start, positionAt(lines, find(TEXT, 'Northern').start));
        assert.equal((await ask('references', { position: on('NHC', 2), context: { includeDeclaration: true } })).length, 3);
        assert.equal((await ask('documentHighlight', { position: on('diktat') })).length, 2);
        assert.equal(await ask('definition', { position: on('silent') }), null);
      });

      it('rename', async () => {
        assert.equal((await ask('prepareRename', { position: on('Harbour Council') })).placeholder, 'Northern Harbour Council');
        const edit = await ask('rename', { position: on('Harbour Council'), newName: 'Southern Port Board' });
        const [{ textDocument: named, edits }] = edit.documentChanges;
        assert.deepEqual(named, { uri, version: 1 });
        assert.deepEqual(
          edits.map(({ newText, annotationId = 'at once' }: { newText: string; annotationId?: string }) => `${annotationId}: ${newText}`),
          ['at once: Southern Port Board', 'derived: SPB', 'quoted: SPB'],
        );
      });

      it('grow selections, show hints and lenses, complete and link', async () => {
        const [range] = await ask('selectionRange', { positions: [on('NHC', 2)] });
        assert.ok(range.parent.parent.parent);
        const hints = await ask('inlayHint', { range: whole });
        assert.deepEqual(
          hints.map(({ label }: { label: string }) => label),
          ['= Sergei Lavrov', '= Collective Security Treaty Organization'],
        );
        const [lens] = await ask('codeLens');
        assert.equal(lens.command.title, '2 quotations · 1 speaker · 2 rhetorical terms in the author’s voice');
        const { items } = await ask('completion', { position: { ...on('CSTO'), character: on('CSTO').character + 2 } });
        assert.ok(items.some(({ label }: { label: string }) => label === 'CSTO'));
        if (languageId === 'markdown') assert.equal((await ask('documentLink'))[0].target, 'https://example.org/speech');
        assert.deepEqual(await ask('foldingRange'), []);
      });

      it('list in the outline what the settings say', async () => {
        const names = JSON.stringify(await ask('documentSymbol'));
        assert.ok(names.includes('Sergei Lavrov: We will not bow,') && !names.includes('"diktat"') && !names.includes('"Northern'), names);
      });
    });
  }

  it('find symbols in all open texts', async () => {
    const { result } = await server.request('workspace/symbol', { query: 'lavrov' });
    assert.deepEqual(
      new Set(result.map(({ location }: { location: { uri: string } }) => location.uri)),
      new Set(PLACES.map(({ uri }) => uri)),
    );
  });

  it('answer wrong parameters with an error and stay alive', async () => {
    for (const [method, params] of [
      ['textDocument/rename', { textDocument: { uri: PLACES[0]!.uri }, position: on('NHC') }],
      ['textDocument/selectionRange', { textDocument: { uri: PLACES[0]!.uri }, positions: [null] }],
      ['textDocument/references', { position: on('NHC') }],
      ['workspace/symbol', {}],
    ] as const) {
      const { error } = await server.request(method, params);
      assert.equal(error?.code, -32602, method);
    }
    assert.equal(
      (await server.request('textDocument/definition', { textDocument: { uri: 'file:///closed.md' }, position: on('NHC') })).result,
      null,
    );
  });
});
