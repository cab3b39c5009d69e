/** Quotations whose speaker the text does not name. */
import { isDirect } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

/** Shorter fragments may be an ironic or borrowed word; asking for a speaker there would cry wolf. */
const FEWEST_WORDS = 5;

export const quotationUnattributed: Rule = {
  id: 'quotation/unattributed',
  summary: 'A quotation names no speaker',
  defaultSeverity: 'hint',
  scope: 'block',
  needsSpeakers: true,
  check(facts, { text }) {
    const found: Draft[] = [];
    const titles = facts.headings;
    let heading = 0;
    for (const quotation of facts.quotations) {
      if (!isDirect(quotation) || quotation.level > 0 || quotation.source !== null || !quotation.closed) continue;
      while (heading < titles.length && titles[heading]!.end <= quotation.start) heading++;
      // A headline may leave the speaker to the story below it.
      if (heading < titles.length && titles[heading]!.start <= quotation.start) continue;
      const words = text.slice(quotation.content[0]!.start, quotation.content[0]!.end).match(/\S+/g)?.length ?? 0;
      if (words < FEWEST_WORDS) continue;
      found.push({
        start: quotation.start,
        end: quotation.end,
        message:
          'No speaker was found for this quotation, so readers cannot tell whose words these are. Name the source in this paragraph or the one before.',
      });
    }
    return found;
  },
};
