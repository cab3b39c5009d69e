/**
 * Actions that change files and then show what they wrote. The editor forgets the command of an action as soon as it asks for the actions
 * anew, which the change itself can make it do; so both become one command of this extension, which is begun before anything changes.
 */
import * as vscode from 'vscode';

const APPLY_COMMAND = 'policyReview.applyAction';
/** Only what the light bulb offered last can be chosen. */
const MOST = 64;

interface Offered {
  readonly edit: vscode.WorkspaceEdit;
  readonly command: vscode.Command;
}

export interface AppliedActions {
  readonly disposable: vscode.Disposable;
  /** The action itself where it has no command, or changes nothing. */
  asOne(action: vscode.Command | vscode.CodeAction): vscode.Command | vscode.CodeAction;
}

export function registerApply(): AppliedActions {
  // By number: what goes through the protocol and back, as actions do, comes back as plain data.
  const offered = new Map<number, Offered>();
  let last = 0;
  return {
    disposable: vscode.commands.registerCommand(APPLY_COMMAND, async (id: unknown) => {
      const chosen = typeof id === 'number' ? offered.get(id) : undefined;
      if (chosen === undefined || !(await vscode.workspace.applyEdit(chosen.edit))) return;
      await vscode.commands.executeCommand(chosen.command.command, ...(chosen.command.arguments ?? []));
    }),
    asOne(action) {
      if (!(action instanceof vscode.CodeAction) || action.edit === undefined || action.command === undefined) return action;
      last += 1;
      offered.set(last, { edit: action.edit, command: action.command });
      offered.delete(last - MOST);
      delete action.edit;
      action.command = { title: action.title, command: APPLY_COMMAND, arguments: [last] };
      return action;
    },
  };
}
