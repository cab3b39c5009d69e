/**
 * Finds terms of a language with many forms among tokens without a form of them in the table: a trie over beginnings of words
 * leads to the terms whose forms may stand there, and only theirs are made, once, and looked for. So a termbase of two hundred
 * thousand terms is in force without its two million forms, and a text costs the forms of what it may hold.
 */
import { fold, UNIT, unitKind } from './characters.ts';
import type { GrowingPhrases } from './growing-phrases.ts';
import { unmixed } from './look-alikes.ts';
import {
  collectPhrases,
  descend,
  find,
  hasBit,
  isJoint,
  joins,
  mayStartPhrase,
  type Phrase,
  type PhraseHits,
  type PhraseTable,
  placed,
  setBit,
  trieOf,
} from './phrases.ts';
import { TokenBuffer } from './token-buffer.ts';
import { hashUnit, KIND, type Tokens, tokenize } from './words.ts';

/** Plain data; nodes as in `PhraseTable`, but a word leads on by its beginning. */
export interface StemTable extends Pick<PhraseTable, 'slots' | 'mask' | 'parents' | 'hashes'> {
  /** Node -> first term that ends there, or -1; term -> next term that ends at the same node, or -1. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** A bit for each beginning of a first word. */
  readonly starts: Uint32Array;
}

export interface Stems {
  readonly table: StemTable;
  /** The forms of a term, asked for once. */
  formsOf(term: number): readonly Phrase[];
  /** The forms that were made so far. */
  readonly made: GrowingPhrases;
  /** 1 for each node whose terms have theirs. */
  readonly done: Uint8Array;
}

/** Letters of a word that its forms have in common: its endings and the vowel before them go ("отец", "отца"). */
const ENDING = 3;
/** So many letters lead on: few lengths, for each is looked for at each word of a text. */
const LENGTHS = [0, 1, 2, 3, 5, 7, 10];
const LONGEST = 10;

/** Beginnings of a first word are many more than first words. */
const START_BITS = 262_144;

/** Terms by their index; one that no matcher can find has no place in it. Forms of a term must begin its words as the term does. */
export function compileStems(texts: readonly string[]): StemTable {
  const steps: number[] = [];
  const ends = texts.map((text) => {
    addSteps(text, steps);
    return steps.length;
  });
  const trie = trieOf(1 + steps.length);
  const first = new Int32Array(1 + steps.length).fill(-1);
  const next = new Int32Array(texts.length).fill(-1);
  const starts = new Uint32Array(START_BITS >> 5);
  for (let term = 0, at = 0; term < texts.length; term++) {
    const end = ends[term]!;
    if (at === end) continue;
    setBit(starts, steps[at]!);
    const node = descend(trie, steps, at, end);
    at = end;
    next[term] = first[node]!;
    first[node] = term;
  }
  const { used, parents, hashes } = trie;
  return { ...placed(parents.slice(0, used), hashes.slice(0, used)), first: first.slice(0, used), next, starts };
}

const buffer = new TokenBuffer();

/** Adds nothing for a text that cannot be matched, as for phrases. */
function addSteps(text: string, steps: number[]): void {
  const tokens = tokenize(text, null, { elision: false }, buffer);
  const before = steps.length;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind === KIND.mark || kind === KIND.opaque || (i === 0 && kind === KIND.punctuation)) {
      steps.length = before;
      return;
    }
    if (isJoint(tokens, i)) continue;
    steps.push(kind === KIND.word ? beginning(tokens, i, steps.length === before ? 1 : 0) : tokens.hash[i]!);
  }
}

/** The first letters of the word that was looked at last. */
const letters = new Uint16Array(LONGEST);

/** What leads on at a word of a term: as many letters as all forms have, but at least `least`. */
function beginning(tokens: Tokens, index: number, least: number): number {
  const count = readLetters(tokens, index);
  const shared = Math.min(count, Math.max(least, count - ENDING));
  const length = LENGTHS.findLast((one) => one <= shared)!;
  let hash = SEED;
  for (let i = 0; i < length; i++) hash = hashUnit(hash, letters[i]!);
  return hashUnit(hash, length);
}

const SEED = 0x2f0b4c47;

/** Adds every form that starts at token `at`; in no order. */
export function collectStems(tokens: Tokens, at: number, stems: Stems, hits: PhraseHits): void {
  const kind = tokens.kind[at]!;
  if (kind !== KIND.word && kind !== KIND.number) return;
  walk(tokens, at, at, 0, stems);
  if (mayStartPhrase(stems.made, tokens, at)) collectPhrases(tokens, at, stems.made, hits);
}

/** Sees to it that every term that may stand at the token has its forms. */

function walk(tokens: Tokens, at: number, from: number, node: number, stems: Stems): void {
  let index = from;
  if (index > at && index < tokens.count && isJoint(tokens, index)) index++;
  if (index >= tokens.count || !joins(tokens, index, at)) return;
  if (tokens.kind[index] !== KIND.word) {
    step(tokens, at, index, node, tokens.hash[index]!, stems);
    return;
  }
  const count = readLetters(tokens, index);
  let hash = SEED;
  const keys: number[] = [];
  let read = 0;
  for (const length of LENGTHS) {
    if (length > count) break;
    while (read < length) hash = hashUnit(hash, letters[read++]!);
    const key = hashUnit(hash, length);
    if (node !== 0 || hasBit(stems.table.starts, key)) keys.push(key);
  }
  for (const key of keys) step(tokens, at, index, node, key, stems);
}

function step(tokens: Tokens, at: number, index: number, node: number, key: number, stems: Stems): void {
  const { table } = stems;
  const child = table.slots[find(table, node, key)]!;
  if (child === 0) return;
  if (stems.done[child] === 0) {
    stems.done[child] = 1;
    for (let term = table.first[child]!; term !== -1; term = table.next[term]!)
      for (const form of stems.formsOf(term)) stems.made.add(form);
  }
  walk(tokens, at, index + 1, child, stems);
}

/** Puts the first letters of a word into `letters`, folded, ё as е, and returns how many letters and digits it has. */
function readLetters({ units, text, start, end }: Tokens, index: number): number {
  const from = start[index]!;
  const to = end[index]!;
  for (let at = from; at < to; at++) {
    const unit = units[at]!;
    // Nearly all words are Cyrillic letters alone.
    if (unit < 0x410 || unit > 0x451 || unit === 0x450) return readOthers(text.slice(from, to));
    if (at - from < LONGEST) letters[at - from] = plain(unit);
  }
  return to - from;
}

function readOthers(word: string): number {
  const read = unmixed(word.normalize('NFC'));
  let count = 0;
  for (let i = 0; i < read.length; i++) {
    const unit = read.charCodeAt(i);
    const kind = unitKind(unit);
    if (kind !== UNIT.letter && kind !== UNIT.digit) continue;
    if (count < LONGEST) letters[count] = plain(unit);
    count++;
  }
  return count;
}

function plain(unit: number): number {
  const folded = fold(unit);
  return folded === 0x451 ? 0x435 : folded;
}
