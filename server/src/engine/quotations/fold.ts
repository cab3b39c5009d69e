/**
 * The document-wide half: quotations that run over several blocks, lead-ins, attribution lines, block quotations, and
 * quotations that go on without an attribution of their own. Reads only what the blocks summarize, and says only what the
 * blocks do not say alone; most blocks have nothing of it.
 */
import type { Block } from '../blocks.ts';
import { type Entry, HAS } from '../entries.ts';
import type { Basis } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { finish, type Slices } from '../slices.ts';
import type { Span } from '../span.ts';
import type { LocalAttribution, LocalQuotation, LocalSource } from './detect.ts';
import { canClose } from './marks.ts';
import { asProfiled } from './profile.ts';

/** An attribution and the block its offsets count in. */
export interface PlacedAttribution {
  readonly entry: Entry;
  readonly attribution: LocalAttribution;
}

export interface PlacedQuotation {
  readonly entry: Entry;
  readonly quotation: LocalQuotation;
}

/** One quotation over several blocks. */
export interface JoinedQuotation {
  readonly parts: readonly PlacedQuotation[];
  readonly closed: boolean;
  readonly attribution: PlacedAttribution | null;
}

/** A Markdown block quotation. */
export interface BlockQuotation {
  readonly entries: readonly Entry[];
  /** Where it ends in its last entry. */
  readonly end: number;
  /** How many block quotations stand around it. */
  readonly level: number;
  readonly attribution: PlacedAttribution | null;
}

/** What the document adds to one block. Keys are indexes of the block's quotations. */
export interface Crossing {
  /** The joined quotation at its first part, `part` at the others. */
  readonly joined: Map<number, JoinedQuotation | 'part'>;
  readonly attributed: Map<number, PlacedAttribution>;
  /** The block quotations that begin with this block, outermost first. */
  readonly blockQuotations: BlockQuotation[];
  /** In how many block quotations it stands: its own quotations are as many levels further in. */
  depth: number;
  /** Stretches of the block, in its own offsets, that joined and block quotations hold. */
  readonly covers: Span[];
}

/** Who a block is about, for what is quoted after it; the same object whenever it is asked for. */
export type TopicOf = (entry: Entry) => LocalSource | null;

/** Which entries have a say in the fold. */
const QUOTED = HAS.quotations | HAS.group;

/**
 * Folds anew what an edit between `first` and `last` can have changed: the entries that hang together with them, and those after
 * them as far as another speaker goes on. `changed` is told of every entry that has another crossing than before.
 */
export function foldQuotations(first: Entry, last: Entry, topicOf: TopicOf, changed: (entry: Entry) => void): void {
  finish(foldInSlices(first, last, topicOf, changed));
}

/** The same; it must be gone through to the end before anything is edited, or be begun again. */
export function* foldInSlices(first: Entry, last: Entry, topicOf: TopicOf, changed: (entry: Entry) => void): Slices {
  let next: Entry | null = first;
  while (next.previous !== null && hangsTogether(next.previous, next)) next = next.previous;
  const fold: Fold = { last, reached: false, topicOf, changed };
  for (let folded = 1; next !== null; folded++) {
    next = foldNext(next, fold);
    if (folded % FOLDED_AT_ONCE === 0) yield FOLDED_AT_ONCE * FOLD_COST;
  }
}

interface Fold {
  readonly last: Entry;
  /** The last entry has been folded. */
  reached: boolean;
  readonly topicOf: TopicOf;
  readonly changed: (entry: Entry) => void;
}

/** Folds the entries that hang together from one on; the next to fold, null where all is as it was from there. */
function foldNext(first: Entry, fold: Fold): Entry | null {
  const { last, topicOf, changed } = fold;
  let end = first;
  fold.reached ||= end === last;
  while (end.next !== null && hangsTogether(end, end.next)) {
    end = end.next;
    fold.reached ||= end === last;
  }
  const before = end.speaker;
  for (let entry: Entry | null = first; entry !== null; entry = entry === end ? null : entry.next) followLeadIn(entry, changed);
  if (first === end && (end.has & QUOTED) === 0) silence(end, changed);
  else foldStretch(stretchOf(first, end), topicOf, changed);
  return fold.reached && !isStale(end.next) && sameSpeaker(before, end.speaker) ? null : end.next;
}

const FOLDED_AT_ONCE = 256;
/** Of an entry; see `Slices`. */
const FOLD_COST = 10;

/** True where one quotation can run over both of two neighbours. */
function hangsTogether(before: Entry, after: Entry): boolean {
  if (after.grouped) return true;
  const { opensWithMark, tail } = after.local.quotations;
  return (opensWithMark || tail !== null) && mayContinue(before, after) && unclosedOf(before) !== -1;
}

