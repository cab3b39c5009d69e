/** Puts facts together from blocks: for a whole document in its offsets, or for what the rules of a block may see. */
import { type Entry, HAS } from './entries.ts';
import {
  type Definition,
  type Entity,
  type Facts,
  type Format,
  type Heading,
  type LooseMark,
  type Mention,
  NO_FACTS,
  type Occurrence,
  type Problem,
  type Quotation,
} from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import type { Lexicons } from './local.ts';
import type { Linked } from './organizations/linked.ts';
import { crossDrafts, draftQuotations, ownDrafts, type QuotationDraft } from './quotations/drafts.ts';
import { TAIL } from './quotations/fold.ts';
import { asProfiled } from './quotations/profile.ts';
import { resolveSpeakers } from './quotations/speakers.ts';
import { each, type Slices } from './slices.ts';
import { bySpan, type Span, shift, type TextSlices } from './span.ts';
import { nameVoices } from './terms/voice.ts';

export interface DocumentParts {
  readonly text: string;
  readonly format: Format;
  readonly language: string;
  readonly entries: readonly Entry[];
  readonly linked: Linked;
  readonly lexicons: Lexicons;
  readonly problems: readonly Problem[];
}

/** All facts of a document, sources resolved. Costs a pass over everything found; asked for only when somebody wants to see it. */
export function* assembleFacts(parts: DocumentParts): Slices<Facts> {
  const { text, format, language, entries, linked, lexicons } = parts;
  const mentions: Mention[] = [];
  yield* each(linked.mentions, FACT_COST, (mention) => mentions.push(plainMention(mention)));
  const drafts = yield* draftQuotations(entries);
  const speakers = yield* resolveSpeakers(drafts, entries, text, { mentions, places: placesOf(lexicons.knowledge) });
  const named = entries.filter((entry) => (entry.has & HAS.terms) !== 0);
  yield entries.length;
  const terms = voices(named, (entry) => entry.start, speakers.quotations, text, lexicons);
  yield named.length * FACT_COST;
  const entities = [...entitiesOf(linked, mentions), ...speakers.persons];
  yield mentions.length;
  return {
    language,
    format,
    length: text.length,
    headings: headingsOf(entries, format),
    quotations: speakers.quotations,
    organizations: mentions,
    entities,
    definitions: linked.definitions.map(plainDefinition),
    terms,
    looseMarks: looseMarks(entries),
    problems: parts.problems,
  };
}

/** Of one fact; see `Slices`. */
const FACT_COST = 10;

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

/** What rules of the whole document judge: organizations, definitions, headings. `named` are the entries with any of it. */
export function organizationFacts(linked: Linked, named: readonly Entry[], format: Format): Facts {
  const { mentions, definitions } = linked;
  return {
    ...NO_FACTS,
    headings: headingsOf(named, format),
    organizations: mentions,
    definitions,
    get entities() {
      return entitiesOf(linked, mentions);
    },
  };
}

/** True where the words at an offset of a block stand in a quotation of any kind but a report. */
export function isQuoted({ apart, local, crossing }: Entry, within: number): boolean {
  const holds = (span: Span): boolean => span.start <= within && within < span.end;
  return (
    local.quotations.quotations.some((quotation) => holds(quotation) && asProfiled(quotation, apart).use === 'quotation') ||
    (crossing?.covers.some(holds) ?? false)
  );
}

/** What rules of a block judge, in offsets of the block: what it says alone, and what quotations around it make of its terms. */
export function blockFacts(entry: Entry, lexicons: Lexicons): Facts {
  const { block } = entry;
  const quotations = ownQuotations(entry);
  const { language, format, organizations, entities, definitions, problems } = NO_FACTS;
  const { kind, text, headingDepth } = block;
  return {
    language,
    format,
    length: text.length,
    headings: kind === 'heading' ? [{ start: 0, end: text.length, text, depth: headingDepth }] : NO_FACTS.headings,
    quotations,
    organizations,
    entities,
    definitions,
    terms: (entry.has & HAS.terms) === 0 ? NO_FACTS.terms : ownVoices(entry, quotations, lexicons),
    looseMarks: ownMarks(entry),
    problems,
  };
}

