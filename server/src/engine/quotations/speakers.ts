/**
 * Identity: speakers are entities. Full names, surnames, titles and pronouns become one canonical speaker where the text
 * supports it; where it does not, the source stays unresolved, visibly, and the attribution is less sure.
 */
import type { Entry } from '../entries.ts';
import type { Entity, Mention, Quotation, Source } from '../facts.ts';
import { each, type Slices } from '../slices.ts';
import { bySpan, textSpan } from '../span.ts';
import { Bodies } from './bodies.ts';
import type { LocalSource } from './detect.ts';
import type { QuotationDraft } from './drafts.ts';
import type { Bearer } from './names.ts';
import { key, type Naming, Register } from './register.ts';

export interface Speakers {
  readonly quotations: readonly Quotation[];
  /** Persons who speak, in the order of their first mention. */
  readonly persons: readonly Entity[];
}

/** What else the text names, so that it is not taken for a person. */
export interface Surroundings {
  /** Organizations of the document, sorted by start. */
  readonly mentions: readonly Mention[];
  /** Names of countries and capitals, lower case: places that stand for governments. */
  readonly places: ReadonlySet<string>;
}

export function* resolveSpeakers(
  drafts: readonly QuotationDraft[],
  entries: readonly Entry[],
  text: string,
  { mentions, places }: Surroundings,
): Slices<Speakers> {
  const bodies = new Bodies(mentions, text);
  const register = new Register();
  const quotations: Quotation[] = [];
  // Names and pronouns are met in the order of the text, so that "he" finds who was named last before it.
  const namings = yield* namingsOf(drafts, entries, text, bodies, places);
  const pronouns = drafts
    .flatMap((draft) => (draft.attribution?.source?.kind === 'pronoun' ? [draft.attribution.source] : []))
    .sort(bySpan);
  let next = 0;
  yield* each(namings, NAME_COST, (naming) => {
    while (next < pronouns.length && pronouns[next]!.start <= naming.start) register.refer(pronouns[next++]!);
    register.enter(naming);
  });
  while (next < pronouns.length) register.refer(pronouns[next++]!);
  const context: Context = { text, bodies, places, register, things: thingsMeant(drafts, pronouns, bodies) };
  yield* each(drafts, NAME_COST, (draft) => quotations.push(finish(draft, context)));
  return {
    quotations,
    persons: register.people
      .filter((person) => person.speaks)
      .map(({ id, canonical, mentions: spans }) => ({ id, kind: 'person', canonical, known: false, abbreviation: null, mentions: spans })),
  };
}

/** Of an entry, a naming or a quotation; see `Slices`. */
const NAME_COST = 20;

function* namingsOf(
  drafts: readonly QuotationDraft[],
  entries: readonly Entry[],
  text: string,
  bodies: Bodies,
  places: ReadonlySet<string>,
): Slices<Naming[]> {
  const sources: Naming[] = [];
  const seen = new Set<string>();
  for (const draft of drafts) {
    const source = draft.attribution?.source;
    if (source?.kind !== 'person' || source.bearer === null || source.bearer.several) continue;
    if (bodies.of(source) !== null || isPlace(source, places) || seen.has(key(source))) continue;
    seen.add(key(source));
    const { start, end, bearer } = source;
    sources.push({ start, end, name: nameOf(source.name, bearer), bearer, office: null, sure: true, source: true, opens: false });
  }
  sources.sort(bySpan);
  const found: Naming[] = [];
  let next = 0;
  yield* each(entries, NAME_COST, ({ local, start }) => {
    for (const { start: from, end: to, name, titled, bearer, office, led } of local.quotations.persons) {
      const span = { start: from + start, end: to + start };
      while (next < sources.length && sources[next]!.end <= span.start) found.push(sources[next++]!);
      const source = sources[next];
      if (source !== undefined && source.start < span.end) {
        // The source says the name already; what stands beside it is news.
        if (office !== null && bearer.person !== '') sources[next] = { ...source, office };
      } else if (titled || !(bodies.touches(span) || places.has(name.toLowerCase()))) {
        found.push({
          start: span.start,
          end: span.end,
          name,
          bearer,
          office,
          sure: titled || (name.includes(' ') && (office !== null || bearer.gender !== null)),
          source: false,
          opens: led || opensSentence(text, span.start),
        });
      }
    }
  });
  while (next < sources.length) found.push(sources[next++]!);
  found.sort(bySpan);
  // "The mayor of Riga, Jane Doe, said": the name tells who the description before it means.
  for (let i = 0; i + 1 < found.length; i++) {
    const [description, name] = [found[i]!, found[i + 1]!];
    if (description.bearer.person !== '' || name.office === null) continue;
    if (name.start - description.end > APPOSITION && !isExplained(description, name, text)) continue;
    found[i] = name;
    found[i + 1] = description;
  }
  return found;
}

/** Behind a stop, a question or an exclamation, inside closing marks or not, and a space; or where a line begins. */
function opensSentence(text: string, start: number): boolean {
  if (start === 0 || text[start - 1] === '\n') return true;
  if (start < 2 || text[start - 1] !== ' ') return false;
  const closes = '”"’»'.includes(text[start - 2]!);
  return '.!?'.includes(text[start - (closes ? 3 : 2)] ?? ' ');
}

/** "The bloc's chairman, Norland's foreign minister Jane Doe, said": the name has the office of the description before the comma. */
function isExplained({ end, bearer }: Naming, { start, office }: Naming, text: string): boolean {
  if (start - end > EXPLAINED || text[end] !== ',' || bearer.office === null || office === null) return false;
  const { titles } = office;
  return bearer.office.titles.length === titles.length && bearer.office.titles.every((title, i) => title === titles[i]);
}