function sameSpeaker(a: PlacedAttribution | null, b: PlacedAttribution | null): boolean {
  if (a === null || b === null || a.entry !== b.entry) return a === b;
  const [{ attribution: one }, { attribution: other }] = [a, b];
  return one.source === other.source && one.cue === other.cue && one.basis === other.basis && one.confidence === other.confidence;
}

/** A block by itself that quotes nothing, as most are. */
function silence(only: Entry, changed: (entry: Entry) => void): void {
  if (only.crossing !== null) changed(only);
  only.crossing = null;
  only.speaker = null;
}

/** Items of a list after "The ministry said:" are its words; a list goes on with the first of its items. */
function followLeadIn(entry: Entry, changed: (entry: Entry) => void): void {
  if (!isStale(entry)) return;
  entry.reported = !entry.reported;
  if ((entry.has & HAS.terms) !== 0) changed(entry);
}

/** True where the block before says something else of the entry than is noted. */
function isStale(entry: Entry | null): boolean {
  return entry !== null && entry.reported !== isLedIn(entry);
}

function isLedIn(entry: Entry): boolean {
  const { previous } = entry;
  if (previous === null) return false;
  const { leadIn } = previous.local.quotations;
  // Most blocks follow neither: only of the others it is asked whether they are items.
  if (leadIn === null) return previous.reported && isItem(entry) && isItem(previous);
  return (leadIn.cue !== null || leadIn.confidence < BARE) && isItem(entry);
}

/** Confidence of a lead-in that is a name and nothing else: "Ukraine:" heads a list and says nothing. */
const BARE = 0.66;

/** An item, or a paragraph of plain text that begins as one. */
function isItem({ block: { kind, text } }: Entry): boolean {
  return kind === 'item' || (kind === 'paragraph' && LISTED.test(text));
}

const LISTED = /^\s{0,8}(?:[-–—•*]|\(?\d{1,3}[.)]|\(?[a-z]\))\s/;

function stretchOf(first: Entry, last: Entry): Entry[] {
  const stretch: Entry[] = [];
  for (let entry: Entry | null = first; entry !== null; entry = entry === last ? null : entry.next) stretch.push(entry);
  return stretch;
}

function foldStretch(stretch: readonly Entry[], topicOf: TopicOf, changed: (entry: Entry) => void): void {
  const crossings: Crossings = new Map();
  const of = (entry: Entry): Crossing => {
    let crossing = crossings.get(entry);
    if (crossing === undefined) {
      crossing = { joined: new Map(), attributed: new Map(), blockQuotations: [], depth: 0, covers: [] };
      crossings.set(entry, crossing);
    }
    return crossing;
  };
  joinParagraphs(stretch, crossings, of);
  findBlockQuotations(stretch, of);
  attributeAcross(stretch, crossings, topicOf, of);
  for (const entry of stretch) {
    const crossing = crossings.get(entry) ?? null;
    if (crossing === null && entry.crossing === null) continue;
    entry.crossing = crossing;
    changed(entry);
  }
}

type Crossings = Map<Entry, Crossing>;

/**
 * A quotation over several paragraphs opens its marks again on each and closes them on the last. An opener that is neither
 * closed nor opened again in the next paragraph stays one unclosed quotation, so the rest of the text is never swallowed.
 */
function joinParagraphs(stretch: readonly Entry[], crossings: Crossings, of: (entry: Entry) => Crossing): void {
  for (const first of stretch) {
    const open = unclosedOf(first);
    // The last part of a joined quotation may be unclosed too, but it belongs to that one.
    if (open === -1 || crossings.get(first)?.joined.has(open)) continue;
    const opening = first.local.quotations.quotations[open]!;
    const parts: { entry: Entry; index: number }[] = [{ entry: first, index: open }];
    let closed = false;
    let before = first;
    for (let next = first.next; next !== null && !closed; next = next.next) {
      if (!mayContinue(before, next)) break;
      const index = partOf(next, first, opening);
      if (index === null) break;
      parts.push({ entry: next, index });
      closed = partAt(next, index).closed;
      before = next;
    }
    if (parts.length === 1) continue;
    const placed = parts.map(({ entry, index }) => ({ entry, quotation: partAt(entry, index) }));
    // The attribution stands before the first paragraph or after the last one.
    const own = placed.find(({ quotation }) => quotation.attribution !== null);
    const attribution = own === undefined ? null : { entry: own.entry, attribution: own.quotation.attribution! };
    parts.forEach(({ entry, index }, nth) => {
      const crossing = of(entry);
      crossing.covers.push(partAt(entry, index).content);
      crossing.joined.set(index, nth === 0 ? { parts: placed, closed, attribution } : 'part');
    });
  }
}

