/**
 * The facts of all drafts of the workspace, read when a view asks for them: a few files at a time, so that thousands freeze nothing, with
 * progress that can be cancelled. A file that changes is read again; an open one is told by the editor.
 */
import * as vscode from 'vscode';
import { type FactsResult, FILE_FACTS_REQUEST } from '../../server/src/protocol.ts';
import type { Session } from './session.ts';

export const DRAFT_GLOB = '**/*.{md,markdown,mdx,txt}';
const SKIPPED = '**/{node_modules,.git,dist,out}/**';
/** Requests that wait for an answer at one time. */
const AT_ONCE = 4;
/** How often the views are told of what came in, at most; milliseconds. */
const TELL_MS = 400;

export class WorkspaceFacts implements vscode.Disposable {
  readonly #session: Session;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #facts = new Map<string, FactsResult>();
  #watcher: vscode.FileSystemWatcher | undefined;
  #running: Promise<void> | undefined;
  #complete = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** By document, in the order of their URIs. */
  get all(): readonly FactsResult[] {
    return [...this.#facts.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** False while files are still to be read. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Reads whatever was not read yet; a second call waits for the first. */
  read(): Promise<void> {
    if (this.#complete) return Promise.resolve();
    this.#watch();
    this.#running ??= this.#readAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  forget(): void {
    this.#facts.clear();
    this.#complete = false;
    this.#changed.fire();
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#changed.dispose();
  }

  async #readAll(): Promise<void> {
    const files = await vscode.workspace.findFiles(DRAFT_GLOB, SKIPPED);
    const title = vscode.l10n.t('Reviewing the drafts of the workspace');
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        const rest = files.map(String).filter((uri) => !this.#facts.has(uri));
        const whole = rest.length;
        let next = Date.now() + TELL_MS;
        let done = 0;
        const work = async (): Promise<void> => {
          for (let uri = rest.pop(); uri !== undefined && !token.isCancellationRequested; uri = rest.pop()) {
            await this.#readOne(uri, token);
            done += 1;
            progress.report({ increment: 100 / whole, message: vscode.l10n.t('{0} of {1}', done, whole) });
            if (Date.now() < next) continue;
            const begun = Date.now();
            this.#changed.fire();
            // The more there is to show, the longer the views take: most of the time belongs to reading, and to whoever types.
            next = Date.now() + Math.max(TELL_MS, 10 * (Date.now() - begun));
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
        this.#complete = !token.isCancellationRequested;
      },
    );
    this.#changed.fire();
  }

  async #readOne(uri: string, token?: vscode.CancellationToken): Promise<void> {
    try {
      const facts = await this.#session.client?.sendRequest<FactsResult | null>(FILE_FACTS_REQUEST, { uri }, token);
      if (facts) this.#facts.set(uri, facts);
      else this.#facts.delete(uri);
    } catch {
      // Cancelled, or the server went away: the file is read the next time.
      this.#facts.delete(uri);
    }
  }

  #watch(): void {
    if (this.#watcher) return;
    const again = async (uri: vscode.Uri): Promise<void> => {
      if (!this.#facts.has(uri.toString()) && !this.#complete) return;
      await this.#readOne(uri.toString());
      this.#changed.fire();
    };
    this.#watcher = vscode.workspace.createFileSystemWatcher(DRAFT_GLOB);
    this.#watcher.onDidChange(again);
    this.#watcher.onDidCreate(again);
    this.#watcher.onDidDelete((uri) => {
      if (this.#facts.delete(uri.toString())) this.#changed.fire();
    });
  }
}
