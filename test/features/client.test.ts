import assert from 'node:assert/strict';
import { readClient } from '../../server/src/features/client.ts';
import { ENGLISH } from '../../server/src/features/words.ts';

describe('readClient', () => {
  it('takes nothing for granted', () => {
    const bare = readClient(undefined);
    for (const given of [
      null,
      7,
      'x',
      [],
      {},
      { capabilities: null },
      { capabilities: { textDocument: 3, workspace: [] }, initializationOptions: 'x' },
    ]) {
      assert.deepEqual(readClient(given), bare);
    }
    const { words, trusted, ...rest } = bare;
    assert.equal(words, ENGLISH);
    // Clients that know no trust of folders say nothing of it.
    assert.equal(trusted, true);
    assert.deepEqual(
      Object.values(rest).filter(
        (value) => value !== false && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
      ),
      [],
    );
  });

  it('reads what a capable client says', () => {
    const client = readClient({
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceFolders: true,
          diagnostics: { refreshSupport: true },
          semanticTokens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
          codeLens: { refreshSupport: true },
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
        },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
          diagnostic: {},
          hover: { contentFormat: ['plaintext', 'markdown'] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          semanticTokens: { multilineTokenSupport: true },
          definition: { linkSupport: true },
          rename: { prepareSupport: true },
          foldingRange: { rangeLimit: 5000 },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, resolveSupport: { properties: ['edit'] } },
        },
      },
      workspaceFolders: [{ uri: 'file:///w', name: 'w' }, 3],
      initializationOptions: {
        files: true,
        customRequests: true,
        ruleDocs: 'vscode-remote://x/docs/',
        commands: ['a.b', 7],
        words: { language: 'de', bundle: { line: 'Zeile' } },
        storage: 'file:///s',
      },
    });
    assert.equal(client.words.t('line'), 'Zeile');
    assert.deepEqual(
      Object.entries(client).filter(([key, value]) => value !== true && key !== 'words'),
      [
        ['foldingLimit', 5000],
        ['folders', ['file:///w']],
        ['commands', ['a.b']],
        ['ruleDocs', 'vscode-remote://x/docs'],
        ['storage', 'file:///s'],
        ['settings', undefined],
      ],
    );
  });

  it('takes the one root of a client that knows no workspace folders', () => {
    assert.deepEqual(readClient({ rootUri: 'file:///w', workspaceFolders: null }).folders, ['file:///w']);
  });

  it('takes no folder of rule pages that is no URI', () => {
    assert.equal(readClient({ initializationOptions: { ruleDocs: '../docs' } }).ruleDocs, null);
    assert.equal(readClient({ initializationOptions: { ruleDocs: 5 } }).ruleDocs, null);
  });
});
