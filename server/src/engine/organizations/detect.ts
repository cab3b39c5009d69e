/**
 * Named organizations of one block: names of the gazetteer, names the text defines in brackets, and capitalised names built
 * around a head noun. Which body a short form means is the document's business; see `link.ts`.
 */
import type { MentionForm } from '../facts.ts';
import { FLAG, hasFlag, isPunctuation, KIND, type Tokens, tokenText } from '../words.ts';
import { type Around, is, NO_RUNS, NOWHERE } from './around.ts';
import { findDefinitions, type NameRun, type PlacedRun } from './definitions.ts';
import { toJudge, withJudged } from './judged.ts';
import { findKnown } from './known-names.ts';
import { formAt, type OrganizationLexicon, readBodies, WORD } from './lexicon.ts';
import { type LocalCountry, type LocalMention, type LocalOrganizations, type Needs, NO_ORGANIZATIONS } from './local-mention.ts';
import { type Judged, type JudgedRun, judge, type Model } from './model.ts';
import type { NameForm } from './name-forms.ts';
import { findPatterns, merge, withoutArticles } from './name-patterns.ts';
import { isDateline, isLowerCase, isPersonName, NO_PLACED_RUNS, placeRuns, withoutEvents } from './placed-names.ts';
import { addShortForms, nameOf, shortMention } from './short-forms.ts';
import { findStandIns, type StandIn } from './stand-ins.ts';

/** Classes of a word that can stand for a body alone. */
const SHORT = WORD.generic | WORD.body | WORD.anaphor;

const NO_JUDGED: readonly JudgedRun[] = [];

const NO_COUNTRIES: readonly LocalCountry[] = [];

/** Which tokens of the block are spoken for. */
let coverage = new Uint8Array(256);

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

/** Written in a script without capitals: 国防部, وزارة الخارجية. */
function isCaseless({ units, start }: Tokens, at: number): boolean {
  const unit = units[start[at]!]!;
  return unit >= 0x0590 && (unit < 0x0700 || unit >= 0x2e80);
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

function cover(covered: Uint8Array, first: number, last: number): void {
  for (let at = first; at <= last; at++) covered[at] = 1;
}

function isCovered(covered: Uint8Array, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (covered[at] === 1) return true;
  return false;
}
