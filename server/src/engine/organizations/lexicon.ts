/** What the detector of organizations knows, in the shape it asks for: one phrase table of names, and classes of words. */
import type { MentionForm } from '../facts.ts';
import type { CountryEntry, Knowledge, OrganizationEntry } from '../knowledge.ts';
import { compilePhrases, type Phrase, type PhraseTable } from '../phrases.ts';
import { compileRowsById, type RowsById, rowAt } from '../rows.ts';
import { compileWordTable, rowOf, type WordTable } from '../word-table.ts';
import { hashWord, KIND, type Tokens, tokenize } from '../words.ts';
import { isAbbreviation } from './abbreviation.ts';
import { formsOfName, formsOfState } from './forms-of-names.ts';
import { compileInstitutions, composedAt, type Institutions } from './institutions.ts';
import { compileForms, type NameForm, type NameForms, readForm } from './name-forms.ts';
import type { OwnBodies } from './own.ts';
import { compileStandIns, type StandIns } from './stand-ins.ts';
import { compileStateLetters, type StateLetters } from './state-letters.ts';
import { compileStateNames, type StateNames } from './state-names.ts';

/** Bits of a word's classes; the rows are `organization-…` in the language packs, which also explain them. */
export const WORD = {
  head: 1,
  weak: 2,
  generic: 4,
  anaphor: 8,
  title: 16,
  not: 32,
  lead: 64,
  link: 128,
  genitive: 256,
  body: 512,
  particle: 1024,
  of: 2048,
  to: 4096,
  and: 8192,
  article: 16384,
  definite: 32768,
  count: 65536,
  office: 131072,
  small: 262144,
  intro: 524288,
  noun: 1048576,
  treaty: 2097152,
} as const;

export interface OrganizationLexicon {
  /** Read through `bodyAt`. */
  readonly entries: RowsById<OrganizationEntry>;
  readonly countries: readonly CountryEntry[];
  /** What every state has a body of. */
  readonly institutions: Institutions;
  readonly stateNames: StateNames;
  readonly stateLetters: StateLetters;
  /** Read through `formAt`. */
  readonly forms: NameForms;
  readonly table: PhraseTable;
  /** Wordings that mean a body only in some languages, by their codes: "CPI" is a court in French, and an index of prices in English. */
  readonly languagesOf: ReadonlyMap<number, readonly string[]>;
  /** Hashes of the first words of names that start in lower case or with a number. */
  readonly lowerStarts: ReadonlySet<number>;
  /** A bit for each of them, by the low bits of the hash. */
  readonly lowerBits: Uint32Array;
  /** Row, or after all rows institution -> indexes of the wordings that mean the body only once the text has set it; see the functions of the same names. */
  readonly shortFormsOf: readonly (readonly number[])[];
  /** The same -> head nouns that can stand for it: "ministry", "alliance". */
  readonly headsOf: readonly (readonly string[])[];
  /** Nouns that stand for a body named before, by the code of the language. */
  readonly standIns: Readonly<Record<string, StandIns>>;
  readonly countryNames: ReadonlySet<string>;
  /** Names and demonyms of countries that are one word. */
  readonly placeWords: ReadonlySet<string>;
  /** All head nouns, lower case. */
  readonly heads: ReadonlySet<string>;
  /** Wordings that are one head noun ("Congress"), by that noun in lower case: any legislature of the name can be meant. */
  readonly nounForms: ReadonlyMap<string, number>;
  readonly words: WordTable;
  /** Bits of `WORD` for each of `words`. */
  readonly wordBits: Int32Array;
  /** Head nouns that can stand for a body, lower case. */
  readonly generics: ReadonlySet<string>;
  /** Words that open the second part of a name: "of", "for". */
  readonly links: ReadonlySet<string>;
  /** The user's own bodies; null where there are none, as in what is shipped. */
  readonly own: OwnBodies | null;
  /** Beginnings and endings of nouns that bodies are called by, of those that treaties are, and, unspaced, what introduces a short form. */
  readonly affixes: Affixes;
}

/** Parts of words in lower case. */
export interface Affixes {
  readonly nounStems: ReadonlySet<string>;
  readonly nounEnds: ReadonlySet<string>;
  readonly treatyStems: ReadonlySet<string>;
  readonly treatyEnds: ReadonlySet<string>;
  /** Longest first. */
  readonly intros: readonly string[];
  /** Those behind which anything is the short form. */
  readonly calls: ReadonlySet<string>;
  /** Particles, prepositions, conjunctions and verbs of languages without spaces that are no part of a name. */
  readonly apart: ReadonlySet<string>;
}

