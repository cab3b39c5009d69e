/** What the step of organizations alone costs: the same blocks read without it and with it, in turns, in one process. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { BENCH, CACHE, type Context, ROOT } from '../support/context.ts';
import type { CorpusFile } from '../support/corpus.ts';
import { startContender } from '../support/processes.ts';
import { figure, median } from '../support/statistics.ts';
import type { Row } from '../support/table.ts';

const WARM_UP_RUNS = 60;
/** Pairs of runs: one is a tenth of a second, and differences of two are noisy. */
const PAIRS_A_ROUND = 12;

export async function measureOrganizations({ corpus, options, progress }: Context): Promise<readonly Row[]> {
  const size = options.quick ? '100 KB' : '1 MB';
  const measure = `organizations alone, ${size}`;
  const script = join(CACHE, 'organizations.cjs');
  await build({
    entryPoints: [join(BENCH, 'contenders', 'organizations.ts')],
    outfile: script,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'error',
  });
  const texts: [string, CorpusFile][] = [['ours', corpus.prose[size]]];
  if (corpus.policy !== null && !options.quick) texts.push(['ours, 1 MB of briefings', corpus.policy]);
  const contender = await startContender(script, [join(ROOT, 'server', 'generated', 'knowledge.bin')]);
  try {
    const rows: Row[] = [];
    for (const [name, file] of texts) {
      progress(`${measure}: ${name}`);
      for (let run = 0; run < WARM_UP_RUNS; run++) await contender.run(file.path);
      const without: number[] = [];
      const steps: number[] = [];
      let found = 0;
      for (let pair = 0; pair < options.runs * PAIRS_A_ROUND; pair++) {
        const before = await contender.run(file.path);
        const after = await contender.run(file.path);
        without.push(before.cpuMs);
        steps.push(after.cpuMs - before.cpuMs);
        found = after.found;
      }
      const [step, rest] = [median(steps), median(without)];
      const value = file.bytes / 1e6 / (step / 1000);
      rows.push({
        measure,
        contender: name,
        result: `${figure(value)} MB/s (${figure(step)} ms CPU, found ${figure(found)}, ${steps.length} pairs)`,
        ratio: `${figure(step / rest)}× what cutting, words, quotations and terms take`,
        // No more is asked of it.
        goal: { value, floor: 20, moonshot: 20, better: 'higher', unit: ' MB/s' },
      });
    }
    return rows;
  } finally {
    contender.stop();
  }
}
