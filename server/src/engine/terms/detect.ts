/**
 * Terms of the termbase in one block. A pure function of the block's tokens: whose words a term stands in is decided for the
 * whole document by `voice.ts`.
 */
import { collectPhrases, mayStart, mayStartPhrase, type PhraseHits } from '../phrases.ts';
import type { Span } from '../span.ts';
import { collectStems } from '../stems.ts';
import { FLAG, KIND, type Tokens } from '../words.ts';
import { isCalled } from './called.ts';
import { endsAt, endsSentence, isWordLike, standsNear, startsAt, type WordSet } from './contexts.ts';
import { type Contexts, contextsOf, type DistancingWords, type TermLexicon } from './lexicon.ts';

/** One use of a term; offsets are UTF-16, relative to the block. */
export interface LocalTerm extends Span {
  /** Index into the lexicon's forms. */
  readonly form: number;
  /** The words around it hold it at arm's length: "so-called", "what Moscow calls", "as Beijing puts it". */
  readonly distanced: boolean;
  /** The sentence gives it to somebody without a verb: "in the view of the delegation, …", "…, по его мнению, …". */
  readonly attributed: boolean;
}

/**
 * All terms of a block in the order of the text, none overlapping: leftmost first, of those the longest whose context
 * conditions hold. Linear in the number of tokens; never throws.
 */
export function detectTerms(tokens: Tokens, lexicon: TermLexicon): readonly LocalTerm[] {
  const { kind, hash, count } = tokens;
  const { phrases, stems = null } = lexicon;
  const { starts } = phrases;
  const { payloads: forms, lasts } = hits;
  let found: LocalTerm[] | null = null;
  let at = 0;
  while (at < count) {
    let next = at + 1;
    const may = mayStart(starts, hash[at]!) && mayStartPhrase(phrases, tokens, at);
    if ((may || stems !== null) && (kind[at] === KIND.word || kind[at] === KIND.number)) {
      if (may) collectPhrases(tokens, at, phrases, hits);
      if (stems !== null) {
        collectStems(tokens, at, stems, hits);
        if (forms.length > 1) order(hits, lexicon);
      }
      if (forms.length > 0) {
        // Shorter phrases are reported first.
        for (let i = forms.length - 1; i >= 0; i--) {
          const last = lasts[i]!;
          // "A nuclear-free world" holds no "free world": a phrase does not begin inside a compound.
          if (last > at && (tokens.flags[at]! & FLAG.hyphen) !== 0) continue;
          if (!holds(tokens, at, last, contextsOf(lexicon, forms[i]!)) || isInTitle(tokens, at, last)) continue;
          found ??= [];
          found.push({
            start: tokens.start[at]!,
            end: tokens.end[last]!,
            form: forms[i]!,
            distanced: isDistanced(tokens, at, last, lexicon.distancing),
            attributed: isAttributed(tokens, at, last, lexicon.distancing),
          });
          next = last + 1;
          break;
        }
        forms.length = 0;
        lasts.length = 0;
      }
    }
    at = next;
  }
  return found ?? NONE;
}

const NONE: readonly LocalTerm[] = [];

/** What starts at the token that is being looked at. */
const hits: PhraseHits = { payloads: [], lasts: [] };

/** Shorter forms first, and of those that are as long whose concept entry and term come later: the last is the one that counts. */
function order({ payloads, lasts }: PhraseHits, { conceptOf, formOf }: TermLexicon): void {
  for (let i = 1; i < payloads.length; i++) {
    const payload = payloads[i]!;
    const last = lasts[i]!;
    let at = i;
    for (; at > 0; at--) {
      const other = payloads[at - 1]!;
      const before = lasts[at - 1]! - last || conceptOf[payload]! - conceptOf[other]! || formOf[payload]! - formOf[other]!;
      if (before <= 0) break;
      payloads[at] = other;
      lasts[at] = lasts[at - 1]!;
    }
    payloads[at] = payload;
    lasts[at] = last;
  }
}

function holds(tokens: Tokens, first: number, last: number, contexts: Contexts | null): boolean {
  if (contexts === null) return true;
  const { unlessBefore, unlessAfter, unlessNear, onlyNear } = contexts;
  if (unlessBefore !== null && endsAt(tokens, first - 1, unlessBefore) > 0) return false;
  if (unlessAfter !== null && startsAt(tokens, last + 1, unlessAfter) > 0) return false;
  if (unlessNear !== null && standsNear(tokens, first, last, unlessNear)) return false;
  return onlyNear === null || standsNear(tokens, first, last, onlyNear);
}

/** Words of a title on either side of a term: "*Cold War Mentality and After*". */
const TITLE_REACH = 12;

