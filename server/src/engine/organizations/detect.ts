/**
 * Named organizations of one block: names of the gazetteer, names the text defines in brackets, and capitalised names built
 * around a head noun. Which body a short form means is the document's business; see `link.ts`.
 */
import { fold } from '../characters.ts';
import type { MentionForm } from '../facts.ts';
import type { OrganizationKind } from '../knowledge.ts';
import { collectPhrases, mayStart, mayStartPhrase, type PhraseHits } from '../phrases.ts';
import type { Span } from '../span.ts';
import { FLAG, hasFlag, hashWord, isPunctuation, isWord, KIND, type Tokens, tokenText } from '../words.ts';
import { findDefinitions, type LocalDefinition, type NameRun, type PlacedRun } from './definitions.ts';
import { toJudge, withJudged } from './judged.ts';
import { bodyAt, countryOfBody, formAt, mayStartLow, type OrganizationLexicon, readBodies, WORD, wordBits } from './lexicon.ts';
import { type Judged, type JudgedRun, judge, type Model } from './model.ts';
import type { NameForm } from './name-forms.ts';
import { findStandIns, isAlone, isArticle, type StandIn } from './stand-ins.ts';
import { lettersAt } from './state-letters.ts';
import { withStateBeside } from './state-names.ts';

/** What a mention needs from the rest of the text to be one. */
export type Needs =
  /** Stands on its own. */
  | 'nothing'
  /** Is short for a body the text names elsewhere; a body of its own where no other fits. */
  | 'body'
  /** Is short for a body the text names elsewhere, else no mention: "the Council". */
  | 'antecedent'
  /** Is short for a body the text has named before, else no mention: "the foreign ministry". */
  | 'earlier'
  /** An abbreviation nobody knows, a mention where the text defines it. */
  | 'definition'
  /** Nobody is sure of the name: a mention where the text surely names the same body elsewhere. */
  | 'named';

/** A country that two states could be: "the Congolese Foreign Ministry" is no ministry named before it. */
export const UNDECIDED = -2;

/** Offsets are UTF-16, relative to the block. */
export interface LocalMention extends Span {
  /** The words of the mention, white space as single spaces. */
  readonly name: string;
  /** The wording of the gazetteer, or -1. */
  readonly nameForm: number;
  /** Country index of "Russia's Foreign Ministry" and "MFA of Ukraine", -1 for none, `UNDECIDED` for a demonym of two states. */
  readonly country: number;
  /** The mention holds the words that name its country: "Chinese foreign ministry", "MFA of Ukraine". */
  readonly placed: boolean;
  /** How the mention names its body, for a body that is not in the gazetteer. */
  readonly form: MentionForm;
  readonly needs: Needs;
  /** Head noun of "the Ministry", lower case, else empty. */
  readonly head: string;
  /** What a noun such as "das Ministerium" can stand for, in bits; else 0. */
  readonly roles: number;
  /** Row of `StateLetters` that the mention is, or -1. */
  readonly letters: number;
  readonly confidence: number;
}

/** A country, its people or its capital, in the order of the text. */
export interface LocalCountry {
  readonly start: number;
  readonly countries: readonly number[];
  /** Opens a block and is parted from what follows: where a report comes from. */
  readonly isDateline: boolean;
  /** "foreign" in "Russian Foreign Minister": the state's holder of that office speaks for its ministry; else empty. */
  readonly portfolio: string;
}

export interface LocalOrganizations {
  readonly mentions: readonly LocalMention[];
  readonly definitions: readonly LocalDefinition[];
  readonly countries: readonly LocalCountry[];
}

/** The states, peoples and capitals of a block by their first and their last token. */
interface Around {
  readonly byFirst: ReadonlyMap<number, NameRun>;
  readonly byLast: ReadonlyMap<number, NameRun>;
}

/** Classes of a word that can stand for a body alone. */
const SHORT = WORD.generic | WORD.body | WORD.anaphor;
/** A name of the gazetteer starts with one of these, or is among those that start small. */
const STARTING = FLAG.capital | FLAG.ideograph;
const NO_RUNS: readonly NameRun[] = [];
const NO_PLACED_RUNS: readonly PlacedRun[] = [];
const NO_JUDGED: readonly JudgedRun[] = [];
const NO_COUNTRIES: readonly LocalCountry[] = [];
const NOWHERE: Around = { byFirst: new Map(), byLast: new Map() };
/** Which tokens of the block are spoken for. */
let coverage = new Uint8Array(256);
/** One object for all the blocks that say nothing. */
export const NO_ORGANIZATIONS: LocalOrganizations = { mentions: [], definitions: [], countries: [] };

/**
 * Finds what one block says about organizations; a model judges the names that rules say nothing of. Linear in the number of
 * tokens; never throws.
 */
