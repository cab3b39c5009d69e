/** The only registry of rules. A rule that is not in this list does not exist. */
import type { RuleSetting } from '../../config.ts';
import type { Facts, Finding, Severity } from '../facts.ts';
import { hashText } from '../hash.ts';
import { organizationConflictingDefinition } from './organization-conflicting-definition.ts';
import { organizationRepeatedDefinition } from './organization-repeated-definition.ts';
import { organizationUndefinedAbbreviation } from './organization-undefined-abbreviation.ts';
import { quotationMixedMarks } from './quotation-mixed-marks.ts';
import { quotationUnattributed } from './quotation-unattributed.ts';
import { quotationUnclosed } from './quotation-unclosed.ts';
import { quotationUnopened } from './quotation-unopened.ts';
import { quotationVagueSource } from './quotation-vague-source.ts';
import type { Draft, Rule, RuleContext } from './rule.ts';
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

/** Rules that are not off, with the severity they report at. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

export function activeRules(settings: Readonly<Record<string, RuleSetting>>): ActiveRule[] {
  const active: ActiveRule[] = [];
  for (const rule of RULES) {
    const severity = settings[rule.id] ?? rule.defaultSeverity;
    if (severity !== 'off') active.push({ rule, severity });
  }
  return active;
}

/** A draft with the rule that made it. */
export interface RuleDraft extends Draft, ActiveRule {
  /** Rule and words, for the fingerprint: what a finding is told by, wherever it stands. */
  readonly key: string;
  /** Fingerprint of the first finding with this key; kept with the draft because most findings are the first. */
  readonly fingerprint: string;
}

/** What the active rules of one scope say of these facts. */
export function judge(active: readonly ActiveRule[], scope: Rule['scope'], facts: Facts, context: RuleContext): RuleDraft[] {
  const drafts: RuleDraft[] = [];
  for (const { rule, severity } of active) {
    if (rule.scope !== scope) continue;
    for (const draft of rule.check(facts, context)) {
      const words = context.text.slice(draft.start, Math.min(draft.end, draft.start + FINGERPRINT_WORDS)).replace(/\s+/g, ' ');
      const key = `${rule.id}\n${words}`;
      drafts.push({ ...draft, rule, severity, key, fingerprint: fingerprintOf(key, 0) });
    }
  }
  return drafts;
}

/** Turns drafts in offsets of the document into findings, in the order of the text; no two at one place by one rule. */
export function findingsOf(drafts: RuleDraft[]): Finding[] {
  drafts.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0));
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  drafts.forEach((draft, i) => {
    const before = drafts[i - 1];
    if (before !== undefined && before.start === draft.start && before.end === draft.end && before.rule === draft.rule) return;
    const nth = seen.get(draft.key) ?? 0;
    seen.set(draft.key, nth + 1);
    findings.push({
      rule: draft.rule.id,
      severity: draft.severity,
      start: draft.start,
      end: draft.end,
      message: draft.message,
      related: draft.related ?? [],
      fingerprint: nth === 0 ? draft.fingerprint : fingerprintOf(draft.key, nth),
      fixes: draft.fixes ?? [],
    });
  });
  return findings;
}

function fingerprintOf(key: string, nth: number): string {
  return hashText(`${key}\n${nth}`);
}

/** Characters of a finding's text that tell it from others; more would make long quotations costly to hash. */
const FINGERPRINT_WORDS = 400;
