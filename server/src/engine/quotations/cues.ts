/** Finds cues, the reporting expressions of a sentence, and tells a verb from the noun or adjective that looks like it. */
import { fold } from '../characters.ts';
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, hashWord, KIND } from '../words.ts';
import type { Frame } from './frame.ts';

export type CueForm = 'finite' | 'base' | 'gerund' | 'passive';

export interface Cue {
  /** Item of the verb. */
  readonly at: number;
  /** Item after the verb and its particle. */
  readonly next: number;
  readonly form: CueForm;
  readonly weak: boolean;
}

/** The cue at item `i`, or null. */
export function cueAt(frame: Frame, i: number, floor: number): Cue | null {
  const { tokens, classes, items } = frame;
  const item = items[i];
  if (item === undefined || item < 0 || tokens.kind[item] !== KIND.word) return null;
  const bits = classes[item]!;
  const finite = (bits & CLASS.cue) !== 0;
  const base = (bits & CLASS.cueBase) !== 0;
  if (!finite && !base && (bits & (CLASS.cueGerund | CLASS.passive)) === 0) return null;
  if ((tokens.flags[item]! & FLAG.hyphen) !== 0) return null;
  // A capital inside a sentence is a name: "the Post", "Human Rights Watch reports".
  if ((tokens.flags[item]! & FLAG.capital) !== 0 && i > floor) return null;
  let next = i + 1;
  if ((bits & CLASS.particle) !== 0) {
    const particle = items[next];
    if (particle === undefined || particle < 0 || (frame.roles[particle]! & ROLE.verbParticle) === 0) return null;
    // "went on" says something, "went down" does not.
    if (!PARTICLES.get(lower(frame, i).slice(0, STEM))?.includes(lower(frame, next))) return null;
    next++;
  }
  // "put it" speaks; "put out" and "put in" only beside a quotation.
  const weak = (bits & CLASS.weak) !== 0 || (next > i + 1 && (isThe(frame, i + 1, OUT) || isThe(frame, i + 1, IN)) && isThe(frame, i, PUT));
  if ((bits & CLASS.cueGerund) !== 0 && !finite && !base)
    return isCalledFor(frame, i - 1, floor) || isProverb(frame, i) ? null : { at: i, next, form: 'gerund', weak };
  const before = beforeVerb(frame, i - 1, floor);
  const governor = before === -1 ? -1 : items[before]!;
  if (governor >= 0 && (frame.roles[governor]! & ROLE.be) !== 0) {
    if ((bits & CLASS.passive) === 0 && !finite) return null;
    return isDue(frame, before, floor) ? null : { at: i, next, form: 'passive', weak };
  }
  if (!finite && !base) return (bits & CLASS.passive) !== 0 ? { at: i, next, form: 'passive', weak } : null;
  const previous = items[i - 1];
  const previousBits = i > floor && previous !== undefined && previous >= 0 ? classes[previous]! : 0;
  const previousKind = i > floor && previous !== undefined && previous >= 0 ? tokens.kind[previous]! : 0;
  const infinitive = base && governor >= 0 && isThe(frame, before, TO);
  if ((bits & CLASS.noun) !== 0 && !infinitive && !leadsToQuotation(frame, next)) {
    if ((previousBits & CLASS.determiner) !== 0 && (previousBits & CLASS.pronoun) === 0) return null;
    // "of late-night tweets"
    if (i > floor && previous !== undefined && previous >= 0 && (tokens.flags[previous]! & FLAG.hyphen) !== 0) return null;
    if (previousKind === KIND.possessive || (previousBits & (CLASS.preposition | CLASS.conjunction)) !== 0) return null;
    if (isThe(frame, next, OF) || (i === floor && base)) return null;
    if (weak && finite && !base && isModified(frame, i, previousBits)) return null;
    if (weak && endsAdverbial(frame, i, floor)) return null;
    // "of Democratic claims": a modifier after a preposition makes it a noun.
    if (i - 2 >= floor && (previousBits & CLASS.pronoun) === 0) {
      const second = items[i - 2]!;
      if (second >= 0 && (classes[second]! & (CLASS.preposition | CLASS.determiner)) !== 0 && (classes[second]! & CLASS.determiner) === 0)
        return null;
    }
  }
  // "the said treaty" is none; "a banner that said" is.
  const bare = (previousBits & CLASS.determiner) !== 0 && (previousBits & (CLASS.pronoun | CLASS.subject | CLASS.subordinator)) === 0;
  if (finite && i > floor && bare) return null;
  if (!base || finite) return { at: i, next, form: 'finite', weak };
  if (infinitive && isThe(frame, before - 1, USED)) return { at: i, next, form: 'finite', weak };
  if (infinitive) return isLeftToAuthor(frame, before, floor) ? null : { at: i, next, form: 'gerund', weak };
  if (i === floor || isGeneric(frame, i, floor)) return null;
  const agrees =
    (previousBits & (CLASS.subject | CLASS.plural | CLASS.auxiliary)) !== 0 || (previousKind === KIND.word && endsInS(frame, previous!));
  return agrees || (previousBits & CLASS.adverb) !== 0 ? { at: i, next, form: 'base', weak } : null;
}