export function detectOrganizations(
  tokens: Tokens,
  lexicon: OrganizationLexicon,
  language = '',
  model: Model | null = null,
): LocalOrganizations {
  const { classes, places, titled, around, merged } = findNames(tokens, lexicon, language);
  const runs = merged.length === 0 ? NO_PLACED_RUNS : withoutEvents(tokens, placeRuns(tokens, merged, around, lexicon, language));
  const definitions = findDefinitions(tokens, runs, lexicon);
  const short = (classes & SHORT) !== 0 || (tokens.flagged & FLAG.allCaps) !== 0;
  const candidates = model === null ? null : judgedOf(tokens, names, model.words, isBare(names));
  const judged = candidates === null || model === null ? NO_JUDGED : judge(candidates, model);
  const standIns = standInsOf(tokens, lexicon, language);
  if (!short && standIns.length === 0 && judged.length === 0 && merged.length === 0 && places.length === 0 && definitions.length === 0)
    return NO_ORGANIZATIONS;
  const mentions: LocalMention[] = [];
  const countries: LocalCountry[] = [];
  for (const place of places) {
    if (isPersonName(tokens, place, titled, lexicon)) continue;
    const portfolio =
      hasFlag(tokens, place.last + 1, FLAG.capital) && is(tokens, place.last + 2, WORD.title)
        ? tokenText(tokens, place.last + 1).toLowerCase()
        : '';
    const { countries: named } = formAt(lexicon, place.nameForm);
    countries.push({ start: tokens.start[place.first]!, countries: named, isDateline: isDateline(tokens, place), portfolio });
  }
  // Definitions name bodies, too, where neither the gazetteer nor a pattern saw them.
  if (coverage.length < tokens.count) coverage = new Uint8Array(tokens.count * 2);
  const covered = coverage.fill(0, 0, tokens.count);
  for (const definition of definitions) {
    cover(covered, definition.shortFirst, definition.shortLast);
    cover(covered, definition.longFirst, definition.longLast);
    mentions.push({
      ...definition.long,
      name: nameOf(tokens, definition.longFirst, definition.longLast),
      nameForm: definition.longForm,
      country: definition.longCountry,
      placed: false,
      form: 'full',
      needs: 'nothing',
      head: '',
      roles: 0,
      letters: -1,
      confidence: 0.9,
    });
    mentions.push({
      ...definition.short,
      name: tokens.text.slice(definition.short.start, definition.short.end),
      nameForm: definition.shortForm,
      country: -1,
      placed: false,
      form: 'abbreviation',
      needs: 'definition',
      head: '',
      roles: 0,
      letters: -1,
      confidence: 0.9,
    });
  }
  for (const run of runs) {
    if (isCovered(covered, run.first, run.last)) continue;
    cover(covered, run.first, run.last);
    mentions.push(mentionOf(tokens, run, lexicon));
  }
  if (short || merged.length > 0 || places.length > 0) {
    // The "Parliament" of an election is no short form either.
    for (const run of merged) cover(covered, run.first, run.last);
    for (const place of places) cover(covered, place.first, place.last);
    addShortForms(tokens, covered, mentions, lexicon);
  }
  for (const { first, last, roles } of standIns) {
    if (!isCovered(covered, first, last)) mentions.push({ ...shortMention(tokens, first, last, 'short', 'earlier', '', 0.6), roles });
  }
  if (mentions.length === 0 && judged.length === 0 && countries.length === 0) return NO_ORGANIZATIONS;
  if (mentions.length > 1) mentions.sort((a, b) => a.start - b.start || a.end - b.end);
  if (judged.length === 0) return { mentions: mentions.slice(), definitions, countries: countries.length === 0 ? NO_COUNTRIES : countries };
  return { mentions: withJudged(tokens, judged, places, definitions, mentions, judgedMention), definitions, countries };
}

/** "KYIV, 5 May (Reuters)", "МОСКВА. МИД заявил". */
function isDateline({ kind }: Tokens, { first, last }: NameRun): boolean {
  return first === 0 && (kind[last + 1] === KIND.punctuation || kind[last + 1] === KIND.mark);
}

const NO_STAND_INS: readonly StandIn[] = [];

function standInsOf(tokens: Tokens, { standIns }: OrganizationLexicon, language: string): readonly StandIn[] {
  if (!Object.hasOwn(standIns, language)) return NO_STAND_INS;
  const found: StandIn[] = [];
  findStandIns(tokens, standIns[language]!, (one) => found.push(one));
  return found;
}

interface Names {
  /** Bits of `WORD` of all tokens together. */
  classes: number;
  places: readonly NameRun[];
  /** The block is a headline in title case. */
  titled: boolean;
  around: Around;
  /** Names of bodies by the gazetteer and by patterns, without overlaps. */
  merged: readonly NameRun[];
}

/** One object for all blocks; holds until the next one is read. */
const names: Names = { classes: 0, places: NO_RUNS, titled: false, around: NOWHERE, merged: NO_RUNS };

function findNames(tokens: Tokens, lexicon: OrganizationLexicon, language: string): Readonly<Names> {
  const classes = readBodies(tokens, lexicon);
  const { known, places } = findKnown(tokens, lexicon, language);
  // Without a head noun no pattern makes a name.
  const headed = (classes & WORD.head) !== 0;
  const titled = (headed || places.length > 0) && isTitled(tokens);
  const around: Around =
    places.length === 0
      ? NOWHERE
      : {
          byFirst: new Map(places.map((place) => [place.first, place])),
          byLast: new Map(places.map((place) => [place.last, place])),
        };
  const found = !headed || titled ? NO_RUNS : findPatterns(tokens, known, around.byFirst, lexicon);
  const patterns =
    found.length === 0 || !Object.hasOwn(lexicon.standIns, language) ? found : withoutArticles(tokens, found, lexicon, language);
  const merged = patterns.length === 0 ? known : merge(tokens, known, patterns, around.byLast, lexicon);
  names.classes = classes;
  names.places = places;
  names.titled = titled;
  names.around = around;
  names.merged = merged;
  return names;
}

/** What the model learns from in a block, as if something there spoke of bodies; null where there is nothing. Holds until the next block. */
export function readJudged(tokens: Tokens, lexicon: OrganizationLexicon, words: Model['words']): Judged | null {
  return judgedOf(tokens, findNames(tokens, lexicon, 'en'), words, false);
}

function judgedOf(tokens: Tokens, { merged, places, titled }: Readonly<Names>, words: Model['words'], bare: boolean): Judged | null {
  if (titled || (tokens.flagged & FLAG.capital) === 0 || (bare && !hasNeighbours(tokens))) return null;
  return toJudge(tokens, merged, places, words, bare);
}

/** Two capitals stand side by side. Most blocks without a body have none, and are done with here. */
function hasNeighbours({ flags, count }: Tokens): boolean {
  for (let at = 1; at < count; at++) if ((flags[at]! & flags[at - 1]! & FLAG.capital) !== 0) return true;
  return false;
}

function isBare({ classes, merged, places }: Readonly<Names>): boolean {
  return (classes & CONTEXT) === 0 && merged.length === 0 && places.length === 0;
}

/** What speaks of bodies, or of those who speak for one. */
const CONTEXT = WORD.head | WORD.title;

/** How sure a name is that only the model has found. */
export const JUDGED = 0.6;

