/**
 * Compares reported speech with annotated reports. Annotators mark far more than clauses that a source says: intentions,
 * beliefs, actions. So a report counts as found where clauses cover half of it, and a clause as right where it overlaps
 * anything annotated, a quotation too, because a clause may hold one.
 */
import type { Quotation } from '../../server/src/engine/facts.ts';
import type { Span } from '../../server/src/engine/span.ts';
import type { Gold, Tell } from './score.ts';

export interface GoldReports extends Gold {
  readonly reported?: readonly (Span & { readonly source?: Span | null })[];
}

export type FoundReport = Span &
  Pick<Quotation, 'type' | 'content' | 'basis'> & { readonly source: (Span & { readonly text: string }) | null };

export interface ReportScore {
  readonly gold: number;
  readonly found: number;
  /** Clauses that overlap something annotated. */
  readonly right: number;
  /** Annotated reports of which clauses cover half. */
  readonly recalled: number;
  /** Of those: who the source is. */
  readonly sources: { readonly right: number; readonly wrong: number; readonly none: number };
}

export function scoreReports(
  documents: readonly GoldReports[],
  found: (document: GoldReports) => readonly FoundReport[],
  tell: Tell,
): ReportScore {
  const sources = { right: 0, wrong: 0, none: 0 };
  const score = { gold: 0, found: 0, right: 0, recalled: 0 };
  for (const document of documents) {
    const { id, text, reported = [], quotations = [] } = document;
    const clauses = found(document).filter(({ type }) => type === 'reported');
    score.gold += reported.length;
    score.found += clauses.length;
    for (const clause of clauses) {
      if ([...reported, ...quotations].some((one) => common(clause, one) > 0)) score.right += 1;
      else tell('extra report', id, clause.basis, JSON.stringify(text.slice(clause.start, clause.end)));
    }
    for (const wanted of reported) {
      const best = clauses.reduce<FoundReport | null>(
        (so, one) => (common(one, wanted) > (so === null ? 0 : common(so, wanted)) ? one : so),
        null,
      );
      if (best === null || common(best, wanted) * 2 < wanted.end - wanted.start) {
        tell('missed report', id, JSON.stringify(text.slice(wanted.start, wanted.end)));
        continue;
      }
      score.recalled += 1;
      if (!wanted.source) continue;
      if (best.source === null) sources.none += 1;
      else if (best.source.start < wanted.source.end && wanted.source.start < best.source.end) sources.right += 1;
      else {
        sources.wrong += 1;
        tell(
          'wrong reporter',
          id,
          JSON.stringify(best.source.text),
          'for',
          JSON.stringify(text.slice(wanted.source.start, wanted.source.end)),
        );
      }
    }
  }
  return { ...score, sources };
}

/** Units that a clause, which may stand in two pieces, shares with a span. */
function common({ content }: FoundReport, span: Span): number {
  return content.reduce((sum, piece) => sum + Math.max(0, Math.min(piece.end, span.end) - Math.max(piece.start, span.start)), 0);
}
