/** One term of the source that is rendered by several, or several by one, over the whole document. */

import type { Occurrence } from '../../engine/facts.ts';
import { say } from '../../engine/said.ts';
import { lineOf, type Pair, type PairCheck, type PairDraft, renderedLinks, shown } from '../pair.ts';
import type { Side } from '../side.ts';
import { sameLoosely } from './terms.ts';

export const translationTermInconsistent: PairCheck = {
  id: 'translation/term-inconsistent',
  summary: 'One term of the source is rendered in several ways, or several terms in one',
  defaultSeverity: 'information',
  check(pair) {
    const rendered = rendering(pair);
    return [...severalForOne(pair, rendered), ...oneForSeveral(pair, rendered)].sort((a, b) => a.start - b.start);
  },
};

interface Rendering {
  readonly source: Occurrence;
  readonly target: Occurrence;
}

/** Where a paragraph and its counterpart have a concept equally often: then which renders which is certain. */
function rendering(pair: Pair): Rendering[] {
  return renderedLinks(pair).flatMap((link) => {
    const from = occurrencesOf(pair.source, link.source);
    const to = occurrencesOf(pair.target, link.target);
    return [...new Set(from.map(({ concept }) => concept))].flatMap((concept) => {
      const said = from.filter((one) => one.concept === concept);
      const here = to.filter((one) => one.concept === concept);
      // What is not preferred has a check of its own.
      if (here.some(({ status }) => status !== null && status !== 'preferred')) return [];
      // Several different ones in one paragraph may have changed places.
      if (said.length !== here.length || (said.length > 1 && new Set(said.map(keyOf)).size > 1)) return [];
      return said.map((source, i) => ({ source, target: here[i]! }));
    });
  });
}

function occurrencesOf(side: Side, [from, to]: readonly [number, number]): Occurrence[] {
  return side.contents.slice(from, to).flatMap(({ terms }) => terms);
}

/** The same term of the source, here one way and there another; told at each place that differs from the first. */
function severalForOne({ target }: Pair, rendered: readonly Rendering[]): PairDraft[] {
  const first = new Map<string, Rendering>();
  const drafts: PairDraft[] = [];
  for (const one of rendered) {
    const key = keyOf(one.source);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, one);
      continue;
    }
    if (sameLoosely(before.target.term, one.target.term, target.base) || sameLoosely(before.target.text, one.target.text, target.base))
      continue;
    drafts.push({
      start: one.target.start,
      end: one.target.end,
      ...say`“${shown(one.source.text)}” is “${shown(one.target.text)}” here and “${shown(before.target.text)}” on line ${lineOf(target, before.target.start)}. Render a term in one way throughout.`,
      counterparts: [
        { start: one.source.start, end: one.source.end, ...say`“${shown(one.source.text)}” in the source` },
        { start: before.source.start, end: before.source.end, ...say`The same, rendered “${shown(before.target.text)}”` },
      ],
    });
  }
  return drafts;
}

/** Different concepts of the user's termbases behind one wording: readers cannot tell them apart any more. */
function oneForSeveral({ target, terminology }: Pair, rendered: readonly Rendering[]): PairDraft[] {
  const first = new Map<string, Rendering>();
  const drafts: PairDraft[] = [];
  for (const one of rendered) {
    if (terminology(one.source) === null) continue;
    const key = one.target.text.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, one);
    else if (before.source.concept !== one.source.concept)
      drafts.push({
        start: one.target.start,
        end: one.target.end,
        ...say`“${shown(one.target.text)}” stands for “${shown(one.source.text)}” here and for “${shown(before.source.text)}” on line ${lineOf(target, before.target.start)}. Render different terms differently.`,
        counterparts: [{ start: one.source.start, end: one.source.end, ...say`“${shown(one.source.text)}” in the source` }],
      });
  }
  return drafts;
}

function keyOf({ concept, term }: Occurrence): string {
  return `${concept}\n${term.toLowerCase()}`;
}
