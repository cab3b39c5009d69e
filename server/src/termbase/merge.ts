/** Several termbases as one: the nearest folder wins, and what contradicts itself is told at its place in the file. */
import { type Phrase, phrase, say } from '../engine/said.ts';
import type { ConceptSection, Termbase, TermbaseProblem, TermSection } from './model.ts';

export interface MergedEntry {
  readonly file: string;
  readonly entry: ConceptSection;
  /** Without the terms that a nearer termbase has. */
  readonly languages: readonly { readonly language: string; readonly terms: readonly TermSection[] }[];
}

export interface Merged {
  readonly entries: readonly MergedEntry[];
  /** By file; offsets in that file. */
  readonly problems: ReadonlyMap<string, readonly TermbaseProblem[]>;
}

/** Termbases that count alike: those of one folder. */
export type TermbaseTier = readonly Termbase[];

/**
 * Tiers come nearest first. A term that a nearer tier has in the same language is hidden, with whatever the farther says of it. Within
 * a tier a term that is preferred in one entry and not to be used in another is a conflict: it is reported in both places, and the
 * first in the order of files and entries is in force.
 */
export function mergeTermbases(tiers: readonly TermbaseTier[]): Merged {
  /** Base language -> folded term -> who has it first; numbers into the lists below, for there may be hundreds of thousands. */
  const claims = new Map<string, Map<string, number>>();
  const claimed: { readonly tiers: number[]; readonly files: string[]; readonly entries: ConceptSection[]; readonly terms: TermSection[] } =
    {
      tiers: [],
      files: [],
      entries: [],
      terms: [],
    };
  const problems = new Map<string, TermbaseProblem[]>();
  const report = (file: string, problem: TermbaseProblem): void => {
    const list = problems.get(file);
    if (list === undefined) problems.set(file, [problem]);
    else list.push(problem);
  };
  const entries: MergedEntry[] = [];
  for (const [tier, termbases] of tiers.entries()) {
    for (const { file, entries: sections } of termbases) {
      for (const entry of sections) {
        const isInForce = (language: Map<string, number>, term: TermSection): boolean => {
          const key = keyOf(term);
          const known = language.get(key);
          if (known === undefined) {
            language.set(key, claimed.terms.length);
            claimed.tiers.push(tier);
            claimed.files.push(file);
            claimed.entries.push(entry);
            claimed.terms.push(term);
            return true;
          }
          if (claimed.tiers[known]! < tier) return false;
          const before = claimed.terms[known]!;
          if (isAvoided(before) === isAvoided(term)) return before.status !== term.status || claimed.entries[known] !== entry;
          report(claimed.files[known]!, conflict(before, term));
          report(file, conflict(term, before));
          return false;
        };
        const languages: MergedEntry['languages'][number][] = [];
        for (const section of entry.languages) {
          const base = section.language.split('-', 1)[0]!;
          let language = claims.get(base);
          if (language === undefined) {
            language = new Map();
            claims.set(base, language);
          }
          const own = language;
          const kept = section.terms.filter((term) => isInForce(own, term));
          // Mostly nothing is hidden: then the section stands for itself.
          if (kept.length === section.terms.length) languages.push(section);
          else if (kept.length > 0) languages.push({ language: section.language, terms: kept });
        }
        if (languages.length > 0) entries.push({ file, entry, languages });
      }
    }
  }
  return { entries, problems };
}

const ASCII = /^[\x20-\x7e]*$/;

function keyOf(term: TermSection): string {
  const text = ASCII.test(term.text) ? term.text : term.text.normalize('NFC');
  return term.case === 'exact' ? text : text.toLowerCase();
}

/** Whether writers are told not to use the term. */
export function isAvoided({ status }: Pick<TermSection, 'status'>): boolean {
  return status === 'deprecated' || status === 'superseded';
}

function conflict(term: TermSection, other: TermSection): TermbaseProblem {
  const [here, there] = [nameOf(term), nameOf(other)];
  return {
    code: 'conflicting-status',
    ...say`This term is ${here} here and ${there} in another entry of the same language. Only the first entry is in force; make them agree.`,
    at: term.at,
  };
}

function nameOf({ status }: TermSection): Phrase {
  return status === null ? phrase`without a status` : { text: status, args: [] };
}