/** The term is a part of what stands in emphasis with the capitals of a title, as Markdown writes books. */
function isInTitle(tokens: Tokens, first: number, last: number): boolean {
  if ((tokens.flags[first]! & FLAG.capital) === 0) return false;
  const from = titleEdge(tokens, first, -1);
  const to = titleEdge(tokens, last, 1);
  return from !== null && to !== null && (from < first || to > last);
}

/** The last token that way before emphasis ends; null where it does not, or a word is none of a title. */
function titleEdge(tokens: Tokens, from: number, step: 1 | -1): number | null {
  for (let at = from, reach = 0; isWordLike(tokens, at) && reach < TITLE_REACH; at += step, reach++) {
    const isShort = tokens.end[at]! - tokens.start[at]! < 5;
    if ((tokens.flags[at]! & FLAG.capital) === 0 && tokens.kind[at] === KIND.word && !isShort) return null;
    const next = tokens.units[step < 0 ? tokens.start[at]! - 1 : tokens.end[at]!];
    if (next === 0x2a || next === 0x5f) return at;
  }
  return null;
}

/** Words that may stand between a marker and its term: "the so-called Western rules-based order". */
const BETWEEN = 2;

/** Words a subject may have: "what the Russian Foreign Ministry calls". */
const SUBJECT = 6;

function isDistanced(tokens: Tokens, first: number, last: number, words: DistancingWords): boolean {
  return isMarkedBefore(tokens, first, words) || isMarkedAfter(tokens, last, words) || isCalled(tokens, first, last, words.called);
}

function isMarkedBefore(tokens: Tokens, first: number, words: DistancingWords): boolean {
  let between = 0;
  for (let at = first - 1; at >= 0; at--) {
    if (tokens.kind[at] === KIND.mark) continue;
    if (!isWordLike(tokens, at)) return false;
    if (has(tokens, at, words.before)) return true;
    const verb = words.verb === null ? 0 : endsAt(tokens, at, words.verb);
    if (verb > 0 && opens(tokens, at - verb, words.opener)) return true;
    if (has(tokens, at, words.skip)) continue;
    if (has(tokens, at, words.border) || ++between > BETWEEN) return false;
  }
  return false;
}

/** An opener ("what") stands before the subject that ends at the token. */
function opens(tokens: Tokens, from: number, opener: WordSet | null): boolean {
  for (let at = from, subject = 0; at >= 0 && subject <= SUBJECT; at--, subject++) {
    if (!isWordLike(tokens, at)) return false;
    if (has(tokens, at, opener)) return true;
  }
  return false;
}

/** "…, as Moscow calls it": the marker, a subject, a verb, the term again as a pronoun. */
function isMarkedAfter(tokens: Tokens, last: number, words: DistancingWords): boolean {
  let at = last + 1;
  while (at < tokens.count && !isWordLike(tokens, at) && !endsSentence(tokens, at) && at <= last + 3) at++;
  if (words.behind !== null && at > last + 1 && isWordLike(tokens, at) && startsAt(tokens, at, words.behind) > 0) return true;
  if (words.as === null || words.after === null || words.object === null || startsAt(tokens, at, words.as) === 0) return false;
  at++;
  for (let subject = 0; subject <= SUBJECT && isWordLike(tokens, at); subject++, at++) {
    const verb = subject > 0 ? startsAt(tokens, at, words.after) : 0;
    if (verb > 0 && startsAt(tokens, at + verb, words.object) > 0) return true;
  }
  return false;
}

/** Tokens a frame may stand away from the term it gives to somebody. */
const FRAME_REACH = 40;

/**
 * "In the view of Beijing, …", "in Tehran’s view, …", "for Moscow, …", all before or behind the term, and a term that a cleft brings
 * forward. A comma must part frame and term: "in the view of the collective West" is a source and no claim of one.
 */
function isAttributed(tokens: Tokens, first: number, last: number, words: DistancingWords): boolean {
  if (words.frame === null) return false;
  let comma = false;
  let from = first - 1;
  for (; from >= 0 && first - from <= FRAME_REACH && !endsSentence(tokens, from); from--) {
    if (isComma(tokens, from)) comma = true;
    else if (comma && isFrame(tokens, from, words)) return true;
    if (isFor(tokens, from, first, words)) return true;
  }
  comma = false;
  for (let at = last + 1; at < tokens.count && at - last <= FRAME_REACH && !endsSentence(tokens, at); at++) {
    if (isComma(tokens, at)) comma = true;
    else if (comma && (isFrame(tokens, at, words) || isFor(tokens, at, tokens.count, words))) return true;
  }
  return isCleft(tokens, first, last, from + 1, words);
}

