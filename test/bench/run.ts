/**
 * `npm run bench`: measures speed and memory against the peers, contenders in turns, and prints one Markdown table.
 * Installs the peers into its own folder when first used.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { measureCli } from './measures/cli.ts';
import { measureKeystroke } from './measures/keystroke.ts';
import { measureMemory } from './measures/memory.ts';
import { measureOrganizations } from './measures/organizations.ts';
import { measureSize } from './measures/size.ts';
import { measureStart } from './measures/start.ts';
import { measureTermbases } from './measures/termbases.ts';
import { measureTerms } from './measures/terms.ts';
import { measureWhole } from './measures/whole.ts';
import { measureWorst } from './measures/worst.ts';
import { BENCH, CACHE, CLI, type Context, type Measure, reasonOf, SERVER } from './support/context.ts';
import { assembleCorpus, type Source } from './support/corpus.ts';
import { markdownTable, meets, notMeasured, type Row } from './support/table.ts';

const MEASURES: Readonly<Record<string, Measure>> = {
  whole: measureWhole,
  organizations: measureOrganizations,
  keystroke: measureKeystroke,
  size: measureSize,
  terms: measureTerms,
  termbases: measureTermbases,
  worst: measureWorst,
  memory: measureMemory,
  start: measureStart,
  cli: measureCli,
};

const USAGE = `Usage: npm run bench -- [options]
  --quick         smaller texts and fewer runs, for developing
  --only NAME     one measure: ${Object.keys(MEASURES).join(', ')}; may be given more than once
  --source NAME   the prose: packages (default) or policy, the shared briefings
  --runs N        rounds of every measure (default 5, quick 2)
  --write         keeps the table in test/bench/RESULTS.md; only for a whole run
  --note TEXT     what the report says of the largest remaining cost; without it the old text stays
`;

const RESULTS = join(BENCH, 'RESULTS.md');
const COST_HEADING = '## Largest remaining cost';

async function main(): Promise<number> {
  const asked = readOptions();
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${USAGE}`);
    return 2;
  }
  for (const file of [SERVER, CLI]) {
    if (!existsSync(file)) {
      process.stderr.write('The server is not built. Run "npm run build" first.\n');
      return 2;
    }
  }
  const progress = (message: string): void => void process.stderr.write(`${message}\n`);
  const missing = installPeers(progress);
  if (missing !== null) progress(`The peers could not be installed (${missing}); their rows will say so.`);
  mkdirSync(CACHE, { recursive: true });
  const corpus = assembleCorpus(asked.source);
  const context: Context = { options: asked, corpus, engineBundle: await bundleEngine(), progress };
  const started = performance.now();
  const rows: Row[] = [];
  for (const name of asked.only) {
    try {
      rows.push(...(await MEASURES[name]!(context)));
    } catch (error) {
      rows.push(notMeasured(name, 'all', reasonOf(error)));
    }
  }
  const minutes = (performance.now() - started) / 60_000;
  const report = describeRun(corpus.description, asked, minutes, rows);
  process.stdout.write(report);
  if (asked.write) writeFileSync(RESULTS, `${report}\n${COST_HEADING}\n\n${asked.note ?? keptNote()}\n`);
  return 0;
}

interface Asked {
  readonly quick: boolean;
  readonly runs: number;
  readonly source: Source;
  readonly only: readonly string[];
  readonly write: boolean;
  readonly note: string | null;
}

/** The options, or what is wrong with them. */
function readOptions(): Asked | string {
  let values: { quick?: boolean; only?: string[]; runs?: string; source?: string; write?: boolean; note?: string };
  try {
    ({ values } = parseArgs({
      options: {
        quick: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        runs: { type: 'string' },
        source: { type: 'string' },
        write: { type: 'boolean' },
        note: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : 'The options could not be understood.';
  }
  const quick = values.quick === true;
  const runs = Number(values.runs ?? (quick ? 2 : 5));
  if (!Number.isInteger(runs) || runs < 1) return '--runs takes a whole number from 1.';
  const source = values.source ?? 'packages';
  if (source !== 'packages' && source !== 'policy') return '--source takes "packages" or "policy".';
  const only = values.only ?? Object.keys(MEASURES);
  const unknown = only.find((name) => !Object.hasOwn(MEASURES, name));
  if (unknown !== undefined) return `There is no measure "${unknown}".`;
  const write = values.write === true;
  if (write && (quick || values.only !== undefined))
    return 'A table to keep needs a whole run: --write goes neither with --quick nor with --only.';
  return { quick, runs, source, only, write, note: values.note ?? null };
}

/** Installs what the lockfile of this folder says, unless it is there; null, or why it could not be done. */
function installPeers(progress: (message: string) => void): string | null {
  const lock = join(BENCH, 'package-lock.json');
  const stamp = join(BENCH, 'node_modules', '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')) return null;
  progress('The peers are installed into test/bench/node_modules.');
  const { error, status, stderr } = spawnSync('npm', ['ci', '--prefix', BENCH, '--no-audit', '--no-fund', '--ignore-scripts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error) return reasonOf(error);
  if (status !== 0) return /^npm error (?!code)(.*)$/m.exec(stderr)?.[1] ?? `npm ended with ${String(status)}`;
  writeFileSync(stamp, readFileSync(lock));
  return null;
}

/** One file, as the product is shipped: the TypeScript loader of Node would count as our memory. */
async function bundleEngine(): Promise<string> {
  const outfile = join(CACHE, 'engine.cjs');
  await build({
    entryPoints: [join(BENCH, 'contenders', 'engine.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'error',
  });
  return outfile;
}

function describeRun(corpus: string, asked: Asked, minutes: number, rows: readonly Row[]): string {
  const judged = rows.filter((row) => row.goal !== undefined);
  const count = (which: 'floor' | 'moonshot'): number => judged.filter(({ goal }) => meets(goal!, goal![which])).length;
  const missing = rows.filter((row) => row.result.startsWith('not measured')).length;
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `# Benchmark

${asked.quick ? 'A quick run for developing: smaller texts, few runs. Not for keeping.\n\n' : ''}- Date: ${new Date().toISOString().slice(0, 10)}, ${Math.ceil(minutes)} min, ${asked.runs} rounds, contenders in turns
- Machine: ${machine}; ${process.platform} ${release().split('-')[0]}; Node ${process.version}
- Peers: ${peerVersions()}
- Corpus: ${corpus}
- ${count('floor')} of ${judged.length} floors and ${count('moonshot')} of ${judged.length} moonshots are reached; ${missing} rows could not be measured and count for none

CPU seconds of the contender's own process, all threads; medians. What each row does is told in [README.md](README.md).

${markdownTable(rows)}`;
}

function peerVersions(): string {
  const { dependencies } = JSON.parse(readFileSync(join(BENCH, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return Object.entries(dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

/** What a person wrote under the last kept table. */
function keptNote(): string {
  const old = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
  const at = old.indexOf(COST_HEADING);
  return at < 0 ? 'Not written yet: take a profile and say it here, or give it with `--note`.' : old.slice(at + COST_HEADING.length).trim();
}

process.exitCode = await main();
