/** Titles of works: what a marked stretch in capitals is where such a title stands, whoever speaks around it. */
import { CLASS } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import { type Frame, quotationOf } from './frame.ts';

/** What the words between the marks look like. */
export interface Inside {
  readonly words: number;
  /** Every word but the small ones begins with a capital. */
  readonly title: boolean;
  /** Has a subject pronoun or an auxiliary. */
  readonly clause: boolean;
}

const SMALL = CLASS.preposition | CLASS.conjunction | CLASS.determiner | CLASS.of | CLASS.subordinator | CLASS.auxiliary;
const CUE = CLASS.cue | CLASS.cueBase;
const TITLE_LONGEST = 12;

export function describe(frame: Frame, quotation: number): Inside {
  const { tokens, classes, pairs } = frame;
  const { open, close } = pairs[quotation]!;
  let words = 0;
  let content = 0;
  let capitals = 0;
  let first = false;
  let clause = false;
  let pronoun = false;
  let sentence = false;
  for (let i = open + 1; i < close; i++) {
    const kind = tokens.kind[i]!;
    if (kind === KIND.number) words++;
    if (kind !== KIND.word) continue;
    words++;
    const capital = (tokens.flags[i]! & (FLAG.capital | FLAG.allCaps)) !== 0;
    if (words === 1) {
      first = capital;
      pronoun = (classes[i]! & CLASS.subject) !== 0;
    }
    // “It is over”: a title would be “It Is Over”.
    if (pronoun && !capital && (classes[i]! & CLASS.auxiliary) !== 0) sentence = true;
    if ((classes[i]! & (CLASS.subject | CLASS.auxiliary)) !== 0) clause = true;
    if (words > 1 && (classes[i]! & SMALL) !== 0 && !capital) continue;
    content++;
    if (capital) capitals++;
  }
  return { words, title: first && !sentence && content > 0 && capitals === content, clause };
}

/** The show “Face the Nation” · in her book, “The Long Road,” · CBS’s “Face the Nation”. */
export function isPlacedTitle(frame: Frame, at: number): boolean {
  const { tokens, items } = frame;
  const quotation = quotationOf(items[at]);
  const before = items[at - 1];
  if (quotation === -1 || before === undefined || before < 0) return false;
  const owned = tokens.kind[before] === KIND.possessive;
  if (!owned && !isTitleNoun(frame, tokens.kind[before] === KIND.punctuation && tokens.hash[before] === 0x2c ? at - 2 : at - 1))
    return false;
  // Long texts are read no further than a title goes.
  const { open, close } = frame.pairs[quotation]!;
  if (close - open > TITLE_LONGEST * 2) return false;
  const inside = describe(frame, quotation);
  return inside.title && (inside.words > 1 || !owned);
}

function isTitleNoun(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  if (item === undefined || item < 0 || frame.tokens.kind[item] !== KIND.word) return false;
  return (frame.classes[item]! & CLASS.titleNoun) !== 0 && (frame.classes[item]! & CUE) === 0;
}
