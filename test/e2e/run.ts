/**
 * The extension in a real VS Code: the suite on the source tree, the same suite on the packed extension, and (in the
 * browser) a look at what a person sees. Desktop VS Code where it can be had, else VS Code's server in Chromium.
 *
 *   node test/e2e/run.ts [--host=desktop|web] [--only=source|packed|look]
 *
 * The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDesktopHost } from './hosts/desktop.ts';
import { type Host, HostUnavailable } from './hosts/host.ts';
import { npm } from './hosts/processes.ts';
import { createWebHost, type WebHost } from './hosts/web.ts';
import { lookAround } from './look.ts';
import { outcomeOf, type PartResult, printPart, readOutcomes, SUITE_VARIABLE, type SuiteEnvironment, totals } from './result.ts';

const PARTS = ['source', 'packed', 'look'] as const;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const output = join(root, 'test', 'e2e', 'output');
const profiles = join(root, '.vscode-test', 'profiles');
const vsix = join(output, 'policy-text-review.vsix');

const { values } = parseArgs({ options: { host: { type: 'string' }, only: { type: 'string' } } });
const parts: PartResult[] = [];
try {
  if (!existsSync(join(root, 'dist', 'extension.js'))) throw new HostUnavailable('There is no dist/ yet. Run: npm run build');
  const host = await chooseHost(values.host);
  console.log(`Host: ${host.description}`);
  for (const part of PARTS.filter((name) => values.only === undefined || values.only === name)) parts.push(await runPart(host, part));
} catch (error) {
  const text = error instanceof HostUnavailable ? error.message : ((error as Error).stack ?? String(error));
  parts.push({ name: 'The end-to-end run', tests: [{ title: 'has a VS Code to run in', passed: false, milliseconds: 0, error: text }] });
  printPart(parts.at(-1)!);
}
const { passed, failed } = totals(parts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

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
    const packing = await outcomeOf('packs', async () => {
      mkdirSync(output, { recursive: true });
      await npm(['run', 'package', '--', '--out', vsix], root);
    });
    result = { name: 'The packed extension', tests: packing.passed ? [packing, ...(await runSuite(host, 'packed'))] : [packing] };
  } else if (host.name === 'web') {
    const profile = freshProfile('look');
    result = {
      name: 'What a person sees',
      tests: await lookAround(host as WebHost, { vsix, profile, workspace: workspaceIn(profile), output }),
    };
  } else {
    console.log('\nScreenshots are taken in the browser only; they are skipped on the desktop host.');
    return { name: 'What a person sees', tests: [] };
  }
  printPart(result);
  return result;
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
