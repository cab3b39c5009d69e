/** Names of the gazetteer, of states, peoples and capitals in one block. */
import { fold } from '../characters.ts';
import { collectPhrases, mayStart, mayStartPhrase, type PhraseHits } from '../phrases.ts';
import { FLAG, hasFlag, KIND, type Tokens } from '../words.ts';
import { is, isShouted, NO_RUNS } from './around.ts';
import type { NameRun } from './definitions.ts';
import { formAt, mayStartLow, type OrganizationLexicon, WORD } from './lexicon.ts';
import type { NameForm } from './name-forms.ts';
import { opensChunk } from './name-patterns.ts';

/** A name of the gazetteer starts with one of these, or is among those that start small. */
const STARTING = FLAG.capital | FLAG.ideograph;

interface Known {
  readonly known: readonly NameRun[];
  readonly places: readonly NameRun[];
}

const NOTHING_KNOWN: Known = { known: NO_RUNS, places: NO_RUNS };

export function findKnown(tokens: Tokens, lexicon: OrganizationLexicon, language: string): Known {
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

export const hits: PhraseHits = { payloads: [], lasts: [] };

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
