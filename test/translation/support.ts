/** Pairs for tests of one check: both texts, and ⟦…⟧ in the translation where the check must speak. */
import assert from 'node:assert/strict';
import { mergeSpans } from '../../server/src/engine/span.ts';
import type { PairFinding } from '../../server/src/translation/pair.ts';
import { reviewPair } from '../../server/src/translation/review.ts';
import { engine, mark, marked } from '../support/engine.ts';
import { sideOf, type TermRow, termsOf } from '../support/translation-cases.ts';

type Rows = readonly TermRow[];

export interface PairTexts {
  readonly source: string;
  readonly target: string;
  /** Languages, as `en-ru`. */
  readonly languages: string;
}

const NAMES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'collective-security-treaty-organization': { ru: ['Организация Договора о коллективной безопасности', 'ОДКБ'] },
  'world-health-organization': { fr: ['Organisation mondiale de la santé', 'OMS'], de: ['Weltgesundheitsorganisation', 'WHO'] },
};

export function findingsOf(rule: string, { source, target, languages }: PairTexts, rows: Rows = []): readonly PairFinding[] {
  const [from, to] = languages.split('-') as [string, string];
  const own = termsOf(rows);
  const review = reviewPair(
    sideOf(engine, { file: `text.${from}.md`, text: source }, own),
    sideOf(engine, { file: `text.${to}.md`, text: target }, own),
    {
      knowledge: engine.knowledge,
      terminology: own.terminology,
      organizationNames: (entity, base) => NAMES[entity]?.[base] ?? null,
      rules: {},
    },
  );
  return review.findings.filter((one) => one.rule === rule);
}

export type CheckRow = readonly [what: string, languages: string, source: string, target: string, repaired?: string | null];

/** One test a row; a fifth element is the translation after the first fix, null where none may be offered. */
export function checkPairs(rule: string, rows: readonly CheckRow[], terms: Rows = []): void {
  for (const [what, languages, source, target, repaired] of rows) {
    it(what, () => {
      const { text } = marked(target);
      const findings = findingsOf(rule, { source, target: text, languages }, terms);
      assert.equal(mark(text, mergeSpans(findings)), target);
      for (const { message, counterparts } of findings) {
        assert.match(message, /^[“\p{Lu}\d].*\.$/u);
        for (const { start, end } of counterparts) assert.ok(0 <= start && start < end && end <= source.length);
      }
      if (repaired === undefined) return;
      const fix = findings[0]?.fixes[0];
      if (fix === undefined) return assert.equal(null, repaired);
      const edits = [fix, ...(fix.also ?? [])].sort((a, b) => b.start - a.start);
      assert.equal(
        edits.reduce((out, edit) => out.slice(0, edit.start) + edit.newText + out.slice(edit.end), text),
        repaired,
      );
    });
  }
}
