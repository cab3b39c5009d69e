/**
 * Identity: speakers are entities. Full names, surnames, titles and pronouns become one canonical speaker where the text
 * supports it; where it does not, the source stays unresolved, visibly, and the attribution is less sure.
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

/** What else the text names, so that it is not taken for a person. */
export interface Surroundings {
  /** Organizations of the document, sorted by start. */
  readonly mentions: readonly Mention[];
  /** Names of countries and capitals, lower case: places that stand for governments. */
  readonly places: ReadonlySet<string>;
}

type Gender = 'f' | 'm' | null;

interface Person {
  readonly id: string;
  /** The longest form the text gives. */
  canonical: string;
  /** Lower-cased words of all forms: names and titles. */
  readonly words: Set<string>;
  readonly mentions: Span[];
  gender: Gender;
  speaks: boolean;
}

interface Naming extends Span {
  readonly name: string;
  /** Named with a title or as a source, so certainly a person. */
  readonly sure: boolean;
  readonly source: boolean;
}

export function resolveSpeakers(
  drafts: readonly QuotationDraft[],
  entries: readonly Entry[],
  text: string,
  { mentions, places }: Surroundings,
): Speakers {
  const bodies = new Bodies(mentions, text);
  const register = new Register();
  const quotations: Quotation[] = [];
  // Names and pronouns are met in the order of the text, so that "he" finds who was named last before it.
  const namings = namingsOf(drafts, entries, bodies, places);
  const pronouns = drafts
    .flatMap((draft) => (draft.attribution?.source?.kind === 'pronoun' ? [draft.attribution.source] : []))
    .sort(bySpan);
  let next = 0;
  for (const pronoun of pronouns) {
    while (next < namings.length && namings[next]!.start < pronoun.start) register.enter(namings[next++]!);
    register.refer(pronoun);
  }
  while (next < namings.length) register.enter(namings[next++]!);
  for (const draft of drafts) quotations.push(finish(draft, text, bodies, places, register));
  return {
    quotations,
    persons: register.people
      .filter((person) => person.speaks)
      .map(({ id, canonical, mentions: spans }) => ({ id, kind: 'person', canonical, known: false, abbreviation: null, mentions: spans })),
  };
}

function namingsOf(drafts: readonly QuotationDraft[], entries: readonly Entry[], bodies: Bodies, places: ReadonlySet<string>): Naming[] {
  const found: Naming[] = [];
  for (const { local, start } of entries) {
    for (const { start: from, end, name, titled } of local.quotations.persons) {
      const span = { start: from + start, end: end + start };
      if (titled || !(bodies.touches(span) || places.has(name.toLowerCase())))
        found.push({ ...span, name: withoutArticle(name), sure: titled, source: false });
    }
  }
  const seen = new Set<string>();
  for (const draft of drafts) {
    const source = draft.attribution?.source;
    if (source?.kind !== 'person' || bodies.of(source) !== null || isPlace(source, places) || seen.has(key(source))) continue;
    seen.add(key(source));
    found.push({ start: source.start, end: source.end, name: withoutArticle(source.name), sure: true, source: true });
  }
  return found.sort(bySpan);
}

function key(span: Span): string {
  return `${span.start}-${span.end}`;
}

function isPlace(source: LocalSource, places: ReadonlySet<string>): boolean {
  return places.has(withoutArticle(source.name).toLowerCase());
}

/** An unresolved source makes the attribution no wronger, but what it says of the speaker is less. */
const PRONOUN_CONFIDENCE = 0.8;
const UNRESOLVED_CONFIDENCE = 0.7;

function finish(draft: QuotationDraft, text: string, bodies: Bodies, places: ReadonlySet<string>, register: Register): Quotation {
  const { attribution } = draft;
  const source = attribution?.source ? resolve(attribution.source, text, bodies, places, register) : null;
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
    basis: attribution?.basis ?? 'none',
    confidence: Math.round(confidence * 100) / 100,
  };
}

function resolve(source: LocalSource, text: string, bodies: Bodies, places: ReadonlySet<string>, register: Register): Source {
  const span = textSpan(text, source.start, source.end);
  const mention = bodies.of(source);
  if (mention !== null) return { ...span, kind: 'organization', canonical: mention.canonical, entity: mention.entity };
  const name = withoutArticle(source.name);
  if (source.kind === 'person' && isPlace(source, places)) return { ...span, kind: 'other', canonical: name, entity: null };
  if (source.kind !== 'pronoun' && source.kind !== 'person') return { ...span, kind: source.kind, canonical: name, entity: null };
  const person = register.at(source);
  if (person === null) return { ...span, kind: source.kind, canonical: null, entity: null };
  person.speaks = true;
  return { ...span, kind: source.kind, canonical: person.canonical, entity: person.id };
}

function withoutArticle(name: string): string {
  return name.replace(/^(?:the|a|an)\s+/i, '');
}

/** The organizations of a document, found by where they end. */
class Bodies {
  private readonly byEnd = new Map<number, Mention>();
  private readonly mentions: readonly Mention[];
  private readonly text: string;

  constructor(mentions: readonly Mention[], text: string) {
    this.mentions = mentions;
    this.text = text;
    for (const mention of mentions) this.byEnd.set(mention.end, mention);
  }

