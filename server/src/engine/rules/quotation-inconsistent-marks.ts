/** Two systems of marks in one text. */

import type { FormPlace } from '../quotations/overview.ts';
import { phrase, say, titled } from '../said.ts';
import { FIX_LONGEST, isMixedPair, pairsAllowed, shown } from './quotations.ts';
import type { Draft, Rule, RuleContext } from './rule.ts';

export const quotationInconsistentMarks: Rule = {
  id: 'quotation/inconsistent-marks',
  summary: 'A quotation stands in other marks than most quotations of the text',
  defaultSeverity: 'hint',
  scope: 'quotations',
  check(_facts, context) {
    const pairs = context.overview?.pairs;
    if (pairs === undefined) return [];
    const allowed = pairsAllowed({ around: null }, context);
    // Marks that nobody expects here, and marks that contradict each other, have rules of their own.
    const systems = pairs.forms().filter((pair) => pair.length === 2 && !isMixed(pair) && (allowed === null || allowed.includes(pair)));
    if (systems.length < 2) return [];
    const firsts = systems.map((pair) => ({ pair, count: pairs.count(pair), first: pairs.first(pair)! }));
    const usual = firsts.reduce((a, b) => (b.count > a.count || (b.count === a.count && b.first.start < a.first.start) ? b : a));
    return firsts
      .filter((system) => system !== usual)
      .flatMap(({ pair, count }) => {
        // As many of both: which of them the author prefers nobody can tell.
        const isMost = count < usual.count;
        return pairs.places(pair).map((place) => place.keep([usual.first, isMost], () => draft(place, usual.first, isMost, context)));
      });
  },
};

function isMixed(pair: string): boolean {
  return isMixedPair({ open: pair.charAt(0), close: pair.charAt(1) });
}

function draft(place: FormPlace, first: FormPlace, isMost: boolean, { text }: RuleContext): Draft {
  const open = { start: place.start, end: place.end };
  const usual = first.form;
  const long = place.close.start - open.end > FIX_LONGEST;
  const inside = long ? '' : text.slice(open.end, place.close.start);
  const isClear = !long && !inside.includes(usual.charAt(0)) && !inside.includes(usual.charAt(1));
  const also = [{ ...place.close, newText: usual.charAt(1) }];
  return {
    ...open,
    ...say`This quotation stands in ${shown([place.form])}, and ${isMost ? phrase`most of this text has` : phrase`elsewhere this text has`} ${shown([usual])}. Two kinds of marks look like two kinds of quotations: use one throughout.`,
    related: [{ start: first.start, end: first.end, ...say`The first quotation in the other marks` }],
    fixes: isClear ? [{ ...open, ...titled`Use ${shown([usual])}`, newText: usual.charAt(0), also, safe: true }] : [],
  };
}
