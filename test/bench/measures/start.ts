/** From nothing to the first diagnostics of the sample: CPU time of a server that was just started. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, ROOT, reasonOf } from '../support/context.ts';
import { cpuOf, startNode, whyNoCosts } from '../support/processes.ts';
import { type ServerName, startServer } from '../support/servers.ts';
import { figure, median } from '../support/statistics.ts';
import { notMeasured, type Row } from '../support/table.ts';
import { BARE_NODE } from './memory.ts';

interface Start {
  readonly cpuMs: number;
  readonly wallMs: number;
}

export async function measureStart({ options, progress }: Context): Promise<readonly Row[]> {
  const measure = 'start to first diagnostics of the sample';
  const unable = whyNoCosts();
  if (unable !== null) return [notMeasured(measure, 'all', unable)];
  const sample = readFileSync(join(ROOT, 'client', 'samples', 'communique.md'), 'utf8');
  const contenders: { name: string; start: () => Promise<Start>; starts: Start[]; failed: string | null }[] = [
    { name: 'bare Node, first output', start: startBare, starts: [], failed: null },
    { name: 'ours', start: () => startOf('ours', sample), starts: [], failed: null },
    { name: 'built-in Markdown language server', start: () => startOf('markdown', sample), starts: [], failed: null },
  ];
  // Short, so more of them; the first round warms the disk cache only.
  for (let round = 0; round <= options.runs * 2; round += 1) {
    progress(`${measure}: round ${round}`);
    for (const entry of contenders) {
      if (entry.failed !== null) continue;
      try {
        const start = await entry.start();
        if (round > 0) entry.starts.push(start);
      } catch (error) {
        entry.failed = reasonOf(error);
      }
    }
  }
  const cpu = contenders.map(({ starts }) => median(starts.map(({ cpuMs }) => cpuMs)));
  return contenders.map(({ name, starts, failed }, i): Row => {
    if (failed !== null) return notMeasured(measure, name, failed);
    const wall = figure(median(starts.map(({ wallMs }) => wallMs)));
    const row = { measure, contender: name, result: `${figure(cpu[i]!)} ms CPU, ${wall} ms wall (${starts.length} runs)` };
    if (i === 0) return row;
    const compared = { ...row, ratio: `${figure(cpu[i]! / cpu[0]!)}× bare Node` };
    if (i === 1) return compared;
    const value = cpu[1]! / cpu[i]!;
    const net = (cpu[1]! - cpu[0]!) / (cpu[i]! - cpu[0]!);
    const ratio = `ours ${figure(value)}× its CPU (${figure(net)}× beyond bare Node); it is ${figure(cpu[i]! / cpu[0]!)}× bare Node`;
    return { ...row, ratio, goal: { value, floor: 1 / 3, moonshot: 1 / 5, better: 'lower', unit: '×' } };
  });
}

async function startBare(): Promise<Start> {
  const start = performance.now();
  const child = await startNode(BARE_NODE);
  try {
    return { cpuMs: cpuOf(child.pid), wallMs: performance.now() - start };
  } finally {
    child.kill();
  }
}

async function startOf(name: ServerName, sample: string): Promise<Start> {
  const start = performance.now();
  const session = await startServer(name);
  try {
    await session.open(sample);
    return { cpuMs: session.cpuMs(), wallMs: performance.now() - start };
  } finally {
    session.stop();
  }
}
