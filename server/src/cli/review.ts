/** The commands `analyze` and `check`: reads, analyses and prints one file after the other, so that memory stays small. */
import { basename, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import manifest from '../../../package.json' with { type: 'json' };
import type { AnalyzeOptions, Engine } from '../engine/analyze.ts';
import { type Analysis, NO_FACTS, type Problem, type Severity } from '../engine/facts.ts';
import { isAboutLanguage } from '../engine/notices.ts';
import type { OwnTerms } from '../engine/terms/own.ts';
import { createLineIndex } from '../features/convert.ts';
import { escapeControls } from '../features/escape.ts';
import type { ReportFormat } from '../protocol.ts';
import { CONTRACT_VERSION, checkJson, documentJson, type Reviewed } from '../reports/json.ts';
import type { ReportDocument } from '../reports/report.ts';
import { checkReport, type TextOptions, textReport } from '../reports/text.ts';
import { organizationNamesOf } from '../translation/names.ts';
import type { Terminology } from '../translation/pair.ts';
import { nameWithLanguage } from '../translation/pairs.ts';
import { reviewPair, withPairFindings } from '../translation/review.ts';
import { readSide, type Side } from '../translation/side.ts';
import { type UnitFormat, unitFormatOf } from '../translation/units/unit.ts';
import type { Command, FailOn } from './arguments.ts';
import { createConfigurations } from './configuration.ts';
import { decode } from './decode.ts';
import { type Listed, listFiles, readFile, readStdin } from './files.ts';

type ReviewCommand = Extract<Command, { readonly name: 'analyze' | 'check' }>;

/** Writes one piece of output and waits until it may write more. */
export type Write = (text: string) => Promise<void>;

/** Runs the command and returns the exit code. */
export async function review(engine: Engine, command: ReviewCommand, write: Write): Promise<0 | 1 | 2> {
  const { format, failOn } = command;
  const own = await ownTermbases(command.termbases);
  if (own === null) return 2;
  if (command.report !== null) return reportOn(engine, command, own, command.report, write);
  const sarif = format === 'sarif' ? await import('../reports/sarif.ts') : null;
  const toJson = command.name === 'analyze' ? documentJson : checkJson;
  const toText = command.name === 'analyze' ? textReport : checkReport;
  const options = textOptions();
  let failed = false;
  let found = false;
  let index = 0;
  if (sarif !== null) await write(sarif.sarifStart(manifest.version));
  let results = 0;
  if (format === 'json') await write(`{"version":${CONTRACT_VERSION},"documents":[`);
  for await (const { reviewed, unread } of command.pair ? reviewPairOfFiles(engine, command, own) : reviewFiles(engine, command, own)) {
    failed ||= unread;
    found ||= reviewed.analysis.findings.some((finding) => reaches(finding.severity, failOn));
    if (sarif !== null) {
      for (const result of sarif.sarifResults(reviewed)) await write(`${results++ === 0 ? '\n' : ',\n'}${result}`);
    } else if (format === 'json') await write(`${index === 0 ? '\n' : ',\n'}${JSON.stringify(toJson(reviewed))}`);
    else await write(command.name === 'analyze' && index > 0 ? `\n${toText(reviewed, options)}` : toText(reviewed, options));
    index += 1;
  }
  if (format === 'json') await write('\n]}\n');
  if (sarif !== null) await write(sarif.sarifEnd());
  if (failed) return 2;
  return command.name === 'check' && found ? 1 : 0;
}

/** One report of all files; what could not be read is said on standard error, too, and in the exit code. */
async function reportOn(engine: Engine, command: ReviewCommand, own: OwnTermbases, format: ReportFormat, write: Write): Promise<0 | 2> {
  const [{ documentOf, render }, { indexKnowledge }] = await Promise.all([import('../reports/report.ts'), import('../features/view.ts')]);
  const knowledge = indexKnowledge(engine.knowledge);
  const documents: ReportDocument[] = [];
  let failed = false;
  for await (const { reviewed, unread } of command.pair ? reviewPairOfFiles(engine, command, own) : reviewFiles(engine, command, own)) {
    const { path, text, analysis, problems } = reviewed;
    failed ||= unread;
    for (const { message } of unread ? problems : []) process.stderr.write(`${escapeControls(path)}: ${message}\n`);
    const lines = createLineIndex(text);
    const view = { uri: path, version: 0, text, lines, analysis: { ...analysis, problems } };
    documents.push(documentOf(view, path, knowledge));
  }
  await write(render(documents, format));
  return failed ? 2 : 0;
}

/** One outcome for each file, in order. */
interface Outcome {
  readonly reviewed: Reviewed;
  readonly unread: boolean;
}

async function* reviewFiles(engine: Engine, command: ReviewCommand, own: OwnTermbases): AsyncGenerator<Outcome> {
  for (const listed of listFiles(command.files)) yield reviewFile(engine, command, own, listed);
}

/** The source as any file, then the translation with what the two say together. */
async function* reviewPairOfFiles(engine: Engine, command: ReviewCommand, own: OwnTermbases): AsyncGenerator<Outcome> {
  const [source, target] = command.files as [string, string];
  // Checks of a pair need the facts of both, whatever is printed.
  const withFacts: ReviewCommand = { ...command, name: 'analyze' };
  const first = await reviewFile(engine, withFacts, own, { path: source, problem: null });
  const second = await reviewFile(engine, withFacts, own, { path: target, problem: null });
  yield first;
  if (!first.reviewed.wasRead || !second.reviewed.wasRead) {
    yield second;
    return;
  }
  const [from, to] = [first.reviewed, second.reviewed];
  const { findings } = reviewPair(sideOf(from), sideOf(to), {
    knowledge: engine.knowledge,
    terminology: own.terminology,
    organizationNames: organizationNamesOf(engine.knowledge),
    rules: (await own.configurations.of(target)).settings?.rules ?? {},
  });
  const analysis = { ...to.analysis, findings: withPairFindings(to.analysis.findings, findings) };
  yield { ...second, reviewed: { ...to, analysis, source: { path: from.path, text: from.text } } };
}

function sideOf({ path, text, analysis }: Reviewed): Side {
  return readSide(basename(path), text, analysis);
}

/** The termbases that the command names, and the settings of folders. */
interface OwnTermbases {
  readonly configurations: ReturnType<typeof createConfigurations>;
  readonly terms: OwnTerms | null;
  readonly terminology: Terminology;
}

/** Null where one cannot be used, which was then said. The libraries that read them are loaded for nobody else. */
async function ownTermbases(paths: readonly string[]): Promise<OwnTermbases | null> {
  const configurations = createConfigurations();
  if (paths.length === 0) return { terms: null, terminology: () => null, configurations };
  const { loadTermbases } = await import('./termbase.ts');
  const loaded = loadTermbases(paths);
  return loaded === null ? null : { ...loaded, configurations };
}

const DEFAULT_WIDTH = 100;
const RANKS: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };

