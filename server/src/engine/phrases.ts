/**
 * Finds phrases of one or more words among tokens: a trie over word hashes in typed arrays, one probe a token where nothing
 * starts. Its cost does not grow with the number of phrases. Every hit is verified against the text, so a hash collision
 * costs time and never a wrong match.
 */
import { fold, UNIT, unitKind } from './characters.ts';
import { composed, isCombining, lookAlike } from './look-alikes.ts';
import { TokenBuffer } from './token-buffer.ts';
import { FLAG, KIND, type Tokens, tokenize } from './words.ts';

export interface Phrase {
  /** Words; between them the text may have a space, a line break or a hyphen. Punctuation between them must stand in the text. */
  readonly text: string;
  /** What a match hands back. */
  readonly payload: number;
  /** The capitals of the text must be those of the phrase (all capitals in the text always pass for a phrase of several words). */
  readonly caseSensitive: boolean;
}

export interface PhraseTable {
  /** Open addressing by parent and hash: the node, or 0 where empty, for the root is nobody's child. */
  readonly slots: Int32Array;
  readonly mask: number;
  /** Node -> the node before it, and the hash of the word that leads to it. */
  readonly parents: Int32Array;
  readonly hashes: Int32Array;
  /** Node -> first phrase that ends there, or -1. */
  readonly first: Int32Array;
  /** Phrase -> next phrase that ends at the same node, or -1. */
  readonly next: Int32Array;
  /** The letters of all phrases; those of phrase i stand from `bounds[i]` to `bounds[i + 1]`. */
  readonly units: Uint16Array;
  readonly bounds: Int32Array;
  readonly payloads: Int32Array;
  /** 1 where the case must match. */
  readonly exact: Uint8Array;
  /** A bit for each first word, by the low bits of its hash: most words start no phrase and need no probe. */
  readonly starts: Uint32Array;
  /** The same for the phrases that are one word, and a bit for the first two words of each other phrase. */
  readonly singles: Uint32Array;
  readonly pairs: Uint32Array;
}

/** Eight kilobytes: few enough to stay in the nearest cache, and most bits stay empty. */
export const START_BITS = 65_536;
const START_WORDS = START_BITS >> 5;
/** Bits a pair: with fewer, a tenth of all pairs would look like one that starts a phrase. */
const PAIR_ROOM = 8;

/**
 * What cannot be matched is a row that would silently never be found: it is refused with an Error, or skipped where the rows are a
 * user's and whoever reads them says so (`isMatchable`).
 */
export function compilePhrases(listed: readonly Phrase[], unmatchable: 'refuse' | 'skip' = 'refuse'): PhraseTable {
  const phrases: Phrase[] = [];
  const paths = new Paths();
  for (const phrase of listed) {
    const { text } = phrase;
    if (!paths.add(text, false)) {
      if (unmatchable === 'skip') continue;
      throw new Error(`phrase "${text}": quotation marks and code cannot be matched`);
    }
    phrases.push(phrase);
    // "crime d'agression": a text in French splits the elision, a text in English does not.
    if (hasApostrophe(text) && paths.add(text, true)) {
      if (paths.lastRepeats()) paths.drop();
      else phrases.push(phrase);
    }
  }
  const { hashes: steps, ends } = paths;
  const nodes = 1 + paths.steps;
  const trie = trieOf(nodes);
  const first = new Int32Array(nodes).fill(-1);
  const next = new Int32Array(phrases.length).fill(-1);
  const starts = new Uint32Array(START_BITS >> 5);
  const singles = new Uint32Array(START_BITS >> 5);
  let pairBits = START_BITS;
  while (pairBits < phrases.length * PAIR_ROOM) pairBits *= 2;
  const pairs = new Uint32Array(pairBits >> 5);
  for (let index = 0, at = 0; index < phrases.length; index++) {
    const end = ends[index]!;
    setBit(starts, steps[at]!);
    if (end - at === 1) setBit(singles, steps[at]!);
    else setBit(pairs, pairOf(steps[at]!, steps[at + 1]!));
    const node = descend(trie, steps, at, end);
    at = end;
    next[index] = first[node]!;
    first[node] = index;
  }
  return {
    ...placed(trie.parents.slice(0, trie.used), trie.hashes.slice(0, trie.used)),
    first: first.slice(0, trie.used),
    next,
    ...joined(phrases),
    payloads: Int32Array.from(phrases, (phrase) => phrase.payload),
    exact: Uint8Array.from(phrases, (phrase) => Number(phrase.caseSensitive)),
    starts,
    singles,
    pairs,
  };
}

export function slotsFor(nodes: number): Pick<PhraseTable, 'slots' | 'mask'> {
  let size = 16;
  while (size < nodes * 2) size *= 2;
  return { slots: new Int32Array(size), mask: size - 1 };
}

/** Nodes in as many slots as they need: phrases share their first words, so there are far fewer nodes than words. */
export function placed(parents: Int32Array, hashes: Int32Array): Pick<PhraseTable, 'slots' | 'mask' | 'parents' | 'hashes'> {
  const trie = { ...slotsFor(hashes.length), parents, hashes };
  for (let node = 1; node < hashes.length; node++) trie.slots[find(trie, parents[node]!, hashes[node]!)] = node;
  return trie;
}

