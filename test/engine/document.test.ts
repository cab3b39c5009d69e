import assert from 'node:assert/strict';
import { splitSections } from '../../server/src/engine/document.ts';
import { LIMITS } from '../../server/src/engine/limits.ts';
import { blocksOf } from '../support/blocks.ts';
import { FORMATS } from '../support/engine.ts';

const SENTENCE = 'The board noted that the talks would go on. ';

describe('sections and blocks', () => {
  for (const format of FORMATS) {
    it(`${format}: sections put together are the text`, () => {
      for (const text of ['', 'a', 'a\n\nb', '\n\na\r\n\r\n“b\n\n- c\n  d\n\n```\ne\n\n```\n\nf\n', SENTENCE.repeat(1_000)]) {
        assert.equal(
          splitSections(text, format, true)
            .map((section) => section.text)
            .join(''),
          text,
        );
      }
    });

    it(`${format}: a block is a slice of the text at its start`, () => {
      const text = `# One\n\nTwo “a”\nb\n\n> three\n> four\n\n- five\n\n${SENTENCE.repeat(500)}\n\n${'six seven\n'.repeat(3_000)}`;
      const blocks = blocksOf(text, format);
      assert.ok(blocks.length > 8);
      let from = 0;
      for (const block of blocks) {
        assert.equal(text.slice(block.start, block.start + block.text.length), block.text);
        assert.ok(block.start >= from, 'blocks are in order and do not overlap');
        from = block.start + block.text.length;
      }
    });

    it(`${format}: a paragraph is cut only above the limit, after a sentence, and nothing of it is lost`, () => {
      const whole = blocksOf(SENTENCE.repeat(Math.floor(LIMITS.blockLength / SENTENCE.length)).trim(), format);
      assert.equal(whole.length, 1);
      const text = SENTENCE.repeat(1_000).trim();
      const pieces = blocksOf(text, format);
      assert.ok(pieces.length > 4);
      assert.deepEqual(
        pieces.map((piece) => piece.continues),
        pieces.map((_, index) => index > 0),
      );
      for (const piece of pieces) assert.ok(piece.text.length <= LIMITS.blockLength);
      for (const piece of pieces.slice(0, -1)) assert.match(piece.text, /\. ?$/);
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
    });

    it(`${format}: the limit itself still fits one block`, () => {
      for (const [length, count] of [
        [LIMITS.blockLength - 1, 1],
        [LIMITS.blockLength, 1],
        [LIMITS.blockLength + 1, 2],
      ] as const) {
        assert.equal(blocksOf('x'.repeat(length), format).length, count, `${length} units`);
      }
    });

    it(`${format}: a cut without spaces never splits a surrogate pair`, () => {
      for (const piece of blocksOf(`a${'🕊'.repeat(LIMITS.blockLength)}`, format)) assert.ok(piece.text.isWellFormed());
    });
  }

  it('a paragraph of many lines is cut between or inside lines and keeps its prefixes out', () => {
    const text = '> one two three.\n'.repeat(2_000);
    const pieces = blocksOf(text, 'markdown');
    assert.ok(pieces.length > 2);
    for (const piece of pieces) {
      assert.equal(text.slice(piece.start, piece.start + piece.text.length), piece.text);
      for (const gap of piece.gaps) assert.equal(piece.text.slice(gap.start, gap.end), '\n> ');
      assert.equal(piece.gaps.length, piece.text.split('\n').length - 1);
    }
  });
});