function ownQuotations(entry: Entry): readonly Quotation[] {
  const { quotations, reported } = entry.local.quotations;
  if (quotations.length + reported.length === 0) return NO_FACTS.quotations;
  const drafts: QuotationDraft[] = [];
  ownDrafts(entry, 0, drafts);
  return drafts.map((draft) => unresolved(draft, entry.block.text));
}

/** Quotations of a block that only the document knows, in offsets of the document. */
export function crossFacts(entry: Entry, text: TextSlices): Facts | null {
  const drafts: QuotationDraft[] = [];
  crossDrafts(entry, drafts);
  if (drafts.length === 0) return null;
  const headings = (entry.has & HAS.heading) === 0 ? [] : [heading(entry, entry.block.headingDepth)];
  return { ...NO_FACTS, headings, quotations: drafts.map((draft) => unresolved(draft, text)) };
}

function ownVoices(entry: Entry, quotations: readonly Quotation[], lexicons: Lexicons): Occurrence[] {
  const covers = entry.crossing?.covers ?? [];
  const around = covers.length === 0 ? quotations : [...quotations, ...covers.map(covering)];
  return voices([entry], () => 0, around, entry.block.text, lexicons);
}

/** Occurrences of the built-in terms and of the user's own, each with its voice, in the order of the text. */
function voices(
  entries: readonly Entry[],
  startOf: (entry: Entry) => number,
  quotations: readonly Quotation[],
  text: string,
  lexicons: Lexicons,
): Occurrence[] {
  const builtIn = entries.map((entry) => ({ start: startOf(entry), terms: entry.local.terms, reported: entry.reported }));
  const occurrences = nameVoices(builtIn, quotations, text, lexicons.terms);
  if (lexicons.own === null) return occurrences;
  const own = entries.map((entry) => ({ start: startOf(entry), terms: entry.local.own, reported: entry.reported }));
  return [...occurrences, ...nameVoices(own, quotations, text, lexicons.own)].sort(bySpan);
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
    marks: null,
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
    marks: draft.marks,
    basis: attribution?.basis ?? 'none',
    confidence: attribution?.confidence ?? draft.useConfidence,
  };
}

function headingsOf(entries: readonly Entry[], format: Format): Heading[] {
  const titles = entries.filter((entry) => (entry.has & HAS.heading) !== 0);
  // The first headline of a plain text stands over all others.
  return titles.map((entry, i) => heading(entry, format === 'plaintext' && i === 0 ? 1 : entry.block.headingDepth));
}

function heading(entry: Entry, depth: number): Heading {
  const { block, start } = entry;
  return { start, end: start + block.text.length, text: block.text, depth };
}

/** An overlong paragraph is read in pieces; of each side one loose mark is told, in the first piece that has it. */
function ownMarks(entry: Entry): readonly LooseMark[] {
  const { previous } = entry;
  // The closing mark of a quotation that the block before opened is not loose.
  const joined = entry.crossing?.joined.has(TAIL) ?? false;
  const loose = joined ? entry.local.quotations.loose.filter((mark) => mark.side === 'opening') : entry.local.quotations.loose;
  if (loose.length === 0 || !entry.block.continues || previous === null) return loose;
  return loose.filter((mark) => !previous.local.quotations.loose.some((other) => other.side === mark.side));
}

function looseMarks(entries: readonly Entry[]): LooseMark[] {
  const marks: LooseMark[] = [];
  for (const entry of entries) {
    if (entry.local.quotations.loose.length > 0) for (const mark of ownMarks(entry)) marks.push(shift(mark, entry.start));
  }
  return marks;
}

/** Entities with the spans of their mentions as they stand now. */
function entitiesOf({ entities }: Linked, mentions: readonly Mention[]): Entity[] {
  const spans = new Map<string, Span[]>();
  for (const { entity, start, end } of mentions) {
    if (entity === null) continue;
    const list = spans.get(entity);
    if (list === undefined) spans.set(entity, [{ start, end }]);
    else list.push({ start, end });
  }
  return entities.map((entity) => ({ ...entity, mentions: spans.get(entity.id) ?? [] }));
}

/** Facts that are handed out stay as they are, whatever is edited later. */
function plainMention({ start, end, text, entity, canonical, form, known, confidence }: Mention): Mention {
  return { start, end, text, entity, canonical, form, known, confidence };
}

function plainDefinition({ start, end, long, short, entity }: Definition): Definition {
  return { start, end, long, short, entity };
}
