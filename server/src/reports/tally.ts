/** Counts over the texts of a report. */
import type { Voice } from '../engine/facts.ts';
import type { FactsResult, QuotationFact } from '../protocol.ts';
import type { ReportDocument } from './report.ts';

export interface SpeakerTally {
  /** Null for words without a speaker. */
  readonly name: string | null;
  /** False for words without a speaker, or one who is not told by name. */
  readonly named: boolean;
  readonly quotations: number;
  readonly reported: number;
}

export interface ConceptTally {
  readonly term: string;
  readonly category: string | null;
  readonly voices: Readonly<Record<Voice, number>>;
}

export interface BodyTally {
  readonly name: string;
  readonly abbreviation: string | null;
  readonly kind: string | null;
  readonly mentions: number;
  readonly documents: number;
}

/** What somebody said: neither titles nor scare quotes. */
export function isSaid({ use }: QuotationFact): boolean {
  return use === 'quotation';
}

/** The most quoted first; equal numbers in the order of the texts. */
export function speakers(documents: readonly ReportDocument[]): SpeakerTally[] {
  const tallies = new Map<string | null, { name: string | null; named: boolean; quotations: number; reported: number }>();
  for (const quotation of documents.flatMap(({ facts }) => facts.quotations)) {
    if (!isSaid(quotation)) continue;
    const name = speakerOf(quotation);
    let tally = tallies.get(name);
    if (tally === undefined) {
      tally = { name, named: quotation.speaker !== null, quotations: 0, reported: 0 };
      tallies.set(name, tally);
    }
    if (quotation.type === 'reported') tally.reported += 1;
    else tally.quotations += 1;
  }
  return [...tallies.values()].sort((a, b) => b.quotations + b.reported - a.quotations - a.reported);
}

/** Null where none was found. */
export function speakerOf({ speaker, speakerText }: QuotationFact): string | null {
  return speaker ?? (speakerText === null ? null : `“${speakerText}”`);
}

export function concepts(documents: readonly ReportDocument[]): ConceptTally[] {
  const tallies = new Map<string, { term: string; category: string | null; voices: Record<Voice, number> }>();
  for (const term of documents.flatMap(({ facts }) => facts.terms)) {
    let tally = tallies.get(term.concept);
    if (tally === undefined) {
      tally = { term: term.term, category: term.category, voices: { author: 0, distanced: 0, reported: 0, quoted: 0 } };
      tallies.set(term.concept, tally);
    }
    tally.voices[term.voice] += 1;
  }
  return [...tallies.values()].sort((a, b) => b.voices.author - a.voices.author || total(b.voices) - total(a.voices));
}

export function total(voices: Readonly<Record<Voice, number>>): number {
  return voices.author + voices.distanced + voices.reported + voices.quoted;
}

/** Bodies of the gazetteer are the same in all texts; others are told apart by name. */
export function bodies(documents: readonly ReportDocument[]): BodyTally[] {
  const tallies = new Map<
    string,
    { name: string; abbreviation: string | null; kind: string | null; mentions: number; documents: number }
  >();
  for (const { facts } of documents) {
    for (const body of facts.organizations) {
      const key = body.kind === null ? body.name : body.id;
      const tally = tallies.get(key);
      if (tally === undefined) {
        const { name, abbreviation, kind } = body;
        tallies.set(key, { name, abbreviation, kind, mentions: body.mentions.length, documents: 1 });
      } else {
        tally.mentions += body.mentions.length;
        tally.documents += 1;
      }
    }
  }
  return [...tallies.values()].sort((a, b) => b.mentions - a.mentions);
}

/** Rule -> number of findings, the most frequent first. */
export function rules(documents: readonly { readonly facts: Pick<FactsResult, 'findings'> }[]): [rule: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { rule } of documents.flatMap(({ facts }) => facts.findings)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
