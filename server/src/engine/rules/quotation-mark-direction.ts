/** A double mark that faces the wrong way: a closing one that opens, an opening one that closes. */
import { phrase, say, titled } from '../said.ts';
import { type ClosedMarks, exchange, inMarks, pairsAllowed, type Turned, turned } from './quotations.ts';
import type { Draft, Rule, RuleContext } from './rule.ts';

export const quotationMarkDirection: Rule = {
  id: 'quotation/mark-direction',
  summary: 'A quotation mark faces the wrong way',
  defaultSeverity: 'information',
  scope: 'block',
  check(facts, context) {
    const found: Draft[] = [];
    for (const quotation of inMarks(facts.quotations)) {
      const allowed = pairsAllowed(quotation.marks, context);
      const meant = allowed === null ? null : turned(quotation, allowed);
      if (meant !== null) found.push(draft(quotation, meant, context));
    }
    return found;
  },
};

function draft(quotation: ClosedMarks, { wrong, pair }: Turned, context: RuleContext): Draft {
  const { marks, open, close } = quotation;
  const isClosing = wrong === 'closing';
  const span = isClosing ? close : open;
  const [mark, wanted] = isClosing ? [marks.close, pair.charAt(1)] : [marks.open, pair.charAt(0)];
  const single = { ...span, ...titled`Use ${wanted}`, newText: wanted, safe: true };
  const { edit, also } = exchange(quotation, pair, context);
  return {
    ...span,
    ...say`The mark ${mark} ${isClosing ? phrase`closes` : phrase`opens`} this quotation and faces the other way, so readers may take the words outside for the quoted ones. Use ${wanted}.`,
    fixes: [
      wrong === 'both' || edit.newText.length > 1
        ? { ...edit, ...titled`Use ${pair.charAt(0)} and ${pair.charAt(1)}`, also, safe: true }
        : single,
    ],
  };
}
