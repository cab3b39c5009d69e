/**
 * How persons are named: what of a phrase is the personal name, which titles stand with it, what it says of "he" or "she";
 * and all names of a block, with the titles that an apposition or "is" gives them. Knows words only by their classes.
 */
import { CLASS, ROLE } from '../lexicon.ts';
import type { Span } from '../span.ts';
import { FLAG, KIND, type Tokens } from '../words.ts';

/** `n` for "it". */
export type Gender = 'f' | 'm' | 'n' | null;

/** A title as the text gives it: "former foreign minister". */
export interface Office {
  /** Lower case, in order: "minister"; "deputy", "director". */
  readonly titles: readonly string[];
  /** Other words before the last title, as written: "foreign", "Russian". */
  readonly modifiers: readonly string[];
  /** "former", "deputy", "vice": whoever is meant is not the one that the title alone means. */
  readonly restricted: boolean;
}

/** Who a phrase names. */
export interface Bearer {
  /** "Omar Haddad" of "Foreign Minister Omar Haddad"; '' where it only describes: "the minister". */
  readonly person: string;
  readonly office: Office | null;
  readonly gender: Gender;
  /** "a minister": somebody new. */
  readonly indefinite: boolean;
  /** "Ann Vale and Tim Roe" are no one person. */
  readonly several: boolean;
}

/** A name of a person, or of what may be one. */
export interface LocalName extends Span {
  readonly name: string;
  /** A title stands in it: "Foreign Minister Omar Haddad". */
  readonly titled: boolean;
  readonly bearer: Bearer;
  /** The office that the words around it give: "Omar Haddad, the foreign minister," · "Omar Haddad is the foreign minister". */
  readonly office: Office | null;
  /** A sentence begins with the titles that lead to it: "Army spokesman General Omar Haddad". */
  readonly led: boolean;
}

/** The classes and roles of the words of a block. */
export interface Words {
  readonly bits: Int32Array;
  readonly roles: Int32Array;
}

/** Reads tokens `first` to `last`. */
export function readBearer(tokens: Tokens, words: Words, first: number, last: number): Bearer {
  const { bits, roles } = words;
  if (first === last && (bits[first]! & CLASS.pronoun) !== 0)
    return { person: '', office: null, gender: genderOf(roles[first]!), indefinite: false, several: false };
  // Most names have no title and no words besides: lists only where something goes into them.
  let titles: string[] | null = null;
  let modifiers: string[] | null = null;
  let pending: string[] | null = null;
  let run = -1;
  let end = -1;
  let gender: Gender = null;
  let article: Gender = null;
  let restricted = false;
  let several = false;
  for (let i = first; i <= last; i++) {
    const kind = tokens.kind[i]!;
    if (kind === KIND.punctuation) {
      if (tokens.hash[i] !== 0x28) continue;
      const behind = titleBehindBrackets(tokens, words, i, last);
      if (behind === -1) break;
      i = behind - 1;
      continue;
    }
    if (kind === KIND.possessive) {
      if (run !== -1) pending = dropped(tokens, run, end, pending);
      run = -1;
      continue;
    }
    if (kind !== KIND.word) continue;
    const capital = (tokens.flags[i]! & FLAG.capital) !== 0;
    const role = roles[i]!;
    // "la porte-parole": the article says what the title does not.
    if (i === first && (bits[i]! & CLASS.determiner) !== 0) article = genderOf(role);
    if (!capital && run !== -1 && (role & ROLE.nameParticle) !== 0) continue;
    if ((bits[i]! & CLASS.conjunction) !== 0) {
      several ||= run !== -1;
      continue;
    }
    if ((bits[i]! & CLASS.preposition) !== 0 && !capital) {
      if (run !== -1) break;
      if (titles === null || (bits[i]! & CLASS.of) === 0) break;
      // "the secretary of state" · "Secretary of State John Kerry"
      const name = nameAfter(tokens, words, i + 1, last);
      modifiers ??= [];
      for (let j = i + 1; j <= (name === -1 ? last : name - 1) && modifiers.length < MODIFIERS; j++) {
        if (tokens.kind[j] !== KIND.word || (bits[j]! & CLASS.preposition) !== 0) break;
        if ((bits[j]! & CLASS.determiner) === 0) modifiers.push(written(tokens, j));
      }
      if (name === -1) break;
      run = name;
      end = last;
      gender ??= genderOf(roles[name]!);
      break;
    }
    if ((bits[i]! & CLASS.determiner) !== 0 && !capital) {
      // "der Sprecher des Ministeriums": what follows is no name, but what the office is of.
      if ((role & ROLE.genitive) !== 0 && titles !== null && run === -1) break;
      if (run !== -1) pending = dropped(tokens, run, end, pending);
      run = -1;
      continue;
    }
    if ((role & ROLE.restrictive) !== 0 && run === -1) restricted = true;
    // "AfD-Vorsitzende" is a title however it is written.
    const compound = (tokens.flags[i]! & FLAG.hyphen) !== 0;
    if ((bits[i]! & CLASS.title) !== 0 && (compound || !(capital && run !== -1 && !isTitleBefore(tokens, words, i, last)))) {
      if (run !== -1) pending = dropped(tokens, run, end, pending);
      run = -1;
      if (modifiers === null) modifiers = pending;
      else if (pending !== null) modifiers.push(...pending);
      pending = null;
      titles ??= [];
      titles.push(written(tokens, i).toLowerCase());
      gender ??= genderOf(role);
    } else if (capital && !(i === first && (bits[i]! & (CLASS.determiner | CLASS.starter)) !== 0)) {
      if (run === -1) run = i;
      end = i;
    } else if (i > first || !capital) {
      if (run !== -1) pending = dropped(tokens, run, end, pending);
      run = -1;
      if ((bits[i]! & (CLASS.determiner | CLASS.adverb)) === 0) {
        pending ??= [];
        pending.push(written(tokens, i));
      }
    }
  }
  // "the New York banker": a name that a small word ends is none.
  if (run !== -1 && gender === null && end > run) gender = genderOf(roles[run]!);
  return {
    person: run === -1 ? '' : readName(tokens, run, end),
    office: titles === null ? null : { titles, modifiers: modifiers ?? [], restricted },
    gender: gender ?? article,
    indefinite: (roles[first]! & ROLE.indefinite) !== 0,
    several,
  };
}

