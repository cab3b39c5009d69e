/**
 * Whose words each term stands in: the fold over a document that turns terms of blocks into occurrences. A term in an
 * attributed quotation is reporting; the same term in the author's own voice is a position.
 */
import type { Occurrence, Quotation, Voice } from '../facts.ts';
import type { Span } from '../span.ts';
import type { LocalTerm } from './detect.ts';
import { type TermLexicon, termForm } from './lexicon.ts';

/** The terms of a block; `start` is the UTF-16 offset of the block in the document. */
export interface BlockTerms {
  readonly start: number;
  readonly terms: readonly LocalTerm[];
  /** An item of a list whose lead-in gives it to somebody: "The ministry said:". */
  readonly reported?: boolean;
}

/**
 * Occurrences in the order of the text. Blocks come in that order. A term within a title is part of a name and no occurrence.
 * Of the rest, a term within a quotation is `quoted`, whatever stands between; else within scare quotes or named as a word
 * `distanced`; else within a reported clause `reported`; else what the words around it make it, or the lead-in of
 * the list it stands in. One sweep over the borders of
 * the contents: linear after sorting, however deeply quotations nest.
 */
export function nameVoices(
  blocks: readonly BlockTerms[],
  quotations: readonly Quotation[],
  text: string,
  lexicon: TermLexicon,
): Occurrence[] {
  const titles = sweepOver(quotations, (quotation) => quotation.use === 'title');
  const quoted = sweepOver(quotations, (quotation) => quotation.use === 'quotation' && quotation.type !== 'reported');
  const distanced = sweepOver(quotations, (quotation) => quotation.use === 'scare' || quotation.use === 'term');
  const reported = sweepOver(quotations, (quotation) => quotation.use === 'quotation' && quotation.type === 'reported');
  const occurrences: Occurrence[] = [];
  for (const block of blocks) {
    for (const term of block.terms) {
      const start = block.start + term.start;
      // Every sweep must pass every place, or it would lag behind.
      const inTitle = titles.holds(start);
      const inQuotation = quoted.holds(start);
      const inDistance = distanced.holds(start);
      const inReport = reported.holds(start);
      if (inTitle) continue;
      let voice: Voice = term.distanced ? 'distanced' : term.attributed || block.reported === true ? 'reported' : 'author';
      if (inQuotation) voice = 'quoted';
      else if (inDistance) voice = 'distanced';
      else if (inReport) voice = 'reported';
      const end = block.start + term.end;
      const form = termForm(lexicon, term.form);
      occurrences.push({
        start,
        end,
        text: text.slice(start, end),
        concept: form.concept.id,
        term: form.term,
        label: form.concept.label,
        status: form.status,
        voice,
        alternatives: form.alternatives,
        ...(form.concept.termbase === undefined ? {} : { termbase: form.concept.termbase }),
      });
    }
  }
  return occurrences;
}

/** Counts the contents open at places that are asked for in rising order. */
class Sweep {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private opened = 0;
  private closed = 0;

  constructor(contents: readonly Span[]) {
    this.starts = Float64Array.from(contents, (content) => content.start).sort();
    this.ends = Float64Array.from(contents, (content) => content.end).sort();
  }

  holds(place: number): boolean {
    while (this.opened < this.starts.length && this.starts[this.opened]! <= place) this.opened++;
    while (this.closed < this.ends.length && this.ends[this.closed]! <= place) this.closed++;
    return this.opened > this.closed;
  }
}

/** Most blocks with terms have no quotations: they share a sweep that never moves. */
const OVER_NOTHING = new Sweep([]);

function sweepOver(quotations: readonly Quotation[], isMeant: (quotation: Quotation) => boolean): Sweep {
  let contents: Span[] | null = null;
  for (const quotation of quotations) {
    if (!isMeant(quotation)) continue;
    contents ??= [];
    for (const content of quotation.content) contents.push(content);
  }
  return contents === null ? OVER_NOTHING : new Sweep(contents);
}
