/** Drafts whose judging is paused, until the window closes; a server that starts anew is told again. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PAUSE_NOTIFICATION, type PauseParams } from '../../server/src/protocol.ts';
import type { Session } from './session.ts';

export class PausedDrafts implements vscode.Disposable {
  readonly #session: Session;
  readonly #paused = new Map<string, vscode.Uri>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;

  constructor(session: Session) {
    this.#session = session;
    this.#subscription = session.onDidChangeState((state) => {
      if (state !== 'running') return;
      for (const uri of this.#paused.values()) this.#tell(uri, true);
    });
  }

  has(uri: vscode.Uri): boolean {
    return this.#paused.has(uri.toString());
  }

  set(uri: vscode.Uri, isPaused: boolean): void {
    if (isPaused) this.#paused.set(uri.toString(), uri);
    else this.#paused.delete(uri.toString());
    this.#tell(uri, isPaused);
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #tell(uri: vscode.Uri, paused: boolean): void {
    const client: BaseLanguageClient | undefined = this.#session.client;
    if (client === undefined) return;
    const params: PauseParams = { uri: client.code2ProtocolConverter.asUri(uri), paused };
    void client.sendNotification(PAUSE_NOTIFICATION, params);
  }
}
