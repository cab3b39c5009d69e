/** The outline after a change of its settings: the editor asks for it again only when a text or what reads it changes. */
import * as vscode from 'vscode';
import { DRAFT_SELECTOR } from './drafts.ts';

/** Has the outline asked for anew by a provider that has nothing to say. */
export function registerOutline(): vscode.Disposable {
  let asking: vscode.Disposable | undefined;
  const listening = vscode.workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration('policyReview.outline')) return;
    const before = asking;
    asking = vscode.languages.registerDocumentSymbolProvider([...DRAFT_SELECTOR], { provideDocumentSymbols: () => [] });
    before?.dispose();
  });
  return { dispose: () => vscode.Disposable.from(listening, ...(asking === undefined ? [] : [asking])).dispose() };
}
