/** The classes of words a language pack gives: which words can be cues, titles, prepositions. One lookup a word. */
import { fold } from './characters.ts';
import { type LanguagePack, NO_TRAITS, type Traits } from './knowledge.ts';
import { TokenBuffer } from './token-buffer.ts';
import { compileWordTable, mayHold, probe, rowOf, type WordTable } from './word-table.ts';
import { FLAG, hashUnit, hashWord, KIND, type Tokens, tokenize } from './words.ts';

/** Bits of a word's classes; names as in `server/data/languages`. */
export const CLASS = {
  /** A finite form of a reporting verb: "said", "says". */
  cue: 1 << 0,
  cueBase: 1 << 1,
  cueGerund: 1 << 2,
  /** A cue only next to a quotation or with "that". */
  weak: 1 << 3,
  /** The form is also a common noun; without `cue` it is a noun for what somebody says: "слова S о том, что". */
  noun: 1 << 4,
  /** A cue only with its particle: "pointed" out. */
  particle: 1 << 5,
  /** Its participle takes "by" and a quotation: "described by aides as". */
  passive: 1 << 6,
  pronoun: 1 << 7,
  subject: 1 << 8,
  determiner: 1 << 9,
  possessive: 1 << 10,
  preposition: 1 << 11,
  of: 1 << 12,
  conjunction: 1 << 13,
  clause: 1 << 14,
  subordinator: 1 << 15,
  relative: 1 << 16,
  auxiliary: 1 << 17,
  adverb: 1 << 18,
  time: 1 << 19,
  starter: 1 << 20,
  title: 1 << 21,
  honorific: 1 << 22,
  role: 1 << 23,
  vague: 1 << 24,
  /** Of a cue where nouns have cases: its subject may be left unsaid, so that a place says who speaks: «сообщили в посольстве». */
  plural: 1 << 25,
  document: 1 << 26,
  titleNoun: 1 << 27,
  termNoun: 1 << 28,
  naming: 1 << 29,
  distancing: 1 << 30,
} as const;

/** Bits of a word's roles: a second set of classes, for the grammar that serves many languages. */
export const ROLE = {
  /** Opens a reported clause: "that", "dass", "que", "что". */
  complementizer: 1 << 0,
  /** Leads to the agent of a passive: "by", "von", "par". */
  agent: 1 << 1,
  /** Its object is who says so: "according to", "laut", "selon", "по словам". */
  according: 1 << 2,
  /** The same behind its object: "zufolge". */
  postposed: 1 << 3,
  /** "so" in „Q“, so S. */
  so: 1 << 4,
  /** A form that marks a report by itself: "sei", "habe", "würden". */
  subjunctive: 1 << 5,
  /** The part of a verb that stands at the end of the clause: "(gab) an", "(teilte) mit". */
  separable: 1 << 6,
  /** A participle or infinitive of a reporting verb; a cue with an auxiliary. */
  participle: 1 << 7,
  /** "he", "Mr"; "she", "spokeswoman". */
  masculine: 1 << 8,
  feminine: 1 << 9,
  /** A small word inside a name: "von", "de", "al". */
  nameParticle: 1 << 10,
  /** A pronoun that is an object or reflexive and never the one who speaks: "ihn", "se", "себя". */
  object: 1 << 11,
  /** Stands between verb and its parts and says nothing of who speaks: "nicht", "ne", "не". */
  negation: 1 << 12,
  /** Speaks to somebody: the noun after it is the addressee, not the speaker. */
  telling: 1 << 13,
  /** A report by nobody: "on dit", "es heißt", "сообщается". */
  impersonal: 1 << 14,
  /** Marks the noun before it as subject or topic: は, が. */
  topic: 1 << 15,
  /** Stands between a quotation and its verb: と, 고, 라고. */
  quotative: 1 << 16,
  /** A verb that needs "as" or an object with the quotation: "bezeichnete … als „Q“". */
  labelling: 1 << 17,
  /** A finite verb of thinking; what it governs is no speech but held at arm's length all the same. */
  opinion: 1 << 18,
  /** A determiner that makes a genitive of a noun behind a noun: "der", "des". */
  genitive: 1 << 19,
  /**
   * A determiner that makes an object of what stands before the verb: "dem", "einem". Where nouns have cases, any form that is
   * no subject: «журналистам»; with `genitive` it can go on with the noun before it.
   */
  dative: 1 << 20,
  /** A verb whose subject is quoted when it is passive: "zitiert", "quoted". */
  quoting: 1 << 21,
  /** A noun phrase that announces words: "mit den Worten", "en ces termes". */
  words: 1 << 22,
  /** "as" before what something is called: "als", "comme", "как". */
  as: 1 << 23,
  /** Begins with an apostrophe that is no mark: "tis", "em". */
  clipped: 1 << 24,
  /** Takes a clause without more ado: "said the talks were over". */
  plain: 1 << 25,
  /** The small word of a verb of two words: "point out", "go on". */
  verbParticle: 1 << 26,
  /** Makes a passive with a participle: "was called"; in German, with "es" or "man", what is due to be said: "ist zu sagen", "muss". */
  be: 1 << 27,
  /** A pronoun that means a thing or a body: "it". */
  neuter: 1 << 28,
  /** A determiner that brings somebody new: "a", "some". */
  indefinite: 1 << 29,
  /** Makes another title of the title it stands before: "former", "deputy". */
  restrictive: 1 << 30,
  /** The same bit on a conjunction: sets itself against what was said before it, as "but", "doch", "然而". */
  turning: 1 << 30,
  /** Closes what a preposition opens before the verb: 上 of 在…上, 时 of 在…时. */
  localizer: 1 << 31,
} as const;