/** Words between "for" and the comma behind whose view it is. */
const HOLDER_REACH = 6;

/**
 * "For Moscow, …", "…, for the clerics, …", "对莫斯科来说，…": a name or somebody who can hold a view, closed by a comma, or by the word
 * that ends such a frame; "for peace, …" and "for three years, …" are none. Where a language writes no comma there, the frame opens the
 * sentence and is one word, a known holder.
 */
function isFor(tokens: Tokens, at: number, before: number, words: DistancingWords): boolean {
  if (words.for === null || !isWordLike(tokens, at)) return false;
  // Few words stand where one can open; of those few are looked up.
  const opens = at === 0 || isBreak(tokens, at - 1);
  if (!opens && !isComma(tokens, at - 1)) return false;
  const length = startsAt(tokens, at, words.for);
  if (length === 0) return false;
  let names = false;
  for (let i = at + length, reach = 0; i < before && reach < HOLDER_REACH + 1; i++, reach++) {
    if (words.frameEnd !== null && reach > 0 && startsAt(tokens, i, words.frameEnd) > 0) return true;
    if (isComma(tokens, i)) return names;
    if (!isWordLike(tokens, i) || tokens.kind[i] === KIND.number || has(tokens, i, words.time)) return false;
    const isHolder = words.holder !== null && startsAt(tokens, i, words.holder) > 0;
    if (isHolder && opens && reach === 0 && i + 1 < tokens.count && !isComma(tokens, i + 1) && isBare(tokens, at, words)) return true;
    // Where all nouns have capitals, a capital says nothing.
    names ||= isHolder || ((tokens.flags[i]! & FLAG.capital) !== 0 && !isBare(tokens, at, words));
  }
  return false;
}

/** The word is one of a language that writes no comma behind such a frame: "Для Москвы однополярный мир…", "Für Moskau ist…". */
function isBare(tokens: Tokens, at: number, { bare }: DistancingWords): boolean {
  return bare !== null && startsAt(tokens, at, bare) > 0;
}

/** A new sentence, a line of a headline, or a mark may begin behind it. */
function isBreak(tokens: Tokens, at: number): boolean {
  return endsSentence(tokens, at) || tokens.kind[at] === KIND.mark;
}

/** Tokens from the pronoun of a cleft to its verb. */
const CLEFT_REACH = 10;

/** "It is the diktat of Brussels that the ministry condemned", "What the minister denounced was the diktat of Brussels". */
function isCleft(tokens: Tokens, first: number, last: number, sentence: number, words: DistancingWords): boolean {
  if (words.cleft === null || words.cleftOpener === null || words.cleftPronoun === null) return false;
  if (startsAt(tokens, sentence, words.cleftOpener) > 0) {
    for (let at = last + 1; at < tokens.count && at - last <= CLEFT_REACH && !endsSentence(tokens, at); at++) {
      if (!isWordLike(tokens, at) || startsAt(tokens, at, words.cleftPronoun) === 0) continue;
      return cleftVerb(tokens, at + 1, Math.min(tokens.count, at + CLEFT_REACH), words) !== -1;
    }
    return false;
  }
  const opener = words.opener !== null && sentence < first && has(tokens, sentence, words.opener);
  if (!opener || first - sentence > 2 * CLEFT_REACH) return false;
  const verb = cleftVerb(tokens, sentence + 1, first - 1, words);
  return verb !== -1 && words.cleftBe !== null && isWordLike(tokens, verb + 1) && startsAt(tokens, verb + 1, words.cleftBe) > 0;
}

/** The verb of a cleft behind its subject, which is not the author; -1 where there is none. */
function cleftVerb(tokens: Tokens, from: number, to: number, words: DistancingWords): number {
  for (let at = from; at < to && isWordLike(tokens, at); at++) {
    if (words.first !== null && startsAt(tokens, at, words.first) > 0) return -1;
    if (at > from && startsAt(tokens, at, words.cleft!) > 0) return at;
  }
  return -1;
}

function isFrame(tokens: Tokens, at: number, words: DistancingWords): boolean {
  if (!isWordLike(tokens, at)) return false;
  if (startsAt(tokens, at, words.frame!) > 0) return true;
  return tokens.kind[at] === KIND.possessive && words.owned !== null && startsAt(tokens, at + 1, words.owned) > 0;
}

function isComma(tokens: Tokens, at: number): boolean {
  return tokens.kind[at] === KIND.punctuation && COMMAS.has(tokens.hash[at]!);
}

const COMMAS = new Set([',', '，', '、', '،'].map((char) => char.charCodeAt(0)));

function has(tokens: Tokens, index: number, set: WordSet | null): boolean {
  return set !== null && endsAt(tokens, index, set) > 0;
}
