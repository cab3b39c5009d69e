/**
 * Reads a source, the noun phrase that names who speaks, to the right or to the left of a cue: title, name and apposition
 * head, an organization, a document or a pronoun. Relative and parenthetical clauses between source and cue are stepped over.
 */
import type { SourceKind } from '../facts.ts';
import { CLASS, ROLE } from '../lexicon.ts';
import { FLAG, KIND } from '../words.ts';
import type { Frame } from './frame.ts';

/** Tokens `first` to `last`; `from` and `to` (exclusive) are the items they stand at. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

const LONGEST = 18;
/** Stops a noun phrase whatever comes after. */
const BREAK = CLASS.clause | CLASS.subordinator | CLASS.relative | CLASS.auxiliary;
const VERB = CLASS.cue | CLASS.cueGerund;

/** The noun phrase that starts at item `at`, or null. */
export function phraseAfter(frame: Frame, at: number, limit: number): NounPhrase | null {
  const { tokens, classes, items } = frame;
  let from = at;
  while (from < limit && items[from]! >= 0 && (classes[items[from]!]! & (CLASS.adverb | CLASS.time)) !== 0 && !isName(frame, from)) from++;
  let last = -1;
  let named = false;
  let to = from;
  let joined = false;
  for (let i = from; i < Math.min(limit, from + LONGEST); i++) {
    const item = items[i]!;
    if (item < 0) break;
    const kind = tokens.kind[item]!;
    if (kind === KIND.punctuation) {
      // The stop of an abbreviation inside the name: sentences are split already, so it is not the end of one.
      if (tokens.hash[item] === 0x2e && last === item - 1 && i + 1 < limit && items[i + 1]! >= 0) continue;
      // "9/11"
      if (tokens.hash[item] === 0x2f && last === item - 1 && i + 1 < limit && (tokens.flags[item + 1]! & FLAG.space) === 0) continue;
      break;
    }
    if (kind === KIND.possessive || isPluralPossessive(frame, i)) {
      last = item;
      to = i + 1;
      named = false;
      continue;
    }
    if (kind === KIND.number) {
      if (named) break;
      last = item;
      to = i + 1;
      continue;
    }
    if (kind !== KIND.word) break;
    const bits = classes[item]!;
    const capital = (tokens.flags[item]! & FLAG.capital) !== 0;
    if ((tokens.flags[item]! & FLAG.hyphen) !== 0 && last === item - 1) {
      // "the 46-year-old": the parts of one word stay together.
      last = item;
      to = i + 1;
      continue;
    }
    if (last === -1) {
      if ((bits & CLASS.pronoun) !== 0 && (bits & (CLASS.determiner | CLASS.vague)) === 0 && !isName(frame, i))
        return { first: item, last: item, from: i, to: i + 1 };
      if ((bits & (CLASS.preposition | CLASS.conjunction)) !== 0) return null;
      if ((bits & BREAK) !== 0 && !isName(frame, i) && (bits & CLASS.determiner) === 0) return null;
    } else if ((bits & CLASS.conjunction) !== 0) {
      const next = items[i + 1];
      if (joined || next === undefined || next < 0 || (tokens.flags[next]! & FLAG.capital) === 0 || !named) break;
      joined = true;
      continue;
    } else if ((bits & CLASS.of) !== 0) {
      if (named && !isRole(frame, to - 1) && (bits & CLASS.of) !== 0 && personLike(frame, from, to)) break;
    } else if ((bits & CLASS.preposition) !== 0) {
      if (named || !attaches(frame, i)) break;
    } else if ((bits & (BREAK | CLASS.time | CLASS.pronoun)) !== 0 && !isName(frame, i)) break;
    else if ((bits & CLASS.adverb) !== 0) break;
    else if ((bits & CLASS.determiner) !== 0) {
      const before = classes[items[i - 1]!]!;
      if ((before & (CLASS.of | CLASS.preposition)) === 0) break;
    } else if ((bits & VERB) !== 0 && (bits & CLASS.noun) === 0 && !capital && !isOpened(frame, i)) break;
    else if (!capital && isUnknownVerb(frame, i, limit)) break;
    else if (!capital && named && (bits & (CLASS.role | CLASS.document)) === 0) {
      // "said Lavrov commenting on …" stops; "said the Foreign Ministry board" goes on.
      const opened = (classes[items[from]!]! & CLASS.determiner) !== 0;
      if (!opened || /(?:ing|ed)$/.test(tokens.text.slice(tokens.start[item], tokens.end[item])) || personLike(frame, from, to)) break;
    }
    if (capital && (bits & CLASS.title) === 0) named = true;
    last = item;
    to = i + 1;
  }
  return finish(frame, from, trimEnd(frame, from, to));
}

