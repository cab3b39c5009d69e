/**
 * Clauses of attribution ("a déclaré la ministre", "сказал министр", "dit-il", "S sanoo"), read where they stand behind a
 * quotation, inside its marks, or behind a turn that a dash opens.
 */
import { CLASS, ROLE } from '../../lexicon.ts';
import type { Attribution } from '../attribution.ts';
import { type Frame, lastTokenOf } from '../frame.ts';
import type { NounPhrase } from '../sources.ts';
import { verbAt, verbTokens } from './cues.ts';
import { pastAdverbials, pastSmall, phraseAfter, readPhrase, readSubject, unnamed } from './nouns.ts';
import { subjectInClause, topicOf, verbOfClause } from './subjects.ts';
import { hasClass, hasRole, isCapitalAt, isCommaAt, isDashAt, isPassedOver, isPunctuationAt, isWordAt } from './words.ts';

/** The attribution inside the marks of «Мы, — сказал министр, — готовы», and where it stands. */
export interface Incise extends Attribution {
  /** Tokens of the attribution with the commas or dashes around it. */
  readonly open: number;
  readonly close: number;
  /** What the items of the source count in: the inside of the marks. */
  readonly frame: Frame;
}

/**
 * `frame` is the inside of one pair of marks, or a turn that a dash opens; there the subject may stand before its verb too, and a
 * question or an exclamation leads to the clause as a comma does.
 */
export function findIncise(frame: Frame, { turn }: { readonly turn: boolean }): Incise | null {
  for (const { from, to } of frame.sentences) {
    for (let i = from; i < to; i++) {
      const exclaims = turn && isExclamationAt(frame, i) && isWordAt(frame, i + 1) && !isCapitalAt(frame, i + 1);
      if (!(exclaims || isCommaAt(frame, i) || isDashAt(frame, i))) continue;
      let start = i + 1;
      while (start < to && (isCommaAt(frame, start) || isDashAt(frame, start))) start++;
      const found = verbThenSource(frame, start, to) ?? (turn && !exclaims ? sourceThenVerb(frame, start, to) : null);
      if (found === null) continue;
      let end = found.to;
      end = pastSmall(frame, pastAdverbials(frame, pastSmall(frame, end, to), to), to);
      if (turn) end = pastAddressee(frame, end, to);
      if (end < to && !isPunctuationAt(frame, end)) continue;
      // The mark of a question is part of what is said.
      const first = frame.items[exclaims ? i + 1 : i]!;
      // Both the comma and the dash around it belong to the attribution.
      while (end < to && (isCommaAt(frame, end) || isDashAt(frame, end))) end++;
      const close = end < frame.items.length ? frame.items[end]! : lastTokenOf(frame, frame.items[frame.items.length - 1]!) + 1;
      return {
        source: found.source,
        cue: found.cue,
        basis: 'incise',
        confidence: 0.9,
        frame,
        open: first,
        close: close < 0 ? frame.pairs[-1 - close]!.open : close,
      };
    }
  }
  return null;
}

const ADDRESSEE_LONGEST = 8;

/** "— disse Lula a Marina.": what a preposition leads to, or what reads as an article as this one does, up to the next punctuation; `from` where there is no such thing. */
function pastAddressee(frame: Frame, from: number, to: number): number {
  if (from >= to || !hasClass(frame, from, CLASS.preposition | CLASS.determiner)) return from;
  for (let i = from + 1; i <= Math.min(to, from + ADDRESSEE_LONGEST); i++) {
    if (i === to || isPunctuationAt(frame, i)) return i;
    if (frame.items[i]! < 0 || hasClass(frame, i, CLASS.subordinator)) return from;
  }
  return from;
}

function isExclamationAt(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  if (item === undefined || item < 0 || !isPunctuationAt(frame, i)) return false;
  return '?!…'.includes(String.fromCharCode(frame.tokens.hash[item]!));
}

/** A clause of attribution: who, and with which words. */
export interface Clause {
  readonly source: NounPhrase;
  readonly cue: { readonly first: number; readonly last: number };
  /** Item of the verb. */
  readonly verb: number;
  /** Item after the clause. */
  readonly to: number;
}

/** "a déclaré la ministre", "сказал министр", "dit-il", "a-t-elle ajouté", "l'a dit S" */
export function verbThenSource(frame: Frame, start: number, to: number): Clause | null {
  let i = start;
  let pronoun = -1;
  if (isClitic(frame, i)) i++;
  while (i < to && (hasClass(frame, i, CLASS.auxiliary) || isPassedOver(frame, i) || isJoiningPronoun(frame, i, start))) {
    if (hasClass(frame, i, CLASS.subject)) pronoun = i;
    i++;
  }
  const verb = verbAt(frame, i, start, to);
  if (verb === null || verb.passive) return null;
  const cue = verbTokens(frame, verb);
  if (pronoun !== -1) return { source: single(frame, pronoun), cue, verb: verb.at, to: verb.next };
  const source = frame.traits.cases
    ? (phraseAfter(frame, verb.next, to) ?? unnamed(frame, verb, to))
    : readPhrase(frame, pastSmall(frame, verb.next, to), to);
  return source === null ? null : { source, cue, verb: verb.at, to: source.to };
}

/** "(comme) l'a dit S": what looks like an article is the object where a verb follows. */
function isClitic(frame: Frame, i: number): boolean {
  if (!hasClass(frame, i, CLASS.determiner) || isCapitalAt(frame, i)) return false;
  return hasClass(frame, i + 1, CLASS.auxiliary) || (hasClass(frame, i + 1, CLASS.cue) && !hasClass(frame, i + 1, CLASS.noun));
}

/** The pronoun between auxiliary and participle, with the t that French puts before it. */
function isJoiningPronoun(frame: Frame, i: number, start: number): boolean {
  if (i === start || !isWordAt(frame, i)) return false;
  return hasClass(frame, i, CLASS.subject) || hasRole(frame, i, ROLE.negation);
}

export function sourceThenVerb(frame: Frame, start: number, to: number): Clause | null {
  if (frame.traits.unspaced || frame.traits.subjectEndings.length > 0) return clauseOf(frame, start, to);
  const source = readSubject(frame, start, to);
  if (source === null) return null;
  let i = source.to;
  while (i < to && (hasClass(frame, i, CLASS.auxiliary) || isPassedOver(frame, i))) i++;
  const verb = verbAt(frame, i, start, to);
  return verb === null || verb.passive ? null : { source, cue: verbTokens(frame, verb), verb: verb.at, to: verb.next };
}

/** “Q，”S当天在北京说: between subject and verb stands what the subject does. */
function clauseOf(frame: Frame, start: number, to: number): Clause | null {
  const at = verbOfClause(frame, start, to);
  const verb = at === -1 ? null : verbAt(frame, at, start, to);
  const source = verb === null || verb.passive ? null : (topicOf(frame, start, at) ?? subjectInClause(frame, start, at));
  return source === null || verb === null ? null : { source, cue: verbTokens(frame, verb), verb: at, to: verb.next };
}

export function single(frame: Frame, i: number): NounPhrase {
  const item = frame.items[i]!;
  return { first: item, last: lastTokenOf(frame, item), from: i, to: i + 1 };
}
