/** What a marked stretch is used as: a quotation, or a title, a word used as a word, a scare quote, a nickname. */
import type { Use } from '../facts.ts';
import { CLASS } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import type { Attribution } from './attribution.ts';
import { lower } from './cues.ts';
import { commaInside, type Frame, quotationOf, terminalInside } from './frame.ts';
import { isComma, isPunct } from './sources.ts';

export interface Judgement {
  readonly use: Use;
  readonly confidence: number;
}

const FUNCTION = CLASS.preposition | CLASS.conjunction | CLASS.determiner | CLASS.of | CLASS.subordinator | CLASS.auxiliary;
const ADJACENT = new Set([
  'quotation-verb-source',
  'quotation-source-verb',
  'source-verb-quotation',
  'interrupted',
  'colon',
  'according-to',
  'passive-by',
]);
const SCARE_LONGEST = 3;

/** Judges the quotation at item `at` of the frame. */
export function judgeUse(frame: Frame, at: number, attribution: Attribution | null): Judgement {
  const quotation = quotationOf(frame.items[at]);
  const pair = frame.pairs[quotation]!;
  const inside = describe(frame, pair.open + 1, pair.close);
  if (inside.words === 0) return { use: 'other', confidence: 0.9 };
  const speech = commaInside(frame, quotation) || terminalInside(frame, quotation);
  const before = neighbour(frame, at - 1);
  const after = neighbour(frame, at + 1);
  if (lower(frame, at - 1) === 'called' && lower(frame, at - 2) === 'so') return { use: 'scare', confidence: 0.9 };
  const adjacent = attribution !== null && ADJACENT.has(attribution.basis);
  // CBS's “Face the Nation,” · on “Fox News Sunday,”: American usage puts the comma inside a title too.
  const placed = (before & (CLASS.preposition | CLASS.titleNoun)) !== 0 && (before & (CLASS.cue | CLASS.cueBase)) === 0;
  if (inside.title && inside.words >= 2 && (placed || isPossessive(frame, at - 1))) return { use: 'title', confidence: 0.85 };
  if (adjacent && (speech || isPunct(frame, at - 1, 0x3a) || isComma(frame, at - 1))) return { use: 'quotation', confidence: 0.97 };
  if ((before & CLASS.naming) !== 0 && !speech) return { use: 'title', confidence: 0.85 };
  if (inside.title && !speech && ((before | after) & CLASS.titleNoun) !== 0) return { use: 'title', confidence: 0.85 };
  if ((before & CLASS.termNoun) !== 0 && (before & (CLASS.cue | CLASS.cueBase)) === 0 && inside.words <= 6 && !speech)
    return { use: 'term', confidence: 0.8 };
  if (isDefined(frame, at) || isSlogan(frame, at)) return { use: 'term', confidence: 0.75 };
  if (isNickname(frame, at, inside.words)) return { use: 'other', confidence: 0.85 };
  // She read “War and Peace” aloud.
  if (inside.title && inside.words >= 2 && !speech && (before & CLASS.weak) !== 0) return { use: 'title', confidence: 0.75 };
  if (adjacent) return { use: 'quotation', confidence: 0.95 };
  // A comma or stop inside the marks speaks against a title, unless nobody says it and all of it is in capitals.
  if (inside.title && inside.words >= 2 && (!speech || (attribution === null && inside.words >= 3)))
    return { use: 'title', confidence: 0.7 };
  if (attribution !== null) return { use: 'quotation', confidence: 0.85 };
  if (inside.title && !speech) return { use: 'title', confidence: 0.55 };
  if (inside.words <= SCARE_LONGEST && !speech) return { use: 'scare', confidence: 0.6 };
  return { use: 'quotation', confidence: inside.words > 5 || speech ? 0.8 : 0.6 };
}

interface Inside {
  readonly words: number;
  /** Every word but the small ones begins with a capital. */
  readonly title: boolean;
}

function describe(frame: Frame, from: number, to: number): Inside {
  const { tokens, classes } = frame;
  let words = 0;
  let content = 0;
  let capitals = 0;
  let first = false;
  for (let i = from; i < to; i++) {
    const kind = tokens.kind[i]!;
    if (kind === KIND.number) words++;
    if (kind !== KIND.word) continue;
    words++;
    const capital = (tokens.flags[i]! & (FLAG.capital | FLAG.allCaps)) !== 0;
    if (words === 1) first = capital;
    if (words > 1 && (classes[i]! & FUNCTION) !== 0 && !capital) continue;
    content++;
    if (capital) capitals++;
  }
  return { words, title: first && content > 0 && capitals === content };
}

function neighbour(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.word ? frame.classes[item]! : 0;
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
