/** The edits that cost an incremental engine most, in 1 MB. */
import { type Context, reasonOf } from '../support/context.ts';
import { readText } from '../support/corpus.ts';
import { whyNoCosts } from '../support/processes.ts';
import { type Sample, startServer } from '../support/servers.ts';
import { figure, percentile } from '../support/statistics.ts';
import { notMeasured, type Row } from '../support/table.ts';
import { proseAt, toggle } from '../support/typing.ts';

const PAIRS = 10;
const BUDGET_MS = 15_000;

interface Case {
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly insert: string;
}

export async function measureWorst({ corpus, options, progress }: Context): Promise<readonly Row[]> {
  const size = options.quick ? '100 KB' : '1 MB';
  const measure = `worst cases, ${size}, CPU per edit`;
  const unable = whyNoCosts();
  if (unable !== null) return [notMeasured(measure, 'ours', unable)];
  const prose = readText(corpus.prose[size]);
  const pasted = readText(corpus.prose[options.quick ? '10 KB' : '100 KB']);
  const rows: Row[] = [];
  for (const { name, text, at, insert } of cases(prose, pasted)) {
    progress(`${measure}: ${name}`);
    const contender = `ours, ${name}`;
    try {
      const session = await startServer('ours');
      try {
        await session.open(text);
        await toggle(session, at, insert, 3, BUDGET_MS / 3);
        const samples = await toggle(session, at, insert, PAIRS, BUDGET_MS);
        const value = cpu(samples, 95);
        const goal = { value, floor: 50, moonshot: 16, better: 'lower', unit: ' ms' } as const;
        rows.push({ measure, contender, result: describe(samples), goal });
      } finally {
        session.stop();
      }
    } catch (error) {
      rows.push(notMeasured(measure, contender, reasonOf(error)));
    }
  }
  return rows;
}

function cases(prose: string, pasted: string): Case[] {
  const oneParagraph = prose.replace(/\s*\n\s*/g, ' ');
  const noBlankLine = prose.replace(/\n(?:[ \t]*\n)+/g, '\n');
  // Every mark opens, none closes.
  const unclosed = prose.replace(/["“”«»]/g, '“').replace(/(?<= )(?=[A-Z])/g, '“');
  return [
    { name: 'one paragraph', text: oneParagraph, at: oneParagraph.indexOf(' ', oneParagraph.length >> 1), insert: '"' },
    { name: 'no blank line', text: noBlankLine, at: noBlankLine.indexOf(' ', noBlankLine.length >> 1), insert: '"' },
    { name: 'fence toggled on line 1', text: prose, at: 0, insert: '```\n' },
    { name: `${Math.round(pasted.length / 1000)} KB pasted and deleted`, text: prose, at: proseAt(prose, 'middle'), insert: pasted },
    { name: 'every mark unclosed', text: unclosed, at: unclosed.indexOf(' ', unclosed.length >> 1), insert: '“' },
  ];
}

function cpu(samples: readonly Sample[], p: number): number {
  return percentile(
    samples.map(({ cpuMs }) => cpuMs),
    p,
  );
}

function describe(samples: readonly Sample[]): string {
  const wall = samples.map(({ wallMs }) => wallMs);
  const wallText = `answer after ${figure(percentile(wall, 50))} ms (p95 ${figure(percentile(wall, 95))})`;
  return `p50 ${figure(cpu(samples, 50))} ms CPU, p95 ${figure(cpu(samples, 95))} ms; ${wallText}; ${samples.length} edits`;
}
