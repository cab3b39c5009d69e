/**
 * One contender in a process of its own, so that none warms up, or spoils, the machine code and the heap of another. The
 * benchmark asks for one run at a time over Node's channel, each contender in turn.
 */
import { readFileSync } from 'node:fs';

export interface Work {
  /** What is loaded before any clock runs: dictionaries, rules, grammars. The result reviews one text and counts what it found. */
  readonly setUp: () => Promise<(text: string) => number | Promise<number>>;
}

export interface RunRequest {
  readonly file: string;
}

export type RunAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly cpuMs: number; readonly wallMs: number; readonly found: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Serves runs until the parent goes away. CPU time is that of all threads of this process, garbage collection included. */
export function serve(work: Work): void {
  const answer = (value: RunAnswer): void => void process.send?.(value);
  const fail = (error: unknown): void => answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.on('disconnect', () => process.exit(0));
  work.setUp().then((review) => {
    process.on('message', (request: RunRequest) => {
      void run(review, request).then(answer, fail);
    });
    answer({ kind: 'ready' });
  }, fail);
}

/**
 * A package of the benchmark's own folder. Not a literal import: the project is type-checked where these packages are not
 * installed, so each contender says itself what it needs of its peer.
 */
export async function peer(name: string): Promise<Record<string, unknown>> {
  return (await import(name)) as Record<string, unknown>;
}

/** The default export, also of CommonJS that was compiled from a module. */
export function defaultOf(value: unknown): unknown {
  let inner = value;
  while (typeof inner === 'object' && inner !== null && 'default' in inner) inner = inner.default;
  return inner;
}

async function run(review: (text: string) => number | Promise<number>, request: RunRequest): Promise<RunAnswer> {
  const text = readFileSync(request.file, 'utf8');
  const before = process.cpuUsage();
  const start = performance.now();
  const found = await review(text);
  const { user, system } = process.cpuUsage(before);
  return { kind: 'done', cpuMs: (user + system) / 1000, wallMs: performance.now() - start, found };
}
