/**
 * What the rules say of a document, kept where it was said: of a block with the block, of a quotation over several blocks with
 * what the document adds to its first, of the document with the places it speaks of. After an edit only what the edit can have
 * changed is judged again; the rest is found where its blocks stand now.
 */
import { blockFacts, crossFacts, isQuoted } from './assemble.ts';
import { type Entry, HAS } from './entries.ts';
import { type Facts, NO_FACTS } from './facts.ts';
import type { Lexicons } from './local.ts';
import type { Chunk, PieceList } from './pieces.ts';
import type { Crossing } from './quotations/fold.ts';
import { QuotationIndex } from './quotations/overview.ts';
import { type EntryChange, entryAt, firstEntry } from './reading.ts';
import { type ActiveRule, FindingKeys, judge, type RuleDraft, signed } from './rules/index.ts';
import type { Draft, Rule, RuleContext } from './rules/rule.ts';
import { finish, type Slices } from './slices.ts';
import type { TextSlices } from './span.ts';
import { anchored, Standing } from './standing.ts';

/** A document as it is judged. */
export interface Judgeable {
  readonly pieces: PieceList;
  readonly lexicons: Lexicons;
  readonly active: readonly ActiveRule[];
  readonly context: RuleContext;
  /** What the rules of the whole document judge; costs a pass over it. */
  facts(): Facts;
}

/** What the verdicts were reached with: another object for other rules. */
interface Settings {
  readonly active: readonly ActiveRule[];
  readonly keys: FindingKeys;
}

interface Kept {
  readonly settings: Settings;
  readonly standing: readonly Standing[];
}

interface KeptChunk extends Kept {
  readonly revision: number;
}

interface OverviewVerdict extends Kept {
  readonly version: number;
}

/** Lives as long as its document is read in one language. */
export class Verdicts {
  private settings: Settings = { active: [], keys: new FindingKeys() };
  private readonly chunks = new WeakMap<Chunk, KeptChunk>();
  private readonly crossings = new WeakMap<Crossing, Kept>();
  private readonly drafts = new WeakMap<Draft, { readonly settings: Settings; readonly standing: Standing }>();
  private document: readonly Standing[] | null = null;
  /** All quotations; null until rules ask for it. */
  private overview: QuotationIndex | null = null;
  private ofOverview: OverviewVerdict | null = null;
  /** Number of the verdict on the document: blocks it depends on carry it. */
  private number = 1;

  /** The document's rules have to be asked again. */
  reopen(): void {
    this.document = null;
    this.number++;
  }

  /** All blocks may be others now. */
  reread(): void {
    this.overview = null;
    this.ofOverview = null;
    this.reopen();
  }

  /** Drops what an edit of these blocks can have changed; whether other bodies are named now has to be looked at besides. */
  edited({ removed, added, previous, next }: EntryChange): void {
    this.overview?.exchange(removed, added);
    const isWatched = (entry: Entry | null): boolean => entry === null || entry.watched === this.number;
    // What stands between two blocks was looked at only together with both.
    if (removed.some(isWatched) || (isWatched(previous) && isWatched(next))) this.reopen();
  }

  /** Something else is added to the quotations of a block than before. */
  crossed(entry: Entry): void {
    entry.home.soil();
    if (entry.watched === this.number) this.reopen();
  }

  /** Asks the rules whatever is not known, so that `standing` has little left to do. */
  *reach(document: Judgeable): Slices {
    if (document.active !== this.settings.active) this.settle(document.active);
    const { chunks } = document.pieces;
    for (const chunk of chunks) {
      if (this.knownOf(chunk) !== null) continue;
      this.ofChunk(chunk, document);
      yield chunk.length * JUDGING_COST;
    }
    if (this.overview === null && hasScope(document.active, 'quotations')) {
      const overview = new QuotationIndex();
      for (const chunk of chunks) {
        overview.take(chunk);
        yield chunk.length * OVERVIEW_COST;
      }
      this.overview = overview;
    }
    yield* this.askDocument(document);
  }

