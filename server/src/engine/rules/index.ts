/** The only registry of rules. A rule that is not in this list does not exist. */
import type { RuleSetting } from '../../config.ts';
import type { Facts, Finding } from '../facts.ts';
import { hashText } from '../hash.ts';
import { organizationConflictingDefinition } from './organization-conflicting-definition.ts';
import { organizationRepeatedDefinition } from './organization-repeated-definition.ts';
import { organizationUndefinedAbbreviation } from './organization-undefined-abbreviation.ts';
import { quotationMixedMarks } from './quotation-mixed-marks.ts';
import { quotationUnattributed } from './quotation-unattributed.ts';
import { quotationUnclosed } from './quotation-unclosed.ts';
import { quotationUnopened } from './quotation-unopened.ts';
import { quotationVagueSource } from './quotation-vague-source.ts';
import type { Rule, RuleContext } from './rule.ts';
import { termRhetorical } from './term-rhetorical.ts';

export const RULES: readonly Rule[] = [
  organizationConflictingDefinition,
  organizationRepeatedDefinition,
  organizationUndefinedAbbreviation,
  quotationMixedMarks,
  quotationUnattributed,
  quotationUnclosed,
  quotationUnopened,
  quotationVagueSource,
  termRhetorical,
];

/** Runs every rule that is not off; findings in the order of the text. */
export function judge(facts: Facts, context: RuleContext, settings: Readonly<Record<string, RuleSetting>>): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) {
    const setting = settings[rule.id] ?? rule.defaultSeverity;
    if (setting === 'off') continue;
    const seen = new Map<string, number>();
    for (const draft of rule.check(facts, context)) {
      const words = context.text.slice(draft.start, Math.min(draft.end, draft.start + 400));
      const key = `${rule.id}\n${words.replace(/\s+/g, ' ')}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      findings.push({
        rule: rule.id,
        severity: setting,
        start: draft.start,
        end: draft.end,
        message: draft.message,
        related: draft.related ?? [],
        fingerprint: hashText(`${key}\n${nth}`),
        fixes: draft.fixes ?? [],
      });
    }
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
}
