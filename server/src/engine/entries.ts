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
  /** Its neighbours in the document. */
  previous: Entry | null;
  next: Entry | null;
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
  return { block, section, local, has, start: 0, previous: null, next: null, judged: null };
}

/** Which entries `EntryList.quoted` holds. */
const QUOTED = HAS.quotations | HAS.group;

/**
 * The entries of a document in order, and the few that each pass after an edit needs to see: in a long document most blocks
 * have nothing of it.
 */
export class EntryList {
  readonly all: Entry[];
  /** With quotations, or in a block quotation. */
  readonly quoted: Entry[];
  readonly judgeable: Entry[];
  readonly headings: Entry[];

  /** Entries with their `start` set. */
  constructor(all: Entry[]) {
    this.all = all;
    this.quoted = all.filter((entry) => (entry.has & QUOTED) !== 0);
    this.judgeable = all.filter((entry) => (entry.has & HAS.judgeable) !== 0);
    this.headings = all.filter((entry) => (entry.has & HAS.heading) !== 0);
    link(all, null, null);
  }

  /** The entry whose block begins at or before an offset. */
  at(offset: number): Entry | null {
    return this.all[firstFrom(this.all, offset + 1) - 1] ?? null;
  }

  /** Puts `after` in the place of `before`, which begin at `begin`, and moves what follows by `delta`. All in UTF-16 offsets. */
  replace(begin: number, before: readonly Entry[], after: readonly Entry[], delta: number): void {
    splice(this.quoted, QUOTED, begin, before, after);
    splice(this.judgeable, HAS.judgeable, begin, before, after);
    splice(this.headings, HAS.heading, begin, before, after);
    const index = firstFrom(this.all, begin);
    this.all.splice(index, before.length, ...after);
    const end = index + after.length;
    link(after, this.all[index - 1] ?? null, this.all[end] ?? null);
    if (delta !== 0) for (let i = end; i < this.all.length; i++) this.all[i]!.start += delta;
  }
}

function splice(list: Entry[], has: number, begin: number, before: readonly Entry[], after: readonly Entry[]): void {
  const removed = before.reduce((count, entry) => count + ((entry.has & has) === 0 ? 0 : 1), 0);
  const added = after.filter((entry) => (entry.has & has) !== 0);
  if (removed === 0 && added.length === 0) return;
  list.splice(firstFrom(list, begin), removed, ...added);
}

/** Index of the first entry that starts at or after an offset. */
function firstFrom(entries: readonly Entry[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function link(entries: readonly Entry[], previous: Entry | null, next: Entry | null): void {
  let last = previous;
  for (const entry of entries) {
    entry.previous = last;
    if (last !== null) last.next = entry;
    last = entry;
  }
  if (last !== null) last.next = next;
  if (next !== null) next.previous = last;
}
