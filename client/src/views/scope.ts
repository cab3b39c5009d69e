/** Whether the views of organizations and terms show the draft in front of the reader or all drafts of the workspace. */
import * as vscode from 'vscode';
import type { FactsResult } from '../../../server/src/protocol.ts';
import type { DraftFacts } from '../facts.ts';
import type { WorkspaceFacts } from '../workspace-facts.ts';

export type ScopeName = 'draft' | 'workspace';

export class Scope implements vscode.Disposable {
  readonly #draft: DraftFacts;
  readonly #workspace: WorkspaceFacts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #name: ScopeName = 'draft';

  constructor(draft: DraftFacts, workspace: WorkspaceFacts) {
    this.#draft = draft;
    this.#workspace = workspace;
    this.#subscriptions = [draft.onDidChange(() => this.#changed.fire()), workspace.onDidChange(() => this.#changed.fire())];
    void this.set('draft');
  }

  get name(): ScopeName {
    return this.#name;
  }

  /** An open draft counts as it stands in the editor, not as it was read from its file. */
  get texts(): readonly FactsResult[] {
    const own = this.#draft.facts;
    if (this.#name === 'draft') return own === undefined ? [] : [own];
    const others = this.#workspace.all;
    return own === undefined ? others : others.map((one) => (one.uri === own.uri ? own : one));
  }

  async set(name: ScopeName): Promise<void> {
    this.#name = name;
    await vscode.commands.executeCommand('setContext', 'policyReview.scope', name);
    this.#changed.fire();
    if (name === 'workspace') await this.#workspace.read();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }
}
