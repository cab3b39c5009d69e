/** Marks around a word or two that nobody is quoted with: they hold it at arm's length. */
import { say } from '../said.ts';
import { inMarks } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationScareQuotes: Rule = {
  id: 'quotation/scare-quotes',
  summary: "Marks hold words at arm's length that nobody is quoted with",
  defaultSeverity: 'off',
  scope: 'block',
  needsSpeakers: true,
  check(facts) {
    const found: Draft[] = [];
    for (const { quotation, marks } of inMarks(facts.quotations)) {
      // Within a quotation the distance is the speaker's.
      if (quotation.use !== 'scare' || quotation.level > 0 || marks.around !== null) continue;
      found.push({
        start: quotation.start,
        end: quotation.end,
        ...say`The marks keep these words at a distance without saying whose they are, so readers must guess what is doubted. Name who says so, or use words that need no marks.`,
      });
    }
    return found;
  },
};
