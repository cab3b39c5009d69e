/** Closing marks that no opening mark belongs to. */
import { say, titled } from '../said.ts';
import { thisMark } from './quotations.ts';
import type { Rule } from './rule.ts';

export const quotationUnopened: Rule = {
  id: 'quotation/unopened',
  summary: 'A closing quotation mark has no opening mark in its paragraph',
  defaultSeverity: 'warning',
  scope: 'block',
  check(facts, { text }) {
    return facts.looseMarks
      .filter((mark) => mark.side === 'closing')
      .map((mark) => ({
        start: mark.start,
        end: mark.end,
        ...say`${thisMark(text.slice(mark.start, mark.end))} closes a quotation that its paragraph does not open. Add the opening mark, or remove this one.`,
        fixes: [{ start: mark.start, end: mark.end, ...titled`Remove the mark`, newText: '', safe: false }],
      }));
  },
};
