/**
 * Reported (indirect) speech: clauses whose words are a source's without marks. "S said that …", "…, S said.",
 * "According to S, …", "It is reported that …", a headline's "… — S". Lower confidence than a quotation, but enough to tell
 * whose voice a term stands in.
 */
import type { Basis } from '../facts.ts';
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, hashWord, KIND, type Tokens } from '../words.ts';
import { type Attribution, cueTokens, trailingSource } from './attribution.ts';
import {
  beforeNextReport,
  beforeParticiple,
  clauseStart,
  commaAfter,
  dashAfter,
  hasFiniteVerb,
  isTime,
  relativeEnd,
  SHORTEST,
} from './clauses.ts';
import { CUES, type Cue, cuesIn, isThe, lower, wordOf } from './cues.ts';
import { commaInside, type Frame, quotationOf, terminalInside } from './frame.ts';
import { isComma, isDash, isPunct, type NounPhrase, phraseAfter, phraseBefore } from './sources.ts';
import { subjectOf } from './subjects.ts';
import { turnIn } from './turns.ts';

export interface ReportedClause {
  /** Token ranges, first and last inclusive; two where the attribution stands in the middle. */
  readonly pieces: readonly (readonly [number, number])[];
  readonly source: NounPhrase | null;
  readonly cue: { readonly first: number; readonly last: number } | null;
  readonly basis: Basis;
  readonly confidence: number;
}

export function findReported(frame: Frame, heading: boolean): readonly ReportedClause[] {
  const turn = heading ? null : transcriptTurn(frame);
  if (turn !== null) return [turn];
  let found: ReportedClause[] | null = null;
  for (const { from, to } of frame.sentences) {
    if (!mayReport(frame, from, to) && !heading) continue;
    let clause = heading ? headline(frame, from, to) : null;
    const cues = clause === null ? cuesIn(frame, from, to) : NO_CUES;
    clause ??=
      impersonal(frame, from, to, cues) ??
      accordingTo(frame, from, to) ??
      asSaid(frame, from, to, cues) ??
      parenthetical(frame, from, to, cues);
    if (clause === null && cues.length === 0) continue;
    found ??= [];
    if (clause !== null) found.push(clause);
    else thatClauses(frame, from, to, cues, found);
  }
  return found ?? NO_CLAUSES;
}

/** One list each for the many blocks that report nothing. */
const NO_CLAUSES: readonly ReportedClause[] = [];
const NO_CUES: readonly Cue[] = [];

/** Items up to the colon of "President of the Republic Jane Doe:". */
const LABEL_LONGEST = 8;

/** "MR. MILLER: …", "Sergey Lavrov: …": a paragraph of a transcript is its speaker's. */
function transcriptTurn(frame: Frame): ReportedClause | null {
  const { items, tokens, classes } = frame;
  let colon = 1;
  while (colon < Math.min(items.length, LABEL_LONGEST) && !isPunct(frame, colon, 0x3a)) colon++;
  if (!isPunct(frame, colon, 0x3a) || (items[colon + 1] ?? -1) < 0) return null;
  let words = 0;
  let capitals = 0;
  let titled = false;
  for (let i = 0; i < colon; i++) {
    const item = items[i]!;
    if (item < 0) return null;
    if (tokens.kind[item] !== KIND.word) {
      if (!isPunct(frame, i, 0x2e)) return null;
      continue;
    }
    const flags = tokens.flags[item]!;
    // "President of Norland Jane Doe"
    if (titled && (classes[item]! & CLASS.of) !== 0) continue;
    if ((flags & FLAG.capital) === 0 || (classes[item]! & (CLASS.determiner | CLASS.preposition | CLASS.time)) !== 0) return null;
    words++;
    if ((flags & FLAG.allCaps) !== 0) capitals++;
    if ((classes[item]! & CLASS.title) !== 0) titled = true;
  }
  if (words === 0 || !(titled || words > 1 || capitals === words)) return null;
  const source = phraseAfter(frame, 0, colon);
  const range = piece(frame, colon + 1, items.length);
  if (source === null || source.to !== colon || range === null) return null;
  return { pieces: [range], source, cue: null, basis: 'colon', confidence: 0.6 };
}

