/** Trains the model of names: a sieve by counting, and a tagger by logistic regression over the features the engine reads. A seed decides. */
import { splitSections } from '../src/engine/document.ts';
import type { Knowledge } from '../src/engine/knowledge.ts';
import { readJudged } from '../src/engine/organizations/detect.ts';
import { compileOrganizationLexicon, type OrganizationLexicon } from '../src/engine/organizations/lexicon.ts';
import {
  BUCKET_BITS,
  bestTag,
  EVIDENCE,
  FEATURES,
  features,
  follows,
  forEachRun,
  type Judged,
  MET,
  type Model,
  packWeights,
  readFeatures,
  readRun,
  readSieve,
  rowOf,
  SIEVE_ROOM,
  sieveSlots,
  TAG,
  TAGS,
  WORD_ROOM,
  wordSlot,
} from '../src/engine/organizations/model.ts';
import { maskPlainText } from '../src/engine/prose.ts';
import type { Span } from '../src/engine/span.ts';
import { TokenBuffer } from '../src/engine/token-buffer.ts';
import { FLAG, hashWord, KIND, type Tokens, tokenize, tokenText } from '../src/engine/words.ts';

export interface Annotated {
  readonly text: string;
  readonly entities: readonly (Span & { readonly type: string })[];
  /** Spans whose annotation is unsettled. */
  readonly ignore?: readonly Span[];
  /** Only organizations are annotated. */
  readonly open: boolean;
  /** How often the text counts. */
  readonly copies: number;
}

export const SETTINGS = {
  epochs: 5,
  /** Of the first step of a weight. */
  rate: 0.07,
  /** Of lower-case uses, for a word to be an ordinary one. */
  ordinaryFrom: 3,
  /** Share of the runs with a body that the sieve must let through, each judged by the counts of all others. */
  recall: 0.95,
  /** How many runs nobody has seen a number of the sieve stands for. */
  caution: 4,
  /** How much more than what that takes a run must reach where it is judged. */
  margin: 10,
  /** In units of the small weights; see `Limits`. */
  alone: 30,
  bare: 50,
  hopeless: 200,
  sure: 40,
  capitals: 60,
  doubt: 100,
  /** Each shuffles the texts in its own way; their weights are averaged. */
  seeds: [1, 2, 3],
} as const;

const buffer = new TokenBuffer();

function forEachBlock(text: string, visit: (tokens: Tokens, offset: number) => void): void {
  let start = 0;
  for (const section of splitSections(text, 'plaintext', true)) {
    for (const block of section.blocks) {
      buffer.load(block.text);
      visit(tokenize(block.text, maskPlainText(block.text, buffer), { elision: false }, buffer), start + block.start);
    }
    start += section.text.length;
  }
}

/** Trains on all of the texts. */
export function trainModel(documents: readonly Annotated[], knowledge: Knowledge): Model {
  const lexicon = lexiconOf(knowledge);
  const words = metWords(documents, knowledge);
  const examples = documents.flatMap((document) => {
    const example = exampleOf(document, lexicon, words);
    return example.runs.length === 0 ? [] : [example];
  });
  const { sieve, pass, kept } = trainSieve(examples);
  const repeated = kept.flatMap((example) => Array.from({ length: example.copies }, () => example));
  const weights = packWeights(small(average(SETTINGS.seeds.map((seed) => train(repeated, seed)))));
  const { margin, alone, bare, hopeless, sure, capitals, doubt } = SETTINGS;
  return { weights, sieve, words, limits: { pass: pass + margin, alone, bare, hopeless, sure, capitals, doubt } };
}

const lexicons = new WeakMap<Knowledge, OrganizationLexicon>();

function lexiconOf(knowledge: Knowledge): OrganizationLexicon {
  let lexicon = lexicons.get(knowledge);
  if (lexicon === undefined) {
    lexicon = compileOrganizationLexicon(knowledge);
    lexicons.set(knowledge, lexicon);
  }
  return lexicon;
}

function metWords(documents: readonly Annotated[], knowledge: Knowledge): Uint8Array {
  const counts = new Map<number, number>();
  for (const { text } of documents) {
    forEachBlock(text, ({ count, kind, flags, hash }) => {
      for (let i = 0; i < count; i++) {
        if (kind[i] === KIND.word && (flags[i]! & FLAG.capital) === 0) counts.set(hash[i]!, (counts.get(hash[i]!) ?? 0) + 1);
      }
    });
  }
  const words = new Uint8Array(WORD_ROOM);
  for (const [hash, count] of counts) if (count >= SETTINGS.ordinaryFrom) words[wordSlot(hash)]! |= MET.ordinary;
  for (const { text, classes } of knowledge.languages.en?.lexicon ?? []) {
    if (classes.includes('masculine') || classes.includes('feminine')) words[wordSlot(hashWord(text))]! |= MET.given;
  }
  return words;
}

