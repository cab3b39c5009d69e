/** Flat in size: a quotation mark typed and deleted at the start, in the middle and at the end of 10 KB, 1 MB and 10 MB. */
import type { Context } from '../support/context.ts';
import { readText, type Size } from '../support/corpus.ts';
import { whyNoCosts } from '../support/processes.ts';
import { type Sample, type Session, startServer } from '../support/servers.ts';
import { figure, percentile } from '../support/statistics.ts';
import { type Goal, notMeasured, type Row } from '../support/table.ts';
import { PLACES, type Place, proseAt, toggle } from '../support/typing.ts';

/** Pairs of a mark typed and deleted, per place and round. */
const PAIRS = 5;
/** What one place may take in one round. */
const BUDGET_MS = 15_000;

interface Entry {
  readonly size: Size;
  readonly session: Session;
  readonly at: Readonly<Record<Place, number>>;
  readonly samples: Record<Place, Sample[]>;
  openedMs: number;
}

export async function measureSize({ corpus, options, progress }: Context): Promise<readonly Row[]> {
  const sizes: readonly Size[] = options.quick ? ['10 KB', '100 KB', '1 MB'] : ['10 KB', '1 MB', '10 MB'];
  const measure = 'flat in size, keystroke to diagnostics';
  const unable = whyNoCosts();
  if (unable !== null) return [notMeasured(measure, 'ours', unable)];
  const entries: Entry[] = [];
  try {
    for (const size of sizes) {
      progress(`${measure}: ${size} is opened`);
      const text = readText(corpus.prose[size]);
      const session = await startServer('ours');
      const at = { start: proseAt(text, 'start'), middle: proseAt(text, 'middle'), end: proseAt(text, 'end') };
      const entry: Entry = { size, session, at, samples: { start: [], middle: [], end: [] }, openedMs: 0 };
      entries.push(entry);
      entry.openedMs = (await session.open(text)).wallMs;
      for (const place of PLACES) await toggle(session, at[place], '"', 2, BUDGET_MS);
    }
    for (let round = 0; round < options.runs; round += 1) {
      progress(`${measure}: round ${round + 1}`);
      for (const { session, at, samples } of entries) {
        for (const place of PLACES) samples[place].push(...(await toggle(session, at[place], '"', PAIRS, BUDGET_MS)));
      }
    }
  } finally {
    for (const { session } of entries) session.stop();
  }
  const base = all(entries[0]!);
  return entries.flatMap((entry, i): Row[] => {
    const samples = all(entry);
    const row = { measure, contender: `ours, ${entry.size}`, result: describe(entry) };
    if (i === 0) return [row];
    const [floor, moonshot] = entry.size === '10 MB' ? [10, 3] : [2, 1.25];
    const rows = ([50, 95] as const).map((p): Row => {
      const value = wall(samples, p) / wall(base, p);
      const goal: Goal = { value, floor, moonshot, better: 'lower', unit: '×' };
      const result = p === 50 ? row.result : `p95 ${figure(wall(samples, p))} ms`;
      return { ...row, result, ratio: `p${p} ${figure(value)}× that at ${sizes[0]}`, goal };
    });
    if (entry.size !== '1 MB') return rows;
    const value = cpu(samples, 95);
    return [
      ...rows,
      { ...row, result: `p95 ${figure(value)} ms server CPU`, goal: { value, floor: 5, moonshot: 2, better: 'lower', unit: ' ms' } },
    ];
  });
}

function all({ samples }: Entry): Sample[] {
  return PLACES.flatMap((place) => samples[place]);
}

function wall(samples: readonly Sample[], p: number): number {
  return percentile(
    samples.map(({ wallMs }) => wallMs),
    p,
  );
}

function cpu(samples: readonly Sample[], p: number): number {
  return percentile(
    samples.map(({ cpuMs }) => cpuMs),
    p,
  );
}

function describe(entry: Entry): string {
  const samples = all(entry);
  const places = PLACES.map((place) => `${place} ${figure(wall(entry.samples[place], 50))}`).join(', ');
  const values = `p50 ${figure(wall(samples, 50))} ms (${places}), p95 ${figure(wall(samples, 95))} ms`;
  return `${values}; CPU p50 ${figure(cpu(samples, 50))} ms; first diagnostics after ${figure(entry.openedMs)} ms; ${samples.length} edits`;
}
