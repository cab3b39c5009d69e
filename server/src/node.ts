/**
 * The server as a process: over standard input and output (`--stdio`) or Node's channel to its parent (`--node-ipc`).
 * Standard output carries frames and nothing else.
 */
import { Console } from 'node:console';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { DISK, pathOf } from './disk.ts';
import { encodeMessage } from './encoding.ts';
import { createFrameGuard } from './frames.ts';
import { compileLean, keepHeapSmall } from './heap.ts';
import { createKeptFiles } from './kept-files.ts';
import { createLifecycle } from './lifecycle.ts';
import { startServer } from './server.ts';
import { openShippedEngine } from './shipped.ts';
import type { TermbaseCache } from './termbase/packed.ts';

/** How long requests that came in before the client went away may still take. */
const DRAIN_MS = 1_000;

function run(): void {
  const transport = ['--stdio', '--node-ipc'].find((flag) => process.argv.includes(flag));
  if (transport === undefined) {
    process.stderr.write('The language server needs to know how to talk: start it with --stdio or --node-ipc.\n');
    process.exitCode = 2;
    return;
  }
  compileLean();
  const engine = openShippedEngine();
  if (engine === null) return;
  const log = (message: string): void => void process.stderr.write(`policy-review: ${message}\n`);
  // Nothing may slip onto standard output between two frames, whoever writes it.
  globalThis.console = new Console(process.stderr, process.stderr);
  const lifecycle = createLifecycle(log);
  const leave = (): never => process.exit(lifecycle.isShutDown ? 0 : 1);
  const options = { messageStrategy: lifecycle };

  let connection: Connection;
  if (transport === '--stdio') {
    const guard = createFrameGuard((reason) => {
      log(`The client sent ${reason}; what follows cannot be understood, so the server ends.`);
      process.exit(1);
    });
    process.stdin.on('error', leave);
    process.stdout.on('error', leave);
    // Not at once: "shutdown" and "exit" may wait in the queue, and they decide the exit code.
    process.stdin.on('end', () => setTimeout(leave, DRAIN_MS));
    process.stdin.pipe(guard);
    const reader = new StreamMessageReader(guard, {
      contentTypeDecoder: { name: 'application/json', decode: async (bytes) => decode(bytes) },
    });
    const writer = new StreamMessageWriter(process.stdout, {
      contentTypeEncoder: { name: 'application/json', encode: async (message) => encodeMessage(message) },
    });
    reader.onError(() => log('A message was not understood and was ignored.'));
    connection = createConnection(ProposedFeatures.all, reader, writer, options);
  } else {
    process.on('disconnect', leave);
    connection = createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process), options);
  }
  const cache = (folder: string): TermbaseCache | null => {
    const path = pathOf(folder);
    return path === null ? null : createKeptFiles({ folder: join(path, 'termbases'), build: buildName() });
  };
  startServer(connection, engine, { version: manifest.version, files: DISK, betweenSlices: keepHeapSmall, cache });
  connection.listen();
}

/** Another for each build, also while one version is being developed. */
function buildName(): string {
  const { mtimeMs, size } = statSync(import.meta.filename);
  return `${manifest.version} ${size} ${mtimeMs}`;
}

/** Text that is no JSON becomes a message that the lifecycle logs with a fixed text: the parser's words would quote it. */
function decode(bytes: Uint8Array): { jsonrpc: string } {
  try {
    const message = JSON.parse(new TextDecoder().decode(bytes));
    return typeof message === 'object' && message !== null ? message : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

const UNREADABLE = { jsonrpc: '2.0' };

run();
