/**
 * The frame of a block: what is left when each quotation is replaced by a dummy and brackets are dropped. Attribution is read
 * in the frame, because what a speaker says must never be taken for who says it.
 */
import type { Traits } from '../knowledge.ts';
import { CLASS, isAbbreviation, type Lexicon, ROLE, type WordClasses } from '../lexicon.ts';
import { TRAIT } from '../token-buffer.ts';
import { FLAG, KIND, type Tokens } from '../words.ts';
import type { MarkPair } from './marks.ts';

export interface Frame {
  readonly tokens: Tokens;
  readonly classes: Int32Array;
  readonly roles: Int32Array;
  /** Tokens of the phrase a token begins, null where the language has none: such a phrase is one item. */
  readonly extents: Uint8Array | null;
  readonly traits: Traits;
  /** A token index, or `dummy(n)` for the nth quotation of `pairs`. */
  readonly items: readonly number[];
  /** Ranges of items. */
  readonly sentences: readonly { readonly from: number; readonly to: number }[];
  /** The quotations of this frame, outermost of their level, in order. */
  readonly pairs: readonly MarkPair[];
}

export function dummy(quotation: number): number {
  return -1 - quotation;
}

/** The last token of an item that is no dummy. */
export function lastTokenOf(frame: Frame, item: number): number {
  return frame.extents === null ? item : item + frame.extents[item]! - 1;
}

/** The quotation an item stands for, -1 for a token. */
export function quotationOf(item: number | undefined): number {
  return item !== undefined && item < 0 ? -1 - item : -1;
}

/** `from` and `to` are token indexes: the block, or the inside of an outer quotation. */
export function buildFrame(
  tokens: Tokens,
  classes: WordClasses,
  lexicon: Lexicon,
  pairs: readonly MarkPair[],
  from: number,
  to: number,
): Frame {
  const { bits, roles, extents } = classes;
  const whole = from === 0 && pairs.length === 0 && extents === null ? allTokens(tokens, to) : null;
  const items = whole ?? itemsOf(tokens, extents, pairs, from, to);
  const frame = { tokens, classes: bits, roles, extents, traits: lexicon.traits, items, sentences: NO_SENTENCES, pairs };
  frame.sentences = splitSentences(frame, lexicon);
  return frame;
}

const NO_SENTENCES: Frame['sentences'] = [];
/** Lists of so many items, and sentences of so many, for the blocks that have nothing else: one each for all of them. */
const SHARED = 256;
const WHOLES: (readonly number[])[] = [];
const SENTENCES: Frame['sentences'][] = [];

/** The tokens up to `to` as items, where no bracket opens among them, else null. */
function allTokens({ hash, traits }: Tokens, to: number): readonly number[] | null {
  if (to >= SHARED) return null;
  if ((traits & TRAIT.bracket) !== 0) for (let token = 0; token < to; token++) if (hash[token] === 0x28) return null;
  while (WHOLES.length <= to) WHOLES.push(Array.from({ length: WHOLES.length }, (_, token) => token));
  return WHOLES[to]!;
}

/** A sentence that is all there is. */
function onlySentence(length: number): Frame['sentences'] {
  if (length >= SHARED) return [{ from: 0, to: length }];
  while (SENTENCES.length <= length) SENTENCES.push(SENTENCES.length === 0 ? NO_SENTENCES : [{ from: 0, to: SENTENCES.length }]);
  return SENTENCES[length]!;
}

function itemsOf(tokens: Tokens, extents: Uint8Array | null, pairs: readonly MarkPair[], from: number, to: number): readonly number[] {
  const { hash } = tokens;
  const items: number[] = [];
  let next = 0;
  for (let token = from; token < to; token++) {
    const pair = pairs[next];
    if (pair !== undefined && pair.open === token) {
      items.push(dummy(next));
      token = pair.close;
      next++;
      continue;
    }
    const close = hash[token] === 0x28 ? bracketEnd(tokens, token, to, pair?.open ?? to) : -1;
    if (close !== -1) token = close;
    else {
      items.push(token);
      if (extents !== null) token += extents[token]! - 1;
    }
  }
  return items;
}

const BRACKET_REACH = 40;

/** The closing bracket of a short parenthesis that opens here, -1 where there is none. */
function bracketEnd(tokens: Tokens, token: number, to: number, limit: number): number {
  if (tokens.kind[token] !== KIND.punctuation) return -1;
  for (let i = token + 1; i < Math.min(to, limit, token + BRACKET_REACH); i++) {
    if (tokens.kind[i] === KIND.punctuation && tokens.hash[i] === 0x29) return i;
  }
  return -1;
}

