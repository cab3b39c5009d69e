/** The same quotation twice, in different words. */
import { say } from '../said.ts';
import type { Rule } from './rule.ts';

export const quotationTwoWordings: Rule = {
  id: 'quotation/two-wordings',
  summary: 'The same quotation stands in the text twice, in different words',
  defaultSeverity: 'hint',
  scope: 'quotations',
  check(_facts, { overview }) {
    return (overview?.reworded() ?? []).map(({ earlier, later }) => ({
      ...later,
      ...say`This quotation says nearly the same as one before it, but not in the same words, so one of the two may not be what was said. Check both against the source and use its words.`,
      related: [{ ...earlier, ...say`The other wording` }],
    }));
  },
};