/** "The document lists three demands", "the minister wants to say": what the head of a source does, in a word of no class. */
function isUnknownVerb(frame: Frame, i: number, limit: number): boolean {
  const { tokens, classes, items } = frame;
  const head = items[i - 1]!;
  const next = i + 1 < limit ? items[i + 1]! : -1;
  if (head < 0 || next < 0 || (classes[items[i]!]! & ~CLASS.weak) !== 0 || (classes[head]! & (CLASS.title | CLASS.document)) === 0)
    return false;
  if (!/(?:[^s]s|ed)$/.test(tokens.text.slice(tokens.start[items[i]!], tokens.end[items[i]!]))) return false;
  return tokens.kind[next] === KIND.number || (classes[next]! & (CLASS.determiner | CLASS.preposition)) !== 0;
}

/** "the ruling": right after an article a participle is a noun. */
function isOpened(frame: Frame, i: number): boolean {
  const { classes, items } = frame;
  const before = items[i - 1];
  if (before === undefined || before < 0) return false;
  return (classes[items[i]!]! & CLASS.cueGerund) !== 0 && (classes[before]! & CLASS.determiner) !== 0;
}

/** The noun phrase that ends before item `verb`, not reaching left of item `floor`. */
export function phraseBefore(frame: Frame, verb: number, floor: number): NounPhrase | null {
  const phrase = readBefore(frame, verb, floor);
  // "Doe, during a visit to Springfield, Ohio, said": the phrase of an adverbial between commas is not the subject.
  if (phrase === null || phrase.to >= verb || !isComma(frame, phrase.from - 2)) return phrase;
  const governor = frame.items[phrase.from - 1]!;
  if (governor < 0 || phrase.from - 2 <= floor || (frame.classes[governor]! & CLASS.preposition) === 0) return phrase;
  return readBefore(frame, phrase.from - 2, floor) ?? phrase;
}

