/** One analysed version of a document, as every feature receives it. */
import type { Analysis, Finding, Problem } from '../engine/facts.ts';
import type { ConceptEntry, Knowledge, OrganizationEntry } from '../engine/knowledge.ts';
import type { TextSlices } from '../engine/span.ts';
import type { Lines } from './convert.ts';

/**
 * Holds while its version is the newest: ask at once, not after waiting. Facts cost a pass over the document the first time;
 * findings, problems and lines do not.
 */
export interface DocumentView {
  readonly uri: string;
  /** The client's version number of the text. */
  readonly version: number;
  readonly text: TextSlices;
  readonly lines: Lines;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** The rows of the knowledge by id. */
export interface KnowledgeIndex {
  readonly organizations: ReadonlyMap<string, OrganizationEntry>;
  readonly concepts: ReadonlyMap<string, ConceptEntry>;
}

export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  return {
    organizations: new Map(knowledge.organizations.map((entry) => [entry.id, entry])),
    concepts: new Map(knowledge.terms.map((entry) => [entry.id, entry])),
  };
}