/** What an ending says of a form, whatever the stem before it says of the word. */
const FORM = ROLE.dative | ROLE.genitive;
/** An ending shorter than this says nothing of a name: «Петров» is no genitive. */
const NAME_ENDING = 3;
/** Letters before an ending that tells a form. */
const STEM_LEFT = 2;

export interface Lexicon {
  readonly code: string;
  readonly traits: Traits;
  readonly words: WordTable;
  /** Bits of each word whatever its case. */
  readonly bits: Int32Array;
  /** Bits only where the word starts with a capital: "May", "March". */
  readonly capitalBits: Int32Array;
  /** Roles of each word. */
  readonly roles: Int32Array;
  /**
   * What each word says of names of bodies, so that one lookup serves both; null where that is looked up apart: phrases skip
   * words.
   */
  readonly bodies: Int32Array | null;
  /** Rows that are the first word of phrases, and the phrases; null where the language has none. */
  readonly phrases: Phrases | null;
  /** Beginnings of words, null where the language has none. */
  readonly stems: Stems | null;
  /** Endings of words ("*sprecher"), letters reversed; null where the language has none. */
  readonly endings: Stems | null;
  readonly abbreviations: ReadonlySet<string>;
  /** A bit for each of them, by the low bits of its hash: no string is made of the words that are none. */
  readonly abbreviated: Uint32Array;
}

/** Phrases by their first word, longest first. */
interface Phrases {
  /** Row -> first phrase that begins with it, or -1. */
  readonly first: Int32Array;
  /** Phrase -> next with the same first word, or -1. */
  readonly next: Int32Array;
  readonly words: readonly (readonly string[])[];
  readonly bits: Int32Array;
  readonly roles: Int32Array;
}

/** Stems by the hash of their letters, which is the running hash of a word at that length; endings by that from the end. */
interface Stems {
  readonly slots: Int32Array;
  readonly texts: readonly string[];
  readonly hashes: Int32Array;
  readonly bits: Int32Array;
  readonly roles: Int32Array;
  readonly shortest: number;
  readonly longest: number;
}

/** The classes of the tokens of a block. */
export interface WordClasses {
  readonly bits: Int32Array;
  readonly roles: Int32Array;
  /** Tokens of the phrase that begins at a token, 1 for a word by itself; null where the language has no phrases. */
  readonly extents: Uint8Array | null;
}

const EMPTY: LanguagePack = { code: '', traits: NO_TRAITS, lexicon: [], abbreviations: [] };

interface Entry {
  any: number;
  capital: number;
  roles: number;
}

/**
 * A lexicon without rows for a language that has no pack: marks are still paired, nothing is attributed by words. `bodies` are
 * words with a say in what is a name of a body.
 */
