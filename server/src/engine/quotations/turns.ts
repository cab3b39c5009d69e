/**
 * Where the author takes the word back within a sentence: "The envoy said the war would end, but the double standards of his own
 * ministry remain". A report that opens a sentence is open at its end, so its last clauses may be anybody's. In annotated
 * English news, two in three clauses that turn against a report with a subject of their own are the author's, and so are most
 * behind a single semicolon; clauses after "and" or "while" are mostly the source's and stay with it.
 */
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, hashWord, KIND } from '../words.ts';
import { type Frame, quotationOf } from './frame.ts';

/** The item at which the report in a range of items ends, `to` where nothing turns away from it. */
export function turnIn(frame: Frame, from: number, to: number): number {
  let semicolons = 0;
  let end = to;
  const reach = Math.min(to - SHORTEST, from + REACH);
  for (let i = from + 1; i < reach; i++) {
    const unit = unitAt(frame, i);
    if (unit === 0) continue;
    if (SEMICOLONS.includes(unit)) {
      // A second one makes a list of what was said.
      if (++semicolons > 1) return end === to || isSemicolonAt(frame, end) ? to : end;
      if (end === to && !frame.traits.unspaced && turnsAt(frame, i + 1, to)) end = i;
    } else if (end === to && BREAKS.includes(unit)) {
      if (isOwn(frame, i + 1) || (hasRole(frame, i + 1, ROLE.turning) && isJoining(frame, i + 1) && turnsAt(frame, i + 2, to))) end = i;
    }
  }
  return end;
}

/** Words of a clause. */
const SHORTEST = 3;
/** Items in which a turn is looked for, and in which the clause behind it says that it still reports. */
const REACH = 160;
const CLAUSE_REACH = 40;

const SEMICOLONS = [0x3b, 0xff1b, 0x61b];
/** Commas and dashes. */
const BREAKS = [0x2c, 0xff0c, 0x60c, 0x2014, 0x2013];

/** The clause at the item has a subject of its own and neither "that" nor the mood of reports. */
function turnsAt(frame: Frame, at: number, to: number): boolean {
  return opensClause(frame, at, to) && !isReported(frame, at, to);
}

const FINITE = CLASS.auxiliary | CLASS.cue;
const OPENS = CLASS.determiner | CLASS.possessive | CLASS.subject;
/** What stands where a subject is left out: "but would not", "mais n'a pas", "aber nur". */
const NO_SUBJECT = CLASS.auxiliary | CLASS.cue | CLASS.cueGerund | CLASS.cueBase | CLASS.adverb | CLASS.conjunction | CLASS.subordinator;

function opensClause(frame: Frame, at: number, to: number): boolean {
  const item = frame.items[at];
  if (item === undefined || item < 0 || at + 1 >= to || frame.tokens.kind[item] !== KIND.word) return false;
  const bits = frame.classes[item]!;
  if ((frame.roles[item]! & (ROLE.complementizer | ROLE.negation | ROLE.object)) !== 0) return false;
  const { unspaced, cases, capitalizedNouns, grammar } = frame.traits;
  if ((bits & OPENS) !== 0 || (frame.tokens.flags[item]! & FLAG.capital) !== 0) return true;
  if ((bits & NO_SUBJECT) !== 0) return false;
  // Without articles any noun may be a subject; where verbs come second, an adverbial opens a clause too.
  if (unspaced || cases || capitalizedNouns) return true;
  // "لكن الوزارة …": the conjunction takes a noun, and letters without case show none.
  const unit = frame.tokens.units[frame.tokens.start[item]!]!;
  if (unit >= 0x590 && unit <= 0x6ff) return true;
  const next = frame.items[at + 1]!;
  return grammar === 'english' && (bits & CLASS.preposition) === 0 && next >= 0 && (frame.classes[next]! & FINITE) !== 0;
}

/** "but that …", "but the ministry would not …", "doch bleibe …": what is reported says so again. */
function isReported(frame: Frame, at: number, to: number): boolean {
  const english = frame.traits.grammar === 'english';
  if (english && frame.tokens.hash[frame.items[at]!] === THAT) return true;
  for (let i = at; i < Math.min(to, at + CLAUSE_REACH); i++) {
    const item = frame.items[i]!;
    if (item < 0) continue;
    if (english ? frame.tokens.hash[item] === WOULD : (frame.roles[item]! & ROLE.subjunctive) !== 0) return true;
  }
  return false;
}

const THAT = hashWord('that');
const WOULD = hashWord('would');

function hasRole(frame: Frame, i: number, role: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && (frame.roles[item]! & role) !== 0;
}

/** "，而他自己的…": whoever speaks of himself in a script without spaces needs no "himself" for it; the author sets him against his words. */
function isOwn(frame: Frame, i: number): boolean {
  if (!frame.traits.unspaced || !isJoining(frame, i)) return false;
  const pronoun = frame.items[i + 1] ?? -1;
  return pronoun >= 0 && (frame.classes[pronoun]! & CLASS.pronoun) !== 0 && hasRole(frame, i + 2, ROLE.object);
}

/** A conjunction; on a word for persons the bit of turning means something else. */
function isJoining(frame: Frame, i: number): boolean {
  const item = frame.items[i] ?? -1;
  return item >= 0 && (frame.classes[item]! & (CLASS.conjunction | CLASS.subordinator)) !== 0;
}

function isSemicolonAt(frame: Frame, i: number): boolean {
  return SEMICOLONS.includes(unitAt(frame, i));
}

function unitAt(frame: Frame, i: number): number {
  const item = frame.items[i];
  return item === undefined || item < 0 || quotationOf(item) !== -1 || frame.tokens.kind[item] !== KIND.punctuation
    ? 0
    : frame.tokens.hash[item]!;
}
