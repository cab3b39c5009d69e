/**
 * What a marked stretch is used as, in the languages of the general grammar: what can be seen of the stretch and its place is
 * evidence with a weight, as in English; which evidence there is follows from the classes of words.
 */
import type { Basis } from '../../facts.ts';
import { CLASS, ROLE } from '../../lexicon.ts';
import { FLAG, KIND } from '../../words.ts';
import type { Attribution } from '../attribution.ts';
import { type Judgement, Scale, type Weights } from '../evidence.ts';
import { commaInside, type Frame, quotationOf, terminalInside } from '../frame.ts';
import { bitsAt, hasClass, hasRole, isCapitalAt, isColonAt, isCommaAt, isPunctuationAt, isWordAt } from './words.ts';

type Evidence =
  | 'prior'
  | 'speech'
  | 'word'
  | 'fewWords'
  | 'manyWords'
  | 'clauseInside'
  | 'smallFragment'
  | 'small'
  | 'caseless'
  | 'ideographs'
  | 'modifier'
  | 'title'
  | 'name'
  | 'titleNoun'
  | 'noun'
  | 'term'
  | 'naming'
  | 'soCalled'
  | 'titleMarks'
  | 'as'
  | 'start'
  | 'alone'
  | 'cueBehind'
  | 'colon'
  | 'setOff'
  | 'adjacent'
  | 'inClause'
  | 'continued'
  | 'labelling'
  | 'labelled'
  | 'inReport'
  | 'unknown';

/** Fitted to one half of annotated German news and rounded; what German cannot tell is set by what the construction means. */
const WEIGHT: Weights<Evidence> = {
  prior: [-1, 'scare'],
  speech: [1, 'scare'],
  word: [-1, 'scare'],
  fewWords: [-0.75, 'scare'],
  manyWords: [1.25, 'scare'],
  clauseInside: [1, 'scare'],
  // Where nouns are written with a capital, a small first letter begins a fragment of speech and no name.
  smallFragment: [1.5, 'scare'],
  small: [1, 'scare'],
  caseless: [0.5, 'scare'],
  // Four characters say a clause: “时间至关重要”.
  ideographs: [0.25, 'scare'],
  // “一带一路”倡议: what it stands before is a noun or a verb of which it is a part.
  modifier: [-0.5, 'term'],
  title: [-0.75, 'title'],
  // Where names of bodies stand in marks, a capital and few words are one, unless the sentence sets them off as speech.
  name: [-1.5, 'title'],
  titleNoun: [-2, 'title'],
  noun: [-0.5, 'title'],
  term: [-2, 'term'],
  naming: [-2, 'title'],
  // die sogenannte „Q“: whoever says so doubts the word, whether or not the text says whose it is.
  soCalled: [-2.5, 'scare'],
  titleMarks: [-6, 'title'],
  as: [0.75, 'scare'],
  start: [0.25, 'scare'],
  // A sentence of its own is what somebody says.
  alone: [1.25, 'scare'],
  // “Q”, añadió: whoever it is, somebody says it.
  cueBehind: [2, 'scare'],
  colon: [0.5, 'scare'],
  setOff: [3, 'scare'],
  adjacent: [1.25, 'scare'],
  inClause: [1.5, 'scare'],
  continued: [0.75, 'scare'],
  labelling: [0.75, 'scare'],
  labelled: [2, 'scare'],
  inReport: [0.75, 'scare'],
  // Where few words of a language are known, its marks count for more.
  unknown: [1.25, 'scare'],
};

export function judgeGeneral(frame: Frame, at: number, attribution: Attribution | null): Judgement {
  const scale = new Scale<Evidence>(WEIGHT, 'prior');
  if (!weighInside(scale, frame, at)) return { use: 'other', confidence: 0.9 };
  weighPlace(scale, frame, at);
  if (frame.traits.markedNames && !isDoubted(frame, at) && isShortName(frame, at) && !isSpoken(frame, at, attribution)) scale.add('name');
  if (attribution !== null) weighAttribution(scale, frame, at, attribution);
  else if (isCommaAt(frame, at + 1) && hasClass(frame, at + 2, CLASS.cue) && !hasClass(frame, at + 2, CLASS.noun)) scale.add('cueBehind');
  else weighUnattributed(scale, frame, at);
  return scale.read();
}

const FUNCTION = CLASS.preposition | CLASS.conjunction | CLASS.determiner | CLASS.of | CLASS.subordinator;
const CLAUSE_ROLES = ROLE.negation | ROLE.subjunctive | ROLE.object;

