/** A quotation within a quotation whose marks do not tell it from the outer one. */
import { type Phrase, phrase, say, styleName, titled } from '../said.ts';
import { exchange, inMarks, isMixedPair, isStraight, mayPairAnew, pairOf, pairsAllowed, shown, turned } from './quotations.ts';
import type { Draft, Rule, RuleContext } from './rule.ts';

export const quotationNesting: Rule = {
  id: 'quotation/nesting',
  summary: 'A quotation within a quotation stands in the wrong marks for its level',
  defaultSeverity: 'hint',
  scope: 'block',
  check(facts, context) {
    const found: Draft[] = [];
    for (const quotation of inMarks(facts.quotations)) {
      const { marks } = quotation;
      const { around } = marks;
      const pair = pairOf(marks);
      if (around === null || pair.length !== 2 || isMixedPair(marks)) continue;
      const allowed = pairsAllowed(marks, context);
      if (allowed === null || turned(quotation, allowed) !== null) continue;
      const wanted = context.style === null ? others(around, pair, context) : allowed.includes(pair) ? [] : allowed;
      if (wanted.length === 0) continue;
      // Straight marks outside ask for straight ones inside.
      const typed = around === '"' || around === "'";
      const choice = wanted.find((one) => isStraight(one) === typed) ?? wanted[0]!;
      const { edit, also } = exchange(quotation, choice, context);
      found.push({
        ...quotation.open,
        ...say`This quotation within a quotation stands in ${marks.open} ${marks.close} inside ${around}, so readers cannot see at once where which ends. ${advice(context, choice)}`,
        related: [{ ...quotation.close, ...say`The closing mark` }],
        fixes:
          choice.charAt(0) === around || mayPairAnew(quotation, choice, context.text)
            ? []
            : [{ ...edit, ...titled`Use ${choice.charAt(0)} and ${choice.charAt(1)}`, also, safe: true }],
      });
    }
    return found;
  },
};

/** Without a style: the pairs that tell an inner quotation from the one around it; none where its marks do that already. */
function others(around: string, pair: string, { marks }: RuleContext): readonly string[] {
  // Guillemets show which way they face, and French and Russian printers nest them.
  if (marks === null || pair.charAt(0) !== around || pair === '«»' || pair === '»«') return [];
  return marks.inner.filter((one) => one.charAt(0) !== around);
}

function advice({ style }: RuleContext, choice: string): Phrase {
  return style === null
    ? phrase`Use other marks there, such as ${shown([choice])}.`
    : phrase`${styleName(style)} has ${shown([choice])} there.`;
}
