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
  /** Bits of `HAS`: passes over a long document look at these and at nothing else of most blocks. */
  readonly has: number;
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

export const HAS = {
  quotations: 1,
  /** Stands in a Markdown block quotation. */
  group: 2,
  heading: 4,
  /** Anything the rules of a block look at. */
  judgeable: 8,
  /** Anything linking organizations looks at. */
  organizations: 16,
  terms: 32,
} as const;

export function createEntry(block: Block, section: Section, local: LocalFacts): Entry {
  const { quotations, organizations, terms } = local;
  let has = 0;
  if (quotations.quotations.length > 0) has |= HAS.quotations | HAS.judgeable;
  if (quotations.reported.length > 0 || quotations.loose.length > 0) has |= HAS.judgeable;
  if (terms.length > 0) has |= HAS.terms | HAS.judgeable;
  if (block.quoteGroup !== -1) has |= HAS.group;
  if (block.kind === 'heading') has |= HAS.heading;
  if (organizations.mentions.length + organizations.definitions.length + organizations.countries.length > 0) has |= HAS.organizations;
  return { block, section, local, has, start: 0, judged: null };
}