/** False where there is nothing inside. */
function weighInside(scale: Scale<Evidence>, frame: Frame, at: number): boolean {
  const { tokens, classes, roles, traits } = frame;
  const quotation = quotationOf(frame.items[at]);
  const pair = frame.pairs[quotation]!;
  const end = Math.min(pair.close, tokens.count);
  let words = 0;
  let content = 0;
  let capitals = 0;
  let ideographs = 0;
  let clause = false;
  let first = -1;
  for (let i = pair.open + 1; i < end; i++) {
    if (tokens.kind[i] === KIND.number) words++;
    if (tokens.kind[i] !== KIND.word) continue;
    words++;
    if (first === -1) first = i;
    const flags = tokens.flags[i]!;
    const capital = (flags & FLAG.capital) !== 0;
    if ((flags & FLAG.ideograph) !== 0) ideographs++;
    if ((classes[i]! & (CLASS.subject | CLASS.auxiliary)) !== 0 || (roles[i]! & CLAUSE_ROLES) !== 0) clause = true;
    // "Die Lage": where all nouns have a capital, a small word with one begins a sentence.
    if ((classes[i]! & FUNCTION) !== 0 && (!capital || traits.capitalizedNouns)) continue;
    content++;
    if (capital) capitals++;
  }
  if (words === 0) return false;
  // Two characters make a word where words are not separated.
  const size = words - (ideographs >> 1);
  if (size === 1) scale.add('word');
  else if (size <= 3) scale.add('fewWords');
  else if (size > 6) scale.add('manyWords');
  if (!traits.complete) scale.add('unknown');
  if (clause) scale.add('clauseInside');
  if (commaInside(frame, quotation) || terminalInside(frame, quotation)) scale.add('speech');
  if (ideographs > 0) scale.add('ideographs');
  if (first !== -1 && !hasCase(tokens.text, tokens.start[first]!)) scale.add('caseless');
  else if (first !== -1 && (tokens.flags[first]! & FLAG.capital) === 0) scale.add(traits.capitalizedNouns ? 'smallFragment' : 'small');
  else if (content > 1 && capitals === content) scale.add('title');
  return true;
}

function hasCase(text: string, at: number): boolean {
  const char = text[at]!;
  return char.toLowerCase() !== char.toUpperCase();
}

function weighPlace(scale: Scale<Evidence>, frame: Frame, at: number): void {
  const { tokens } = frame;
  const pair = frame.pairs[quotationOf(frame.items[at])]!;
  // 《Joint Statement》: Chinese marks titles with marks of their own.
  if (tokens.hash[pair.open] === 0x300a || tokens.hash[pair.open] === 0x3008) scale.add('titleMarks');
  if (frame.traits.unspaced && goesOn(frame, at + 1)) scale.add('modifier');
  const before = bitsAt(frame, at - 1);
  if (isColonAt(frame, at - 1)) scale.add('colon');
  else if (at === 0 || isPunctuationAt(frame, at - 1)) scale.add('start');
  if (isAlone(frame, at)) scale.add('alone');
  if (!isWordAt(frame, at - 1)) return;
  if (isDoubted(frame, at)) {
    scale.add('soCalled');
    return;
  }
  // "laut „Abendblatt“": what is marked is who says so.
  if ((before & CLASS.naming) !== 0 || hasRole(frame, at - 1, ROLE.according)) scale.add('naming');
  if ((before & CLASS.termNoun) !== 0) scale.add('term');
  // Titles begin with a capital: "le groupe « regrette … »" names no group.
  else if ((before & CLASS.titleNoun) !== 0 && !isSmallAt(frame, pair.open + 1)) scale.add('titleNoun');
  // "der Sender „Al Jazeera“": in a language of capitalized nouns the noun says what the name is of.
  else if (frame.traits.capitalizedNouns && isCapitalAt(frame, at - 1)) scale.add('noun');
  const opened = (before & CLASS.determiner) !== 0;
  if (isCalled(frame, at)) scale.add('as');
  if (opened && hasClass(frame, at - 2, CLASS.naming)) scale.add('naming');
}

/** "die sogenannte „Q“"; a word that also names does so behind a noun: "un plan llamado «Q»", "el llamado «Q»". */
function isDoubted(frame: Frame, at: number): boolean {
  const bits = bitsAt(frame, at - 1);
  // «якобы „Q“» doubts the sentence and no word of it.
  if ((bits & CLASS.distancing) === 0 || (bits & CLASS.adverb) !== 0) return false;
  return (bits & CLASS.naming) === 0 || hasClass(frame, at - 2, CLASS.determiner);
}

/** "als „Q“", "als einen „Q“" */
function isCalled(frame: Frame, at: number): boolean {
  return hasRole(frame, at - 1, ROLE.as) || (hasClass(frame, at - 1, CLASS.determiner) && hasRole(frame, at - 2, ROLE.as));
}

function isSmallAt(frame: Frame, token: number): boolean {
  const { tokens, traits } = frame;
  if (traits.capitalizedNouns || token >= tokens.count || tokens.kind[token] !== KIND.word) return false;
  return (tokens.flags[token]! & FLAG.capital) === 0 && hasCase(tokens.text, tokens.start[token]!);
}

