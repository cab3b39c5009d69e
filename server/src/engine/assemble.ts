/** Puts facts together from blocks: for a whole document in its offsets, or for what the rules of a block may see. */
import { type Entry, type EntryList, HAS } from './entries.ts';
import {
  type Entity,
  type Facts,
  type Format,
  type Heading,
  type LooseMark,
  NO_FACTS,
  type Occurrence,
  type Problem,
  type Quotation,
} from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lexicons } from './local.ts';
import type { LinkedOrganizations } from './organizations/link.ts';
import { crossDrafts, draftQuotations, ownDrafts, type QuotationDraft } from './quotations/drafts.ts';
import type { Crossing, Crossings } from './quotations/fold.ts';
import { resolveSpeakers } from './quotations/speakers.ts';
import { type Span, shift, type TextSlices, textSpan } from './span.ts';
import { nameVoices } from './terms/voice.ts';

export interface DocumentParts {
  readonly text: string;
  readonly format: Format;
  readonly language: string;
  readonly list: EntryList;
  readonly crossings: Crossings;
  readonly linked: LinkedOrganizations;
  readonly lexicons: Lexicons;
  readonly problems: readonly Problem[];
}

/** All facts of a document, sources resolved. Costs a pass over everything found; asked for only when somebody wants to see it. */
export function assembleFacts(parts: DocumentParts): Facts {
  const { text, format, language, linked, lexicons } = parts;
  const entries = parts.list.all;
  const speakers = resolveSpeakers(draftQuotations(entries, parts.crossings), entries, text, {
    mentions: linked.mentions,
    places: placesOf(lexicons.knowledge),
  });
  const terms = entries.filter((entry) => (entry.has & HAS.terms) !== 0).map((entry) => ({ start: entry.start, terms: entry.local.terms }));
  return {
    language,
    format,
    length: text.length,
    headings: headingsOf(parts.list, format),
    quotations: speakers.quotations,
    organizations: linked.mentions,
    entities: [...entitiesOf(linked), ...speakers.persons],
    definitions: linked.definitions,
    terms: nameVoices(terms, speakers.quotations, text, lexicons.terms),
    looseMarks: looseMarks(entries),
    problems: parts.problems,
  };
}

const places = new WeakMap<Knowledge, ReadonlySet<string>>();

function placesOf(knowledge: Knowledge): ReadonlySet<string> {
  let known = places.get(knowledge);
  if (known === undefined) {
    known = new Set(
      knowledge.countries
        .flatMap(({ names, capital }) => [...names, ...(capital === null ? [] : [capital])])
        .map((name) => name.toLowerCase()),
    );
    places.set(knowledge, known);
  }
  return known;
}

/** What rules of the whole document judge: organizations, definitions, headings. */
export function organizationFacts(linked: LinkedOrganizations, list: EntryList, format: Format): Facts {
  return {
    ...NO_FACTS,
    headings: headingsOf(list, format),
    organizations: linked.mentions,
    definitions: linked.definitions,
    entities: linked.entities,
  };
}

/** True where the words at an offset of the document stand in a quotation of any kind but a report. */
export function isQuoted(list: EntryList, crossings: Crossings, offset: number): boolean {
  const entry = list.at(offset);
  if (entry === null) return false;
  const within = offset - entry.start;
  const holds = (span: Span): boolean => span.start <= within && within < span.end;
  return (
    entry.local.quotations.quotations.some((quotation) => quotation.use === 'quotation' && holds(quotation)) ||
    (crossings.get(entry)?.covers.some(holds) ?? false)
  );
}