export function compileLexicon(pack: LanguagePack = EMPTY, bodies: ReadonlyMap<string, number> | null = null): Lexicon {
  const rows = new Map<string, Entry>();
  const phrases = new Map<string, { readonly words: readonly string[]; bits: number; roles: number }>();
  const stems = new Map<string, { bits: number; roles: number }>();
  const endings = new Map<string, { bits: number; roles: number }>();
  for (const row of pack.lexicon) {
    // "По его словам" is read word by word, and "a qualifié" as auxiliary and participle: what is for terms alone is no row here.
    if (row.classes.every((name) => name === 'distancingFrame' || name === 'distancingFirst' || name.startsWith('called'))) continue;
    // As tokens are compared: any apostrophe is the straight one.
    const text = row.text.replaceAll('’', "'");
    const key = text.toLowerCase();
    const bits = sum(row.classes, CLASS);
    const roles = sum(row.classes, ROLE);
    if (key.endsWith('*') || key.startsWith('*')) {
      const [part, table] = key.endsWith('*') ? [key.slice(0, -1), stems] : [reversed(key.slice(1)), endings];
      const entry = table.get(part) ?? { bits: 0, roles: 0 };
      table.set(part, { bits: entry.bits | bits, roles: entry.roles | roles });
      continue;
    }
    const words = wordsOf(key, pack.traits);
    // English rows of several words serve other tables; its grammar reads single words.
    if (words.length > 1 && pack.traits.grammar === 'general') {
      const entry = phrases.get(key) ?? { words, bits: 0, roles: 0 };
      phrases.set(key, { words, bits: entry.bits | bits, roles: entry.roles | roles });
      if (!rows.has(words[0]!)) rows.set(words[0]!, { any: 0, capital: 0, roles: 0 });
      continue;
    }
    const entry = rows.get(key) ?? { any: 0, capital: 0, roles: 0 };
    if (key !== text) entry.capital |= bits;
    else entry.any |= bits;
    entry.roles |= roles;
    rows.set(key, entry);
  }
  const together = phrases.size === 0 && rows.size > 0 ? bodies : null;
  const words = [...new Set([...rows.keys(), ...(together?.keys() ?? [])])];
  return {
    code: pack.code,
    // Of its own: the lexicon of a language is packed apart from the pack.
    traits: structuredClone(pack.traits),
    words: compileWordTable(words),
    bits: Int32Array.from(words, (word) => rows.get(word)?.any ?? 0),
    capitalBits: Int32Array.from(words, (word) => rows.get(word)?.capital ?? 0),
    roles: Int32Array.from(words, (word) => rows.get(word)?.roles ?? 0),
    bodies: together === null ? null : Int32Array.from(words, (word) => together.get(word) ?? 0),
    phrases: phrases.size === 0 ? null : compilePhrases([...phrases.values()], words),
    stems: stems.size === 0 ? null : compileStems(stems),
    endings: endings.size === 0 ? null : compileStems(endings),
    abbreviations: new Set(pack.abbreviations.map((text) => text.toLowerCase())),
    abbreviated: sieveOf(pack.abbreviations),
  };
}

const SIEVE_BITS = 4_096;

function sieveOf(words: readonly string[]): Uint32Array {
  const sieve = new Uint32Array(SIEVE_BITS >> 5);
  for (const word of words) {
    const hash = hashWord(word);
    sieve[(hash & (SIEVE_BITS - 1)) >>> 5]! |= 1 << (hash & 31);
  }
  return sieve;
}

