/**
 * What all blocks of a document say together: neighbours, quotations over several blocks, bodies, verdicts. An edit is worked
 * into it; after one that brings a great deal to read it waits until that is read.
 */
import { organizationFacts } from './assemble.ts';
import type { Block } from './blocks.ts';
import { type Entry, joinEntries } from './entries.ts';
import type { Format } from './facts.ts';
import type { Lexicons } from './local.ts';
import { isNamed, type Linked, Linking, passOn } from './organizations/linked.ts';
import type { Piece, PieceList } from './pieces.ts';
import type { LocalSource } from './quotations/detect.ts';
import { foldQuotations, type TopicOf } from './quotations/fold.ts';
import { MarkProfile } from './quotations/profile.ts';
import { exchange, type Reader, readPiece, Selection } from './reading.ts';
import type { ActiveRule } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { Standing } from './standing.ts';
import type { PieceChange } from './store.ts';
import { Verdicts } from './verdicts.ts';

/** Lives as long as its document is read in one language and format. */
export class WholeDocument {
  private readonly pieces: PieceList;
  private readonly read: Reader;
  private readonly topics = new WeakMap<Entry, LocalSource | null>();
  private readonly topicOf: TopicOf;
  private readonly lexicons: Lexicons;
  /** Pieces that may be unread. While there are any, nothing that needs the whole document is known. */
  private readonly unread: Piece[];
  /** All blocks are read, neighbours of each other, and their quotations folded. */
  private isWhole = false;
  /** The only change since all was whole, while what came with it is read. */
  private pending: PieceChange | null = null;
  /** The blocks in order; put together when a pass over all of them is asked for. */
  private known: readonly Entry[] | null = null;
  private readonly named = new Selection(isNamed);
  private readonly linking: Linking;
  /** Null until the organizations of the text are linked. */
  private links: Linked | null = null;
  /** What the marks of the text mean; right while it is whole. */
  private readonly profile = new MarkProfile();
  private readonly verdicts = new Verdicts();

  /** Pieces of which none is read. */
  constructor(pieces: PieceList, read: Reader, readTopic: (block: Block) => LocalSource | null, lexicons: Lexicons) {
    this.pieces = pieces;
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
    // The first is read first.
    this.unread = pieces.chunks.flatMap((chunk) => chunk.pieces).reverse();
  }

  /** Takes in what an edit did to the pieces. */
  change(change: PieceChange): void {
    this.known = null;
    const unread = change.added.filter(({ entries }) => entries === null);
    if (this.isWhole && sizeOf(unread) - sizeOf(change.removed) < AT_ONCE) {
      this.patch(change);
      return;
    }
    this.pending = this.isWhole ? change : null;
    this.isWhole = false;
    for (const piece of unread) this.unread.push(piece);
  }

  /** Reads at least so many UTF-16 units of what is not read yet; true when nothing is left. */
  advance(characters: number): boolean {
    for (let left = characters; left > 0; ) {
      const piece = this.unread.pop();
      if (piece === undefined) break;
      if (piece.entries !== null || !piece.stands) continue;
      readPiece(piece, this.read);
      left -= piece.length;
    }
    return this.unread.length === 0;
  }

  /** All that rules say, in the order of the text. */
  standing(active: readonly ActiveRule[], context: RuleContext, format: Format): readonly Standing[] {
    this.complete();
    return this.verdicts.standing({
      pieces: this.pieces,
      lexicons: this.lexicons,
      active,
      context,
      facts: () => organizationFacts(this.linked(), this.named.of(this.pieces), format),
    });
  }

  /** Reads what is unread; after a large change all that the blocks say together is put together afresh. */
  private complete(): void {
    if (this.isWhole) return;
    this.advance(Number.POSITIVE_INFINITY);
    this.isWhole = true;
    const { pending } = this;
    this.pending = null;
    if (pending !== null) {
      this.patch(pending);
      return;
    }
    this.links = null;
    const entries = this.entries();
    joinEntries(entries, null, null);
    this.profile.clear();
    for (const entry of entries) this.profile.add(entry);
    this.foldAll();
  }

  /** Folds all quotations anew, in the light of what the marks of the text mean now. */
  private foldAll(): void {
    const entries = this.entries();
    for (const entry of entries) entry.apart = this.profile.setsSinglesApart;
    for (const chunk of this.pieces.chunks) chunk.revision++;
    this.verdicts.reread();
    if (entries.length > 0) foldQuotations(entries[0]!, entries.at(-1)!, this.topicOf, () => undefined);
  }

  /** All blocks in order. */
  entries(): readonly Entry[] {
    this.complete();
    if (this.known === null) {
      const entries: Entry[] = [];
      for (const { pieces } of this.pieces.chunks) for (const piece of pieces) for (const entry of piece.entries!) entries.push(entry);
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
    const isSettled = change.intact && added.length > 0 && added.every((entry) => entry.apart === apart);
    for (const entry of added) entry.apart = apart;
    this.verdicts.edited(change);
    const changed = (entry: Entry): void => this.verdicts.crossed(entry);
    const first = previous ?? added[0] ?? next;
    const last = next ?? added.at(-1) ?? previous;
    // The marks of the whole text may mean something else now.
    if (apart !== before && (previous ?? next) !== null) this.foldAll();
    else if (first !== null && last !== null) {
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
    this.links ??= this.linking.of(this.named.of(this.pieces));
    return this.links;
  }
}

/** So much that is new is read in slices, by `advance`. UTF-16 units. */
const AT_ONCE = 40_000;

/** UTF-16 units of blocks. */
function sizeOf(pieces: readonly Piece[]): number {
  let size = 0;
  for (const { section } of pieces) for (const { text } of section.blocks) size += text.length;
  return size;
}
