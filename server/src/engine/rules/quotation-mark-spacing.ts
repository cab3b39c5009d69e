/** Guillemets without the no-break space that French typography puts inside them. */
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
      if (!/^\s/.test(after)) found.push(missing(open, open.end, 'after', marks.open, style.title));
      else if (/^ (?!\s)/.test(after)) found.push(breaking(first.start, 'after', marks.open, style.title));
      if (last.end - first.start < 2) continue;
      if (!/\s$/.test(before)) found.push(missing(close, last.end, 'before', marks.close, style.title));
      else if (/(?:^|\S) $/.test(before)) found.push(breaking(last.end - 1, 'before', marks.close, style.title));
    }
    return found;
  },
};

function missing(mark: { start: number; end: number }, at: number, side: string, shown: string, title: string): Draft {
  return {
    ...mark,
    message: `No space stands ${side} ${shown}. ${title} puts a no-break space there, so that the mark stands clear and never alone on a line. Insert one.`,
    fixes: [{ start: at, end: at, title: 'Insert a no-break space', newText: NO_BREAK_SPACE, safe: true }],
  };
}

function breaking(at: number, side: string, shown: string, title: string): Draft {
  const span = { start: at, end: at + 1 };
  return {
    ...span,
    message: `The space ${side} ${shown} may break, which leaves the mark alone on a line. ${title} has a no-break space there. Replace it.`,
    fixes: [{ ...span, title: 'Use a no-break space', newText: NO_BREAK_SPACE, safe: true }],
  };
}
