/**
 * The subject that stands before a verb, in languages that part words by spaces, and the subject of a sentence whose verb the rows do not
 * know.
 */
import { CLASS, ROLE } from '../../lexicon.ts';
import { type Frame, quotationOf } from '../frame.ts';
import type { NounPhrase } from '../sources.ts';
import {
  isName,
  isNameOf,
  isOblique,
  LONGEST,
  opensAdverbial,
  pastAdverbials,
  pastSmall,
  phraseAfter,
  phraseOf,
  readObject,
  readPhrase,
  readSubject,
} from './nouns.ts';
import {
  bitsAt,
  hasClass,
  hasRole,
  isCapitalAt,
  isCommaAt,
  isInnerStop,
  isNominal,
  isPassedOver,
  isPunctuationAt,
  isWordAt,
} from './words.ts';

/**
 * The subject that stands before the verb at item `verb`, not reaching left of `floor`; null where what stands there is an
 * adverbial ("In Berlin sagte …") or nothing.
 */
export function subjectBefore(frame: Frame, verb: number, floor: number): NounPhrase | null {
  let end = back(frame, verb - 1, floor);
  if (isCommaAt(frame, end)) {
    // "Anna Roth, die Sprecherin, sagte": back over what explains the subject.
    const open = openingComma(frame, end, floor);
    if (open === -1) return frame.traits.articles ? opening(frame, end, floor) : null;
    end = back(frame, open - 1, floor);
  } else if (hasClass(frame, end, CLASS.relative)) {
    // "la Russie, qui a affirmé": what the relative clause is about.
    return frame.traits.articles && end - 1 > floor && !hasRole(frame, end - 1, ROLE.complementizer) ? antecedent(frame, end, floor) : null;
  }
  // "Die Zeitung „Kurier“ schreibt": the marks hold the name of the subject.
  if (isNameOf(frame, end)) end--;
  if (end < floor) return null;
  let from = end + 1;
  while (from - 1 >= floor && end - from < LONGEST + 10 && !endsClause(frame, from - 1)) from--;
  from = stepIn(frame, from, end + 1);
  while (from <= end && (opensAdverbial(frame, from) || isOblique(frame, from))) {
    const inside = readObject(frame, opensAdverbial(frame, from) ? from + 1 : from, end + 1);
    if (inside === null) return null;
    from = stepIn(frame, inside.to, end + 1);
  }
  if (from > end) return lastBody(frame, end, verb);
  const first = readPhrase(frame, from, end + 1);
  if (first === null || first.to > end || frame.traits.capitalizedNouns) return first;
  // Two phrases before the verb: the one next to it is the subject ("Ce lundi la ministre a dit").
  const second = readSubject(frame, stepIn(frame, first.to, end + 1), end + 1);
  return second !== null && second.to > end && !hasClass(frame, first.to, CLASS.preposition) ? second : first;
}

/** «В своём ответе посольство заявило»: a verb in the singular has a subject, so it is the body next to it. */
function lastBody(frame: Frame, end: number, verb: number): NounPhrase | null {
  if (!frame.traits.cases || hasClass(frame, verb, CLASS.plural) || isOblique(frame, end) || isCapitalAt(frame, end)) return null;
  const governs = hasClass(frame, end - 1, CLASS.preposition) || hasClass(frame, end - 1, CLASS.determiner);
  return hasClass(frame, end, CLASS.role) && !governs ? phraseOf(frame, end, end + 1) : null;
}

/** "S, qui a dit …, a salué", "S, dijo que": what the sentence begins with, where nothing but a clause about it comes between. */
function opening(frame: Frame, comma: number, floor: number): NounPhrase | null {
  const first = readPhrase(frame, floor, comma);
  if (first === null) return null;
  const apart = isCommaAt(frame, first.to) && (first.to === comma || hasClass(frame, first.to + 1, CLASS.relative));
  return apart || hasClass(frame, first.to, CLASS.relative) ? first : null;
}

/** The phrase that a relative pronoun at item `at` stands for. */
function antecedent(frame: Frame, at: number, floor: number): NounPhrase | null {
  const end = isCommaAt(frame, at - 1) ? at - 1 : at;
  let from = end;
  while (from - 1 >= floor && end - from < LONGEST && !endsClause(frame, from - 1)) from--;
  from = stepIn(frame, from, end);
  const found = from < end ? readPhrase(frame, from, end) : null;
  return found !== null && found.to === end ? found : null;
}

/**
 * The subject of a sentence whose verb the rows need not know: what it begins with, or, where verbs come second, what stands
 * behind the verb after an adverbial or a clause ("In Berlin traf der Minister …").
 */
export function firstSubject(frame: Frame, from: number, limit: number): NounPhrase | null {
  if (!frame.traits.capitalizedNouns) return readPhrase(frame, from, limit);
  let at = from;
  if (hasClass(frame, at, CLASS.subordinator)) {
    while (at < Math.min(limit, from + LONGEST) && !isCommaAt(frame, at)) at++;
  } else if (opensAdverbial(frame, at)) at = pastAdverbials(frame, at, limit);
  else if (!isPassedOver(frame, at)) return readPhrase(frame, at, limit);
  at = stepIn(frame, at, limit);
  const isVerb =
    isWordAt(frame, at) && !isCapitalAt(frame, at) && !hasClass(frame, at, CLASS.determiner | CLASS.pronoun | CLASS.preposition);
  if (isVerb) return phraseAfter(frame, at + 1, limit);
  // "Auch Trainer Beck ist …"
  return isPassedOver(frame, from) ? readPhrase(frame, at, limit) : null;
}

function stepIn(frame: Frame, at: number, limit: number): number {
  let from = pastSmall(frame, at, limit);
  while (from < limit && (isCommaAt(frame, from) || isJoining(frame, from))) from = pastSmall(frame, from + 1, limit);
  return from;
}

function isJoining(frame: Frame, i: number): boolean {
  return isWordAt(frame, i) && hasClass(frame, i, CLASS.conjunction);
}

function back(frame: Frame, at: number, floor: number): number {
  let i = at;
  while (i >= floor && (isPassedOver(frame, i) || (hasClass(frame, i, CLASS.auxiliary) && !hasClass(frame, i, CLASS.subject)))) i--;
  return i;
}

function endsClause(frame: Frame, i: number): boolean {
  if (quotationOf(frame.items[i]) !== -1) return !isName(frame, i);
  if (isPunctuationAt(frame, i)) return !isInnerStop(frame, i);
  if (!isWordAt(frame, i)) return false;
  const bits = bitsAt(frame, i);
  if ((bits & CLASS.conjunction) !== 0) return !(isCapitalAt(frame, i - 1) && isCapitalAt(frame, i + 1));
  if (hasRole(frame, i, ROLE.complementizer)) return (bits & CLASS.determiner) === 0;
  return (bits & CLASS.subordinator) !== 0 || ((bits & CLASS.cue) !== 0 && !isCapitalAt(frame, i) && !isNominal(frame, i));
}

const APPOSITION_REACH = 30;

function openingComma(frame: Frame, comma: number, floor: number): number {
  for (let i = comma - 1; i >= Math.max(floor, comma - APPOSITION_REACH); i--) {
    if (quotationOf(frame.items[i]) !== -1) return -1;
    if (isCommaAt(frame, i)) return i;
  }
  return -1;
}