interface Run {
  /** Slots of the sieve. */
  readonly slots: readonly number[];
  /** `FEATURES` of them a token. */
  readonly features: Int32Array;
  readonly gold: Uint8Array;
  /** Holds a body the rules do not see. */
  readonly wanted: boolean;
}

interface Example {
  readonly runs: readonly Run[];
  readonly open: boolean;
  readonly copies: number;
}

/** Gold of a token that nobody is to learn from. */
const UNSETTLED = 255;

function exampleOf(document: Annotated, lexicon: OrganizationLexicon, words: Uint8Array): Example {
  const runs: Run[] = [];
  forEachBlock(document.text, (tokens, offset) => {
    const judged = readJudged(tokens, lexicon, words);
    if (judged === null) return;
    const tags = goldOf(tokens, offset, judged.codes, document);
    forEachRun(judged, (first, last) => {
      runs.push(runOf(judged, first, last, tags));
      for (let at = first; at <= last; at++) {
        if ((tags[at] === TAG.begin || tags[at] === TAG.inside) && judged.codes[at] === EVIDENCE.none) judged.codes[at] = EVIDENCE.judged;
      }
    });
  });
  return { runs, open: document.open, copies: document.copies };
}

function runOf(judged: Judged, first: number, last: number, tags: Uint8Array): Run {
  const slots = [...sieveSlots.subarray(0, readSieve(judged, first, last))];
  const found = new Int32Array((last - first + 1) * FEATURES);
  let wanted = false;
  readRun(judged, first, last);
  for (let at = first; at <= last; at++) {
    readFeatures(judged.tokens, first, at);
    found.set(features, (at - first) * FEATURES);
    if ((tags[at] === TAG.begin || tags[at] === TAG.inside) && judged.codes[at] === EVIDENCE.none) wanted = true;
  }
  return { slots, features: found, gold: tags.slice(first, last + 1), wanted };
}

function goldOf(tokens: Tokens, offset: number, codes: Uint8Array, { entities, ignore = [] }: Annotated): Uint8Array {
  const gold = new Uint8Array(tokens.count);
  const each = (span: Span, tell: (at: number, nth: number) => void): void => {
    let nth = 0;
    for (let at = 0; at < tokens.count; at++) {
      const start = offset + tokens.start[at]!;
      if (start < span.start || start >= span.end || offset + tokens.end[at]! > span.end + 1) continue;
      if (nth === 0 && tokenText(tokens, at).toLowerCase() === 'the') continue;
      tell(at, nth++);
    }
  };
  for (const span of ignore) {
    each(span, (at) => {
      gold[at] = UNSETTLED;
    });
  }
  for (const entity of entities) {
    // A state that is said to act is annotated as an organization in some sets; here it is none.
    let body = false;
    each(entity, (at) => {
      if (entity.type === 'ORG' && codes[at] !== EVIDENCE.place) body = true;
    });
    each(entity, (at, nth) => {
      gold[at] = !body ? TAG.other : nth === 0 ? TAG.begin : TAG.inside;
    });
  }
  return gold;
}

