/** The classes of words a language pack gives: which words can be cues, titles, prepositions. One lookup a word. */
import { fold } from './characters.ts';
import type { LanguagePack } from './knowledge.ts';
import { FLAG, hashWord, KIND, type Tokens } from './words.ts';

/** Bits of a word's classes; names as in `server/data/languages`. */
export const CLASS = {
  /** A finite form of a reporting verb: "said", "says". */
  cue: 1 << 0,
  cueBase: 1 << 1,
  cueGerund: 1 << 2,
  /** A cue only next to a quotation or with "that". */
  weak: 1 << 3,
  /** The form is also a common noun. */
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
  plural: 1 << 25,
  document: 1 << 26,
  titleNoun: 1 << 27,
  termNoun: 1 << 28,
  naming: 1 << 29,
  distancing: 1 << 30,
} as const;

export interface Lexicon {
  readonly code: string;
  /** Hash -> row, by open addressing; -1 where empty. */
  readonly slots: Int32Array;
  readonly words: readonly string[];
  /** Hash of each word, so that the letters are compared only where they are likely to agree. */
  readonly hashes: Int32Array;
  /** Bits whatever the case of the word. */
  readonly bits: Int32Array;
  /** Bits only where the word starts with a capital: "May", "March". */
  readonly capitalBits: Int32Array;
  readonly abbreviations: ReadonlySet<string>;
}

const EMPTY: LanguagePack = { code: '', lexicon: [], abbreviations: [] };

/** A lexicon without rows for a language that has no pack: marks are still paired, nothing is attributed by words. */
export function compileLexicon(pack: LanguagePack = EMPTY): Lexicon {
  const rows = new Map<string, { any: number; capital: number }>();
  for (const row of pack.lexicon) {
    const key = row.text.toLowerCase();
    const bits = row.classes.reduce((sum, name) => sum | (CLASS[name as keyof typeof CLASS] ?? 0), 0);
    const entry = rows.get(key) ?? { any: 0, capital: 0 };
    if (key !== row.text) entry.capital |= bits;
    else entry.any |= bits;
    rows.set(key, entry);
  }
  const words = [...rows.keys()];
  let size = 16;
  while (size < words.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  words.forEach((word, index) => {
    let slot = spread(hashWord(word)) & (size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = index;
  });
  return {
    code: pack.code,
    slots,
    words,
    hashes: Int32Array.from(words, hashWord),
    bits: Int32Array.from(words, (word) => rows.get(word)!.any),
    capitalBits: Int32Array.from(words, (word) => rows.get(word)!.capital),
    abbreviations: new Set(pack.abbreviations.map((text) => text.toLowerCase())),
  };
}

/** The classes of every token, 0 for words the lexicon does not hold. English -ly words count as adverbs. */
export function classify(tokens: Tokens, lexicon: Lexicon): Int32Array {
  const classes = new Int32Array(tokens.count);
  if (lexicon.words.length === 0) return classes;
  const mask = lexicon.slots.length - 1;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== KIND.word) continue;
    const hash = tokens.hash[i]!;
    let slot = spread(hash) & mask;
    for (let row = lexicon.slots[slot]!; row !== -1; row = lexicon.slots[slot]!) {
      if (lexicon.hashes[row] === hash && same(tokens, i, lexicon.words[row]!)) {
        classes[i] = lexicon.bits[row]! | ((tokens.flags[i]! & FLAG.capital) !== 0 ? lexicon.capitalBits[row]! : 0);
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (classes[i] === 0 && lexicon.code === 'en' && isAdverb(tokens, i)) classes[i] = CLASS.adverb;
  }
  return classes;
}

function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1 | 0) >>> 8;
}

function same(tokens: Tokens, index: number, word: string): boolean {
  let at = tokens.start[index]!;
  const end = tokens.end[index]!;
  for (let i = 0; i < word.length; i++, at++) {
    if (at >= end || fold(tokens.text.charCodeAt(at)) !== word.charCodeAt(i)) return false;
  }
  return at === end || (tokens.text.charCodeAt(at) === 0x2e && at + 1 === end);
}

function isAdverb(tokens: Tokens, index: number): boolean {
  const end = tokens.end[index]!;
  if (end - tokens.start[index]! < 5 || (tokens.flags[index]! & FLAG.capital) !== 0) return false;
  return tokens.text.charCodeAt(end - 1) === 0x79 && tokens.text.charCodeAt(end - 2) === 0x6c;
}
