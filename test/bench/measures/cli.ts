/** The command line over 155 files that hold 1 MB: ours, cspell, and ripgrep searching the same terms. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BENCH, CACHE, CLI, type Context, ROOT, reasonOf } from '../support/context.ts';
import { timeCommand } from '../support/processes.ts';
import { figure, median } from '../support/statistics.ts';
import { type Goal, notMeasured, type Row } from '../support/table.ts';
import { loadKnowledge } from '../support/terms.ts';

interface Entry {
  readonly name: string;
  readonly command: readonly string[];
  readonly goal: Pick<Goal, 'floor' | 'moonshot'> | null;
  readonly times: number[];
  lines: number;
  failed: string | null;
}

export async function measureCli({ corpus, options, progress }: Context): Promise<readonly Row[]> {
  const measure = 'command line, 155 files, 1 MB';
  const { folder, names } = corpus.files;
  const terms = join(CACHE, 'terms.txt');
  const shipped = [...new Set(loadKnowledge(ROOT).terms.flatMap((concept) => concept.terms.map((form) => form.text)))];
  writeFileSync(terms, `${shipped.join('\n')}\n`);
  const rows: Row[] = [];
  const entries: Entry[] = [
    entry('ours, check', [process.execPath, CLI, 'check', '--fail-on', 'never', ...names], null),
    entry('bare Node', [process.execPath, '-e', '0'], null),
  ];
  const cspell = join(BENCH, 'node_modules', 'cspell', 'bin.mjs');
  if (!existsSync(cspell)) rows.push(notMeasured(measure, 'cspell', 'the package is not installed'));
  else {
    const quiet = ['--no-progress', '--no-summary', '--no-color', '--no-cache', '--no-config-search'];
    entries.push(entry('cspell', [process.execPath, cspell, 'lint', ...quiet, ...names], { floor: 1 / 10, moonshot: 1 / 15 }));
  }
  const rg = findRipgrep();
  const rgName = `rg -F, the same ${figure(shipped.length)} terms`;
  if (rg === null) rows.push(notMeasured(measure, rgName, 'rg not found'));
  else entries.push(entry(rgName, [rg, '--no-config', '-F', '-f', terms, ...names], { floor: 4, moonshot: 4 }));
  const output = join(CACHE, 'output.txt');
  for (let round = 0; round <= options.runs; round += 1) {
    progress(`${measure}: round ${round}`);
    for (const tool of entries) {
      if (tool.failed !== null) continue;
      try {
        const time = timeCommand(tool.command, folder, output);
        // The first round warms the disk cache.
        if (round > 0) tool.times.push(time);
        tool.lines = readFileSync(output, 'utf8').split('\n').length - 1;
      } catch (error) {
        tool.failed = reasonOf(error);
      }
    }
  }
  const ours = entries[0]!;
  if (ours.failed !== null) return [notMeasured(measure, ours.name, ours.failed)];
  return [
    ...entries.map(({ name, goal, times, lines, failed }): Row => {
      if (failed !== null) return notMeasured(measure, name, failed);
      const row = { measure, contender: name, result: `${figure(median(times))} ms CPU (${figure(lines)} lines, ${times.length} runs)` };
      if (name === ours.name) return row;
      const value = median(ours.times) / median(times);
      const compared = { ...row, ratio: `ours ${figure(value)}× its CPU` };
      return goal === null ? compared : { ...compared, goal: { value, ...goal, better: 'lower', unit: '×' } };
    }),
    ...rows,
  ];
}

function entry(name: string, command: readonly string[], goal: Entry['goal']): Entry {
  return { name, command, goal, times: [], lines: 0, failed: null };
}

/** The binary that the package of VS Code brings, else one on the path. */
function findRipgrep(): string | null {
  try {
    const require = createRequire(join(BENCH, 'package.json'));
    const file = join(require.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/package.json`), '..', 'bin', 'rg');
    if (existsSync(file)) return file;
  } catch {
    // Not built for this system: a ripgrep of the system will do.
  }
  return spawnSync('rg', ['--version']).status === 0 ? 'rg' : null;
}
