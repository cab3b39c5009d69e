import assert from 'node:assert/strict';
import { encodeMessage } from '../server/src/encoding.ts';

const items = ['one', 'two “with marks”', ''].map((message, line) => ({
  range: { start: { line, character: 0 }, end: { line, character: 3 } },
  message,
  relatedInformation: [],
}));

describe('messages as JSON', () => {
  const messages: readonly (readonly [string, object])[] = [
    ['diagnostics', { jsonrpc: '2.0', id: 1, result: { kind: 'full', resultId: '1', items } }],
    ['the same diagnostics again, fewer of them', { jsonrpc: '2.0', id: 2, result: { kind: 'full', items: items.slice(1) } }],
    ['no diagnostics', { jsonrpc: '2.0', id: 3, result: { kind: 'full', resultId: '1', items: [] } }],
    ['diagnostics with something after them', { jsonrpc: '2.0', id: 4, result: { kind: 'full', items, related: [] } }],
    ['a result before something else', { jsonrpc: '2.0', result: { kind: 'full', items }, id: [] }],
    ['an answer that nothing changed', { jsonrpc: '2.0', id: 5, result: { kind: 'unchanged', resultId: '1' } }],
    ['an answer without a result', { jsonrpc: '2.0', id: 6, result: null }],
    ['a list of what are no diagnostics', { jsonrpc: '2.0', id: 7, result: { kind: 'full', items: [1, null] } }],
    ['a notification', { jsonrpc: '2.0', method: 'x', params: { diagnostics: items } }],
  ];
  for (const [name, message] of messages) {
    it(`writes ${name} as JSON.stringify does`, () =>
      assert.equal(new TextDecoder().decode(encodeMessage(message)), JSON.stringify(message)));
  }
});
