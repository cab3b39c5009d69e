/**
 * Finds quotations that say nearly the same. Each is told by a few hashes of three neighbouring words; only those that share one
 * are compared. A hash that many share tells nothing and is left out, so that the work stays linear however often words repeat.
 */
import { fold, UNIT, unitKind } from '../characters.ts';
import { hashUnit, hashWord } from '../words.ts';

/** What was said, as far as it is compared. */
export interface Wording {
  /** Hashes of its words, in order. */
  readonly words: Int32Array;
  /** Some of the hashes of its neighbouring words. */
  readonly sketch: readonly number[];
  readonly hasEllipsis: boolean;
  /** Last word of the speaker's name, folded; null where no name is known in the paragraph. */
  readonly speaker: string | null;
}

/** Fewer words are too few to tell a wording by. */
export const FEWEST_WORDS = 6;
const MOST_WORDS = 400;
const SKETCH = 12;
/** Of more quotations with the same words none is compared by them. */
const SHARED_BY_MOST = 4;
/** Share of the words that two wordings have in common. */
const ALIKE = 0.8;

/** Null where there are too few words. Offsets are UTF-16. */
export function wordingOf(text: string, start: number, end: number, speaker: string | null): Wording | null {
  const words = hashesOf(text, start, end);
  if (words.length < FEWEST_WORDS) return null;
  const inside = text.slice(start, end);
  return {
    words,
    sketch: sketchOf(words),
    hasEllipsis: inside.includes('…') || inside.includes('..') || inside.includes('. .'),
    speaker: speaker === null ? null : (speaker.toLowerCase().split(/\s+/).at(-1) ?? null),
  };
}

/** The same by nearly all of its words and by its speaker, but not word for word, nor a part of the other. */
export function isReworded(a: Wording, b: Wording): boolean {
  if (a.speaker !== null && b.speaker !== null && a.speaker !== b.speaker) return false;
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (common(short.words, long.words) * 2 < ALIKE * (short.words.length + long.words.length)) return false;
  if (contains(long.words, short.words)) return false;
  // What an ellipsis leaves out is no other wording.
  return !(short.hasEllipsis && isSubsequence(short.words, long.words));
}

/** Wordings by what they can be found by; `T` is whatever holds one. */
export class WordingIndex<T extends { readonly wording: Wording }> {
  private readonly holders = new Map<number, Set<T>>();
  /** Those alike that share a hash, by the hash. */
  private readonly alike = new Map<number, readonly (readonly [T, T])[]>();
  /** Hashes that others share now than when `alike` was worked out. */
  private readonly changed = new Set<number>();

  add(holder: T): void {
    for (const hash of holder.wording.sketch) {
      const holders = this.holders.get(hash);
      if (holders === undefined) this.holders.set(hash, new Set([holder]));
      else {
        holders.add(holder);
        this.changed.add(hash);
      }
    }
  }

  remove(holder: T): void {
    for (const hash of holder.wording.sketch) {
      const holders = this.holders.get(hash);
      if (holders === undefined) continue;
      holders.delete(holder);
      if (holders.size > 0) this.changed.add(hash);
      else {
        this.holders.delete(hash);
        this.changed.delete(hash);
        this.alike.delete(hash);
      }
    }
  }

  /** All that are alike, some of them more than once, in no order. Costs what came and went since it was asked last. */
  *pairs(): Generator<readonly [T, T]> {
    for (const hash of this.changed) {
      const pairs = this.compare([...(this.holders.get(hash) ?? [])]);
      if (pairs.length > 0) this.alike.set(hash, pairs);
      else this.alike.delete(hash);
    }
    this.changed.clear();
    for (const pairs of this.alike.values()) yield* pairs;
  }

  private compare(holders: readonly T[]): (readonly [T, T])[] {
    if (holders.length > SHARED_BY_MOST) return [];
    return holders.flatMap((a, i) =>
      holders
        .slice(i + 1)
        .filter((b) => isReworded(a.wording, b.wording))
        .map((b) => [a, b] as const),
    );
  }
}

function hashesOf(text: string, start: number, end: number): Int32Array {
  const words: number[] = [];
  let hash = 0;
  let inside = false;
  for (let at = start; at <= end && words.length < MOST_WORDS; at++) {
    const kind = at < end ? unitKind(text.charCodeAt(at)) : UNIT.space;
    if (kind === UNIT.ignorable) continue;
    if (kind === UNIT.letter || kind === UNIT.digit || kind === UNIT.combining) {
      hash = hashUnit(inside ? hash : EMPTY_WORD, fold(text.charCodeAt(at)));
      inside = true;
      continue;
    }
    if (inside) words.push(hash);
    inside = false;
    if (kind === UNIT.ideograph) words.push(hashUnit(EMPTY_WORD, text.charCodeAt(at)));
  }
  return Int32Array.from(words);
}

const EMPTY_WORD = hashWord('');

/** The least of the hashes: two wordings that share most of their neighbours share some of these. */
function sketchOf(words: Int32Array): number[] {
  const hashes = new Set<number>();
  for (let i = 2; i < words.length; i++) {
    hashes.add(Math.imul(Math.imul(words[i - 2]!, 0x9e3779b1) ^ words[i - 1]!, 0x85ebca6b) ^ Math.imul(words[i]!, 0xc2b2ae35));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}

function common(a: Int32Array, b: Int32Array): number {
  const counts = new Map<number, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared++;
  }
  return shared;
}

/** One after the other; both are short. */
function contains(long: Int32Array, short: Int32Array): boolean {
  for (let from = 0; from + short.length <= long.length; from++) {
    let i = 0;
    while (i < short.length && long[from + i] === short[i]) i++;
    if (i === short.length) return true;
  }
  return false;
}

function isSubsequence(short: Int32Array, long: Int32Array): boolean {
  let i = 0;
  for (const word of long) if (i < short.length && word === short[i]) i++;
  return i === short.length;
}