  /** All that rules say, in the order of the text; no two at one place by one rule. */
  standing(document: Judgeable): readonly Standing[] {
    finish(this.reach(document));
    const all: Standing[] = [];
    const across: Standing[] = [];
    for (const chunk of document.pieces.chunks) {
      for (const one of this.ofChunk(chunk, document)) (one.isOwn ? all : across).push(one);
    }
    for (const one of across) all.push(one);
    for (const one of this.ofQuotations(document)) all.push(one);
    for (const one of this.document ?? []) all.push(one);
    for (const one of all) one.settle();
    // Nearly in order already, which sorting makes use of.
    all.sort((a, b) => a.start - b.start || a.end - b.end || compareRules(a.draft, b.draft));
    const { keys } = this.settings;
    keys.restart();
    const kept: Standing[] = [];
    let before: Standing | null = null;
    for (const one of all) {
      if (before === null || before.start !== one.start || before.end !== one.end || before.draft.rule !== one.draft.rule) {
        one.nth = keys.next(one.draft.key);
        kept.push(one);
      }
      before = one;
    }
    // Keys of findings that are gone pile up; once there are far too many, all is judged afresh the next time.
    if (keys.size > kept.length * 2 + SPARE_KEYS) this.settings = { active: [], keys: new FindingKeys() };
    return kept;
  }

  private settle(active: readonly ActiveRule[]): void {
    this.settings = { active, keys: new FindingKeys() };
    // Drafts that places keep count in offsets of the time they were made.
    this.overview = null;
    this.reopen();
  }

  private ofChunk(chunk: Chunk, document: Judgeable): readonly Standing[] {
    const known = this.knownOf(chunk);
    if (known !== null) return known;
    const { settings } = this;
    const standing: Standing[] = [];
    for (const { entries } of chunk.pieces) {
      for (const entry of entries ?? []) {
        if ((entry.has & HAS.judgeable) !== 0) for (const one of this.ofBlock(entry, document)) standing.push(one);
        if (entry.crossing !== null) for (const one of this.ofCrossing(entry, entry.crossing, document)) standing.push(one);
      }
    }
    this.chunks.set(chunk, { revision: chunk.revision, settings, standing });
    return standing;
  }

  private knownOf(chunk: Chunk): readonly Standing[] | null {
    const known = this.chunks.get(chunk);
    return known !== undefined && known.revision === chunk.revision && known.settings === this.settings ? known.standing : null;
  }

  private ofBlock(entry: Entry, { active, context, lexicons }: Judgeable): readonly Standing[] {
    const { settings } = this;
    const crossing = crossingKey(entry);
    if (entry.judged === null || entry.judged.settings !== settings || entry.judged.crossing !== crossing) {
      const drafts = judge(active, 'block', blockFacts(entry, lexicons), { ...context, text: entry.block.text }, settings.keys);
      if (drafts.length > 1) drafts.sort((a, b) => a.start - b.start || a.end - b.end || compareRules(a, b));
      const standing = drafts.length === 0 ? NOTHING_SAID : drafts.map((draft) => new Standing(draft, entry));
      entry.judged = { settings, crossing, standing };
    }
    return entry.judged.standing;
  }

  private ofCrossing(entry: Entry, crossing: Crossing, { active, context, pieces }: Judgeable): readonly Standing[] {
    const { settings } = this;
    const known = this.crossings.get(crossing);
    if (known?.settings === settings) return known.standing;
    const facts = crossFacts(entry, context.text);
    const drafts = facts === null ? [] : judge(active, 'block', facts, context, settings.keys);
    const standing = drafts.map((draft) => anchored(draft, (offset) => entryAt(pieces, offset), entry));
    this.crossings.set(crossing, { settings, standing });
    return standing;
  }

