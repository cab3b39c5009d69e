/** One analysed version of a document, as every feature receives it. */

import type { Range } from 'vscode-languageserver-types';
import type { Analysis, Finding, FindingInLines, Problem } from '../engine/facts.ts';
import {
  type ConceptEntry,
  type InstitutionEntry,
  type Knowledge,
  listAbbreviations,
  type OrganizationEntry,
  type OrganizationKind,
} from '../engine/knowledge.ts';
import { conceptOf, organizationOf, parentOf, undecidedOf } from '../engine/known.ts';
import { baseLanguage } from '../engine/language.ts';
import type { Phrase } from '../engine/said.ts';
import type { TextSlices } from '../engine/span.ts';
import type { TermbaseSet } from '../termbases.ts';
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
  /** The user's own that hold for this document. */
  readonly termbases: TermbaseSet;
  /** The user's own bodies that hold for this document, by their ids; absent where there are none. */
  readonly bodies?: ReadonlyMap<string, OrganizationEntry>;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** The findings by lines, each the same object as in the version before where nothing of it has changed; absent where that is not known. */
  readonly findingsInLines?: readonly FindingInLines[] | undefined;
  readonly problems: readonly Problem[];
  /** The findings another wording of this text would have, all else equal; costs a reading of the whole text. */
  findingsOf(text: string): readonly Finding[];
}

/** A finding that points to places in another file. */
export interface ElsewhereFinding extends Finding {
  readonly elsewhere: readonly {
    readonly uri: string;
    readonly range: Range;
    readonly message: string;
    readonly said?: Phrase | undefined;
  }[];
}

/** The user's own body, or the gazetteer's. */
export function bodyOf(view: Pick<DocumentView, 'bodies'>, knowledge: KnowledgeIndex, id: string | null): OrganizationEntry | undefined {
  return id === null ? undefined : (view.bodies?.get(id) ?? knowledge.organizations.get(id));
}

/** What a body is; null for one of which only the text knows. */
export function kindOfBody(view: Pick<DocumentView, 'bodies'>, knowledge: KnowledgeIndex, id: string | null): OrganizationKind | null {
  return (bodyOf(view, knowledge, id) ?? (id === null ? undefined : knowledge.undecided.get(id)))?.kind ?? null;
}

/** The rows of the knowledge by id. */
export interface KnowledgeIndex {
  readonly organizations: Lookup<OrganizationEntry>;
  parentOf(entry: OrganizationEntry): OrganizationEntry | undefined;
  /** Ministries whose state a text does not tell. */
  readonly undecided: Lookup<InstitutionEntry>;
  readonly concepts: Lookup<ConceptEntry>;
  /** Words whose stop ends no sentence, without it, in the language of a BCP 47 code. */
  abbreviations(language: string): ReadonlySet<string>;
  /** Bodies whose abbreviation begins so, whatever the case: the shortest abbreviation first. */
  byAbbreviation(prefix: string): readonly AbbreviatedEntry[];
}

export interface Lookup<T> {
  get(id: string): T | undefined;
}

export interface AbbreviatedEntry {
  readonly abbreviation: string;
  readonly entry: OrganizationEntry;
}

export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  const abbreviations = new Map<string, ReadonlySet<string>>();
  let abbreviated: readonly Abbreviated[] | null = null;
  return {
    organizations: { get: (id) => organizationOf(knowledge, id) },
    parentOf: (entry) => parentOf(knowledge, entry),
    undecided: { get: (id) => undecidedOf(knowledge, id) },
    concepts: { get: (id) => conceptOf(knowledge, id) },
    abbreviations(language) {
      const base = baseLanguage(language);
      let known = abbreviations.get(base);
      if (known === undefined) {
        known = new Set(Object.hasOwn(knowledge.languages, base) ? knowledge.languages[base]!.abbreviations : []);
        abbreviations.set(base, known);
      }
      return known;
    },
    byAbbreviation(prefix) {
      abbreviated ??= (knowledge.abbreviated ?? listAbbreviations(knowledge.organizations)).map(([abbreviation, entity]) => ({
        abbreviation,
        entity,
        key: abbreviation.toLowerCase(),
      }));
      const key = prefix.toLowerCase();
      let low = 0;
      let high = abbreviated.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (abbreviated[middle]!.key < key) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < abbreviated.length && abbreviated[end]!.key.startsWith(key)) end += 1;
      return abbreviated
        .slice(low, end)
        .sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
        .flatMap(({ abbreviation, entity }) => {
          const entry = organizationOf(knowledge, entity);
          return entry === undefined ? [] : [{ abbreviation, entry }];
        });
    },
  };
}

interface Abbreviated {
  readonly abbreviation: string;
  readonly entity: string;
  readonly key: string;
}
