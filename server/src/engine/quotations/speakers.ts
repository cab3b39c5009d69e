/**
 * Identity: speakers are entities. Full names, surnames, titles and pronouns become one canonical speaker where the text
 * supports it; where it does not, the source stays unresolved, visibly.
 */

import type { Entry } from '../entries.ts';
import type { Entity, Mention, Quotation, Source } from '../facts.ts';
import { bySpan, type Span, textSpan } from '../span.ts';
import type { LocalSource } from './detect.ts';
import type { QuotationDraft } from './drafts.ts';

export interface Speakers {
  readonly quotations: readonly Quotation[];
  /** Persons who speak, in the order of their first mention. */
  readonly persons: readonly Entity[];
}

interface Person {
  readonly id: string;
  /** The longest form the text gives. */
  canonical: string;
  readonly surname: string;
  /** Lower-cased words of all forms: names and titles. */
  readonly words: Set<string>;
  readonly mentions: Span[];
  speaks: boolean;
}

interface Naming extends Span {
  readonly source: boolean;
}

/** `mentions` are the organizations of the document, sorted by start. */
export function resolveSpeakers(
  drafts: readonly QuotationDraft[],
  entries: readonly Entry[],
  text: string,
  mentions: readonly Mention[],
): Speakers {
  const organizations = new Map<number, Mention>();
  for (const mention of mentions) organizations.set(mention.end, mention);
  const register = new Register(text);
  // Names are entered in the order of the text, so that a surname finds the last person of that name before it.
  const namings: Naming[] = [];
  for (const { local, start } of entries) {
    for (const person of local.quotations.persons) namings.push({ start: person.start + start, end: person.end + start, source: false });
  }
  const seen = new Set<string>();
  for (const draft of drafts) {
    const source = draft.attribution?.source;
    if (source?.kind !== 'person' || isOrganization(source, organizations, text) || seen.has(key(source))) continue;
    seen.add(key(source));
    namings.push({ start: source.start, end: source.end, source: true });
  }
  namings.sort(bySpan);
  for (const naming of namings) register.enter(naming);
  const quotations = drafts.map((draft) => finish(draft, text, organizations, register));
  const speaking = register.people.filter((person) => person.speaks);
  return {
    quotations,
    persons: speaking.map((person) => ({
      id: person.id,
      kind: 'person',
      canonical: person.canonical,
      known: false,
      abbreviation: null,
      mentions: person.mentions,
    })),
  };
}

function key(span: Span): string {
  return `${span.start}-${span.end}`;
}

function finish(draft: QuotationDraft, text: string, organizations: ReadonlyMap<number, Mention>, register: Register): Quotation {
  const { attribution } = draft;
  const source = attribution?.source ? resolve(attribution.source, text, organizations, register) : null;
  const confidence = attribution === null ? draft.useConfidence : attribution.confidence;
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
    basis: attribution?.basis ?? 'none',
    confidence: Math.round(confidence * 100) / 100,
  };
}

/** The mention that the source ends with and that covers all of it but an article, or null. */
function isOrganization(source: Span, organizations: ReadonlyMap<number, Mention>, text: string): Mention | null {
  const mention = organizations.get(source.end);
  if (mention === undefined) return null;
  const before = text.slice(source.start, Math.max(source.start, mention.start)).trim();
  return mention.start <= source.start || /^(?:the|a|an|le|la|les|der|die|das)?$/i.test(before) ? mention : null;
}

function resolve(source: LocalSource, text: string, organizations: ReadonlyMap<number, Mention>, register: Register): Source {
  const span = textSpan(text, source.start, source.end);
  const mention = isOrganization(source, organizations, text);
  if (mention !== null) return { ...span, kind: 'organization', canonical: mention.canonical, entity: mention.entity };
  if (source.kind === 'pronoun') {
    const person = register.antecedent(source.start, span.text);
    if (person === null) return { ...span, kind: 'pronoun', canonical: null, entity: null };
    person.speaks = true;
    return { ...span, kind: 'pronoun', canonical: person.canonical, entity: person.id };
  }
  if (source.kind === 'person') {
    const person = register.find(source);
    if (person !== null) {
      person.speaks = true;
      return { ...span, kind: 'person', canonical: person.canonical, entity: person.id };
    }
    return { ...span, kind: 'person', canonical: null, entity: null };
  }
  return { ...span, kind: source.kind, canonical: withoutArticle(span.text), entity: null };
}

