/** Reads `server/data/terms` into concept entries. */
import type { ConceptEntry } from '../src/engine/knowledge.ts';

export function compileTerms(_folder: string): ConceptEntry[] {
  return [];
}