type Nouns = Pick<OrganizationLexicon, 'generics' | 'links'>;

/** Built once per engine; takes some tens of milliseconds. */
export function compileOrganizationLexicon(knowledge: Knowledge): OrganizationLexicon {
  const words = bodyWords(knowledge);
  const having = (bit: number) => new Set([...words].filter(([, bits]) => (bits & bit) !== 0).map(([text]) => text));
  const nouns = { generics: having(WORD.generic), links: having(WORD.link), bodies: having(WORD.body) };
  const builder = new FormBuilder();
  const headsOf = knowledge.organizations.map((entry, index) => addEntry(builder, entry, index, nouns));
  const kinds = knowledge.institutions ?? [];
  const rowsById = new Map(knowledge.organizations.map(({ id }, row) => [id, row]));
  const rows = knowledge.organizations.length;
  // What only this function reads need not be packed.
  const slim = kinds.map(({ names: _, composed: __, ...institution }) => institution);
  const institutions = compileInstitutions(slim, knowledge.countries, rows, (id) => rowsById.get(id) ?? -1);
  const states = new Map(knowledge.countries.map(({ id }, state) => [id, state]));
  kinds.forEach((institution, nth) => {
    for (const form of institution.forms) builder.institution(form, nth, null);
    for (const [language, names] of Object.entries(institution.names ?? {})) {
      for (const text of names.flatMap((name) => formsOfName(name, language))) {
        builder.institution(text, nth, language);
        if (/^\p{Ll}/u.test(text)) builder.inAnyCase.add(text);
      }
    }
    for (const [state, names] of Object.entries(institution.composed ?? {})) {
      const body = institutions.bodies[nth * states.size + (states.get(state) ?? -1)] ?? -1;
      for (const name of body === -1 ? [] : names) builder.entry(name, body, 'alias', true, false);
    }
    const head = headNoun(institution.name, nouns);
    headsOf.push(head === null ? [] : [head]);
  });
  knowledge.countries.forEach((country, index) => {
    for (const text of [...country.names, ...country.demonyms, ...(country.capital === null ? [] : [country.capital])]) {
      builder.country(text, index, null);
      // A dateline in capitals; names of several words are read in capitals by the phrase table.
      if (/^\p{Lu}\p{Ll}{3,}$/u.test(text)) builder.country(text.toUpperCase(), index, null);
    }
  });
  for (const [language, names] of Object.entries(knowledge.statesAlone ?? {})) {
    for (const [name, id] of names) {
      const state = states.get(id);
      if (state === undefined) continue;
      const forms = formsOfState(name, language);
      const inCapitals = /^\p{Lu}\p{Ll}{3,}$/u.test(name) ? [name.toUpperCase()] : [];
      for (const text of [...forms, ...inCapitals]) builder.country(text, state, language);
    }
  }
  const forms = builder.forms();
  const phrases: Phrase[] = forms.map((form, payload) => ({
    text: openingOf(form.text),
    payload,
    caseSensitive: !builder.inAnyCase.has(form.text),
  }));
  const shortFormsOf: number[][] = headsOf.map(() => []);
  const nounForms = new Map<string, number>();
  const lowerStarts = new Set<number>();
  forms.forEach((form, index) => {
    const noun = nouns.bodies.has(form.text.toLowerCase()) && form.entries.length > 0;
    if (noun && form.text !== form.text.toUpperCase()) nounForms.set(form.text.toLowerCase(), index);
    for (const entry of noun ? form.entries : reduceShortForms(form))
      shortFormsOf[entry < rows ? entry : rows + Math.floor((entry - rows) / states.size)]!.push(index);
    for (const nth of form.institutions) {
      shortFormsOf[rows + nth]!.push(index);
      // "the central bank" after "Bundesbank".
      for (const id of Object.values(kinds[nth]!.rows)) {
        const row = rowsById.get(id)!;
        if (!form.entries.includes(row)) shortFormsOf[row]!.push(index);
      }
    }
    for (const hash of startsLow(form)) lowerStarts.add(hash);
  });
  return {
    entries: compileRowsById(knowledge.organizations),
    countries: knowledge.countries,
    institutions,
    stateNames: compileStateNames(knowledge),
    stateLetters: compileStateLetters(knowledge.organizations),
    forms: compileForms(forms),
    table: compilePhrases(phrases),
    languagesOf: builder.languages(),
    lowerStarts,
    lowerBits: bitsOf(lowerStarts),
    shortFormsOf,
    headsOf,
    standIns: compileStandIns(knowledge),
    nounForms,
    placeWords: new Set(knowledge.countries.flatMap((country) => [...country.names, ...country.demonyms])),
    heads: having(WORD.head),
    countryNames: new Set(knowledge.countries.flatMap((country) => country.names)),
    words: compileWordTable([...words.keys()]),
    wordBits: Int32Array.from(words.values()),
    generics: nouns.generics,
    links: nouns.links,
    own: null,
    affixes: compileAffixes(knowledge),
  };
}

