/** Tables of texts for one rule, and what its fixes make of them. */
import assert from 'node:assert/strict';
import type { AnalyzeOptions } from '../../server/src/engine/analyze.ts';
import type { Finding, Fix } from '../../server/src/engine/facts.ts';
import { checkRule, marked } from './engine.ts';

/** What it shows, the text with ⟦…⟧ where the rule speaks, and the text after the first fix of the first finding, if one is offered. */
export type Row = readonly [what: string, source: string, repaired?: string | null | undefined, options?: Partial<AnalyzeOptions>];

/** One test a row. A row without a third element says nothing of fixes; null says that none is offered. */
export function checkRows(rule: string, defaults: Partial<AnalyzeOptions>, rows: readonly Row[]): void {
  for (const [what, source, repaired, options] of rows) {
    it(what, () => {
      const findings = checkRule(rule, source, { ...defaults, ...options });
      if (repaired === undefined) return;
      const fix = findings[0]?.fixes[0];
      assert.equal(fix === undefined ? null : applied(marked(source).text, fix), repaired);
    });
  }
}

/** The text after a fix. */
export function applied(text: string, fix: Fix): string {
  const edits = [fix, ...(fix.also ?? [])].sort((a, b) => b.start - a.start);
  return edits.reduce((out, edit) => out.slice(0, edit.start) + edit.newText + out.slice(edit.end), text);
}

export function firstFix(findings: readonly Finding[]): Fix {
  const fix = findings[0]?.fixes[0];
  assert.ok(fix, 'there is a fix');
  return fix;
}
