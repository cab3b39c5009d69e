/** Guillemets without the no-break space that French typography puts inside them. */
import type { StyleEntry } from '../knowledge.ts';
import { type Phrase, phrase, say, styleName, titled } from '../said.ts';
import { inMarks, NO_BREAK_SPACE } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationMarkSpacing: Rule = {
  id: 'quotation/mark-spacing',
  summary: 'A no-break space is missing inside guillemets',
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, { text, style }) {
    if (style === null || !style.noBreakSpace) return [];
    const found: Draft[] = [];
    for (const { marks, open, close, first, last } of inMarks(facts.quotations)) {
      if (marks.open !== '«' || marks.close !== '»' || first.start === last.end) continue;
      const after = text.slice(first.start, Math.min(first.start + 2, last.end));
      const before = text.slice(Math.max(last.end - 2, first.start), last.end);
      if (!/^\s/.test(after)) found.push(missing(open, open.end, phrase`after`, marks.open, style));
      else if (/^ (?!\s)/.test(after)) found.push(breaking(first.start, phrase`after`, marks.open, style));
      if (last.end - first.start < 2) continue;
      if (!/\s$/.test(before)) found.push(missing(close, last.end, phrase`before`, marks.close, style));
      else if (/(?:^|\S) $/.test(before)) found.push(breaking(last.end - 1, phrase`before`, marks.close, style));
    }
    return found;
  },
};

function missing(mark: { start: number; end: number }, at: number, side: Phrase, shown: string, style: StyleEntry): Draft {
  return {
    ...mark,
    ...say`No space stands ${side} ${shown}. ${styleName(style)} puts a no-break space there, so that the mark stands clear and never alone on a line. Insert one.`,
    fixes: [{ start: at, end: at, ...titled`Insert a no-break space`, newText: NO_BREAK_SPACE, safe: true }],
  };
}

function breaking(at: number, side: Phrase, shown: string, style: StyleEntry): Draft {
  const span = { start: at, end: at + 1 };
  return {
    ...span,
    ...say`The space ${side} ${shown} may break, which leaves the mark alone on a line. ${styleName(style)} has a no-break space there. Replace it.`,
    fixes: [{ ...span, ...titled`Use a no-break space`, newText: NO_BREAK_SPACE, safe: true }],
  };
}
