/** Closing marks that no opening mark belongs to. */
import { MARK_NAMES } from './quotations.ts';
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
        message: `This ${MARK_NAMES.get(text.slice(mark.start, mark.end)) ?? 'quotation mark'} closes a quotation that its paragraph does not open. Add the opening mark, or remove this one.`,
        fixes: [{ start: mark.start, end: mark.end, title: 'Remove the mark', newText: '', safe: false }],
      }));
  },
};
