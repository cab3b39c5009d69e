/** Capitalised names built around a head noun, and one list of them and of known names. */
import { FLAG, hasFlag, isWord, KIND, type Tokens, tokenText } from '../words.ts';
import { type Around, is, isApostrophe, isCountryName } from './around.ts';
import type { NameRun } from './definitions.ts';
import { countryOfBody, formAt, type OrganizationLexicon, WORD, wordBits } from './lexicon.ts';
import { isArticle } from './stand-ins.ts';

/** Capitalised names around a head noun. */
export function findPatterns(
  tokens: Tokens,
  known: readonly NameRun[],
  placeAt: Around['byFirst'],
  lexicon: OrganizationLexicon,
): NameRun[] {
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
export function withoutArticles(tokens: Tokens, runs: readonly NameRun[], { standIns }: OrganizationLexicon, language: string): NameRun[] {
  const kept: NameRun[] = [];
  for (const run of runs) {
    if (!isArticle(tokens, run.first, standIns[language]!)) kept.push(run);
    else if (run.first + 1 < run.last) kept.push({ ...run, first: run.first + 1 });
  }
  return kept;
}

/** A chunk: capitalised words that follow one another. */
export function opensChunk(tokens: Tokens, at: number): boolean {
  if (isOrdinal(tokens, at)) return isWord(tokens, at + 1) && hasFlag(tokens, at + 1, FLAG.capital);
  if (!isWord(tokens, at)) return false;
  if (!hasFlag(tokens, at, FLAG.capital)) return isParticle(tokens, at);
  return (wordBits(tokens, at) & (WORD.title | WORD.lead | WORD.count)) === 0;
}

/** The "al" of "al-Ghuraba Brigades". */
function isParticle(tokens: Tokens, at: number): boolean {
  return hasFlag(tokens, at + 1, FLAG.hyphen) && hasFlag(tokens, at + 1, FLAG.capital) && is(tokens, at, WORD.particle);
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
export function merge(
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
