/** A word of distance and marks at once: the so-called “experts”. */
import { baseLanguage } from '../language.ts';
import { countWords, inMarks, isAcross } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationDoubleDistancing: Rule = {
  id: 'quotation/double-distancing',
  summary: "Words are held at arm's length twice, by “so-called” and by marks",
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, { text, knowledge, language }) {
    const base = baseLanguage(language);
    const markers = Object.hasOwn(knowledge.languages, base) ? (knowledge.languages[base]!.doubts ?? []) : [];
    if (markers.length === 0) return [];
    const found: Draft[] = [];
    for (const { quotation, marks, open, close } of inMarks(facts.quotations)) {
      // Within a quotation both are the speaker's, and a sentence somebody said is no word held at a distance.
      if (quotation.level > 0 || marks.around !== null || countWords(text, quotation.content[0]!, LONGEST + 1) > LONGEST) continue;
      if (isAcross(quotation, text)) continue;
      const before = text.slice(Math.max(0, open.start - REACH), open.start);
      const marker = markerOf(before, markers);
      if (marker === 0) continue;
      const start = open.start - marker;
      const word = before.slice(before.length - marker).trim();
      found.push({
        start,
        end: quotation.end,
        message: `“${word}” and the marks both hold these words at arm's length. One of them is enough, and two sound like scorn. Remove one, or say who calls it so.`,
        fixes: [
          { start: open.start, end: open.end, title: 'Remove the marks', newText: '', also: [{ ...close, newText: '' }], safe: false },
          { start, end: open.start, title: `Remove “${word}”`, newText: '', safe: false },
        ],
      });
    }
    return found;
  },
};

/** Words that marks may hold at a distance. */
const LONGEST = 5;
/** Characters before a mark that are looked at. */
const REACH = 40;

/** Length of the marker at the end of what stands before the mark, with the space behind it; 0 where there is none. */
function markerOf(before: string, markers: readonly string[]): number {
  const trimmed = before.trimEnd();
  if (trimmed.length === before.length) return 0;
  const plain = trimmed.toLowerCase().replaceAll('‑', '-');
  for (const marker of markers) {
    const start = plain.length - marker.length;
    if (start < 0 || !(plain.endsWith(marker) || plain.slice(start).replaceAll(' ', '-') === marker)) continue;
    if (start === 0 || !/[\p{L}\p{N}-]/u.test(plain.charAt(start - 1))) return before.length - start;
  }
  return 0;
}
