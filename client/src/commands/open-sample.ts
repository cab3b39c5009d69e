/** "Open Sample": a short invented communiqué on which every part of the review has something to show. */
import * as vscode from 'vscode';

export async function openSample(extensionUri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(extensionUri, 'client', 'samples', 'communique.md'));
  await vscode.window.showTextDocument(document);
}
