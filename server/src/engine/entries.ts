/** Blocks in their place in a document: what the folds and the rules go over. */
import type { Block } from './blocks.ts';
import { type LocalFacts, NOTHING } from './local.ts';
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
  /** Its neighbours in the document. */
  previous: Entry | null = null;
  next: Entry | null = null;
  /** Bits of `IS`. */
  private is: number;
  /** What only some blocks have: all that is said of most stays small. */
  private more: More | null = null;

  constructor(block: Block, grouped: boolean, home: Home, local: LocalFacts) {
    this.block = block;
    this.home = home;
    this.local = local;
    this.has = hasOf(block, local);
    this.is = grouped ? IS.grouped : 0;
  }

  /** Stands in one Markdown block quotation with the block before it. */
  get grouped(): boolean {
    return (this.is & IS.grouped) !== 0;
  }

  /** An item of a list whose lead-in says who says it. */
  get reported(): boolean {
    return (this.is & IS.reported) !== 0;
  }

  set reported(reported: boolean) {
    this.is = reported ? this.is | IS.reported : this.is & ~IS.reported;
  }

  /** Single marks hold no speech in this document; see `quotations/profile.ts`. */
  get apart(): boolean {
    return (this.is & IS.apart) !== 0;
  }

  set apart(apart: boolean) {
    this.is = apart ? this.is | IS.apart : this.is & ~IS.apart;
  }

  /** What the document adds to its quotations; null for nothing. */
  get crossing(): Crossing | null {
    return this.more === null ? null : this.more.crossing;
  }

  set crossing(crossing: Crossing | null) {
    if (crossing !== null || this.more !== null) this.moreOf().crossing = crossing;
  }

  /** Who speaks at its end, for the quotations after it. */
  get speaker(): PlacedAttribution | null {
    return this.more === null ? null : this.more.speaker;
  }

  set speaker(speaker: PlacedAttribution | null) {
    if (speaker !== null || this.more !== null) this.moreOf().speaker = speaker;
  }

  /** Which bodies its mentions and definitions mean; null until they are linked. */
  get links(): EntryLinks | null {
    return this.more === null ? null : this.more.links;
  }

  set links(links: EntryLinks | null) {
    if (links !== null || this.more !== null) this.moreOf().links = links;
  }

  /** What the rules of a single block said, in offsets of the block, and under which conditions; null until asked. */
  get judged(): Judged | null {
    return this.more === null ? null : this.more.judged;
  }

  set judged(judged: Judged | null) {
    if (judged !== null || this.more !== null) this.moreOf().judged = judged;
  }

  /** Number of the last answer of the document's rules that depends on this block. */
  get watched(): number {
    return this.more === null ? 0 : this.more.watched;
  }

  set watched(watched: number) {
    this.moreOf().watched = watched;
  }

  private moreOf(): More {
    this.more ??= { crossing: null, speaker: null, links: null, judged: null, watched: 0 };
    return this.more;
  }

  /** UTF-16 offset of the block in the document. */
  get start(): number {
    return this.home.start + this.block.start;
  }

  get end(): number {
    return this.start + this.block.text.length;
  }
}

const IS = { grouped: 1, reported: 2, apart: 4 } as const;

interface More {
  crossing: Crossing | null;
  speaker: PlacedAttribution | null;
  links: EntryLinks | null;
  judged: Judged | null;
  watched: number;
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

function hasOf(block: Block, local: LocalFacts): number {
  let has = 0;
  if (block.quoteGroup !== -1) has |= HAS.group;
  if (block.kind === 'heading') has |= HAS.heading;
  return local === NOTHING ? has : has | foundOf(local);
}

function foundOf({ quotations, organizations, terms, own }: LocalFacts): number {
  let has = 0;
  if (quotations.quotations.length > 0) has |= HAS.quotations | HAS.judgeable;
  if (quotations.persons.length > 0) has |= HAS.persons;
  if (quotations.reported.length > 0 || quotations.loose.length > 0) has |= HAS.judgeable;
  if (terms.length + own.length > 0) has |= HAS.terms | HAS.judgeable;
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
