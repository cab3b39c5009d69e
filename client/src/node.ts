/** Desktop and remote entry: the server is a process of its own, spoken to over IPC. */
import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, deactivateExtension, type PolicyReviewApi } from './extension.ts';

export function activate(context: vscode.ExtensionContext): PolicyReviewApi {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  return activateExtension(context, (options) => new LanguageClient('policyReview', 'Policy Text Review', server, options), userName());
}

/** Some systems know no name for who runs a program. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

export function deactivate(): Promise<void> {
  return deactivateExtension();
}
