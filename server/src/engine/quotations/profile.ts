/**
 * What single marks mean in a document. Where speech stands in double marks, a stretch in single ones outside of any quotation
 * holds a word at arm's length or names a term, unless it is clearly said by somebody; where single marks hold the speech, as in
 * much British writing, they are quotations like any other. Counted block by block, so that an edit changes the counts and
 * seldom what they say.
 */
import type { Entry } from '../entries.ts';
import type { Basis } from '../facts.ts';
import type { LocalQuotation } from './detect.ts';

/** Lives as long as its document is read in one language. */
export class MarkProfile {
  private double = 0;
  private single = 0;

  add(entry: Entry): void {
    this.count(entry, 1);
  }

  remove(entry: Entry): void {
    this.count(entry, -1);
  }

  clear(): void {
    this.double = 0;
    this.single = 0;
  }

  /** Speech stands in double marks, so that single ones mean something else. */
  get setsSinglesApart(): boolean {
    return this.double > this.single;
  }

  private count({ block, local }: Entry, by: number): void {
    // Headlines use single marks where the text below them uses double ones.
    if (block.kind === 'heading') return;
    for (const quotation of local.quotations.quotations) {
      if (quotation.level > 0 || quotation.attribution === null || quotation.marks === null) continue;
      if (isSingle(quotation)) this.single += by;
      else this.double += by;
    }
  }
}

const SINGLES = "'‘’‛‚‹›`";

function isSingle({ marks }: LocalQuotation): boolean {
  return marks !== null && marks.open.length === 1 && SINGLES.includes(marks.open);
}

/** Surer than this, a stretch in single marks is a quotation whatever else the document does. */
const SURE = 0.9;

/** With one of these the words themselves stand beside the marks and say who speaks: „…“, sagte er. */
const SAID: ReadonlySet<Basis> = new Set<Basis>(['quotation-verb-source', 'quotation-source-verb']);

/** True for what is a quotation only where single marks hold speech. */
export function dependsOnProfile(quotation: LocalQuotation): boolean {
  if (quotation.attribution !== null && SAID.has(quotation.attribution.basis)) return false;
  return quotation.level === 0 && quotation.use === 'quotation' && quotation.useConfidence < SURE && isSingle(quotation);
}

/** A quotation as the document reads it. */
export function asProfiled(quotation: LocalQuotation, apart: boolean): LocalQuotation {
  if (!apart || !dependsOnProfile(quotation)) return quotation;
  return { ...quotation, use: 'scare', useConfidence: 1 - quotation.useConfidence / 2, attribution: null };
}
