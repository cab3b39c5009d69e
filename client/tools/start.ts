/**
 * `npm start`: reviews the sample in VS Code or, where there is no desktop or no way to fetch VS Code, prints the review.
 * Ends with 0 however much was found: the sample is there to be found fault with.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchDesktop, hasScreen } from './desktop.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sample = join('client', 'samples', 'communique.md');

const desktop = hasScreen() ? await fetchDesktop(root) : { reason: 'there is no desktop here' };
if ('reason' in desktop) {
  console.log(`VS Code is not started because ${desktop.reason}; this is the review of ${sample} instead.\n`);
  process.exitCode = printReview();
} else {
  openEditor(desktop.executable);
  console.log(`VS Code is opening ${sample}. The Quotations view is behind the quotation marks in the activity bar.`);
}

function openEditor(executable: string): void {
  // An own profile: the reader's settings and extensions stay out of the demonstration, and it out of theirs.
  const profile = join(root, '.vscode-test', 'start');
  mkdirSync(profile, { recursive: true });
  const args = [
    ...['--extensionDevelopmentPath', root, '--user-data-dir', join(profile, 'data'), '--extensions-dir', join(profile, 'extensions')],
    ...['--disable-workspace-trust', '--skip-welcome', '--new-window', join(root, 'client', 'samples'), join(root, sample)],
  ];
  if (process.platform === 'linux' && process.getuid?.() === 0) args.unshift('--no-sandbox');
  spawn(executable, args, { detached: true, stdio: 'ignore' }).unref();
}

/** 0 when both commands could read the sample; findings are no failure. */
function printReview(): number {
  const cli = join(root, 'dist', 'cli.js');
  const codes = [
    ['analyze', '--format', 'text', sample],
    ['check', sample],
  ].map((args, index) => {
    if (index > 0) console.log();
    return spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' }).status;
  });
  return codes.every((code) => code === 0 || code === 1) ? 0 : 1;
}
