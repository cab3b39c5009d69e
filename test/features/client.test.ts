import assert from 'node:assert/strict';
import { readClient } from '../../server/src/features/client.ts';

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
    assert.deepEqual(
      Object.values(bare).filter(
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
        },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
          diagnostic: {},
          hover: { contentFormat: ['plaintext', 'markdown'] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          semanticTokens: { multilineTokenSupport: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
      },
      workspaceFolders: [{ uri: 'file:///w', name: 'w' }, 3],
      initializationOptions: { files: true, customRequests: true, ruleDocs: 'vscode-remote://x/docs/' },
    });
    assert.deepEqual(
      Object.entries(client).filter(([, value]) => value !== true),
      [
        ['folders', ['file:///w']],
        ['ruleDocs', 'vscode-remote://x/docs'],
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
