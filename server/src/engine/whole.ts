/**
 * What all blocks of a document say together: neighbours, quotations over several blocks, bodies, verdicts. An edit is worked
 * into it; after one that brings a great deal to read it waits until that is read.
 */
import { organizationFacts } from './assemble.ts';
import type { Block } from './blocks.ts';
import { type Entry, HAS, joinEntries } from './entries.ts';
import type { Format } from './facts.ts';
import type { Pace } from './limits.ts';
import type { Lexicons } from './local.ts';
import { isNamed, type Linked, Linking, passOn } from './organizations/linked.ts';
import { type Chunk, lengthOf, type Piece, type PieceList } from './pieces.ts';
import type { LocalSource } from './quotations/detect.ts';
import { foldInSlices, foldQuotations, type TopicOf } from './quotations/fold.ts';
import { MarkProfile } from './quotations/profile.ts';
import { exchange, firstEntry, lastEntry, type Reader, readPiece, Selection } from './reading.ts';
import type { ActiveRule } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { finish, type Slices } from './slices.ts';
import type { Standing } from './standing.ts';
import type { DocumentStore, PieceChange } from './store.ts';
import { type Judgeable, Verdicts } from './verdicts.ts';

/**
 * `joined`: all blocks are read and neighbours of each other, and what the marks of the text mean is known; `whole`: their
 * quotations are folded in the light of that.
 */
type State = 'loose' | 'joined' | 'whole';

/** What a document is judged by. */
export interface Judging {
  /** Another list for other rules, or for other settings of the same. */
  readonly active: readonly ActiveRule[];
  readonly context: RuleContext;
  readonly format: Format;
}

/** Lives as long as its document is read in one language and format. */
export class WholeDocument {
  private readonly store: DocumentStore;
  private readonly pieces: PieceList;
  private readonly read: Reader;
  private readonly pace: Pace;
  private readonly topics = new WeakMap<Entry, LocalSource | null>();
  private readonly topicOf: TopicOf;
  private readonly lexicons: Lexicons;
  /** Pieces that may be unread, the next one last. While there are any, nothing that needs the whole document is known. */
  private readonly unread: Piece[] = [];
  private state: State = 'loose';
  /** The only change since all was whole, while what came with it is read. */
  private pending: PieceChange | null = null;
  /** The blocks with anything to tell, in order; put together when a pass over them is asked for. */
  private known: readonly Entry[] | null = null;
  private readonly named = new Selection(isNamed);
  private readonly linking: Linking;
  /** Null until the organizations of the text are linked. */
  private links: Linked | null = null;
  /** What the marks of the text mean; right while it is whole. */
  private readonly profile = new MarkProfile();
  /** Single marks have been set apart at some time: some entry may still say so. */
  private wasApart = false;
  private readonly verdicts = new Verdicts();
  /** What is left to do once all is read, as far as it has come. */
  private work: { readonly judging: Judging; readonly slices: Slices } | null = null;

  /** A text of which nothing is read. */
  constructor(store: DocumentStore, read: Reader, readTopic: (block: Block) => LocalSource | null, lexicons: Lexicons, pace: Pace) {
    this.pace = pace;
    this.store = store;
    this.pieces = store.pieces;
    this.read = read;
    this.topicOf = (entry) => {
      let topic = this.topics.get(entry);
      if (topic === undefined) {
        topic = readTopic(entry.block);
        this.topics.set(entry, topic);
      }
      return topic;
    };
    this.lexicons = lexicons;
    this.linking = new Linking(lexicons.organizations);
    this.toRead(this.pieces.chunks.flatMap((chunk) => chunk.pieces));
  }

  /** Takes in what an edit did to the pieces. */
  change(change: PieceChange): void {
    this.known = null;
    this.work = null;
    this.toRead(change.restored);
    if (this.state !== 'whole') {
      this.state = 'loose';
      // One change on top of another: all is put together afresh.
      if (this.pending !== null) this.toRead(this.pending.added);
      this.pending = null;
      this.toRead(change.added);
      return;
    }
    this.state = 'loose';
    this.pending = change;
    if (this.store.isCut) this.takeIn(change);
  }

