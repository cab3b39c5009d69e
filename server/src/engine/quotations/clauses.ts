/**
 * Where a reported clause of English begins and ends: behind "that", right behind a cue that takes a clause, or behind the one who is
 * told; up to the end of a relative clause, a dash or the next report.
 */
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import { type Cue, isThe, lower, wordOf } from './cues.ts';
import { type Frame, quotationOf } from './frame.ts';
import { isComma, isDash, isPunct, phraseAfter, phraseBefore } from './sources.ts';

/** Words that are too few to report anything. */
export const SHORTEST = 3;

const AS = wordOf('as');
const IT = wordOf('it');
const SO = wordOf('so');
const THAT = wordOf('that');
const THEN = wordOf('then');
const TO = wordOf('to');
const WHETHER = wordOf('whether');

/** The item where the reported clause begins: after "that", or right after a strong cue. */
export function clauseStart(frame: Frame, cue: Cue, to: number): number {
  const { tokens, classes, items } = frame;
  const that = complementizer(frame, cue, to);
  if (that !== -1) return that + 1;
  const roles = frame.roles[items[cue.at]!]!;
  const next = items[cue.next];
  const colon = colonAfter(frame, cue, to);
  if (colon !== -1) return colon + 1;
  // "put it best when he said": what was put is said before or behind.
  if (cue.next > cue.at + 1 && isThe(frame, cue.next - 1, IT)) return -1;
  if (next === undefined || next < 0 || cue.next >= to || tokens.kind[next] !== KIND.word) return -1;
  const bits = classes[next]!;
  // "said in a statement", "said on Monday" alone report nothing; "said the talks would resume" does.
  if ((bits & (CLASS.preposition | CLASS.time | CLASS.conjunction)) !== 0) return -1;
  if (isThe(frame, cue.next, TO) || isThe(frame, cue.next, SO) || (bits & CLASS.conjunction) !== 0) return -1;
  if (cue.form === 'gerund') {
    // "…, saying it would leave": a participle that leans on the main clause, and a clause after it.
    const leans = isComma(frame, cue.at - 1) && (classes[items[cue.at]!]! & CLASS.cueGerund) !== 0;
    const opens = (bits & (CLASS.determiner | CLASS.subject)) !== 0 || (tokens.flags[next]! & FLAG.capital) !== 0;
    return leans && opens && hasFiniteVerb(frame, cue.next + 1, to) ? cue.next : -1;
  }
  if (cue.weak) {
    // "The Kremlin thinks the regime is doomed": what is thought begins like a clause and has a verb.
    const begins = (bits & (CLASS.determiner | CLASS.subject)) !== 0 || (tokens.flags[next]! & FLAG.capital) !== 0;
    const opinion = (roles & ROLE.opinion) !== 0;
    // "He thinks hegemony is over": one word before the verb is a subject, too.
    const second = items[cue.next + 1] ?? -1;
    const bare = second >= 0 && cue.next + 1 < to && (classes[second]! & CLASS.auxiliary) !== 0;
    return (begins || bare) && opinion && hasFiniteVerb(frame, cue.next + 1, to) ? cue.next : -1;
  }
  if ((roles & ROLE.plain) !== 0) return isNothingAbout(frame, cue.next, to) ? -1 : cue.next;
  // Other cues take objects too: "announced an agreement", "confirmed it", "told them". A finite verb shows a clause.
  if ((roles & ROLE.telling) !== 0) return afterAddressee(frame, cue, to);
  return hasFiniteVerb(frame, cue.next + 1, to) ? cue.next : -1;
}

/** "said nothing about", "said little of": how much was said is not what was said. */
function isNothingAbout(frame: Frame, at: number, to: number): boolean {
  const next = at + 1 < to ? frame.items[at + 1]! : -1;
  return next >= 0 && AMOUNTS.has(lower(frame, at)) && (frame.classes[next]! & CLASS.preposition) !== 0;
}

