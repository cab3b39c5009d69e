/** The most memory held: our engine and server with 1 MB, bare Node, the built-in Markdown language server. */
import { join } from 'node:path';
import { CACHE, type Context, ROOT, reasonOf } from '../support/context.ts';
import { readText } from '../support/corpus.ts';
import { peakMemoryOf, startNode, whyNoCosts } from '../support/processes.ts';
import { type ServerName, startServer } from '../support/servers.ts';
import { figure, median } from '../support/statistics.ts';
import { notMeasured, type Row } from '../support/table.ts';
import { filledUp, loadKnowledge, writePacked } from '../support/terms.ts';
import { proseAt, typeOn } from '../support/typing.ts';

const TERMS = 10_000;
const KEYSTROKES = 20;
/** When garbage is collected differs from run to run, and with it the peak by a tenth and more: three runs are too few for ours. */
const RUNS = 9;
const PEER_RUNS = 3;

export async function measureMemory({ corpus, options, engineBundle, progress }: Context): Promise<readonly Row[]> {
  const size = options.quick ? '100 KB' : '1 MB';
  const measure = `peak memory, ${size}`;
  const unable = whyNoCosts();
  if (unable !== null) return [notMeasured(measure, 'all', unable)];
  const file = corpus.prose[size];
  const text = readText(file);
  const knowledge = writePacked(join(CACHE, `knowledge-${TERMS}.bin`), filledUp(loadKnowledge(ROOT), TERMS, text));
  const contenders: { name: string; peak: () => Promise<number>; peaks: number[]; failed: string | null; judged: boolean; peer?: true }[] =
    [
      { name: 'bare Node', peak: () => ofProcess(BARE_NODE), peaks: [], failed: null, judged: false },
      {
        name: 'our engine, 10,000 terms, whole document in slices',
        peak: () => ofProcess([engineBundle, ROOT, knowledge, file.path]),
        peaks: [],
        failed: null,
        judged: true,
      },
      {
        name: `our server, shipped terms, ${KEYSTROKES} keystrokes`,
        peak: () => ofServer('ours', text),
        peaks: [],
        failed: null,
        judged: true,
      },
      {
        name: `built-in Markdown language server, ${KEYSTROKES} keystrokes`,
        peak: () => ofServer('markdown', text),
        peaks: [],
        failed: null,
        judged: false,
        peer: true,
      },
    ];
  for (let round = 0; round < (options.runs < PEER_RUNS ? options.runs : RUNS); round += 1) {
    progress(`${measure}: round ${round + 1}`);
    for (const entry of contenders) {
      if (entry.failed !== null || (entry.peer && round >= PEER_RUNS)) continue;
      try {
        entry.peaks.push(await entry.peak());
      } catch (error) {
        entry.failed = reasonOf(error);
      }
    }
  }
  const bare = median(contenders[0]!.peaks);
  return contenders.map(({ name, peaks, failed, judged }, i): Row => {
    if (failed !== null) return notMeasured(measure, name, failed);
    const peak = median(peaks);
    const row = { measure, contender: name, result: `${figure(peak)} MB (${peaks.length} runs${spread(peaks)})` };
    if (i === 0) return row;
    const compared = { ...row, ratio: `${figure(peak / bare)}× bare Node` };
    return judged ? { ...compared, goal: { value: peak / bare, floor: 3, moonshot: 2, better: 'lower', unit: '×' } } : compared;
  });
}

function spread(peaks: readonly number[]): string {
  return peaks.length < 2 ? '' : `, ${figure(Math.min(...peaks))} to ${figure(Math.max(...peaks))}`;
}

/** Says that it has started, and idles. */
export const BARE_NODE: readonly string[] = ['-e', 'process.stdout.write("started"); process.stdin.resume()'];

async function ofProcess(args: readonly string[]): Promise<number> {
  const child = await startNode(args);
  try {
    return peakMemoryOf(child.pid);
  } finally {
    child.kill();
  }
}

async function ofServer(name: ServerName, text: string): Promise<number> {
  const session = await startServer(name);
  try {
    await session.open(text);
    await typeOn(session, proseAt(text, 'middle'), KEYSTROKES);
    return session.peakMemory();
  } finally {
    session.stop();
  }
}
