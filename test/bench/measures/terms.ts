/** Flat in terms: the same text with 100 and with 100,000 generated terms, which find the same in it. */
import { join } from 'node:path';
import { CACHE, type Context, ROOT } from '../support/context.ts';
import { readText } from '../support/corpus.ts';
import { type Contender, type Run, startContender } from '../support/processes.ts';
import { figure, median } from '../support/statistics.ts';
import type { Row } from '../support/table.ts';
import { loadKnowledge, onlyGenerated, writePacked } from '../support/terms.ts';

const WARM_UP = 3;
const COUNTS = [100, 1_000, 10_000, 100_000] as const;

export async function measureTerms({ corpus, options, engineBundle, progress }: Context): Promise<readonly Row[]> {
  const size = options.quick ? '100 KB' : '1 MB';
  const file = corpus.prose[size];
  const text = readText(file);
  const measure = `flat in terms, ${size}`;
  const entries: { count: number; contender: Contender; runs: Run[] }[] = [];
  try {
    for (const count of COUNTS) {
      const path = writePacked(join(CACHE, `knowledge-generated-${count}.bin`), onlyGenerated(loadKnowledge(ROOT), count, text));
      entries.push({ count, contender: await startContender(engineBundle, [ROOT, path]), runs: [] });
    }
    for (const { contender } of entries) for (let i = 0; i < WARM_UP; i += 1) await contender.run(file.path);
    for (let round = 0; round < Math.max(3, options.runs); round += 1) {
      progress(`${measure}: round ${round + 1}`);
      for (const { contender, runs } of entries) runs.push(await contender.run(file.path));
    }
  } finally {
    for (const { contender } of entries) contender.stop();
  }
  const rate = (runs: readonly Run[]): number => file.bytes / 1e6 / (median(runs.map((run) => run.cpuMs)) / 1000);
  const base = rate(entries[0]!.runs);
  return entries.map(({ count, runs }): Row => {
    const value = rate(runs) / base;
    const result = `${figure(rate(runs))} MB/s (found ${figure(runs[0]!.found)}, ${runs.length} runs)`;
    const contender = `ours, ${figure(count)} terms`;
    if (count === 100) return { measure, contender, result };
    const row = { measure, contender, result, ratio: `${figure(value)}× the rate with 100` };
    return count === 100_000 ? { ...row, goal: { value, floor: 0.5, moonshot: 0.9, better: 'higher', unit: '×' } } : row;
  });
}
