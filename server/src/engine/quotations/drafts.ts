/** Puts the quotations of a document together from its blocks and what the fold adds, in offsets of the document. */
import type { Entry } from '../entries.ts';
import type { QuotationMarks, QuotationType, Use } from '../facts.ts';
import { each, type Slices } from '../slices.ts';
import { bySpan, contains, type Span } from '../span.ts';
import type { LocalAttribution, LocalQuotation, LocalSource } from './detect.ts';
import type { PlacedAttribution } from './fold.ts';
import { asProfiled } from './profile.ts';

/** A quotation before its speaker is resolved. */
export interface QuotationDraft extends Span {
  readonly content: readonly Span[];
  readonly marks: QuotationMarks | null;
  readonly level: number;
  readonly closed: boolean;
  readonly use: Use;
  readonly useConfidence: number;
  readonly type: QuotationType;
  readonly attribution: LocalAttribution | null;
}

/** All quotations, by start. */
export function* draftQuotations(entries: readonly Entry[]): Slices<QuotationDraft[]> {
  const drafts: QuotationDraft[] = [];
  yield* each(entries, DRAFT_COST, (entry) => {
    const { quotations, reported } = entry.local.quotations;
    if (quotations.length + reported.length > 0) ownDrafts(entry, entry.start, drafts);
    if (entry.crossing !== null) crossDrafts(entry, drafts);
  });
  return drafts.sort(bySpan);
}

/** Of an entry; see `Slices`. */
const DRAFT_COST = 10;

/** What the block says alone; `by` is added to every offset. */
export function ownDrafts(entry: Entry, by: number, out: QuotationDraft[]): void {
  const { crossing } = entry;
  const { quotations, reported } = entry.local.quotations;
  for (const clause of reported) {
    // What a speaker reports inside a block quotation is the speaker's report, not the text's.
    if (crossing?.covers.some((cover) => clause.pieces.every((piece) => contains(cover, piece)))) continue;
    const content = clause.pieces.map((piece) => at(piece, by));
    out.push({
      start: content[0]!.start,
      end: content[content.length - 1]!.end,
      content,
      marks: null,
      level: 0,
      closed: true,
      use: 'quotation',
      useConfidence: clause.attribution.confidence,
      type: 'reported',
      attribution: move(clause.attribution, by),
    });
  }
  quotations.forEach((quotation, i) => {
    if (crossing?.joined.has(i) || crossing?.attributed.has(i)) return;
    const own = asProfiled(quotation, entry.apart);
    out.push(marked(own, by, crossing?.depth ?? 0, own.attribution === null ? null : move(own.attribution, by)));
  });
}

/** What only the document knows of the quotations that begin in this block. */
export function crossDrafts(entry: Entry, out: QuotationDraft[]): void {
  const { crossing } = entry;
  if (crossing === null) return;
  const { quotations } = entry.local.quotations;
  for (const [i, placed] of crossing.attributed) out.push(marked(quotations[i]!, entry.start, crossing.depth, place(placed)));
  for (const joined of crossing.joined.values()) {
    if (joined === 'part') continue;
    const first = joined.parts[0]!;
    const last = joined.parts[joined.parts.length - 1]!;
    out.push({
      start: first.quotation.start + first.entry.start,
      end: last.quotation.end + last.entry.start,
      content: joined.parts.flatMap((part) => contentOf(part.quotation, part.entry.start)),
      marks: joinedMarks(first.quotation.marks, last.quotation.marks),
      level: 0,
      closed: joined.closed,
      use: 'quotation',
      useConfidence: 0.95,
      type: first.quotation.mixed ? 'mixed' : 'direct',
      attribution: joined.attribution === null ? null : place(joined.attribution),
    });
  }
  for (const { entries, end, level, attribution } of crossing.blockQuotations) {
    const last = entries.length - 1;
    const content = entries.map(({ block: { text }, start }, nth) => ({ start, end: start + (nth === last ? end : text.length) }));
    out.push({
      start: content[0]!.start,
      end: content[last]!.end,
      content,
      marks: null,
      level,
      closed: true,
      use: 'quotation',
      useConfidence: attribution === null ? 0.6 : 0.9,
      type: 'block',
      attribution: attribution === null ? null : place(attribution),
    });
  }
}

/** A quotation over several paragraphs closes with the mark of its last. */
function joinedMarks(first: QuotationMarks | null, last: QuotationMarks | null): QuotationMarks | null {
  return first === null ? null : { ...first, close: last?.close ?? null };
}

function marked(quotation: LocalQuotation, by: number, around: number, attribution: LocalAttribution | null): QuotationDraft {
  return {
    start: quotation.start + by,
    end: quotation.end + by,
    content: contentOf(quotation, by),
    marks: quotation.marks,
    level: quotation.level + around,
    closed: quotation.closed,
    use: quotation.use,
    useConfidence: quotation.useConfidence,
    type: quotation.mixed ? 'mixed' : 'direct',
    attribution,
  };
}

/** What is said, without an attribution inside the marks. */
function contentOf({ content, inset }: LocalQuotation, by: number): Span[] {
  if (inset === null) return [at(content, by)];
  const pieces = [
    { start: content.start, end: inset.start },
    { start: inset.end, end: content.end },
  ];
  return pieces.filter(({ start, end }) => end > start).map((piece) => at(piece, by));
}

function place({ entry, attribution }: PlacedAttribution): LocalAttribution {
  return move(attribution, entry.start);
}

function move(attribution: LocalAttribution, by: number): LocalAttribution {
  const { source, cue, basis, confidence } = attribution;
  return { source: source === null ? null : moved(source, by), cue: cue === null ? null : at(cue, by), basis, confidence };
}

function moved({ start, end, kind, bearer, name }: LocalSource, by: number): LocalSource {
  return { start: start + by, end: end + by, kind, bearer, name };
}

function at(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
