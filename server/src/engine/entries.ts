/** Blocks in their place in a document: what the folds and the rules go over. */
import type { Block } from './blocks.ts';
import type { Section } from './document.ts';
import type { LocalFacts } from './local.ts';
import type { RuleDraft } from './rules/index.ts';

/** Lives as long as its block stands in the document unchanged; only its place moves. */
export interface Entry {
  readonly block: Block;
  /** The section it stands in; block quotations are counted within one. */
  readonly section: Section;
  readonly local: LocalFacts;
  /** UTF-16 offset of the block in the document, set anew after each edit. */
  start: number;
  /** What the rules of a single block said, in offsets of the block, and under which conditions; null until asked. */
  judged: Judged | null;
}

export interface Judged {
  readonly settings: unknown;
  /** What the document adds to the block, as a text that can be compared. */
  readonly crossing: string;
  readonly drafts: readonly RuleDraft[];
}
