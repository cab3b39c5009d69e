/** Names with the state that they belong to: "MFA | of Ukraine", "Chinese | foreign ministry", "МВД | России". */
import type { OrganizationKind } from '../knowledge.ts';
import { collectPhrases, mayStartPhrase } from '../phrases.ts';
import { FLAG, hasFlag, isWord, KIND, type Tokens } from '../words.ts';
import { type Around, is, isApostrophe, isCountryName } from './around.ts';
import type { NameRun, PlacedRun } from './definitions.ts';
import { hits } from './known-names.ts';
import { bodyAt, formAt, type OrganizationLexicon, WORD, wordBits } from './lexicon.ts';
import { UNDECIDED } from './local-mention.ts';
import type { NameForm } from './name-forms.ts';
import { isAlone, isArticle } from './stand-ins.ts';
import { withStateBeside } from './state-names.ts';

export const NO_PLACED_RUNS: readonly PlacedRun[] = [];

/** "KYIV, 5 May (Reuters)", "МОСКВА. МИД заявил". */
export function isDateline({ kind }: Tokens, { first, last }: NameRun): boolean {
  return first === 0 && (kind[last + 1] === KIND.punctuation || kind[last + 1] === KIND.mark);
}

export function withoutEvents(tokens: Tokens, runs: readonly PlacedRun[]): readonly PlacedRun[] {
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
export function placeRuns(
  tokens: Tokens,
  runs: readonly NameRun[],
  around: Around,
  lexicon: OrganizationLexicon,
  language: string,
): PlacedRun[] {
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
export function isLowerCase(tokens: Tokens, run: NameRun, lexicon: OrganizationLexicon): boolean {
  return run.nameForm !== -1 && !hasFlag(tokens, run.last, FLAG.capital) && formAt(lexicon, run.nameForm).owners === 0;
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
export function isPersonName(tokens: Tokens, place: NameRun, titled: boolean, lexicon: OrganizationLexicon): boolean {
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
