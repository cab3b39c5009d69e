/** Long texts over a real connection: nobody waits for the first review of a book. */
import assert from 'node:assert/strict';
import { engine } from '../support/engine.ts';
import { startInProcess } from '../support/protocol-client.ts';

const LONG = 'file:///drafts/long.md';
const SHORT = 'file:///drafts/short.md';
const PARAGRAPH = '“We will act,” Foreign Minister Ann Vale said on Monday. The regime of unfriendly states must answer to the UN.\n\n';

describe('a text of ten megabytes', () => {
  it('is read in slices: hovers are answered meanwhile, here and in other documents', async function () {
    this.timeout(120_000);
    const client = startInProcess(engine);
    await client.initialize({ textDocument: { diagnostic: {}, hover: { contentFormat: ['plaintext'] } } });
    const open = (uri: string, text: string): void =>
      client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    const hover = (uri: string) => client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } });
    open(SHORT, PARAGRAPH);
    open(LONG, PARAGRAPH.repeat(Math.ceil(10_000_000 / PARAGRAPH.length)));
    const order: string[] = [];
    const review = client.request('textDocument/diagnostic', { textDocument: { uri: LONG } }).then((answer) => {
      order.push('review');
      return answer;
    });
    const early = await hover(LONG);
    order.push('hover');
    assert.match(early.result.contents.value, /still being read/);
    assert.match((await hover(SHORT)).result.contents.value, /Ann Vale/);
    order.push('other');
    const { result } = await review;
    assert.deepEqual(order, ['hover', 'other', 'review']);
    assert.equal(result.items.length, 1_001, 'the most severe, and one that says how many more there are');
    assert.match((await hover(LONG)).result.contents.value, /Ann Vale/);
  });
});
