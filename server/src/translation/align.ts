/**
 * Which paragraphs of a translation render which of its source: the cheapest way through both in order, by dynamic programming in a
 * band around the places that anchors agree on. Paragraphs may be merged, split, missing or added.
 */
import { baseLanguage } from '../engine/language.ts';
import { finish, type Slices } from '../engine/slices.ts';
import type { Side } from './side.ts';

/** Paragraphs `source[0]` up to before `source[1]` are rendered by those of `target`; either may be empty. */
export interface Link {
  readonly source: readonly [from: number, to: number];
  readonly target: readonly [from: number, to: number];
}

/** What of a paragraph tells its counterpart. */
export interface Outline {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'cell';
  readonly depth: number;
  readonly quoted: boolean;
  readonly size: number;
  /** Marked quotations. */
  readonly quotations: number;
  /** What both languages share: numbers, bodies, concepts, names in the same letters. Sorted, each once. */
  readonly keys: readonly string[];
}

/** The outlines of a side's paragraphs, for `alignOutlines`. */
export function outlinesOf(side: Side): Outline[] {
  return finish(outlineSlices(side));
}

function* outlineSlices(side: Side): Slices<Outline[]> {
  const outlines: Outline[] = [];
  for (let i = 0; i < side.paragraphs.length; i++) {
    const paragraph = side.paragraphs[i]!;
    const keys = new Set<string>();
    for (const { kind, values, required } of paragraph.quantities) if (required) keys.add(`${kind === 'month' ? 'm' : ''}${values[0]}`);
    const { organizations, terms, quotations } = side.contents[i]!;
    for (const { entity, known } of organizations) if (entity !== null && known) keys.add(`o:${entity}`);
    for (const { concept } of terms) keys.add(`t:${concept}`);
    for (const [name] of paragraph.prose.matchAll(/(?<![\p{L}])\p{Script=Latin}[\p{Script=Latin}\p{M}]{3,}(?![\p{L}])/gu))
      if (/^\p{Lu}/u.test(name)) keys.add(`w:${name}`);
    outlines.push({
      kind: paragraph.kind,
      depth: paragraph.depth,
      quoted: paragraph.quoted,
      size: paragraph.size,
      quotations: quotations.filter(({ level, marks }) => level === 0 && marks !== null).length,
      keys: [...keys].sort(),
    });
    yield paragraph.size;
  }
  return outlines;
}

/** How many letters a text needs that has 100 in English: measured on communiqués, editorial. */
const ROOM: Readonly<Record<string, number>> = { en: 100, ru: 108, fr: 112, de: 114, es: 111, ar: 82, zh: 35, ja: 45, ko: 52 };

/** Letters of the target for each of the source, by language codes. */
export function lengthRatio(source: string, target: string): number {
  return (ROOM[baseLanguage(target)] ?? 105) / (ROOM[baseLanguage(source)] ?? 105);
}

export function align(source: Side, target: Side): Link[] {
  return finish(alignSlices(source, target));
}

/** The same in slices. */
export function* alignSlices(source: Side, target: Side): Slices<Link[]> {
  const from = yield* outlineSlices(source);
  const to = yield* outlineSlices(target);
  return yield* outlineAlignment(from, to, lengthRatio(source.language, target.language));
}

const MOVES = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
  [3, 1],
  [1, 3],
] as const;
const MOVE_COSTS = [0, 3, 3, 3.5, 3.5, 5.5, 5.5];

/** Texts up to so many pairs of paragraphs are compared in full. */
const FULL = 40_000;
/** Paragraphs on either side of the expected place that are looked at in longer ones. */
const HALF_BAND = 40;

/** What a comparison costs, in UTF-16 units read. */
const COMPARED = 3;

/** In the order of both texts, every paragraph in exactly one link. Bounded: about 80 comparisons for each paragraph of a long text. */
export function alignOutlines(source: readonly Outline[], target: readonly Outline[], ratio: number): Link[] {
  return finish(outlineAlignment(source, target, ratio));
}

