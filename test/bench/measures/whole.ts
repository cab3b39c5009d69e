/** The whole document at once: all detectors, all rules, 10,000 terms, against what the peers do to the same text. */
import { join } from 'node:path';
import { BENCH, CACHE, type Context, ROOT, reasonOf } from '../support/context.ts';
import { type CorpusFile, readText, type Size } from '../support/corpus.ts';
import { type Contender, type Run, startContender } from '../support/processes.ts';
import { figure, median } from '../support/statistics.ts';
import { notMeasured, type Row } from '../support/table.ts';
import { filledUp, loadKnowledge, writePacked } from '../support/terms.ts';

const TERMS = 10_000;
/** A contender that has used this much wall time sits the later rounds out; it always gets two. */
const BUDGET_MS = 90_000;
/** A turn lasts at least so much CPU time: one run of the slow, several of the quick. */
const TURN_CPU_MS = 400;
/** So many runs, or so much CPU time where they take longer: counted alike for everybody, however busy the machine is. */
const WARM_UP_RUNS = 40;
const WARM_UP_CPU_MS = 8_000;

interface Peer {
  readonly name: string;
  readonly script: string;
  readonly floor: number;
  readonly moonshot: number;
}

const PEERS: readonly Peer[] = [
  { name: 'cspell-lib', script: 'cspell-lib.ts', floor: 5, moonshot: 15 },
  { name: 'textlint + terminology', script: 'textlint.ts', floor: 40, moonshot: 120 },
  { name: 'harper.js', script: 'harper.ts', floor: 300, moonshot: 1_000 },
  { name: 'compromise (quotations, organizations)', script: 'compromise.ts', floor: 50, moonshot: 200 },
  { name: 'markdown-it, parsing only', script: 'markdown-it.ts', floor: 1, moonshot: 3 },
];

export async function measureWhole(context: Context): Promise<readonly Row[]> {
  const { corpus, options, progress } = context;
  const size: Size = options.quick ? '100 KB' : '1 MB';
  const file = corpus.prose[size];
  const measure = `whole document, ${size}, 10,000 terms`;
  const knowledge = writeKnowledge(readText(file));
  const rows: Row[] = [];
  const contenders: { peer: Peer | null; contender: Contender; runs: Run[]; spentMs: number; failed: string | null }[] = [];
  const start = async (peer: Peer | null): Promise<void> => {
    const contender =
      peer === null
        ? await startContender(context.engineBundle, [ROOT, knowledge])
        : await startContender(join(BENCH, 'contenders', peer.script));
    contenders.push({ peer, contender, runs: [], spentMs: 0, failed: null });
  };
  try {
    await start(null);
    for (const peer of PEERS) await start(peer).catch((error) => rows.push(notMeasured(measure, peer.name, reasonOf(error))));
    for (const entry of contenders) {
      progress(`${measure}: warm-up, ${entry.peer?.name ?? 'ours'}`);
      await warmUp(entry.contender, corpus.prose[options.quick ? '10 KB' : '100 KB'], file).catch((error) => {
        entry.failed = reasonOf(error);
      });
    }
    const ours = contenders[0]!;
    // Without ours there is nothing to compare, and the slow peers would run for minutes.
    if (ours.failed !== null)
      return [notMeasured(measure, 'ours', ours.failed), ...PEERS.map(({ name }) => notMeasured(measure, name, 'ours failed'))];
    for (let round = 0; round < options.runs; round += 1) {
      for (const entry of contenders) {
        if (entry.failed !== null || (round >= 2 && entry.spentMs > BUDGET_MS)) continue;
        progress(`${measure}: round ${round + 1}, ${entry.peer?.name ?? 'ours'}`);
        try {
          // Whoever is quick is run several times in its turn: whether a collection of garbage falls into a run is chance.
          for (let spent = 0; spent < TURN_CPU_MS; ) {
            const run = await entry.contender.run(file.path);
            entry.runs.push(run);
            entry.spentMs += run.wallMs;
            spent += run.cpuMs;
          }
        } catch (error) {
          entry.failed = reasonOf(error);
        }
      }
    }
    if (ours.failed !== null) throw new Error(ours.failed);
    const ourRate = rate(file, ours.runs);
    const judged = contenders.slice(1).map(({ peer, runs, failed }): Row => {
      const { name, floor, moonshot } = peer!;
      if (failed !== null) return notMeasured(measure, name, failed);
      const value = ourRate / rate(file, runs);
      const goal = { value, floor, moonshot, better: 'higher', unit: '×' } as const;
      return { measure, contender: name, result: describe(file, runs), ratio: `ours ${figure(value)}× its speed`, goal };
    });
    const others: [string, CorpusFile][] = (['10 KB', '100 KB', ...(options.quick ? [] : ['10 MB' as const])] as const)
      .filter((other) => other !== size)
      .map((other) => [`ours, ${other}`, corpus.prose[other]]);
    if (corpus.policy !== null && !options.quick) others.push(['ours, 1 MB of briefings', corpus.policy]);
    const more: Row[] = [];
    for (const [contender, other] of others) {
      progress(`${measure}: ${contender}`);
      const runs: Run[] = [];
      for (let spent = 0; runs.length < Math.min(3, options.runs) || spent < TURN_CPU_MS; ) {
        const run = await ours.contender.run(other.path);
        runs.push(run);
        spent += run.cpuMs;
      }
      more.push({
        measure,
        contender,
        result: describe(other, runs),
        ratio: `${figure(rate(other, runs) / ourRate)}× the rate at ${size}`,
      });
    }
    return [{ measure, contender: 'ours', result: describe(file, ours.runs) }, ...judged, ...rows, ...more];
  } finally {
    for (const { contender } of contenders) contender.stop();
  }
}

/**
 * Machine code and heap are warm before a clock counts. Whoever is quick enough warms up on the text itself, the others on a part
 * of it; everybody runs at least once.
 */
async function warmUp(contender: Contender, small: CorpusFile, whole: CorpusFile): Promise<void> {
  let spent = 0;
  let expected = Number.POSITIVE_INFINITY;
  for (let run = 0; run < WARM_UP_RUNS && (run === 0 || spent < WARM_UP_CPU_MS); run += 1) {
    const isWhole = spent + expected < WARM_UP_CPU_MS;
    const { cpuMs } = await contender.run((isWhole ? whole : small).path);
    expected = isWhole ? cpuMs : (cpuMs * whole.bytes) / small.bytes;
    spent += cpuMs;
  }
}

function writeKnowledge(text: string): string {
  return writePacked(join(CACHE, `knowledge-${TERMS}.bin`), filledUp(loadKnowledge(ROOT), TERMS, text));
}

/** MB per CPU second. */
function rate(file: CorpusFile, runs: readonly Run[]): number {
  return file.bytes / 1e6 / (median(runs.map((run) => run.cpuMs)) / 1000);
}

function describe(file: CorpusFile, runs: readonly Run[]): string {
  const cpu = figure(median(runs.map((run) => run.cpuMs)));
  return `${figure(rate(file, runs))} MB/s (${cpu} ms CPU, found ${figure(runs[0]!.found)}, ${runs.length} runs)`;
}
