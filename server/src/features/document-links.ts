/**
 * Document links: from the number of a footnote behind a quotation to the source the footnote names, or to the footnote itself where
 * it gives no address. Both ways of writing one are read: `[^3]` of Markdown, and `[3]` with its list below.
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import { overlaps, type Span } from '../engine/span.ts';
import { positionAt, rangeOf } from './convert.ts';
import { shorten } from './escape.ts';
import type { DocumentView } from './view.ts';

const TOOLTIP_LIMIT = 120;
/** How much of a footnote is searched for its source. */
const NOTE_LIMIT = 2_000;

const LABEL = /\[(\^?[\p{L}\p{N}_-]{1,40})\]/gu;

export function documentLinks(view: DocumentView): DocumentLink[] {
  const text = view.text.slice(0, view.analysis.length);
  const isMarkdown = view.analysis.format === 'markdown';
  // Most texts have no footnotes, and need not be searched for code.
  if (!text.includes(isMarkdown ? '[^' : '[')) return [];
  const notes = new Map<string, Note>();
  const uses: (Span & { readonly label: string })[] = [];
  const code = isMarkdown ? codeOf(text) : [];
  let next = 0;
  for (const match of text.matchAll(LABEL)) {
    const start = match.index;
    const end = start + match[0].length;
    const label = match[1]!.toLowerCase();
    while (next < code.length && code[next]!.end <= start) next += 1;
    if (next < code.length && overlaps(code[next]!, { start, end })) continue;
    // Without the sign of a footnote only numbers are, and in Markdown those are links of another kind.
    if (!label.startsWith('^') && (isMarkdown || !/^\d+$/.test(label))) continue;
    if (opensNote(text, start, end, label)) {
      if (!notes.has(label)) notes.set(label, noteAt(text, start, end));
    } else if (text[end] !== '(') uses.push({ start, end, label });
  }
  return uses.flatMap((use): DocumentLink[] => {
    const note = notes.get(use.label);
    if (note === undefined) return [];
    const target = note.address ?? `${view.uri.replace(/#.*$/s, '')}#L${positionAt(view.lines, note.start).line + 1}`;
    return [{ range: rangeOf(view.lines, use), target, tooltip: shorten(note.text, TOOLTIP_LIMIT) }];
  });
}

interface Note extends Span {
  readonly text: string;
  /** The first address it gives, http or https only. */
  readonly address: string | null;
}

/** At the start of a line, with what a list of notes writes behind the number. */
function opensNote(text: string, start: number, end: number, label: string): boolean {
  let line = start;
  while (line > 0 && start - line < 4 && text[line - 1] === ' ') line -= 1;
  if (line > 0 && text[line - 1] !== '\n' && text[line - 1] !== '\r') return false;
  return label.startsWith('^') ? text[end] === ':' : /[\s:.]/.test(text[end] ?? '');
}

function noteAt(text: string, start: number, end: number): Note {
  const rest = text.slice(end, end + NOTE_LIMIT);
  // To the next note or blank line.
  const stop = rest.search(/\r?\n[ \t]*\r?\n|\n\[/);
  const body = (stop === -1 ? rest : rest.slice(0, stop)).replace(/^[\s:.]+/, '');
  const address = /https?:\/\/[^\s<>"'`\\^{|}]{1,1000}/i.exec(body)?.[0].replace(/[.,;:!?)\]*_]+$/, '') ?? null;
  return { start, end, text: body, address: address !== null && isAddress(address) ? address : null };
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Fenced code and code in a line, near enough: a label in either is no footnote. In order. */
function codeOf(text: string): Span[] {
  const spans: Span[] = [];
  let fence: { readonly mark: string; readonly start: number } | null = null;
  for (const match of text.matchAll(/^[ >]{0,12}(```+|~~~+)|(`+)[^`\r\n]{1,2000}\2/gm)) {
    const [whole, mark] = match;
    if (mark === undefined) {
      if (fence === null) spans.push({ start: match.index, end: match.index + whole.length });
    } else if (fence === null) fence = { mark, start: match.index };
    else if (mark.startsWith(fence.mark)) {
      spans.push({ start: fence.start, end: match.index + whole.length });
      fence = null;
    }
  }
  if (fence !== null) spans.push({ start: fence.start, end: text.length });
  return spans;
}