/** What looked like a name was none: its words are added to those whose part is not clear yet. */
function dropped(tokens: Tokens, first: number, last: number, pending: string[] | null): string[] | null {
  let words = pending;
  for (let i = first; i <= last; i++) {
    if (tokens.kind[i] !== KIND.word) continue;
    words ??= [];
    words.push(written(tokens, i));
  }
  return words;
}

/** Where "envoy" of "the United Nations (UN) envoy Jane Doe" or what leads to it begins behind brackets; -1 where nothing of the kind follows. */
function titleBehindBrackets(tokens: Tokens, { bits }: Words, open: number, last: number): number {
  let behind = -1;
  for (let i = open + 1; i < last; i++) {
    if (tokens.kind[i] === KIND.punctuation) {
      if (behind !== -1 || tokens.hash[i] !== 0x29) return -1;
      behind = i + 1;
    } else if (behind !== -1 && tokens.kind[i] !== KIND.word) return -1;
    else if (behind !== -1 && (bits[i]! & CLASS.title) !== 0) return isCapital(tokens, i + 1) ? behind : -1;
  }
  return -1;
}

/** "General" in "Attorney General Jane Doe", but not in "Jane General". */
function isTitleBefore(tokens: Tokens, { bits }: Words, at: number, last: number): boolean {
  for (let i = at + 1; i <= last; i++) {
    if (tokens.kind[i] !== KIND.word) continue;
    if ((bits[i]! & CLASS.of) !== 0) return true;
    return (tokens.flags[i]! & FLAG.capital) !== 0 && (bits[i]! & (CLASS.preposition | CLASS.conjunction)) === 0;
  }
  return false;
}

/** Where a name begins behind what an office is of: at a given name, else at the second last of three and more capitals. */
function nameAfter(tokens: Tokens, { roles }: Words, from: number, last: number): number {
  let capitals = 0;
  for (let i = from; i <= last; i++) {
    if (tokens.kind[i] !== KIND.word) continue;
    if (!isCapital(tokens, i)) return -1;
    if (i < last && genderOf(roles[i]!) !== null) return i;
    capitals++;
  }
  return capitals >= 3 ? last - 1 : -1;
}