  private ofQuotations(document: Judgeable): readonly Standing[] {
    const { active, context, pieces } = document;
    const { settings } = this;
    const first = firstEntry(pieces);
    const { overview } = this;
    if (first === null || overview === null || !hasScope(active, 'quotations')) return [];
    const known = this.ofOverview;
    if (known !== null && known.settings === settings && known.version === overview.version) return known.standing;
    const all = { ...context, overview };
    const standing: Standing[] = [];
    for (const one of active) {
      if (one.rule.scope !== 'quotations') continue;
      for (const draft of one.rule.check(NO_FACTS, all)) standing.push(this.ofDraft(draft, one, first, document));
    }
    this.ofOverview = { settings, standing, version: overview.version };
    return standing;
  }

  /** A rule may hand out the same draft again; it then stands where it stood, however its blocks have moved. */
  private ofDraft(draft: Draft, rule: ActiveRule, first: Entry, { context, pieces }: Judgeable): Standing {
    const { settings } = this;
    const known = this.drafts.get(draft);
    if (known?.settings === settings) return known.standing;
    const standing = anchored(signed(draft, rule, context.text, settings.keys), (offset) => entryAt(pieces, offset), first);
    this.drafts.set(draft, { settings, standing });
    return standing;
  }

  private *askDocument(document: Judgeable): Slices {
    const { active, pieces } = document;
    if (this.document !== null) return;
    const standing: Standing[] = [];
    const first = firstEntry(pieces);
    if (first !== null && hasScope(active, 'document')) {
      const watchedAt = (offset: number): Entry | null => {
        const entry = entryAt(pieces, offset);
        this.watch(entry ?? first);
        return entry;
      };
      const facts = document.facts();
      const context = this.watching(document);
      for (const one of active) {
        if (one.rule.scope !== 'document') continue;
        for (const draft of judge([one], 'document', facts, context, this.settings.keys)) standing.push(anchored(draft, watchedAt, first));
        yield facts.organizations.length * MENTION_COST;
      }
    }
    this.document = standing;
  }

  /** What rules of the document are given: notes which blocks they look at beyond what all of them name. */
  private watching({ context, pieces }: Judgeable): RuleContext {
    const text: TextSlices = {
      slice: (start, end) => {
        for (let entry = entryAt(pieces, start) ?? firstEntry(pieces); entry !== null; entry = entry.next) {
          this.watch(entry);
          if (entry.end >= end) break;
        }
        return context.text.slice(start, end);
      },
    };
    return {
      ...context,
      text,
      isQuoted: (offset) => {
        const entry = entryAt(pieces, offset);
        this.watch(entry ?? firstEntry(pieces));
        return entry !== null && isQuoted(entry, offset - entry.start);
      },
    };
  }

  private watch(entry: Entry | null): void {
    if (entry !== null) entry.watched = this.number;
  }
}

const NOTHING_SAID: readonly Standing[] = [];

function hasScope(active: readonly ActiveRule[], scope: Rule['scope']): boolean {
  return active.some(({ rule }) => rule.scope === scope);
}

/** Of a UTF-16 unit, the same, and of a mention; see `Slices`. */
const JUDGING_COST = 0.1;
const OVERVIEW_COST = 0.03;
const MENTION_COST = 1;

const SPARE_KEYS = 10_000;

function compareRules({ rule: { id: a } }: RuleDraft, { rule: { id: b } }: RuleDraft): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Everything outside a block that its rules' answers depend on. */
function crossingKey({ apart, block, crossing, previous, reported }: Entry): string {
  const marks = (apart ? "'" : '') + (reported ? ':' : '');
  const before = marks + (block.continues ? (previous?.local.quotations.loose.map((mark) => mark.side).join() ?? '') : '');
  if (crossing === null) return before;
  const covers = crossing.covers.map((span) => `${span.start}-${span.end}`).join();
  return `${before};${crossing.depth};${[...crossing.joined.keys()].join()};${[...crossing.attributed.keys()].join()};${covers}`;
}
