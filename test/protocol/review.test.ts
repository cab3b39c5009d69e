/** The whole way with nothing replaced: a process, a text, and what an editor shows of it. */
import assert from 'node:assert/strict';
import { createLineIndex, positionAt } from '../../server/src/features/convert.ts';
import { find } from '../support/lsp-analysis.ts';
import { type ServerProcess, spawnServer } from '../support/protocol-client.ts';

const URI = 'file:///drafts/harbour.md';
const TEXT = [
  '---',
  'title: Harbour talks',
  '---',
  '# Harbour talks',
  '',
  'It is reported that the talks went on all night.',
  '',
  '## The ministry',
  '',
  '“We will not bow to a diktat,” the Ministry of Foreign Affairs of Norway said. “Our answer stands.”',
  '',
  'NATO and the Northern Harbour Council (NHC) had no comment. A rogue state would answer otherwise.',
  '',
].join('\r\n');

describe('the review of a text', () => {
  let server: ServerProcess;
  before(async () => {
    server = spawnServer();
    await server.initialize({
      textDocument: {
        diagnostic: {},
        hover: { contentFormat: ['markdown'] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    });
    server.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'markdown', version: 1, text: TEXT } });
  });
  after(() => {
    server.process.kill();
  });

  async function hoverOn(words: string, nth = 1): Promise<string> {
    const position = positionAt(createLineIndex(TEXT), find(TEXT, words, nth).start);
    const { result } = await server.request('textDocument/hover', { textDocument: { uri: URI }, position });
    return result?.contents.value ?? '';
  }

  it('shows on hover who is quoted, whose term it is, and which body is meant', async () => {
    assert.match(await hoverOn('We will'), /Norwegian Ministry[\s\S]*cue “said” · quoted 2 times/);
    assert.match(await hoverOn('Our answer'), /Norwegian Ministry/);
    assert.match(await hoverOn('diktat'), /^\*\*diktat\*\* · rhetorical[\s\S]*Stands inside a quotation of Norwegian Ministry/);
    assert.match(await hoverOn('rogue state'), /Stands \*\*in the author’s own voice\*\*/);
    assert.match(await hoverOn('NATO'), /^\*\*North Atlantic Treaty Organization\*\* \(NATO\)\n/);
    assert.match(await hoverOn('NHC'), /Northern Harbour Council[\s\S]*Inferred from this text/);
    assert.equal(await hoverOn('title'), '');
  });

  it('lists its parts under their headings', async () => {
    const { result } = await server.request('textDocument/documentSymbol', { textDocument: { uri: URI } });
    assert.deepEqual(
      result.map((symbol: { name: string }) => symbol.name),
      ['Harbour talks'],
    );
    const section = result[0].children.find((symbol: { name: string }) => symbol.name === 'The ministry');
    const names = section.children.map((symbol: { name: string; kind: number }) => `${symbol.kind} ${symbol.name}`).join('\n');
    assert.match(names, /^15 Norwegian Ministry of Foreign Affairs: We will not bow to a diktat,$/m);
    assert.match(names, /^5 Northern Harbour Council$/m);
    assert.match(names, /^14 rogue state$/m);
  });

  it('finds the source that nobody can check', async () => {
    const { result } = await server.request('textDocument/diagnostic', { textDocument: { uri: URI } });
    const vague = result.items.filter((item: { code: string }) => item.code === 'quotation/vague-source');
    assert.deepEqual(
      vague.map((item: { range: { start: { line: number } } }) => item.range.start.line),
      [5],
    );
  });
});