/** Nobody writes a longer one; where each quotation asks for each verb of its sentence, the bound keeps the work linear. */
const LONGEST_SENTENCE = 240;

function splitSentences(frame: Frame, lexicon: Lexicon): Frame['sentences'] {
  const { items } = frame;
  const { kind, flags } = frame.tokens;
  const longest = lexicon.traits.grammar === 'general' ? LONGEST_SENTENCE : Number.POSITIVE_INFINITY;
  let sentences: { from: number; to: number }[] | null = null;
  let from = 0;
  for (let i = 0; i < items.length; i++) {
    // Most items are plain words, which end nothing.
    const isCut = i + 1 - from >= longest;
    if (!isCut && kind[items[i]!] === KIND.word && (flags[items[i]!]! & FLAG.dotted) === 0) continue;
    if (!isCut && !endsSentence(frame, i, lexicon)) continue;
    if (from === 0 && i + 1 === items.length) break;
    sentences ??= [];
    sentences.push({ from, to: i + 1 });
    from = i + 1;
  }
  if (sentences === null) return onlySentence(items.length);
  if (from < items.length) sentences.push({ from, to: items.length });
  return sentences;
}

function endsSentence(frame: Frame, i: number, lexicon: Lexicon): boolean {
  const { tokens, items } = frame;
  const item = items[i]!;
  if (item < 0) return terminalInside(frame, quotationOf(item)) && startsSentence(frame, i + 1) && !attributionFollows(frame, i);
  if (tokens.kind[item] === KIND.word) {
    // "… in the U.S. The minister …": the stop belongs to the abbreviation and may end the sentence too.
    return (tokens.flags[item]! & FLAG.dotted) !== 0 && tokens.text[tokens.end[item]! - 1] === '.' && startsWithStarter(frame, i + 1);
  }
  if (tokens.kind[item] !== KIND.punctuation) return false;
  const unit = tokens.hash[item]!;
  if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f) return true;
  if (unit !== 0x2e && unit !== 0x21 && unit !== 0x3f && unit !== 0x2026) return false;
  if (unit === 0x2e && isAbbreviationStop(tokens, item, lexicon)) return false;
  return startsSentence(frame, i + 1);
}

/** A stop right after an abbreviation or an initial. */
function isAbbreviationStop(tokens: Tokens, stop: number, lexicon: Lexicon): boolean {
  const word = stop - 1;
  if (word < 0 || tokens.end[word] !== tokens.start[stop]) return false;
  // "am 3. Oktober"
  if (lexicon.traits.ordinalStops && tokens.kind[word] === KIND.number) return tokens.end[word]! - tokens.start[word]! <= 2;
  if (tokens.kind[word] !== KIND.word) return false;
  const length = tokens.end[word]! - tokens.start[word]!;
  if (length === 1 && (tokens.flags[word]! & FLAG.capital) !== 0 && tokens.text[tokens.start[word]!] !== 'I') return true;
  return isAbbreviation(tokens, word, lexicon);
}

function startsSentence(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  if (item === undefined || item < 0) return true;
  const { tokens } = frame;
  if (tokens.kind[item] === KIND.word) return (tokens.flags[item]! & (FLAG.capital | FLAG.ideograph)) !== 0 || !isLatinLower(tokens, item);
  // A dash after a quotation leads to its source.
  return tokens.kind[item] !== KIND.punctuation || !',;:)—–―-'.includes(String.fromCharCode(tokens.hash[item]!));
}

function isLatinLower(tokens: Tokens, token: number): boolean {
  const char = tokens.text[tokens.start[token]!]!;
  return char.toLowerCase() === char && char.toUpperCase() !== char;
}

function startsWithStarter(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item === undefined || item < 0 || (frame.classes[item]! & CLASS.starter) !== 0;
}

/** The last thing inside the quotation is a stop, a question or an exclamation. */
export function terminalInside(frame: Frame, quotation: number): boolean {
  const last = lastInside(frame, quotation);
  return last === 0x2e || last === 0x21 || last === 0x3f || last === 0x2026 || last === 0x3002 || last === 0xff01 || last === 0xff1f;
}

/** The last thing inside the quotation is a comma: the sentence goes on. */
export function commaInside(frame: Frame, quotation: number): boolean {
  const last = lastInside(frame, quotation);
  return last === 0x2c || last === 0xff0c;
}

