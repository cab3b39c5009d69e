/** What a rule is: it judges facts, one file each, and knows no other rule. */
import type { RuleSetting } from '../../config.ts';
import type { Facts, Fix } from '../facts.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Span } from '../span.ts';

export interface RuleContext {
  /** The text the facts are about. */
  readonly text: string;
  readonly knowledge: Knowledge;
}

/** A finding before the registry gives it its severity and fingerprint. */
export interface Draft extends Span {
  readonly message: string;
  readonly related?: readonly (Span & { readonly message: string })[];
  readonly fixes?: readonly Fix[];
}

export interface Rule {
  /** `family/kebab-name`; never changes meaning once shipped. */
  readonly id: string;
  /** One line for settings and reports. */
  readonly summary: string;
  readonly defaultSeverity: RuleSetting;
  check(facts: Facts, context: RuleContext): readonly Draft[];
}