  /** What an edit of a text that was whole has come to, now that all of it is cut. */
  private takeIn(change: PieceChange): void {
    const unread = change.added.filter(({ entries }) => entries === null);
    if (sizeOf(unread) - sizeOf(change.removed) >= this.pace.read) this.toRead(unread);
    else {
      this.pending = null;
      this.patch(change);
    }
  }

  /** All is cut and read. */
  get isRead(): boolean {
    return this.unread.length === 0 && this.store.isCut;
  }

  /** Reads at least so much of what is left to cut and to read; how much is left of it, in UTF-16 units. */
  private readOn(units: number): number {
    let left = Math.min(units, Number.MAX_SAFE_INTEGER);
    while (left > 0) {
      const piece = this.pending !== null && !this.store.isCut ? undefined : this.unread.pop();
      if (piece === undefined) {
        if (this.store.isCut) break;
        const cut = Math.max(this.pace.cutOn, left * CUT_IN_TIME);
        this.cut(cut);
        left -= cut / CUT_IN_TIME;
        continue;
      }
      if (piece.entries !== null || !piece.stands) continue;
      readPiece(piece, this.read);
      left -= piece.length;
    }
    return left;
  }

  /** Cuts all that is uncut. */
  cutAll(): void {
    while (!this.store.isCut) this.cut(Number.MAX_SAFE_INTEGER);
  }

  private cut(units: number): void {
    const change = this.store.cut(units);
    if (change === null) return;
    const { added, restored } = change;
    this.known = null;
    this.toRead(restored);
    if (this.pending === null) {
      this.toRead(added);
      return;
    }
    const { removed, added: before, tail, ...pending } = this.pending;
    const back = new Set(restored);
    this.pending = {
      ...pending,
      removed: back.size === 0 ? removed : removed.filter((piece) => !back.has(piece)),
      // The last of those before was the rest that is cut now.
      added: added.length + restored.length === 0 ? before : [...before.slice(0, -1), ...added],
      tail: restored.reduce((sum, piece) => sum - piece.length, tail),
    };
    if (this.store.isCut) this.takeIn(this.pending);
  }

  /** Pieces that stand from now on, in the order of the text: the first is read first. */
  private toRead(pieces: readonly Piece[]): void {
    for (let i = pieces.length - 1; i >= 0; i--) {
      const piece = pieces[i]!;
      if (piece.entries === null && !piece.section.uncut) this.unread.push(piece);
    }
  }

  /** Does what is left to do before the rules' answers are known, at least so much of it; true when nothing is left. */
  advance(units: number, judging: Judging): boolean {
    let left = this.readOn(units);
    if (!this.isRead) return false;
    if (this.work?.judging.active !== judging.active) this.work = { judging, slices: this.rest(judging) };
    while (left > 0) {
      const { done, value } = this.work.slices.next();
      if (done === true) {
        this.work = null;
        return true;
      }
      left -= value;
    }
    return false;
  }

  /** All that rules say, in the order of the text. */
  standing(judging: Judging): readonly Standing[] {
    while (!this.advance(Number.MAX_SAFE_INTEGER, judging));
    return this.verdicts.standing(this.judged(judging));
  }

  private *rest(judging: Judging): Slices {
    if (this.state !== 'whole') yield* this.settle();
    if (this.links === null) this.links = yield* this.linking.of(this.named.of(this.pieces));
    yield* this.verdicts.reach(this.judged(judging));
  }

  private judged({ active, context, format }: Judging): Judgeable {
    const { pieces, lexicons } = this;
    return { pieces, lexicons, active, context, facts: () => organizationFacts(this.linked(), this.named.of(pieces), format) };
  }

  /** Reads what is unread, and settles what all of it says together. */
  private complete(): void {
    while (!this.isRead) this.readOn(Number.MAX_SAFE_INTEGER);
    if (this.state === 'whole') return;
    this.work = null;
    finish(this.settle());
  }

  /** All is read, or little of it is not. After a large change all that the blocks say together is put together afresh. */
  private *settle(): Slices {
    const { pending } = this;
    this.pending = null;
    if (pending !== null && lengthOf(pending.removed) + lengthOf(pending.added) < this.pace.patch) this.patch(pending);
    else if (this.state === 'loose') yield* this.join();
    if (this.state === 'joined') yield* this.foldAll();
  }