const ACCORDING = hashWord('according');
const AS = wordOf('as');
const BY = wordOf('by');
const IT = wordOf('it');
const OF = wordOf('of');
const THAT = wordOf('that');
const TO = wordOf('to');
const THIS = wordOf('this');

/**
 * True for a block without marks that gives no word to anybody, as one look at its tokens tells: no sentence reports, it is no turn
 * of a transcript and no line that names a source, and nothing at its end leads to what comes next.
 */
export function isSilent({ kind, hash, count, kinds }: Tokens, classes: Int32Array, heading: boolean): boolean {
  // Behind a dash a source may stand, in a headline wherever the dash is.
  if (heading ? (kinds & (1 << KIND.punctuation)) !== 0 : kind[0] === KIND.punctuation) return false;
  for (let i = 0; i < count; i++) {
    if ((classes[i]! & CUES) !== 0 || hash[i] === ACCORDING || hash[i] === COLON) return false;
  }
  return true;
}

const COLON = 0x3a;

/** Most sentences have no word that could report; one look at the classes tells. */
function mayReport(frame: Frame, from: number, to: number): boolean {
  const { items, tokens, classes } = frame;
  for (let i = from; i < to; i++) {
    const item = items[i]!;
    if (item >= 0 && ((classes[item]! & CUES) !== 0 || tokens.hash[item] === ACCORDING)) return true;
  }
  return false;
}

const IMPERSONAL_REACH = 7;

/** "It is reported that …": a report whose source the text does not name. */
function impersonal(frame: Frame, from: number, to: number, cues: readonly Cue[]): ReportedClause | null {
  if (cues.length === 0 || !isThe(frame, from, IT)) return null;
  for (const cue of cues) {
    if (cue.at >= from + IMPERSONAL_REACH) break;
    if (cue.form !== 'passive') continue;
    // "It was announced by the ministry that …" names its source.
    const agent = isThe(frame, cue.next, BY) ? phraseAfter(frame, cue.next + 1, to) : null;
    const that = agent === null ? cue.next : agent.to;
    if (!isThe(frame, that, THAT)) continue;
    const pieces = piece(frame, that + 1, turnIn(frame, that + 1, to));
    if (pieces === null) return null;
    const cueSpan = { first: frame.items[from]!, last: frame.items[cue.next - 1]! };
    if (agent !== null) return { pieces: [pieces], source: agent, cue: cueTokens(frame, cue), basis: 'passive-by', confidence: 0.75 };
    return { pieces: [pieces], source: null, cue: cueSpan, basis: 'impersonal', confidence: 0.7 };
  }
  return null;
}

function accordingTo(frame: Frame, from: number, to: number): ReportedClause | null {
  for (let i = from; i + 2 < to; i++) {
    const item = frame.items[i]!;
    if (item < 0 || frame.tokens.hash[item] !== ACCORDING || !isThe(frame, i + 1, TO)) continue;
    const source = phraseAfter(frame, i + 2, to);
    if (source === null) return null;
    const rest = commaAfter(frame, source.to, to);
    if (i === from) return saidBy(frame, source, i, piece(frame, rest + 1, turnIn(frame, rest + 1, to)), null);
    const head = piece(frame, from, isComma(frame, i - 1) ? i - 1 : i);
    return saidBy(frame, source, i, head, rest < to - 2 ? piece(frame, rest + 1, to) : null);
  }
  return null;
}

type Piece = readonly [number, number];

