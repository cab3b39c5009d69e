/**
 * A small trained model that judges capitalised runs the gazetteer and the patterns say nothing of. Two storeys, both linear and
 * without a dictionary, for features are hashed into tables of small weights: a sieve adds up a few numbers for a run and lets
 * through what may hold an organization; a tagger then looks at each word of what is left with its neighbours, with what the
 * rules found around it and with the tag before it. Trained by `server/tools/train-organizations.ts`, which reads features
 * through the same functions.
 */
import { FLAG, KIND, type Tokens } from '../words.ts';
import { WORD } from './lexicon.ts';

/** Tags of a word: outside, begins or continues an organization, in a name of something else. */
export const TAG = { outside: 0, begin: 1, inside: 2, other: 3 } as const;
export const TAGS = 4;

/** Plain data, so that a build can pack it. */
export interface Model {
  /** The `TAGS` weights of each of `1 << BUCKET_BITS` features in one number, a byte each; see `packWeights`. */
  readonly weights: Int32Array;
  /** Of the sieve, by slot. */
  readonly sieve: Int8Array;
  /** Bits of `MET` by slot of a word. */
  readonly words: Uint8Array;
  readonly limits: Limits;
}

/** In units of the weights they belong to. */
export interface Limits {
  /** What a run must reach in the sieve. */
  readonly pass: number;
  /** How much more a word alone must reach. */
  readonly alone: number;
  /** How much more a run must reach where nothing around speaks of bodies. */
  readonly bare: number;
  /** By how much "outside" must lead "begins an organization" after the first features for the others not to be asked. */
  readonly hopeless: number;
  /** By how much "begins an organization" must lead. */
  readonly sure: number;
  /** By how much more at an abbreviation, which may be short for anything. */
  readonly capitals: number;
  /** How far it may lie behind where the text names the same body surely elsewhere. */
  readonly doubt: number;
}

/** What the model knows of a word before it judges: it is met in lower case, or it is somebody's given name. */
export const MET = { ordinary: 1, given: 2 } as const;
const WORD_BITS = 16;
export const WORD_ROOM = 1 << WORD_BITS;
const SIEVE_BITS = 16;
export const SIEVE_ROOM = 1 << SIEVE_BITS;
export const BUCKET_BITS = 18;

/** Where a word stands in `Model.words`. */
export function wordSlot(hash: number): number {
  return Math.imul(hash, GOLDEN) >>> (32 - WORD_BITS);
}

const GOLDEN = 0x9e3779b1 | 0;
const SILVER = 0x85ebca6b | 0;

/** What the rules found, one code a token. What has one needs no judge. */
export const EVIDENCE = { none: 0, known: 1, pattern: 2, place: 3, judged: 5 } as const;

/** Reads the tokens of one block; `codes` are those of `EVIDENCE`. */
export interface Judged {
  readonly tokens: Tokens;
  readonly codes: Uint8Array;
  readonly words: Uint8Array;
  /**
   * Nothing in the block speaks of bodies or states. A word alone is no candidate there: capitals in a manual are those of formats,
   * headings and products, and hardly a body that annotators saw stands among them.
   */
  readonly bare: boolean;
}

/**
 * The candidates: capitalised runs, with a few small words between two capitals. Those in which the rules have left nothing to
 * judge are passed over, and words alone where nothing speaks of bodies. Linear in the number of tokens.
 */
export function forEachRun(judged: Judged, visit: (first: number, last: number) => void): void {
  const { tokens, codes } = judged;
  const { count, flags, kind } = tokens;
  let at = 0;
  while (at < count) {
    if ((flags[at]! & FLAG.capital) === 0 || kind[at] !== KIND.word) {
      at++;
      continue;
    }
    const first = at > 0 && leads(tokens, at) ? at - 1 : at;
    let last = at;
    let open = false;
    for (let next = at + 1; next < count; ) {
      if (opens(tokens, next) && (flags[next]! & (FLAG.space | FLAG.hyphen)) !== 0) {
        last = next++;
      } else {
        let joints = 0;
        while (joints < MOST_JOINTS && isJoint(tokens, next + joints)) joints++;
        next += joints;
        if (joints === 0 || next >= count || kind[next] !== KIND.word || (flags[next]! & FLAG.capital) === 0) break;
        last = next++;
      }
      if (codes[last] === EVIDENCE.none && kind[last] === KIND.word) open = true;
    }
    // "U.S.-led": what ends in lower case is no name.
    while (last > at && (flags[last]! & (FLAG.capital | FLAG.digit)) === 0) last--;
    if (open || (codes[at] === EVIDENCE.none && !(judged.bare && first === last) && !isOpeningWord(judged, at))) visit(first, last);
    at = last + 1;
  }
}

