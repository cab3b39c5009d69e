/** Blocks in their place in a document: what the folds and the rules go over. */
import type { Block } from './blocks.ts';
import type { LocalFacts } from './local.ts';
import type { EntryLinks } from './organizations/linked.ts';
import type { Crossing, PlacedAttribution } from './quotations/fold.ts';
import type { Standing } from './standing.ts';

/** Where a section stands. */
export interface Home {
  /** UTF-16 offset of the section in the document. */
  readonly start: number;
  /** Zero-based line it begins in. */
  readonly firstLine: number;
  /** Says that something that was worked out of the blocks around here may have changed. */
  soil(): void;
}

/** Lives as long as its block stands in the document unchanged; only its place moves. */
export class Entry {
  block: Block;
  home: Home;
  readonly local: LocalFacts;
  /** Bits of `HAS`: passes over a long document look at these and at nothing else of most blocks. */
  readonly has: number;
  /** Stands in one Markdown block quotation with the block before it. */
  readonly grouped: boolean;
  /** Its neighbours in the document. */
  previous: Entry | null = null;
  next: Entry | null = null;
  /** What the document adds to its quotations; null for nothing. */
  crossing: Crossing | null = null;
  /** Who speaks at its end, for the quotations after it. */
  speaker: PlacedAttribution | null = null;
  /** An item of a list whose lead-in says who says it. */
  reported = false;
  /** Which bodies its mentions and definitions mean; null until they are linked. */
  links: EntryLinks | null = null;
  /** What the rules of a single block said, in offsets of the block, and under which conditions; null until asked. */
  judged: Judged | null = null;
  /** Single marks hold no speech in this document; see `quotations/profile.ts`. */
  apart = false;
  /** Number of the last answer of the document's rules that depends on this block. */
  watched = 0;

  constructor(block: Block, grouped: boolean, home: Home, local: LocalFacts) {
    this.block = block;
    this.grouped = grouped;
    this.home = home;
    this.local = local;
    this.has = hasOf(block, local);
  }

  /** UTF-16 offset of the block in the document. */
  get start(): number {
    return this.home.start + this.block.start;
  }

  get end(): number {
    return this.start + this.block.text.length;
  }
}

export interface Judged {
  readonly settings: unknown;
  /** What the document adds to the block, as a text that can be compared. */
  readonly crossing: string;
  readonly standing: readonly Standing[];
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
  persons: 64,
} as const;

function hasOf(block: Block, { quotations, organizations, terms, own }: LocalFacts): number {
  let has = 0;
  if (quotations.quotations.length > 0) has |= HAS.quotations | HAS.judgeable;
  if (quotations.persons.length > 0) has |= HAS.persons;
  if (quotations.reported.length > 0 || quotations.loose.length > 0) has |= HAS.judgeable;
  if (terms.length + own.length > 0) has |= HAS.terms | HAS.judgeable;
  if (block.quoteGroup !== -1) has |= HAS.group;
  if (block.kind === 'heading') has |= HAS.heading;
  if (organizations.mentions.length + organizations.definitions.length + organizations.countries.length > 0) has |= HAS.organizations;
  return has;
}

/** Makes neighbours of entries in the order of the text, between two others. */
export function joinEntries(entries: readonly Entry[], previous: Entry | null, next: Entry | null): void {
  let last = previous;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    entry.previous = last;
    if (last !== null) last.next = entry;
    last = entry;
  }
  if (last !== null) last.next = next;
  if (next !== null) next.previous = last;
}
