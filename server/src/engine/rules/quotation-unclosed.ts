/** Quotations that are opened and not closed. */
import { type Said, say, titled } from '../said.ts';
import { closerOf, thisMark } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationUnclosed: Rule = {
  id: 'quotation/unclosed',
  summary: 'A quotation is opened and not closed in its paragraph',
  defaultSeverity: 'warning',
  scope: 'block',
  check(facts, context) {
    const { text } = context;
    const found: Draft[] = [];
    for (const quotation of facts.quotations) {
      // Whatever it is used as, a mark that opens and does not close leaves its end to guesswork.
      if (quotation.closed || quotation.type === 'reported' || quotation.type === 'block') continue;
      const end = quotation.content[0]!.start;
      const close = quotation.marks === null ? null : closerOf(quotation.marks.open, context);
      // Where the speaker's words really end only the author knows.
      const fix =
        close === null
          ? null
          : {
              start: quotation.end,
              end: quotation.end,
              ...titled`Close it with ${close} at the end of the paragraph`,
              newText: close,
              safe: false,
            };
      found.push({
        start: quotation.start,
        end,
        ...describe(text.slice(quotation.start, end)),
        fixes: fix === null ? [] : [fix],
      });
    }
    for (const mark of facts.looseMarks) {
      if (mark.side === 'opening') found.push({ start: mark.start, end: mark.end, ...describe(text.slice(mark.start, mark.end)) });
    }
    return found;
  },
};

function describe(mark: string): Said {
  return say`${thisMark(mark)} opens a quotation that its paragraph does not close. Add the closing mark, or open the next paragraph with the mark again if the quotation goes on there.`;
}