function lastInside(frame: Frame, quotation: number): number {
  const pair = frame.pairs[quotation]!;
  for (let i = pair.close - 1; i > pair.open; i--) {
    if (frame.tokens.kind[i] === KIND.mark) continue;
    return frame.tokens.kind[i] === KIND.punctuation ? frame.tokens.hash[i]! : 0;
  }
  return 0;
}

/** "… move on.” Doe said.": a short subject and a cue, and then nothing but the end or another quotation. */
function attributionFollows(frame: Frame, i: number): boolean {
  const { tokens, classes, items } = frame;
  if (frame.traits.unspaced) return clauseFollows(frame, i);
  if (closesWithSource(frame, i + 1)) return true;
  for (let j = i + 1; j < Math.min(items.length, i + 8); j++) {
    const item = items[j]!;
    if (item < 0 || (tokens.kind[item] === KIND.punctuation && tokens.hash[item] !== 0x2e)) return false;
    const bits = classes[item]!;
    if ((bits & CLASS.cue) === 0 || (bits & CLASS.noun) !== 0 || j === i + 1) continue;
    // After a full stop only a cue that is nothing else will do: "“It failed.” The ministers agreed." is two sentences.
    if ((bits & CLASS.weak) !== 0 && lastInside(frame, quotationOf(items[i])) === 0x2e) return false;
    const after = items[j + 1];
    // "“It is over.” Doe said “no.”": the verb leads to what stands behind it and takes nothing from before.
    if (after === undefined || after < 0) return after === undefined;
    // "“Why now?” Doe said in response": a question needs its attribution, so an adverbial after the cue is no clause of its own.
    const adverbial = CLASS.preposition | CLASS.time | CLASS.adverb | CLASS.subordinator;
    const adverb = ((classes[after]! & adverbial) !== 0 && (classes[after]! & CLASS.determiner) === 0) || isTime(frame, j + 2);
    if (adverb && lastInside(frame, quotationOf(items[i])) !== 0x2e) return true;
    if (tokens.kind[after] !== KIND.punctuation) return false;
    // "„… ist.“ Der Sprecher sagte, dass …": what is said comes behind the cue.
    return tokens.hash[after] === 0x2e || (tokens.hash[after] === 0x2c && !opensReport(frame, j + 2));
  }
  return false;
}

/** Characters, not words, that may stand between a quotation and its verb in a script without spaces. */
const CLAUSE_REACH = 32;

/** “Q。”S说。: subject, adverbials and a cue that closes its clause. After a colon “Q。” has its speaker already. */
function clauseFollows(frame: Frame, i: number): boolean {
  const { tokens, classes, items } = frame;
  if (i > 0 && isPunctuationOf(frame, items[i - 1]!, ':：')) return false;
  for (let j = i + 1; j < Math.min(items.length, i + CLAUSE_REACH); j++) {
    const item = items[j]!;
    if (item < 0 || (tokens.kind[item] === KIND.punctuation && !isPunctuationOf(frame, item, '·・‧'))) return false;
    if (j === i + 1 || (classes[item]! & CLASS.cue) === 0 || (classes[item]! & CLASS.weak) !== 0) continue;
    const after = items[j + 1];
    if (after === undefined || after < 0) return true;
    if (tokens.kind[after] === KIND.punctuation) return isPunctuationOf(frame, after, '.,。，、');
  }
  return false;
}

function isPunctuationOf({ tokens }: Frame, item: number, marks: string): boolean {
  return item >= 0 && tokens.kind[item] === KIND.punctuation && marks.includes(String.fromCharCode(tokens.hash[item]!));
}

/** "„… läuft.“ So der Sprecher." */
function closesWithSource(frame: Frame, i: number): boolean {
  const { tokens, classes, items } = frame;
  const first = items[i];
  if (first === undefined || first < 0 || (frame.roles[first]! & ROLE.so) === 0) return false;
  for (let j = i + 1; j < Math.min(items.length, i + 10); j++) {
    const item = items[j]!;
    if (item < 0 || (classes[item]! & (CLASS.cue | CLASS.auxiliary | CLASS.subordinator)) !== 0) return false;
    if (tokens.kind[item] === KIND.punctuation) return j > i + 1 && tokens.hash[item] === 0x2e;
  }
  return false;
}

function opensReport(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && (frame.roles[item]! & ROLE.complementizer) !== 0;
}

function isTime(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && (frame.classes[item]! & CLASS.time) !== 0;
}
