/** An ellipsis at the beginning or the end of a quotation, where readers expect something left out anyway. */

import { baseLanguage } from '../language.ts';
import { phrase, say, titled } from '../said.ts';
import type { Span } from '../span.ts';
import { type ClosedMarks, inMarks, isDirect } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationEdgeEllipsis: Rule = {
  id: 'quotation/edge-ellipsis',
  summary: 'An ellipsis stands at the beginning or the end of a quotation',
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, { text, language }) {
    const found: Draft[] = [];
    const isEnglish = baseLanguage(language) === 'en';
    for (const quotation of inMarks(facts.quotations)) {
      const { first, last } = quotation;
      if (!isDirect(quotation.quotation)) continue;
      const head = AT_START.exec(text.slice(first.start, Math.min(first.end, first.start + REACH)));
      // The guides that forbid it are English; in other languages it is how a voice trails off.
      const tail = isEnglish ? AT_END.exec(text.slice(Math.max(last.start, last.end - REACH), last.end)) : null;
      const begin = head === null ? first.start : first.start + head[1]!.length + head[2]!.length;
      const end = tail === null ? last.end : last.end - tail[0].length;
      // Nothing but an ellipsis is a silence, not an omission.
      if (begin >= end) continue;
      if (head !== null) found.push(draft(quotation, { start: first.start + head[1]!.length, end: begin }, 'begins', ''));
      if (tail !== null) found.push(draft(quotation, { start: end, end: last.end - tail[2]!.length }, 'ends', tail[1]!));
    }
    return found;
  },
};

const REACH = 16;
/** The space French has inside its marks is none of the ellipsis. */
const AT_START = /^(\s*)((?:\[ ?(?:…|\.{3}|\. \. \.) ?\]|…+|\.{3,4}|\. \. \.)\s*)/;
/** What stands behind the ellipsis stays: the comma of `…,”`, and the stop that makes four dots of three. */
const AT_END = /\s*(?:\[ ?(?:…|\.{3}|\. \. \.) ?\]|…+|\. \. \.|\.{3})([.,!?]?)(\s*)$/;

function draft(quotation: ClosedMarks, span: Span, what: 'begins' | 'ends', kept: string): Draft {
  return {
    ...span,
    ...say`This quotation ${what === 'begins' ? phrase`begins` : phrase`ends`} with an ellipsis. Readers know that a quotation is taken out of a longer text, so it tells them nothing and may look as if something were hidden. Leave it out.`,
    related: [{ ...(what === 'begins' ? quotation.open : quotation.close), ...say`The mark of this quotation` }],
    fixes: [{ ...span, ...titled`Remove the ellipsis`, newText: kept, safe: false }],
  };
}
