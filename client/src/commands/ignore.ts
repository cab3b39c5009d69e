/**
 * What the light bulb needs a person for: a reason why a finding is all right, written into a comment beside it; and a rule that is
 * switched off in the settings of the workspace.
 */
import * as vscode from 'vscode';

/** Commands that actions and lenses of the server may name, besides those of views. */
export const SERVER_COMMANDS: readonly string[] = [
  'policyReview.showPlace',
  'policyReview.ignore',
  'policyReview.switchRuleOff',
  'policyReview.quotations.focus',
];

export function registerIgnore(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyReview.ignore', ignore),
    vscode.commands.registerCommand('policyReview.switchRuleOff', switchRuleOff),
  );
}

/** Writes the comment `before` + reason + `after` at the position; nothing when the person gives up. */
async function ignore(
  uri: string,
  version: number,
  position: { line: number; character: number },
  before: string,
  after: string,
): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore this finding'),
    prompt: vscode.l10n.t('Why is it all right? The reason stands in the comment for those who read it later. It may be left empty.'),
    placeHolder: vscode.l10n.t('for example: the words of the decree'),
  });
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document.version !== version) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The text has changed in the meantime, so nothing was written. Choose the action again.'),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const written = forComment(reason);
  edit.insert(
    document.uri,
    new vscode.Position(position.line, position.character),
    `${before}${written === '' ? '' : ` -- ${written}`}${after}`,
  );
  await vscode.workspace.applyEdit(edit);
}

/** On one line, without what would end the comment or open a quotation in it: a plain text has no comments, it is read as it stands. */
export function forComment(reason: string): string {
  return reason
    .replace(/\s+/g, ' ')
    .replace(/--+>?/g, '–')
    .replace(/["“”„‟«»「」『』]|(?<!\p{L})['‘’‚‹›]|['‘’‚‹›](?!\p{L})/gu, '')
    .trim();
}

async function switchRuleOff(rule: string, uri: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('policyReview', vscode.Uri.parse(uri));
  const hasWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const known = settings.inspect<Record<string, string>>('rules');
  // Only what stands in this one place is written back: the rest is merged in by the editor.
  const before = (hasWorkspace ? known?.workspaceValue : known?.globalValue) ?? undefined;
  await settings.update('rules', { ...before, [rule]: 'off' }, target);
  const undo = vscode.l10n.t('Undo');
  const where = hasWorkspace ? vscode.l10n.t('in this workspace') : vscode.l10n.t('in your settings');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('{0} is switched off {1}.', rule, where), undo);
  if (chosen === undo) await vscode.workspace.getConfiguration('policyReview', vscode.Uri.parse(uri)).update('rules', before, target);
}