const MOST_JOINTS = 3;

/** "5th | Corps", "al- | Nusra": belongs to the run though it has no capital. */
function leads(tokens: Tokens, at: number): boolean {
  if (tokens.kind[at - 1] === KIND.number) return (tokens.flags[at]! & (FLAG.space | FLAG.hyphen)) !== 0;
  return (tokens.flags[at]! & FLAG.hyphen) !== 0 && tokens.kind[at - 1] === KIND.word && (tokens.flags[at - 1]! & FLAG.capital) === 0;
}

/** A word that stands in lower case elsewhere has its capital from the sentence it opens. */
function isOpeningWord({ tokens, words }: Judged, at: number): boolean {
  if ((tokens.flags[at]! & FLAG.allCaps) !== 0 || (words[wordSlot(tokens.hash[at]!)]! & MET.ordinary) === 0) return false;
  return opensSentence(tokens, at);
}

function opensSentence(tokens: Tokens, at: number): boolean {
  const before = at === 0 ? KIND.punctuation : tokens.kind[at - 1];
  return before === KIND.punctuation || before === KIND.mark || (tokens.flags[at]! & FLAG.line) !== 0;
}

function opens(tokens: Tokens, at: number): boolean {
  const kind = tokens.kind[at]!;
  if (kind === KIND.word) return (tokens.flags[at]! & (FLAG.capital | FLAG.hyphen)) !== 0;
  return kind === KIND.number;
}

const JOINTS = WORD.of | WORD.and | WORD.article | WORD.link | WORD.to | WORD.particle | WORD.definite;

function isJoint(tokens: Tokens, at: number): boolean {
  const kind = tokens.kind[at]!;
  if (kind === KIND.word) return (tokens.bodies[at]! & JOINTS) !== 0 && (tokens.flags[at]! & FLAG.capital) === 0;
  if (kind === KIND.possessive) return true;
  const unit = tokens.hash[at]!;
  if (kind === KIND.punctuation) return unit === 0x26 || unit === 0x2e;
  return kind === KIND.mark && (unit === 0x27 || unit === 0x2019);
}

/** Slots of the sieve that a run adds up, as `readSieve` has read them. */
export const sieveSlots = new Int32Array(15);
const MOST_SIEVED = 6;

/** Reads which numbers of the sieve a run adds up, and returns how many; of a long run only the first words and the last one. */
export function readSieve(judged: Judged, first: number, last: number): number {
  const { tokens, words } = judged;
  const { hash, flags, kind, end, start } = tokens;
  let size = 0;
  let shapes = 0;
  for (let at = first; at <= last; at++) {
    if (at - first >= MOST_SIEVED && at < last) at = last;
    if ((flags[at]! & FLAG.capital) === 0 || kind[at] !== KIND.word) continue;
    const known = words[wordSlot(hash[at]!)]!;
    shapes |= 1 << (known | ((flags[at]! & FLAG.allCaps) << 1));
    sieveSlots[size++] = sieveSlot(1, hash[at]!);
  }
  const length = last - first;
  const before = first === 0 ? -1 : hash[first - 1]!;
  sieveSlots[size++] = sieveSlot(2, before);
  sieveSlots[size++] = sieveSlot(3, last + 1 < tokens.count ? hash[last + 1]! : -1);
  const room = end[last]! - start[first]! < 4 ? 1 : 0;
  sieveSlots[size++] = sieveSlot(
    4,
    shapes | ((length > 2 ? 3 : length) << 8) | (room << 10) | (opensSentence(tokens, first) ? 1 << 11 : 0),
  );
  // A word alone says other things than in a longer name.
  sieveSlots[size++] = sieveSlot(length === 0 ? 6 : 7, hash[first]!);
  sieveSlots[size++] = sieveSlot(length === 0 ? 8 : 9, hash[last]!);
  sieveSlots[size++] = sieveSlot(5, leftOf(judged, first) * 64 + rightOf(judged, last));
  return size;
}

