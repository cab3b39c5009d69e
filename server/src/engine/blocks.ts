/** What a block is: the unit of local analysis. `document.ts` cuts a text into blocks, detectors read one at a time. */
import type { Span } from './span.ts';

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'cell';

/** A stretch of readable text. Everything a detector may know of it is here, so equal blocks give equal local facts. */
export interface Block {
  readonly kind: BlockKind;
  /** UTF-16 offset of the block's text in its section. */
  readonly start: number;
  /** The source of the block, Markdown syntax and all; its mask, made by `prose.ts`, says what is read. */
  readonly text: string;
  /** Markdown prefixes between two lines, relative to the block. */
  readonly gaps: readonly Span[];
  /** Depth of Markdown block quotations around it, 0 outside. */
  readonly quoteDepth: number;
  /** Which block quotation it stands in, counted through its section; -1 outside. */
  readonly quoteGroup: number;
  /** Level of a heading, else 0. */
  readonly headingDepth: number;
  /** True for a piece of an overlong paragraph that goes on from the block before. */
  readonly continues: boolean;
}