/** What rules of a block judge, in offsets of the block: what it says alone, and what quotations around it make of its terms. */
export function blockFacts(entry: Entry, crossing: Crossing | undefined, lexicons: Lexicons): Facts {
  const { block, local } = entry;
  const drafts: QuotationDraft[] = [];
  ownDrafts(entry, crossing, 0, drafts);
  const quotations = drafts.map((draft) => unresolved(draft, block.text));
  return {
    ...NO_FACTS,
    length: block.text.length,
    headings: block.kind === 'heading' ? [{ ...textSpan(block.text, 0, block.text.length), depth: block.headingDepth }] : [],
    quotations,
    terms: local.terms.length === 0 ? [] : voices(entry, quotations, crossing, lexicons),
    looseMarks: ownMarks(entry),
  };
}

/** Quotations that only the document knows, in offsets of the document. */
export function crossFacts(crossings: Crossings, text: TextSlices): Facts | null {
  if (crossings.size === 0) return null;
  const drafts: QuotationDraft[] = [];
  for (const [entry, crossing] of crossings) crossDrafts(entry, crossing, drafts);
  const headings = [...crossings.keys()]
    .filter((entry) => (entry.has & HAS.heading) !== 0)
    .map((entry) => heading(entry, entry.block.headingDepth));
  return { ...NO_FACTS, headings, quotations: drafts.map((draft) => unresolved(draft, text)) };
}

function voices(entry: Entry, quotations: readonly Quotation[], crossing: Crossing | undefined, lexicons: Lexicons): Occurrence[] {
  const around = (crossing?.covers ?? []).map((span) => covering(span));
  return nameVoices([{ start: 0, terms: entry.local.terms }], [...quotations, ...around], entry.block.text, lexicons.terms);
}

/** The part of a larger quotation that lies in the block. */
function covering(span: Span): Quotation {
  return {
    ...span,
    content: [span],
    text: '',
    level: 0,
    closed: true,
    use: 'quotation',
    type: 'direct',
    source: null,
    cue: null,
    basis: 'none',
    confidence: 0,
  };
}

function unresolved(draft: QuotationDraft, text: TextSlices): Quotation {
  const { attribution } = draft;
  const source = attribution?.source ?? null;
  const cue = attribution?.cue ?? null;
  return {
    start: draft.start,
    end: draft.end,
    content: draft.content,
    text: '',
    level: draft.level,
    closed: draft.closed,
    use: draft.use,
    type: draft.type,
    source: source === null ? null : { ...source, text: text.slice(source.start, source.end), canonical: null, entity: null },
    cue: cue === null ? null : { ...cue, text: text.slice(cue.start, cue.end) },
    basis: attribution?.basis ?? 'none',
    confidence: attribution?.confidence ?? draft.useConfidence,
  };
}

function headingsOf(list: EntryList, format: Format): Heading[] {
  // The first headline of a plain text stands over all others.
  return list.headings.map((entry, i) => heading(entry, format === 'plaintext' && i === 0 ? 1 : entry.block.headingDepth));
}

function heading(entry: Entry, depth: number): Heading {
  const { block, start } = entry;
  return { start, end: start + block.text.length, text: block.text, depth };
}

/** An overlong paragraph is read in pieces; of each side one loose mark is told, in the first piece that has it. */
function ownMarks(entry: Entry): readonly LooseMark[] {
  const { loose } = entry.local.quotations;
  const { previous } = entry;
  if (loose.length === 0 || !entry.block.continues || previous === null) return loose;
  return loose.filter((mark) => !previous.local.quotations.loose.some((other) => other.side === mark.side));
}

function looseMarks(entries: readonly Entry[]): LooseMark[] {
  return entries.flatMap((entry) => ownMarks(entry).map((mark) => shift(mark, entry.start)));
}

/** Entities with the spans of their mentions as they stand now. */
function entitiesOf(linked: LinkedOrganizations): Entity[] {
  const spans = new Map<string, Span[]>();
  for (const { entity, start, end } of linked.mentions) {
    if (entity === null) continue;
    const list = spans.get(entity);
    if (list === undefined) spans.set(entity, [{ start, end }]);
    else list.push({ start, end });
  }
  return linked.entities.map((entity) => ({ ...entity, mentions: spans.get(entity.id) ?? [] }));
}