/** What the rules found last before a token: its code and how far away it is. */
function leftOf({ codes }: Judged, first: number): number {
  const least = first > REACH ? first - REACH : 0;
  for (let at = first - 1; at >= least; at--) if (codes[at] !== EVIDENCE.none) return codes[at]! * 8 + first - at;
  return 0;
}

/** The same after a token. */
function rightOf({ codes, tokens }: Judged, last: number): number {
  const most = last + REACH < tokens.count ? last + REACH : tokens.count - 1;
  for (let at = last + 1; at <= most; at++) if (codes[at] !== EVIDENCE.none) return codes[at]! * 8 + at - last;
  return 0;
}

const REACH = 4;

function sieveSlot(name: number, value: number): number {
  return Math.imul(value ^ Math.imul(name, SILVER), GOLDEN) >>> (32 - SIEVE_BITS);
}

/** True where a run may hold an organization. */
function passes(judged: Judged, first: number, last: number, { sieve, limits }: Model): boolean {
  const size = readSieve(judged, first, last);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += sieve[sieveSlots[i]!]!;
  return sum - limits.pass >= (first === last ? limits.alone : judged.bare ? limits.bare : 0);
}

/** Words, shapes, classes and evidence of a run and of `EDGE` tokens on both sides of it. */
const EDGE = 2;
/** Evidence of what is no token. */
const OUTSIDE = 4;
let room = 64;
let wordsOf = new Int32Array(room);
let shapes = new Int32Array(room);
let classes = new Int32Array(room);
let heads = new Int32Array(room);
let evidence = new Int32Array(room);
let length = 0;
let leftward = 0;
let rightward = 0;
let opening = 0;

/** Reads a run, for `readFeatures` to tell of its tokens. */
export function readRun(judged: Judged, first: number, last: number): void {
  const { tokens, codes, words } = judged;
  const { count, hash, flags, kind, bodies, start, end } = tokens;
  length = last - first + 1;
  if (length + 2 * EDGE > room) {
    room = (length + 2 * EDGE) * 2;
    wordsOf = new Int32Array(room);
    shapes = new Int32Array(room);
    classes = new Int32Array(room);
    heads = new Int32Array(room);
    evidence = new Int32Array(room);
  }
  for (let i = 0, at = first - EDGE; at <= last + EDGE; i++, at++) {
    if (at < 0 || at >= count) {
      wordsOf[i] = at < 0 ? -1 : -2;
      shapes[i] = 7;
      classes[i] = 0;
      evidence[i] = OUTSIDE;
      continue;
    }
    const size = end[at]! - start[at]!;
    wordsOf[i] = hash[at]! ^ kind[at]!;
    classes[i] = bodies[at]!;
    evidence[i] = codes[at]!;
    let shape = kind[at]! | ((flags[at]! & 7) << 4) | (flags[at]! & FLAG.dotted);
    if (kind[at] === KIND.word) shape |= words[wordSlot(hash[at]!)]! << 10;
    shapes[i] = shape | (size <= 2 ? 256 : size <= 5 ? 512 : 0);
  }
  leftward = leftOf(judged, first);
  rightward = rightOf(judged, last);
  opening = opensSentence(tokens, first) ? 1 : 0;
  // The next head noun to the right.
  let head = -1;
  for (let i = length - 1 + EDGE; i >= EDGE; i--) {
    heads[i] = head;
    if ((classes[i]! & WORD.head) !== 0) head = i;
  }
}

/** Features of one token; those that the tag before joins stand last. */
const OWN = 20;
const JOINED = 4;
export const FEATURES = OWN + JOINED;
/** The features that `readFeatures` has read; `rowOf` tells where their weights stand. */
export const features = new Int32Array(FEATURES);

