/** Growing a selection: name or term, content of the quotation, quotation with its marks, sentence, paragraph. */
import type { SelectionRange } from 'vscode-languageserver-types';
import { contains, type Span } from '../engine/span.ts';
import { rangeOf } from './convert.ts';
import { touching } from './places.ts';
import { paragraphAt, sentenceAt } from './sentences.ts';
import type { DocumentView, KnowledgeIndex } from './view.ts';

/** One for each offset, innermost first, each within its parent. */
export function selectionRanges(
  view: DocumentView,
  knowledge: Pick<KnowledgeIndex, 'abbreviations'>,
  offsets: readonly number[],
): SelectionRange[] {
  return offsets.map((offset) => {
    const chain = growing(spansAround(view, knowledge, offset));
    return (
      chain.reduceRight<SelectionRange | undefined>((parent, span) => {
        const range = rangeOf(view.lines, span);
        return parent === undefined ? { range } : { range, parent };
      }, undefined) ?? { range: rangeOf(view.lines, { start: offset, end: offset }) }
    );
  });
}

function spansAround(view: DocumentView, knowledge: Pick<KnowledgeIndex, 'abbreviations'>, offset: number): Span[] {
  const { analysis, text } = view;
  const around: Span[] = [];
  for (const facts of [analysis.organizations, analysis.terms]) {
    const found = touching<Span>(facts, offset);
    if (found !== null) around.push(found);
  }
  for (const quotation of analysis.quotations) {
    if (!(quotation.start <= offset && offset <= quotation.end)) continue;
    around.push(quotation, ...quotation.content.filter((part) => part.start <= offset && offset <= part.end));
  }
  const paragraph = paragraphAt(text, analysis.length, offset);
  if (paragraph !== null) around.push(paragraph, sentenceAt(text, paragraph, offset, knowledge.abbreviations(analysis.language)));
  // Behind the last word of a sentence, say, the place is in none.
  return around.filter((span) => span.start <= offset && offset <= span.end);
}

/** From the shortest to the longest, each within the next: what only overlaps is left out, as clients reject it. */
function growing(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = chain.at(-1);
    if (last === undefined) chain.push(span);
    else if (contains(span, last) && (span.start !== last.start || span.end !== last.end)) chain.push(span);
  }
  return chain;
}