/** Words kept of what an office is of. */
const MODIFIERS = 8;

export function genderOf(roles: number): Gender {
  if ((roles & ROLE.feminine) !== 0) return 'f';
  if ((roles & ROLE.masculine) !== 0) return 'm';
  return (roles & ROLE.neuter) !== 0 ? 'n' : null;
}

function written(tokens: Tokens, i: number): string {
  return tokens.text.slice(tokens.start[i], tokens.end[i]);
}

function isCapital(tokens: Tokens, i: number): boolean {
  return (tokens.flags[i]! & FLAG.capital) !== 0;
}

/** What stands between two words is one space, or nothing; brackets and what they hold are left out. */
export function readName(tokens: Tokens, first: number, last: number): string {
  if (isPlain(tokens, first, last)) return tokens.text.slice(tokens.start[first], tokens.end[last]);
  let name = '';
  let depth = 0;
  for (let i = first; i <= last; i++) {
    const kind = tokens.kind[i]!;
    if (kind === KIND.punctuation && tokens.hash[i] === 0x28) depth++;
    else if (kind === KIND.punctuation && tokens.hash[i] === 0x29) depth = Math.max(0, depth - 1);
    else if (depth === 0 && kind !== KIND.opaque) {
      const flags = tokens.flags[i]!;
      if (name !== '' && (flags & FLAG.space) !== 0) name += ' ';
      if (name !== '' && (flags & FLAG.hyphen) !== 0) name += '-';
      name += kind === KIND.word ? withoutEmphasis(written(tokens, i)) : written(tokens, i);
    }
  }
  return name;
}

/** The name reads as it stands: words with one space or hyphen between them, no brackets and nothing hidden. */
function isPlain({ units, kind, flags, hash, start, end }: Tokens, first: number, last: number): boolean {
  if ((flags[first]! & FLAG.hyphen) !== 0) return false;
  for (let i = first; i <= last; i++) {
    if (kind[i] === KIND.opaque || (kind[i] === KIND.punctuation && (hash[i] === 0x28 || hash[i] === 0x29))) return false;
    if (i > first) {
      const joint = (flags[i]! & FLAG.hyphen) !== 0 ? 0x2d : (flags[i]! & FLAG.space) !== 0 ? 0x20 : 0;
      const gap = start[i]! - end[i - 1]!;
      if (joint === 0 ? gap !== 0 : gap !== 1 || units[end[i - 1]!] !== joint) return false;
    }
    for (let at = start[i]!; at < end[i]!; at++) if (units[at] === 0x2a || units[at] === 0x5f || units[at] === 0x7e) return false;
  }
  return first <= last;
}

/** Nearly no word holds any; asking so is cheaper than replacing nothing. */
function withoutEmphasis(word: string): string {
  return EMPHASIS.test(word) ? word.replace(/[*_~]/g, '') : word;
}

const EMPHASIS = /[*_~]/;

/**
 * What the forms of a name have in common: «Лавров», «Лаврова» and «Лавровым» are one. Endings of Cyrillic names are cut off as
 * far as a stem is left; what they cut off a nominative they cut off its other forms too.
 */
export function nameKey(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/, '');
  if (!CYRILLIC.test(lower)) return lower;
  let stem = lower.replace(/ё/g, 'е');
  for (;;) {
    const end = CASE_ENDING.exec(stem)?.index ?? -1;
    if (end < SHORTEST_STEM) return stem;
    stem = stem.slice(0, end);
  }
}

const CYRILLIC = /^[Ѐ-ӿ]/;
const SHORTEST_STEM = 3;
const CASE_ENDING = /(?:[ое]го|[ое]му|[ое]ві|[ыиіоеє]м|[ыиі]х|[аеэиоуыюяйьіїє])$/;

/** Whether a Cyrillic name certainly stands in another case than the nominative: 0 no, 1 perhaps, 2 yes. */
export function obliqueness(word: string, gender: Gender): number {
  const lower = word.toLowerCase();
  if (!CYRILLIC.test(lower) || lower.length <= SHORTEST_STEM) return 0;
  if (/[ая]$/.test(lower)) return gender === 'f' ? 0 : 1;
  return /(?:[ое]го|[ое]му|[ое]ві|[ыиоеє]м|[ыи]х|(?:ов|ев|ин|ск|цк)ой|[оеє]ю|[уюеыі]|ої)$/.test(lower) ? 2 : 0;
}