/** What stands around "according to" at item `at`. */
function saidBy({ items }: Frame, source: NounPhrase, at: number, first: Piece | null, second: Piece | null): ReportedClause | null {
  const pieces = [first, second].filter((range) => range !== null);
  if (pieces.length === 0) return null;
  return { pieces, source, cue: { first: items[at]!, last: items[at + 1]! }, basis: 'according-to', confidence: 0.8 };
}

/** "As S said, …" */
function asSaid(frame: Frame, from: number, to: number, cues: readonly Cue[]): ReportedClause | null {
  const cue = cues[0];
  if (cue === undefined || cue.form !== 'finite' || !isThe(frame, from, AS) || !isComma(frame, cue.next)) return null;
  const source = phraseBefore(frame, cue.at, from + 1);
  if (source === null || source.from !== from + 1 || source.to !== cue.at || isFirstPerson(frame, source)) return null;
  const said = piece(frame, cue.next + 1, turnIn(frame, cue.next + 1, to));
  if (said === null || !hasFiniteVerb(frame, cue.next + 1, to)) return null;
  return { pieces: [said], source, cue: cueTokens(frame, cue), basis: 'parenthetical', confidence: 0.7 };
}

/** "…, S said." and "…, S said, …" */
function parenthetical(frame: Frame, from: number, to: number, cues: readonly Cue[]): ReportedClause | null {
  for (const cue of cues) {
    if (cue.form === 'gerund' || cue.form === 'passive') continue;
    const source = trailingSource(frame, cue, from, to) ?? telling(frame, cue, from, to);
    // Without words before it, this is a clause of its own; a list of subjects ("Berlin, Paris and Rome said") is no attribution either.
    if (source === null || isFirstPerson(frame, source) || isNounBehind(frame, cue, source) || isDoing(frame, cue, to)) continue;
    const begin = afterDateline(frame, from, source.from - 1);
    const closing = commaAfter(frame, cue.next, to);
    const subject = closing < to - 1 && isSubject(frame, begin, source.from - 1);
    // A subject has its verb behind the attribution, however short.
    const tail = closing < to - 2 ? piece(frame, closing + 1, to, subject ? 1 : SHORTEST) : null;
    const head = piece(frame, begin, source.from - 1, tail === null ? SHORTEST : 1);
    const finite = hasFiniteVerb(frame, begin, source.from - 1) || (tail !== null && hasFiniteVerb(frame, closing + 1, to));
    if (head === null || !(finite || (subject && tail !== null) || hasVerbLikeTail(frame, begin, source.from - 1))) continue;
    // "Asked whether it would leave, the minister replied" opens with somebody else's question.
    const first = frame.items[begin]!;
    if (first >= 0 && (frame.classes[first]! & CLASS.cue) !== 0 && (frame.classes[first]! & CLASS.noun) === 0) continue;
    return {
      pieces: tail === null ? [head] : [head, tail],
      source,
      cue: cueTokens(frame, cue),
      basis: tail === null ? 'trailing-clause' : 'parenthetical',
      confidence: 0.75,
    };
  }
  return inverted(frame, from, to, cues);
}

/**
 * "described by the ministry" is what was done to the subject; "Iran will continue to work", "friends disagree on much": behind a verb that
 * is common without speech only a time, a place or a document leaves it an attribution.
 */
function isDoing(frame: Frame, { next, weak }: Cue, to: number): boolean {
  if (isThe(frame, next, BY)) return true;
  const item = next < to ? frame.items[next]! : -1;
  if (!weak || item < 0 || (frame.classes[item]! & CLASS.preposition) === 0) return false;
  for (let i = next + 1; i < Math.min(to, next + ADVERBIAL_LONGEST); i++) {
    const word = frame.items[i]!;
    if (word < 0 || frame.tokens.kind[word] !== KIND.word) break;
    if ((frame.tokens.flags[word]! & FLAG.capital) !== 0 || (frame.classes[word]! & (CLASS.time | CLASS.document)) !== 0) return false;
  }
  return true;
}