function readBefore(frame: Frame, verb: number, floor: number): NounPhrase | null {
  const { tokens, classes, items } = frame;
  let i = stepOverAdverbials(frame, verb - 1, floor);
  if (isComma(frame, i)) {
    // "Maria Zakharova, the ministry's spokeswoman, said": back over the apposition to what it explains.
    const open = matchingComma(frame, i, floor);
    if (open === -1) return null;
    i = stepOverAdverbials(frame, open - 1, floor);
  }
  const to = i + 1;
  // "Trump’s saying": what a possessive ends is no subject.
  if (i >= floor && items[i]! >= 0 && tokens.kind[items[i]!] === KIND.possessive) return null;
  let from = to;
  let opened = -1;
  for (; i >= floor && to - i <= LONGEST; i--) {
    const item = items[i]!;
    if (item < 0) break;
    const kind = tokens.kind[item]!;
    if (kind === KIND.punctuation) {
      if (tokens.hash[item] === 0x2e && i > floor && items[i - 1] === item - 1 && tokens.kind[item - 1] === KIND.word && i + 1 < to)
        continue;
      break;
    }
    if (kind === KIND.possessive || kind === KIND.number || isPluralPossessive(frame, i)) {
      from = i;
      continue;
    }
    if (kind !== KIND.word) break;
    const bits = classes[item]!;
    if ((bits & CLASS.subject) !== 0 && !isName(frame, i)) {
      // "They took note of the report": what lies between is a verb, so the phrase is what its determiner opens.
      if (from === to) from = i;
      else if (opened === -1) return null;
      else from = opened;
      break;
    }
    if (isName(frame, i)) {
      from = i;
      continue;
    }
    if ((bits & CLASS.conjunction) !== 0) {
      const left = i > floor ? items[i - 1]! : -1;
      const right = items[i + 1]!;
      if (left < 0 || right < 0 || (tokens.flags[left]! & tokens.flags[right]! & FLAG.capital) === 0) break;
      continue;
    }
    if ((bits & CLASS.determiner) !== 0) {
      // "reports that Trump called": the conjunction, not "that minister".
      if ((bits & CLASS.subordinator) !== 0 && from < to && (tokens.flags[items[from]!]! & FLAG.capital) !== 0) break;
      from = i;
      opened = i;
      if (i > floor && attachesLeft(frame, i - 1, floor)) continue;
      // "The text adopted by the ministers notes": the participle leads back to what was adopted.
      if (i - 3 >= floor && isAgent(frame, i - 1)) return phraseBefore(frame, i - 2, floor) ?? finish(frame, from, to);
      break;
    }
    if ((bits & CLASS.preposition) !== 0) {
      if (from === to || !attachesLeft(frame, i, floor)) break;
      continue;
    }
    if ((bits & (BREAK | CLASS.adverb | CLASS.time)) !== 0) break;
    if ((bits & CLASS.pronoun) !== 0 && (bits & CLASS.vague) === 0) {
      const first = from === to;
      if (first) from = i;
      // "One of them"
      if (first && i > floor && items[i - 1]! >= 0 && (classes[items[i - 1]!]! & CLASS.of) !== 0 && attachesLeft(frame, i - 1, floor))
        continue;
      break;
    }
    if ((bits & VERB) !== 0 && (bits & CLASS.noun) === 0) break;
    from = i;
  }
  return finish(frame, afterVerb(frame, from, to, floor), to);
}

/** "would involve Prosecutor Doe, who": a word in small letters after an auxiliary or "to" is the verb, and what follows its object. */
function afterVerb(frame: Frame, from: number, to: number, floor: number): number {
  const { tokens, classes, items } = frame;
  const first = items[from];
  let i = from - 1;
  while (i > floor && items[i]! >= 0 && (classes[items[i]!]! & CLASS.adverb) !== 0) i--;
  const before = i >= floor ? items[i]! : -1;
  if (first === undefined || first < 0 || before < 0 || from + 1 >= to || tokens.kind[first] !== KIND.word) return from;
  if ((tokens.flags[first]! & FLAG.capital) !== 0 || (classes[first]! & ~(CLASS.cueBase | CLASS.weak)) !== 0) return from;
  const governed = (classes[before]! & CLASS.auxiliary) !== 0 && (frame.roles[before]! & ROLE.be) === 0;
  return governed || tokens.text.slice(tokens.start[before], tokens.end[before]) === 'to' ? from + 1 : from;
}

/** The apostrophe of "the ministers’ statement", which no pair of marks has claimed. */
function isPluralPossessive(frame: Frame, i: number): boolean {
  const { tokens, items } = frame;
  const item = items[i]!;
  if (tokens.kind[item] !== KIND.mark || (tokens.hash[item] !== 0x2019 && tokens.hash[item] !== 0x27)) return false;
  return (
    items[i - 1] === item - 1 &&
    tokens.kind[item - 1] === KIND.word &&
    /s$/i.test(tokens.text.slice(tokens.start[item - 1], tokens.end[item - 1]))
  );
}

/** Back over adverbs, auxiliaries and "on Monday" to what the verb agrees with. */
function stepOverAdverbials(frame: Frame, at: number, floor: number): number {
  const { tokens, classes, items } = frame;
  let i = at;
  while (i >= floor && items[i]! >= 0) {
    const item = items[i]!;
    const bits = classes[item]!;
    if (tokens.kind[item] === KIND.word && isName(frame, i)) break;
    if ((bits & (CLASS.adverb | CLASS.auxiliary)) !== 0 && (bits & CLASS.subject) === 0) i--;
    else if (isFloating(frame, i, floor)) i--;
    else if (isHabit(frame, i, floor)) i -= 2;
    else if ((bits & CLASS.time) !== 0) {
      i--;
      while (i >= floor && items[i]! >= 0 && (classes[items[i]!]! & (CLASS.time | CLASS.adverb)) !== 0) i--;
      if (i >= floor && items[i]! >= 0 && (classes[items[i]!]! & CLASS.preposition) !== 0) i--;
    } else break;
  }
  return i;
}