function judgedMention(tokens: Tokens, { first, last, sure }: JudgedRun): LocalMention {
  const form: MentionForm = first === last && hasFlag(tokens, first, FLAG.allCaps) ? 'abbreviation' : 'full';
  return shortMention(tokens, first, last, form, sure ? 'nothing' : 'named', '', JUDGED);
}

function withoutEvents(tokens: Tokens, runs: readonly PlacedRun[]): readonly PlacedRun[] {
  return runs.filter((run) => !isEvent(tokens, run));
}

/** "the 2014 European Parliament election": the vote, not the body. */
function isEvent(tokens: Tokens, run: NameRun): boolean {
  if (tokens.kind[run.first - 1] !== KIND.number || tokens.end[run.first - 1]! - tokens.start[run.first - 1]! !== 4) return false;
  return [1, 2].some((step) => !hasFlag(tokens, run.last + step, FLAG.capital) && is(tokens, run.last + step, WORD.not));
}

/**
 * Gives names that every state could use their country, and takes the words that name it into the name: "MFA | of Ukraine",
 * "Chinese | foreign ministry". An owner stays outside, as in "Russia's | Foreign Ministry". Lower-case names that nothing
 * marks as a certain body ("a foreign ministry") are left out.
 */
function placeRuns(tokens: Tokens, runs: readonly NameRun[], around: Around, lexicon: OrganizationLexicon, language: string): PlacedRun[] {
  const placed: PlacedRun[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    const { first, last, nameForm, end } = run;
    if (nameForm === -1) {
      placed.push(institutionOf(tokens, run, around, lexicon) ?? { first, last, nameForm, end, country: -1, placed: false });
      continue;
    }
    const foreign = Object.hasOwn(lexicon.stateNames, language) ? institutionIn(tokens, run, language, lexicon) : undefined;
    if (foreign !== undefined) {
      const last = placed.at(-1)?.last ?? -1;
      if (foreign !== null && foreign.first > last && (runs[i + 1]?.first ?? tokens.count) > foreign.last) placed.push(foreign);
      continue;
    }
    const low = isLowerCase(tokens, run, lexicon);
    const before = placeBefore(tokens, run.first, around);
    let country = before === null ? -1 : countryOf(before, lexicon);
    const after =
      country === -1 && (isMinistry(run, lexicon) || isInstitution(run, lexicon)) ? placeAfter(tokens, run.last, around, lexicon) : null;
    const next = runs[i + 1];
    if (after !== null && (next === undefined || next.first > after.last)) {
      country = countryOf(after, lexicon);
      placed.push({ first, last: after.last, nameForm, end: after.end, country, placed: true });
    } else if (
      (low || isInstitution(run, lexicon)) &&
      before !== null &&
      before.last === run.first - 1 &&
      (placed.at(-1)?.last ?? -1) < before.first
    ) {
      placed.push({ first: before.first, last, nameForm, end, country, placed: true });
    } else if (!low || country !== -1 || isDefinite(tokens, run)) placed.push({ first, last, nameForm, end, country, placed: false });
  }
  return placed;
}

/** "foreign ministry", "Foreign ministry": news agencies write the names that all states share in lower case. */
function isLowerCase(tokens: Tokens, run: NameRun, lexicon: OrganizationLexicon): boolean {
  return run.nameForm !== -1 && !hasFlag(tokens, run.last, FLAG.capital) && formAt(lexicon, run.nameForm).owners === 0;
}

/** Written in a script without capitals: 国防部, وزارة الخارجية. */
function isCaseless({ units, start }: Tokens, at: number): boolean {
  const unit = units[start[at]!]!;
  return unit >= 0x0590 && (unit < 0x0700 || unit >= 0x2e80);
}

/** "the foreign ministry", "foreign ministry spokeswoman". */
function isDefinite(tokens: Tokens, run: NameRun): boolean {
  return is(tokens, run.first - 1, WORD.definite) || is(tokens, run.last + 1, WORD.title);
}

function isMinistry(run: NameRun, lexicon: OrganizationLexicon): boolean {
  const { entries, owners } = formAt(lexicon, run.nameForm);
  return owners !== 1 && entries.length > 0 && bodyAt(lexicon, entries[0]!).kind === 'ministry';
}

/** "central bank", "Ministry of Finance": a body that every state has. */
function isInstitution(run: NameRun, lexicon: OrganizationLexicon): boolean {
  const { institutions, owners } = formAt(lexicon, run.nameForm);
  return owners !== 1 && institutions.length > 0;
}

/** Tells "Russian | Interior Ministry" and "Ministry of Finance | of Ukraine" by the state's name in them; null for any other name. */
function institutionOf(tokens: Tokens, run: NameRun, around: Around, lexicon: OrganizationLexicon): PlacedRun | null {
  const opening = around.byFirst.get(run.first);
  if (opening !== undefined) return withState(tokens, run, opening, opening.last + 1, run.last, lexicon);
  const closing = around.byLast.get(run.last);
  if (closing === undefined || !isCountryName(closing, lexicon)) return null;
  const of = closing.first - (is(tokens, closing.first - 1, WORD.definite) ? 2 : 1);
  return is(tokens, of, WORD.of) ? withState(tokens, run, closing, run.first, of - 1, lexicon) : null;
}

/** The run as the body that the tokens from `first` to `last` name, of the state in it. */
function withState(
  tokens: Tokens,
  run: NameRun,
  place: NameRun,
  first: number,
  last: number,
  lexicon: OrganizationLexicon,
): PlacedRun | null {
  const country = countryOf(place, lexicon);
  if (country < 0 || first > last || !mayStartPhrase(lexicon.table, tokens, first)) return null;
  collectPhrases(tokens, first, lexicon.table, hits);
  const nameForm = hits.payloads.find((payload, i) => hits.lasts[i] === last && hasBody(lexicon, formAt(lexicon, payload), country));
  hits.payloads.length = 0;
  hits.lasts.length = 0;
  return nameForm === undefined ? null : { first: run.first, last: run.last, nameForm, end: run.end, country, placed: true };
}

