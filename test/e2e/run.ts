/**
 * The extension in a real VS Code: the suite on the source tree, the same suite on the packed extension, and (in the
 * browser) a look at what a person sees. Desktop VS Code where it can be had, else VS Code's server in Chromium.
 *
 *   node test/e2e/run.ts [--host=desktop|web] [--only=source|packed|look|desk] [--keep-vsix] [SCENE…]
 *
 * Scenes are those of `desk/scenes.ts`; naming some plays nothing else, and `big` plays the long ones.
 * `--keep-vsix` plays scenes in the package of the run before.
 *
 * `--or-skip` says why and ends well where the wanted host cannot be had.
 *
 * The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { playAtDesk } from './desk/index.ts';
import { createDesktopHost } from './hosts/desktop.ts';
import { type Host, HostUnavailable } from './hosts/host.ts';
import { npm } from './hosts/processes.ts';
import { createWebHost, type WebHost } from './hosts/web.ts';
import { lookAround } from './look.ts';
import { outcomeOf, type PartResult, printPart, readOutcomes, SUITE_VARIABLE, type SuiteEnvironment, totals } from './result.ts';

const PARTS = ['source', 'packed', 'look', 'desk'] as const;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const output = join(root, 'test', 'e2e', 'output');
const profiles = join(root, '.vscode-test', 'profiles');
const vsix = join(output, 'policy-text-review.vsix');

const { values, positionals } = parseArgs({
  options: { host: { type: 'string' }, only: { type: 'string' }, 'keep-vsix': { type: 'boolean' }, 'or-skip': { type: 'boolean' } },
  allowPositionals: true,
});
const only = positionals.length > 0 ? 'desk' : values.only;
const parts: PartResult[] = [];
let skipped = false;
try {
  if (!existsSync(join(root, 'dist', 'extension.js'))) throw new Error('There is no dist/ yet. Run: npm run build');
  const host = await chooseHost(values.host);
  console.log(`Host: ${host.description}`);
  for (const part of PARTS.filter((name) => only === undefined || only === name)) parts.push(await runPart(host, part));
} catch (error) {
  skipped = values['or-skip'] === true && error instanceof HostUnavailable;
  const text = error instanceof HostUnavailable ? error.message : ((error as Error).stack ?? String(error));
  if (skipped) console.log(`Skipped. ${text}`);
  else
    parts.push({ name: 'The end-to-end run', tests: [{ title: 'has a VS Code to run in', passed: false, milliseconds: 0, error: text }] });
  if (!skipped) printPart(parts.at(-1)!);
}
const { passed, failed } = totals(parts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && (passed > 0 || skipped) ? 0 : 1;

async function chooseHost(wanted: string | undefined): Promise<Host | WebHost> {
  if (wanted === 'desktop') return createDesktopHost(root);
  if (wanted === 'web') return createWebHost(root);
  if (wanted !== undefined) throw new HostUnavailable(`--host is "desktop" or "web", not "${wanted}".`);
  try {
    return await createDesktopHost(root);
  } catch (error) {
    if (!(error instanceof HostUnavailable)) throw error;
    console.log(error.message);
    return createWebHost(root);
  }
}

async function runPart(host: Host | WebHost, part: (typeof PARTS)[number]): Promise<PartResult> {
  let result: PartResult;
  if (part === 'source') result = { name: 'The extension from source', tests: await runSuite(host, 'source') };
  else if (part === 'packed') {
    const packing = await outcomeOf('packs', pack);
    result = { name: 'The packed extension', tests: packing.passed ? [packing, ...(await runSuite(host, 'packed'))] : [packing] };
  } else if (host.name === 'web' && part === 'desk') {
    const profile = freshProfile('desk');
    if (only === 'desk' && values['keep-vsix'] !== true) await pack();
    const samples = join(root, 'client', 'samples');
    result = {
      name: 'A day at the desk',
      tests: await playAtDesk(host as WebHost, { vsix, profile, samples, output, wanted: positionals }),
    };
  } else if (host.name === 'web') {
    const profile = freshProfile('look');
    result = {
      name: 'What a person sees',
      tests: await lookAround(host as WebHost, { vsix, profile, workspace: workspaceIn(profile), output }),
    };
  } else {
    console.log('\nScreenshots are taken in the browser only; they are skipped on the desktop host.');
    return { name: part === 'desk' ? 'A day at the desk' : 'What a person sees', tests: [] };
  }
  printPart(result);
  return result;
}

async function pack(): Promise<void> {
  mkdirSync(output, { recursive: true });
  await npm(['run', 'package', '--', '--out', vsix], root);
}

async function runSuite(host: Host, part: 'source' | 'packed'): Promise<PartResult['tests']> {
  const profile = freshProfile(part);
  const resultFile = join(profile, 'result.json');
  const environment: SuiteEnvironment = { resultFile, extensionsRoot: part === 'source' ? root : join(profile, 'extensions') };
  const run = {
    workspace: workspaceIn(profile),
    developmentPath: part === 'source' ? root : emptyExtension(profile),
    suite: join(output, 'suite.cjs'),
    vsix: part === 'source' ? null : vsix,
    profile,
    env: { [SUITE_VARIABLE]: JSON.stringify(environment) },
    resultFile,
  };
  const ran = await outcomeOf('runs to its end', () => host.runSuite(run));
  return ran.passed ? readOutcomes(resultFile) : [ran];
}

function freshProfile(name: string): string {
  const profile = join(profiles, name);
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true });
  return profile;
}

function workspaceIn(profile: string): string {
  const workspace = join(profile, 'drafts');
  cpSync(join(root, 'client', 'samples'), workspace, { recursive: true });
  return workspace;
}

// The hosts want an extension under development; beside a packed one it must bring nothing of its own.
function emptyExtension(profile: string): string {
  const folder = join(profile, 'empty-extension');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } }),
  );
  return folder;
}