function* outlineAlignment(source: readonly Outline[], target: readonly Outline[], ratio: number): Slices<Link[]> {
  const n = source.length;
  const m = target.length;
  if (n === 0 || m === 0) return [...skips(0, n, 'source', 0), ...skips(0, m, 'target', n)];
  const centres = centresOf(source, target);
  const half = n * m <= FULL ? m + 1 : HALF_BAND;
  const width = Math.min(2 * half + 1, m + 1);
  const from = Int32Array.from({ length: n + 1 }, (_, i) => Math.min(Math.max(0, centres[i]! - half), m + 1 - width));
  // Both ends must be within reach.
  from[0] = 0;
  from[n] = m + 1 - width;
  const costs = new Float64Array((n + 1) * width).fill(Number.POSITIVE_INFINITY);
  const moves = new Int8Array((n + 1) * width).fill(-1);
  const comparison = createComparison(source, target, ratio);
  costs[0] = 0;
  for (let i = 0; i <= n; i++) {
    const first = from[i]!;
    for (let k = 0; k < width; k++) {
      const j = first + k;
      if (j > m) break;
      const at = i * width + k;
      for (let move = 0; move < MOVES.length; move++) {
        const [a, b] = MOVES[move]!;
        if (a > i || b > j) continue;
        const before = j - b - from[i - a]!;
        if (before < 0 || before >= width) continue;
        const base = costs[(i - a) * width + before]!;
        // Nothing shared makes a link cheaper than that.
        if (base === Number.POSITIVE_INFINITY || base + MOVE_COSTS[move]! - CHEAPEST >= costs[at]!) continue;
        const cost = base + MOVE_COSTS[move]! + comparison(i - a, a, j - b, b);
        if (cost < costs[at]!) {
          costs[at] = cost;
          moves[at] = move;
        }
      }
    }
    yield width * COMPARED;
  }
  const links: Link[] = [];
  let i = n;
  let j = m;
  while (i > 0 || j > 0) {
    const move = moves[i * width + j - from[i]!]!;
    // Cut off by the band: what is left stands alone.
    if (move < 0) {
      links.push(...[...skips(0, i, 'source', 0), ...skips(0, j, 'target', i)].reverse());
      break;
    }
    const [a, b] = MOVES[move]!;
    links.push({ source: [i - a, i], target: [j - b, j] });
    i -= a;
    j -= b;
  }
  return links.reverse();
}

function skips(from: number, to: number, side: 'source' | 'target', other: number): Link[] {
  const links: Link[] = [];
  for (let i = from; i < to; i++)
    links.push(side === 'source' ? { source: [i, i + 1], target: [other, other] } : { source: [other, other], target: [i, i + 1] });
  return links;
}

/** Where in the target each paragraph of the source is expected: between the places of keys that both texts have in one paragraph only. */
function centresOf(source: readonly Outline[], target: readonly Outline[]): Int32Array {
  const n = source.length;
  const m = target.length;
  const inTarget = onlyPlaces(target);
  const votes: [number, number][] = [];
  for (const [key, i] of onlyPlaces(source)) {
    const j = inTarget.get(key);
    if (i !== -1 && j !== undefined && j !== -1) votes.push([i, j]);
  }
  votes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const centres = new Int32Array(n + 1);
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...increasing(votes), [n, m] as [number, number]]) {
    for (let k = i; k < nextI; k++) centres[k] = Math.round(j + ((k - i) * (nextJ - j)) / (nextI - i));
    if (nextI < i) continue;
    i = nextI;
    j = nextJ;
  }
  centres[n] = m;
  return centres;
}

/** Key -> the one paragraph that has it; -1 where several have. */
function onlyPlaces(outlines: readonly Outline[]): Map<string, number> {
  const places = new Map<string, number>();
  outlines.forEach(({ keys }, i) => {
    for (const key of keys) places.set(key, places.has(key) ? -1 : i);
  });
  return places;
}