/** The token is a word that is written with a stop. */
export function isAbbreviation(tokens: Tokens, index: number, { abbreviated, abbreviations }: Lexicon): boolean {
  const hash = tokens.hash[index]!;
  if ((abbreviated[(hash & (SIEVE_BITS - 1)) >>> 5]! & (1 << (hash & 31))) === 0) return false;
  return abbreviations.has(tokens.text.slice(tokens.start[index], tokens.end[index]).toLowerCase());
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

function sum(classes: readonly string[], table: Readonly<Record<string, number>>): number {
  return classes.reduce((bits, name) => bits | (Object.hasOwn(table, name) ? table[name]! : 0), 0);
}

const buffer = new TokenBuffer();

/** Words of a row as the tokenizer gives them: a script without spaces has one word a character. */
function wordsOf(text: string, traits: Traits): string[] {
  // An elided word is one only before another.
  const elided = traits.elision && text.endsWith("'");
  const tokens = tokenize(elided ? `${text}a` : text, null, { elision: traits.elision }, buffer);
  const words: string[] = [];
  for (let i = 0; i < tokens.count - (elided ? 1 : 0); i++) words.push(text.slice(tokens.start[i], tokens.end[i]));
  return words;
}

function hashTable(words: readonly string[]): Int32Array {
  let size = 16;
  while (size < words.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  words.forEach((word, index) => {
    let slot = spread(hashWord(word)) & (size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = index;
  });
  return slots;
}

function compilePhrases(
  found: readonly { readonly words: readonly string[]; readonly bits: number; readonly roles: number }[],
  words: readonly string[],
): Phrases {
  // Shorter ones first, because each new one is put in front.
  const sorted = [...found].sort((a, b) => a.words.length - b.words.length);
  const first = new Int32Array(words.length).fill(-1);
  const next = new Int32Array(sorted.length).fill(-1);
  const rows = new Map(words.map((word, row) => [word, row]));
  sorted.forEach((phrase, i) => {
    const row = rows.get(phrase.words[0]!)!;
    next[i] = first[row]!;
    first[row] = i;
  });
  return {
    first,
    next,
    words: sorted.map((phrase) => phrase.words.slice(1)),
    bits: Int32Array.from(sorted, (phrase) => phrase.bits),
    roles: Int32Array.from(sorted, (phrase) => phrase.roles),
  };
}

function compileStems(stems: ReadonlyMap<string, { readonly bits: number; readonly roles: number }>): Stems {
  const texts = [...stems.keys()];
  return {
    slots: hashTable(texts),
    texts,
    hashes: Int32Array.from(texts, hashWord),
    bits: Int32Array.from(texts, (text) => stems.get(text)!.bits),
    roles: Int32Array.from(texts, (text) => stems.get(text)!.roles),
    shortest: Math.min(...texts.map((text) => text.length)),
    longest: Math.max(...texts.map((text) => text.length)),
  };
}

/**
 * The classes of every token, 0 for words the lexicon does not hold; they stand in the room of the tokens. English -ly words
 * count as adverbs.
 */
export function classify(tokens: Tokens, lexicon: Lexicon): WordClasses {
  const { classes: bits, roles, count } = tokens;
  if (lexicon.bits.length === 0) {
    bits.fill(0, 0, count);
    roles.fill(0, 0, count);
    return wordByWord(tokens);
  }
  const { phrases } = lexicon;
  if (phrases === null) {
    classifyWords(tokens, lexicon);
    return wordByWord(tokens);
  }
  const extents = new Uint8Array(count).fill(1);
  for (let i = 0; i < count; i++) {
    const row = tokens.kind[i] === KIND.word ? rowOf(tokens, i, lexicon.words) : -1;
    const phrase = row === -1 ? -1 : phraseFrom(tokens, i, row, phrases);
    if (phrase === -1) {
      classifyWord(tokens, i, row, lexicon);
      continue;
    }
    bits[i] = phrases.bits[phrase]!;
    roles[i] = phrases.roles[phrase]!;
    const extent = phrases.words[phrase]!.length + 1;
    extents[i] = extent;
    // A title of several words is one wherever it is met: "porte-parole", "secretario general".
    const title = (bits[i]! & CLASS.title) !== 0;
    for (const first = i; i < first + extent - 1; ) {
      i++;
      bits[i] = title ? bits[first]! : 0;
      roles[i] = title ? roles[first]! : 0;
    }
  }
  return { bits, roles, extents };
}

/** One object for all the blocks that are read in one room. */
let shared: WordClasses = { bits: new Int32Array(0), roles: new Int32Array(0), extents: null };

function wordByWord({ classes: bits, roles }: Tokens): WordClasses {
  if (shared.bits !== bits || shared.roles !== roles) shared = { bits, roles, extents: null };
  return shared;
}

/** Where there are no phrases, what the words say of names of bodies is told along the way. */
function classifyWords(tokens: Tokens, lexicon: Lexicon): void {
  const { kind, hash, count, bodies, classes, roles, start, end } = tokens;
  const { words, stems, endings } = lexicon;
  const { starts, bounds } = words;
  const isWhole = stems === null && endings === null;
  const isEnglish = lexicon.code === 'en';
  let all = 0;
  for (let i = 0; i < count; i++) {
    let body = 0;
    const row = kind[i] === KIND.word && mayHold(starts, hash[i]!) ? probe(tokens, i, hash[i]!, words) : -1;
    if (row !== -1) {
      classifyWord(tokens, i, row, lexicon);
      // No stop belongs to the names of bodies.
      if (lexicon.bodies !== null && end[i]! - start[i]! === bounds[row + 1]! - bounds[row]!) body = lexicon.bodies[row]!;
    } else if (isWhole || kind[i] !== KIND.word) {
      classes[i] = isEnglish && kind[i] === KIND.word && isAdverb(tokens, i) ? CLASS.adverb : 0;
      roles[i] = 0;
    } else classifyWord(tokens, i, -1, lexicon);
    bodies[i] = body;
    all |= body;
  }
  if (lexicon.bodies !== null) tokens.allBodies = all;
}

function classifyWord(tokens: Tokens, i: number, row: number, lexicon: Lexicon): void {
  let bits = 0;
  let roles = 0;
  if (row !== -1) {
    bits = lexicon.bits[row]! | ((tokens.flags[i]! & FLAG.capital) !== 0 ? lexicon.capitalBits[row]! : 0);
    roles = lexicon.roles[row]!;
  }
  if ((bits | roles) === 0 && tokens.kind[i] === KIND.word) {
    const { stems, endings } = lexicon;
    const stem = stems === null ? -1 : stemOf(tokens, tokens.start[i]!, tokens.end[i]!, 1, stems);
    const ending = endings === null ? -1 : stemOf(tokens, tokens.end[i]! - 1, tokens.start[i]! - 1, -1, endings);
    if (stem !== -1) {
      bits = stems!.bits[stem]!;
      roles = stems!.roles[stem]! | (ending === -1 ? 0 : formOf(tokens, i, endings!, ending) & FORM);
    } else if (ending !== -1) {
      bits = endings!.bits[ending]!;
      roles = formOf(tokens, i, endings!, ending);
      if ((tokens.flags[i]! & FLAG.capital) !== 0 && endings!.texts[ending]!.length < NAME_ENDING) roles &= ~FORM;
    } else if (lexicon.code === 'en' && isAdverb(tokens, i)) bits = CLASS.adverb;
  }
  tokens.classes[i] = bits;
  tokens.roles[i] = roles;
}

/** The roles of an ending; without letters before it, as in «дом», it is none. */
function formOf(tokens: Tokens, i: number, endings: Stems, ending: number): number {
  const before = tokens.end[i]! - tokens.start[i]! - endings.texts[ending]!.length;
  return before < STEM_LEFT ? endings.roles[ending]! & ~FORM : endings.roles[ending]!;
}

/** The longest phrase that begins at a token whose word is that row, -1 where none does. */
function phraseFrom(tokens: Tokens, at: number, row: number, phrases: Phrases): number {
  for (let phrase = phrases.first[row]!; phrase !== -1; phrase = phrases.next[phrase]!) {
    const words = phrases.words[phrase]!;
    if (at + words.length >= tokens.count) continue;
    if (words.every((word, n) => tokens.kind[at + 1 + n] === KIND.word && same(tokens, at + 1 + n, word))) return phrase;
  }
  return -1;
}

/** The longest stem that stands from `start` to `end` (exclusive), read in steps of 1 or -1; -1 where none does. */
function stemOf(tokens: Tokens, start: number, end: number, step: number, stems: Stems): number {
  const most = Math.min(Math.abs(end - start), stems.longest);
  const mask = stems.slots.length - 1;
  let best = -1;
  let hash = hashWord('');
  for (let length = 1; length <= most; length++) {
    hash = hashUnit(hash, fold(tokens.units[start + (length - 1) * step]!));
    if (length < stems.shortest) continue;
    let slot = spread(hash) & mask;
    for (let stem = stems.slots[slot]!; stem !== -1; stem = stems.slots[slot]!) {
      if (stems.hashes[stem] === hash && stems.texts[stem]!.length === length && runsAlong(tokens, start, step, stems.texts[stem]!)) {
        best = stem;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return best;
}

function runsAlong(tokens: Tokens, start: number, step: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (fold(tokens.units[start + i * step]!) !== text.charCodeAt(i)) return false;
  return true;
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1 | 0) >>> 8;
}

function same(tokens: Tokens, index: number, word: string): boolean {
  let at = tokens.start[index]!;
  const end = tokens.end[index]!;
  for (let i = 0; i < word.length; i++, at++) {
    if (at >= end || fold(tokens.units[at]!) !== word.charCodeAt(i)) return false;
  }
  return at === end || (tokens.units[at] === 0x2e && at + 1 === end);
}

function isAdverb(tokens: Tokens, index: number): boolean {
  const end = tokens.end[index]!;
  if (tokens.units[end - 1] !== 0x79 || tokens.units[end - 2] !== 0x6c) return false;
  return end - tokens.start[index]! >= 5 && (tokens.flags[index]! & FLAG.capital) === 0;
}
