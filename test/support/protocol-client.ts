/** A small JSON-RPC client for tests. It trusts nothing: bytes on the wire that are no frames fail the test at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createLifecycle } from '../../server/src/lifecycle.ts';
import { startServer } from '../../server/src/server.ts';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers of every method pass through here, and tests look at what they expect
  readonly result?: any;
  readonly error?: { readonly code: number; readonly message: string };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
type Params = any;

export interface ProtocolClient {
  request(method: string, params?: unknown): Promise<Answer>;
  /** Sends the request and gives its id at once, for tests of cancellation. */
  begin(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<Answer> };
  notify(method: string, params?: unknown): void;
  send(bytes: string | Uint8Array): void;
  /** The parameters of the next notification of this method that fits, in the order they came in; each is given once. */
  next(method: string, fits?: (params: Params) => boolean): Promise<Params>;
  /** Notifications that came in and that nobody asked for yet. */
  waiting(method: string): readonly Params[];
  /** How to answer requests of the server; without a handler they are answered with null. */
  answer(method: string, handler: (params: Params) => unknown): void;
  /** `initialize` and `initialized`; the result of the former. */
  initialize(capabilities?: object, initializationOptions?: object, folder?: string): Promise<Params>;
}

export interface ServerProcess extends ProtocolClient {
  readonly process: ChildProcess;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
  readonly stderr: () => string;
}

// A server a failed test left behind would keep the whole run from ending.
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

const ROOT = join(import.meta.dirname, '..', '..');

/** Starts the server from its sources as an editor would start it. */
export function spawnServer(command: readonly string[] = [join(ROOT, 'server', 'src', 'node.ts'), '--stdio']): ServerProcess {
  const child = spawn(process.execPath, command, { stdio: 'pipe' });
  children.push(child);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  // A server that ends while the test still writes is told by its exit code.
  child.stdin.on('error', () => undefined);
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return Object.assign(connect(child.stdout, child.stdin, exited), { process: child, exited, stderr: () => errors });
}

/** A server within this process, around an engine made for the test. It must not be sent `exit`. */
export function startInProcess(engine: Parameters<typeof startServer>[1]): ProtocolClient {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const lifecycle = createLifecycle(() => undefined);
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient), {
    messageStrategy: lifecycle,
  });
  startServer(connection, engine, { version: '0.0.0' });
  connection.listen();
  return connect(toClient, toServer, null);
}

export function frame(message: unknown): string {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function connect(input: Readable, output: Writable, ended: Promise<unknown> | null): ProtocolClient {
  let lastId = 0;
  const answers = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const handlers = new Map<string, (params: Params) => unknown>();
  let notifications: { method: string; params: Params }[] = [];
  const waiters: {
    method: string;
    fits: (params: Params) => boolean;
    resolve: (params: Params) => void;
    reject: (error: Error) => void;
  }[] = [];
  let failure: Error | null = null;

  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of answers.values()) reject(failure);
    for (const { reject } of waiters.splice(0)) reject(failure);
    answers.clear();
  };
  const send = (bytes: string | Uint8Array): void => void output.write(bytes);
  const take = (message: { id?: number; method?: string; params?: Params } & Answer): void => {
    if (message.method !== undefined && message.id !== undefined) {
      const result = handlers.get(message.method)?.(message.params) ?? null;
      if (result !== NO_ANSWER) send(frame({ jsonrpc: '2.0', id: message.id, result }));
    } else if (message.method !== undefined) {
      const at = waiters.findIndex((waiter) => waiter.method === message.method && waiter.fits(message.params));
      if (at >= 0) waiters.splice(at, 1)[0]!.resolve(message.params);
      else notifications.push({ method: message.method, params: message.params });
    } else if (message.id !== undefined) {
      const answer = answers.get(message.id);
      if (answer === undefined) fail(new Error(`a second answer to request ${message.id}`));
      answers.delete(message.id);
      answer?.resolve(message);
    }
  };
  readFrames(input, take, fail);
  void ended?.then((code) => fail(new Error(`the server ended with ${String(code)}`)));

  const client: ProtocolClient = {
    begin(method, params) {
      lastId += 1;
      const id = lastId;
      const answer = new Promise<Answer>((resolve, reject) => {
        if (failure) reject(failure);
        else answers.set(id, { resolve, reject });
      });
      send(frame({ jsonrpc: '2.0', id, method, params }));
      return { id, answer };
    },
    request: (method, params) => client.begin(method, params).answer,
    notify: (method, params) => send(frame({ jsonrpc: '2.0', method, params })),
    send,
    next(method, fits = () => true) {
      const at = notifications.findIndex((notification) => notification.method === method && fits(notification.params));
      if (at >= 0) return Promise.resolve(notifications.splice(at, 1)[0]!.params);
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => waiters.push({ method, fits, resolve, reject }));
    },
    waiting: (method) => notifications.filter((notification) => notification.method === method).map(({ params }) => params),
    answer: (method, handler) => void handlers.set(method, handler),
    async initialize(capabilities = {}, initializationOptions = {}, folder) {
      const { result } = await client.request('initialize', {
        processId: ended === null ? null : process.pid,
        rootUri: folder ?? null,
        capabilities,
        initializationOptions,
      });
      client.notify('initialized', {});
      notifications = [];
      return result;
    },
  };
  return client;
}

/** Returned by a handler that leaves the server without an answer. */
export const NO_ANSWER = Symbol('no answer');

function readFrames(input: Readable, take: (message: Params) => void, fail: (error: Error) => void): void {
  let buffer = Buffer.alloc(0);
  input.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const header = buffer.subarray(0, end < 0 ? Math.min(buffer.length, 16) : end).toString('latin1');
      if (!'Content-Length: '.startsWith(header.slice(0, 16))) return fail(new Error(`not a frame on the wire: ${JSON.stringify(header)}`));
      if (end < 0) return;
      const length = Number(/^Content-Length: (\d+)$/m.exec(header)?.[1]);
      if (buffer.length < end + 4 + length) return;
      const body = buffer.subarray(end + 4, end + 4 + length).toString('utf8');
      buffer = buffer.subarray(end + 4 + length);
      take(JSON.parse(body));
    }
  });
}
