/**
 * The facts of the draft in front of the reader. Follows the active editor, asks the server once per version, and
 * tells the views; a newer question cancels the older one, so that an answer about old text never arrives last.
 * Of a long draft the question waits until typing rests.
 */
import * as vscode from 'vscode';
import { FACTS_CHANGED_NOTIFICATION, FACTS_REQUEST, type FactsChangedParams, type FactsResult } from '../../server/src/protocol.ts';
import { isDraft } from './drafts.ts';
import type { Session } from './session.ts';

/** With more rows than this, telling, sending and showing facts costs more than a key may. */
const MANY_ROWS = 500;
/** How long typing must rest before the facts of such a draft are asked for again, and the longest they may be old; milliseconds. */
const REST_MS = 400;
const LONGEST_WAIT_MS = 3_000;

export class DraftFacts implements vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  #facts: FactsResult | undefined;
  #pending: vscode.CancellationTokenSource | undefined;
  #waiting: { readonly since: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;

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
      if (params.uri === this.#document?.uri.toString()) this.#askSoon();
    });
  }

  dispose(): void {
    this.#pending?.cancel();
    clearTimeout(this.#waiting?.timer);
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

  #askSoon(): void {
    if (this.#facts === undefined || rowsOf(this.#facts) <= MANY_ROWS) {
      void this.#ask();
      return;
    }
    const now = Date.now();
    const since = this.#waiting?.since ?? now;
    clearTimeout(this.#waiting?.timer);
    const delay = Math.max(0, Math.min(REST_MS, since + LONGEST_WAIT_MS - now));
    this.#waiting = { since, timer: setTimeout(() => void this.#ask(), delay) };
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = undefined;
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

function rowsOf({ quotations, organizations, terms, findings }: FactsResult): number {
  return quotations.length + organizations.length + terms.length + findings.length;
}
