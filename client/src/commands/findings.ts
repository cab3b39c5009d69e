/** From finding to finding in the draft at hand, all of them or those of one family of rules. */
import * as vscode from 'vscode';

type Direction = 'next' | 'previous';

/** What findings of this extension are told by, whoever else writes into the Problems panel. */
const SOURCE = 'Policy Text Review';

export function registerFindings(): vscode.Disposable {
  const go = (direction: Direction, family: string | null) => () => goToFinding(direction, family);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyReview.nextFinding', go('next', null)),
    vscode.commands.registerCommand('policyReview.previousFinding', go('previous', null)),
    vscode.commands.registerCommand('policyReview.nextQuotationFinding', go('next', 'quotation')),
    vscode.commands.registerCommand('policyReview.previousQuotationFinding', go('previous', 'quotation')),
    vscode.commands.registerCommand('policyReview.nextOrganizationFinding', go('next', 'organization')),
    vscode.commands.registerCommand('policyReview.previousOrganizationFinding', go('previous', 'organization')),
    vscode.commands.registerCommand('policyReview.nextTermFinding', go('next', 'term')),
    vscode.commands.registerCommand('policyReview.previousTermFinding', go('previous', 'term')),
    vscode.commands.registerCommand('policyReview.nextTranslationFinding', go('next', 'translation')),
    vscode.commands.registerCommand('policyReview.previousTranslationFinding', go('previous', 'translation')),
  );
}

/** The id of the rule a diagnostic comes from; null for what is none of this extension's. */
export function ruleOf({ source, code }: vscode.Diagnostic): string | null {
  const id = typeof code === 'object' ? code.value : code;
  return source === SOURCE && typeof id === 'string' && id.includes('/') ? id : null;
}

async function goToFinding(direction: Direction, family: string | null): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const ranges = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((one) => (family === null ? ruleOf(one) !== null : ruleOf(one)?.startsWith(`${family}/`) === true))
    .map((one) => one.range)
    .sort((a, b) => a.start.compareTo(b.start));
  const range = following(ranges, editor.selection.active, direction);
  if (range === undefined) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No finding of this kind in this draft.'), 3_000);
    return;
  }
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  // With the keyboard alone, too, it should be read what was found.
  await vscode.commands.executeCommand('editor.action.showHover');
}

/** The nearest range that starts behind, or before, the position; past the last it goes on from the other end. */
function following(ranges: readonly vscode.Range[], from: vscode.Position, direction: Direction): vscode.Range | undefined {
  if (direction === 'next') return ranges.find(({ start }) => start.isAfter(from)) ?? ranges[0];
  return ranges.findLast(({ start }) => start.isBefore(from)) ?? ranges.at(-1);
}