function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && RANKS[severity] >= RANKS[failOn];
}

async function reviewFile(engine: Engine, command: ReviewCommand, own: OwnTermbases, listed: Listed): Promise<Outcome> {
  const isStdin = listed.path === '-';
  const path = isStdin ? (command.stdinFilename ?? '-') : listed.path;
  if (listed.problem !== null) return { reviewed: notReviewed(path, [listed.problem]), unread: true };
  const { bytes, problem } = isStdin ? await readStdin() : readFile(listed.path);
  if (bytes === null) return { reviewed: notReviewed(path, problem === null ? [] : [problem]), unread: true };
  const { text, problems } = decode(bytes);
  if (text === null) return { reviewed: notReviewed(path, problems), unread: true };
  const { settings, wrong } = await own.configurations.of(path);
  let analysis: Analysis;
  const units = unitFormatOf(path);
  try {
    const options: AnalyzeOptions = {
      format: /\.(md|markdown|mdx)$/i.test(path) ? 'markdown' : 'plaintext',
      path: settings === null ? basename(path) : nameWithLanguage(pathToFileURL(resolve(path)).href, settings.translation.pattern),
      // What the command line says itself goes before what the folder says.
      style: command.style === 'auto' ? (settings?.style ?? 'auto') : command.style,
      rules: settings?.rules ?? {},
      wellKnown: settings?.organizations.wellKnown ?? [],
      ...(settings === null ? {} : { gazetteer: settings.organizations.gazetteer }),
      ...(settings === null ? {} : { voices: settings.terms.voices, language: settings.language }),
      terms: own.terms,
      ...(command.language === null ? {} : { language: command.language }),
    };
    analysis = units === null ? analyze(engine, command.name, text, options) : await analyzeUnits(engine, units, text, options, own);
  } catch {
    // The engine promises never to throw; should it break the promise, the other files are still reviewed.
    const problem = {
      code: 'internal-error',
      message: 'Not reviewed because of an internal error. Please report it; the other files are not affected.',
    };
    return { reviewed: notReviewed(path, [...problems, problem]), unread: true };
  }
  const met = [...problems, ...analysis.problems];
  // Whatever was not reviewed must show in the exit code too, or a build would pass on it.
  return {
    reviewed: { path, text, analysis, wasRead: true, problems: met },
    unread: wrong || met.some((problem) => !isAboutLanguage(problem)),
  };
}

/** `check` prints findings alone: facts, which have every source resolved, are not put together for it. */
function analyze(engine: Engine, command: ReviewCommand['name'], text: string, options: AnalyzeOptions): Analysis {
  if (command === 'analyze') return engine.analyze(text, options);
  const analyzer = engine.createAnalyzer();
  analyzer.configure(options);
  analyzer.replace(text);
  return { ...NO_FACTS, findings: analyzer.findings(), problems: analyzer.problems() };
}

/** Files that hold a source and its translation. Their readers are loaded for nobody else. */
async function analyzeUnits(
  engine: Engine,
  format: UnitFormat,
  text: string,
  options: AnalyzeOptions,
  { terminology }: OwnTermbases,
): Promise<Analysis> {
  const { createUnitAnalyzer } = await import('../translation/units/analyzer.ts');
  const analyzer = createUnitAnalyzer(engine, format, terminology);
  analyzer.configure(options);
  analyzer.replace(text);
  return analyzer.analysis();
}

/** A document entry for what could not be read: a file is never dropped silently. */
function notReviewed(path: string, problems: readonly Problem[]): Reviewed {
  const analysis: Analysis = { ...NO_FACTS, findings: [] };
  return { path, text: '', analysis, wasRead: false, problems };
}

function textOptions(): TextOptions {
  const colours = wantsColours();
  return {
    width: Math.max(40, process.stdout.columns ?? DEFAULT_WIDTH),
    tint: (tint, text) => (colours && text !== '' ? styleText(tint, text, { validateStream: false }) : text),
  };
}

/** Colours on a terminal only; NO_COLOR and FORCE_COLOR, which wins, say otherwise (no-color.org, force-color.org). */
function wantsColours(): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isatty(1) && TERM !== 'dumb';
}
