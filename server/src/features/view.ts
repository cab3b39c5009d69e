/** One analysed version of a document, as every feature receives it. */
import type { Analysis } from '../engine/facts.ts';
import type { ConceptEntry, Knowledge, OrganizationEntry } from '../engine/knowledge.ts';
import type { LineIndex } from './convert.ts';

export interface DocumentView {
  readonly uri: string;
  /** The client's version number of the text. */
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly analysis: Analysis;
  /** Changes whenever text or settings change; never used twice in the life of a server. */
  readonly resultId: string;
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
