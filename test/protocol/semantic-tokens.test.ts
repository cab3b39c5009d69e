/** Semantic tokens over a real connection: in full, as deltas, in a range, and only to who asks. */
import assert from 'node:assert/strict';
import { createPlainEngine } from '../support/lsp-analysis.ts';
import { startInProcess } from '../support/protocol-client.ts';

const INVALID_PARAMS = -32602;
const URI = 'file:///drafts/board.txt';
const document = { textDocument: { uri: URI } };
const FULL = 'textDocument/semanticTokens/full';
const DELTA = 'textDocument/semanticTokens/full/delta';
const RANGE = 'textDocument/semanticTokens/range';

const opened = (text: string) => ({ textDocument: { uri: URI, languageId: 'plaintext', version: 1, text } });
const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });

describe('semantic tokens', () => {
  it('are offered to a client that names them, and come in full, as deltas and for a range', async () => {
    const client = startInProcess(createPlainEngine());
    const { capabilities } = await client.initialize({ textDocument: { semanticTokens: {} } });
    assert.deepEqual(capabilities.semanticTokensProvider.full, { delta: true });
    assert.equal(capabilities.semanticTokensProvider.range, true);
    assert.deepEqual(capabilities.semanticTokensProvider.legend.tokenTypes, ['quotation', 'organization', 'term']);
    client.notify('textDocument/didOpen', opened('“one” and\r\n“two” here'));

    const first = (await client.request(FULL, document)).result;
    assert.deepEqual(first.data, [0, 0, 5, 0, 0, 1, 0, 5, 0, 0]);
    assert.deepEqual((await client.request(RANGE, { ...document, range: range(1, 0, 3) })).result, { data: [1, 0, 5, 0, 0] });
    const same = (await client.request(DELTA, { ...document, previousResultId: first.resultId })).result;
    assert.deepEqual(same, { resultId: first.resultId, edits: [] });

    client.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range: range(0, 0, 0), text: 'So ' }],
    });
    const second = (await client.request(DELTA, { ...document, previousResultId: first.resultId })).result;
    assert.notEqual(second.resultId, first.resultId);
    assert.deepEqual(second.edits, [{ start: 1, deleteCount: 1, data: [3] }]);

    const unknown = (await client.request(DELTA, { ...document, previousResultId: first.resultId })).result;
    assert.deepEqual(unknown, { resultId: second.resultId, data: [0, 3, 5, 0, 0, 1, 0, 5, 0, 0] });

    client.notify('textDocument/didClose', document);
    assert.equal((await client.request(FULL, document)).result, null);
    client.notify('textDocument/didOpen', opened('“one”'));
    const again = (await client.request(DELTA, { ...document, previousResultId: second.resultId })).result;
    assert.deepEqual(again.data, [0, 0, 5, 0, 0], 'what was kept is dropped with the document');
    assert.equal((await client.request(RANGE, document)).error?.code, INVALID_PARAMS);
  });

  it('are not offered to a client that does not name them', async () => {
    const client = startInProcess(createPlainEngine());
    assert.equal((await client.initialize()).capabilities.semanticTokensProvider, undefined);
  });

  it('are asked for again when the settings change', async () => {
    const client = startInProcess(createPlainEngine());
    const asked = new Promise((resolve) => client.answer('workspace/semanticTokens/refresh', resolve));
    await client.initialize({ textDocument: { semanticTokens: {} }, workspace: { semanticTokens: { refreshSupport: true } } });
    client.notify('workspace/didChangeConfiguration', { settings: { policyReview: { language: 'fr' } } });
    await asked;
  });
});
