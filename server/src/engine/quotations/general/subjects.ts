/**
 * The subject that stands before a verb. Scripts without spaces have a reading of their own: nothing there shows by its shape where a noun phrase ends, but the order is
 * firm: time and place, subject, what it does meanwhile, verb. A clause without a subject has that of the clause before it.
 */
import { CLASS, ROLE } from '../../lexicon.ts';
import { FLAG, KIND } from '../../words.ts';
import { type Frame, lastTokenOf, quotationOf } from '../frame.ts';
import type { NounPhrase } from '../sources.ts';
import { readPhrase } from './nouns.ts';
import { subjectBefore as subjectBySpaces } from './subject-before.ts';
import { hasClass, hasRole, isInnerStop, isPassedOver, isPunctuationAt, isWordAt } from './words.ts';

/** How far back a subject is looked for, in items. */
const REACH = 100;
/** How far a modifier that ends in 的 may reach, and how far "in" stands from "on" in 在…上. */
const MODIFIER = 24;

/** The subject that ends before the verb at item `verb`, not reaching left of `floor`. */
export function subjectBefore(frame: Frame, verb: number, floor: number): NounPhrase | null {
  if (frame.traits.subjectEndings.length > 0) return subjectByEnding(frame, verb, floor);
  return frame.traits.unspaced ? subjectInSentence(frame, verb, floor) : subjectBySpaces(frame, verb, floor);
}

/** Words of a subject before the one with the ending: "고위 정부 당국자는". */
const LONGEST_SUBJECT = 8;

/** "박 장관은 …": the word with the ending that marks a subject, and the words that lead to it; the first endings count most. */
function subjectByEnding(frame: Frame, verb: number, floor: number): NounPhrase | null {
  const lowest = Math.max(floor, verb - REACH);
  const { subjectEndings } = frame.traits;
  let best = -1;
  let rank = subjectEndings.length;
  for (let i = verb - 1; i >= lowest; i--) {
    if (!isWordAt(frame, i) || hasClass(frame, i, CLASS.relative | CLASS.adverb | CLASS.time) || hasRole(frame, i, ROLE.localizer))
      continue;
    const found = subjectEndings.findIndex((ending) => endsWith(frame, i, ending));
    if (found === -1 || found >= rank) continue;
    rank = found;
    best = i;
  }
  return best === -1 ? null : phraseBackFrom(frame, best, lowest);
}

/** The words that lead to the one at item `head`. */
export function phraseBackFrom(frame: Frame, head: number, lowest: number): NounPhrase {
  let from = head;
  while (from > lowest && head - from < LONGEST_SUBJECT && leadsNoun(frame, from - 1)) from--;
  const item = frame.items[head]!;
  return { first: frame.items[from]!, last: lastTokenOf(frame, item), from, to: head + 1 };
}

function leadsNoun(frame: Frame, i: number): boolean {
  if (!isWordAt(frame, i) || hasRole(frame, i, ROLE.localizer | ROLE.quotative | ROLE.postposed)) return false;
  if (hasClass(frame, i, CLASS.adverb | CLASS.time | CLASS.conjunction | CLASS.cue)) return false;
  return !frame.traits.subjectEndings.some((ending) => endsWith(frame, i, ending)) || hasClass(frame, i, CLASS.relative | CLASS.title);
}

function endsWith(frame: Frame, i: number, ending: string): boolean {
  const item = frame.items[i]!;
  const { start, end, text } = frame.tokens;
  return end[item]! - start[item]! > ending.length && text.slice(end[item]! - ending.length, end[item]!) === ending;
}

/** The subject of the verb at item `verb`, not reaching left of `floor`; null where the sentence names none. */
function subjectInSentence(frame: Frame, verb: number, floor: number): NounPhrase | null {
  const lowest = Math.max(floor, verb - REACH);
  let end = verb;
  let fallback: NounPhrase | null = null;
  for (let own = true; end > lowest; own = false) {
    let from = end;
    while (from > lowest && !isBorder(frame, from - 1) && !(from < end && followsSpace(frame, from))) from--;
    const limit = own ? end : verbOrEnd(frame, from, end);
    const subject = subjectInClause(frame, from, limit);
    if (subject !== null) {
      if (own || limit < end) return subject;
      if (subject.to < end) fallback ??= subject;
    }
    end = from < end && followsSpace(frame, from) ? from : from - 1;
    while (end > lowest && isBorder(frame, end - 1)) end--;
  }
  return fallback;
}

/** The first reporting verb of a clause, or its end. */
function verbOrEnd(frame: Frame, from: number, end: number): number {
  for (let i = from + 1; i < end; i++) if (hasClass(frame, i, CLASS.cue) && !hasClass(frame, i, CLASS.weak)) return i;
  return end;
}

function isBorder(frame: Frame, i: number): boolean {
  const quotation = quotationOf(frame.items[i]);
  if (quotation !== -1) return !isTitle(frame, quotation);
  return isPunctuationAt(frame, i) && !isInnerStop(frame, i);
}

/** "路透社北京3月5日电 中国外长…": a space parts what no mark does. */
function followsSpace(frame: Frame, i: number): boolean {
  const item = frame.items[i]!;
  const both = FLAG.space | FLAG.ideograph;
  return item > 0 && (frame.tokens.flags[item]! & both) === both && (frame.tokens.flags[item - 1]! & FLAG.ideograph) !== 0;
}

