/** The annotated texts that the model of names is trained and measured on. They lie beside the repository and are no part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '../src/engine/analyze.ts';
import type { Knowledge } from '../src/engine/knowledge.ts';
import type { Span } from '../src/engine/span.ts';
import { type Annotated, trainModel } from './organization-model.ts';

/** With persons, places and other names annotated, too. */
const FULL = ['crossner', 'wikigold', 'broad-twitter', 'gum'];
/** With organizations only. */
const POLICY = 'policy-en';
/** So that the few texts of the kind this is made for weigh more. */
const POLICY_COPIES = 6;
const OWN_COPIES = 2;

interface Line {
  readonly text: string;
  readonly entities?: readonly (Span & { readonly type: string })[];
  readonly organizations?: readonly Span[];
  readonly ignore?: readonly Span[];
}

/** The sets below `folder`, such as `shared/eval/organizations`, and sentences of our own, in which no body is named, below `data`. */
export function readTexts(folder: string, data: string): { readonly value: Annotated[]; readonly missing: readonly string[] } {
  const files = [...FULL.map((name) => `train/${name}.jsonl`), `${POLICY}.jsonl`].map((name) => join(folder, name));
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) return { value: [], missing };
  const texts = files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')).map((line) => annotated(JSON.parse(line) as Line));
  const own = readFileSync(join(data, 'no-bodies.txt'), 'utf8').trim().split('\n');
  return { value: [...texts, ...own.map((text) => ({ text, entities: [], open: true, copies: OWN_COPIES }))], missing };
}

function annotated({ text, entities, organizations = [], ignore = [] }: Line): Annotated {
  if (entities !== undefined) return { text, entities, open: false, copies: 1 };
  return { text, entities: organizations.map((span) => ({ ...span, type: 'ORG' })), ignore, open: true, copies: POLICY_COPIES };
}

export const FOLDS = 5;

/** Texts that begin alike are cuts of one text and belong to one fold, whatever set they stand in. */
export function foldOf(text: string): number {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  let hash = 7;
  for (let i = 0; i < Math.min(letters.length, 50); i++) hash = (Math.imul(hash, 31) + letters.charCodeAt(i)) | 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % FOLDS;
}

/** For each text an engine whose model has seen no text of its fold. Trains `FOLDS` models. */
export function crossValidated(texts: readonly Annotated[], knowledge: Knowledge): (text: string) => Engine {
  const engines = Array.from({ length: FOLDS }, (_, fold) => {
    const others = texts.filter(({ text }) => foldOf(text) !== fold);
    return createEngine(knowledge, trainModel(others, knowledge));
  });
  return (text) => engines[foldOf(text)]!;
}