/** The first phrase that hands back the payload; for payloads that were given in rising order. Empty where none does. */
export function phraseText({ payloads, units, bounds }: PhraseTable, payload: number): string {
  let low = 0;
  let high = payloads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (payloads[middle]! < payload) low = middle + 1;
    else high = middle;
  }
  return payloads[low] === payload ? String.fromCharCode(...units.subarray(bounds[low], bounds[low + 1])) : '';
}

/** False where no phrase starts with a word of that hash: with the bits at hand, for loops over all tokens. */
export function mayStart(starts: PhraseTable['starts'], hash: number): boolean {
  return (starts[(hash >>> 5) & (START_WORDS - 1)]! & (1 << (hash & 31))) !== 0;
}

/** False where no phrase starts at the token: a bit or two tell, for most words. */
export function mayStartPhrase(table: PhraseTable, tokens: Tokens, at: number): boolean {
  const start = tokens.hash[at]!;
  if (!mayStart(table.starts, start)) return false;
  if (hasBit(table.singles, start)) return true;
  if (at + 1 >= tokens.count) return false;
  const second = isJoint(tokens, at + 1) ? at + 2 : at + 1;
  return hasBit(table.pairs, pairOf(start, tokens.hash[second]!));
}

export function pairOf(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1 | 0) ^ second;
}

/** `bits` are a power of two in number; the low bits of the hash say which. */
export function hasBit(bits: Uint32Array, hash: number): boolean {
  return (bits[(hash >>> 5) & (bits.length - 1)]! & (1 << (hash & 31))) !== 0;
}

export function setBit(bits: Uint32Array, hash: number): void {
  bits[(hash >>> 5) & (bits.length - 1)]! |= 1 << (hash & 31);
}

/** The phrases that start at one token, shorter ones first; whoever looks keeps one and empties it for the next token. */
export interface PhraseHits {
  readonly payloads: number[];
  /** Index of the last token of each. */
  readonly lasts: number[];
}

/** Adds every phrase that starts at token `at`, shorter ones first; without a function to call, for loops over all tokens of a document. */
export function collectPhrases(tokens: Tokens, at: number, table: PhraseTable, hits: PhraseHits): void {
  let node = 0;
  for (let index = at; index < tokens.count; index++) {
    if (index > at && isJoint(tokens, index)) continue;
    if (!joins(tokens, index, at)) return;
    node = table.slots[find(table, node, tokens.hash[index]!)]!;
    if (node === 0) return;
    for (let phrase = table.first[node]!; phrase !== -1; phrase = table.next[phrase]!) {
      if (!verifies(tokens, at, index, table, phrase)) continue;
      hits.payloads.push(table.payloads[phrase]!);
      hits.lasts.push(index);
    }
  }
}

function joined(phrases: readonly Phrase[]): Pick<PhraseTable, 'units' | 'bounds'> {
  const bounds = new Int32Array(phrases.length + 1);
  for (let i = 0; i < phrases.length; i++) bounds[i + 1] = bounds[i]! + phrases[i]!.text.length;
  const units = new Uint16Array(bounds[phrases.length]!);
  for (let i = 0, at = 0; i < phrases.length; i++) {
    const { text } = phrases[i]!;
    for (let unit = 0; unit < text.length; unit++) units[at++] = text.charCodeAt(unit);
  }
  return { units, bounds };
}

/** A trie while it is built: its nodes are numbered as they come, the root first. */
interface Trie extends Pick<PhraseTable, 'slots' | 'mask'> {
  readonly parents: Int32Array;
  readonly hashes: Int32Array;
  used: number;
}

/** Has room for `nodes` at most. */
export function trieOf(nodes: number): Trie {
  return { ...slotsFor(nodes), parents: new Int32Array(nodes), hashes: new Int32Array(nodes), used: 1 };
}

/** The node that the steps `from` to `to` (exclusive) lead to from the root; what is missing of the way is added. */
export function descend(trie: Trie, steps: ArrayLike<number>, from: number, to: number): number {
  let node = 0;
  for (let at = from; at < to; at++) {
    const slot = find(trie, node, steps[at]!);
    if (trie.slots[slot] === 0) {
      trie.parents[trie.used] = node;
      trie.hashes[trie.used] = steps[at]!;
      trie.slots[slot] = trie.used++;
    }
    node = trie.slots[slot]!;
  }
  return node;
}

/** The slot of the child, or the empty one where it would stand. */
export function find(
  { slots, mask, parents, hashes }: Pick<PhraseTable, 'slots' | 'mask' | 'parents' | 'hashes'>,
  node: number,
  hash: number,
): number {
  let slot = (Math.imul(hash ^ Math.imul(node, 0x9e3779b1 | 0), 0x85ebca6b | 0) >>> 7) & mask;
  for (let child = slots[slot]!; child !== 0; child = slots[slot]!) {
    if (hashes[child] === hash && parents[child] === node) return slot;
    slot = (slot + 1) & mask;
  }
  return slot;
}