/** The key of a block's tail among its joined quotations. */
export const TAIL = -1;

/** Which quotation of a block goes on with one that is open: its first, where the marks open again, or its tail; null for none. */
function partOf(entry: Entry, first: Entry, opening: LocalQuotation): number | null {
  const { opensWithMark, quotations, tail } = entry.local.quotations;
  const index = opensWithMark ? outermost(entry) : -1;
  if (index !== -1) return isDouble(first.block, opening) === isDouble(entry.block, quotations[index]!) ? index : null;
  // Opened once and closed once, a paragraph later: only where the mark fits.
  return tail !== null && canClose(opening.marks?.open ?? '', tail.marks?.close ?? '') ? TAIL : null;
}

function partAt(entry: Entry, index: number): LocalQuotation {
  const { quotations, tail } = entry.local.quotations;
  return index === TAIL ? tail! : quotations[index]!;
}

/** Index of the first quotation that stands in no other, or -1. */
function outermost(entry: Entry): number {
  return entry.local.quotations.quotations.findIndex((quotation) => quotation.level === 0);
}

function unclosedOf({ block, local }: Entry): number {
  const { quotations } = local.quotations;
  if (quotations.length === 0 || block.kind === 'cell' || block.kind === 'heading') return -1;
  return quotations.findIndex((quotation) => !quotation.closed && quotation.level === 0);
}

/** List items and cells are texts of their own; a quotation does not run from one into the next. */
function mayContinue(before: Entry, after: Entry): boolean {
  return before.block.kind === 'paragraph' && after.block.kind === 'paragraph' && sameGroup(before, after);
}

/** Of two neighbours: both outside any block quotation, or both in one. */
function sameGroup(before: Entry, after: Entry): boolean {
  return after.block.quoteGroup === -1 ? before.block.quoteGroup === -1 : after.grouped;
}

function isDouble(block: Block, quotation: LocalQuotation): boolean {
  return '"“”„«»「『'.includes(block.text[quotation.content.start - 1] ?? '');
}

function findBlockQuotations(stretch: readonly Entry[], of: (entry: Entry) => Crossing): void {
  for (const first of stretch) {
    if ((first.has & HAS.group) === 0 || first.grouped) continue;
    const group = [first];
    for (let entry = first.next; entry?.grouped; entry = entry.next) group.push(entry);
    quoteBlocks(group, 0, of);
  }
}

/** The block quotation of a run of blocks, and those that stand deeper in it. */
function quoteBlocks(run: readonly Entry[], level: number, of: (entry: Entry) => Crossing): void {
  const quotation = blockQuotation(run, level);
  if (quotation !== null) {
    of(run[0]!).blockQuotations.push(quotation);
    const last = quotation.entries.length - 1;
    quotation.entries.forEach((entry, nth) => {
      const crossing = of(entry);
      crossing.depth++;
      crossing.covers.push({ start: 0, end: nth === last ? quotation.end : entry.block.text.length });
    });
  }
  if (level + 1 >= LIMITS.quotationLevels) return;
  const entries = quotation?.entries ?? run;
  const shallowest = shallowestOf(entries);
  let inner: Entry[] = [];
  for (let nth = 0; nth <= entries.length; nth++) {
    const entry = entries[nth];
    if (entry !== undefined && entry.block.quoteDepth > shallowest) inner.push(entry);
    else if (inner.length > 0) {
      quoteBlocks(inner, quotation === null ? level : level + 1, of);
      inner = [];
    }
  }
}

/** The block quotation of a run of blocks, unless it is a callout or holds quotations in marks and nothing else. */
function blockQuotation(run: readonly Entry[], level: number): BlockQuotation | null {
  const first = run[0]!;
  const last = run[run.length - 1]!;
  if (/^\[!\w+\]/.test(first.block.text)) return null;
  // A line that stands deeper than the rest signs what it stands in.
  const signs = last.block.quoteDepth === shallowestOf(run);
  const inner = signs && run.length > 1 ? lineOf(last) : null;
  const entries = inner === null ? run : run.slice(0, -1);
  if (entries.every((entry) => entry.local.quotations.bare)) return null;
  const signed = signs && inner === null ? signatureOf(last) : null;
  // What stands outside the outer quotation speaks of that one, and not of a quotation inside it too.
  const after = level === 0 || (last.next?.grouped && last.next.next?.grouped) ? last.next : null;
  const before = level === 0 || first.grouped ? first.previous : null;
  const line = inner ?? signed ?? (after === null ? null : lineOf(after));
  const lead = before?.local.quotations.leadIn ?? null;
  return {
    entries,
    end: signed === null ? entries[entries.length - 1]!.block.text.length : last.local.quotations.signature!.end,
    level,
    attribution: line ?? (lead === null ? leadOutOf(last.next, level) : { entry: before!, attribution: lead }),
  };
}