  private *join(): Slices {
    this.links = null;
    this.profile.clear();
    let last: Entry | null = null;
    for (const chunk of this.pieces.chunks) {
      last = this.joinChunk(chunk, last);
      yield chunk.length * JOIN_COST;
    }
    this.state = 'joined';
  }

  /** Loops stand outside of generators, in which they are not made fast. */
  private joinChunk({ pieces }: Chunk, before: Entry | null): Entry | null {
    let last = before;
    for (const { entries } of pieces) {
      joinEntries(entries!, last, null);
      for (const entry of entries!) if ((entry.has & HAS.quotations) !== 0) this.profile.add(entry);
      last = entries!.at(-1) ?? last;
    }
    return last;
  }

  /** Folds all quotations anew, in the light of what the marks of the text mean now. */
  private *foldAll(): Slices {
    const apart = this.profile.setsSinglesApart;
    this.wasApart ||= apart;
    for (const chunk of this.pieces.chunks) {
      chunk.revision++;
      // Entries come with false, and in most texts that stays.
      if (this.wasApart) setApart(chunk, apart);
      yield chunk.length * JOIN_COST;
    }
    this.verdicts.reread();
    const first = firstEntry(this.pieces);
    const last = lastEntry(this.pieces);
    if (first !== null && last !== null) yield* foldInSlices(first, last, this.topicOf, () => undefined);
    this.state = 'whole';
  }

  /** The blocks with anything that facts are made of, in order: in most texts a minority. */
  entries(): readonly Entry[] {
    this.complete();
    if (this.known === null) {
      const entries: Entry[] = [];
      for (const { pieces } of this.pieces.chunks)
        for (const piece of pieces) for (const entry of piece.entries!) if (tells(entry)) entries.push(entry);
      this.known = entries;
    }
    return this.known;
  }

  /** Works an edit into what is known of the whole document. */
  private patch(pieces: PieceChange): void {
    const change = exchange(this.pieces, pieces, this.read);
    const { removed, added, previous, next } = change;
    const before = this.profile.setsSinglesApart;
    for (const entry of removed) this.profile.remove(entry);
    for (const entry of added) this.profile.add(entry);
    const apart = this.profile.setsSinglesApart;
    this.wasApart ||= apart;
    const isSettled = change.intact && added.length > 0 && added.every((entry) => entry.apart === apart);
    for (const entry of added) entry.apart = apart;
    this.verdicts.edited(change);
    const changed = (entry: Entry): void => this.verdicts.crossed(entry);
    const first = previous ?? added[0] ?? next;
    const last = next ?? added.at(-1) ?? previous;
    // The marks of the whole text may mean something else now.
    this.state = apart !== before && (previous ?? next) !== null ? 'joined' : 'whole';
    if (this.state === 'whole' && first !== null && last !== null) {
      // Of blocks that came back together, only the first and the last have other neighbours than before.
      if (isSettled) foldQuotations(first, added[0] ?? last, this.topicOf, changed);
      foldQuotations(isSettled ? (added.at(-1) ?? first) : first, last, this.topicOf, changed);
    }
    // What the block after it says may depend on the last of those that came.
    next?.home.soil();
    if (this.links === null) return;
    const reach = passOn(removed, added);
    if (reach === 'nothing') return;
    if (reach === 'links') this.links = null;
    this.verdicts.reopen();
  }

  /** The bodies its mentions mean. */
  linked(): Linked {
    this.complete();
    this.links ??= finish(this.linking.of(this.named.of(this.pieces)));
    return this.links;
  }
}

function tells(entry: Entry): boolean {
  return entry.has !== 0 || entry.crossing !== null;
}

function setApart(chunk: Chunk, apart: boolean): void {
  for (const { entries } of chunk.pieces) for (const entry of entries!) entry.apart = apart;
}

/** So many times as much is cut as is read in a time. */
const CUT_IN_TIME = 8;
/** Of a UTF-16 unit; see `Slices`. */
const JOIN_COST = 0.02;

/** UTF-16 units of blocks. */
function sizeOf(pieces: readonly Piece[]): number {
  let size = 0;
  for (const { section } of pieces) for (const { text } of section.blocks) size += text.length;
  return size;
}
