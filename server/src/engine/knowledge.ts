/**
 * What the engine knows before it reads a text: rows under `server/data`, compiled by `server/tools/compile-data.ts`
 * into the tables that the entry points hand to `loadEngine`. The engine itself reads no file.
 */
import type { RuleSetting } from '../config.ts';
import type { AdministrativeStatus } from './facts.ts';
import { isAbbreviation } from './organizations/abbreviation.ts';
import { compileNearNames, type NearNames } from './organizations/near-names.ts';
import type { RowsById } from './rows.ts';

export type OrganizationKind =
  | 'international'
  | 'regional'
  | 'grouping'
  | 'un'
  | 'eu'
  | 'ministry'
  | 'government'
  | 'legislature'
  | 'court'
  | 'military'
  | 'intelligence'
  | 'bank'
  | 'party'
  | 'company'
  | 'media'
  | 'armed-group'
  | 'ngo'
  | 'other';

/** A known body. */
export interface OrganizationEntry {
  readonly id: string;
  readonly kind: OrganizationKind;
  /** Canonical English name. */
  readonly name: string;
  /** Other full names, spellings, and names in other languages. */
  readonly aliases: readonly string[];
  readonly abbreviations: readonly string[];
  /** Letters that mean it only in texts on its state. */
  readonly letters?: readonly string[];
  /** Forms that are right only once the text has set the body: "Foreign Ministry", "the Alliance", "MFA". */
  readonly shortForms: readonly string[];
  /** Those of its forms that are ordinary words in capitals ("WHO") or belong to other bodies too ("ICC"). */
  readonly ambiguous?: readonly string[];
  /** Names it no longer has; they mean this body in texts about the past. */
  readonly formerNames?: readonly FormerName[];
  /** Its English name as it spells that itself; only where houses spell such names otherwise, and where that is known. */
  readonly officialSpelling?: string;
  /** What it is called in other languages, by their code: the official name first, then other names and abbreviations. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** ISO 3166 alpha-2 code, lower case, of the state whose body it is. */
  readonly country: string | null;
  /** The id of the body it belongs to. */
  readonly parent?: string;
  /** Who belonged to it in a year; only where they are few. */
  readonly members?: Members;
  /** The abbreviation needs no explanation in policy text: UN, EU, NATO. */
  readonly wellKnown: boolean;
  /** One line for people: what it is. */
  readonly description: string;
  /** Where the row's facts come from, or "editorial". */
  readonly source: string;
}

export interface Members {
  /** States by their codes, and bodies by their ids. */
  readonly ids: readonly string[];
  readonly year: number;
}

/** A name that a body had, or that of the body it took over from. */
export interface FormerName {
  readonly name: string;
  /** The year since which the body has its present name. */
  readonly until: number;
}

/** A body that every state has, or all those of a list, and that is called by a common noun: "interior ministry". */
export interface InstitutionEntry {
  /** Followed by that of a state it is the id of the body: `interior-ministry-ru`. */
  readonly id: string;
  readonly kind: OrganizationKind;
  /** What follows the demonym in the canonical name. */
  readonly name: string;
  /** What names the body beside its state: "Russia's Interior Ministry", "Ministry of Internal Affairs of Russia". */
  readonly forms: readonly string[];
  /** The same in other languages, by their codes. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** State -> what its body is called where the state stands inside the name: "ministère russe de l'Intérieur". */
  readonly composed?: Readonly<Record<string, readonly string[]>>;
  /** For people: what it is, before "of Russia". */
  readonly what: string;
  /** The states that have it; absent for all. */
  readonly only?: readonly string[];
  /** States that have none, or call it otherwise. */
  readonly except?: readonly string[];
  /** State -> the id of the row that stands in this place. */
  readonly rows: Readonly<Record<string, string>>;
  readonly source: string;
}

/** A country, its demonyms and capital: places that stand for governments and are no organizations. */
export interface CountryEntry {
  readonly id: string;
  readonly names: readonly string[];
  readonly demonyms: readonly string[];
  readonly capital: string | null;
  /** A state of the past. */
  readonly former?: boolean;
  readonly source: string;
}

export interface TermForm {
  readonly text: string;
  readonly language: string;
  readonly status: AdministrativeStatus | null;
  /** True where the case must match: "Anglo-Saxons". */
  readonly caseSensitive: boolean;
  /** The term as the termbase writes it, where this form was generated from it: "unfriendly states" of "unfriendly state". */
  readonly base?: string;
  /** Those alternatives that have the grammar of this form; absent where all of the entry's have. */
  readonly alternatives?: readonly string[];
  /** The places in a sentence it can take, where somebody may have to find the form of another term for the same places. */
  readonly readings?: readonly string[];
}