/** "he said on Monday." in the paragraph after the quotation. */
function leadOutOf(after: Entry | null, level: number): PlacedAttribution | null {
  if (after === null || level > 0 || after.block.kind !== 'paragraph' || after.block.quoteGroup !== -1) return null;
  const { leadOut } = after.local.quotations;
  return leadOut === null ? null : { entry: after, attribution: leadOut };
}

function shallowestOf(entries: readonly Entry[]): number {
  return entries.reduce((least, { block }) => Math.min(least, block.quoteDepth), Number.POSITIVE_INFINITY);
}

function signatureOf(entry: Entry): PlacedAttribution | null {
  const { signature } = entry.local.quotations;
  return signature === null ? null : { entry, attribution: fromLine(signature.source) };
}

function lineOf(entry: Entry): PlacedAttribution | null {
  const source = entry.local.quotations.attributionLine;
  return source === null ? null : { entry, attribution: fromLine(source) };
}

function fromLine(source: LocalSource): LocalAttribution {
  return { source, cue: null, basis: 'attribution-line', confidence: 0.9 };
}

/**
 * Quotations that open a paragraph and say nothing of their speaker: a lead-in before them decides, else the speaker of the
 * paragraph before goes on, else, weakly, the person that paragraph is about.
 */
function attributeAcross(stretch: readonly Entry[], crossings: Crossings, topicOf: TopicOf, of: (entry: Entry) => Crossing): void {
  for (const entry of stretch) {
    // A paragraph without quotations in between ends a speaker's turn: it has no speaker.
    const speaker = entry.previous?.speaker ?? null;
    const crossing = crossings.get(entry);
    if ((entry.has & (HAS.quotations | HAS.heading)) !== HAS.quotations) {
      entry.speaker = crossing?.blockQuotations[0]?.attribution ?? (crossing?.joined.has(TAIL) ? speaker : null);
      continue;
    }
    const { quotations, bare, opensWithMark } = entry.local.quotations;
    const first = opensWithMark ? outermost(entry) : -1;
    if (first !== -1 && asProfiled(quotations[first]!, entry.apart).use === 'quotation') {
      const joined = crossing?.joined.get(first);
      if (joined !== undefined && joined !== 'part' && joined.attribution === null) {
        const found = across(entry, speaker, true, topicOf);
        if (found !== null) crossing!.joined.set(first, { ...joined, attribution: found });
      } else if (joined === undefined && quotations[first]!.attribution === null) {
        const line = bare ? (signatureOf(entry) ?? (entry.next === null ? null : lineOf(entry.next))) : null;
        const found = line ?? across(entry, speaker, bare, topicOf);
        if (found !== null) of(entry).attributed.set(first, found);
      }
    }
    entry.speaker = lastSpeaker(entry, crossings) ?? (crossing?.joined.get(first) === 'part' ? speaker : null);
  }
}

/** Who speaks at the end of the block. */
function lastSpeaker(entry: Entry, crossings: Crossings): PlacedAttribution | null {
  const { quotations } = entry.local.quotations;
  const crossing = crossings.get(entry);
  for (let i = quotations.length - 1; i >= 0; i--) {
    const joined = crossing?.joined.get(i);
    if (joined !== undefined && joined !== 'part') {
      if (joined.attribution !== null) return joined.attribution;
      continue;
    }
    const placed = crossing?.attributed.get(i);
    if (placed !== undefined) return placed;
    const own = quotations[i]!.attribution;
    // A fragment woven into a sentence is no speech that a next paragraph could go on with.
    if (own?.source && !quotations[i]!.mixed) return { entry, attribution: own };
  }
  return null;
}

function across(entry: Entry, speaker: PlacedAttribution | null, whole: boolean, topicOf: TopicOf): PlacedAttribution | null {
  const before = entry.previous;
  if (before === null) return null;
  const { leadIn } = before.local.quotations;
  if (leadIn !== null) return { entry: before, attribution: leadIn };
  if (!whole) return null;
  if (speaker !== null) return { entry: speaker.entry, attribution: weaker(speaker.attribution, 'continued', 0.6) };
  const topic = before.block.kind === 'heading' ? null : topicOf(before);
  return topic === null ? null : { entry: before, attribution: { source: topic, cue: null, basis: 'floating', confidence: 0.4 } };
}

function weaker(attribution: LocalAttribution, basis: Basis, confidence: number): LocalAttribution {
  return { ...attribution, basis, confidence };
}
