/**
 * What a marked stretch is used as: a quotation, or a title, a word used as a word, a scare quote, a nickname. Each thing that
 * can be seen of the stretch and its place is one piece of evidence with a weight; their sum decides and says how sure it is.
 */
import type { Use } from '../facts.ts';
import { CLASS } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import type { Attribution } from './attribution.ts';
import { lower } from './cues.ts';
import { type Judgement, Scale } from './evidence.ts';
import { commaInside, type Frame, quotationOf, terminalInside } from './frame.ts';
import { isComma, isPunct } from './sources.ts';
import { describe, type Inside, isPlacedTitle } from './titles.ts';

const FUNCTION = CLASS.preposition | CLASS.conjunction | CLASS.determiner | CLASS.of | CLASS.subordinator | CLASS.auxiliary;
const CUE = CLASS.cue | CLASS.cueBase;
const ADJACENT = new Set([
  'quotation-verb-source',
  'quotation-source-verb',
  'source-verb-quotation',
  'interrupted',
  'colon',
  'according-to',
  'passive-by',
  'attribution-line',
]);

/** Judges the quotation at item `at` of the frame. */
export function judgeUse(frame: Frame, at: number, attribution: Attribution | null): Judgement {
  const quotation = quotationOf(frame.items[at]);
  const inside = describe(frame, quotation);
  if (inside.words === 0) return { use: 'other', confidence: 0.9 };
  const scale = new Scale<Evidence>(WEIGHT, 'prior');
  const speech = commaInside(frame, quotation) || terminalInside(frame, quotation);
  weighInside(scale, inside, speech);
  weighPlace(scale, frame, at, inside, speech);
  weighAttribution(scale, frame, at, attribution, speech);
  return scale.read();
}

/**
 * In log-odds of a quotation, and what the stretch would be instead. Fitted to annotated news and rounded; where news has too
 * few cases to tell (definitions, nicknames, "so-called"), set by what the construction means.
 */
const WEIGHT = {
  prior: [0.5, 'scare'],
  speech: [0.5, 'scare'],
  word: [-1.25, 'scare'],
  fewWords: [-0.5, 'scare'],
  manyWords: [0.5, 'scare'],
  clauseInside: [0.5, 'scare'],
  title: [-1.75, 'title'],
  capital: [-0.5, 'title'],
  titlePlaced: [-0.5, 'title'],
  titleAfterNoun: [-2, 'title'],
  titleOwned: [-3, 'title'],
  titleObject: [-2, 'title'],
  titleAmid: [-1, 'title'],
  nounAfterNoun: [-0.5, 'title'],
  naming: [-2, 'title'],
  term: [-2, 'term'],
  defined: [-3, 'term'],
  soCalled: [-5, 'scare'],
  nickname: [-4, 'other'],
  modifier: [-0.75, 'scare'],
  as: [1, 'scare'],
  colon: [0.5, 'scare'],
  cueBefore: [1, 'scare'],
  cueNear: [1.25, 'scare'],
  setOff: [3.5, 'scare'],
  attributed: [2.5, 'scare'],
  inClause: [2, 'scare'],
} as const satisfies Record<string, readonly [number, Use]>;

type Evidence = keyof typeof WEIGHT;

function weighInside(scale: Scale<Evidence>, inside: Inside, speech: boolean): void {
  if (inside.words === 1) scale.add('word');
  else if (inside.words <= 3) scale.add('fewWords');
  else if (inside.words > 6) scale.add('manyWords');
  if (speech) scale.add('speech');
  if (inside.clause) scale.add('clauseInside');
  if (inside.title) scale.add(inside.words > 1 ? 'title' : 'capital');
}

function weighPlace(scale: Scale<Evidence>, frame: Frame, at: number, inside: Inside, speech: boolean): void {
  const before = neighbour(frame, at - 1);
  const after = neighbour(frame, at + 1);
  const noun = isComma(frame, at - 1) ? neighbour(frame, at - 2) : before;
  if (lower(frame, at - 1) === 'called' && lower(frame, at - 2) === 'so') scale.add('soCalled');
  if ((before & CLASS.naming) !== 0) scale.add('naming');
  if (((noun & CLASS.titleNoun) !== 0 && (noun & CUE) === 0) || (after & CLASS.titleNoun) !== 0)
    scale.add(inside.title ? 'titleAfterNoun' : 'nounAfterNoun');
  if (inside.title && inside.words > 1) {
    // CBS's “Face the Nation,” · on “Fox News Sunday,”: American usage puts the comma inside a title too.
    if (isPossessive(frame, at - 1)) scale.add('titleOwned');
    else if ((before & CLASS.preposition) !== 0 && (before & CUE) === 0) scale.add('titlePlaced');
    // She read “War and Peace” aloud.
    else if ((before & CLASS.weak) !== 0 && !speech) scale.add('titleObject');
  }
  if ((namedBy(frame, at) & CLASS.termNoun) !== 0) scale.add('term');
  if (isDefined(frame, at) || isSlogan(frame, at)) scale.add('defined');
  if (isNickname(frame, at, inside.words)) scale.add('nickname');
  const opened = (before & CLASS.determiner) !== 0 || isPossessive(frame, at - 1);
  if (opened && isNoun(frame, at + 1)) scale.add('modifier');
  if (lower(frame, at - 1) === 'as' || (opened && lower(frame, at - 2) === 'as')) scale.add('as');
  if (isPunct(frame, at - 1, 0x3a)) scale.add('colon');
}