/** Runs of capitals: with a title and a name after it, or of two and more words, or of one with an office beside it. */
export function findNames(tokens: Tokens, words: Words): readonly LocalName[] {
  if ((tokens.flagged & FLAG.capital) === 0) return NO_NAMES;
  const { bits, roles } = words;
  let found: LocalName[] | null = null;
  restart();
  const { kind, flags, count } = tokens;
  for (let i = 0; i < count; i++) {
    const capital = (flags[i]! & FLAG.capital) !== 0;
    if (!capital && run.first === -1) continue;
    const word = kind[i] === KIND.word;
    if (capital && word && (bits[i]! & NO_NAME) === 0 && !(run.first === -1 && opensNoName(bits[i]!, roles[i]!))) {
      if (run.first === -1) run.first = i;
      if ((bits[i]! & CLASS.title) !== 0) run.titled = i;
      if ((flags[i]! & FLAG.allCaps) === 0) run.shouted = false;
      run.last = i;
      run.count++;
    } else if (run.first === -1) continue;
    else if (word && (roles[i]! & ROLE.nameParticle) !== 0 && !capital) continue;
    // "Secretary of State John Kerry"
    else if (run.titled === i - 1 && (bits[i]! & CLASS.of) !== 0 && i + 1 < count && isCapital(tokens, i + 1)) continue;
    else if (
      kind[i] === KIND.punctuation &&
      tokens.hash[i] === 0x2e &&
      tokens.end[i - 1] === tokens.start[i] &&
      tokens.end[i - 1]! - tokens.start[i - 1]! <= 3
    )
      continue;
    else found = named(tokens, words, found);
  }
  if (run.first !== -1) found = named(tokens, words, found);
  // A list that has grown keeps room for many more.
  return found === null ? NO_NAMES : found.slice();
}

/** Tokens in capitals that belong together. */
interface Run {
  first: number;
  last: number;
  /** The last title in it, -1 for none. */
  titled: number;
  /** Words. */
  count: number;
  /** All in capital letters. */
  shouted: boolean;
}

/** The run that is being read; one for all blocks. */
const run: Run = { first: -1, last: -1, titled: -1, count: 0, shouted: true };

function restart(): void {
  run.first = -1;
  run.titled = -1;
  run.count = 0;
  run.shouted = true;
}

/** The names found so far and that of a run, where it is one; the run begins anew. */
function named(tokens: Tokens, words: Words, before: LocalName[] | null): LocalName[] | null {
  const { first, last, titled, count, shouted } = run;
  restart();
  // "la ministre Claire Aubin": a title in small letters counts as one in capitals.
  const start = first > 0 && titled === -1 ? smallTitle(tokens, words, first) : first;
  const small = start < first;
  // A run of capital letters is a headline.
  if (titled === -1 ? shouted && !small : last <= titled) return before;
  const office = officeBeside(tokens, words, first, last);
  if (titled === -1 && !small && count <= 1 && office === null) return before;
  const found = before ?? [];
  found.push({
    start: tokens.start[first]!,
    end: tokens.end[last]!,
    name: readName(tokens, first, last),
    titled: titled !== -1 || small,
    bearer: readBearer(tokens, words, start, last),
    office,
    led: isLed(tokens, words, first, titled !== -1),
  });
  return found;
}

/** Nothing but titles and what belongs to them stands between the beginning of the sentence and the name. */
function isLed(tokens: Tokens, { bits }: Words, first: number, titled: boolean): boolean {
  let title = titled;
  let i = first - 1;
  for (; i >= 0 && first - i <= LED_REACH && tokens.kind[i] !== KIND.punctuation && tokens.kind[i] !== KIND.mark; i--) {
    if (tokens.kind[i] === KIND.possessive) continue;
    if (tokens.kind[i] !== KIND.word) return false;
    if ((bits[i]! & NOT_LEADING) !== 0 && (bits[i]! & (CLASS.determiner | CLASS.title)) === 0) return false;
    title ||= (bits[i]! & CLASS.title) !== 0;
  }
  return title && first - i <= LED_REACH + 1 && (i < 0 || tokens.kind[i] === KIND.mark || isTerminal(tokens.hash[i]!));
}

