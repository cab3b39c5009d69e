/** Finds the reporting verbs of a sentence in the languages of the general grammar, with their auxiliaries and separated parts. */
import { CLASS, ROLE } from '../../lexicon.ts';
import { FLAG } from '../../words.ts';
import { type Frame, lastTokenOf } from '../frame.ts';
import { bitsAt, flagsAt, hasClass, hasRole, isCapitalAt, isCommaAt, isPassedOver, isPunctuationAt, isWordAt, rolesAt } from './words.ts';

export interface Verb {
  /** Item of the finite verb that has the subject next to it: the auxiliary of "hat … gesagt", else the verb itself. */
  readonly finite: number;
  /** Item of the reporting verb. */
  readonly at: number;
  /** Item after both. */
  readonly next: number;
  readonly weak: boolean;
  /** "wurde … bezeichnet": who speaks is its agent. */
  readonly passive: boolean;
}

/** How far an auxiliary and its participle, or a verb and its separated part, may stand apart. */
const BRACE = 40;

/** All reporting verbs of a stretch of items, in order. */
export function verbsIn(frame: Frame, from: number, to: number): Verb[] {
  const found: Verb[] = [];
  for (let i = from; i < to; i++) {
    const verb = verbAt(frame, i, from, to);
    if (verb !== null) found.push(verb);
  }
  return found;
}

export function verbAt(frame: Frame, i: number, from: number, to: number): Verb | null {
  if (!isWordAt(frame, i)) return null;
  const bits = bitsAt(frame, i);
  const participle = hasRole(frame, i, ROLE.participle);
  if ((bits & CLASS.cue) === 0 && !participle) return null;
  // A capital inside a sentence is a noun or a name.
  if (isCapitalAt(frame, i) && i > from) return null;
  if ((flagsAt(frame, i) & FLAG.hyphen) !== 0) return null;
  if (frame.traits.capitalizedNouns && isDue(frame, i, from)) return null;
  const weak = (bits & CLASS.weak) !== 0;
  // "宣布的计划", "的报道": a verb before 的 is a modifier, a weak one behind it a noun.
  if (
    frame.traits.unspaced &&
    (hasClass(frame, i + 1, CLASS.of) || (weak && i > from && hasClass(frame, i - 1, CLASS.of | CLASS.determiner)))
  )
    return null;
  if (participle) {
    const auxiliary = auxiliaryOf(frame, i, from, to);
    if (auxiliary !== -1) {
      // "war … bezeichnet worden"
      const passive = hasClass(frame, auxiliary, CLASS.passive) || (i + 1 < to && hasClass(frame, i + 1, CLASS.passive));
      return { finite: auxiliary, at: i, next: Math.max(i, auxiliary) + 1, weak, passive };
    }
    if ((bits & CLASS.cue) === 0) return null;
  }
  if ((bits & CLASS.noun) !== 0 && (hasClass(frame, i - 1, CLASS.determiner | CLASS.preposition) || hasClass(frame, i + 1, CLASS.of)))
    return null;
  if ((bits & CLASS.particle) !== 0 && !hasPart(frame, i, to)) return null;
  return { finite: i, at: i, next: i + 1, weak, passive: false };
}

/** "Es ist zu betonen", "man muss sagen", "es sei daran erinnert": what is due to be said is said by the author. */
function isDue(frame: Frame, verb: number, from: number): boolean {
  for (let i = verb - 1; i >= Math.max(from, verb - DUE_REACH) && isWordAt(frame, i); i--)
    if (hasRole(frame, i, ROLE.be)) return isNobody(frame, i - 1) || isNobody(frame, i + 1);
  return false;
}

/** Words from "ist" to "betonen". */
const DUE_REACH = 8;

/** "es" and "man" */
function isNobody(frame: Frame, i: number): boolean {
  return hasClass(frame, i, CLASS.pronoun) && (hasRole(frame, i, ROLE.neuter) || hasClass(frame, i, CLASS.vague));
}

/** The auxiliary right before the participle, or in its clause: "hat der Minister gestern erklärt". */
function auxiliaryOf(frame: Frame, participle: number, from: number, to: number): number {
  for (let i = participle - 1; i >= Math.max(from, participle - BRACE); i--) {
    if (hasClass(frame, i, CLASS.auxiliary)) return i;
    if (isCommaAt(frame, i) || (isWordAt(frame, i) && hasClass(frame, i, CLASS.cue) && !isCapitalAt(frame, i))) break;
    // Where verb and auxiliary stand together, nothing but small words comes between.
    if (
      !frame.traits.capitalizedNouns &&
      isWordAt(frame, i) &&
      !isPassedOver(frame, i) &&
      !hasClass(frame, i, CLASS.subject | CLASS.pronoun)
    )
      break;
  }
  // "…, wie er erklärt hat"
  return participle + 1 < to && hasClass(frame, participle + 1, CLASS.auxiliary) ? participle + 1 : -1;
}

/** "teilte … mit": the part that makes it a reporting verb stands later in the clause, perhaps behind a quotation. */
function hasPart(frame: Frame, verb: number, to: number): boolean {
  for (let i = verb + 1; i < Math.min(to, verb + BRACE); i++) {
    if (hasRole(frame, i, ROLE.separable)) {
      const next = i + 1;
      // A preposition that looks the same leads a noun.
      if (next >= to || frame.items[next]! < 0 || isPunctuationAt(frame, next) || !hasClass(frame, i, CLASS.preposition)) return true;
      if (hasRole(frame, next, ROLE.complementizer) || hasClass(frame, next, CLASS.conjunction)) return true;
    }
  }
  return false;
}

/** Tokens of the verb, from the auxiliary to the participle where they stand together. */
export function verbTokens(frame: Frame, verb: Verb): { first: number; last: number } {
  const first = frame.items[verb.at]!;
  const together = verb.finite === verb.at - 1;
  return { first: together ? frame.items[verb.finite]! : first, last: lastTokenOf(frame, first) };
}

export function isSubjunctive(frame: Frame, i: number): boolean {
  return isWordAt(frame, i) && (rolesAt(frame, i) & ROLE.subjunctive) !== 0;
}
