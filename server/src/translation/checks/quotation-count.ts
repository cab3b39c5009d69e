/** Each quotation of the source is one in the translation. */

import type { Occurrence, Quotation } from '../../engine/facts.ts';
import { type Phrase, phrase, say } from '../../engine/said.ts';
import { headOf, lineOf, type PairCheck, placeOf, renderedLinks, shown } from '../pair.ts';
import type { Side } from '../side.ts';

export const translationQuotationCount: PairCheck = {
  id: 'translation/quotation-count',
  summary: 'A paragraph has more or fewer quotations than its source',
  defaultSeverity: 'warning',
  byLink: true,
  check(pair) {
    const { source, target } = pair;
    return renderedLinks(pair).flatMap((link) => {
      const from = countsOf(source, link.source);
      const to = countsOf(target, link.target);
      const paragraph = source.paragraphs[link.source[0]]!;
      if (from.least > to.mostOthers) {
        return [
          {
            ...headOf(target, link.target),
            ...say`The source has ${amount(from.others.length)} here (${placeOf(source, paragraph.start)}), and this paragraph ${only(to.mostOthers)}. Put in marks what the source quotes.`,
            counterparts: from.others.map((one) => ({
              start: one.start,
              end: one.end,
              ...say`Quoted in the source: “${shown(one.text)}”`,
            })),
          },
        ];
      }
      if (to.least > from.most) {
        const [first, ...others] = to.sure.slice(from.most);
        const lines = others.map((one) => lineOf(target, one.start)).join(', ');
        const found = others.length === 0 ? amount(to.sure.length) : phrase`${amount(to.sure.length)} (and on line ${lines})`;
        return [
          {
            start: first!.start,
            end: first!.content[0]?.start ?? first!.end,
            ...say`This paragraph has ${found}, and its source ${only(from.most)} (${placeOf(source, paragraph.start)}). Quote only what the source quotes.`,
            counterparts: [{ ...headOf(source, link.source), ...say`The paragraph this one translates` }],
          },
        ];
      }
      return [];
    });
  },
};

function amount(count: number): Phrase {
  return count === 1 ? phrase`a quotation` : phrase`${count} quotations`;
}

function only(count: number): Phrase {
  return count === 0 ? phrase`none` : phrase`only ${count}`;
}

interface Counts {
  /** Quotations in marks, outermost. */
  readonly sure: readonly Quotation[];
  /** Those that cannot be one with another: "A", he said, "B" may be one pair of marks in the other language. */
  readonly least: number;
  /** All that may be quotations: other marked stretches, block quotations and turns after a dash, too. */
  readonly most: number;
  /** Both without terms in marks, which are what `translation/voice` is about. */
  readonly others: readonly Quotation[];
  readonly mostOthers: number;
}

function countsOf(side: Side, [from, to]: readonly [number, number]): Counts {
  const all = [...new Set(side.contents.slice(from, to).flatMap(({ quotations }) => quotations))].filter(
    ({ level, type }) => level === 0 && type !== 'reported',
  );
  const terms = side.contents.slice(from, to).flatMap((one) => one.terms);
  const sure = all.filter(({ use, marks }) => use === 'quotation' && marks !== null);
  let least = 0;
  let before: Quotation | null = null;
  const others = sure.filter((one) => !isTerm(one, terms));
  for (const one of others) {
    const goesOn: boolean = before !== null && (one.basis === 'interrupted' || one.basis === 'continued' || sameSource(before, one));
    if (!goesOn) least++;
    before = one;
  }
  // What a break in the middle makes of one: a quotation with the attribution inside its marks has several stretches.
  const stretches = sure.reduce((sum, one) => sum + Math.max(0, one.content.length - 1), 0);
  const inTerms = all.filter((one) => isTerm(one, terms)).length;
  return { sure, least, most: all.length + stretches, others, mostOthers: all.length - inTerms + stretches };
}

/** A listed term and at most a word or two besides. */
function isTerm({ start, end }: Quotation, terms: readonly Occurrence[]): boolean {
  return (
    end - start <= LONGEST_TERM &&
    terms.some((term) => start <= term.start && term.end <= end && end - start - (term.end - term.start) <= 16)
  );
}

const LONGEST_TERM = 80;

function sameSource(a: Quotation, b: Quotation): boolean {
  return a.source !== null && b.source !== null && a.source.start === b.source.start;
}
