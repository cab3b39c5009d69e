/** "Show Output": the log of client and server, where failures are explained. */
import type * as vscode from 'vscode';

export function showOutput(output: vscode.LogOutputChannel): void {
  output.show(true);
}
