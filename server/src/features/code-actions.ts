/** Quick fixes: the replacements that findings bring with them. */
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import type { Finding } from '../engine/facts.ts';
import { rangeOf, spanOf } from './convert.ts';
import type { DocumentView } from './view.ts';

export const QUICK_FIX = 'quickfix';

export interface CodeActionQuery {
  readonly range: Range;
  /** The client's diagnostics at that place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds asked for; null means all. */
  readonly only: readonly string[] | null;
}

export function codeActions(view: DocumentView, query: CodeActionQuery): CodeAction[] {
  if (query.only !== null && !query.only.some(asksForQuickFix)) return [];
  const span = spanOf(view.lines, query.range);
  return view.findings
    .filter((finding) => finding.start <= span.end && span.start <= finding.end)
    .flatMap((finding) => ofFinding(view, finding, query.diagnostics));
}

/** Kinds are hierarchical: asking for a kind asks for everything below it, and the empty kind for everything. */
function asksForQuickFix(kind: string): boolean {
  return kind === '' || kind === QUICK_FIX;
}

function ofFinding(view: DocumentView, finding: Finding, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const range = rangeOf(view.lines, finding);
  const repaired = diagnostics.filter((diagnostic) => diagnostic.code === finding.rule && sameRange(diagnostic.range, range));
  const single = finding.fixes.length === 1;
  return finding.fixes.map((fix) => {
    const action: CodeAction = {
      title: fix.title,
      kind: QUICK_FIX,
      edit: {
        changes: { [view.uri]: [fix, ...(fix.also ?? [])].map((one) => ({ range: rangeOf(view.lines, one), newText: one.newText })) },
      },
    };
    if (repaired.length > 0) action.diagnostics = repaired;
    // Preferred actions may be applied without a look, so only the one that cannot change meaning is.
    if (single && fix.safe) action.isPreferred = true;
    return action;
  });
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a?.start?.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end?.line === b.end.line &&
    a.end.character === b.end.character
  );
}
