/** Long texts are worked through bit by bit, so that nothing else has to wait: what is opened, what an edit reaches, what is asked. */
import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/engine/analyze.ts';
import { splitSections } from '../../server/src/engine/document.ts';
import { PACE } from '../../server/src/engine/limits.ts';
import { lengthOf, type Piece } from '../../server/src/engine/pieces.ts';
import { DocumentStore } from '../../server/src/engine/store.ts';
import { engine, FORMATS } from '../support/engine.ts';

const PARAGRAPH =
  'The Foreign Ministry of Ruritania said that “unfriendly states” had left the Lake Water Council (LWC).\n\n“We will act,” Ann Vale said.\n\n';
const LONG = PARAGRAPH.repeat(3_000);

/** Calls of `advance` until nothing is left. */
function slices(analyzer: Analyzer, answer: 'findings' | 'facts'): number {
  let count = 1;
  while (!analyzer.advance(20_000, answer)) count++;
  return count;
}

function opened(text: string): Analyzer {
  const analyzer = engine.createAnalyzer();
  analyzer.configure({ format: 'markdown' });
  analyzer.replace(text);
  return analyzer;
}

describe('a long text', () => {
  it('is cut, read, judged and put together in many slices', () => {
    const analyzer = opened(LONG);
    assert.equal(analyzer.isRead, false);
    assert.ok(slices(analyzer, 'findings') > LONG.length / 20_000);
    assert.ok(analyzer.isRead);
    assert.ok(slices(analyzer, 'facts') > 5);
    assert.deepEqual(analyzer.analysis(), engine.analyze(LONG, { format: 'markdown' }));
  });

  it('is not cut on at once where an edit opens code that may reach to its end', () => {
    const store = new DocumentStore(`${LONG}\`\`\`\n\ncode\n`, 'markdown');
    while (store.cut(100_000) !== null);
    store.edit(0, 0, '```\n\n');
    assert.equal(store.isCut, false);
    while (store.cut(100_000) !== null);
    assert.equal(store.text(), `\`\`\`\n\n${LONG}\`\`\`\n\ncode\n`);
  });

  it('keeps what stands behind an edit that comes to nothing more', () => {
    const store = new DocumentStore(LONG, 'markdown');
    while (store.cut(100_000) !== null);
    const last = store.pieces.last;
    // Longer than what is cut at once, and closed again at its end.
    const paste = 'Pasted words. '.repeat(PACE.cut / 10);
    const { restored } = store.edit(10, 10, `${paste}\n\n`);
    assert.deepEqual(restored, []);
    let back: readonly Piece[] = [];
    for (let change = store.cut(1_000); change !== null; change = store.cut(1_000)) if (change.restored.length > 0) back = change.restored;
    assert.ok(lengthOf(back) > LONG.length - 4 * PACE.section);
    assert.equal(store.pieces.last, last);
  });

  it('is told as read while its findings are still being put together', () => {
    const analyzer = opened(LONG);
    while (!analyzer.isRead) analyzer.advance(20_000);
    assert.equal(analyzer.advance(1), false);
    // Asked for all the same, the answer is whole.
    assert.deepEqual(analyzer.findings(), engine.analyze(LONG, { format: 'markdown' }).findings);
  });
});

describe('findings by lines', () => {
  it('stay the same objects while text some way above them is typed in, and are new ones on other lines', () => {
    const analyzer = opened('Trade with unfriendly states fell.\n\n'.repeat(200));
    const before = analyzer.findingsInLines();
    assert.ok(before.length > 100);
    analyzer.edit(0, 0, 'Today ');
    const typed = analyzer.findingsInLines();
    assert.equal(typed.at(-1), before.at(-1));
    assert.notEqual(typed[0], before[0]);
    analyzer.edit(0, 0, 'A line.\n\n');
    const moved = analyzer.findingsInLines();
    assert.equal(moved.at(-1)!.start.line, before.at(-1)!.start.line + 2);
    assert.equal(before.at(-1)!.start.line, typed.at(-1)!.start.line);
  });
});

describe('a text that is cut bit by bit', () => {
  const text = '---\nlang: en\n---\n\nOne.\n\n```\ncode\n\ncode\n```\n\n- a\n\n  b\n\nTwo.\r\n\r\nThree.\n\n<!--\n\nno\n\n-->\n\nFour.';
  for (const format of FORMATS) {
    it(`has the sections of one that is cut at once: ${format}`, () => {
      for (const size of [1, 7, 40]) {
        const store = new DocumentStore(text, format, { ...PACE, cut: size });
        while (store.cut(size) !== null);
        const sections = store.pieces.chunks.flatMap(({ pieces }) => pieces.map(({ section }) => section));
        assert.deepEqual(sections, splitSections(text, format, true));
      }
    });
  }
});