const STEM = 3;

/** What may follow each reporting verb that has a particle, by how the forms of the verb begin. */
const PARTICLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['chi', ['in']],
  ['cla', ['back']],
  ['fir', ['back']],
  ['go', ['on']],
  ['goe', ['on']],
  ['goi', ['on']],
  ['gon', ['on']],
  ['hit', ['back']],
  ['las', ['out']],
  ['poi', ['out']],
  ['pus', ['back']],
  ['put', ['it', 'in', 'out']],
  ['sho', ['back']],
  ['spe', ['out']],
  ['sum', ['up']],
  ['wei', ['in']],
  ['wen', ['on']],
]);

function endsInS({ tokens }: Frame, token: number): boolean {
  return fold(tokens.units[tokens.end[token]! - 1]!) === 0x73;
}

/** All cues of a stretch of items, in order. */
export function cuesIn(frame: Frame, from: number, to: number): readonly Cue[] {
  const { classes, items } = frame;
  let found: Cue[] | null = null;
  for (let i = from; i < to; i++) {
    const item = items[i]!;
    if (item < 0 || (classes[item]! & CUES) === 0) continue;
    const cue = cueAt(frame, i, from);
    if (cue === null) continue;
    found ??= [];
    found.push(cue);
  }
  return found ?? NO_CUES;
}

/** Whatever can be the verb of a cue. */
export const CUES = CLASS.cue | CLASS.cueBase | CLASS.cueGerund | CLASS.passive;
const NO_CUES: readonly Cue[] = [];

/** A word to compare with, and its hash: nearly always the hashes differ, and no text is copied. */
export interface Word {
  readonly text: string;
  readonly hash: number;
}

/** `text` is in lower case. */
export function wordOf(text: string): Word {
  return { text, hash: hashWord(text) };
}

/** True where the item is that word, in whatever case. */
export function isThe(frame: Frame, i: number, word: Word): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.hash[item] === word.hash && lower(frame, i) === word.text;
}

const FOR = wordOf('for');
const GOES = wordOf('goes');
const HAS = wordOf('has');
const HOLDS = wordOf('holds');
const IN = wordOf('in');
const IT = wordOf('it');
const NEEDLESS = wordOf('needless');
const NO = wordOf('no');
const NOT = wordOf('not');
const OF = wordOf('of');
const ONE = wordOf('one');
const OUT = wordOf('out');
const PUT = wordOf('put');
const SAYING = wordOf('saying');
const SUFFICE = wordOf('suffice');
const THERE = wordOf('there');
const TO = wordOf('to');
const USED = wordOf('used');
const WITHOUT = wordOf('without');
const YOU = wordOf('you');

/** The item's word in lower case, '' for anything else. */
export function lower(frame: Frame, i: number): string {
  const item = frame.items[i];
  if (item === undefined || item < 0 || frame.tokens.kind[item] !== KIND.word) return '';
  return frame.tokens.text.slice(frame.tokens.start[item], frame.tokens.end[item]).toLowerCase();
}

/** "the biggest challenges for": a plural noun, where its would-be subject is no name and a preposition follows. */
function isModified(frame: Frame, at: number, before: number): boolean {
  const { tokens, classes, items } = frame;
  const next = items[at + 1];
  if (next === undefined || next < 0) return false;
  // "the annual talks, which"
  const relative = tokens.kind[next] === KIND.punctuation && tokens.hash[next] === 0x2c && isRelative(frame, at + 2);
  if (!relative && (classes[next]! & CLASS.preposition) === 0) return false;
  const previous = items[at - 1];
  if (previous === undefined || previous < 0 || (before & (CLASS.pronoun | CLASS.title | CLASS.document)) !== 0) return false;
  return tokens.kind[previous] === KIND.word && (tokens.flags[previous]! & FLAG.capital) === 0;
}

function isRelative(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && (frame.classes[item]! & CLASS.relative) !== 0;
}

/** "The Ministry of Health notes, “…”": with a quotation right after it the word is the verb. */
function leadsToQuotation(frame: Frame, next: number): boolean {
  const item = frame.items[next];
  if (item === undefined || item < 0 || frame.tokens.kind[item] !== KIND.punctuation) return false;
  const unit = frame.tokens.hash[item]!;
  return (unit === 0x2c || unit === 0x3a) && (frame.items[next + 1] ?? 0) < 0;
}

const ADVERBIAL_LONGEST = 8;