function withoutArticle(name: string): string {
  return name.replace(/^(?:the|a|an)\s+/i, '').replace(/\s+/g, ' ');
}

/** The persons of a document, found again by surname, title or pronoun. */
class Register {
  readonly people: Person[] = [];
  private readonly text: string;
  private readonly bySurname = new Map<string, Person[]>();
  private readonly byWord = new Map<string, Person[]>();
  private readonly bySpan = new Map<string, Person>();
  /** Mentions in order, for "the last person before here". */
  private readonly order: { readonly start: number; readonly person: Person; readonly source: boolean }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  enter(naming: Naming): void {
    const name = withoutArticle(this.text.slice(naming.start, naming.end).replace(/\s*\([^()]*\)/g, ''));
    const words = name.split(/[\s,]+/).filter((word) => word !== '');
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
    const surname = (capitals[capitals.length - 1] ?? '').replace(/['’]s$/, '');
    const person = capitals.length === 0 || surname === '' ? this.byRole(words) : this.named(surname, capitals, name);
    if (person === null) return;
    for (const word of words) this.index(person, word.toLowerCase());
    person.mentions.push({ start: naming.start, end: naming.end });
    this.bySpan.set(key(naming), person);
    this.order.push({ start: naming.start, person, source: naming.source });
  }

  find(span: Span): Person | null {
    return this.bySpan.get(key(span)) ?? null;
  }

  /** The person named last before a singular pronoun, within reach; "we" and "they" stay unresolved. */
  antecedent(start: number, pronoun: string): Person | null {
    if (!/^(?:he|she)$/i.test(pronoun)) return null;
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const last = this.order[low - 1];
    return last === undefined || start - last.start > ANTECEDENT_REACH ? null : last.person;
  }

  /** "the minister", "the spokeswoman": the last person whose title has that word. */
  private byRole(words: readonly string[]): Person | null {
    for (let i = words.length - 1; i >= 0; i--) {
      const people = this.byWord.get(words[i]!.toLowerCase());
      if (people !== undefined) return people[people.length - 1]!;
    }
    return null;
  }

  private named(surname: string, capitals: readonly string[], name: string): Person {
    const key = surname.toLowerCase();
    const known = this.bySurname.get(key) ?? [];
    for (let i = known.length - 1; i >= Math.max(0, known.length - NAMESAKES); i--) {
      const person = known[i]!;
      if (!compatible(person, capitals)) continue;
      if (capitals.length > person.canonical.split(' ').length) person.canonical = name;
      return person;
    }
    const person: Person = {
      id: `person:${this.people.length + 1}`,
      canonical: name,
      surname,
      words: new Set(),
      mentions: [],
      speaks: false,
    };
    this.people.push(person);
    known.push(person);
    this.bySurname.set(key, known);
    return person;
  }

  private index(person: Person, word: string): void {
    if (person.words.has(word)) return;
    person.words.add(word);
    const people = this.byWord.get(word);
    if (people === undefined) this.byWord.set(word, [person]);
    else people.push(person);
  }
}

/** Bearers of one surname that a new form is compared with, nearest first. */
const NAMESAKES = 32;
/** A pronoun further than this from the last name is left unresolved. */
const ANTECEDENT_REACH = 2_000;

/** A bare surname fits any bearer; two forms with different words before it fit only where one holds the other. */
function compatible(person: Person, capitals: readonly string[]): boolean {
  if (capitals.length === 1 || person.words.size <= 1) return true;
  const given = capitals.slice(0, -1).map((word) => word.toLowerCase());
  return given.some((word) => person.words.has(word)) || person.canonical.split(' ').length === 1;
}
