/** A finding that moves with the blocks it speaks of. */
import type { Entry, Home } from './entries.ts';
import type { Finding, FindingInLines, Place, Severity } from './facts.ts';
import { findingOf, placed, type RuleDraft } from './rules/index.ts';
import type { Span } from './span.ts';

/** A place that counts from the start of a block; one that stands in no block stays where it is. */
interface Anchor {
  readonly entry: Entry | null;
  readonly within: number;
}

/** The places of a draft by their offsets when it was made. */
interface Anchors {
  readonly starts: Map<number, Anchor>;
  readonly ends: Map<number, Anchor>;
}

/** Lives as long as its draft holds. */
export class Standing {
  readonly draft: RuleDraft;
  /** UTF-16 offsets in the document when `settle` was called last. */
  start = 0;
  end = 0;
  /** How many findings with the same key come before it. */
  nth = 0;
  private readonly entry: Entry;
  private readonly anchors: Anchors | null;
  private made: Finding | null = null;
  private madeAt = 0;
  private madeNth = 0;
  private lines: FindingInLines | null = null;
  /** Where the sections of its blocks stood when `lines` was made. */
  private linesAt: readonly LinesAt[] = [];

  /** Without anchors the draft is in offsets of the entry, else in those of the document as it is. */
  constructor(draft: RuleDraft, entry: Entry, anchors: Anchors | null = null) {
    this.draft = draft;
    this.entry = entry;
    this.anchors = anchors;
  }

  /** Said of one block alone. */
  get isOwn(): boolean {
    return this.anchors === null;
  }

  get rule(): string {
    return this.draft.rule.id;
  }

  get severity(): Severity {
    return this.draft.severity;
  }

  settle(): void {
    const { draft, anchors } = this;
    if (anchors === null) {
      const { start } = this.entry;
      this.start = draft.start + start;
      this.end = draft.end + start;
      return;
    }
    this.start = offsetOf(anchors.starts.get(draft.start)!);
    this.end = offsetOf(anchors.ends.get(draft.end)!);
  }

  /** Where it stood when it was settled; the same object as before where nothing of it has changed. */
  finding(): Finding {
    const { draft, anchors, nth } = this;
    const { start: by } = this.entry;
    if (anchors === null && this.made !== null && this.madeAt === by && this.madeNth === nth) return this.made;
    const finding = findingOf(
      placed(draft, (span) => this.now(span)),
      nth,
    );
    this.made = finding;
    this.madeAt = by;
    this.madeNth = nth;
    return finding;
  }

  /** The same by lines; the same object as before where nothing of that has changed. */
  inLines(placeAt: (offset: number) => Place): FindingInLines {
    if (this.lines !== null && this.linesAt.every(({ entry, home, line }) => entry.home === home && home.firstLine === line))
      return this.lines;
    const entries = this.anchors === null ? [this.entry] : entriesOf(this.anchors);
    const { rule, severity, message, said, start, end, related } = placed(this.draft, (span) => this.now(span));
    const lines = inLines({ rule: rule.id, severity, message, said, start, end, related: related ?? [] }, placeAt);
    // What stands in no block is looked for anew.
    this.lines = entries.includes(null) ? null : lines;
    this.linesAt = entries.flatMap((entry) => (entry === null ? [] : linesAt(entry)));
    return lines;
  }

  private now<T extends Span>(span: T): T {
    const { anchors } = this;
    const { start: by } = this.entry;
    return anchors === null
      ? { ...span, start: span.start + by, end: span.end + by }
      : { ...span, start: offsetOf(anchors.starts.get(span.start)!), end: offsetOf(anchors.ends.get(span.end)!) };
  }
}

/** `draft` is in offsets of the document; `entryAt` finds the block of each. */
export function anchored(draft: RuleDraft, entryAt: (offset: number) => Entry | null, entry: Entry): Standing {
  const anchors: Anchors = { starts: new Map(), ends: new Map() };
  const anchorAt = (offset: number, block: Entry | null): Anchor => ({ entry: block, within: offset - (block?.start ?? 0) });
  placed(draft, (span) => {
    anchors.starts.set(span.start, anchorAt(span.start, entryAt(span.start)));
    // An end belongs to what it ends, not to what begins there.
    anchors.ends.set(span.end, anchorAt(span.end, entryAt(Math.max(span.start, span.end - 1))));
    return span;
  });
  return new Standing(draft, entry, anchors);
}

/** A block and the line its section begins in. */
interface LinesAt {
  readonly entry: Entry;
  readonly home: Home;
  readonly line: number;
}

function linesAt(entry: Entry): LinesAt {
  return { entry, home: entry.home, line: entry.home.firstLine };
}

/** The blocks that the places of a draft count from. */
function entriesOf({ starts, ends }: Anchors): (Entry | null)[] {
  return [...new Set([...starts.values(), ...ends.values()].map(({ entry }) => entry))];
}

/** A finding by lines. */
export function inLines(finding: Omit<Finding, 'fingerprint' | 'fixes'>, placeAt: (offset: number) => Place): FindingInLines {
  const { rule, severity, message, said, start, end, related } = finding;
  return {
    rule,
    severity,
    message,
    said,
    start: placeAt(start),
    end: placeAt(end),
    related: related.map((one) => ({ start: placeAt(one.start), end: placeAt(one.end), message: one.message, said: one.said })),
  };
}

function offsetOf({ entry, within }: Anchor): number {
  return within + (entry?.start ?? 0);
}