  /** The body a source is: it ends with the mention, and before it stands nothing but an article, a country or markup. */
  of(source: Span): Mention | null {
    for (let end = source.end; end >= source.end - MARKUP_REACH; end--) {
      const mention = this.byEnd.get(end);
      if (mention === undefined) continue;
      const before = this.text.slice(source.start, Math.max(source.start, mention.start));
      const after = this.text.slice(mention.end, source.end);
      return BEFORE_BODY.test(before) && /^[*_~\])]*$/.test(after) ? mention : null;
    }
    return null;
  }

  touches(span: Span): boolean {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.mentions[middle]!.end <= span.start) low = middle + 1;
      else high = middle;
    }
    return low < this.mentions.length && this.mentions[low]!.start < span.end;
  }
}

/** Emphasis and brackets may stand between the end of a name and the end of its source. */
const MARKUP_REACH = 3;
const BEFORE_BODY =
  /^(?:<[^<>]{0,200}>|[*_~[\s])*(?:the|a|an|le|la|les|der|die|das)?(?:<[^<>]{0,200}>|[*_~[\s])*(?:[\p{L}. -]{1,40}['’]s?\s+)?$/iu;

/** The persons of a document, found again by surname, title or pronoun. */
class Register {
  readonly people: Person[] = [];
  private readonly bySurname = new Map<string, Person[]>();
  private readonly byWord = new Map<string, Person[]>();
  private readonly places = new Map<string, Person | null>();
  /** Who has been named since the last speaker was clear, in order; null stands for a name that may be somebody's. */
  private speaker: Person | null = null;
  private recent: { readonly start: number; readonly person: Person | null }[] = [];

  enter(naming: Naming): void {
    const words = naming.name.split(/[\s,]+/).filter((word) => word !== '');
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
    const surname = (capitals[capitals.length - 1] ?? '').replace(/['’]s?$/, '');
    const known = this.bySurname.get(surname.toLowerCase());
    if (!naming.sure && known === undefined) {
      this.recent.push({ start: naming.start, person: null });
      return;
    }
    const person = surname === '' ? this.byRole(words) : this.named(surname, capitals, naming.name);
    if (person === null) return;
    for (const word of words) this.index(person, word.toLowerCase());
    person.gender ??= genderOf(words);
    person.mentions.push({ start: naming.start, end: naming.end });
    this.places.set(key(naming), person);
    // Whoever speaks is whom the next "he" means, unless that cannot be.
    if (naming.source) this.recent = [];
    this.recent.push({ start: naming.start, person });
    this.speaker = naming.source ? person : this.speaker;
  }

  at(span: Span): Person | null {
    return this.places.get(key(span)) ?? null;
  }

  /**
   * A pronoun means the one person it can mean among those named since the last speaker; with two it stays open. "We" and
   * "they" always do.
   */
  refer(pronoun: LocalSource): void {
    const gender: Gender | undefined = { he: 'm' as const, she: 'f' as const }[pronoun.name.toLowerCase()];
    if (gender === undefined) return;
    const candidates = new Set<Person | null>();
    for (let i = this.recent.length - 1; i >= 0 && candidates.size < 2; i--) {
      const { start, person } = this.recent[i]!;
      if (pronoun.start - start > ANTECEDENT_REACH) break;
      if (person?.gender == null || person.gender === gender) candidates.add(person);
    }
    const [nearest] = candidates;
    const first = this.recent[0]?.person;
    const speaking = first != null && first === this.speaker && (first.gender ?? gender) === gender ? first : null;
    const only = candidates.size === 1 ? nearest : speaking;
    if (only === null || only === undefined) return;
    only.gender ??= gender;
    this.speaker = only;
    this.places.set(key(pronoun), only);
    only.mentions.push({ start: pronoun.start, end: pronoun.end });
    this.recent = [{ start: pronoun.start, person: only }];
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
    const family = surname.toLowerCase();
    const known = this.bySurname.get(family) ?? [];
    for (let i = known.length - 1; i >= Math.max(0, known.length - NAMESAKES); i--) {
      const person = known[i]!;
      if (!compatible(person, capitals)) continue;
      if (capitals.length > person.canonical.split(' ').length) person.canonical = name;
      return person;
    }
    const person: Person = {
      id: `person:${this.people.length + 1}`,
      canonical: name,
      words: new Set(),
      mentions: [],
      gender: null,
      speaks: false,
    };
    this.people.push(person);
    known.push(person);
    this.bySurname.set(family, known);
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

/** What a title says of its bearer; most titles say nothing. */
function genderOf(words: readonly string[]): Gender {
  for (const word of words) {
    if (/^(?:mrs|ms|miss|lady|dame|queen|princess|madame|frau|spokeswoman|chairwoman|congresswoman)$/i.test(word)) return 'f';
    if (/^(?:mr|sir|lord|king|prince|pope|herr|monsieur|spokesman|chairman|congressman)$/i.test(word)) return 'm';
  }
  return null;
}

/** A bare surname fits any bearer; two forms with different words before it fit only where one holds the other. */
function compatible(person: Person, capitals: readonly string[]): boolean {
  if (capitals.length === 1 || person.words.size <= 1) return true;
  const given = capitals.slice(0, -1).map((word) => word.toLowerCase());
  return given.some((word) => person.words.has(word)) || person.canonical.split(' ').length === 1;
}
