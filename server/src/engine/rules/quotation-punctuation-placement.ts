/** A comma or stop on the wrong side of a closing mark, for the style that was chosen. */

import type { Fix } from '../facts.ts';
import type { Placement, StyleEntry } from '../knowledge.ts';
import { type Phrase, phrase, say, styleName, titled } from '../said.ts';
import type { TextSlices } from '../span.ts';
import { type ClosedMarks, countWords, inMarks } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationPunctuationPlacement: Rule = {
  id: 'quotation/punctuation-placement',
  summary: 'A comma or stop stands on the wrong side of a closing mark for the style',
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, { text, style }) {
    if (style === null || (style.comma === null && style.stop === null)) return [];
    return inMarks(facts.quotations).flatMap((quotation) => {
      if (quotation.first.start === quotation.last.end) return [];
      return misplaced(quotation, text, style) ?? [];
    });
  },
};

const COMMAS = ',，、';
const STOPS = '.。';

function misplaced(quotation: ClosedMarks, text: TextSlices, style: StyleEntry): Draft | null {
  const { close, last } = quotation;
  const behind = text.slice(close.end, close.end + 2);
  const inside = text.slice(Math.max(quotation.first.start, last.end - 5), last.end);
  const after = placementOf(behind.charAt(0), style);
  const before = placementOf(inside.charAt(inside.length - 1), style);
  if (after !== null && before === null && !ENDED.test(inside) && isEnd(behind.charAt(1))) {
    if (after === 'inside' || (after === 'sentence' && isWholeSentence(quotation, text) && STOPS.includes(behind.charAt(0))))
      return moveIn(quotation, behind.charAt(0), text, style);
  }
  if (before === null || /(?:\.\.|…)$/.test(inside) || isAbbreviation(inside)) return null;
  // „Wir handeln.“, sagte er: where the comma stands behind the mark, the quoted sentence has no stop of its own before it.
  if (before === 'sentence' && after === 'outside') return dropStop(quotation, behind.charAt(0), style);
  const marksBehind = /^[’'”"“»«›‹‘」』]*/.exec(text.slice(close.end, close.end + 4))![0].length;
  // Where an outer quotation ends, too, the stop may be that one's.
  if (before === 'outside' || (before === 'sentence' && marksBehind === 0 && isFragment(quotation, text, style)))
    return moveOut(quotation, inside.charAt(inside.length - 1), close.end + marksBehind, text, style);
  return null;
}

function placementOf(char: string, style: StyleEntry): Placement | null {
  if (char === '') return null;
  return COMMAS.includes(char) ? style.comma : STOPS.includes(char) ? style.stop : null;
}

/** Punctuation that closes the quotation already; which of two to drop is for the author to say. */
const ENDED = /[.,;:!?…。，！？、—–-]$/;

/** `“x”.com` and `“x”...` are no end of anything. */
function isEnd(char: string): boolean {
  return char === '' || /[\s\p{Pf}\p{Pe}"'“\p{Script=Han}]/u.test(char);
}

/** The stop of "usw." and "т. д." belongs to the word. */
function isAbbreviation(inside: string): boolean {
  return /(?:^|[\s.])\p{L}{1,3}\.$/u.test(inside);
}

/** Introduced by a colon and long enough for a sentence. */
function isWholeSentence({ quotation, open, first }: ClosedMarks, text: TextSlices): boolean {
  if (quotation.use !== 'quotation' || quotation.type !== 'direct') return false;
  const introduced = quotation.basis === 'lead-in' || /[:：][ \t]*$/.test(text.slice(Math.max(0, open.start - 3), open.start));
  return introduced && countWords(text, first, SENTENCE_WORDS) >= SENTENCE_WORDS;
}

const SENTENCE_WORDS = 3;
const FRAGMENT_LONGEST = 300;

/** Part of the author's own sentence: woven in after a word, and without a sentence end of its own before its last. */
function isFragment({ quotation, open, first, last, close }: ClosedMarks, text: TextSlices, style: StyleEntry): boolean {
  if (last.end - first.start > FRAGMENT_LONGEST || first !== last) return false;
  const inside = text.slice(first.start, last.end);
  const woven = /[\p{L}\p{N}][ \t]?$/u.test(text.slice(Math.max(0, open.start - 2), open.start));
  if (!woven || /[.!?。！？](?=.)/su.test(inside)) return false;
  // “The talks,” she said: what begins small may still be the beginning of somebody's sentence.
  if (quotation.cue !== null && quotation.cue.start >= close.end) return false;
  if (quotation.source !== null && quotation.source.start >= close.end) return false;
  // Er nannte es „Unsinn.“: behind a word, without a colon or comma, a word or two are no sentence.
  if (style.comma === 'outside' && countWords(text, first, SENTENCE_WORDS) < SENTENCE_WORDS) return true;
  return quotation.type === 'mixed' || /^\p{Script=Han}/u.test(inside);
}

function moveIn(quotation: ClosedMarks, mark: string, text: TextSlices, style: StyleEntry): Draft {
  const { close } = quotation;
  // Marks of inner quotations that end here too stay together: ’”. becomes .’”
  const before = text.slice(Math.max(quotation.first.start, close.start - 4), close.start);
  const inner = /[’'”"“»«‹›‘」』]*$/.exec(before)![0].length;
  const start = close.start - inner;
  const span = { start: close.end, end: close.end + 1 };
  return {
    ...span,
    ...say`${nameOf(mark)} stands outside the closing mark; ${styleName(style)} puts it inside here. Move it before the mark.`,
    fixes: [{ start, end: span.end, ...titled`Move it inside`, newText: mark + text.slice(start, close.end), safe: true }],
  };
}

/** `outside` is the place behind the mark and those of outer quotations that end with it. */
function moveOut({ last, marks }: ClosedMarks, mark: string, outside: number, text: TextSlices, style: StyleEntry): Draft {
  const span = { start: last.end - 1, end: last.end };
  const next = text.slice(outside, outside + 1);
  const isDoubled = next !== '' && (COMMAS + STOPS).includes(next);
  const fix: Fix = isDoubled
    ? { ...span, ...titled`Remove ${mark} inside`, newText: '', safe: true }
    : { ...span, ...titled`Move it outside`, newText: '', also: [{ start: outside, end: outside, newText: mark }], safe: true };
  const advice = isDoubled ? phrase`One stands outside already: remove this one.` : phrase`Move it behind ${marks.close}.`;
  return {
    ...span,
    ...say`${nameOf(mark)} stands inside the closing mark; ${styleName(style)} puts it outside here. ${advice}`,
    fixes: [fix],
  };
}

function dropStop({ last }: ClosedMarks, next: string, style: StyleEntry): Draft {
  const span = { start: last.end - 1, end: last.end };
  return {
    ...span,
    ...say`The full stop stands before the closing mark and ${next} behind it; in ${styleName(style)} the quoted sentence has no stop there. Remove the stop.`,
    fixes: [{ ...span, ...titled`Remove the full stop inside`, newText: '', safe: true }],
  };
}

function nameOf(mark: string): Phrase {
  return COMMAS.includes(mark) ? phrase`The comma` : phrase`The full stop`;
}
