/**
 * Identity: speakers are entities. Full names, surnames, titles and pronouns become one canonical speaker where the text
 * supports it; where it does not, the source stays unresolved, visibly, and the attribution is less sure.
 */
import type { Entry } from '../entries.ts';
import type { Entity, Mention, Quotation, Source } from '../facts.ts';
import { bySpan, type Span, textSpan } from '../span.ts';
import type { LocalSource } from './detect.ts';
import type { QuotationDraft } from './drafts.ts';
import { type Bearer, type Gender, nameKey, type Office, obliqueness } from './names.ts';

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

interface Person {
  readonly id: string;
  /** The longest form the text gives. */
  canonical: string;
  /** Lower-cased words of all personal names. */
  readonly words: Set<string>;
  readonly offices: Office[];
  readonly mentions: Span[];
  gender: Gender;
  speaks: boolean;
}

interface Naming extends Span {
  readonly name: string;
  readonly bearer: Bearer;
  /** The office that stands beside the name. */
  readonly office: Office | null;
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
  const context: Context = { text, bodies, places, register, things: thingsMeant(drafts, pronouns, bodies) };
  for (const draft of drafts) quotations.push(finish(draft, context));
  return {
    quotations,
    persons: register.people
      .filter((person) => person.speaks)
      .map(({ id, canonical, mentions: spans }) => ({ id, kind: 'person', canonical, known: false, abbreviation: null, mentions: spans })),
  };
}

function namingsOf(drafts: readonly QuotationDraft[], entries: readonly Entry[], bodies: Bodies, places: ReadonlySet<string>): Naming[] {
  const sources: Naming[] = [];
  const seen = new Set<string>();
  for (const draft of drafts) {
    const source = draft.attribution?.source;
    if (source?.kind !== 'person' || source.bearer === null || source.bearer.several) continue;
    if (bodies.of(source) !== null || isPlace(source, places) || seen.has(key(source))) continue;
    seen.add(key(source));
    const { start, end, bearer } = source;
    sources.push({ start, end, name: withoutArticle(source.name), bearer, office: null, sure: true, source: true });
  }
  sources.sort(bySpan);
  const found: Naming[] = [];
  let next = 0;
  for (const { local, start } of entries) {
    for (const { start: from, end: to, name, titled, bearer, office } of local.quotations.persons) {
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
        });
      }
    }
  }
  while (next < sources.length) found.push(sources[next++]!);
  found.sort(bySpan);
  // "The mayor of Riga, Jane Doe, said": the name tells who the description before it means.
  for (let i = 0; i + 1 < found.length; i++) {
    const [description, name] = [found[i]!, found[i + 1]!];
    if (description.bearer.person !== '' || name.office === null || name.start - description.end > APPOSITION) continue;
    found[i] = name;
    found[i + 1] = description;
  }
  return found;
}

/** A comma and a space. */
const APPOSITION = 2;

