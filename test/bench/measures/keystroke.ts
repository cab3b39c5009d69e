/** What one typed character costs each language server, from the change to its diagnostics, in a document of 100 KB. */
import { type Context, reasonOf } from '../support/context.ts';
import { readText } from '../support/corpus.ts';
import { whyNoCosts } from '../support/processes.ts';
import { type Sample, type ServerName, type Session, startServer } from '../support/servers.ts';
import { figure, median, percentile } from '../support/statistics.ts';
import { notMeasured, type Row } from '../support/table.ts';
import { proseAt, typeOn } from '../support/typing.ts';

const WARM_UP = 10;
/** Characters a server gets before it is the next one's turn. */
const TURN = 10;

const LABELS: Readonly<Record<ServerName, string>> = {
  ours: 'ours',
  textlint: 'textlint server',
  markdown: 'built-in Markdown language server',
};

const GOALS = {
  textlint: { floor: 100, moonshot: 450 },
  markdown: { floor: 8, moonshot: 20 },
} as const;

interface Entry {
  readonly name: ServerName;
  readonly session: Session;
  typed: number;
  readonly plain: Sample[];
  readonly outline: Sample[];
}

export async function measureKeystroke({ corpus, options, progress }: Context): Promise<readonly Row[]> {
  const size = options.quick ? '10 KB' : '100 KB';
  const measure = `keystroke, server CPU, ${size}`;
  const unable = whyNoCosts();
  if (unable !== null) return [notMeasured(measure, 'all', unable)];
  const text = readText(corpus.prose[size]);
  const at = proseAt(text, 'middle');
  const rows: Row[] = [];
  const entries: Entry[] = [];
  try {
    for (const name of ['ours', 'textlint', 'markdown'] as const) {
      progress(`${measure}: ${LABELS[name]} opens the document`);
      try {
        const session = await startServer(name);
        entries.push({ name, session, typed: 0, plain: [], outline: [] });
        await session.open(text);
        await typeFor(entries.at(-1)!, at, WARM_UP, false);
      } catch (error) {
        if (entries.at(-1)?.name === name) entries.pop()!.session.stop();
        rows.push(notMeasured(measure, LABELS[name], reasonOf(error)));
      }
    }
    for (let round = 0; round < options.runs; round += 1) {
      progress(`${measure}: round ${round + 1}`);
      for (const entry of entries) entry.plain.push(...(await typeFor(entry, at, TURN, false)));
    }
    // Not asked of textlint, which has no outline.
    for (const entry of entries) if (entry.name !== 'textlint') entry.outline.push(...(await typeFor(entry, at, TURN, true)));
  } finally {
    for (const { session } of entries) session.stop();
  }
  const ours = entries.find(({ name }) => name === 'ours');
  if (ours === undefined) return rows;
  const own = median(ours.plain.map(({ cpuMs }) => cpuMs));
  const judged = entries.map(({ name, plain }): Row => {
    const row = { measure, contender: LABELS[name], result: describe(plain) };
    if (name === 'ours') return row;
    const value = median(plain.map(({ cpuMs }) => cpuMs)) / own;
    return { ...row, ratio: `ours ${figure(value)}× less`, goal: { value, ...GOALS[name], better: 'higher', unit: '×' } };
  });
  const outlines = entries
    .filter(({ outline }) => outline.length > 0)
    .map(({ name, outline }): Row => ({ measure, contender: `${LABELS[name]}, with outline`, result: describe(outline) }));
  return [...judged, ...rows, ...outlines];
}

async function typeFor(entry: Entry, at: number, count: number, outline: boolean): Promise<Sample[]> {
  const samples = await typeOn(entry.session, at, count, entry.typed, outline);
  entry.typed += count;
  return samples;
}

function describe(samples: readonly Sample[]): string {
  const cpu = samples.map(({ cpuMs }) => cpuMs);
  const wall = samples.map(({ wallMs }) => wallMs);
  const cpuText = `${figure(median(cpu))} ms CPU (p95 ${figure(percentile(cpu, 95))})`;
  return `${cpuText}; answer after ${figure(median(wall))} ms (p95 ${figure(percentile(wall, 95))}); ${samples.length} keystrokes`;
}
