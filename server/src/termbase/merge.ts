/** Several termbases as one: the nearest folder wins, and what contradicts itself is told at its place in the file. */
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

interface Claim {
  readonly tier: number;
  readonly file: string;
  readonly entry: ConceptSection;
  readonly term: TermSection;
}

/**
 * Tiers come nearest first. A term that a nearer tier has in the same language is hidden, with whatever the farther says of it. Within
 * a tier a term that is preferred in one entry and not to be used in another is a conflict: it is reported in both places, and the
 * first in the order of files and entries is in force.
 */
export function mergeTermbases(tiers: readonly TermbaseTier[]): Merged {
  const claims = new Map<string, Claim>();
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
        const languages = entry.languages.map(({ language, terms }) => ({
          language,
          terms: terms.filter((term) => {
            const key = keyOf(language, term);
            const before = claims.get(key);
            if (before === undefined) {
              claims.set(key, { tier, file, entry, term });
              return true;
            }
            if (before.tier < tier) return false;
            if (isAvoided(before.term) === isAvoided(term)) return before.term.status !== term.status || before.entry !== entry;
            report(before.file, conflict(before.term, term));
            report(file, conflict(term, before.term));
            return false;
          }),
        }));
        entries.push({ file, entry, languages: languages.filter(({ terms }) => terms.length > 0) });
      }
    }
  }
  return { entries: entries.filter(({ languages }) => languages.length > 0), problems };
}

function keyOf(language: string, term: TermSection): string {
  const text = term.text.normalize('NFC');
  return `${language.split('-', 1)[0]}\0${term.case === 'exact' ? text : text.toLowerCase()}`;
}

/** Whether writers are told not to use the term. */
export function isAvoided({ status }: Pick<TermSection, 'status'>): boolean {
  return status === 'deprecated' || status === 'superseded';
}

function conflict(term: TermSection, other: TermSection): TermbaseProblem {
  const [here, there] = [term, other].map(({ status }) => (status === null ? 'without a status' : status));
  return {
    code: 'conflicting-status',
    message: `This term is ${here} here and ${there} in another entry of the same language. Only the first entry is in force; make them agree.`,
    at: term.at,
  };
}