/** A concept entry of the termbase with its terms. */
export interface ConceptEntry {
  readonly id: string;
  /** Null for entries of a user's own termbase, which says only what to call things. */
  readonly label: 'rhetorical' | null;
  readonly category: string;
  /** Who uses it. */
  readonly users: string;
  /** Why it is contested. */
  readonly why: string;
  /** Neutral wordings that can be inserted as they stand. */
  readonly alternatives: readonly string[];
  /** When it is not rhetorical, for people. */
  readonly note: string;
  readonly terms: readonly TermForm[];
  /** Lower-cased words or phrases next to the term that make it literal: "launch" after "satellite"; a star ends a stem. */
  readonly unlessBefore: readonly string[];
  readonly unlessAfter: readonly string[];
  /** The same, within eight words on either side and in the same sentence. */
  readonly unlessNear?: readonly string[];
  /** The term is listed only where one of these stands in that window. */
  readonly onlyNear?: readonly string[];
  readonly source: string;
  /** The file of the user's own termbase; absent for what is built in. */
  readonly termbase?: string;
}

/** A row of a language pack: a word or phrase and its classes. */
export interface LexiconRow {
  readonly text: string;
  readonly classes: readonly string[];
}

/** What a language's grammar asks of the reader; from `language.json` in its folder. */
export interface Traits {
  /** `english`: patterns of their own. `general`: patterns that many languages share. */
  readonly grammar: 'english' | 'general';
  /** Speakers and reported speech are found well enough to judge whose words something is. */
  readonly complete: boolean;
  /** All nouns begin with a capital. */
  readonly capitalizedNouns: boolean;
  /** "3. Oktober": a stop after a number makes an ordinal. */
  readonly ordinalStops: boolean;
  /** A common noun that names who speaks has an article, and the subject stands next to its verb. */
  readonly articles: boolean;
  /** Words are not separated by spaces. */
  readonly unspaced: boolean;
  /** An attribution may stand inside the marks, and a dash opens a turn of speech. */
  readonly incise: boolean;
  /** Splits elisions from their word: "l'" | "OTAN". */
  readonly elision: boolean;
  /** Endings that mark a subject, split from a source: the 은 of 장관은. */
  readonly subjectEndings: readonly string[];
  /** Endings of a source that another word makes one, split from it too: the 에 of 통신에 따르면. */
  readonly accordingEndings: readonly string[];
  /** The verb closes its sentence, and what is said stands before it: 「Q」と述べた. */
  readonly verbFinal: boolean;
  /** Nouns have no article and change with their case, so that forms tell the subject from other phrases. */
  readonly cases: boolean;
  /** Names of bodies, ships and works stand in marks inside a noun phrase: «представитель компании „Газпром“». */
  readonly markedNames: boolean;
}

export const NO_TRAITS: Traits = {
  grammar: 'general',
  complete: false,
  capitalizedNouns: false,
  ordinalStops: false,
  articles: false,
  unspaced: false,
  incise: false,
  elision: false,
  subjectEndings: [],
  accordingEndings: [],
  verbFinal: false,
  cases: false,
  markedNames: false,
};

export interface LanguagePack {
  readonly code: string;
  readonly traits: Traits;
  readonly lexicon: readonly LexiconRow[];
  /** Words that names of bodies are made of, with classes `organization-…`; absent where they stand in `lexicon`. */
  readonly bodies?: readonly LexiconRow[];
  /** Nouns that stand for a body named before, and what may stand around them. */
  readonly standIns?: readonly LexiconRow[];
  /** Abbreviations whose stop ends no sentence, without the last stop: "Mr", "Gen", "e.g". */
  readonly abbreviations: readonly string[];
  /** Forms of reporting verbs that judge what they report, in lower case, each with a plain verb to put in its place. */
  readonly loadedCues?: readonly (readonly [form: string, suggestion: string])[];
  /** Words of `lexicon` that doubt what they stand before, in lower case; listed when the tables are compiled. */
  readonly doubts?: readonly string[];
  /** Those of `doubts` that are participles too: only what stands before them tells "the alleged" from "he alleged". */
  readonly doubtParticiples?: readonly string[];
  /** Words of `lexicon` that a noun follows, in lower case: determiners and prepositions that open no clause. */
  readonly nounOpeners?: readonly string[];
}

/** Where a comma or stop stands next to a closing mark; `sentence`: inside where the quotation is a whole sentence. */
export type Placement = 'inside' | 'outside' | 'sentence';

/** The pairs of marks a language uses, each as two characters; the first of a set is the commonest in print. */
export interface LanguageMarks {
  readonly outer: readonly string[];
  readonly inner: readonly string[];
}

