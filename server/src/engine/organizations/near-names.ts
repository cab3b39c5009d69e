/**
 * Names of known bodies as they are found by a slip: an index over the words of each name in any order, and over all of them
 * but one. Hashes of words are added up, so that their order does not count and a word is left out by a subtraction.
 */
import { hashText } from '../hash.ts';
import type { OrganizationEntry, OrganizationKind } from '../knowledge.ts';

/** Plain data, so that it can be packed. */
export interface NearNames {
  readonly names: readonly string[];
  /** Sorted; `owners` says which name each belongs to. */
  readonly hashes: Int32Array;
  readonly owners: Int32Array;
}

/** Bodies of many states and of none have names of their own; parties and agencies of different states resemble each other. */
const KINDS: ReadonlySet<OrganizationKind> = new Set<OrganizationKind>(['international', 'regional', 'un', 'eu']);
const LEAST_WORDS = 3;
/** A name is hashed once for each of its words. */
const MOST_WORDS = 12;
const SMALL: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', 'on', 'in', 'to']);

/** Built when the tables are compiled. */
export function compileNearNames(entries: readonly OrganizationEntry[]): NearNames {
  const names: string[] = [];
  const rows: [hash: number, owner: number][] = [];
  for (const entry of entries) {
    if (!KINDS.has(entry.kind)) continue;
    const hashes = wordsOf(entry.name).map(hashOf);
    if (hashes.length < LEAST_WORDS || hashes.length > MOST_WORDS) continue;
    const all = sum(hashes);
    for (const hash of new Set([all, ...hashes.map((one) => (all - one) | 0)])) rows.push([hash, names.length]);
    names.push(entry.name);
  }
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { names, hashes: Int32Array.from(rows, ([hash]) => hash), owners: Int32Array.from(rows, ([, owner]) => owner) };
}

/** The known name that this one, which is not known, is a slip of; null where there is none or more than one. */
export function nearestName(near: NearNames, name: string): string | null {
  const words = wordsOf(name);
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) return null;
  const hashes = words.map(hashOf);
  const all = sum(hashes);
  const candidates = new Set([all, ...hashes.map((one) => (all - one) | 0)].flatMap((hash) => ownersOf(near, hash)));
  const found = new Set<string>();
  for (const owner of candidates) if (isSlip(words, wordsOf(near.names[owner]!))) found.add(near.names[owner]!);
  const [one] = found;
  return found.size === 1 ? one! : null;
}

/** Any name may share its words with some others; more than these say nothing. */
const MOST_OWNERS = 4;

function ownersOf({ hashes, owners }: NearNames, hash: number): number[] {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hashes[middle]! < hash) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; hashes[at] === hash && found.length <= MOST_OWNERS; at++) found.push(owners[at]!);
  return found.length > MOST_OWNERS ? [] : found;
}

/** The same words in another order, one word misspelt, or one missing from the middle of a long name. */
function isSlip(words: readonly string[], known: readonly string[]): boolean {
  const missing = minus(known, words);
  const added = minus(words, known);
  if (missing.length === 0 && added.length === 0) return words.join(' ') !== known.join(' ');
  if (missing.length !== 1) return false;
  if (added.length === 1) return isMisspelt(added[0]!, missing[0]!) || isKin(added[0]!, missing[0]!, known.length >= LONG_NAME ? 5 : 7);
  // Names are cut at their ends on purpose: "Bank for Reconstruction and Development".
  const at = known.indexOf(missing[0]!);
  return added.length === 0 && known.length >= LONG_NAME && at > 0 && at < known.length - 1 && words[0] === known[0];
}

const LONG_NAME = 4;

/** "Cooperative" and "Cooperation": another form of one stem. */
function isKin(a: string, b: string, shared: number): boolean {
  return a.length > shared && b.length > shared && a.slice(0, shared) === b.slice(0, shared);
}

/** One letter other, more, less, or two of them swapped, in a word long enough that it is no other word. */
function isMisspelt(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  // A plural is no slip of a letter: "Forces", "Force".
  if (restA.length <= 1 && restB.length <= 1) return !(end === 0 && (restA === 's' || restB === 's'));
  return restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function minus(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function wordsOf(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !SMALL.has(word)).map(spelled);
}

/** Spellings that differ by house style are no slips. */
function spelled(word: string): string {
  return word
    .replace('organis', 'organiz')
    .replace(/^programme/, 'program')
    .replace(/^defence/, 'defense')
    .replace(/^centre/, 'center');
}

function hashOf(word: string): number {
  return Number.parseInt(hashText(word).slice(0, 8), 16) | 0;
}

function sum(hashes: readonly number[]): number {
  return hashes.reduce((total, hash) => (total + hash) | 0, 0);
}