/** Words of "in a joint statement". */
const ADVERBIAL_LONGEST = 5;

/** "Hegemony, he added, never lasts": all that stands before the attribution is one noun phrase. */
function isSubject(frame: Frame, from: number, to: number): boolean {
  const first = frame.items[from]!;
  const phrase = first < 0 ? null : phraseAfter(frame, from, to);
  return phrase !== null && phrase.from === from && phrase.to === to && (frame.classes[first]! & (CLASS.time | CLASS.adverb)) === 0;
}

/** "…, a witness told the court on Tuesday": the one who is told stands behind the verb, and no clause behind that. */
function telling(frame: Frame, cue: Cue, from: number, to: number): NounPhrase | null {
  if (cue.form !== 'finite' || (frame.roles[frame.items[cue.at]!]! & ROLE.telling) === 0) return null;
  const source = phraseBefore(frame, cue.at, from);
  if (source === null || source.from <= from || !isComma(frame, source.from - 1)) return null;
  const told = phraseAfter(frame, cue.next, to);
  return told !== null && endsAttribution(frame, told.to, to) ? source : null;
}

/** "…, said Scholz on Tuesday." */
function inverted(frame: Frame, from: number, to: number, cues: readonly Cue[]): ReportedClause | null {
  for (const cue of cues) {
    if (cue.form !== 'finite' || cue.weak || !isComma(frame, cue.at - 1)) continue;
    // "Doe, who had met Roe, told reporters": what stands behind "told" is the one who listens.
    if ((frame.roles[frame.items[cue.at]!]! & ROLE.telling) !== 0) continue;
    if (isThe(frame, cue.next, THAT)) continue;
    const source = phraseAfter(frame, cue.next, to);
    if (source === null || isFirstPerson(frame, source)) continue;
    // "…, said the plan would fail": what has a verb or a quotation after it is no speaker but what is said.
    if (!endsAttribution(frame, source.to, to)) continue;
    const begin = afterDateline(frame, from, cue.at - 1);
    const head = piece(frame, begin, cue.at - 1);
    if (head === null || !hasFiniteVerb(frame, begin, cue.at - 1)) continue;
    return { pieces: [head], source, cue: cueTokens(frame, cue), basis: 'trailing-clause', confidence: 0.7 };
  }
  return null;
}

function endsAttribution(frame: Frame, at: number, to: number): boolean {
  const item = frame.items[at];
  if (at >= to || item === undefined) return true;
  if (item < 0) return false;
  if (frame.tokens.kind[item] === KIND.punctuation) return true;
  const after = CLASS.preposition | CLASS.time | CLASS.adverb | CLASS.relative | CLASS.subordinator;
  return (frame.classes[item]! & after) !== 0 || isTime(frame, at + 1);
}

/** "BRUSSELS, March 12 (Reuters) — ": what a wire story begins with is nobody's words. */
function afterDateline(frame: Frame, from: number, to: number): number {
  const first = frame.items[from];
  if (first === undefined || first < 0 || (frame.tokens.flags[first]! & FLAG.allCaps) === 0) return from;
  for (let i = from + 1; i < Math.min(to, from + DATELINE); i++) if (isDash(frame, i)) return i + 1;
  return from;
}

const DATELINE = 14;

