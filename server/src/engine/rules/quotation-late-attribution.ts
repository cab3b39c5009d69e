/** Long quotations that name their speaker only at the end. */

import type { Quotation } from '../facts.ts';
import { say } from '../said.ts';
import type { TextSlices } from '../span.ts';
import { countWords, isAcross, isDirect } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationLateAttribution: Rule = {
  id: 'quotation/late-attribution',
  summary: 'A long quotation names its speaker only at its end',
  defaultSeverity: 'hint',
  scope: 'block',
  needsSpeakers: true,
  check(facts, { text }) {
    const found: Draft[] = [];
    for (const quotation of facts.quotations) {
      const { source } = quotation;
      if (source === null || !isDirect(quotation) || quotation.level > 0 || !quotation.closed) continue;
      // Who is "he" by then has been named before; so has whoever stands in front of the quotation.
      if (source.kind === 'pronoun' || source.start < quotation.end || !isLong(quotation, text)) continue;
      // A line with a dash and a name under a quotation is a layout of its own.
      if (quotation.basis === 'attribution-line' || /^\s*[—–―-]/.test(text.slice(quotation.end, quotation.end + 4))) continue;
      if (!isAcross(quotation, text) && isNamedBefore(source.text, text.slice(Math.max(0, quotation.start - REACH), quotation.start)))
        continue;
      found.push({
        start: source.start,
        end: source.end,
        ...say`Readers learn only here who has been speaking. Name the speaker before this quotation or after its first sentence, so that they know whose words they read.`,
        related: [{ start: quotation.start, end: quotation.start + 1, ...say`The quotation begins here` }],
      });
    }
    return found;
  },
};

/** Words from which a quotation is long, and words that must follow its first sentence. */
const LONG = 70;
const AFTER_FIRST = 30;
/** Characters of a quotation that are looked at for the end of its first sentence, and before it for a name. */
const REACH = 600;

function isLong(quotation: Quotation, text: TextSlices): boolean {
  const first = quotation.content[0]!;
  // What runs over several paragraphs is long.
  if (isAcross(quotation, text)) return true;
  if (countWords(text, first, LONG) < LONG) return false;
  const end = /[.!?。！？]["'”’»]?\s+(?=[\p{Lu}\p{Lo}"'“‘«])/u.exec(text.slice(first.start, Math.min(first.end, first.start + REACH)));
  if (end === null) return false;
  const rest = { start: first.start + end.index + end[0].length, end: first.end };
  return countWords(text, rest, AFTER_FIRST) >= AFTER_FIRST;
}

/** Names are told by their last capitalised word. */
function isNamedBefore(source: string, before: string): boolean {
  const name = source.match(/\p{Lu}[\p{L}\p{M}’'-]+/gu)?.at(-1);
  return name !== undefined && before.includes(name);
}
