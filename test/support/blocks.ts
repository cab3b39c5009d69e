/** The blocks of a whole text, for tests of the scanners and masks. */
import { type Section, splitSections } from '../../server/src/engine/document.ts';
import type { Format } from '../../server/src/engine/facts.ts';
import { maskMarkdown, maskPlainText } from '../../server/src/engine/prose.ts';
import { KIND, type Tokens, tokenize, tokenText } from '../../server/src/engine/words.ts';

export type PlacedBlock = Section['blocks'][number];

/** Blocks with `start` as offset of the whole text. */
export function blocksOf(text: string, format: Format): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let from = 0;
  for (const section of splitSections(text, format, true)) {
    for (const block of section.blocks) blocks.push({ ...block, start: block.start + from });
    from += section.text.length;
  }
  return blocks;
}

export function tokensOf(block: PlacedBlock, format: Format): Tokens {
  const mask = format === 'markdown' ? maskMarkdown(block.text, block.gaps) : maskPlainText(block.text);
  return tokenize(block.text, mask, { elision: false });
}

/** What a reader reads of a block: its words, numbers and marks; ▪ for what is only seen. */
export function readable(block: PlacedBlock, format: Format): string {
  const tokens = tokensOf(block, format);
  const words: string[] = [];
  for (let i = 0; i < tokens.count; i++) words.push(tokens.kind[i] === KIND.opaque ? '▪' : tokenText(tokens, i));
  return words.join(' ');
}

/** One line a block: kind, its depths where they say something, and what is read of it. */
export function outline(text: string, format: Format): string[] {
  return blocksOf(text, format).map((block) => {
    const heading = format === 'markdown' && block.headingDepth > 0 ? `${block.headingDepth}` : '';
    const quote = block.quoteDepth > 0 ? `>${block.quoteDepth}` : '';
    return `${block.kind}${heading}${quote}: ${readable(block, format)}`;
  });
}
