/**
 * The document-wide half: quotations that run over several blocks, lead-ins, attribution lines, block quotations, and
 * quotations that go on without an attribution of their own. Reads only what the blocks summarize.
 */
import type { Block } from '../blocks.ts';
import type { Basis, QuotationType, Use } from '../facts.ts';
import { LIMITS } from '../limits.ts';
import { bySpan, type Span } from '../span.ts';
import type { LocalAttribution, LocalQuotation, LocalQuotations, LocalSource } from './detect.ts';

export interface QuotationBlock {
  readonly block: Block;
  readonly local: LocalQuotations;
}

/** A quotation in offsets of the document, before its speaker is resolved. */
export interface QuotationDraft extends Span {
  readonly content: readonly Span[];
  readonly level: number;
  readonly closed: boolean;
  readonly use: Use;
  readonly useConfidence: number;
  readonly type: QuotationType;
  readonly attribution: LocalAttribution | null;
}

export function foldQuotations(blocks: readonly QuotationBlock[], text: string): QuotationDraft[] {
  const drafts: QuotationDraft[] = [];
  const joined = joinParagraphs(blocks);
  let group = -1;
  blocks.forEach(({ block, local }, index) => {
    if (block.quoteGroup !== -1 && block.quoteGroup !== group) {
      const draft = blockQuotation(blocks, index, text);
      if (draft !== null) drafts.push(draft);
    }
    group = block.quoteGroup;
    for (const clause of local.reported) drafts.push(reportedDraft(clause.pieces, clause.attribution, block.start));
    for (const quotation of local.quotations) {
      const join = joined.get(quotation);
      if (join === 'part') continue;
      drafts.push(join === undefined ? marked(quotation, block.start) : join);
    }
  });
  drafts.sort(bySpan);
  attributeAcross(drafts, blocks);
  return drafts;
}