/** What a house style expects of quotations; null where it is not known to expect anything. */
export interface StyleEntry extends LanguageMarks {
  readonly name: string;
  /** How messages name it. */
  readonly title: string;
  /** Languages it is written for, without region; texts in others are held to no style. */
  readonly languages: readonly string[];
  /** Outer marks in headings, where they differ. */
  readonly headline: readonly string[] | null;
  readonly comma: Placement | null;
  readonly stop: Placement | null;
  /** The form of an ellipsis. */
  readonly ellipsis: string | null;
  /** A no-break space stands inside the marks. */
  readonly noBreakSpace: boolean;
  /** From so many words on a quotation should be a block. */
  readonly blockWords: number | null;
  /** How English names of bodies are spelled: as the bodies spell them, or in British spelling; null where the style does not say. */
  readonly bodyNames: 'official' | 'british' | null;
  /** Rule id -> severity in texts of this style, where the settings do not say another. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export interface Knowledge {
  readonly languages: Readonly<Record<string, LanguagePack>>;
  readonly organizations: readonly OrganizationEntry[];
  /** Ids of those whose abbreviation needs no explanation; listed when the tables are compiled. */
  readonly wellKnown?: readonly string[];
  /** Former name -> the body, its present name and since when it has that; listed when the tables are compiled. */
  readonly formerNames?: Readonly<Record<string, { readonly entity: string; readonly now: string; readonly until: number }>>;
  /** Id -> how the body spells its English name; listed when the tables are compiled. */
  readonly officialSpellings?: Readonly<Record<string, string>>;
  /** Finds known names by a slip; compiled with the tables. */
  readonly nearNames?: NearNames;
  /** `organizations` and `terms` row by row, as whoever reads a text asks for them (`known.ts`); compiled with the tables. */
  readonly rows?: KnowledgeRows;
  /** Abbreviations, each with the id of its body, in the order of their lower-case letters; listed when the tables are compiled. */
  readonly abbreviated?: readonly (readonly [abbreviation: string, entity: string])[];
  /** The user's own bodies, by their ids; see `organizations/own.ts`. */
  readonly own?: ReadonlyMap<string, OrganizationEntry>;
  readonly countries: readonly CountryEntry[];
  /** Absent where there are none. */
  readonly institutions?: readonly InstitutionEntry[];
  /** Language -> what stands beside the noun for a state, and that state: "de Russie", "России", "俄罗斯", a stem in German. */
  readonly stateNames?: Readonly<Record<string, readonly (readonly [name: string, state: string])[]>>;
  /** Language -> names of states and capitals that stand alone, each with its state: what a text is about. */
  readonly statesAlone?: Readonly<Record<string, readonly (readonly [name: string, state: string])[]>>;
  readonly terms: readonly ConceptEntry[];
  /** By the name of the setting. */
  readonly styles: Readonly<Record<string, StyleEntry>>;
  /** By the code of the language, without region. */
  readonly marks: Readonly<Record<string, LanguageMarks>>;
}

export interface KnowledgeRows {
  readonly organizations: RowsById<OrganizationEntry>;
  readonly terms: RowsById<ConceptEntry>;
}

/** Abbreviations in all languages with their bodies, as `abbreviated` has them. */
export function listAbbreviations(organizations: readonly OrganizationEntry[]): [abbreviation: string, entity: string][] {
  return organizations
    .flatMap(({ id, abbreviations, names }) => {
      const foreign = Object.values(names ?? {}).flatMap((list) => list.filter(isAbbreviation));
      return [...new Set([...abbreviations, ...foreign])].map((abbreviation) => ({
        row: [abbreviation, id],
        key: abbreviation.toLowerCase(),
      }));
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row as [string, string]);
}

function lowerText({ text }: LexiconRow): string {
  return text.toLowerCase();
}

/** The same knowledge with the short lists that rules ask for, so that no rule goes through the long ones. */
export function listed(knowledge: Knowledge): Knowledge {
  const languages = Object.entries(knowledge.languages).map(([code, pack]): [string, LanguagePack] => {
    const withClass = (name: string): string[] => pack.lexicon.filter(({ classes }) => classes.includes(name)).map(lowerText);
    const doubts = withClass('distancingDoubt');
    const doubtParticiples = withClass('distancingParticiple');
    // "the report that alleged", "some alleged": a word that may also stand for a noun or open a clause opens no noun for sure.
    const doubtful = new Set(['pronoun', 'vague', 'subordinator', 'relative', 'clause'].flatMap(withClass));
    const openers = doubtParticiples.length === 0 ? [] : ['determiner', 'possessive', 'preposition', 'of'].flatMap(withClass);
    const possessives = new Set(withClass('possessive'));
    const nounOpeners = openers.filter((word) => possessives.has(word) || !doubtful.has(word));
    return [code, { ...pack, doubts, doubtParticiples, nounOpeners }];
  });
  const wellKnown = knowledge.organizations.filter((entry) => entry.wellKnown).map((entry) => entry.id);
  const formerNames = Object.fromEntries(
    knowledge.organizations.flatMap(({ id, name, formerNames: former = [] }) =>
      former.map((one) => [one.name, { entity: id, now: name, until: one.until }]),
    ),
  );
  const officialSpellings = Object.fromEntries(
    knowledge.organizations.flatMap(({ id, officialSpelling }) => (officialSpelling === undefined ? [] : [[id, officialSpelling]])),
  );
  const nearNames = compileNearNames(knowledge.organizations);
  const abbreviated = listAbbreviations(knowledge.organizations);
  return { ...knowledge, wellKnown, formerNames, officialSpellings, nearNames, abbreviated, languages: Object.fromEntries(languages) };
}
