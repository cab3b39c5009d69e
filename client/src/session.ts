/**
 * One language server at a time, and what state it is in. A restart builds a new client instead of reviving the old
 * one: a client whose start failed cannot be started again, and a fresh one also drops what the dead server had shown.
 */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

export type SessionState = 'starting' | 'running' | 'failed' | 'stopped';

export type CreateClient = () => BaseLanguageClient;

export class Session implements vscode.Disposable {
  readonly #create: CreateClient;
  readonly #changed = new vscode.EventEmitter<SessionState>();
  readonly onDidChangeState = this.#changed.event;
  #client: BaseLanguageClient | undefined;
  #listeners: vscode.Disposable[] = [];
  #state: SessionState = 'stopped';
  #turn: Promise<void> = Promise.resolve();

  constructor(create: CreateClient) {
    this.#create = create;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The client, while its server answers. */
  get client(): BaseLanguageClient | undefined {
    return this.#state === 'running' ? this.#client : undefined;
  }

  /** Starts the server, or stops a running one and starts anew. Never rejects: a failure becomes the state `failed`. */
  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#close();
      await this.#open();
    });
  }

  stop(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#close();
      this.#set('stopped');
    });
  }

  dispose(): void {
    void this.stop().finally(() => this.#changed.dispose());
  }

  // Two quick restarts must not overlap: the second waits for the first.
  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(task);
    return this.#turn;
  }

  async #open(): Promise<void> {
    this.#set('starting');
    try {
      const client = this.#create();
      this.#client = client;
      this.#listeners = [
        client.onDidChangeState(({ newState }) => {
          if (newState === State.Running) this.#set('running');
          else if (newState === State.Starting) this.#set('starting');
          else this.#set('failed');
        }),
      ];
      await client.start();
    } catch (error) {
      this.#client?.error('The language server could not be started.', error, false);
      this.#set('failed');
    }
  }

  async #close(): Promise<void> {
    for (const listener of this.#listeners) listener.dispose();
    this.#listeners = [];
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    try {
      await client.dispose();
    } catch {
      // A server that has already died cannot be asked to leave; there is nothing left to stop.
    }
  }

  #set(state: SessionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed.fire(state);
  }
}
