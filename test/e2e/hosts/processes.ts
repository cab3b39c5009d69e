/** Child processes that are never left behind, and waits that are always bounded. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Runs a command to its end; rejects with the last of its output when it fails. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    const output = collect(child);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output.text());
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.text().slice(-4000)}`));
    });
  });
}

/** npm, the one that runs this script where there is one. */
export function npm(args: readonly string[], cwd: string): Promise<string> {
  // A script's own npm settings (its package folder above all) must not reach an npm that works elsewhere.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/i.test(name)),
  );
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? runCommand(process.execPath, [script, ...args], { cwd, env }) : runCommand('npm', args, { cwd, env });
}

export function collect(child: ChildProcess): { text(): string } {
  let text = '';
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-200_000);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return { text: () => text };
}

/** Ends a process started with `detached: true`, with everything it started. */
export async function endTree(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const { pid } = child;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = (signal: NodeJS.Signals) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // It is gone already.
    }
  };
  end('SIGTERM');
  await withTimeout(closed, 5000, 'the process to end').catch(() => end('SIGKILL'));
}

export async function withTimeout<T>(promise: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${milliseconds / 1000} s for ${what}.`)), milliseconds);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The first of these programs that is on PATH. */
export function findOnPath(names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const suffix of process.platform === 'win32' ? ['.exe', '.cmd'] : ['']) {
        const candidate = join(folder, name + suffix);
        if (folder !== '' && existsSync(candidate)) return candidate;
      }
    }
  }
  return null;
}
