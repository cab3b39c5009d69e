/** Comments that switch a rule off: where they go, so that the text around them reads as before. */
import type { Edit, Finding } from '../engine/facts.ts';
import type { TextSlices } from '../engine/span.ts';
import type { DocumentView } from './view.ts';

/** Where a comment goes, and what stands before and behind the reason in it. */
export interface IgnoreEdit {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** The edit without a reason. */
export function withoutReason({ at, before, after }: IgnoreEdit): Edit {
  return { start: at, end: at, newText: before + after };
}

/**
 * In the line of the finding, or in one of its own above a paragraph of Markdown: a comment between two lines would cut a paragraph
 * in two, one before a list item or in a table would end it.
 */
export function ignoreHere(view: DocumentView, finding: Finding): IgnoreEdit {
  const { text } = view;
  const line = lineAround(text, view.analysis.length, finding.start);
  const written = text.slice(line.start, line.end);
  if (
    view.analysis.format === 'markdown' &&
    /^[\p{L}\p{N}"“”„«»‘’「『—–-]/u.test(written) &&
    !/^(?:[-–—]|\d+[.)])\s/.test(written) &&
    followsBlank(text, line.start)
  ) {
    return { at: line.start, before: `<!-- policy-review-disable-next-line ${finding.rule}`, after: ` -->${lineEnd(text)}` };
  }
  // Two spaces or a backslash at the end break the line, and have to stay at its end.
  const kept = /(?:\\|[ \t]+)$/.exec(written)?.[0].length ?? 0;
  return { at: line.end - kept, before: ` <!-- policy-review-disable-line ${finding.rule}`, after: ' -->' };
}

/** At the top of Markdown, behind its front matter; at the end of plain text, whose first lines are its headline. */
export function ignoreInFile(view: DocumentView, rule: string): IgnoreEdit {
  const { text, analysis } = view;
  const end = lineEnd(text);
  const before = `<!-- policy-review-disable-file ${rule}`;
  if (analysis.format === 'markdown') return { at: behindFrontMatter(text), before, after: ` -->${end}${end}` };
  const last = text.slice(Math.max(0, analysis.length - 1), analysis.length);
  return { at: analysis.length, before: `${last === '' ? '' : /[\r\n]/.test(last) ? end : end + end}${before}`, after: ` -->${end}` };
}

/** How far a line is looked for, UTF-16 code units. */
const REACH = 100_000;

function lineAround(text: TextSlices, length: number, offset: number): { start: number; end: number } {
  const from = Math.max(0, offset - REACH);
  const before = text.slice(from, offset);
  const start = from + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const next = text.slice(offset, Math.min(length, offset + REACH)).search(/[\r\n]/);
  return { start, end: next === -1 ? Math.min(length, offset + REACH) : offset + next };
}

function followsBlank(text: TextSlices, start: number): boolean {
  return start === 0 || /(?:\n|\r\n?)[ \t]*(?:\n|\r\n?)$|^[ \t]*(?:\n|\r\n?)$/.test(text.slice(Math.max(0, start - 80), start));
}

function lineEnd(text: TextSlices): string {
  const head = text.slice(0, 4_096);
  return head.includes('\r\n') ? '\r\n' : /\r/.test(head) && !head.includes('\n') ? '\r' : '\n';
}

function behindFrontMatter(text: TextSlices): number {
  const head = text.slice(0, 16_384);
  return /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(head)?.[0].length ?? 0;
}
