/** Termbases of any size for the engine under test: the one place that knows how the engine is given its knowledge. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConceptEntry, Knowledge } from '../../../server/src/engine/knowledge.ts';
import { compileTables, packTables } from '../../../server/src/engine/local.ts';
import type { Model } from '../../../server/src/engine/organizations/model.ts';
import { readModel } from '../../../server/src/engine/organizations/model-file.ts';
import { ROOT } from './context.ts';

/** Phrases that occur in the text, so that a termbase of any size finds the same. */
const SEEDS = 20;

/** The knowledge as `npm run data` compiles it. */
export function loadKnowledge(root: string): Knowledge {
  return JSON.parse(readFileSync(join(root, 'server', 'generated', 'knowledge.json'), 'utf8'));
}

/** The model of names that is shipped. */
export function loadModel(root: string): Model {
  return readModel(readFileSync(join(root, 'server', 'data', 'models', 'organizations.bin')));
}

/** As it is shipped: compiled and packed, so that the engine under test opens it and builds nothing. Returns the path. */
export function writePacked(path: string, knowledge: Knowledge): string {
  writeFileSync(path, packTables(compileTables(knowledge, loadModel(ROOT))));
  return path;
}

/** The shipped termbase filled up with generated entries to `count` terms (forms); the shipped ones are kept. */
export function filledUp(knowledge: Knowledge, count: number, text: string): Knowledge {
  const shipped = knowledge.terms.reduce((total, concept) => total + concept.terms.length, 0);
  return { ...knowledge, terms: [...knowledge.terms, ...generateTerms(Math.max(0, count - shipped), text)] };
}

/** `count` generated terms and none else: 20 phrases of the text first, then phrases of its words that it does not have. */
export function onlyGenerated(knowledge: Knowledge, count: number, text: string): Knowledge {
  return { ...knowledge, terms: generateTerms(count, text) };
}

/**
 * Phrases of two and three words of the text, in random order from a fixed seed: a matcher meets their first words
 * everywhere, which is the hard case.
 */
function generateTerms(count: number, text: string): ConceptEntry[] {
  const words = text.toLowerCase().match(/[a-z]{4,14}/g) ?? [];
  const vocabulary = [...new Set(words)];
  const pairs = new Map<string, number>();
  for (const [phrase] of text.matchAll(/\b[a-z]{4,14} (?=([a-z]{4,14})\b)[a-z]{4,14}\b/g)) pairs.set(phrase, (pairs.get(phrase) ?? 0) + 1);
  const seeds = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(10, 10 + Math.min(SEEDS, count));
  const taken = new Set(pairs.keys());
  for (let i = 1; i < words.length; i += 1) taken.add(`${words[i - 1]} ${words[i]}`);
  const phrases = seeds.map(([phrase]) => phrase);
  const next = random(20_251_123);
  const word = (): string => vocabulary[Math.floor(next() * vocabulary.length)]!;
  while (phrases.length < count) {
    const phrase = next() < 0.7 ? `${word()} ${word()}` : `${word()} ${word()} ${word()}`;
    if (taken.has(phrase)) continue;
    taken.add(phrase);
    phrases.push(phrase);
  }
  return phrases.map((phrase, i) => ({
    id: `generated-${i}`,
    label: 'rhetorical',
    category: 'generated',
    users: '',
    why: 'A generated entry of the benchmark.',
    alternatives: [],
    note: '',
    terms: [{ text: phrase, language: 'en', status: null, caseSensitive: false }],
    unlessBefore: [],
    unlessAfter: [],
    source: 'generated',
  }));
}

/** Mulberry32: small, seeded, good enough to mix words. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
