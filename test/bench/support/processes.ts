/** Contenders as processes, and what the system says they cost. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RunAnswer, RunRequest } from '../contenders/contender.ts';

export interface Run {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly found: number;
}

export interface Contender {
  run(file: string): Promise<Run>;
  stop(): void;
}

/** Starts a contender that speaks `contenders/contender.ts`; rejects with what kept it from starting. */
export async function startContender(script: string, args: readonly string[] = []): Promise<Contender> {
  const child = fork(script, [...args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4_000);
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(/^.*Error.*$/m.exec(errors)?.[0] ?? `it ended with ${String(code)}`);
  });
  // Between two runs nobody waits for it, and at the end it is meant.
  ended.catch(() => undefined);
  const ask = async (request: RunRequest | null): Promise<RunAnswer> => {
    if (request !== null) child.send(request);
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [RunAnswer];
    if (answer.kind === 'failed') throw new Error(answer.reason);
    return answer;
  };
  const stop = (): void => void child.kill();
  try {
    await ask(null);
  } catch (error) {
    stop();
    throw error;
  }
  return {
    stop,
    run: async (file) => {
      const answer = await ask({ file });
      if (answer.kind !== 'done') throw new Error('it gave no result');
      return answer;
    },
  };
}

/** Why the costs of a running process cannot be read here; null where they can. */
export function whyNoCosts(): string | null {
  return existsSync('/proc/self/schedstat') ? null : 'CPU time of a running process is read from /proc, which this system does not have';
}

/** CPU milliseconds of all living threads of a process, to the nanosecond where clock ticks would be 10 ms. */
export function cpuOf(pid: number): number {
  let nanoseconds = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ', 1)[0]);
    } catch {
      // The thread ended between the two calls.
    }
  }
  return nanoseconds / 1e6;
}

/** The most memory the process ever held, in MB (resident). */
export function peakMemoryOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** Starts Node on `args` and waits for its first output; the process idles then. */
export async function startNode(args: readonly string[]): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`it ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  await Promise.race([once(child.stdout, 'data'), ended]);
  return child as typeof child & { pid: number };
}

/**
 * CPU milliseconds of one command from start to end. Its output goes to a file, because some tools stop early when it is
 * thrown away. The shell's own clock is the one that is finer than a clock tick for a process that has ended.
 */
export function timeCommand(command: readonly string[], cwd: string, output: string): number {
  const script = 'TIMEFORMAT="%3U %3S"; out=$1; shift; time "$@" >"$out" 2>&1';
  const { error, status, stderr } = spawnSync('bash', ['-c', script, 'bash', output, ...command], { cwd, encoding: 'utf8' });
  if (error) throw error;
  const [user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  // 1 says "something was found" for all of them.
  if (status !== 0 && status !== 1) throw new Error(`it ended with ${String(status)}`);
  return (user! + system!) * 1000;
}