/** Whose nouns alone can stand for the one that the text has named; "government" and "army" are too often any of them. */
const ALONE: ReadonlySet<OrganizationKind> = new Set<OrganizationKind>(['ministry', 'bank', 'court']);

/**
 * The noun of a language other than English with the state beside it: "МВД России"; without one it is short for a body named before,
 * or null where it says too little. Undefined for what is no such noun.
 */
function institutionIn(tokens: Tokens, run: NameRun, language: string, lexicon: OrganizationLexicon): PlacedRun | null | undefined {
  const form = formAt(lexicon, run.nameForm);
  if (form.institutions.length === 0) return undefined;
  const state = withStateBeside(tokens, run.first, run.last, language, lexicon.stateNames);
  if (state !== null && hasBody(lexicon, form, state.country)) {
    return { ...state, nameForm: run.nameForm, end: tokens.end[state.last]!, placed: true };
  }
  if (!lexicon.languagesOf.has(run.nameForm)) return undefined;
  if (state !== null || !form.institutions.some((nth) => ALONE.has(lexicon.institutions.entries[nth]!.kind))) return null;
  // "La Cancillería ruritana", «МИД страны»: words that follow say whose it is.
  const nouns = Object.hasOwn(lexicon.standIns, language) ? lexicon.standIns[language]! : null;
  if (nouns !== null && !isAlone(tokens, run.last, nouns)) return null;
  const { first, last, nameForm, end } = run;
  // "ein Außenministerium" is any of them.
  const isCertain = nouns === null || !nouns.hasArticles || isArticle(tokens, first - 1, nouns);
  const stands = isCertain && form.institutions.some((nth) => lexicon.institutions.entries[nth]!.kind === 'ministry');
  return { first, last, nameForm, end, country: -1, placed: false, alone: true, stands };
}

/** The state has a body that every state calls so. */
function hasBody(lexicon: OrganizationLexicon, { institutions, whole }: NameForm, country: number): boolean {
  const { bodies } = lexicon.institutions;
  return whole === null && institutions.some((nth) => bodies[nth * lexicon.countries.length + country] !== -1);
}

/** The place in "Russia's Foreign Ministry", "the United Arab Emirates' Foreign Ministry" and "British Ministry of Defence". */
function placeBefore(tokens: Tokens, first: number, around: Around): NameRun | null {
  const joint = tokens.kind[first - 1];
  const owner = joint === KIND.possessive || (joint === KIND.mark && isPluralOwner(tokens, first - 1));
  return around.byLast.get(owner ? first - 2 : first - 1) ?? null;
}

/** The apostrophe of "Emirates'". */
function isPluralOwner(tokens: Tokens, mark: number): boolean {
  return isApostrophe(tokens.hash[mark]!) && !hasFlag(tokens, mark, FLAG.space) && hasFlag(tokens, mark + 1, FLAG.space);
}

/** The country in "MFA of the United Kingdom". */
function placeAfter(tokens: Tokens, last: number, around: Around, lexicon: OrganizationLexicon): NameRun | null {
  if (!is(tokens, last + 1, WORD.of)) return null;
  const place = around.byFirst.get(last + 2) ?? (is(tokens, last + 2, WORD.definite) ? around.byFirst.get(last + 3) : undefined);
  return place !== undefined && isCountryName(place, lexicon) ? place : null;
}

function countryOf(place: NameRun, lexicon: OrganizationLexicon): number {
  const { countries } = formAt(lexicon, place.nameForm);
  return countries.length === 1 ? countries[0]! : UNDECIDED;
}

/**
 * "Foreign Minister Sofia Brandt", "Jordan Bardella": a title before a place or a surname after it makes it a given name, which
 * says nothing about states. A surname is a capitalised word of no class, and nothing after it opens a name or an office.
 */
function isPersonName(tokens: Tokens, place: NameRun, titled: boolean, lexicon: OrganizationLexicon): boolean {
  const after = place.last + 1;
  const followed = isSurname(tokens, after);
  const led = is(tokens, place.first - 1, WORD.title);
  if ((!followed && !led) || hasFlag(tokens, place.last, FLAG.allCaps) || isDemonym(place, lexicon)) return false;
  if (followed) {
    if (titled) return false;
    for (let at = after + 1; at < after + 4 && isWord(tokens, at) && hasFlag(tokens, at, FLAG.capital); at++) {
      if (is(tokens, at, WORD.title | WORD.head | WORD.not)) return false;
    }
    return true;
  }
  // "Deputy Poland Director" has an office after the place.
  return (
    !hasFlag(tokens, after, FLAG.capital) && hasFlag(tokens, place.first, FLAG.space) && hasFlag(tokens, place.first - 1, FLAG.capital)
  );
}

function isDemonym(place: NameRun, lexicon: OrganizationLexicon): boolean {
  const { text, countries } = formAt(lexicon, place.nameForm);
  return countries.some((country) => lexicon.countries[country]!.demonyms.includes(text));
}

function isSurname(tokens: Tokens, at: number): boolean {
  if (!isWord(tokens, at) || !hasFlag(tokens, at, FLAG.capital) || hasFlag(tokens, at, FLAG.allCaps)) return false;
  return hasFlag(tokens, at, FLAG.space) && wordBits(tokens, at) === 0;
}

function mentionOf(tokens: Tokens, run: PlacedRun, lexicon: OrganizationLexicon): LocalMention {
  const { nameForm, end, country, placed } = run;
  const start = tokens.start[run.first]!;
  const name = nameOf(tokens, run.first, run.last);
  if (nameForm === -1)
    return {
      start,
      end,
      name,
      nameForm,
      country,
      placed,
      form: 'full',
      needs: 'nothing',
      head: '',
      roles: 0,
      letters: -1,
      confidence: 0.7,
    };
  const form = formAt(lexicon, nameForm);
  const needs = needsOf(tokens, run, form, lexicon);
  const confidence = form.owners === 1 ? 0.95 : 0.8;
  return { start, end, name, nameForm, country, placed, form: form.forms[0]!, needs, head: '', roles: 0, letters: -1, confidence };
}