/**
 * The bodies that a wording means only once the text has set it: its only owner needs no help of the text, but for what other states
 * have, too (外交部 is China's ministry until the text names another).
 */
export function reduceShortForms(form: NameForm): readonly number[] {
  return form.owners === 1 && form.institutions.length === 0 ? form.entries.slice(1) : form.entries;
}

/** The hash of the first word where that does not start with a capital. */
export function startsLow({ text }: NameForm): number[] {
  const first = /^[^\s-]+/.exec(text)?.[0] ?? '';
  return /^\p{Lu}/u.test(first) ? [] : [hashWord(first)];
}

/** The lexicon with more such words. */
export function withStarts(lexicon: OrganizationLexicon, hashes: readonly number[]): OrganizationLexicon {
  if (hashes.length === 0) return lexicon;
  const lowerStarts = new Set([...lexicon.lowerStarts, ...hashes]);
  return { ...lexicon, lowerStarts, lowerBits: bitsOf(lowerStarts) };
}

const LOWER_BITS = 8_192;

function bitsOf(hashes: ReadonlySet<number>): Uint32Array {
  const bits = new Uint32Array(LOWER_BITS >> 5);
  for (const hash of hashes) bits[(hash & (LOWER_BITS - 1)) >>> 5]! |= 1 << (hash & 31);
  return bits;
}

/** False where no name starts with a word of that hash in lower case. */
export function mayStartLow(lexicon: OrganizationLexicon, hash: number): boolean {
  return (lexicon.lowerBits[(hash & (LOWER_BITS - 1)) >>> 5]! & (1 << (hash & 31))) !== 0;
}

/** The wording of an index. */
export function formAt({ forms, table, institutions, own }: OrganizationLexicon, index: number): NameForm {
  const over = index - forms.packed.length;
  return over >= 0 && own !== null ? own.forms[over]! : readForm(forms, table, institutions, index);
}

/** The body of an index. */
export function bodyAt(lexicon: OrganizationLexicon, index: number): OrganizationEntry {
  const { entries, institutions, countries, own } = lexicon;
  if (index < institutions.rows) return rowAt(entries, index);
  const over = index - firstOwn(lexicon);
  return over >= 0 && own !== null ? own.entries[over]! : composedAt(institutions, countries, index);
}

/** The index of the user's first body: behind all rows, and all bodies that are composed. */
export function firstOwn({ institutions: { rows, bodies } }: OrganizationLexicon): number {
  return rows + bodies.length;
}

/** The state whose body it is, without composing it. */
export function countryOfBody(lexicon: OrganizationLexicon, index: number): string | null {
  const { entries, institutions, countries } = lexicon;
  const { rows } = institutions;
  if (index < rows) return rowAt(entries, index).country;
  return index >= firstOwn(lexicon) ? null : countries[(index - rows) % countries.length]!.id;
}

/** Head nouns that can stand for the body: "ministry", "alliance". */
export function headsOf(lexicon: OrganizationLexicon, index: number): readonly string[] {
  const over = index - firstOwn(lexicon);
  return over >= 0 && lexicon.own !== null ? lexicon.own.headsOf[over]! : lexicon.headsOf[kindOf(lexicon, index)]!;
}

/** Indexes of the wordings that mean the body only once the text has set it. */
export function shortFormsOf(lexicon: OrganizationLexicon, index: number): readonly number[] {
  const over = index - firstOwn(lexicon);
  return over >= 0 && lexicon.own !== null ? lexicon.own.shortFormsOf[over]! : lexicon.shortFormsOf[kindOf(lexicon, index)]!;
}

/** Where the lexicon's own lists tell of a body that is not the user's. */
function kindOf({ institutions: { rows }, countries }: OrganizationLexicon, index: number): number {
  return index < rows ? index : rows + Math.floor((index - rows) / countries.length);
}

/**
 * Looks up the classes of every token's word, for `wordBits` to tell, unless the lexicon of the language has done so already.
 * Returns the bits of all of them together.
 */
