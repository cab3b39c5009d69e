/** Quotations whose speaker the text does not name. */

import type { Quotation } from '../facts.ts';
import { say } from '../said.ts';
import type { TextSlices } from '../span.ts';
import { countWords, isDirect } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

/** Shorter fragments may be an ironic or borrowed word; asking for a speaker there would cry wolf. */
const FEWEST_WORDS = 5;
/** A sentence that stands by itself is no borrowed word. */
const FEWEST_OF_SENTENCE = 3;

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
      const fewest = isSentence(quotation, text) ? FEWEST_OF_SENTENCE : FEWEST_WORDS;
      if (countWords(text, quotation.content[0]!, fewest) < fewest) continue;
      found.push({
        start: quotation.start,
        end: quotation.end,
        ...say`No speaker was found for this quotation, so readers cannot tell whose words these are. Name the source in this paragraph or the one before.`,
      });
    }
    return found;
  },
};

/** Begins with a capital, ends with a stop of its own, and follows the end of a sentence or nothing. */
function isSentence({ type, content, start }: Quotation, text: TextSlices): boolean {
  const { end } = content[content.length - 1]!;
  if (type !== 'direct' || !/[.!?]$/.test(text.slice(Math.max(content[0]!.start, end - 1), end))) return false;
  return /(?:^|[.!?\n][”"’»)]?\s*)$/.test(text.slice(Math.max(0, start - 4), start));
}