function needsOf(tokens: Tokens, run: PlacedRun, form: NameForm, lexicon: OrganizationLexicon): Needs {
  // A headline says "МИД" before the text says whose it is, and some texts never do.
  if (run.alone === true) {
    if (isLowerCase(tokens, run, lexicon) && !isCaseless(tokens, run.last)) return 'earlier';
    return run.stands === true ? 'body' : 'antecedent';
  }
  if (form.owners > 0) return 'nothing';
  if (isLowerCase(tokens, run, lexicon)) return run.country === -1 ? 'earlier' : 'body';
  // "the House", "Treasury" alone say too little to be a body of their own.
  const stands = run.first < run.last || form.forms[0] === 'abbreviation' || is(tokens, run.first, WORD.body);
  return stands ? 'body' : 'antecedent';
}

interface Known {
  readonly known: readonly NameRun[];
  readonly places: readonly NameRun[];
}

const NOTHING_KNOWN: Known = { known: NO_RUNS, places: NO_RUNS };

function findKnown(tokens: Tokens, lexicon: OrganizationLexicon, language: string): Known {
  let known: NameRun[] | null = null;
  let places: NameRun[] | null = null;
  const { kind, flags, hash, count } = tokens;
  const { table, lowerStarts, own } = lexicon;
  const { starts } = table;
  let at = 0;
  while (at < count) {
    if (
      (own === null && !mayStart(starts, hash[at]!)) ||
      ((flags[at]! & STARTING) === 0 && !mayStartLow(lexicon, hash[at]!)) ||
      (!mayStartPhrase(table, tokens, at) && (own === null || !mayStartPhrase(own.table, tokens, at))) ||
      (kind[at] !== KIND.word && kind[at] !== KIND.number) ||
      ((flags[at]! & STARTING) === 0 && !lowerStarts.has(hash[at]!))
    ) {
      at++;
      continue;
    }
    const country = hitsAt(tokens, at, lexicon, language);
    const hit = bestHit;
    if (country !== null && (hit === null || country.last >= hit.last)) {
      places ??= [];
      places.push(country);
      if (hit !== null && country.last === hit.last) {
        known ??= [];
        known.push(hit);
      }
      at = country.last + 1;
    } else if (hit !== null) {
      known ??= [];
      known.push(hit);
      at = hit.last + 1;
    } else at++;
  }
  return known === null && places === null ? NOTHING_KNOWN : { known: known ?? NO_RUNS, places: places ?? NO_RUNS };
}

const hits: PhraseHits = { payloads: [], lasts: [] };
/** The longest name of a body that `hitsAt` met. */
let bestHit: NameRun | null = null;

/** The longest place that starts at the token, or null; the longest body is left in `bestHit`. */
function hitsAt(tokens: Tokens, at: number, lexicon: OrganizationLexicon, language: string): NameRun | null {
  let best: NameRun | null = null;
  let place: NameRun | null = null;
  collectPhrases(tokens, at, lexicon.table, hits);
  if (lexicon.own !== null) collectPhrases(tokens, at, lexicon.own.table, hits);
  const firstOwn = lexicon.forms.packed.length;
  const { payloads, lasts } = hits;
  let bestRank = 0;
  for (let i = 0; i < payloads.length; i++) {
    const languages = lexicon.languagesOf.get(payloads[i]!);
    if (languages !== undefined && !languages.includes(language)) continue;
    const form = formAt(lexicon, payloads[i]!);
    const run = complete(tokens, at, lasts[i]!, payloads[i]!, form);
    if (run === null) continue;
    if (form.countries.length > 0 && (place === null || run.last >= place.last)) place = run;
    if (form.entries.length === 0) continue;
    // What a wording means in this language goes before what it means elsewhere, "CEI" in French; what it means to the user before both.
    const rank = payloads[i]! >= firstOwn ? 2 : languages !== undefined ? 1 : 0;
    const isBetter = best === null || run.end > best.end || (run.end === best.end && (rank > bestRank || (rank === 0 && bestRank === 0)));
    if (isBetter && isName(tokens, run, form, languages !== undefined)) {
      best = run;
      bestRank = rank;
    }
  }
  if (payloads.length > 0) {
    payloads.length = 0;
    lasts.length = 0;
  }
  bestHit = best;
  return place;
}

/** The whole wording where the phrase is only its beginning, or null where the text goes on otherwise. */
function complete(tokens: Tokens, first: number, last: number, nameForm: number, form: NameForm): NameRun | null {
  if (form.whole === null) return { first, last, nameForm, end: tokens.end[last]! };
  const start = tokens.start[first]!;
  let at = start;
  for (let i = 0; i < form.whole.length; i++) {
    const want = form.whole.charCodeAt(i);
    if (want === 0x20) {
      if (!isSpace(tokens.text.charCodeAt(at))) return null;
      while (isSpace(tokens.text.charCodeAt(at))) at++;
    } else if (tokens.text.charCodeAt(at) === want || (want === 0x27 && fold(tokens.text.charCodeAt(at)) === 0x27)) at++;
    else return null;
  }
  let end = last;
  while (end + 1 < tokens.count && tokens.end[end + 1]! <= at) end++;
  // A wording that ends inside a word is another word: "P5+10".
  if (end + 1 < tokens.count && tokens.start[end + 1]! < at) return null;
  return { first, last: end, nameForm, end: at };
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09 || unit === 0xa0;
}

