/** Folding: quotations that run over several lines, by themselves and as block quotations. Headings are folded by the editor. */
import type { FoldingRange } from 'vscode-languageserver-types';
import { bySpan } from '../engine/span.ts';
import { rangeOf } from './convert.ts';
import type { DocumentView } from './view.ts';
import { isMarkedQuotation } from './wording.ts';

/** At most one for each first line, the longest, in order: that is what editors show. `limit` is how many the client can bear. */
export function foldingRanges(view: DocumentView, limit: number): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const quotation of view.analysis.quotations.filter(isMarkedQuotation).toSorted(bySpan)) {
    const { start, end } = rangeOf(view.lines, quotation);
    const known = byLine.get(start.line);
    if (end.line <= start.line || (known !== undefined && known.endLine >= end.line)) continue;
    byLine.set(start.line, { startLine: start.line, endLine: end.line });
  }
  const all = [...byLine.values()];
  if (all.length <= limit) return all;
  // The longest are the most worth folding.
  return all
    .toSorted((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine))
    .slice(0, limit)
    .sort((a, b) => a.startLine - b.startLine);
}
