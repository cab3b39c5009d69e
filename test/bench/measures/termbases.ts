/** Large termbases: the first start, which reads and inflects them, and later ones, which find what the first one kept. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BENCH, CACHE, type Context } from '../support/context.ts';
import { figure, median } from '../support/statistics.ts';
import type { Row } from '../support/table.ts';
import { termbaseFiles } from '../support/termbase-files.ts';

interface Start {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly forms: number;
  /** Files that were kept: none where all was found. */
  readonly kept: number;
}

/** Seconds in which a termbase shall be in force. */
const FLOOR = 3;
const MOONSHOT = 1;

export async function measureTermbases({ options, progress }: Context): Promise<readonly Row[]> {
  const outfile = join(CACHE, 'termbases.cjs');
  await build({
    entryPoints: [join(BENCH, 'contenders', 'termbases.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'error',
  });
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'termbases-'));
  const measure = 'termbases, from file to force';
  const rows: Row[] = [];
  try {
    for (const { name, language, count, text } of termbaseFiles(options.quick)) {
      progress(`${measure}: ${name}`);
      // Whatever stands beside a file is in force with it.
      const own = mkdtempSync(join(folder, 'file-'));
      const path = join(own, name);
      writeFileSync(path, text());
      const start = (kept: string): Start => {
        const { stdout, stderr, status } = spawnSync(process.execPath, [outfile, path, language, join(own, kept)], { encoding: 'utf8' });
        if (status !== 0) throw new Error(stderr);
        return JSON.parse(stdout);
      };
      const first = Array.from({ length: options.runs }, (_, i) => start(`kept-${i}`));
      const later = Array.from({ length: options.runs }, (_, i) => start(`kept-${i}`));
      if (later.some(({ kept }) => kept > 0) || first.some(({ kept }) => kept === 0)) throw new Error('What was kept was not found again.');
      for (const [label, starts] of [
        ['first start', first],
        ['later start', later],
      ] as const) {
        const wall = median(starts.map(({ wallMs }) => wallMs)) / 1_000;
        rows.push({
          measure,
          contender: `ours, ${name}, ${figure(count)} terms, ${label}`,
          result: `${figure(wall)} s; ${figure(median(starts.map(({ cpuMs }) => cpuMs)) / 1_000)} s CPU; ${figure(starts[0]!.forms)} forms or stems`,
          ...(label === 'first start' || options.quick
            ? {}
            : { ratio: `${figure(median(first.map(({ cpuMs }) => cpuMs)) / median(starts.map(({ cpuMs }) => cpuMs)))}× less CPU` }),
          ...(label === 'first start' ? { goal: { value: wall, floor: FLOOR, moonshot: MOONSHOT, better: 'lower', unit: ' s' } } : {}),
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