function at(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Moves an attribution from block offsets to document offsets. */
function move(attribution: LocalAttribution, by: number): LocalAttribution {
  const { source, cue } = attribution;
  return { ...attribution, source: source === null ? null : moveSource(source, by), cue: cue === null ? null : at(cue, by) };
}

function moveSource(source: LocalSource, by: number): LocalSource {
  return { start: source.start + by, end: source.end + by, kind: source.kind };
}

function marked(quotation: LocalQuotation, by: number): QuotationDraft {
  return {
    ...at(quotation, by),
    content: [at(quotation.content, by)],
    level: quotation.level,
    closed: quotation.closed,
    use: quotation.use,
    useConfidence: quotation.useConfidence,
    type: quotation.mixed ? 'mixed' : 'direct',
    attribution: quotation.attribution === null ? null : move(quotation.attribution, by),
  };
}

function reportedDraft(pieces: readonly Span[], attribution: LocalAttribution, by: number): QuotationDraft {
  const content = pieces.map((piece) => at(piece, by));
  return {
    start: content[0]!.start,
    end: content[content.length - 1]!.end,
    content,
    level: 0,
    closed: true,
    use: 'quotation',
    useConfidence: attribution.confidence,
    type: 'reported',
    attribution: move(attribution, by),
  };
}

/**
 * A quotation over several paragraphs opens its marks again on each and closes them on the last. An opener that is neither
 * closed nor opened again in the next paragraph stays one unclosed quotation, so the rest of the text is never swallowed.
 */
function joinParagraphs(blocks: readonly QuotationBlock[]): Map<LocalQuotation, QuotationDraft | 'part'> {
  const joined = new Map<LocalQuotation, QuotationDraft | 'part'>();
  for (let i = 0; i < blocks.length; i++) {
    const open = unclosedOf(blocks[i]!);
    if (open === null || joined.has(open)) continue;
    const parts: { quotation: LocalQuotation; by: number }[] = [{ quotation: open, by: blocks[i]!.block.start }];
    for (let j = i + 1; j < blocks.length && parts.length < LIMITS.quotationParagraphs; j++) {
      const next = blocks[j]!;
      if (!mayContinue(blocks[j - 1]!.block, next.block)) break;
      const first = next.local.quotations.find((quotation) => quotation.level === 0);
      if (first === undefined || !next.local.opensWithMark || !sameMark(open, blocks[i]!.block, first, next.block)) break;
      parts.push({ quotation: first, by: next.block.start });
      if (first.closed) break;
    }
    if (parts.length === 1) continue;
    const last = parts[parts.length - 1]!;
    for (const part of parts) joined.set(part.quotation, 'part');
    joined.set(open, join(parts, last.quotation.closed));
  }
  return joined;
}

function unclosedOf(entry: QuotationBlock): LocalQuotation | null {
  const { block, local } = entry;
  if (block.kind === 'cell' || block.kind === 'heading') return null;
  return local.quotations.find((quotation) => !quotation.closed && quotation.level === 0) ?? null;
}

/** List items and cells are texts of their own; a quotation does not run from one into the next. */
function mayContinue(before: Block, after: Block): boolean {
  return before.quoteGroup === after.quoteGroup && before.kind === 'paragraph' && after.kind === 'paragraph';
}

function sameMark(a: LocalQuotation, blockA: Block, b: LocalQuotation, blockB: Block): boolean {
  return blockA.text[a.content.start - 1] === blockB.text[b.content.start - 1] || isDouble(blockA, a) === isDouble(blockB, b);
}

function isDouble(block: Block, quotation: LocalQuotation): boolean {
  return '"“”„«»「『'.includes(block.text[quotation.content.start - 1] ?? '');
}

function join(parts: readonly { quotation: LocalQuotation; by: number }[], closed: boolean): QuotationDraft {
  const first = parts[0]!;
  const last = parts[parts.length - 1]!;
  // The attribution stands before the first paragraph or after the last one.
  const own = parts.find((part) => part.quotation.attribution !== null);
  return {
    start: first.quotation.start + first.by,
    end: last.quotation.end + last.by,
    content: parts.map((part) => at(part.quotation.content, part.by)),
    level: 0,
    closed,
    use: 'quotation',
    useConfidence: 0.95,
    type: first.quotation.mixed ? 'mixed' : 'direct',
    attribution: own === undefined ? null : move(own.quotation.attribution!, own.by),
  };
}

/** A Markdown block quotation, unless it is a callout or holds one quotation in marks and nothing else. */
function blockQuotation(blocks: readonly QuotationBlock[], from: number, text: string): QuotationDraft | null {
  const group = blocks[from]!.block.quoteGroup;
  let to = from;
  while (to < blocks.length && blocks[to]!.block.quoteGroup === group) to++;
  if (/^\[!\w+\]/.test(blocks[from]!.block.text)) return null;
  let last = to;
  let line: LocalSource | null = null;
  if (to - from > 1) {
    const closing = blocks[to - 1]!;
    if (closing.local.attributionLine !== null) {
      line = moveSource(closing.local.attributionLine, closing.block.start);
      last--;
    }
  }
  if (blocks.slice(from, last).every((entry) => entry.local.bare)) return null;
  const following = blocks[to];
  if (line === null && following?.local.attributionLine) line = moveSource(following.local.attributionLine, following.block.start);
  const content = blocks.slice(from, last).map(({ block }) => ({ start: block.start, end: block.start + block.text.length }));
  const lead = from > 0 ? blocks[from - 1]!.local.leadIn : null;
  const attribution = line !== null ? fromLine(line) : lead === null ? null : move(lead, blocks[from - 1]!.block.start);
  const start = content[0]!.start;
  const end = content[content.length - 1]!.end;
  if (text.slice(start, end).trim() === '') return null;
  return {
    start,
    end,
    content,
    level: 0,
    closed: true,
    use: 'quotation',
    useConfidence: attribution === null ? 0.6 : 0.9,
    type: 'block',
    attribution,
  };
}

function fromLine(source: LocalSource): LocalAttribution {
  return { source, cue: null, basis: 'attribution-line', confidence: 0.9 };
}

/**
 * Quotations that are a paragraph of their own and say nothing of their speaker: a lead-in before them decides, else the
 * speaker of the paragraph before goes on, else, weakly, the person that paragraph is about.
 */
function attributeAcross(drafts: QuotationDraft[], blocks: readonly QuotationBlock[]): void {
  let cursor = 0;
  let speaker: LocalAttribution | null = null;
  /** How many blocks lie between a speaker and a quotation that could still be theirs. */
  let distance = 0;
  for (let index = 0; index < blocks.length; index++) {
    const { block, local } = blocks[index]!;
    const end = block.start + block.text.length;
    const before = index > 0 ? blocks[index - 1]! : null;
    let own: LocalAttribution | null = null;
    while (cursor < drafts.length && drafts[cursor]!.start < end) {
      const draft = drafts[cursor]!;
      if (
        draft.attribution === null &&
        draft.use === 'quotation' &&
        draft.level === 0 &&
        draft.type !== 'reported' &&
        opens(block, local, draft)
      ) {
        const line = blocks[index + 1]?.local.attributionLine;
        const found =
          local.bare && line
            ? fromLine(moveSource(line, blocks[index + 1]!.block.start))
            : across(before, speaker, distance, local.bare || draft.end >= end);
        if (found !== null) drafts[cursor] = { ...draft, attribution: found };
      }
      const attribution = drafts[cursor]!.attribution;
      if (attribution !== null && attribution.source !== null && drafts[cursor]!.type !== 'reported') own = attribution;
      cursor++;
    }
    if (own !== null) {
      speaker = own;
      distance = 0;
    } else distance++;
    if (block.kind === 'heading') speaker = null;
  }
}

/** The quotation is the first thing in its paragraph. */
function opens(block: Block, local: LocalQuotations, draft: QuotationDraft): boolean {
  return local.opensWithMark && draft.start - block.start <= 2;
}

function across(
  before: QuotationBlock | null,
  speaker: LocalAttribution | null,
  distance: number,
  whole: boolean,
): LocalAttribution | null {
  if (before === null) return null;
  if (before.local.leadIn !== null) return move(before.local.leadIn, before.block.start);
  if (!whole) return null;
  if (speaker !== null && distance === 0) return weaker(speaker, 'continued', 0.6);
  if (before.local.topic !== null) {
    return { source: moveSource(before.local.topic, before.block.start), cue: null, basis: 'floating', confidence: 0.4 };
  }
  return null;
}

function weaker(attribution: LocalAttribution, basis: Basis, confidence: number): LocalAttribution {
  return { ...attribution, basis, confidence };
}