/** "After the Riga attacks, …": what a preposition at the start of the sentence governs, up to its comma. */
function endsAdverbial(frame: Frame, at: number, floor: number): boolean {
  const { tokens, classes, items } = frame;
  const next = items[at + 1];
  if (next === undefined || next < 0 || tokens.kind[next] !== KIND.punctuation || tokens.hash[next] !== 0x2c) return false;
  const first = items[floor]!;
  if (first < 0 || at - floor > ADVERBIAL_LONGEST || (classes[first]! & CLASS.preposition) === 0) return false;
  for (let i = floor + 1; i < at; i++) if (items[i]! < 0 || tokens.kind[items[i]!] === KIND.punctuation) return false;
  return true;
}

/**
 * "It is worth recalling", "it bears repeating", "there is no denying": what calls for being said is said by the author, whoever
 * may have said it before.
 */
function isCalledFor(frame: Frame, before: number, floor: number): boolean {
  const i = beforeVerb(frame, before, floor);
  if (i === -1) return false;
  // "It goes without saying"
  if (isThe(frame, i, WITHOUT)) return isThe(frame, i - 1, GOES);
  return CALLS.has(lower(frame, i)) || (isThe(frame, i, NO) && isThe(frame, i - 2, THERE));
}

const CALLS = new Set(['worth', 'worthwhile', 'bear', 'bears', 'merits', 'deserves', 'needs']);

/** "As the saying goes", "an old saying holds": a noun, and nobody's words. */
function isProverb(frame: Frame, i: number): boolean {
  return isThe(frame, i, SAYING) && (isThe(frame, i + 1, GOES) || isThe(frame, i + 1, HAS) || isThe(frame, i + 1, HOLDS));
}

/** "It should be noted", "it has to be said", "it will be recalled": what must or may be said of no one's saying is the author's. */
function isDue(frame: Frame, be: number, floor: number): boolean {
  const modal = beforeVerb(frame, be - 1, floor);
  if (modal === -1 || !MODALS.has(lower(frame, modal))) return false;
  const subject = beforeVerb(frame, modal - 1, floor);
  if (isThe(frame, subject, IT)) return true;
  // "It has to be said", "it ought to be remembered", "it must also be said", "it must not be forgotten"
  return isThe(frame, modal, NOT) || isThe(frame, modal, TO) ? isThe(frame, beforeVerb(frame, subject - 1, floor), IT) : false;
}

const MODALS = new Set(['can', 'cannot', 'could', 'may', 'might', 'must', 'need', 'not', 'shall', 'should', 'to', 'will', 'would']);

/** "It is important to stress", "needless to say", "suffice it to say": the infinitive has no subject but the author. */
function isLeftToAuthor(frame: Frame, to: number, floor: number): boolean {
  if (isThe(frame, to - 1, NEEDLESS) || isThe(frame, to - 1, SUFFICE) || isThe(frame, to - 2, SUFFICE)) return true;
  for (let i = to - 1; i >= Math.max(floor, to - EXPLETIVE_REACH); i--) {
    const item = frame.items[i]!;
    if (item < 0 || frame.tokens.kind[item] === KIND.punctuation || isThe(frame, i, FOR)) return false;
    if (!isThe(frame, i, IT)) continue;
    for (let verb = i + 1; verb < to; verb++) {
      const bits = frame.classes[frame.items[verb]!]!;
      // "The ministry … It was careful to say": what only somebody can be makes the pronoun stand for a body.
      if ((frame.roles[frame.items[verb]!]! & ROLE.be) !== 0) return !DISPOSED.has(lower(frame, to - 1));
      if ((bits & (CLASS.auxiliary | CLASS.adverb)) === 0) return false;
    }
  }
  return false;
}

const DISPOSED = new Set(
  'able afraid anxious bound careful compelled due eager expected first forced happy hesitant keen last likely loath obliged prepared quick'
    .concat(' ready reluctant set slow supposed swift unable unlikely unwilling willing')
    .split(' '),
);

/** Words from "it" to the infinitive: "it would not be entirely fair to the other side to say". */
const EXPLETIVE_REACH = 10;

/** "One might say", "you could say": nobody said so but the author. */
function isGeneric(frame: Frame, verb: number, floor: number): boolean {
  let i = verb - 1;
  while (i > floor && frame.items[i]! >= 0 && (frame.classes[frame.items[i]!]! & (CLASS.auxiliary | CLASS.adverb)) !== 0) i--;
  return i < verb - 1 && (isThe(frame, i, ONE) || isThe(frame, i, YOU));
}

/** The item that governs the verb, adverbs between skipped; -1 where it is no word. */
function beforeVerb(frame: Frame, from: number, floor: number): number {
  let i = from;
  while (i >= floor) {
    const item = frame.items[i]!;
    if (item < 0 || (frame.classes[item]! & CLASS.adverb) === 0) break;
    i--;
  }
  const item = i >= floor ? frame.items[i]! : -1;
  return item >= 0 && frame.tokens.kind[item] === KIND.word ? i : -1;
}