/** What "I" or "we" say outside a quotation is the author's own position. */
function isFirstPerson(frame: Frame, source: NounPhrase): boolean {
  const word = lower(frame, source.from);
  // "I", "we", and "I'll", "we've".
  return source.first === source.last && /^(?:i|we)(?:['’]|$)/.test(word);
}

/** "the economic challenges that", "other states", "health care questions": the would-be verb is the noun of its would-be subject. */
function isNounBehind(frame: Frame, cue: Cue, source: NounPhrase): boolean {
  const { tokens, classes, items } = frame;
  const at = items[cue.at]!;
  if ((classes[at]! & CLASS.noun) === 0 || source.to !== cue.at) return false;
  const last = source.last;
  if (tokens.kind[last] !== KIND.word || (tokens.flags[last]! & FLAG.capital) !== 0) return false;
  if ((classes[last]! & (CLASS.title | CLASS.document | CLASS.vague | CLASS.plural | CLASS.subject)) !== 0) return false;
  return MODIFIER.test(tokens.text.slice(tokens.start[last], tokens.end[last]));
}

const MODIFIER =
  /(?:ic|al|ous|ive|able|ible|ing|ful|less|ish|ary)$|^(?:current|different|few|first|frequent|last|latest|least|most|new|other|own|public|recent|same|second|significant|such|urgent|very)$/;

/** An adverbial before the subject ("On Monday, the minister said …") is no reported clause. */
function hasVerbLikeTail(frame: Frame, from: number, to: number): boolean {
  const first = frame.items[from]!;
  if (first < 0) return false;
  if (to - from <= 4) {
    // "Of particular importance, the ministry said, is …" is: the rest of the sentence carries on after the attribution.
    for (let i = from; i < to; i++) if (frame.items[i]! >= 0 && (frame.classes[frame.items[i]!]! & CLASS.time) !== 0) return false;
    return (frame.classes[first]! & CLASS.of) !== 0 || isThe(frame, from, OF);
  }
  return (frame.classes[first]! & (CLASS.preposition | CLASS.subordinator)) === 0 || to - from > 8;
}

/** S said that … · S said …, adding that … */
function thatClauses(frame: Frame, from: number, to: number, cues: readonly Cue[], found: ReportedClause[]): void {
  let floor = from;
  // "Doe — who said it was late — left": a report inside dashes ends with them.
  let inset = false;
  let counted = from;
  for (const cue of cues) {
    if (cue.at < floor || cue.form === 'passive') continue;
    const start = clauseStart(frame, cue, to);
    if (start === -1 || isQuotedWhole(frame, start) || pointsBack(frame, start, to)) continue;
    const source = subjectOf(frame, cue, from);
    if (source === null || isFirstPerson(frame, source) || isNounBehind(frame, cue, source)) continue;
    // “Q,” S told reporters before the session: the cue has its words already.
    if (start === cue.next && quotationOf(frame.items[source.from - 1] ?? 0) !== -1) continue;
    for (; counted < cue.at; counted++) if (counted > from && isDash(frame, counted)) inset = !inset;
    const bound = inset ? dashAfter(frame, cue.at, to) : relativeEnd(frame, cue, cues, start, from, to);
    // Behind a colon all is said by one.
    const turn = isPunct(frame, start - 1, 0x3a) ? bound : turnIn(frame, start, bound);
    const end = beforeParticiple(frame, start, beforeNextReport(frame, cues, start, turn));
    // "claimed that it won": behind "that" two words are a clause.
    const range = piece(frame, start, end, isThe(frame, start - 1, THAT) ? 2 : SHORTEST);
    if (range === null) continue;
    found.push({ pieces: [range], source, cue: cueTokens(frame, cue), basis: 'that-clause', confidence: cue.weak ? 0.6 : 0.75 });
    floor = end;
  }
}

/** "S said this on Monday": what was said stands before the sentence, and not in it. */
function pointsBack(frame: Frame, start: number, to: number): boolean {
  const next = frame.items[start + 1];
  if (!isThe(frame, start, THIS) || next === undefined || next < 0 || start + 1 >= to) return false;
  return (frame.classes[next]! & CLASS.preposition) !== 0 && !hasFiniteVerb(frame, start + 2, to);
}

const LEAD_OUT_LONGEST = 14;

/** A short first sentence that says who spoke and when, and nothing of what: "he said on Monday.", "S said this in May." */
export function leadOut(frame: Frame): Attribution | null {
  const first = frame.sentences[0];
  if (first === undefined || first.to > LEAD_OUT_LONGEST) return null;
  const cue = cuesIn(frame, 0, first.to)[0];
  if (cue === undefined || cue.form !== 'finite' || cue.weak) return null;
  const source = subjectOf(frame, cue, 0);
  if (source === null || source.from !== 0 || source.to !== cue.at || isFirstPerson(frame, source)) return null;
  const rest = isThe(frame, cue.next, THIS) ? cue.next + 1 : cue.next;
  for (let i = rest; i < first.to; i++) if (frame.items[i]! < 0 || isComma(frame, i) || isPunct(frame, i, 0x3a)) return null;
  const after = rest < first.to ? frame.items[rest]! : -1;
  const adverbial = CLASS.preposition | CLASS.time | CLASS.adverb;
  const ends = after === -1 || frame.tokens.kind[after] === KIND.punctuation;
  if (!ends && ((frame.classes[after]! & adverbial) === 0 || hasFiniteVerb(frame, rest, first.to))) return null;
  return { source, cue: cueTokens(frame, cue), basis: 'quotation-source-verb', confidence: 0.7 };
}

/** S said that “…,” with nothing of the report outside the marks: the quotation says it all. */
function isQuotedWhole(frame: Frame, start: number): boolean {
  const quotation = quotationOf(frame.items[start]);
  if (quotation === -1) return false;
  return commaInside(frame, quotation) || terminalInside(frame, quotation) || isComma(frame, start + 1);
}

/** "… — MFA" and "MFA: …" over a story. */
function headline(frame: Frame, from: number, to: number): ReportedClause | null {
  // "Question: why now?" is a turn of a transcript, and a question reports nothing.
  if (isPunct(frame, to - 1, 0x3f)) return null;
  for (let i = to - 1; i > from + SHORTEST && to - i <= 8; i--) {
    if (!isDash(frame, i)) continue;
    const source = phraseAfter(frame, i + 1, to);
    if (source === null || source.to < to || !startsCapital(frame, source)) return null;
    const range = piece(frame, from, i);
    return range === null ? null : { pieces: [range], source, cue: null, basis: 'headline', confidence: 0.6 };
  }
  for (let i = from + 1; i < Math.min(to - SHORTEST, from + 6); i++) {
    if (!isPunct(frame, i, 0x3a)) continue;
    const source = phraseAfter(frame, from, i);
    if (source === null || source.to !== i || !startsCapital(frame, source) || (frame.classes[source.first]! & CLASS.determiner) !== 0)
      return null;
    const range = piece(frame, i + 1, to);
    return range === null ? null : { pieces: [range], source, cue: null, basis: 'headline', confidence: 0.4 };
  }
  return null;
}

function startsCapital(frame: Frame, source: NounPhrase): boolean {
  return (frame.tokens.flags[source.first]! & FLAG.capital) !== 0;
}

const LOOSE = ',;:.!?…—–―-';

/** The tokens of a range of items, outer punctuation trimmed; null where too few words are left to report anything. */
function piece(frame: Frame, from: number, to: number, shortest = SHORTEST): readonly [number, number] | null {
  const { tokens, items, pairs } = frame;
  let a = from;
  let b = to - 1;
  // Signs that belong to a word, as in "4%" and "(€4)", stay.
  const loose = (i: number): boolean =>
    items[i]! >= 0 && tokens.kind[items[i]!] === KIND.punctuation && LOOSE.includes(String.fromCharCode(tokens.hash[items[i]!]!));
  while (a <= b && loose(a)) a++;
  while (b >= a && loose(b)) b--;
  let words = 0;
  for (let i = a; i <= b; i++) if (items[i]! >= 0 && tokens.kind[items[i]!] === KIND.word) words++;
  if (words < shortest) return null;
  const first = items[a]!;
  const last = items[b]!;
  return [first < 0 ? pairs[-1 - first]!.open : first, last < 0 ? pairs[-1 - last]!.close : last];
}
