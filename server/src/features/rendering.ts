/** Which paragraph stands for which, for people: the last line of a hover, and the places to open side by side. */
import type { Hover } from 'vscode-languageserver-types';
import type { Span } from '../engine/span.ts';
import type { PairResult } from '../protocol.ts';
import { headOf, lineOf } from '../translation/pair.ts';
import { type PairReview, renderingAt } from '../translation/review.ts';
import { paragraphAt } from '../translation/side.ts';
import { type Lines, rangeOf } from './convert.ts';
import { escapeMarkdown, oneLine } from './escape.ts';
import { ENGLISH, type Words } from './words.ts';

export interface PairInView {
  /** What the document of the view is in the pair. */
  readonly role: 'source' | 'target';
  readonly other: { readonly uri: string; readonly lines: Lines };
  readonly review: PairReview;
}

/**
 * The hover with a line on what the paragraph translates. Alone it shows only at the first word of a paragraph: over every word it
 * would be in the way.
 */
export function withRendering(
  hover: Hover | null,
  pairs: readonly PairInView[],
  offset: number,
  lines: Lines,
  options: { readonly markdown: boolean; readonly words?: Words },
): Hover | null {
  const said = pairs.flatMap((pair) => lineFor(pair, offset, options.words ?? ENGLISH) ?? []);
  if (said.length === 0) return hover;
  const written = said.map((line) => (options.markdown ? `*${escapeMarkdown(line)}*` : oneLine(line)));
  if (hover === null) {
    const head = firstWord(pairs[0]!, offset);
    if (head === null) return null;
    return { contents: { kind: options.markdown ? 'markdown' : 'plaintext', value: written.join('\n\n') }, range: rangeOf(lines, head) };
  }
  const { contents } = hover;
  if (typeof contents !== 'object' || !('kind' in contents)) return hover;
  return { ...hover, contents: { ...contents, value: [contents.value, ...written].join('\n\n') } };
}

function lineFor({ role, review }: PairInView, offset: number, { t }: Words): string | null {
  const rendering = renderingAt(review, role, offset);
  if (rendering === null) return null;
  const other = role === 'source' ? review.target : review.source;
  const [first] = rendering.paragraphs;
  if (first === undefined) return role === 'source' ? t('Not translated in {0}', other.name) : t('Not in the source, {0}', other.name);
  const from = lineOf(other, other.paragraphs[first]!.start);
  const to = lineOf(other, other.paragraphs[rendering.paragraphs.at(-1)!]!.start);
  if (from === to)
    return role === 'source' ? t('Translated on line {0} of {1}', from, other.name) : t('Translates line {0} of {1}', from, other.name);
  return role === 'source'
    ? t('Translated on lines {0} to {1} of {2}', from, to, other.name)
    : t('Translates lines {0} to {1} of {2}', from, to, other.name);
}

function firstWord({ role, review }: PairInView, offset: number): Span | null {
  const side = review[role];
  const at = paragraphAt(side, offset);
  if (at < 0) return null;
  const head = headOf(side, [at, at + 1]);
  return head.start <= offset && offset < head.end ? head : null;
}

/** Where the other halves have what stands at the offset; the nearest paragraph before where they have none. */
export function placesInPairs(pairs: readonly PairInView[], offset: number): PairResult[] {
  return pairs.map(({ role, other, review }) => {
    const side = role === 'source' ? review.target : review.source;
    const at = Math.max(0, paragraphAt(review[role], offset));
    const link = review.links.find((one) => one[role][0] <= at && at < one[role][1]);
    const [from, to] = link?.[role === 'source' ? 'target' : 'source'] ?? [0, 0];
    const first = side.paragraphs[from < to ? from : Math.max(0, from - 1)];
    const last = from < to ? side.paragraphs[to - 1]! : first;
    const range = first === undefined || last === undefined ? null : rangeOf(other.lines, { start: first.start, end: last.end });
    return { uri: other.uri, role: role === 'source' ? 'translation' : 'source', range };
  });
}