function key(span: Span): string {
  return `${span.start}-${span.end}`;
}

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

  /**
   * The body named last before an offset: whether it is the only one within reach, where its first and last mention there are,
   * and whether one of them opens a sentence.
   */
  before(offset: number, reach: number): { mention: Mention; alone: boolean; first: number; last: number; opens: boolean } | null {
    let i = this.indexAt(offset) - 1;
    const nearest = this.mentions[i];
    if (nearest === undefined || offset - nearest.end > reach || nearest.entity === null) return null;
    let first = nearest.start;
    let opens = false;
    let alone = true;
    for (; i >= 0 && offset - this.mentions[i]!.end <= reach; i--) {
      const mention = this.mentions[i]!;
      if (mention.entity !== nearest.entity) {
        alone = opens;
        break;
      }
      first = mention.start;
      opens ||= OPENING.test(this.text.slice(Math.max(0, mention.start - OPENING_REACH), mention.start));
    }
    return { mention: nearest, alone, first, last: nearest.start, opens };
  }

  /** Index of the first mention that ends after an offset. */
  private indexAt(offset: number): number {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.mentions[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
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

/** What stands before the first words of a sentence. */
const OPENING = /(?:^|[.!?…]['"”’»)]*\s+|\n\s*)(?:the\s+)?$/i;
const OPENING_REACH = 12;

/** The persons of a document, found again by surname, title or pronoun. */
class Register {
  readonly people: Person[] = [];
  private readonly bySurname = new Map<string, Person[]>();
  private readonly byGiven = new Map<string, Person[]>();
  /** Persons by the last title of an office. */
  private readonly byTitle = new Map<string, Person[]>();
  /** Persons by the ends of long titles: "Ministerin" of "Außenministerin". */
  private readonly byTail = new Map<string, Person[]>();
  /** Surnames by how they sound, for names that are spelled in two ways. */
  private readonly bySound = new Map<string, Person[]>();
  private readonly places = new Map<string, Person | null>();
  /** Who has been named since the last speaker was clear, in order; null stands for a name that may be somebody's. */
  private speaker: Person | null = null;
  private recent: { readonly start: number; readonly person: Person | null }[] = [];

  enter(naming: Naming): void {
    const { bearer } = naming;
    const words = bearer.person.split(/[\s,·‧・]+/).filter((word) => word !== '' && !/^(?:jr|sr|i{2,3})\.?$/i.test(word));
    if (words.length === 0 || bearer.person === '') {
      if (naming.source && !bearer.indefinite && bearer.office !== null)
        this.mention(naming, this.holder(bearer.office, bearer.gender, naming.start));
      return;
    }
    if (!naming.sure && this.bearersOf(words) === null) {
      if (words.length > 1) this.recent.push({ start: naming.start, person: null });
      return;
    }
    const person = this.named(words, naming);
    if (person === null) {
      this.recent.push({ start: naming.start, person: null });
      return;
    }
    for (const office of [bearer.office, naming.office]) if (office !== null) this.hold(person, office);
    person.gender ??= bearer.gender;
    this.mention(naming, person);
  }

  at(span: Span): Person | null {
    return this.places.get(key(span)) ?? null;
  }

  /**
   * A pronoun means the one person it can mean among those named since the last speaker; with two it stays open. "We" and
   * "they" always do.
   */
  refer(pronoun: LocalSource): void {
    const gender = pronoun.bearer?.gender ?? null;
    if (gender === null || gender === 'n') return;
    let candidates = new Set<Person | null>();
    for (let i = this.recent.length - 1; i >= 0 && candidates.size < CANDIDATES; i--) {
      const { start, person } = this.recent[i]!;
      if (pronoun.start - start > ANTECEDENT_REACH) break;
      if (person?.gender == null || person.gender === gender) candidates.add(person);
    }
    // A name that may be a town's yields to a person of whom the pronoun is known to be said.
    if (candidates.size === 2 && candidates.has(null)) {
      const known = new Set([...candidates].filter((person) => person?.gender === gender));
      if (known.size === 1) candidates = known;
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

  private mention(naming: Naming, person: Person | null): void {
    if (person === null) return;
    person.mentions.push({ start: naming.start, end: naming.end });
    this.places.set(key(naming), person);
    // Whoever speaks is whom the next "he" means, unless that cannot be.
    if (naming.source) this.recent = [];
    this.recent.push({ start: naming.start, person });
    this.speaker = naming.source ? person : this.speaker;
  }

  /** "the minister", "the former foreign minister": the one person that holds such an office; two leave it open. */
  private holder(office: Office, gender: Gender, at: number): Person | null {
    const holders = this.holdersOf(office).filter((person) => gender === null || person.gender === null || person.gender === gender);
    let best: Person | null = null;
    let fewest = Number.POSITIVE_INFINITY;
    for (const person of holders) {
      const left = Math.min(...person.offices.map((held) => unsaid(held, office)));
      if (left > fewest || left === Number.POSITIVE_INFINITY) continue;
      // Two that fit equally well leave it open, unless one of them has not been named for long.
      if (left < fewest) best = person;
      else if (best === null || lastMention(best) >= at - OFFICE_REACH)
        best = best === null || lastMention(person) >= at - OFFICE_REACH ? null : best;
      else best = person;
      fewest = left;
    }
    if (best !== null || fewest < Number.POSITIVE_INFINITY) return best;
    // "The Latvian minister": a country or a party that the text has not given yet, where there is one minister and he is near.
    const [only] = holders;
    if (holders.length !== 1 || only === undefined || lastMention(only) < at - OFFICE_REACH) return null;
    return only.offices.some((held) => unsaid(held, { ...office, modifiers: office.modifiers.filter(isSmall) }) < Number.POSITIVE_INFINITY)
      ? only
      : null;
  }

  /** Those with the title, or with one that shortens it: "Sen." and "the senator". */
  private holdersOf({ titles }: Office): readonly Person[] {
    const title = nameKey(titles[titles.length - 1]!);
    const found = [...(this.byTitle.get(title) ?? []).slice(-NAMESAKES), ...(this.byTail.get(title) ?? []).slice(-NAMESAKES)];
    for (const length of SHORT_TITLES)
      if (length < title.length) found.push(...(this.byTitle.get(title.slice(0, length)) ?? []).slice(-NAMESAKES));
    return [...new Set(found)];
  }

  private hold(person: Person, office: Office): void {
    const title = nameKey(office.titles[office.titles.length - 1]!);
    const key_ = office.titles.join(' ') + office.modifiers.join(' ');
    if (person.offices.length >= OFFICES || person.offices.some((held) => held.titles.join(' ') + held.modifiers.join(' ') === key_))
      return;
    person.offices.push(office);
    add(this.byTitle, title, person);
    for (let head = SHORTEST_HEAD; title.length - head >= SHORTEST_TAIL; head++) add(this.byTail, title.slice(head), person);
  }

  /** Those who bear the name, exactly or by its given name; null where nobody does. */
  private bearersOf(words: readonly string[]): readonly Person[] | null {
    const surname = nameKey(words[words.length - 1]!);
    const exact = this.bySurname.get(surname);
    if (exact !== undefined) return exact;
    // "Xi" for Xi Jinping, "Hillary" for Hillary Clinton.
    const given = words.length === 1 ? this.byGiven.get(surname) : undefined;
    return given?.length === 1 ? given : null;
  }

  private named(words: readonly string[], { bearer, name, sure, start }: Naming): Person | null {
    const fits = (person: Person): boolean =>
      (person.gender === null || bearer.gender === null || person.gender === bearer.gender) && compatible(person, words);
    const known = (this.bearersOf(words) ?? []).slice(-NAMESAKES).filter(fits);
    const person =
      known.length > 1 && words.length === 1 ? this.mostNamed(known, start) : (known[known.length - 1] ?? this.respelled(words));
    if (person === null && known.length > 1) return null;
    if (person === null) return sure ? this.introduce(words, name) : null;
    person.gender ??= bearer.gender;
    if (saysMore(person, words, name)) person.canonical = name;
    this.index(person, words);
    return person;
  }

  /** A bare surname of two persons means the one who is speaking, or who alone was named lately, or who is named far more often. */
  private mostNamed(people: readonly Person[], at: number): Person | null {
    if (this.speaker !== null && people.includes(this.speaker)) return this.speaker;
    const near = people.filter((person) => lastMention(person) >= at - SURNAME_REACH);
    if (near.length === 1) return near[0]!;
    const sorted = [...people].sort((a, b) => b.mentions.length - a.mentions.length);
    return sorted[0]!.mentions.length >= 2 * sorted[1]!.mentions.length + 1 ? sorted[0]! : null;
  }

  /** "Volodymyr Zelenskyy" for Volodymyr Zelensky: only where the whole name sounds the same. */
  private respelled(words: readonly string[]): Person | null {
    if (words.length < 2) return null;
    const sounds = words.map(sound);
    const people = (this.bySound.get(sounds[sounds.length - 1]!) ?? []).slice(-NAMESAKES);
    const same = people.filter((person) => [...person.words].some((word) => sound(word) === sounds[0]));
    return same.length === 1 ? same[0]! : null;
  }

  private introduce(words: readonly string[], name: string): Person {
    const person: Person = {
      id: `person:${this.people.length + 1}`,
      canonical: name,
      words: new Set(),
      offices: [],
      mentions: [],
      gender: null,
      speaks: false,
    };
    this.people.push(person);
    this.index(person, words);
    return person;
  }

  private index(person: Person, words: readonly string[]): void {
    words.forEach((word, i) => {
      const lower = nameKey(word);
      if (person.words.has(lower) || person.words.size >= FORMS) return;
      person.words.add(lower);
      if (i < words.length - 1) add(this.byGiven, lower, person);
      else {
        add(this.bySurname, lower, person);
        add(this.bySound, sound(word), person);
      }
    });
  }
}

/** The name in full says more than the surname, and «Лавров» more than «министром Лавровым». */
function saysMore(person: Person, words: readonly string[], name: string): boolean {
  const known = person.canonical.split(' ');
  const before = obliqueness(known[known.length - 1]!, person.gender);
  const now = obliqueness(name.split(' ').pop()!, person.gender);
  if (before !== now) return now < before;
  return words.length > known.length || (words.length > 1 && person.words.size === 1);
}

function add(map: Map<string, Person[]>, word: string, person: Person): void {
  const people = map.get(word);
  if (people === undefined) map.set(word, [person]);
  else if (people[people.length - 1] !== person) people.push(person);
}

/** How much of an office a description leaves unsaid; infinite where they are not the same office. */
function unsaid(held: Office, said: Office): number {
  if (held.restricted !== said.restricted || held.titles.length < said.titles.length) return Number.POSITIVE_INFINITY;
  const offset = held.titles.length - said.titles.length;
  if (!said.titles.every((title, i) => isSameTitle(held.titles[offset + i]!, title))) return Number.POSITIVE_INFINITY;
  const known = held.modifiers.map(nameKey);
  if (!said.modifiers.every((word) => known.includes(nameKey(word)))) return Number.POSITIVE_INFINITY;
  const compounds = said.titles.filter((title, i) => isTail(held.titles[offset + i]!, title)).length;
  return offset + compounds + held.modifiers.length - said.modifiers.length;
}

function isSameTitle(held: string, said: string): boolean {
  return nameKey(held) === nameKey(said) || (SHORT_TITLES.includes(held.length) && said.startsWith(held)) || isTail(held, said);
}

/** "Ministerin" says part of "Außenministerin". */
function isTail(held: string, said: string): boolean {
  return said.length >= SHORTEST_TAIL && held.length - said.length >= SHORTEST_HEAD && held.endsWith(said);
}

function isSmall(word: string): boolean {
  return !/^\p{Lu}/u.test(word);
}

function lastMention(person: Person): number {
  return person.mentions[person.mentions.length - 1]?.start ?? 0;
}

/** Letters of "Sen.", "Gov.", "Prof.": titles that are written short before a name. */
const SHORT_TITLES = [3, 4];
/** Letters of the parts of a compound: "Bau" and "Leiter" of "Bauleiter". */
const SHORTEST_HEAD = 3;
const SHORTEST_TAIL = 6;
/** How far back the holder of an office may be whom a description means that adds something. */
const OFFICE_REACH = 1_500;
/** Of two persons with one surname, the one who was not named for so long is not meant. */
const SURNAME_REACH = 2_500;
/** Words kept of the names of one person. */
const FORMS = 24;
/** Offices kept of one person. */
const OFFICES = 8;
/** Bearers of one surname or title that a new form is compared with, nearest first. */
const NAMESAKES = 32;
/** More than this many persons that a pronoun may mean leave it open in any case. */
const CANDIDATES = 3;
/** A pronoun further than this from the last name is left unresolved. */
const ANTECEDENT_REACH = 2_000;

/** Two forms with different given names are two persons, unless one is the initial of the other. */
function compatible(person: Person, words: readonly string[]): boolean {
  if (words.length === 1 || person.words.size <= 1) return true;
  for (const word of words.slice(0, -1)) {
    const given = nameKey(word);
    if (person.words.has(given)) return true;
    if (/^\p{L}\.?$/u.test(given)) for (const known of person.words) if (known.startsWith(given[0]!)) return true;
    for (const known of person.words) if (/^\p{L}\.?$/u.test(known) && given.startsWith(known[0]!)) return true;
  }
  return false;
}

/** The same for spellings that differ only in how a name is carried over from another script: Sergei and Sergey. */
function sound(word: string): string {
  return nameKey(word)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/kh/g, 'h')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/gu, '$1');
}
