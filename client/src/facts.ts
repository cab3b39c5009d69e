/**
 * The facts of the draft in front of the reader. Follows the active editor, asks the server once per version, and
 * tells the views; a newer question cancels the older one, so that an answer about old text never arrives last.
 */
import * as vscode from 'vscode';
import { FACTS_CHANGED_NOTIFICATION, FACTS_REQUEST, type FactsChangedParams, type FactsResult } from '../../server/src/protocol.ts';
import { isDraft } from './drafts.ts';
import type { Session } from './session.ts';

export class DraftFacts implements vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  #facts: FactsResult | undefined;
  #pending: vscode.CancellationTokenSource | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#follow()),
      vscode.workspace.onDidOpenTextDocument((document) => {
        // The same document under another language: it may have become a draft, or ceased to be one.
        if (document === vscode.window.activeTextEditor?.document) this.#follow();
      }),
      session.onDidChangeState((state) => {
        if (state !== 'running') this.#facts = undefined;
        else void this.#ask();
        this.#changed.fire();
      }),
    ];
    this.#follow();
  }

  /** The draft the views show, or undefined when no draft is in sight. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /** Undefined until the server has answered for the present draft. */
  get facts(): FactsResult | undefined {
    return this.#facts;
  }

  get session(): Session {
    return this.#session;
  }

  /** To be called for each new client: its server announces when facts have changed. */
  listen(client: { onNotification(method: string, handler: (params: FactsChangedParams) => void): vscode.Disposable }): void {
    client.onNotification(FACTS_CHANGED_NOTIFICATION, (params) => {
      if (params.uri === this.#document?.uri.toString()) void this.#ask();
    });
  }

  dispose(): void {
    this.#pending?.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #follow(): void {
    const document = this.#inSight();
    if (document === this.#document) return;
    this.#document = document;
    this.#facts = undefined;
    this.#changed.fire();
    void this.#ask();
  }

  // The focus may rest in a panel or in a file of another kind; a draft beside it is still the one being read.
  #inSight(): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active && isDraft(active)) return active;
    const visible = vscode.window.visibleTextEditors.map((editor) => editor.document);
    return this.#document && visible.includes(this.#document) && isDraft(this.#document) ? this.#document : visible.find(isDraft);
  }

  async #ask(): Promise<void> {
    this.#pending?.cancel();
    const document = this.#document;
    const client = this.#session.client;
    if (!document || !client) return;
    const pending = new vscode.CancellationTokenSource();
    this.#pending = pending;
    try {
      const facts = await client.sendRequest<FactsResult | null>(FACTS_REQUEST, { uri: document.uri.toString() }, pending.token);
      if (pending !== this.#pending || pending.token.isCancellationRequested) return;
      this.#facts = facts ?? undefined;
      this.#changed.fire();
    } catch (error) {
      // A cancelled question is superseded by a newer one; anything else is worth a line in the log.
      if (!pending.token.isCancellationRequested) client.warn(`The facts of ${document.uri.toString()} could not be read.`, error);
    } finally {
      pending.dispose();
    }
  }
}