/** The "to" of "used to say". */
function isHabit({ tokens, items }: Frame, i: number, floor: number): boolean {
  const [before, to] = [items[i - 1] ?? -1, items[i]!];
  if (i <= floor || before < 0 || tokens.text.slice(tokens.start[to], tokens.end[to]) !== 'to') return false;
  return tokens.text.slice(tokens.start[before], tokens.end[before]) === 'used';
}

/** "Doe and Roe both said", "they all said": the word belongs to the subject before it. */
function isFloating(frame: Frame, i: number, floor: number): boolean {
  const { tokens, classes, items } = frame;
  const bits = classes[items[i]!]!;
  if ((bits & CLASS.determiner) === 0 || (bits & CLASS.pronoun) === 0 || i <= floor) return false;
  const before = items[i - 1]!;
  if (before < 0 || tokens.kind[before] !== KIND.word) return false;
  return (tokens.flags[before]! & FLAG.capital) !== 0 || (classes[before]! & CLASS.subject) !== 0;
}

function matchingComma(frame: Frame, comma: number, floor: number): number {
  let nearest = -1;
  let verbal = false;
  for (let i = comma - 1; i >= Math.max(floor, comma - (verbal ? CLAUSE_REACH : APPOSITION_REACH)); i--) {
    const item = frame.items[i]!;
    if (item < 0) return nearest;
    if (isComma(frame, i)) {
      const next = frame.items[i + 1]!;
      const relative = next >= 0 && (frame.classes[next]! & CLASS.relative) !== 0;
      if (relative || (nearest === -1 && !verbal)) return i;
      if (nearest === -1) nearest = i;
    } else if (frame.tokens.kind[item] === KIND.word) verbal ||= nearest === -1 && (frame.classes[item]! & CLASS.auxiliary) !== 0;
  }
  return nearest;
}

const APPOSITION_REACH = 30;
/** "Doe, whose town, Riga, may flood, argues": a verb before the comma shows a clause, and the clause may hold commas. */
const CLAUSE_REACH = 40;

export function isComma(frame: Frame, i: number): boolean {
  return isPunct(frame, i, 0x2c);
}

export function isPunct(frame: Frame, i: number, unit: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && frame.tokens.kind[item] === KIND.punctuation && frame.tokens.hash[item] === unit;
}

export function isDash(frame: Frame, i: number): boolean {
  return isPunct(frame, i, 0x2014) || isPunct(frame, i, 0x2013) || isPunct(frame, i, 0x2015) || isPunct(frame, i, 0x2d);
}

/** "at the ministry", "from the delegation": a phrase of place or belonging that a role takes along, unless it is a time. */
function attaches(frame: Frame, i: number): boolean {
  const { tokens, classes, items } = frame;
  const word = tokens.text.slice(tokens.start[items[i]!], tokens.end[items[i]!]).toLowerCase();
  if (word !== 'at' && word !== 'from' && word !== 'to' && word !== 'with') return false;
  const next = items[i + 1];
  return next !== undefined && next >= 0 && tokens.kind[next] === KIND.word && (classes[next]! & CLASS.time) === 0;
}

/** "adopted by", after a noun: no auxiliary stands before the participle. */
function isAgent(frame: Frame, by: number): boolean {
  const { tokens, classes, items } = frame;
  const preposition = items[by]!;
  const participle = items[by - 1]!;
  const head = items[by - 2]!;
  if (preposition < 0 || participle < 0 || head < 0 || tokens.kind[head] !== KIND.word) return false;
  if (tokens.text.slice(tokens.start[preposition], tokens.end[preposition]) !== 'by') return false;
  return (
    /(?:ed|en)$/.test(tokens.text.slice(tokens.start[participle], tokens.end[participle])) &&
    (classes[head]! & (CLASS.auxiliary | CLASS.adverb)) === 0
  );
}

