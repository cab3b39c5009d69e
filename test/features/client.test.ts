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
      Object.values(bare).filter((value) => value !== false && value !== null && value !== undefined),
      [],
    );
  });

  it('reads what a capable client says', () => {
    const client = readClient({
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
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
      initializationOptions: { customRequests: true, ruleDocs: 'vscode-remote://x/docs/' },
    });
    assert.deepEqual(
      Object.entries(client).filter(([, value]) => value !== true),
      [
        ['ruleDocs', 'vscode-remote://x/docs'],
        ['settings', undefined],
      ],
    );
  });

  it('takes no folder of rule pages that is no URI', () => {
    assert.equal(readClient({ initializationOptions: { ruleDocs: '../docs' } }).ruleDocs, null);
    assert.equal(readClient({ initializationOptions: { ruleDocs: 5 } }).ruleDocs, null);
  });
});