/** Rejects what is only spelled like a name. */
function isName(tokens: Tokens, run: NameRun, form: NameForm, ofLanguage: boolean): boolean {
  const { first, last } = run;
  // "AN-26", "G7-2024": a type of aircraft or an edition, not the body.
  if (hasFlag(tokens, last + 1, FLAG.hyphen) && hasFlag(tokens, last + 1, FLAG.digit)) return false;
  if (hasFlag(tokens, first, FLAG.hyphen) && tokens.kind[first - 1] === KIND.number) return false;
  if (first !== last) return true;
  // "Army", "Government": what every state calls so is a name only with the state in it.
  if (form.institutions.length > 0 && form.listed === 0) return ofLanguage;
  // "Party Congress", "Continental Congress": a head noun with words of its own is another body's.
  if (is(tokens, first, WORD.head) && hasFlag(tokens, first, FLAG.space) && opensChunk(tokens, first - 1)) return false;
  if (!form.ambiguous) return true;
  if (hasFlag(tokens, first, FLAG.allCaps)) return !isShouted(tokens, first);
  // "the Guardian", never "a guardian angel" at the start of a sentence.
  return is(tokens, first - 1, WORD.definite) && !is(tokens, last + 1, WORD.title);
}

/** True where the words around are in capitals, too: a headline, in which "WHO" is a question. */
function isShouted(tokens: Tokens, at: number): boolean {
  let shouted = 0;
  for (const step of [-1, 1]) {
    for (let i = at + step, seen = 0; seen < 3 && i >= 0 && i < tokens.count; i += step) {
      // What stands in the next sentence says nothing of this one: "WHAT IS NEXT? Islamic State said".
      if (tokens.kind[i] === KIND.punctuation && STOPS.has(tokens.hash[i]!)) break;
      if (tokens.kind[i] !== KIND.word || tokens.end[i]! - tokens.start[i]! < 2) continue;
      if (!hasFlag(tokens, i, FLAG.allCaps)) return false;
      shouted++;
      seen++;
    }
  }
  return shouted >= 2;
}

const STOPS: ReadonlySet<number> = new Set([0x2e, 0x3f, 0x21, 0x2026]);

/** A headline in title case: nearly every word opens with a capital, so capitals say nothing about names. */
function isTitled(tokens: Tokens): boolean {
  if (tokens.count > 30 || isPunctuation(tokens, tokens.count - 1, '.')) return false;
  let words = 0;
  let capitals = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== KIND.word || tokens.end[i]! - tokens.start[i]! < 4) continue;
    words++;
    if ((tokens.flags[i]! & FLAG.capital) !== 0) capitals++;
  }
  return words >= 6 && capitals > words * 0.85;
}

/** Capitalised names around a head noun. */
function findPatterns(tokens: Tokens, known: readonly NameRun[], placeAt: Around['byFirst'], lexicon: OrganizationLexicon): NameRun[] {
  const runs: NameRun[] = [];
  const knownEnds = new Set(known.map((run) => run.last));
  const knownFirsts = new Set(known.map((run) => run.first));
  let at = 0;
  const { flags, kind } = tokens;
  while (at < tokens.count) {
    const telling = (flags[at]! & FLAG.capital) !== 0 || (flags[at + 1]! & FLAG.hyphen) !== 0 || kind[at] === KIND.number;
    if (!telling || !opensChunk(tokens, at)) {
      at++;
      continue;
    }
    const last = chunkEnd(tokens, at);
    const run = readName(tokens, at, last, placeAt, knownEnds, knownFirsts, lexicon);
    if (run !== null) runs.push(run);
    at = Math.max(last, run?.last ?? 0) + 1;
  }
  return runs;
}

/** "Die Internationale Atomenergie-Organisation" without its article; "Das Ministerium" has nothing else, and is no name. */
function withoutArticles(tokens: Tokens, runs: readonly NameRun[], { standIns }: OrganizationLexicon, language: string): NameRun[] {
  const kept: NameRun[] = [];
  for (const run of runs) {
    if (!isArticle(tokens, run.first, standIns[language]!)) kept.push(run);
    else if (run.first + 1 < run.last) kept.push({ ...run, first: run.first + 1 });
  }
  return kept;
}

/** A chunk: capitalised words that follow one another. */
function opensChunk(tokens: Tokens, at: number): boolean {
  if (isOrdinal(tokens, at)) return isWord(tokens, at + 1) && hasFlag(tokens, at + 1, FLAG.capital);
  if (!isWord(tokens, at)) return false;
  if (!hasFlag(tokens, at, FLAG.capital)) return isParticle(tokens, at);
  return (wordBits(tokens, at) & (WORD.title | WORD.lead | WORD.count)) === 0;
}

/** The "al" of "al-Ghuraba Brigades". */
function isParticle(tokens: Tokens, at: number): boolean {
  return hasFlag(tokens, at + 1, FLAG.hyphen) && hasFlag(tokens, at + 1, FLAG.capital) && is(tokens, at, WORD.particle);
}

function is(tokens: Tokens, at: number, bits: number): boolean {
  return (wordBits(tokens, at) & bits) !== 0;
}

/** "5th", "158th". */
function isOrdinal(tokens: Tokens, at: number): boolean {
  return tokens.kind[at] === KIND.number && /^\d{1,3}(?:st|nd|rd|th|d)$/.test(tokenText(tokens, at));
}