/** Nothing else stands in the sentence. */
function isAlone(frame: Frame, at: number): boolean {
  const { open, close } = frame.pairs[quotationOf(frame.items[at])]!;
  return close - open >= SENTENCE && isEdge(frame, at - 1) && isEdge(frame, at + 1);
}

/** The start or end of the block, a stop, or another quotation. */
function isEdge(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item === undefined || item < 0 || (isPunctuationAt(frame, i) && '.!?…'.includes(String.fromCharCode(frame.tokens.hash[item]!)));
}

/** Tokens from mark to mark that a sentence has at least. */
const SENTENCE = 4;

/** In a script without spaces: a word that neither joins nor closes the quotation follows. */
function goesOn(frame: Frame, i: number): boolean {
  if (!isWordAt(frame, i) || hasRole(frame, i, ROLE.quotative | ROLE.topic | ROLE.localizer)) return false;
  return !hasClass(frame, i, CLASS.conjunction | CLASS.preposition | CLASS.pronoun | CLASS.title | CLASS.adverb | CLASS.time);
}

const ADJACENT: ReadonlySet<Basis> = new Set<Basis>([
  'quotation-verb-source',
  'quotation-source-verb',
  'source-verb-quotation',
  'interrupted',
  'colon',
  'according-to',
  'passive-by',
  'attribution-line',
  'incise',
]);

function weighAttribution(scale: Scale<Evidence>, frame: Frame, at: number, { basis, cue }: Attribution): void {
  if (basis === 'continued' || basis === 'floating') scale.add('continued');
  else if (!ADJACENT.has(basis)) scale.add('inClause');
  else scale.add(isSetOff(frame, at, basis, cue) ? 'setOff' : 'adjacent');
  if (isInReport(frame, at, cue)) scale.add('inReport');
  if (cue !== null && ((frame.roles[cue.last]! & ROLE.labelling) !== 0 || isCalled(frame, at))) scale.add('labelling');
}

/** "… als „Q“ bezeichnet worden", "… ein „Q“ sei": somebody's words, though the text does not say whose. */
function weighUnattributed(scale: Scale<Evidence>, frame: Frame, at: number): void {
  if (isCalled(frame, at) && hasRole(frame, at + 1, ROLE.labelling)) scale.add('labelled');
  if (isInReport(frame, at, null)) scale.add('inReport');
}

const LONGEST_NAME = 3;

/** A capital and no more than a few words, and nothing that ends a sentence: «Газпром», «Большая семёрка». */
function isShortName(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  const quotation = quotationOf(frame.items[at]);
  const { open, close } = frame.pairs[quotation]!;
  if (close >= tokens.count || close - open - 1 > LONGEST_NAME || commaInside(frame, quotation) || terminalInside(frame, quotation))
    return false;
  return (tokens.flags[open + 1]! & FLAG.capital) !== 0;
}

function isSpoken(frame: Frame, at: number, attribution: Attribution | null): boolean {
  if (attribution === null) return isColonAt(frame, at - 1) || (isEdge(frame, at - 1) && isEdge(frame, at + 1));
  const { basis, cue } = attribution;
  if (basis === 'continued') return true;
  if (!ADJACENT.has(basis)) return false;
  // «заявил, что „Газпром“ …» names who acts, «назвал план „Безумием“» says the word.
  return isSetOff(frame, at, basis, cue) || (basis !== 'according-to' && !hasRole(frame, at - 1, ROLE.complementizer));
}

const REPORT_REACH = 30;

/** A conjunction of reports between the cue and the quotation, or the mood of reports around it: what is marked is in their words. */
function isInReport(frame: Frame, at: number, cue: Attribution['cue']): boolean {
  for (let i = at - 1; i >= Math.max(0, at - REPORT_REACH); i--) {
    const item = frame.items[i]!;
    // In Chinese a comma behind the verb is all that opens a report.
    if (frame.traits.unspaced && cue !== null && item >= 0 && item <= cue.last) return isCommaAt(frame, i + 1);
    if (item >= 0 && cue !== null && item <= cue.last) break;
    if (hasRole(frame, i, ROLE.complementizer) && !hasClass(frame, i, CLASS.determiner)) return true;
    if (hasRole(frame, i, ROLE.subjunctive)) return true;
  }
  return hasRole(frame, at + 1, ROLE.subjunctive);
}

/** Punctuation parts the quotation from its attribution, as it does nowhere but in speech. */
function isSetOff(frame: Frame, at: number, basis: Basis, cue: Attribution['cue']): boolean {
  if (basis === 'incise' || isColonAt(frame, at - 1)) return true;
  const quotation = quotationOf(frame.items[at]);
  if (commaInside(frame, quotation) || terminalInside(frame, quotation)) return true;
  // „Q“, so S
  if (basis === 'according-to') return cue !== null && isPunctuationAt(frame, at + 1) && frame.items[at + 2] === cue.first;
  return (basis === 'quotation-verb-source' || basis === 'quotation-source-verb') && isPunctuationAt(frame, at + 1);
}