/** The longest run of votes that go forward in both texts. */
function increasing(votes: readonly (readonly [number, number])[]): [number, number][] {
  const tails: number[] = [];
  const previous = new Int32Array(votes.length).fill(-1);
  votes.forEach(([, j], at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (votes[tails[middle]!]![1] <= j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[at] = tails[low - 1]!;
    tails[low] = at;
  });
  const run: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) run.push([...votes[at]!] as [number, number]);
  return run.reverse();
}

/** What it costs to take `a` paragraphs from `i` for the counterpart of `b` from `j`. Common keys of two paragraphs are counted once. */
function createComparison(source: readonly Outline[], target: readonly Outline[], ratio: number) {
  const ids = new Map<string, number>();
  const idsOf = ({ keys }: Outline): Int32Array =>
    Int32Array.from(keys, (key) => {
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    }).sort();
  const left = source.map(idsOf);
  const right = target.map(idsOf);
  // Each pair is asked for by several moves, one after the other.
  const remembered = new Int32Array(MEMORY).fill(-1);
  const counts = new Uint8Array(MEMORY);
  const sharedBy = (x: number, y: number): number => {
    if (left[x]!.length === 0 || right[y]!.length === 0) return 0;
    const key = x * right.length + y;
    const slot = key & (MEMORY - 1);
    if (remembered[slot] !== key) {
      remembered[slot] = key;
      counts[slot] = Math.min(255, common(left[x]!, right[y]!));
    }
    return counts[slot]!;
  };
  return (i: number, a: number, j: number, b: number): number => {
    if (a === 0) return aloneCost(target[j]!);
    if (b === 0) return aloneCost(source[i]!);
    let sourceSize = 0;
    let targetSize = 0;
    let keys = 0;
    let shared = 0;
    let quotations = 0;
    let cost = 0;
    for (let x = i; x < i + a; x++) {
      sourceSize += source[x]!.size;
      keys += left[x]!.length;
      quotations += source[x]!.quotations;
      if (a > 1 && source[x]!.kind === 'heading') cost += HEADING_MERGED;
    }
    for (let y = j; y < j + b; y++) {
      targetSize += target[y]!.size;
      keys += right[y]!.length;
      quotations -= target[y]!.quotations;
      if (b > 1 && target[y]!.kind === 'heading') cost += HEADING_MERGED;
      for (let x = i; x < i + a; x++) shared += sharedBy(x, y);
    }
    cost += kindCost(source[i]!, target[j]!);
    const expected = sourceSize * ratio;
    const off = (targetSize - expected) / Math.sqrt(((targetSize + expected) / 2) * SPREAD + 20);
    cost += Math.min(LENGTH_MOST, (off * off) / 2);
    cost += Math.min(2, Math.abs(quotations) * 0.7);
    return cost + Math.min(ODD_MOST, (keys - 2 * shared) * ODD) - Math.min(SHARED_MOST, shared * SHARED);
  };
}

/** Variance of the length for each letter, twice what careful translations show. */
const SPREAD = 4;
/** A power of two: more than four rows of the band. */
const MEMORY = 4_096;
const LENGTH_MOST = 12;
const ODD = 0.6;
const ODD_MOST = 5;
const SHARED = 1.2;
const SHARED_MOST = 6;
/** At most so much less than nothing costs a link: what is shared, and two headings of one level. */
const CHEAPEST = SHARED_MOST + 1;
const HEADING_MERGED = 8;

/** A paragraph without counterpart: the more it says, the less likely. */
function aloneCost({ size, keys }: Outline): number {
  return Math.min(2, size / 150) + Math.min(2, keys.length * 0.3);
}

function kindCost(a: Outline, b: Outline): number {
  if (a.kind === b.kind) return (a.kind === 'heading' ? (a.depth === b.depth ? -1 : 1) : 0) + (a.quoted === b.quoted ? 0 : 1);
  if (a.kind === 'heading' || b.kind === 'heading') return 5;
  return 1.5;
}

/** How many numbers two sorted lists share. */
function common(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      count++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return count;
}