function chunkEnd(tokens: Tokens, first: number): number {
  let last = first;
  for (let at = first + 1; at < tokens.count; at++) {
    if (tokens.kind[at] === KIND.possessive || tokens.kind[at] === KIND.mark) {
      // "People's Party", "Workers' Party": a genitive inside a name; any other owner stands before it.
      if ((wordBits(tokens, last) & WORD.genitive) === 0 || !followsInChunk(tokens, at + 1)) break;
      if (tokens.kind[at] === KIND.mark && (hasFlag(tokens, at, FLAG.space) || !isApostrophe(tokens.hash[at]!))) break;
      continue;
    }
    if (isOrdinal(tokens, at) && followsInChunk(tokens, at + 1)) continue;
    if (!followsInChunk(tokens, at)) break;
    last = at;
  }
  return last;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

function followsInChunk(tokens: Tokens, at: number): boolean {
  if (!isWord(tokens, at) || !hasFlag(tokens, at, FLAG.space | FLAG.hyphen)) return false;
  if (hasFlag(tokens, at, FLAG.line) && endsShortLine(tokens, at - 1)) return false;
  if (!hasFlag(tokens, at, FLAG.capital)) return hasFlag(tokens, at, FLAG.hyphen) || isParticle(tokens, at);
  return (wordBits(tokens, at) & (WORD.title | WORD.lead)) === 0;
}

/** Lines much shorter than wrapped text end a heading or a list entry, and with it the name. */
function endsShortLine(tokens: Tokens, at: number): boolean {
  const end = tokens.end[at]!;
  for (let i = end - 1; i >= 0 && i > end - 56; i--) {
    const unit = tokens.text.charCodeAt(i);
    if (unit === 0x0a || unit === 0x0d) return true;
  }
  return end <= 56;
}

/** The name a chunk opens, or null where no head noun makes it one. */
function readName(
  tokens: Tokens,
  first: number,
  last: number,
  placeAt: ReadonlyMap<number, NameRun>,
  knownEnds: ReadonlySet<number>,
  knownFirsts: ReadonlySet<number>,
  lexicon: OrganizationLexicon,
): NameRun | null {
  let head = -1;
  let capitals = 0;
  let placeEnd = -1;
  for (let at = first; at <= last; at++) {
    placeEnd = Math.max(placeEnd, placeAt.get(at)?.last ?? -1);
    // The country "United Arab Emirates", "Russian Federation" has its head noun for itself.
    if (at > placeEnd && hasFlag(tokens, at, FLAG.capital) && is(tokens, at, WORD.head)) head = at;
    if (hasFlag(tokens, at, FLAG.allCaps)) capitals++;
  }
  if (head === -1) return null;
  if (capitals >= 2 && capitals * 3 > (last - first + 1) * 2) return null;
  const bits = wordBits(tokens, head);
  if (head < last) {
    // "Union Treaty", "Toronto International Film Festival": the name of something else.
    if (head === first || (bits & WORD.weak) !== 0 || is(tokens, head + 1, WORD.not | WORD.count)) return null;
    return { first, last: head, nameForm: -1, end: tokens.end[head]! };
  }
  const modified = head > first;
  if (!modified && (bits & WORD.weak) !== 0) return null;
  const end = isHeldByOffice(tokens, first, last) ? last : extend(tokens, last, modified, placeAt, knownFirsts, lexicon);
  if (!modified && end === last) return null;
  const begin = joinBefore(tokens, first, placeAt, knownEnds);
  return { first: begin, last: end, nameForm: -1, end: tokens.end[end]! };
}

/** "High Representative of the Union | for Foreign Affairs": what the office is for is no part of the body's name. */
function isHeldByOffice(tokens: Tokens, first: number, last: number): boolean {
  if (is(tokens, last + 1, WORD.of)) return false;
  const of = first - (is(tokens, first - 1, WORD.definite) ? 2 : 1);
  return is(tokens, of, WORD.of) && is(tokens, of - 1, WORD.office);
}

/** "… of Foreign Assets Control", "… for Democracy and Progress": the last token of the name. */
function extend(
  tokens: Tokens,
  head: number,
  modified: boolean,
  placeAt: ReadonlyMap<number, NameRun>,
  knownFirsts: ReadonlySet<number>,
  lexicon: OrganizationLexicon,
): number {
  let last = head;
  for (let round = 0; round < 4; round++) {
    const link = last + 1;
    if (!isWord(tokens, link) || !hasFlag(tokens, link, FLAG.space) || hasFlag(tokens, link, FLAG.capital)) break;
    const bits = wordBits(tokens, link);
    const isOf = (bits & WORD.of) !== 0;
    const isAnd = (bits & WORD.and) !== 0 && round > 0;
    if (!isAnd && ((bits & WORD.link) === 0 || ((bits & WORD.to) !== 0 && modified))) break;
    // "the Senate for the start of the session": a legislature takes its country and nothing else.
    if (!isOf && is(tokens, head, WORD.body)) break;
    let next = link + 1;
    const article = !hasFlag(tokens, next, FLAG.capital) && is(tokens, next, WORD.article);
    if (article) next++;
    if (isAnd && (article || knownFirsts.has(next))) break;
    if (!hasFlag(tokens, next, FLAG.space) || !opensChunk(tokens, next)) break;
    const place = placeAt.get(next);
    // "the Syrian Army for Aleppo", "the Parliament of Norway and Sweden": no part of the name.
    if (place !== undefined && (isAnd || (!isOf && modified))) break;
    let end = chunkEnd(tokens, next);
    // "Office of the Press Secretary", not "Office of the Press".
    while (
      isOf &&
      article &&
      hasFlag(tokens, end + 1, FLAG.capital) &&
      hasFlag(tokens, end + 1, FLAG.space) &&
      is(tokens, end + 1, WORD.title)
    )
      end++;
    if (isAnd) {
      // A second body after "and" keeps its own name.
      const second = wordBits(tokens, end);
      if (end - next > 1 || ((second & WORD.head) !== 0 && (second & WORD.weak) === 0)) break;
      if (is(tokens, end + 1, WORD.of)) break;
    }
    // After a country the name is over: "Liberal Party of Canada | Frank Oliver"; after its adjective it is not.
    if (place !== undefined && isCountryName(place, lexicon)) {
      last = Math.min(Math.max(place.last, next), Math.max(end, place.last));
      break;
    }
    last = end;
  }
  return last;
}

function isCountryName(place: NameRun, lexicon: OrganizationLexicon): boolean {
  const { text, countries } = formAt(lexicon, place.nameForm);
  return countries.some((country) => lexicon.countries[country]!.names.includes(text));
}

/** "the Peace | and Freedom Party": one article and one head noun make one name. */
function joinBefore(tokens: Tokens, first: number, placeAt: ReadonlyMap<number, NameRun>, knownEnds: ReadonlySet<number>): number {
  const and = first - 1;
  if (!is(tokens, and, WORD.and) || !hasFlag(tokens, first, FLAG.space) || placeAt.has(first)) return first;
  let begin = and;
  while (and - begin < 3 && opensChunk(tokens, begin - 1) && hasFlag(tokens, begin, FLAG.space)) begin--;
  if (begin === and || !is(tokens, begin - 1, WORD.definite) || knownEnds.has(and - 1)) return first;
  for (let at = begin; at < and; at++) if (placeAt.has(at) || is(tokens, at, WORD.head)) return first;
  return begin;
}

/** "Liberal Party of Canada | Frank Oliver": what follows a known name directly and has no head noun is not part of it. */
function isComplete(tokens: Tokens, hit: NameRun, pattern: NameRun): boolean {
  if (!hasFlag(tokens, hit.last + 1, FLAG.capital)) return false;
  for (let at = hit.last + 1; at <= pattern.last; at++) if (is(tokens, at, WORD.head)) return false;
  return true;
}

/** One list of names without overlaps: the longer wins, but a known body keeps its borders against a mere adjective. */
function merge(
  tokens: Tokens,
  known: readonly NameRun[],
  patterns: readonly NameRun[],
  placeEnds: Around['byLast'],
  lexicon: OrganizationLexicon,
): NameRun[] {
  const runs: NameRun[] = [];
  let k = 0;
  for (const pattern of patterns) {
    while (k < known.length && known[k]!.last < pattern.first) runs.push(known[k++]!);
    let keep = true;
    const inside: NameRun[] = [];
    for (let i = k; i < known.length && known[i]!.first <= pattern.last; i++) {
      const hit = known[i]!;
      inside.push(hit);
      if (hit.first < pattern.first || hit.last > pattern.last) keep = false;
      else if (hit.first === pattern.first && (hit.last === pattern.last || isComplete(tokens, hit, pattern))) keep = false;
      else if (hit.last === pattern.last && hit.last > hit.first) {
        const place = placeEnds.get(hit.first - 1);
        const owner = countryOfBody(lexicon, formAt(lexicon, hit.nameForm).entries[0]!);
        if (
          place !== undefined &&
          place.first === pattern.first &&
          formAt(lexicon, place.nameForm).countries.some((c) => lexicon.countries[c]!.id === owner)
        ) {
          keep = false;
        }
      }
    }
    k += inside.length;
    if (keep) runs.push(pattern);
    else runs.push(...inside);
  }
  while (k < known.length) runs.push(known[k++]!);
  return runs;
}

/** "the Council", "the ministry", and abbreviations nobody knows: mentions if the document says so. */
function addShortForms(tokens: Tokens, covered: Uint8Array, mentions: LocalMention[], { stateLetters }: OrganizationLexicon): void {
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.kind[at] !== KIND.word || covered[at] === 1) continue;
    const flags = tokens.flags[at]!;
    const start = tokens.start[at]!;
    const end = tokens.end[at]!;
    if ((flags & FLAG.allCaps) !== 0 && end - start <= 10) {
      // "WHO IS NEXT" in a text on Islamic State.
      if (end - start === 2 && ORDINARY.has(tokens.hash[at]!) && isShouted(tokens, at)) continue;
      let last = at;
      while (hasFlag(tokens, last + 1, FLAG.hyphen) && hasFlag(tokens, last + 1, FLAG.allCaps)) last++;
      const mention = shortMention(tokens, at, last, 'abbreviation', 'definition', '', 0.85);
      const letters = last > at || isShouted(tokens, at) ? -1 : lettersAt(tokens, at, stateLetters);
      mentions.push(letters === -1 ? mention : { ...mention, letters });
      at = last;
      continue;
    }
    const bits = wordBits(tokens, at);
    const capital = (flags & FLAG.capital) !== 0;
    if (capital && isCapital(tokens.units[end - 1]!)) {
      // "FdL", "CiU": nobody's but a party's.
      const letters = lettersAt(tokens, at, stateLetters);
      if (letters !== -1) mentions.push({ ...shortMention(tokens, at, at, 'abbreviation', 'definition', '', 0.85), letters });
      continue;
    }
    if ((bits & (capital ? WORD.generic | WORD.body : WORD.anaphor)) === 0) continue;
    // "the ministry of sound" has a name of its own.
    if (!capital && is(tokens, at + 1, WORD.of)) continue;
    const definite = (flags & FLAG.space) !== 0 && is(tokens, at - 1, WORD.definite);
    const body = capital && (bits & WORD.body) !== 0 && !opensSentence(tokens, at);
    if (!definite && !body) continue;
    // "the Council President" holds the body; "the Union Budget" is another thing.
    if (capital && hasFlag(tokens, at + 1, FLAG.space) && opensChunk(tokens, at + 1)) continue;
    const head = tokenText(tokens, at).toLowerCase();
    mentions.push(shortMention(tokens, at, at, 'short', body ? 'body' : 'antecedent', head, capital ? 0.8 : 0.6));
  }
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** Words that letters of bodies look like in a line of capitals. */
const ORDINARY: ReadonlySet<number> = new Set(
  'am an as at be by do go he if in is it me my no of on or so to up us we'.split(' ').map(hashWord),
);

