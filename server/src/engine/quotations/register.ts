/**
 * The persons a text names, and which of them a surname, an office or a pronoun means: one where the text supports it, nobody
 * where two fit.
 */
import { UNIT, unitKind } from '../characters.ts';
import type { Span } from '../span.ts';
import type { LocalSource } from './detect.ts';
import { type Bearer, type Gender, nameKey, type Office, obliqueness } from './names.ts';

export interface Person {
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

export interface Naming extends Span {
  readonly name: string;
  readonly bearer: Bearer;
  /** The office that stands beside the name. */
  readonly office: Office | null;
  /** Named with a title or as a source, so certainly a person. */
  readonly sure: boolean;
  readonly source: boolean;
  /** A sentence begins with it. */
  readonly opens: boolean;
}

/** A place in the text, as a key. */
export function key(span: Span): string {
  return `${span.start}-${span.end}`;
}

/** The words of a personal name, without "Jr" and the like. */
function wordsOf(person: string): string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= person.length; at++) {
    if (at < person.length && !parts(person.charCodeAt(at))) continue;
    const word = person.slice(start, at);
    if (at > start && !(at - start <= LONGEST_SUFFIX && SUFFIX.test(word))) words.push(word);
    start = at + 1;
  }
  return words;
}

const SUFFIX = /^(?:jr|sr|i{2,3})\.?$/i;
const LONGEST_SUFFIX = 4;

/** A space, a comma, or a dot that stands between the words of names. */
function parts(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || unit === 0x2c || unitKind(unit) === UNIT.space || unitKind(unit) === UNIT.line;
  return unit === 0xb7 || unit === 0x2027 || unit === 0x30fb || unit === 0xfeff || unitKind(unit) === UNIT.space;
}

/** The persons of a document, found again by surname, title or pronoun. */
export class Register {
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
  private recent: { readonly start: number; readonly person: Person | null; readonly opens: boolean }[] = [];

  enter(naming: Naming): void {
    const { bearer } = naming;
    const words = wordsOf(bearer.person);
    if (words.length === 0 || bearer.person === '') {
      if (naming.source && !bearer.indefinite && bearer.office !== null)
        this.mention(
          naming,
          this.holder(bearer.office, bearer.gender, naming.start) ?? this.described(bearer.office, bearer.gender, naming.start),
        );
      return;
    }
    if (!naming.sure && this.bearersOf(words) === null) {
      if (words.length > 1) this.recent.push({ start: naming.start, person: null, opens: naming.opens });
      return;
    }
    const person = this.named(words, naming);
    if (person === null) {
      this.recent.push({ start: naming.start, person: null, opens: naming.opens });
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
    // "Doe said: “Q” Tim Roe nodded. “Q,” he said": where somebody else has begun a sentence, the speaker no longer has the floor.
    let rival = false;
    for (let i = this.recent.length - 1; i >= 0 && candidates.size < CANDIDATES; i--) {
      const { start, person, opens } = this.recent[i]!;
      if (pronoun.start - start > ANTECEDENT_REACH) break;
      if (person?.gender != null && person.gender !== gender) continue;
      candidates.add(person);
      rival ||= opens && person !== null && person !== this.speaker;
    }
    // A name that may be a town's yields to a person of whom the pronoun is known to be said.
    if (candidates.size === 2 && candidates.has(null)) {
      const known = new Set([...candidates].filter((person) => person?.gender === gender));
      if (known.size === 1) candidates = known;
    }
    const [nearest] = candidates;
    const first = this.recent[0]?.person;
    const speaking = first != null && !rival && first === this.speaker && (first.gender ?? gender) === gender ? first : null;
    // "General Roe warned. His aide Anna Berg disagreed. “Q,” she said": of the one it is known, of the other only not excluded.
    const known = speaking?.gender == null ? [...candidates].filter((person) => person?.gender === gender) : [];
    const begun = rival ? this.begun(gender) : null;
    const only = candidates.size === 1 ? nearest : known.length === 1 ? known[0] : (speaking ?? begun);
    if (only === null || only === undefined) return;
    only.gender ??= gender;
    this.speaker = only;
    this.places.set(key(pronoun), only);
    only.mentions.push({ start: pronoun.start, end: pronoun.end });
    this.recent = [{ start: pronoun.start, person: only, opens: false }];
  }

  /** "sagte die Grünen-Politikerin": what anybody in politics is says no more than a pronoun, so it means whom a pronoun would. */
  private described({ titles }: Office, gender: Gender, at: number): Person | null {
    if (gender === null || !ANYBODY.test(titles[titles.length - 1]!)) return null;
    const candidates = new Set<Person | null>();
    for (const { start, person } of this.recent)
      if (at - start <= ANTECEDENT_REACH && (person?.gender ?? gender) === gender) candidates.add(person);
    const [only] = candidates;
    if (candidates.size !== 1 || only == null) return null;
    only.gender ??= gender;
    return only;
  }

  /** Whom the pronoun may mean among those named last, where a sentence begins with the name. */
  private begun(gender: Gender): Person | null {
    const last = this.recent[this.recent.length - 1];
    return last?.opens && last.person !== null && (last.person.gender ?? gender) === gender ? last.person : null;
  }

  private mention(naming: Naming, person: Person | null): void {
    if (person === null) return;
    person.mentions.push({ start: naming.start, end: naming.end });
    this.places.set(key(naming), person);
    // Whoever speaks is whom the next "he" means, unless that cannot be.
    if (naming.source) this.recent = [];
    this.recent.push({ start: naming.start, person, opens: naming.opens });
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

  /** A bare surname of two persons means the one who alone was named lately, or who is named far more often. */
  private mostNamed(people: readonly Person[], at: number): Person | null {
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

/** Words for a politician, in the languages that give them a gender. */
const ANYBODY = /(?:politiker|politikerin)$|^(?:politicien|politicienne|élue?|político|política|politico|politica|политик)$/;

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