function isTerminal(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f;
}

/** Words of "The former deputy army spokesman". */
const LED_REACH = 8;

/** Most blocks name nobody: one list for all of them. */
export const NO_NAMES: readonly LocalName[] = [];

const NO_NAME = CLASS.time | CLASS.pronoun;
const FUNCTION = CLASS.determiner | CLASS.preposition | CLASS.conjunction | CLASS.subordinator | CLASS.relative | CLASS.auxiliary;
const NO_START = FUNCTION | CLASS.starter | CLASS.cue | CLASS.cueBase | CLASS.cueGerund;

/** A word in capitals because a sentence begins with it; "Will" and "Mark" are names all the same. */
function opensNoName(bits: number, roles: number): boolean {
  return (bits & NO_START) !== 0 && (genderOf(roles) === null || (bits & CLASS.determiner) !== 0);
}

const TITLE_REACH = 4;

/**
 * Where "la ministre" begins before a name at token `first`, `first` where nothing of the kind stands there. It has to say of
 * whom: "the mayor Riga chose" has no such title.
 */
function smallTitle(tokens: Tokens, { bits, roles }: Words, first: number): number {
  let start = first;
  let gender: Gender = null;
  for (let i = first - 1; i >= Math.max(0, first - TITLE_REACH) && tokens.kind[i] === KIND.word; i--) {
    const article = (bits[i]! & CLASS.determiner) !== 0;
    if (!article && (bits[i]! & CLASS.title) === 0) break;
    if (article && start === first) break;
    start = i;
    gender ??= genderOf(roles[i]!);
    if (article) break;
  }
  return gender === null ? first : start;
}

const OFFICE_REACH = 9;
/** Words between a title and its name: «министр иностранных дел Сергей Лавров». */
const LEADING_REACH = 4;

/** "prime minister Jane Doe", «министр обороны Иван Орлов»: a title in small letters right before the name. */
function officeLeading(tokens: Tokens, words: Words, name: number): Office | null {
  const { bits } = words;
  for (let i = name - 1; i >= Math.max(0, name - LEADING_REACH); i--) {
    if (tokens.kind[i] !== KIND.word || (bits[i]! & (NO_OFFICE | CLASS.conjunction | CLASS.adverb | CLASS.time)) !== 0) return null;
    if ((bits[i]! & CLASS.title) !== 0) return readBearer(tokens, words, i, name - 1).office;
  }
  return null;
}

/** "Omar Haddad, the foreign minister," · "Omar Haddad is the foreign minister" · "the foreign minister, Omar Haddad," */
function officeBeside(tokens: Tokens, words: Words, first: number, last: number): Office | null {
  const explained = officeExplained(tokens, words, first);
  const leading = explained ?? officeLeading(tokens, words, first);
  if (leading !== null) return leading;
  const next = last + 1;
  if (next >= tokens.count) return null;
  const verb = tokens.kind[next] === KIND.word && (words.bits[next]! & CLASS.auxiliary) !== 0;
  if (verb || isComma(tokens, next)) {
    const office = officeFrom(tokens, words, next + 1, !verb);
    if (office !== null || verb) return office;
  }
  return first >= 2 && isComma(tokens, first - 1) ? officeBefore(tokens, words, first - 2) : null;
}

/** "The bloc's chairman, Norland's foreign minister Jane Doe, said": what leads to the name stands between it and the comma. */
function officeExplained(tokens: Tokens, words: Words, name: number): Office | null {
  const { bits } = words;
  let open = name - 1;
  for (; open > 1 && name - open <= EXPLAINED_REACH && !isComma(tokens, open); open--) {
    if (tokens.kind[open] === KIND.possessive) continue;
    const stop = tokens.kind[open] === KIND.punctuation && tokens.hash[open] === 0x2e && tokens.end[open]! - tokens.start[open - 1]! <= 3;
    if (!stop && (tokens.kind[open] !== KIND.word || (bits[open]! & (NO_OFFICE | CLASS.conjunction | CLASS.time)) !== 0)) return null;
  }
  return open > 1 && open < name - 1 && isComma(tokens, open) ? officeBefore(tokens, words, open - 1) : null;
}

