/** Outer marks that the chosen style, or else the language, does not use. */
import { say, titled } from '../said.ts';
import {
  type ClosedMarks,
  exchange,
  inMarks,
  isMixedPair,
  isStraight,
  mayPairAnew,
  pairOf,
  pairsAllowed,
  shown,
  turned,
  whoAsks,
} from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationMarkStyle: Rule = {
  id: 'quotation/mark-style',
  summary: 'A quotation stands in marks that the style or the language does not use',
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, context) {
    const found: Draft[] = [];
    const { style } = context;
    const headline = facts.headings.length === 1 ? (style?.headline ?? null) : null;
    for (const quotation of inMarks(facts.quotations)) {
      const { marks, open } = quotation;
      const pair = pairOf(marks);
      const allowed = headline ?? pairsAllowed(marks, context);
      if (allowed === null || marks.around !== null || allowed.includes(pair)) continue;
      // Half right: the other half has a rule of its own.
      if (isMixedPair(marks) && isHalfAllowed(marks, allowed)) continue;
      if (turned(quotation, allowed) !== null) continue;
      // Without a style straight marks are a typewriter's, and nobody's mistake.
      if (style === null && (isStraight(pair) || pair.length !== 2)) continue;
      const wanted = allowed[0]!;
      const { edit, also } = exchange(quotation, wanted, context);
      found.push({
        ...open,
        ...say`This quotation stands in ${marks.open} ${marks.close}, and the marks in ${whoAsks(context)} are ${shown(allowed.filter((one) => !isStraight(one)))}. Use those, so that readers see at once what is quoted.`,
        related: [{ ...quotation.close, ...say`The closing mark` }],
        fixes: mayPairAnew(quotation, wanted, context.text)
          ? []
          : [{ ...edit, ...titled`Use ${wanted.charAt(0)} and ${wanted.charAt(1)}`, also, safe: true }],
      });
    }
    return found;
  },
};

/** The half that is not straight shows what was meant. */
function isHalfAllowed({ open, close }: ClosedMarks['marks'], allowed: readonly string[]): boolean {
  const straightOpens = open === '"' || open === "'";
  return allowed.some((pair) => (straightOpens ? pair.charAt(1) === close : pair.charAt(0) === open));
}