/** A preposition with a noun on its left belongs to the phrase: "the head of", "a spokesman for". */
function attachesLeft(frame: Frame, i: number, floor: number): boolean {
  const { tokens, classes, items } = frame;
  const item = items[i]!;
  if (item < 0 || (classes[item]! & CLASS.preposition) === 0 || i <= floor) return false;
  const word = tokens.text.slice(tokens.start[item], tokens.end[item]).toLowerCase();
  const left = items[i - 1]!;
  if (left < 0 || tokens.kind[left] !== KIND.word) return false;
  // "The joint statement by China and Russia"
  const authored = word === 'by' && (classes[left]! & CLASS.document) !== 0;
  if (!authored && !['of', 'for', 'from', 'at', 'in', 'to', 'with', 'on'].includes(word)) return false;
  const next = items[i + 1];
  if (next !== undefined && next >= 0 && (classes[next]! & CLASS.time) !== 0) return false;
  const bits = classes[left]!;
  // "one of the ministers", "some of them"
  if (word === 'of' && (bits & CLASS.pronoun) !== 0 && (bits & (CLASS.determiner | CLASS.vague)) !== 0) return true;
  return (
    (bits & (BREAK | CLASS.adverb | CLASS.preposition | CLASS.pronoun | CLASS.time)) === 0 &&
    ((bits & VERB) === 0 || (bits & CLASS.noun) !== 0)
  );
}

/** A capitalised word that only looks like a function word: "Theresa May", "Will Hurd". */
function isName(frame: Frame, i: number): boolean {
  const { tokens, classes, items } = frame;
  const item = items[i]!;
  if (item < 0 || tokens.kind[item] !== KIND.word || (tokens.flags[item]! & FLAG.capital) === 0) return false;
  const bits = classes[item]!;
  // "Under-Secretary-General"
  const next = items[i + 1];
  if ((bits & CLASS.preposition) !== 0) return next !== undefined && next >= 0 && (tokens.flags[next]! & FLAG.hyphen) !== 0;
  // "US Senator": in capitals between words that are not, it is no pronoun.
  if ((bits & CLASS.pronoun) !== 0) return (tokens.flags[item]! & FLAG.allCaps) !== 0 && isMixedCase(frame, i);
  if ((bits & (CLASS.time | CLASS.auxiliary)) === 0) return false;
  const before = items[i - 1];
  if (before === undefined || before < 0 || tokens.kind[before] !== KIND.word || (tokens.flags[before]! & FLAG.capital) === 0) return false;
  return (classes[before]! & (CLASS.time | CLASS.preposition | CLASS.starter)) === 0;
}

function isMixedCase(frame: Frame, i: number): boolean {
  for (const neighbour of [frame.items[i - 1], frame.items[i + 1]]) {
    if (neighbour === undefined || neighbour < 0 || frame.tokens.kind[neighbour] !== KIND.word) continue;
    if (frame.tokens.end[neighbour]! - frame.tokens.start[neighbour]! > 1 && (frame.tokens.flags[neighbour]! & FLAG.allCaps) === 0)
      return true;
  }
  return false;
}

function isRole(frame: Frame, i: number): boolean {
  const item = frame.items[i];
  return item !== undefined && item >= 0 && (frame.classes[item]! & CLASS.title) !== 0;
}

/** Ends in a personal name: a capitalised word after another or after a title, not a head noun of a body. */
function personLike(frame: Frame, from: number, to: number): boolean {
  const { tokens, classes, items } = frame;
  const last = items[to - 1]!;
  if (last < 0 || (tokens.flags[last]! & FLAG.capital) === 0 || (classes[last]! & CLASS.title) !== 0) return false;
  if (to - from < 2) return true;
  const before = items[to - 2]!;
  return before >= 0 && (tokens.flags[before]! & FLAG.capital) !== 0 && (classes[items[from]!]! & CLASS.determiner) === 0;
}

