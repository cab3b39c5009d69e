/** Which quotations somebody has marked as checked: kept in the workspace, told by their words and speaker, so edits elsewhere leave them. */
import * as vscode from 'vscode';
import type { QuotationFact } from '../../../server/src/protocol.ts';

export interface Check {
  readonly who: string;
  /** Milliseconds since 1970. */
  readonly when: number;
}

const KEY = 'policyReview.checkedQuotations';

export class CheckedQuotations implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #who: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento, who: string) {
    this.#state = state;
    this.#who = who;
  }

  of({ fingerprint }: Pick<QuotationFact, 'fingerprint'>): Check | null {
    const all = this.#all();
    return Object.hasOwn(all, fingerprint) ? all[fingerprint]! : null;
  }

  /** A quotation whose words change later has to be checked again. */
  async mark({ fingerprint }: Pick<QuotationFact, 'fingerprint'>, isChecked: boolean): Promise<void> {
    const { [fingerprint]: _, ...others } = this.#all();
    await this.#state.update(KEY, isChecked ? { ...others, [fingerprint]: { who: this.#who, when: Date.now() } } : others);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #all(): Readonly<Record<string, Check>> {
    return this.#state.get<Record<string, Check>>(KEY, {});
  }
}
