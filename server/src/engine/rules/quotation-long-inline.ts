/** A quotation so long that it should stand as a block of its own. */
import { say } from '../said.ts';
import { countWords, inMarks, isDirect } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationLongInline: Rule = {
  id: 'quotation/long-inline',
  summary: 'A long quotation runs on in the text where a block would show where it ends',
  defaultSeverity: 'off',
  scope: 'block',
  check(facts, { text, style }) {
    const most = style?.blockWords ?? USUAL_MOST;
    const found: Draft[] = [];
    for (const { quotation, marks, open } of inMarks(facts.quotations)) {
      if (!isDirect(quotation) || quotation.level > 0 || marks.around !== null) continue;
      let words = 0;
      for (const part of quotation.content) {
        words += countWords(text, part, most - words);
        if (words >= most) break;
      }
      if (words < most) continue;
      found.push({
        ...open,
        ...say`This quotation has ${most} words or more, and readers lose sight of whose words they are. Set it as a block without marks, with the speaker before it, or quote less.`,
        related: [{ start: quotation.end - 1, end: quotation.end, ...say`The quotation ends here` }],
      });
    }
    return found;
  },
};

/** Of the guides that give a number, the one that allows most. */
const USUAL_MOST = 100;
