/** Quotations of the translation that still stand in the marks of the source's language, or lost to straight ones what marks the source has. */

import type { Fix, Quotation } from '../../engine/facts.ts';
import { phrase, say, titled } from '../../engine/said.ts';
import { languageName, type Pair, type PairCheck } from '../pair.ts';

export const translationQuotationMarks: PairCheck = {
  id: 'translation/quotation-marks',
  summary: "A quotation of the translation stands in the marks of the source's language, or in straight ones",
  defaultSeverity: 'information',
  check(pair) {
    const { source, target, knowledge } = pair;
    if (source.base === target.base || !Object.hasOwn(knowledge.marks, target.base)) return [];
    const { outer } = knowledge.marks[target.base]!;
    // Marks that neither language uses are no trace of the source: `quotation/mark-style` speaks of those.
    const carried = ownMarks(pair).filter((one) => !outer.includes(one) && !STRAIGHT.test(one));
    const straight = !RAISED.includes(outer[0]!.charAt(0)) && isTypographic(pair);
    if (carried.length === 0 && !straight) return [];
    const wanted = outer[0]!;
    return target.facts.quotations.flatMap((one) => {
      const { marks } = one;
      if (marks === null || marks.close === null || one.level > 0 || TITLE_MARKS.includes(marks.open)) return [];
      const used = marks.open + marks.close;
      const isStraight = straight && STRAIGHT.test(marks.open) && STRAIGHT.test(marks.close);
      if (!isStraight && !carried.includes(used)) return [];
      const said = isStraight
        ? say`This quotation stands in ${marks.open} ${marks.close}, and the marks in ${phrase`the language of this text (${target.base})`} are ${`${wanted.charAt(0)} ${wanted.charAt(1)}`}. Use those, so that readers see at once what is quoted.`
        : say`This quotation stands in ${marks.open} ${marks.close}, as in ${languageName(source.base)}. In ${languageName(target.base)} use ${wanted.charAt(0)} ${wanted.charAt(1)}, so that readers see at once what is quoted.`;
      return [{ start: one.start, end: one.content[0]!.start, ...said, counterparts: [], fixes: exchange(pair, one, wanted) }];
    });
  },
};

/** Whoever wrote the source had marks at hand that open and close; with straight ones in it those of the translation are no loss. */
function isTypographic({ source }: Pair): boolean {
  const marks = source.facts.quotations.flatMap((one) => (one.marks === null ? [] : [one.marks.open]));
  return marks.length > 0 && !marks.some((open) => STRAIGHT.test(open));
}

/** The marks of the source's language, on either level. */
function ownMarks({ source, knowledge }: Pair): readonly string[] {
  if (!Object.hasOwn(knowledge.marks, source.base)) return [];
  const { outer, inner } = knowledge.marks[source.base]!;
  return [...outer, ...inner];
}

const TITLE_MARKS = '《〈';
const STRAIGHT = /["']/;
/** Marks that a typewriter writes straight: they look the same but for their direction, “ ” and " ". */
const RAISED = '“”‘’';

/** Both marks at once; none where the new ones could pair with others within. */
function exchange({ target }: Pair, { start, end, content, marks }: Quotation, wanted: string): Fix[] {
  const first = content[0]!;
  const last = content.at(-1)!;
  const inside = target.text.slice(first.start, last.end);
  if (inside.includes(wanted.charAt(0)) || inside.includes(wanted.charAt(1)) || inside.includes('\n\n')) return [];
  // "&laquo;" is a mark, too, and stays readable as a sign.
  if (first.start - start > marks!.open.length + LONGEST_REFERENCE || end - last.end > LONGEST_REFERENCE) return [];
  const isSpaced = target.base === 'fr';
  const before = isSpaced && !/^\s/.test(inside) ? '\u00a0' : '';
  const after = isSpaced && !/\s$/.test(inside) ? '\u00a0' : '';
  return [
    {
      start,
      end: first.start,
      newText: wanted.charAt(0) + before,
      ...titled`Use ${wanted.charAt(0)} and ${wanted.charAt(1)}`,
      also: [{ start: last.end, end, newText: after + wanted.charAt(1) }],
      safe: true,
    },
  ];
}

const LONGEST_REFERENCE = 8;