function trimEnd(frame: Frame, from: number, to: number): number {
  const { tokens, classes, items } = frame;
  let end = to;
  while (end > from) {
    const item = items[end - 1]!;
    if (item < 0) break;
    const bits = classes[item]!;
    const dangling =
      tokens.kind[item] === KIND.possessive || (tokens.kind[item] === KIND.word && (bits & (CLASS.preposition | CLASS.conjunction)) !== 0);
    const bare = tokens.kind[item] === KIND.word && (bits & CLASS.determiner) !== 0 && end - 1 > from && (bits & CLASS.pronoun) === 0;
    if (!dangling && !bare) break;
    end--;
  }
  return end;
}

function finish(frame: Frame, from: number, to: number): NounPhrase | null {
  const { tokens, classes, items } = frame;
  let start = from;
  while (start < to && (classes[items[start]!]! & (CLASS.conjunction | CLASS.preposition)) !== 0) start++;
  if (start >= to) return null;
  let nominal = false;
  for (let i = start; i < to && !nominal; i++) {
    const item = items[i]!;
    if (item < 0) return null;
    const bits = classes[item]!;
    if (tokens.kind[item] !== KIND.word) continue;
    nominal =
      (bits & (CLASS.pronoun | CLASS.vague)) !== 0 ||
      (bits & (CLASS.determiner | CLASS.preposition | CLASS.conjunction | CLASS.adverb | CLASS.auxiliary)) === 0 ||
      isName(frame, i);
  }
  return nominal ? { first: items[start]!, last: items[to - 1]!, from: start, to } : null;
}

/** What kind of source the phrase names, as far as the words alone tell; organizations are settled in the fold. */
export function sourceKind(frame: Frame, phrase: NounPhrase): SourceKind {
  const { tokens, classes } = frame;
  const first = classes[phrase.first]!;
  if (phrase.first === phrase.last && (first & CLASS.pronoun) !== 0 && (first & CLASS.vague) === 0) return 'pronoun';
  let title = false;
  let vague = false;
  let anonymous = false;
  let document = false;
  let capitals = 0;
  /** Of these, those before the head: "Western officials". */
  let qualifiers = 0;
  let beforeOf = true;
  let head = phrase.first;
  for (let i = phrase.first; i <= phrase.last; i++) {
    if (tokens.kind[i] !== KIND.word) continue;
    const bits = classes[i]!;
    if ((bits & CLASS.preposition) !== 0) beforeOf = false;
    if (beforeOf) head = i;
    if ((bits & CLASS.title) !== 0 && (bits & CLASS.vague) === 0) title = true;
    if (beforeOf && (bits & CLASS.vague) !== 0) {
      // "a senior official" is nobody in particular, "the official" somebody who was named before.
      if ((bits & CLASS.title) !== 0) anonymous = true;
      else vague = true;
      qualifiers = capitals;
    }
    if (beforeOf) document = (bits & CLASS.document) !== 0;
    // "Experts believe": a capital that only begins the sentence makes nobody a person.
    if ((tokens.flags[i]! & FLAG.capital) !== 0 && (bits & (CLASS.determiner | CLASS.starter | CLASS.vague)) === 0) capitals++;
  }
  if (document && !title && !anonymous) return 'document';
  // "Officials in Kyiv", "aides to Trump": the name says where they belong.
  if (!beforeOf && (classes[head]! & CLASS.plural) !== 0 && (head === phrase.first || (tokens.flags[head]! & FLAG.capital) === 0))
    return vague ? 'vague' : 'other';
  // "QUESTION: …": a word for what is done, in capitals as a label.
  if (phrase.first === phrase.last && (tokens.flags[head]! & FLAG.allCaps) !== 0 && (first & CLASS.noun) !== 0) return 'other';
  if (vague && capitals === 0) return 'vague';
  // One word with a capital says of what kind or from where they are, and not who: "US officials", "a European diplomat".
  const unnamed = !title && capitals === qualifiers && capitals <= 1;
  if (unnamed && vague && (first & CLASS.determiner) === 0) return 'vague';
  if (unnamed && (vague || anonymous) && (frame.roles[phrase.first]! & ROLE.indefinite) !== 0) return 'vague';
  if (title || anonymous) return 'person';
  // Names of persons take no article: "the Fund", "the United States".
  if ((first & CLASS.determiner) !== 0 && (first & CLASS.possessive) === 0) return 'other';
  return capitals > 0 ? 'person' : 'other';
}