const AMOUNTS: ReadonlySet<string> = new Set(['anything', 'enough', 'little', 'more', 'much', 'nothing', 'something']);

/** How far behind its cue "that" may stand, in items. */
const THAT_REACH = 10;

/**
 * The item of the "that" or "whether" that opens what the cue reports, behind adverbials and the one who is told; -1 where there is
 * none. Behind an object it is a relative pronoun: "continued a policy that had failed".
 */
function complementizer(frame: Frame, cue: Cue, to: number): number {
  const { tokens, classes, items } = frame;
  const telling = (frame.roles[items[cue.at]!]! & ROLE.telling) !== 0;
  let object = false;
  let adverbial = false;
  for (let i = cue.next; i < Math.min(to, cue.next + THAT_REACH); i++) {
    const item = items[i]!;
    if (item < 0 || tokens.kind[item] === KIND.punctuation) break;
    const bits = classes[item]!;
    // "engaged in that process"
    const that = isThe(frame, i, THAT) && !(i > cue.next && (classes[items[i - 1]!]! & CLASS.preposition) !== 0);
    if (that && (i === cue.next || telling)) return i;
    if (that) {
      if (object ? !isToldOrThought(frame, i - 1) : cue.weak && adverbial && !isPlaceOfWords(frame, i - 1)) return -1;
      return i;
    }
    if (isThe(frame, i, WHETHER)) return i;
    if (i > cue.next && (bits & CLASS.cue) !== 0) break;
    // "quoted Doe as saying that": the report hangs on the participle.
    if ((bits & CLASS.cueGerund) !== 0 && isThe(frame, i - 1, AS)) break;
    if ((bits & CLASS.preposition) !== 0 || isThe(frame, i, TO)) adverbial = true;
    // "agreed last night that"
    else if (!adverbial && (bits & (CLASS.adverb | CLASS.time)) === 0 && !isTime(frame, i + 1)) object = true;
  }
  return -1;
}

/** Nouns for what somebody thinks or holds: "expressed concern that", "repeated the claim that". */
const THOUGHTS: ReadonlySet<string> = new Set(
  'accusation accusations allegation allegations argument assertion assessment assumption assurance assurances belief charge claim claims concern concerns'
    .concat(
      ' conclusion confidence conviction doubt doubts expectation fact fear fears hope hopes idea impression likelihood notion opinion position',
    )
    .concat(
      ' afraid certain clear confident hopeful sure unlikely likely possibility principle promise proposition regret suggestion threat view views warning warnings worry worries',
    )
    .split(' '),
);

/** What stands before "that" is no object with a relative clause: one who is told something, or what somebody thinks. */
function isToldOrThought(frame: Frame, i: number): boolean {
  const item = frame.items[i]!;
  if (THOUGHTS.has(lower(frame, i))) return true;
  if ((frame.tokens.flags[item]! & FLAG.capital) !== 0) return true;
  const bits = frame.classes[item]!;
  // A person said that …
  return (bits & (CLASS.pronoun | CLASS.title | CLASS.vague)) !== 0 && (bits & CLASS.determiner) === 0;
}

/** "in a statement that", "with Russia that", "on Monday that" */
function isPlaceOfWords(frame: Frame, i: number): boolean {
  const item = frame.items[i]!;
  return (frame.classes[item]! & (CLASS.document | CLASS.time | CLASS.adverb)) !== 0 || isToldOrThought(frame, i);
}

/** The colon of "The ministry said: the talks must go on" and "They tell us: go on", or -1. */
function colonAfter(frame: Frame, cue: Cue, to: number): number {
  if (cue.form !== 'finite' && cue.form !== 'base') return -1;
  const told = (frame.roles[frame.items[cue.at]!]! & ROLE.telling) !== 0 ? phraseAfter(frame, cue.next, to) : null;
  const colon = told === null ? cue.next : told.to;
  if (cue.weak || !isPunct(frame, colon, 0x3a) || colon + SHORTEST >= to) return -1;
  return quotationOf(frame.items[colon + 1]) === -1 ? colon : -1;
}

