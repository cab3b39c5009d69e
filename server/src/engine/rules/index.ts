/** The only registry of rules. A rule that is not in this list does not exist. */
import type { RuleSetting } from '../../config.ts';
import type { Facts, Finding, Severity } from '../facts.ts';
import { hashText } from '../hash.ts';
import type { StyleEntry } from '../knowledge.ts';
import type { Span, TextSlices } from '../span.ts';
import { organizationConflictingDefinition } from './organization-conflicting-definition.ts';
import { organizationFormerName } from './organization-former-name.ts';
import { organizationFullNameAgain } from './organization-full-name-again.ts';
import { organizationInconsistentNaming } from './organization-inconsistent-naming.ts';
import { organizationNearMiss } from './organization-near-miss.ts';
import { organizationOfficialSpelling } from './organization-official-spelling.ts';
import { organizationRepeatedDefinition } from './organization-repeated-definition.ts';
import { organizationUndefinedAbbreviation } from './organization-undefined-abbreviation.ts';
import { organizationUnusedDefinition } from './organization-unused-definition.ts';
import { quotationDoubleDistancing } from './quotation-double-distancing.ts';
import { quotationEdgeEllipsis } from './quotation-edge-ellipsis.ts';
import { quotationEllipsisForm } from './quotation-ellipsis-form.ts';
import { quotationFragments } from './quotation-fragments.ts';
import { quotationInconsistentMarks } from './quotation-inconsistent-marks.ts';
import { quotationLateAttribution } from './quotation-late-attribution.ts';
import { quotationLoadedCue } from './quotation-loaded-cue.ts';
import { quotationLongInline } from './quotation-long-inline.ts';
import { quotationMarkDirection } from './quotation-mark-direction.ts';
import { quotationMarkSpacing } from './quotation-mark-spacing.ts';
import { quotationMarkStyle } from './quotation-mark-style.ts';
import { quotationMixedMarks } from './quotation-mixed-marks.ts';
import { quotationNesting } from './quotation-nesting.ts';
import { quotationPunctuationPlacement } from './quotation-punctuation-placement.ts';
import { quotationScareQuotes } from './quotation-scare-quotes.ts';
import { quotationTwoWordings } from './quotation-two-wordings.ts';
import { quotationUnattributed } from './quotation-unattributed.ts';
import { quotationUnclosed } from './quotation-unclosed.ts';
import { quotationUnopened } from './quotation-unopened.ts';
import { quotationVagueSource } from './quotation-vague-source.ts';
import type { Draft, Rule, RuleContext } from './rule.ts';
import { termDeprecated } from './term-deprecated.ts';
import { termRhetorical } from './term-rhetorical.ts';

export const RULES: readonly Rule[] = [
  organizationConflictingDefinition,
  organizationFormerName,
  organizationFullNameAgain,
  organizationInconsistentNaming,
  organizationNearMiss,
  organizationOfficialSpelling,
  organizationRepeatedDefinition,
  organizationUndefinedAbbreviation,
  organizationUnusedDefinition,
  quotationDoubleDistancing,
  quotationEdgeEllipsis,
  quotationEllipsisForm,
  quotationFragments,
  quotationInconsistentMarks,
  quotationLateAttribution,
  quotationLoadedCue,
  quotationLongInline,
  quotationMarkDirection,
  quotationMarkSpacing,
  quotationMarkStyle,
  quotationMixedMarks,
  quotationNesting,
  quotationPunctuationPlacement,
  quotationScareQuotes,
  quotationTwoWordings,
  quotationUnattributed,
  quotationUnclosed,
  quotationUnopened,
  quotationVagueSource,
  termDeprecated,
  termRhetorical,
];

/** Rules that are not off, with the severity they report at. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** A style sets severities of its own, and the settings have the last word. */
export function activeRules(settings: Readonly<Record<string, RuleSetting>>, style: StyleEntry | null): ActiveRule[] {
  const active: ActiveRule[] = [];
  for (const rule of RULES) {
    const severity = settings[rule.id] ?? style?.rules[rule.id] ?? rule.defaultSeverity;
    if (severity !== 'off') active.push({ rule, severity });
  }
  return active;
}

/** A draft with the rule that made it. */
export interface RuleDraft extends Draft, ActiveRule {
  readonly key: FindingKey;
}

/** Rule and words: what a finding is told by, wherever it stands. Findings that share a key are counted in the order of the text. */
export interface FindingKey {
  readonly text: string;
  /** Fingerprints of the first, second … finding with this key, made when first asked for. */
  readonly fingerprints: string[];
  /** How many were met in a pass over the document, and in which pass. */
  pass: number;
  count: number;
}

/** The keys of one document's findings, each of them once. */
export class FindingKeys {
  private readonly known = new Map<string, FindingKey>();
  private pass = 0;

  get size(): number {
    return this.known.size;
  }

  of(text: string): FindingKey {
    let key = this.known.get(text);
    if (key === undefined) {
      key = { text, fingerprints: [], pass: 0, count: 0 };
      this.known.set(text, key);
    }
    return key;
  }

  /** Begins to count anew. */
  restart(): void {
    this.pass++;
  }

  /** How many findings with this key came before. */
  next(key: FindingKey): number {
    if (key.pass !== this.pass) {
      key.pass = this.pass;
      key.count = 0;
    }
    return key.count++;
  }
}

/** What the active rules of one scope say of these facts. */
export function judge(
  active: readonly ActiveRule[],
  scope: Rule['scope'],
  facts: Facts,
  context: RuleContext,
  keys: FindingKeys,
): RuleDraft[] {
  const drafts: RuleDraft[] = [];
  for (const one of active) {
    if (one.rule.scope !== scope) continue;
    for (const draft of one.rule.check(facts, context)) drafts.push(signed(draft, one, context.text, keys));
  }
  return drafts;
}

/** The draft as its rule made it, with what it is told by; `text` is what its offsets count in. */
export function signed(draft: Draft, { rule, severity }: ActiveRule, text: TextSlices, keys: FindingKeys): RuleDraft {
  const words = text.slice(draft.start, Math.min(draft.end, draft.start + FINGERPRINT_WORDS)).replace(/\s+/g, ' ');
  return { ...draft, rule, severity, key: keys.of(`${rule.id}\n${words}`) };
}

/** The draft with all its places moved. */
export function placed(draft: RuleDraft, at: <T extends Span>(span: T) => T): RuleDraft {
  return {
    ...at(draft),
    related: draft.related?.map(at) ?? [],
    fixes: draft.fixes?.map((fix) => (fix.also === undefined ? at(fix) : { ...at(fix), also: fix.also.map(at) })) ?? [],
  };
}

/** `nth`: how many findings with the same key come before it. */
export function findingOf(draft: RuleDraft, nth: number): Finding {
  const { rule, severity, start, end, message, said, related, fixes, key } = draft;
  key.fingerprints[nth] ??= hashText(`${key.text}\n${nth}`);
  return {
    rule: rule.id,
    severity,
    start,
    end,
    message,
    said,
    related: related ?? [],
    fingerprint: key.fingerprints[nth],
    fixes: fixes ?? [],
  };
}

/** Characters of a finding's text that tell it from others; more would make long quotations costly to hash. */
const FINGERPRINT_WORDS = 400;