/** Reads the features of the token at `at` of the run that was read last, which begins at `first`. */
export function readFeatures(tokens: Tokens, first: number, at: number): void {
  readEarly(tokens, first, at);
  readLate(tokens, first, at);
}

/** The first `EARLY` features. */
function readEarly({ units, start, end }: Tokens, first: number, at: number): void {
  const i = at - first + EDGE;
  const final = length - 1 + EDGE;
  const w = wordsOf[i]!;
  const before = wordsOf[i - 1]!;
  const after = wordsOf[i + 1]!;
  const shape = shapes[i]!;
  const bits = classes[i]!;
  const nth = i - EDGE < 3 ? i - EDGE : 3;
  const left = final - i < 3 ? final - i : 3;
  const from = start[at]!;
  const back = end[at]! - 3 < from ? from : end[at]! - 3;
  const headed = headedBy(heads[i]!, i);
  features[0] = GOLDEN;
  features[1] = mix(1, w, 0);
  features[2] = mix(4, before, w);
  features[3] = mix(5, w, after);
  features[4] = mix(6, wordsOf[i - 2]!, 0);
  features[5] = mix(7, wordsOf[i + 2]!, 0);
  features[6] = mix(9, shape, shapes[i + 1]!);
  features[7] = mix(10, tailOf(units, back), 0);
  features[8] = mix(12, bits, shape);
  features[9] = mix(15, evidence[i - 1]! * 64 + evidence[i]! * 8 + evidence[i + 1]!, headed);
  features[10] = mix(16, nth * 4 + left, shape);
  features[11] = mix(17, wordsOf[EDGE - 1]!, nth);
}

function readLate({ units, start, end }: Tokens, first: number, at: number): void {
  const i = at - first + EDGE;
  const final = length - 1 + EDGE;
  const w = wordsOf[i]!;
  const shape = shapes[i]!;
  const bits = classes[i]!;
  const nth = i - EDGE < 3 ? i - EDGE : 3;
  const left = final - i < 3 ? final - i : 3;
  const from = start[at]!;
  const back = end[at]! - 3 < from ? from : end[at]! - 3;
  const tail = tailOf(units, back);
  const head = heads[i]!;
  const headed = headedBy(head, i);
  features[12] = mix(18, wordsOf[final + 1]!, left);
  features[13] = mix(19, wordsOf[final]!, left);
  features[14] = mix(21, tail, units[back > from ? back - 1 : from]! * 65536 + shape);
  features[15] = mix(22, wordsOf[EDGE]!, nth);
  features[16] = mix(23, head === -1 ? 0 : wordsOf[head]!, headed);
  features[17] = mix(26, leftward * 64 + rightward, (nth * 4 + left) * 2 + opening);
  features[18] = mix(27, leftward, wordsOf[EDGE - 1]! + nth);
  features[19] = mix(28, rightward, wordsOf[final + 1]! + left);
  features[20] = mix(40, 0, 0);
  features[21] = mix(41, w, 0);
  features[22] = mix(42, evidence[i]!, shape);
  features[23] = mix(44, bits, 0);
}

function tailOf(units: Tokens['units'], at: number): number {
  return units[at]! | ((units[at + 1]! << 8) ^ (units[at + 2]! << 16));
}

function headedBy(head: number, at: number): number {
  return head === -1 ? 0 : head - at < 4 ? head - at : 4;
}

function mix(name: number, a: number, b: number): number {
  return Math.imul(a ^ Math.imul(name, SILVER), GOLDEN) ^ Math.imul(b + name, 0x27d4eb2f);
}

/** Which number of `Model.weights` a feature has, by its place among the features and the tag before. */
export function rowOf(feature: number, place: number, previous: number): number {
  const mixed = place < OWN ? feature : feature + Math.imul(previous + 1, SILVER);
  return Math.imul(mixed ^ (mixed >>> 15), GOLDEN) >>> (32 - BUCKET_BITS);
}

/** A name that the model has found; both ends included. */
export interface JudgedRun {
  readonly first: number;
  readonly last: number;
  /** False where only the rest of the text can make it a name of a body. */
  readonly sure: boolean;
}

