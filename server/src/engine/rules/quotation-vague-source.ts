/** Reports whose source has no name: "it is reported that", "sources say", "experts believe". */
import { say } from '../said.ts';
import type { Draft, Rule } from './rule.ts';

export const quotationVagueSource: Rule = {
  id: 'quotation/vague-source',
  summary: 'A report or quotation has a source without a name',
  defaultSeverity: 'information',
  scope: 'block',
  needsSpeakers: true,
  check(facts) {
    const found: Draft[] = [];
    const told = new Set<number>();
    for (const quotation of facts.quotations) {
      const span = quotation.basis === 'impersonal' ? quotation.cue : quotation.source?.kind === 'vague' ? quotation.source : null;
      if (span === null || told.has(span.start)) continue;
      told.add(span.start);
      found.push({
        start: span.start,
        end: span.end,
        ...say`“${span.text.replace(/\s+/g, ' ')}” does not say who speaks, so readers cannot weigh what is reported. Name the person, body or document, or say why it cannot be named.`,
      });
    }
    return found;
  },
};