/** Tokens between the comma and the name: "former Norlandic foreign minister". */
const EXPLAINED_REACH = 6;

/** The office a phrase after a name gives: it opens with an article or a title and holds no verb. */
function officeFrom(tokens: Tokens, words: Words, from: number, apposed: boolean): Office | null {
  const { bits } = words;
  let title = -1;
  for (let i = from; i < Math.min(tokens.count, from + OFFICE_REACH); i++) {
    if (tokens.kind[i] === KIND.possessive) continue;
    if (tokens.kind[i] !== KIND.word) break;
    if ((bits[i]! & CLASS.title) !== 0) title = i;
    else if (title !== -1) break;
    if ((bits[i]! & NO_OFFICE) !== 0 && (bits[i]! & (CLASS.determiner | CLASS.title)) === 0) break;
  }
  if (title === -1) return null;
  const opened = (bits[from]! & CLASS.determiner) !== 0;
  // "Doe is minister" is an office, "Doe, minister Roe and others" is a list.
  // Arrays are longer than the block.
  const next = title + 1 < tokens.count ? tokens.kind[title + 1]! : KIND.punctuation;
  if (apposed && !opened && next === KIND.word && isCapital(tokens, title + 1)) return null;
  if (next === KIND.possessive) return null;
  return readBearer(tokens, words, from, complementEnd(tokens, words, title)).office;
}

/** The last token of "of Riga" or "of state" behind a title; the title itself where nothing follows. */
function complementEnd(tokens: Tokens, { bits }: Words, title: number): number {
  if (title + 2 >= tokens.count || tokens.kind[title + 1] !== KIND.word || (bits[title + 1]! & CLASS.of) === 0) return title;
  let end = title + 2;
  if ((bits[end]! & CLASS.determiner) !== 0 && end + 1 < tokens.count) end++;
  if (tokens.kind[end] !== KIND.word || (bits[end]! & NO_OFFICE) !== 0) return title;
  while (end + 1 < tokens.count && tokens.kind[end + 1] === KIND.word && isCapital(tokens, end) && isCapital(tokens, end + 1)) end++;
  return end;
}

const NO_OFFICE = CLASS.auxiliary | CLASS.pronoun | CLASS.preposition | CLASS.relative | CLASS.cue | CLASS.subordinator;

const NOT_LEADING = NO_OFFICE | CLASS.conjunction | CLASS.adverb | CLASS.time;

/** "the foreign minister," · "the mayor of Riga," · "Roe’s lawyer," before a name: back from its title to where it begins. */
function officeBefore(tokens: Tokens, words: Words, last: number): Office | null {
  const { bits } = words;
  let title = last;
  // What the office is of: capitals and one "of".
  while (title > 0 && last - title < OFFICE_REACH && tokens.kind[title] === KIND.word && (bits[title]! & CLASS.title) === 0) {
    if (!isCapital(tokens, title) && (bits[title]! & (CLASS.of | CLASS.determiner)) === 0 && (words.roles[title]! & ROLE.genitive) === 0)
      return null;
    title--;
  }
  if (tokens.kind[title] !== KIND.word || (bits[title]! & CLASS.title) === 0) return null;
  let first = title;
  while (first > 0 && title - first < OFFICE_REACH && (bits[first]! & CLASS.determiner) === 0) {
    const before = first - 1;
    const kind = tokens.kind[before]!;
    const belongs =
      kind === KIND.possessive || (kind === KIND.word && ((bits[before]! & NO_OFFICE) === 0 || (bits[before]! & CLASS.determiner) !== 0));
    if (!belongs) break;
    first = before;
  }
  const opened = (bits[first]! & CLASS.determiner) !== 0 || isCapital(tokens, first);
  return opened ? readBearer(tokens, words, first, last).office : null;
}

function isComma(tokens: Tokens, i: number): boolean {
  return tokens.kind[i] === KIND.punctuation && (tokens.hash[i] === 0x2c || tokens.hash[i] === 0xff0c);
}