export function readBodies(tokens: Tokens, lexicon: OrganizationLexicon): number {
  if (tokens.allBodies !== -1) return tokens.allBodies;
  const { bodies, kind, count, start, end } = tokens;
  const { words, wordBits: bits } = lexicon;
  let all = 0;
  for (let i = 0; i < count; i++) {
    let found = 0;
    if (kind[i] === KIND.word) {
      const row = rowOf(tokens, i, words);
      // No stop belongs to these words.
      if (row !== -1 && end[i]! - start[i]! === words.bounds[row + 1]! - words.bounds[row]!) found = bits[row]!;
    }
    bodies[i] = found;
    all |= found;
  }
  return all;
}

/** The classes of a token's word, 0 where it has none; `readBodies` must have looked. */
export function wordBits(tokens: Tokens, index: number): number {
  return index < 0 || index >= tokens.count ? 0 : tokens.bodies[index]!;
}

/** Words with a say in what is a name, with their bits of `WORD`, of all languages together. */
export function bodyWords(knowledge: Knowledge): Map<string, number> {
  const words = new Map<string, number>();
  for (const pack of Object.values(knowledge.languages)) {
    for (const row of [...pack.lexicon, ...(pack.bodies ?? [])]) {
      let bits = 0;
      for (const name of row.classes) {
        if (name.startsWith('organization-')) bits |= WORD[name.slice('organization-'.length) as keyof typeof WORD] ?? 0;
      }
      if (row.classes.includes('organization-head-weak')) bits |= WORD.weak | WORD.head;
      // Parts of words and of unspaced texts are looked for only where a definition may stand; see `compileAffixes`.
      if (bits === 0 || row.text.includes('*') || UNSPACED.test(row.text)) continue;
      const text = row.text.toLowerCase();
      words.set(text, bits | (words.get(text) ?? 0));
    }
  }
  return words;
}

const UNSPACED = /^\p{Script=Han}/u;

function compileAffixes(knowledge: Knowledge): Affixes {
  const rows = Object.values(knowledge.languages).flatMap((pack) => pack.bodies ?? []);
  const having = (name: string, pattern: RegExp): string[] =>
    rows
      .filter((row) => row.classes.includes(`organization-${name}`) && pattern.test(row.text))
      .map((row) => row.text.toLowerCase().replace('*', ''));
  const ends = (name: string) => new Set([...having(name, /^\*/), ...having(name, UNSPACED)]);
  return {
    nounStems: new Set(having('noun', /\*$/)),
    nounEnds: ends('noun'),
    treatyStems: new Set(having('treaty', /\*$/)),
    treatyEnds: ends('treaty'),
    apart: new Set(having('apart', UNSPACED)),
    calls: new Set(having('calls', UNSPACED)),
    intros: having('intro', UNSPACED).sort((a, b) => b.length - a.length),
  };
}

/** Adds the wordings of a body; answers with the head nouns that can stand for it. */
export function addEntry(builder: FormBuilder, entry: OrganizationEntry, index: number, nouns: Nouns): string[] {
  const ambiguous = new Set(entry.ambiguous ?? []);
  const heads = new Set<string>();
  const add = (text: string, form: MentionForm, owns: boolean): void => {
    builder.entry(text, index, form, owns, ambiguous.has(text));
    // "al-Qaeda" opens a sentence as "Al-Qaeda".
    if (/^\p{Ll}/u.test(text)) builder.entry(text[0]!.toUpperCase() + text.slice(1), index, form, owns, false);
    // A headline in capitals writes "HAMAS"; names of several words are read in capitals by the phrase table.
    if (/^\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’]*$/u.test(text) && text.length > 3 && !ambiguous.has(text)) {
      builder.entry(text.toUpperCase(), index, form, owns, false);
    }
  };
  add(entry.name, 'full', true);
  for (const [language, names] of Object.entries(entry.names ?? {})) addNames(builder, names, language, index);
  for (const alias of entry.aliases) add(alias, 'alias', true);
  for (const abbreviation of entry.abbreviations) add(abbreviation, 'abbreviation', true);
  for (const short of entry.shortForms) {
    if (nouns.generics.has(short.toLowerCase())) heads.add(short.toLowerCase());
    else add(short, /^\p{Lu}\p{L}*\p{Lu}$/u.test(short) ? 'abbreviation' : 'short', false);
  }
  const head = headNoun(entry.name, nouns);
  if (head !== null) heads.add(head);
  return [...heads];
}