/**
 * Words of a phrase follow one another; a possessive of a phrase's own ("Doctors' …") is part of its word. Where punctuation
 * stands in a phrase, the table asks for it.
 */
export function joins(tokens: Tokens, index: number, at: number): boolean {
  const kind = tokens.kind[index]!;
  if (kind === KIND.punctuation) return index > at;
  if (kind !== KIND.word && kind !== KIND.number && kind !== KIND.possessive) return false;
  if (index === at || (tokens.flags[index]! & (FLAG.space | FLAG.hyphen | FLAG.ideograph)) !== 0 || kind === KIND.possessive) return true;
  // After punctuation, or after an elision: "d'" | "agression".
  return tokens.kind[index - 1] === KIND.punctuation || unitKind(tokens.units[tokens.end[index - 1]! - 1]!) === UNIT.apostrophe;
}

/** A hyphen at the end of a line, and a dash that joins two words as a hyphen does: "rules-\nbased", "rules–based". */
export function isJoint(tokens: Tokens, index: number): boolean {
  if (tokens.kind[index] !== KIND.punctuation || (tokens.flags[index]! & FLAG.space) !== 0 || index + 1 >= tokens.count) return false;
  const unit = tokens.hash[index]!;
  if (unit === 0x2013) return (tokens.flags[index + 1]! & FLAG.space) === 0;
  return (unit === 0x2d || unit === 0x2010 || unit === 0x2011) && (tokens.flags[index + 1]! & FLAG.line) !== 0;
}

/** Tables of many thousand phrases are compiled in one room. */
const buffer = new TokenBuffer();

function hasApostrophe(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (unitKind(text.charCodeAt(i)) === UNIT.apostrophe) return true;
  return false;
}

/** True where a phrase of that text can be found: it begins with a word or a number, and no quotation mark stands in it. */
export function isMatchable(text: string): boolean {
  return new Paths().add(text, false);
}

/** The hashes of the words of many phrases, one after the other: a list each would be a million lists. */
export class Paths {
  hashes = new Int32Array(1_024);
  steps = 0;
  readonly ends: number[] = [];

  /** False, and nothing added, for a text that cannot be matched. */
  add(text: string, elision: boolean): boolean {
    const tokens = tokenize(text, null, { elision }, buffer);
    const { count } = tokens;
    if (this.steps + count > this.hashes.length) {
      const larger = new Int32Array((this.steps + count) * 2);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    let at = this.steps;
    for (let i = 0; i < count; i++) {
      const kind = tokens.kind[i]!;
      if (kind === KIND.mark || kind === KIND.opaque || (i === 0 && kind === KIND.punctuation)) return false;
      if (!isJoint(tokens, i)) this.hashes[at++] = tokens.hash[i]!;
    }
    if (at === this.steps) return false;
    this.steps = at;
    this.ends.push(at);
    return true;
  }

  /** True where the last two paths have as many words: then they are one. */
  lastRepeats(): boolean {
    const n = this.ends.length;
    const before = n < 3 ? 0 : this.ends[n - 3]!;
    return this.ends[n - 1]! - this.ends[n - 2]! === this.ends[n - 2]! - before;
  }

  clear(): void {
    this.ends.length = 0;
    this.steps = 0;
  }

  drop(): void {
    this.ends.pop();
    this.steps = this.ends.at(-1) ?? 0;
  }
}

/** Compares unit by unit: ignorables and stops of dotted words skipped, any joint equal to any other. */
function verifies(tokens: Tokens, first: number, last: number, table: PhraseTable, phrase: number): boolean {
  const text = tokens.units;
  const wanted = table.units;
  const limit = table.bounds[phrase + 1]!;
  const shouted = last > first && allCaps(tokens, first, last);
  const exact = table.exact[phrase] === 1 && !shouted;
  let w = table.bounds[phrase]!;
  for (let token = first; token <= last; token++) {
    while (w < limit && !readable(wanted[w]!)) w++;
    const end = tokens.end[token]!;
    for (let at = tokens.start[token]!; at < end; at++) {
      let unit = text[at]!;
      if (!readable(unit)) continue;
      while (at + 1 < end && isCombining(text[at + 1]!)) {
        const whole = composed(unit, text[at + 1]!);
        if (whole === 0) break;
        unit = whole;
        at++;
      }
      while (w < limit && wanted[w] === 0x2e) w++;
      if (w === limit) return false;
      const want = wanted[w]!;
      if (unit !== want && (exact || fold(unit) !== fold(want)) && !(fold(unit) === 0x27 && fold(want) === 0x27)) {
        if (!lookAlike(unit, want, exact)) return false;
      }
      w++;
    }
  }
  while (w < limit && !readable(wanted[w]!)) w++;
  return w === limit;
}

function readable(unit: number): boolean {
  const kind = unitKind(unit);
  return (
    kind === UNIT.letter ||
    kind === UNIT.digit ||
    kind === UNIT.ideograph ||
    kind === UNIT.apostrophe ||
    kind === UNIT.combining ||
    unit === 0x2c
  );
}

function allCaps(tokens: Tokens, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if ((tokens.flags[i]! & FLAG.allCaps) === 0) return false;
  return true;
}