/** 《…》 is a word of its sentence. */
function isTitle(frame: Frame, quotation: number): boolean {
  const unit = frame.tokens.hash[frame.pairs[quotation]!.open]!;
  return unit === 0x300a || unit === 0x3008;
}

/** The first noun phrase of a clause that no preposition leads. */
export function subjectInClause(frame: Frame, from: number, to: number): NounPhrase | null {
  let i = from;
  // "援引 S 的话说": whoever is cited speaks, not who cites.
  for (let k = to - 1; k >= from; k--) {
    if (!hasRole(frame, k, ROLE.according)) continue;
    i = k + 1;
    break;
  }
  // "記者会見で木村外相は": what a closing word follows is an adverbial too.
  for (;;) {
    i = overAdverbials(frame, i, to);
    const phrase = i < to ? (titleAt(frame, i) ?? phraseWithModifier(frame, i, to)) : null;
    if (phrase === null || phrase.to >= to || !hasRole(frame, phrase.to, ROLE.localizer)) return phrase;
    i = phrase.to + 1;
  }
}

/** 《纽约时报》报道: a title that speaks. */
function titleAt(frame: Frame, i: number): NounPhrase | null {
  const quotation = quotationOf(frame.items[i]);
  if (quotation === -1 || !isTitle(frame, quotation)) return null;
  const { open, close } = frame.pairs[quotation]!;
  return close < frame.tokens.count ? { first: open, last: close, from: i, to: i + 1 } : null;
}

/** The item after dates, adverbs, conjunctions and 在…上; `to` where a preposition leads to the verb. */
function overAdverbials(frame: Frame, from: number, to: number): number {
  let i = from;
  while (i < to) {
    if (isPassedOver(frame, i) || isDate(frame, i, to)) i++;
    else if (hasClass(frame, i, CLASS.preposition)) {
      const close = localizer(frame, i + 1, to);
      if (close === -1) return to;
      i = close + 1;
    } else if (hasClass(frame, i, CLASS.conjunction | CLASS.subordinator) || isThereIs(frame, i)) i++;
    else break;
  }
  return i;
}

/** "有记者问": there is a journalist who asks. */
function isThereIs(frame: Frame, i: number): boolean {
  return hasClass(frame, i, CLASS.auxiliary) && hasClass(frame, i + 1, CLASS.title | CLASS.vague);
}

/** "12日", "3月": a number before a time. */
export function isDate(frame: Frame, i: number, to: number): boolean {
  const item = frame.items[i]!;
  return item >= 0 && frame.tokens.kind[item] === KIND.number && i + 1 < to && hasClass(frame, i + 1, CLASS.time);
}

/** What closes an adverbial: 在…上, 在…时. */
function localizer(frame: Frame, from: number, to: number): number {
  for (let i = from; i < Math.min(to, from + MODIFIER); i++) if (hasRole(frame, i, ROLE.localizer)) return i;
  return -1;
}

/** "一名不愿透露姓名的高级官员": what stands before 的 may hold verbs; "中国和俄罗斯": two names reach the verb together. */
function phraseWithModifier(frame: Frame, from: number, to: number): NounPhrase | null {
  const phrase = readPhrase(frame, from, to);
  if (hasClass(frame, from, CLASS.determiner) && !(phrase !== null && endsInNoun(frame, phrase))) {
    for (let i = phrase?.to ?? from + 1; i < Math.min(to, from + MODIFIER); i++) {
      const head = hasClass(frame, i, CLASS.of) ? readPhrase(frame, i + 1, to) : null;
      if (head !== null) return { ...head, first: frame.items[from]!, from };
    }
  }
  if (phrase === null) return null;
  if (phrase.to < to && hasClass(frame, phrase.to, CLASS.conjunction)) {
    const second = readPhrase(frame, phrase.to + 1, to);
    if (second !== null && overAdverbials(frame, second.to, to) === to) return { ...second, first: phrase.first, from: phrase.from };
  }
  return phrase;
}

function endsInNoun(frame: Frame, phrase: NounPhrase): boolean {
  return hasClass(frame, phrase.to - 1, CLASS.title | CLASS.vague | CLASS.document | CLASS.noun);
}

/** What a particle or an ending marks as subject between two items: S は, S가. */
export function topicOf(frame: Frame, from: number, to: number): NounPhrase | null {
  if (frame.traits.subjectEndings.length > 0) return subjectByEnding(frame, to, from);
  for (let i = from; i < to; i++) if (hasRole(frame, i, ROLE.topic)) return subjectBefore(frame, i, from);
  return null;
}

/** The reporting verb that says what a quotation before it is: "“Q，”S当天在北京说". */
export function verbOfClause(frame: Frame, from: number, to: number): number {
  let weak = -1;
  for (let i = from; i < to && !isBorder(frame, i); i++) {
    if (!isWordAt(frame, i) || !hasClass(frame, i, CLASS.cue) || hasClass(frame, i + 1, CLASS.of)) continue;
    if (!hasClass(frame, i, CLASS.weak)) return i;
    if (weak === -1) weak = i;
  }
  return weak;
}