/** A comma and a space. */
const APPOSITION = 2;
/** The same with what leads to the name, in UTF-16 units. */
const EXPLAINED = 60;

function isPlace(source: LocalSource, places: ReadonlySet<string>): boolean {
  return places.has(withoutArticle(source.name).toLowerCase());
}

/** An unresolved source makes the attribution no wronger, but what it says of the speaker is less. */
const PRONOUN_CONFIDENCE = 0.8;
const UNRESOLVED_CONFIDENCE = 0.7;

/** What the sources of a document are resolved with. */
interface Context {
  readonly text: string;
  readonly bodies: Bodies;
  readonly places: ReadonlySet<string>;
  readonly register: Register;
  /** The bodies that "it" means, by the place of the pronoun. */
  readonly things: ReadonlyMap<string, Mention>;
}

function finish(draft: QuotationDraft, context: Context): Quotation {
  const { attribution } = draft;
  const { text } = context;
  const source = attribution?.source ? resolve(attribution.source, context) : null;
  let confidence = attribution === null ? draft.useConfidence : attribution.confidence;
  if (source?.kind === 'pronoun') confidence = Math.min(confidence, source.entity === null ? UNRESOLVED_CONFIDENCE : PRONOUN_CONFIDENCE);
  return {
    start: draft.start,
    end: draft.end,
    content: draft.content,
    text: text.slice(draft.start, draft.end),
    level: draft.level,
    closed: draft.closed,
    use: draft.use,
    type: draft.type,
    source,
    cue: attribution?.cue ? textSpan(text, attribution.cue.start, attribution.cue.end) : null,
    marks: draft.marks,
    basis: attribution?.basis ?? 'none',
    confidence: Math.round(confidence * 100) / 100,
  };
}

function resolve(source: LocalSource, { text, bodies, places, register, things }: Context): Source {
  const span = textSpan(text, source.start, source.end);
  const mention = bodies.of(source);
  if (mention !== null) return { ...span, kind: 'organization', canonical: mention.canonical, entity: mention.entity };
  const name = withoutArticle(source.name);
  if (source.kind === 'person' && isPlace(source, places)) return { ...span, kind: 'other', canonical: name, entity: null };
  if (source.kind !== 'pronoun' && source.kind !== 'person') return { ...span, kind: source.kind, canonical: name, entity: null };
  const body = things.get(key(source));
  if (body !== undefined) return { ...span, kind: 'pronoun', canonical: body.canonical, entity: body.entity };
  const person = register.at(source);
  // "Ann Vale and Tim Roe", "the member for Leith": said in full, but no speaker that is met again; "the minister" alone stays open.
  if (person === null && source.kind === 'person' && saysEnough(source.bearer, name))
    return { ...span, kind: 'person', canonical: name, entity: null };
  if (person === null) return { ...span, kind: source.kind, canonical: null, entity: null };
  person.speaks = true;
  return { ...span, kind: source.kind, canonical: person.canonical, entity: person.id };
}

function saysEnough(bearer: Bearer | null, name: string): boolean {
  if (bearer === null || bearer.several) return true;
  return bearer.person === '' && name.split(' ').length > (bearer.office?.titles.length ?? 0);
}

/** "It" further than this from the body it would mean is left unresolved. */
const BODY_REACH = 400;

/**
 * "It" means the body named last, where that body spoke or opened a sentence and no other body, person or document that speaks
 * stands between.
 */
function thingsMeant(drafts: readonly QuotationDraft[], pronouns: readonly LocalSource[], bodies: Bodies): Map<string, Mention> {
  const found = new Map<string, Mention>();
  if (!pronouns.some((pronoun) => pronoun.bearer?.gender === 'n')) return found;
  const sources = drafts.flatMap((draft) => (draft.attribution?.source ? [draft.attribution.source] : [])).sort(bySpan);
  let next = 0;
  let last: LocalSource | null = null;
  let meant: { readonly at: number; readonly mention: Mention } | null = null;
  for (const pronoun of pronouns) {
    if (pronoun.bearer?.gender !== 'n') continue;
    while (next < sources.length && sources[next]!.start < pronoun.start) {
      // A pronoun that was resolved goes on with its body.
      if (found.has(key(sources[next]!))) meant = { at: sources[next]!.start, mention: found.get(key(sources[next]!))! };
      last = sources[next++]!;
    }
    const before = bodies.before(pronoun.start, BODY_REACH);
    if (before?.alone) {
      const spoke = last !== null && last.start >= before.first ? bodies.of(last) : null;
      const silent = last === null || last.start < before.first;
      if (spoke?.entity === before.mention.entity || (silent && before.opens)) {
        found.set(key(pronoun), before.mention);
        continue;
      }
    }
    // "It said … It added": the body has been clear since.
    const went = meant !== null && last !== null && last.start === meant.at && pronoun.start - meant.at < BODY_REACH;
    if (went && (before === null || before.last < meant!.at)) found.set(key(pronoun), meant!.mention);
  }
  return found;
}

/** "sa porte-parole Allison Hart": whose spokeswoman she is, is no part of her name. */
function nameOf(name: string, bearer: Bearer): string {
  const bare = withoutArticle(name);
  return bearer.person === '' ? bare : bare.replace(POSSESSIVE, '');
}

const POSSESSIVE = /^(?:his|her|its|their|our|my|sa|son|ses|leur|su|sein|seine|seiner|ihr|ihre|ihrer|его|её|ее|их)\s+/i;

function withoutArticle(name: string): string {
  return name.replace(/^(?:the|a|an)\s+/i, '');
}
