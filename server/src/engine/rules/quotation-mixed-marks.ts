/** A quotation opened with a straight mark and closed with a typographic one, or the other way round. */
import { phrase, say, titled } from '../said.ts';
import { closerOf, openerOf } from './quotations.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationMixedMarks: Rule = {
  id: 'quotation/mixed-marks',
  summary: 'A quotation is opened with a straight mark and closed with a typographic one, or the other way round',
  defaultSeverity: 'information',
  scope: 'block',
  check(facts, context) {
    const { text } = context;
    const found: Draft[] = [];
    for (const quotation of facts.quotations) {
      if (quotation.type === 'reported' || quotation.type === 'block' || !quotation.closed) continue;
      const open = text.slice(quotation.start, quotation.content[0]!.start);
      const last = quotation.content[quotation.content.length - 1]!;
      const close = text.slice(last.end, quotation.end);
      if ((open === '"') === (close === '"') || open.length !== 1 || close.length !== 1) continue;
      // The typographic mark shows what was meant, so the straight one is the one to turn.
      const straightOpens = open === '"';
      const start = straightOpens ? quotation.start : last.end;
      const wanted = straightOpens ? openerOf(close, context) : closerOf(open, context);
      found.push({
        start,
        end: start + 1,
        ...say`This straight mark ${straightOpens ? phrase`opens` : phrase`closes`} a quotation that ${close === '"' ? phrase`begins` : phrase`ends`} with ${straightOpens ? close : open}. Use marks of one kind on both sides.`,
        related: [
          {
            start: straightOpens ? last.end : quotation.start,
            end: straightOpens ? quotation.end : quotation.start + 1,
            ...say`The other mark of this quotation`,
          },
        ],
        fixes: wanted === null ? [] : [{ start, end: start + 1, ...titled`Use ${wanted}`, newText: wanted, safe: true }],
      });
    }
    return found;
  },
};
