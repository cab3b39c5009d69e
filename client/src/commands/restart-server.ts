/** "Restart Server": a fresh server for the same window, after which the drafts are reviewed anew. */
import * as vscode from 'vscode';
import type { Session } from '../session.ts';

export async function restartServer(session: Session): Promise<void> {
  await session.restart();
  if (session.state === 'running') return;
  const show = vscode.l10n.t('Show Output');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Policy Text Review could not start its server, so nothing is reviewed. The output says why.'),
    show,
  );
  if (chosen === show) await vscode.commands.executeCommand('policyReview.showOutput');
}