function opensSentence(tokens: Tokens, at: number): boolean {
  return at === 0 || tokens.kind[at - 1] === KIND.punctuation;
}

function shortMention(
  tokens: Tokens,
  first: number,
  last: number,
  form: MentionForm,
  needs: Needs,
  head: string,
  confidence: number,
): LocalMention {
  const name = nameOf(tokens, first, last);
  const start = tokens.start[first]!;
  return {
    start,
    end: tokens.end[last]!,
    name,
    nameForm: -1,
    country: -1,
    placed: false,
    form,
    needs,
    head,
    roles: 0,
    letters: -1,
    confidence,
  };
}

/** The words from one token to another, white space and markup between them as single spaces. */
function nameOf(tokens: Tokens, first: number, last: number): string {
  let name = '';
  for (let at = first; at <= last; at++) {
    const joint = at === first ? '' : hasFlag(tokens, at, FLAG.space) ? ' ' : hasFlag(tokens, at, FLAG.hyphen) ? '-' : '';
    name += joint + tokenText(tokens, at);
  }
  return name;
}

function cover(covered: Uint8Array, first: number, last: number): void {
  for (let at = first; at <= last; at++) covered[at] = 1;
}

function isCovered(covered: Uint8Array, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (covered[at] === 1) return true;
  return false;
}