function weighAttribution(scale: Scale<Evidence>, frame: Frame, at: number, attribution: Attribution | null, speech: boolean): void {
  if (attribution === null) {
    if ((neighbour(frame, at - 1) & CUES) !== 0) scale.add('cueBefore');
    else if (cueNear(frame, at)) scale.add('cueNear');
  } else if (isPlacedTitle(frame, at)) scale.add('titleAmid');
  else if (!ADJACENT.has(attribution.basis)) scale.add('inClause');
  else scale.add(isPunct(frame, at - 1, 0x3a) || isComma(frame, at - 1) || (speech && opensClause(frame, at)) ? 'setOff' : 'attributed');
}

/** Nothing stands before the quotation that it could be a part of. */
function opensClause(frame: Frame, at: number): boolean {
  const item = frame.items[at - 1];
  if (item === undefined || item < 0 || frame.tokens.kind[item] !== KIND.word) return true;
  return (frame.classes[item]! & (CUE | CLASS.subordinator | CLASS.conjunction)) !== 0;
}

const CUES = CUE | CLASS.cueGerund | CLASS.passive;
const NEAR = 12;

/** A cue stands in the same clause, although nobody was found who speaks. */
function cueNear(frame: Frame, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - NEAR); i--) {
    const item = frame.items[i]!;
    if (item < 0 || (frame.tokens.kind[item] === KIND.punctuation && frame.tokens.hash[item] !== 0x2c)) return false;
    if ((frame.classes[item]! & CUES) !== 0 && (frame.classes[item]! & CLASS.noun) === 0) return true;
  }
  return false;
}

function neighbour(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.word ? frame.classes[item]! : 0;
}

/** The word that names: "the term “…”", "known as the “…”". */
function namedBy(frame: Frame, at: number): number {
  let i = at - 1;
  if ((neighbour(frame, i) & CLASS.determiner) !== 0) i--;
  if (lower(frame, i) === 'as') i--;
  const bits = neighbour(frame, i);
  return (bits & CUE) === 0 ? bits : 0;
}

/** A word in small letters that is no function word: "the “…” plan". */
function isNoun(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  if (item === undefined || item < 0 || frame.tokens.kind[item] !== KIND.word) return false;
  return (frame.classes[item]! & (FUNCTION | CLASS.adverb | CLASS.relative | CLASS.time | CLASS.pronoun | CLASS.cue)) === 0;
}

function isPossessive(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.possessive;
}

/** (“ICRC”) · (hereinafter “the Fund”) */
function isDefined(frame: Frame, at: number): boolean {
  const before = lower(frame, at - 1);
  return (
    isPunct(frame, at + 1, 0x29) && (isPunct(frame, at - 1, 0x28) || before === 'hereinafter' || before === 'hereafter' || before === 'the')
  );
}

/** “Never again” is the slogan of the march. */
function isSlogan(frame: Frame, at: number): boolean {
  const verb = lower(frame, at + 1);
  if (verb.startsWith('mean')) return true;
  if (verb !== 'is' && verb !== 'was') return false;
  for (let i = at + 2; i < at + 6; i++) if ((neighbour(frame, i) & (CLASS.termNoun | CLASS.titleNoun)) !== 0) return true;
  return false;
}

/** William “Bill” Clinton. */
function isNickname(frame: Frame, at: number, words: number): boolean {
  if (words > 3) return false;
  const { tokens, classes, items } = frame;
  const name = (i: number): boolean => {
    const item = items[i];
    if (item === undefined || item < 0 || tokens.kind[item] !== KIND.word) return false;
    return (tokens.flags[item]! & FLAG.capital) !== 0 && (classes[item]! & (FUNCTION | CLASS.starter | CLASS.time | CLASS.pronoun)) === 0;
  };
  return name(at - 1) && name(at + 1);
}