const NO_RUNS: readonly JudgedRun[] = [];

/** The organizations among the candidates of a block, in the order of the text. Linear in the number of tokens. */
export function judge(judged: Judged, model: Model): readonly JudgedRun[] {
  let runs: JudgedRun[] | null = null;
  const { tokens } = judged;
  const { limits } = model;
  forEachRun(judged, (first, last) => {
    if (!passes(judged, first, last, model)) return;
    readRun(judged, first, last);
    let begun = -1;
    let sure = false;
    let previous: number = TAG.outside;
    for (let at = first; at <= last + 1; at++) {
      let tag: number = TAG.outside;
      if (at <= last) {
        score(tokens, first, at, model, previous);
        const lead = (tokens.flags[at]! & FLAG.allCaps) === 0 ? limits.sure : limits.sure + limits.capitals;
        scores[TAG.begin]! -= lead - limits.doubt;
        tag = bestTag(scores, previous);
      }
      if (begun !== -1 && tag !== TAG.inside) {
        runs ??= [];
        // What stands between two names, “… Security on Monday”, belongs to neither of them.
        let end = at - 1;
        while (end > begun && (tokens.flags[end]! & (FLAG.capital | FLAG.digit)) === 0) end--;
        runs.push({ first: begun, last: end, sure });
        // What follows may be the next of a list.
        if (sure) judged.codes.fill(EVIDENCE.judged, begun, end + 1);
        begun = -1;
      }
      if (tag === TAG.begin) {
        begun = at;
        sure =
          scores[TAG.begin]! - limits.doubt >
          Math.max(
            scores[TAG.outside]!,
            scores[TAG.other]!,
            previous === TAG.begin || previous === TAG.inside ? scores[TAG.inside]! : scores[TAG.outside]!,
          );
      }
      previous = tag;
    }
  });
  return runs ?? NO_RUNS;
}

const scores = new Int32Array(TAGS);

/**
 * Adds up what the features of a token say of each tag, given the one before. Two tags share a number, so that one
 * addition serves both: no sum of `FEATURES` bytes outgrows its half. What lifts every byte above zero lifts all sums alike.
 */
function score(tokens: Tokens, first: number, at: number, { weights, limits }: Model, previous: number): void {
  readEarly(tokens, first, at);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < EARLY; i++) {
    const packed = weights[rowOf(features[i]!, i, previous)]!;
    even += packed & HALVES;
    odd += (packed >>> 8) & HALVES;
  }
  if (!follows(TAG.inside, previous) && (even & 0xffff) - (odd & 0xffff) > limits.hopeless) {
    scores.fill(0);
    scores[TAG.outside] = limits.hopeless + limits.doubt;
    return;
  }
  readLate(tokens, first, at);
  for (let i = EARLY; i < FEATURES; i++) {
    const packed = weights[rowOf(features[i]!, i, previous)]!;
    even += packed & HALVES;
    odd += (packed >>> 8) & HALVES;
  }
  scores[0] = even & 0xffff;
  scores[1] = odd & 0xffff;
  scores[2] = even >>> 16;
  scores[3] = odd >>> 16;
}

const HALVES = 0x00ff00ff;
/** So many features tell most names of something else already. */
const EARLY = 12;

/** Weights from -127 to 127, `TAGS` for each feature, as a model holds them: the first tag lowest. */
export function packWeights(weights: Int8Array): Int32Array {
  const packed = new Int32Array(weights.length / TAGS);
  weights.forEach((weight, at) => {
    packed[Math.floor(at / TAGS)]! |= (weight + 128) << (8 * (at % TAGS));
  });
  return packed;
}

/** The best of the tags that may follow the one before; the first of equals. */
export function bestTag(of: ArrayLike<number>, previous: number): number {
  let best: number = TAG.outside;
  for (let tag = 1; tag < TAGS; tag++) if (follows(tag, previous) && of[tag]! > of[best]!) best = tag;
  return best;
}

/** A name goes on only where one has begun. */
export function follows(tag: number, previous: number): boolean {
  return tag !== TAG.inside || previous === TAG.begin || previous === TAG.inside;
}
