/** A language client with as little cost of its own as can be: requests, notifications, and answers to the server. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface LanguageClient {
  readonly pid: number;
  /** Rejects with the server's error, or when the server has ended. */
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** How to answer requests of the server; without a handler they are answered with null. */
  answer(method: string, handler: () => unknown): void;
  stop(): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Starts a server with this version of Node, over standard input and output. */
export function startLanguageClient(args: readonly string[]): LanguageClient {
  const child = spawn(process.execPath, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const handlers = new Map<string, () => unknown>();
  let lastId = 0;
  let ended: Error | null = null;
  let errors = '';

  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const end = (reason: string): void => {
    ended ??= new Error(reason);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const take = (message: Message): void => {
    if (message.method !== undefined) {
      if (message.id !== undefined) send({ id: message.id, result: handlers.get(message.method)?.() ?? null });
      return;
    }
    const waiter = waiting.get(message.id ?? -1);
    waiting.delete(message.id ?? -1);
    if (message.error) waiter?.reject(new Error(message.error.message));
    else waiter?.resolve(message.result);
  };

  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4_000);
  });
  child.on('close', (code) => end(/^.*Error.*$/m.exec(errors)?.[0] ?? `the server ended with ${String(code)}`));
  readFrames(child, take);
  return {
    pid: child.pid!,
    request: (method, params) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        send({ id: lastId, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    answer: (method, handler) => void handlers.set(method, handler),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** Chunks are joined once per frame: an answer of many megabytes must not cost the client more than the server. */
function readFrames(child: ChildProcess, take: (message: Message) => void): void {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = 0;
  child.stdout!.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted && held > 0) {
      const buffer = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      const header = buffer.indexOf('\r\n\r\n');
      const length = header < 0 ? Number.NaN : Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, header))?.[1]);
      const size = header + 4 + length;
      if (header < 0 || buffer.length < size) {
        chunks = [buffer];
        wanted = header < 0 ? held + 1 : size;
        return;
      }
      chunks = [buffer.subarray(size)];
      held -= size;
      wanted = 0;
      take(JSON.parse(buffer.toString('utf8', header + 4, size)));
    }
  });
}