/** Names in another language with the forms that a sentence gives them. */
function addNames(builder: FormBuilder, names: readonly string[], language: string, index: number): void {
  names.forEach((name, at) => {
    // "министерство обороны России" is found in both cases, so "Министерство…" needs no wordings of its own.
    if (/^\p{Lu}\p{Ll}/u.test(name) && names.includes(name[0]!.toLowerCase() + name.slice(1))) return;
    // One word in Latin letters may be a word or a body of its own in another language; several are this name wherever they stand.
    const gate = /^[\p{Script=Latin}\p{N}+-]+$/u.test(name) ? language : null;
    const form = isAbbreviation(name) ? 'abbreviation' : at === 0 ? 'full' : 'alias';
    for (const text of formsOfName(name, language)) {
      // In a headline in capitals "BAD" and "MES" are words.
      builder.entry(text, index, form, true, gate !== null && text === text.toUpperCase(), gate);
      // "russisches Außenministerium" opens a sentence as "Russisches…".
      if (/^\p{Ll}/u.test(text)) builder.inAnyCase.add(text);
    }
  });
}

/** The noun that stands for the body: "ministry" of "Russian Foreign Ministry", "council" of "Council of Europe". */
export function headNoun(name: string, nouns: Nouns): string | null {
  const words = name.toLowerCase().split(/[\s-]+/);
  const link = words.findIndex((word) => nouns.links.has(word));
  const head = words[(link === -1 ? words.length : link) - 1];
  return head !== undefined && nouns.generics.has(head) ? head : null;
}

/** The part of a wording that is words only; the rest is compared with the text as it stands. */
export function openingOf(text: string): string {
  // Most names are words only, and need no reading.
  if (/^(?:[\p{L}\p{N}\s]|-(?=[\p{L}\p{N}])|'(?=\p{L}))*$/u.test(text)) return text;
  const tokens = tokenize(text, null, { elision: false });
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind !== KIND.word && kind !== KIND.number && kind !== KIND.possessive) return text.slice(0, tokens.start[i]);
  }
  return text;
}

interface Building {
  readonly text: string;
  /** Empty: all. */
  readonly languages: string[];
  readonly owners: { entry: number; form: MentionForm }[];
  readonly shorts: { entry: number; form: MentionForm }[];
  readonly countries: number[];
  readonly institutions: number[];
  ambiguous: boolean;
}

/** Gathers the bodies of each wording. */
export class FormBuilder {
  /** Wordings whose capitals say nothing. */
  readonly inAnyCase = new Set<string>();
  private readonly byText = new Map<string, Building>();

  /** `language`: the only one in which the wording means the body; null for all. */
  entry(text: string, entry: number, form: MentionForm, owns: boolean, ambiguous: boolean, language: string | null = null): void {
    // What means the body in all languages means it in this one.
    if (language !== null && this.byText.get(text)?.owners.some((owner) => owner.entry === entry)) return;
    const building = this.at(text, language);
    if (ambiguous) building.ambiguous = true;
    if (building.owners.some((owner) => owner.entry === entry)) return;
    const list = owns ? building.owners : building.shorts;
    if (!list.some((other) => other.entry === entry)) list.push({ entry, form });
  }

  country(text: string, country: number, language: string | null): void {
    // What names the state everywhere names it in this language, too: "Berlin".
    if (language !== null && this.byText.get(text)?.countries.includes(country)) return;
    const building = this.at(text, language);
    if (!building.countries.includes(country)) building.countries.push(country);
  }

  institution(text: string, institution: number, language: string | null): void {
    // "Assemblée nationale" is a body of its own everywhere, and what others have in French.
    const owned = language !== null && (this.byText.get(text)?.owners.length ?? 0) > 0;
    const building = this.at(text, owned ? null : language);
    if (!building.institutions.includes(institution)) building.institutions.push(institution);
  }

  forms(): NameForm[] {
    return [...this.byText.values()].map(({ text, owners, shorts, countries, institutions, ambiguous }) => {
      const all = [...owners, ...shorts.filter((short) => !owners.some((owner) => owner.entry === short.entry))];
      return {
        text,
        entries: all.map((one) => one.entry),
        forms: all.map((one) => one.form),
        owners: owners.length,
        ambiguous,
        whole: openingOf(text) === text ? null : text,
        countries,
        institutions,
        listed: all.length,
      };
    });
  }

  /** The languages of those wordings, by their index, that mean a body only there. */
  languages(): Map<number, readonly string[]> {
    const all = [...this.byText.values()].map(({ languages }, index) => [index, languages] as const);
    return new Map(all.filter(([, languages]) => languages.length > 0));
  }

  private at(text: string, language: string | null = null): Building {
    // A wording of its own beside one that means something everywhere.
    const key = language === null ? text : `${text}\n${language}`;
    let building = this.byText.get(key);
    if (building === undefined) {
      const languages = language === null ? [] : [language];
      building = { text, languages, owners: [], shorts: [], countries: [], institutions: [], ambiguous: false };
      this.byText.set(key, building);
    }
    return building;
  }
}