/** "They say it is over; they say so when …": behind a semicolon a clause with a subject and a cue of its own. */
export function beforeNextReport(frame: Frame, cues: readonly Cue[], from: number, to: number): number {
  for (const { at } of cues) {
    if (at <= from || at >= to) continue;
    const subject = phraseBefore(frame, at, from);
    if (subject !== null && subject.to === at && isPunct(frame, subject.from - 1, 0x3b)) return subject.from - 1;
  }
  return to;
}

export function dashAfter(frame: Frame, from: number, to: number): number {
  for (let i = from; i < to; i++) if (isDash(frame, i)) return i;
  return to;
}

/**
 * Where a report ends that stands inside a relative clause of the subject a sentence begins with: "The minister, who had said he
 * would resign, left", "The man who said that the war was over told us: “Q”". The verb of the sentence is still to come.
 */
export function relativeEnd(frame: Frame, cue: Cue, cues: readonly Cue[], start: number, from: number, to: number): number {
  const { classes, items } = frame;
  let relative = cue.at - 1;
  for (; relative > from && cue.at - relative <= RELATIVE_REACH; relative--) {
    const item = items[relative]!;
    if (item < 0 || isComma(frame, relative)) return to;
    if ((classes[item]! & CLASS.relative) !== 0 && !isThe(frame, relative, THAT)) break;
  }
  if (relative <= from || cue.at - relative > RELATIVE_REACH) return to;
  const insertion = isComma(frame, relative - 1);
  const head = phraseAfter(frame, from, relative);
  if (head === null || head.to !== (insertion ? relative - 1 : relative)) return to;
  if (insertion) {
    const comma = commaAfter(frame, start, to);
    return comma < to - 1 ? comma : to;
  }
  for (let n = cues.length - 1; n >= 0 && cues[n]!.at > start; n--) {
    const { at, next, form } = cues[n]!;
    if (form === 'finite' && (isPunct(frame, next, 0x3a) || isComma(frame, next) || quotationOf(items[next]) !== -1)) return at;
  }
  return to;
}

/** Words from a relative pronoun to its verb. */
const RELATIVE_REACH = 8;

/** "…, adding: “Q”": the next report has its own clause. "…, then left": what the speaker did next is no report. */
export function beforeParticiple(frame: Frame, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    const item = frame.items[i]!;
    if (isThe(frame, i, THEN) && isComma(frame, i - 1)) return i - 1;
    if (item >= 0 && (frame.classes[item]! & CLASS.cueGerund) !== 0 && isComma(frame, i - 1)) return i - 1;
  }
  return to;
}

/** "told reporters the talks were over": the clause begins after the one who is told. */
function afterAddressee(frame: Frame, cue: Cue, to: number): number {
  const addressee = phraseAfter(frame, cue.next, to);
  const first = addressee === null ? undefined : frame.items[addressee.to];
  if (addressee === null || first === undefined || first < 0 || addressee.to >= to) return -1;
  const begins = (frame.classes[first]! & (CLASS.determiner | CLASS.subject)) !== 0 || (frame.tokens.flags[first]! & FLAG.capital) !== 0;
  return begins && hasFiniteVerb(frame, addressee.to + 1, to) ? addressee.to : -1;
}

export function hasFiniteVerb(frame: Frame, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const item = frame.items[i]!;
    if (item >= 0 && (frame.classes[item]! & CLASS.auxiliary) !== 0) return true;
  }
  return false;
}

/** "last week" */
export function isTime(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && (frame.classes[item]! & CLASS.time) !== 0;
}

export function commaAfter(frame: Frame, from: number, to: number): number {
  for (let i = from; i < to; i++) if (isComma(frame, i)) return i;
  return to;
}
