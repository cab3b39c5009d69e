/**
 * `npm test`: lint, build, types, unit tests, then the tests in a real VS Code. Everything runs even after a failure, so
 * that one run shows all there is to repair. Each part prints as it goes; the last line is "N passed, N failed" over all.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const counts: Count[] = [];

for (const script of ['lint', 'build', 'types']) {
  const { code } = await run(script, npmCommand(), ['run', '--silent', script]);
  counts.push(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const unit = await run('unit tests', [process.execPath, mocha], ['--reporter', 'dot']);
counts.push(counted('unit tests', unit, /^ *(\d+) passing/gm, /^ *(\d+) failing/gm));

const e2e = await run('tests in VS Code', [process.execPath, join(root, 'test', 'e2e', 'run.ts')], []);
counts.push(counted('tests in VS Code', e2e, /^(\d+) passed, \d+ failed$/gm, /^\d+ passed, (\d+) failed$/gm));

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Streams the output of one part; resolves when it has ended, however it ended. */
function run(name: string, [program = '', ...first]: readonly string[], args: readonly string[]): Promise<Ended> {
  console.log(`\n=== ${name}`);
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      process.stdout.write(chunk);
    });
    child.on('error', (error) => {
      console.error(String(error));
      resolve({ code: 1, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

function npmCommand(): readonly string[] {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

/** A part that ended badly counts as a failure even where it printed no count, or one without failures. */
function counted(name: string, { code, output }: Ended, passing: RegExp, failing: RegExp): Count {
  const last = (pattern: RegExp): number => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  const count = { passed: last(passing), failed: last(failing) };
  if (code === 0 || count.failed > 0) return count;
  console.error(`The ${name} ended with exit code ${code} and named no failure; that counts as one.`);
  return { passed: count.passed, failed: 1 };
}
