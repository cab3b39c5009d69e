/** Texts as the server sees them, read by the real engine; places are given by words, ranges read back as marked text. */

import type { Range } from 'vscode-languageserver-types';
import type { AnalyzeOptions } from '../../server/src/engine/analyze.ts';
import { createLineIndex, spanOf } from '../../server/src/features/convert.ts';
import { type DocumentView, indexKnowledge } from '../../server/src/features/view.ts';
import { NO_TERMBASES } from '../../server/src/termbases.ts';
import { engine, knowledge, mark } from './engine.ts';
import { find, URI } from './lsp-analysis.ts';

export const index = indexKnowledge(knowledge);

export interface Review extends DocumentView {
  readonly source: string;
  /** Offset within the `nth` (from 1) occurrence of `words`, behind its first letter. */
  on(words: string, nth?: number): number;
  /** The text with ⟦…⟧ around the ranges. */
  show(ranges: readonly Range[]): string;
}

export function review(source: string, given: Partial<AnalyzeOptions> = {}): Review {
  const options: AnalyzeOptions = { format: 'plaintext', ...given };
  const analysis = engine.analyze(source, options);
  const lines = createLineIndex(source);
  return {
    uri: URI,
    version: 1,
    text: source,
    source,
    lines,
    termbases: NO_TERMBASES,
    analysis,
    findings: analysis.findings,
    problems: analysis.problems,
    findingsOf: (text) => engine.analyze(text, options).findings,
    on: (words, nth = 1) => find(source, words, nth).start + 1,
    show: (ranges) =>
      mark(
        source,
        ranges.map((range) => spanOf(lines, range)),
      ),
  };
}

/** As `review`, of Markdown. */
export function reviewMarkdown(source: string, given: Partial<AnalyzeOptions> = {}): Review {
  return review(source, { format: 'markdown', ...given });
}

/** The text after edits as the protocol sends them. */
export function edited(
  view: Pick<Review, 'source' | 'lines'>,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const spans = edits.map(({ range, newText }) => ({ ...spanOf(view.lines, range), newText }));
  spans.sort((a, b) => b.start - a.start || b.end - a.end);
  return spans.reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), view.source);
}