/** Counts for each slot how many runs with a body and how many without have it, and weighs it by the logarithm of their ratio. */
function trainSieve(examples: readonly Example[]): { sieve: Int8Array; pass: number; kept: Example[] } {
  const wanted = new Float64Array(SIEVE_ROOM);
  const other = new Float64Array(SIEVE_ROOM);
  let all = 0;
  let bodies = 0;
  for (const { runs, copies } of examples) {
    for (const run of runs) {
      all += copies;
      if (run.wanted) bodies += copies;
      for (const slot of run.slots) (run.wanted ? wanted : other)[slot]! += copies;
    }
  }
  const usual = bodies / all;
  const weigh = (slot: number, without: number, mine: boolean): number => {
    const yes = Math.max(0, wanted[slot]! - (mine ? without : 0)) + SETTINGS.caution * usual;
    const no = Math.max(0, other[slot]! - (mine ? 0 : without)) + SETTINGS.caution * (1 - usual);
    return Math.max(-127, Math.min(127, Math.round(16 * Math.log(yes / no / (usual / (1 - usual))))));
  };
  const sieve = Int8Array.from(wanted, (_, slot) => weigh(slot, 0, true));
  const blind = (run: Run, copies: number): number => run.slots.reduce((sum, slot) => sum + weigh(slot, copies, run.wanted), 0);
  const sums = examples.map(({ runs, copies }) => runs.map((run) => blind(run, copies)));
  const reached = examples.flatMap(({ runs }, i) => sums[i]!.filter((_, k) => runs[k]!.wanted)).sort((a, b) => a - b);
  const pass = reached[Math.floor(reached.length * (1 - SETTINGS.recall))] ?? 0;
  const kept = examples.map((example, i) => ({ ...example, runs: example.runs.filter((_, k) => sums[i]![k]! >= pass) }));
  return { sieve, pass, kept };
}

/**
 * Maximizes the likelihood of the right tags, each given the one before: gradient steps whose size shrinks, weight by weight, with what
 * a weight has seen (AdaGrad).
 */
function train(examples: readonly Example[], seed: number): Float32Array {
  const size = (1 << BUCKET_BITS) * TAGS;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size);
  const random = generator(seed);
  const order = examples.map((_, i) => i);
  const shares = new Float64Array(TAGS);
  const rows = new Int32Array(FEATURES);
  for (let epoch = 0; epoch < SETTINGS.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) {
      const { runs, open } = examples[index]!;
      for (const run of runs) {
        let previous: number = TAG.outside;
        for (let at = 0; at < run.gold.length; at++) {
          shares.fill(0);
          for (let i = 0; i < FEATURES; i++) {
            const row = rowOf(run.features[at * FEATURES + i]!, i, previous) * TAGS;
            rows[i] = row;
            for (let tag = 0; tag < TAGS; tag++) shares[tag]! += weights[row + tag]!;
          }
          const told = bestTag(shares, previous);
          const gold = run.gold[at]!;
          const right = rightTag(gold, told, previous, open);
          if (gold !== UNSETTLED) {
            toShares(shares, previous);
            // Where only organizations are annotated, "outside" may be a name of something else.
            const free = open && gold === TAG.outside ? shares[TAG.outside]! + shares[TAG.other]! : 0;
            for (let tag = 0; tag < TAGS; tag++) {
              const share = shares[tag]!;
              const wanted = free === 0 ? Number(tag === right) : tag === TAG.outside || tag === TAG.other ? share / free : 0;
              const slope = wanted - share;
              if (Math.abs(slope) < LEAST_SLOPE) continue;
              for (const row of rows) {
                const sum = squares[row + tag]! + slope * slope;
                squares[row + tag] = sum;
                weights[row + tag]! += (SETTINGS.rate * slope) / Math.sqrt(sum);
              }
            }
          }
          // Half of what follows learns from the tags as they will be met, errors and all.
          previous = random() < 0.5 ? told : right;
        }
      }
    }
  }
  return weights;
}

/** What hardly moves a weight is not worth the time. */
const LEAST_SLOPE = 0.001;

/** Sums of weights as the shares that tags have in what is likely after the one before; 0 for those that cannot follow. */
function toShares(sums: Float64Array, previous: number): void {
  const most = sums[bestTag(sums, previous)]!;
  let all = 0;
  for (let tag = 0; tag < TAGS; tag++) {
    sums[tag] = follows(tag, previous) ? Math.exp(sums[tag]! - most) : 0;
    all += sums[tag]!;
  }
  for (let tag = 0; tag < TAGS; tag++) sums[tag]! /= all;
}

function average(all: readonly Float32Array[]): Float32Array {
  return all[0]!.map((_, at) => all.reduce((sum, weights) => sum + weights[at]!, 0) / all.length);
}

function rightTag(gold: number, told: number, previous: number, open: boolean): number {
  if (gold === UNSETTLED || (open && gold === TAG.outside && told === TAG.other)) return told;
  return follows(gold, previous) ? gold : TAG.begin;
}

/** Weights in one byte each; the few that are larger than nearly all are cut. */
function small(weights: Float32Array): Int8Array {
  const sizes = weights.map(Math.abs).filter((size) => size > 0);
  sizes.sort();
  const unit = (sizes[Math.floor(sizes.length * 0.999)] ?? 1) / 127;
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / unit))));
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
