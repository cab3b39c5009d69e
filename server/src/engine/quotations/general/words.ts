/** What the patterns of the general grammar ask of the items of a frame. */
import { CLASS, ROLE } from '../../lexicon.ts';
import { FLAG, KIND } from '../../words.ts';
import { type Frame, quotationOf } from '../frame.ts';

export function bitsAt(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item === undefined || item < 0 ? 0 : frame.classes[item]!;
}

export function rolesAt(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item === undefined || item < 0 ? 0 : frame.roles[item]!;
}

export function hasClass(frame: Frame, i: number, bits: number): boolean {
  return (bitsAt(frame, i) & bits) !== 0;
}

export function hasRole(frame: Frame, i: number, roles: number): boolean {
  return (rolesAt(frame, i) & roles) !== 0;
}

export function isWordAt(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.word;
}

export function flagsAt(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item === undefined || item < 0 ? 0 : frame.tokens.flags[item]!;
}

export function isCapitalAt(frame: Frame, i: number): boolean {
  return isWordAt(frame, i) && (flagsAt(frame, i) & FLAG.capital) !== 0;
}

function unitAt(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item === undefined || item < 0 || frame.tokens.kind[item] !== KIND.punctuation ? 0 : frame.tokens.hash[item]!;
}

/** A comma of any script; the enumeration comma 、 too, because it ends a phrase. */
export function isCommaAt(frame: Frame, i: number): boolean {
  const unit = unitAt(frame, i);
  return unit === 0x2c || unit === 0xff0c || unit === 0x060c || unit === 0x3001;
}

/** The first comma from item `from` to `to` (exclusive), -1 where there is none. */
export function nextComma(frame: Frame, from: number, to: number): number {
  for (let i = from; i < to; i++) if (isCommaAt(frame, i)) return i;
  return -1;
}

export function isColonAt(frame: Frame, i: number): boolean {
  const unit = unitAt(frame, i);
  return unit === 0x3a || unit === 0xff1a;
}

export function isDashAt(frame: Frame, i: number): boolean {
  const unit = unitAt(frame, i);
  return unit === 0x2014 || unit === 0x2013 || unit === 0x2015 || unit === 0x2d || unit === 0x2e3a;
}

export function isSemicolonAt(frame: Frame, i: number): boolean {
  const unit = unitAt(frame, i);
  return unit === 0x3b || unit === 0xff1b;
}

export function isPunctuationAt(frame: Frame, i: number): boolean {
  return unitAt(frame, i) !== 0;
}

/** A stop inside a sentence belongs to an abbreviation or an ordinal; a middle dot joins the parts of a foreign name. */
export function isInnerStop(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  const unit = unitAt(frame, i);
  if (unit === 0xb7 || unit === 0x2027 || unit === 0x30fb) return i > 0 && isWordAt(frame, i - 1) && isWordAt(frame, i + 1);
  return unit === 0x2e && i > 0 && item !== undefined && frame.tokens.start[item] === frame.tokens.end[item - 1];
}

/** The first quotation at or after item `from`, `to` where there is none. */
export function nextQuotation(frame: Frame, from: number, to: number): number {
  for (let i = from; i < to; i++) if (quotationOf(frame.items[i]) !== -1) return i;
  return to;
}

export function hasQuotation(frame: Frame, from: number, to: number): boolean {
  return nextQuotation(frame, from, to) < to;
}

const PASSED = CLASS.adverb | CLASS.time;
const PASSED_ROLES = ROLE.negation | ROLE.object;

/** Adverbs, times, negations and object pronouns stand between a verb and its subject without being one. */
export function isPassedOver(frame: Frame, i: number): boolean {
  if (!isWordAt(frame, i)) return false;
  const bits = bitsAt(frame, i);
  if ((bits & PASSED) !== 0 || (rolesAt(frame, i) & PASSED_ROLES) !== 0) return (bits & CLASS.subject) === 0;
  return false;
}

/** A word that is verb and noun, behind what leads a noun: "le juge", "une nota de prensa". */
export function isNominal(frame: Frame, i: number): boolean {
  return hasClass(frame, i, CLASS.noun | CLASS.document | CLASS.title) && hasClass(frame, i - 1, LEADS_NOUN);
}

const LEADS_NOUN = CLASS.determiner | CLASS.of | CLASS.preposition;

/** The item after a time or date at `i`: "mardi", "el 3 de mayo", "le 12 mars 2024"; `i` itself where there is none. */
export function pastTime(frame: Frame, i: number): number {
  let at = hasClass(frame, i, CLASS.determiner) ? i + 1 : i;
  if (isNumberAt(frame, at)) at = hasClass(frame, at + 1, CLASS.of) ? at + 2 : at + 1;
  else if (at > i) return i;
  if (!hasClass(frame, at, CLASS.time)) return i;
  at++;
  if (hasClass(frame, at, CLASS.of) && isNumberAt(frame, at + 1)) at++;
  return isNumberAt(frame, at) ? at + 1 : at;
}

export function isNumberAt(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.number;
}

/** More items than any sentence that people write; what is longer is read in pieces, so that the work grows as the text does. */
const LONGEST_SENTENCE = 320;

export function sentencesOf(frame: Frame): Frame['sentences'] {
  if (frame.items.length <= LONGEST_SENTENCE) return frame.sentences;
  return frame.sentences.flatMap(({ from, to }) => {
    const pieces: { from: number; to: number }[] = [];
    for (let start = from; start < to; start += LONGEST_SENTENCE) pieces.push({ from: start, to: Math.min(to, start + LONGEST_SENTENCE) });
    return pieces;
  });
}
