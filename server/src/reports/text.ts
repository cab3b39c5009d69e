/**
 * The review of one text for a person at a terminal. Words of the draft are escaped, so that no control or bidirectional
 * character in them can colour, move or reorder what stands around them.
 */
import type { Finding, Mention, Occurrence, Problem, Quotation, Severity, Voice } from '../engine/facts.ts';
import { createLineIndex, type LineIndex, positionAt } from '../features/convert.ts';
import { escapeControls, terminalLine } from '../features/escape.ts';
import { BASIS_WORDS, contentText, count, enclosingQuotations, groupByBody, isMarkedQuotation, speakerName } from '../features/wording.ts';
import type { Reviewed } from './json.ts';

export type Tint = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'magenta' | 'green';

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Colours a text, or returns it as it is where there are no colours. */
  readonly tint: (tint: Tint, text: string) => string;
}

/** All facts of one text under a header; ends with a line end. */
export function textReport(reviewed: Reviewed, options: TextOptions): string {
  const { analysis, text } = reviewed;
  const { tint } = options;
  const page: Page = { lines: createLineIndex(text), text, reviewed, options };
  const marked = analysis.quotations.filter(isMarkedQuotation);
  const reported = analysis.quotations.filter((quotation) => quotation.use === 'quotation' && quotation.type === 'reported');
  const bodies = groupByBody(analysis.organizations);
  const counts = [
    count(marked.length, 'quotation', 'quotations'),
    ...(reported.length > 0 ? [`${reported.length} reported`] : []),
    count(bodies.length, 'organization', 'organizations'),
    count(analysis.terms.length, 'rhetorical term', 'rhetorical terms'),
    count(analysis.findings.length, 'finding', 'findings'),
  ];
  const sections = [
    section(page, 'Quotations', quotationLines(page, marked)),
    section(page, 'Reported speech', quotationLines(page, reported)),
    section(page, 'Organizations', bodyLines(page, bodies)),
    ...VOICES.map((voice) =>
      section(
        page,
        VOICE_TITLES[voice],
        termLines(
          page,
          analysis.terms.filter((term) => term.voice === voice),
        ),
      ),
    ),
    section(
      page,
      'Findings',
      analysis.findings.flatMap((finding) => findingLines(page, finding)),
    ),
    section(
      page,
      'Not reviewed in full',
      reviewed.problems.map((problem) => problemLine(page, problem)),
    ),
  ].filter((part) => part !== '');
  const title = `${tint('bold', escapeControls(reviewed.path))}\n`;
  if (!reviewed.wasRead) return `${title}${reviewed.problems.map((problem) => `${problemLine(page, problem)}\n`).join('')}`;
  return `${title}${tint('dim', counts.join(' · '))}\n${sections.map((part) => `\n${part}`).join('')}`;
}

/** One line for each finding and problem: `path:line:column severity message rule`, lines and columns from 1. */
export function checkReport(reviewed: Reviewed, options: TextOptions): string {
  const { tint } = options;
  const lines = createLineIndex(reviewed.text);
  const path = escapeControls(reviewed.path);
  const at = (offset: number | undefined): string => {
    if (offset === undefined) return path;
    const { line, character } = positionAt(lines, offset);
    return `${path}:${line + 1}:${character + 1}`;
  };
  return [
    ...reviewed.analysis.findings.map(
      (finding) =>
        `${at(finding.start)} ${tint(SEVERITY_TINTS[finding.severity], finding.severity)} ${terminalLine(finding.message)} ${tint('dim', finding.rule)}\n`,
    ),
    ...reviewed.problems.map(
      (problem) => `${at(problem.start)} ${tint('magenta', 'problem')} ${terminalLine(problem.message)} ${tint('dim', problem.code)}\n`,
    ),
  ].join('');
}

const VOICES: readonly Voice[] = ['author', 'distanced', 'reported', 'quoted'];
const VOICE_TITLES: Readonly<Record<Voice, string>> = {
  author: 'Rhetorical terms in the author’s own voice',
  distanced: 'Rhetorical terms at arm’s length',
  reported: 'Rhetorical terms in reported speech',
  quoted: 'Rhetorical terms inside quotations',
};

const SEVERITY_TINTS: Readonly<Record<Severity, Tint>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' };

interface Page {
  readonly lines: LineIndex;
  readonly text: string;
  readonly reviewed: Reviewed;
  readonly options: TextOptions;
}

function section({ options }: Page, title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${options.tint('bold', title)}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** The line number as a column that fits the last line of the text. */
function gutter({ lines, options }: Page, offset: number): string {
  const number = String(positionAt(lines, offset).line + 1);
  return options.tint('dim', number.padStart(Math.max(3, String(lines.count).length) + 1));
}

/** Columns before the words of a line: the line number and the space behind it. */
function gutterWidth({ lines }: Page): number {
  return Math.max(3, String(lines.count).length) + 3;
}

function speakerWidth({ options }: Page, quotations: readonly Quotation[]): number {
  const longest = Math.max(0, ...quotations.slice(0, 1_000).map((quotation) => terminalLine(speakerName(quotation.source)).length));
  return Math.min(longest, Math.max(16, Math.floor(options.width * 0.3)));
}

function quotationLines(page: Page, quotations: readonly Quotation[]): string[] {
  const columns = speakerWidth(page, quotations);
  return quotations.flatMap((quotation) => linesOfQuotation(page, quotation, columns));
}

function linesOfQuotation(page: Page, quotation: Quotation, speakerColumns: number): string[] {
  const { options, text } = page;
  const { tint, width } = options;
  const speaker = cut(terminalLine(speakerName(quotation.source)), speakerColumns).padEnd(speakerColumns);
  const wordColumns = Math.max(24, width - gutterWidth(page) - speakerColumns - 4);
  const words = cut(terminalLine(contentText(text, quotation)), wordColumns);
  const shown = quotation.type === 'reported' ? words : `“${words}”`;
  const how = [
    ...(quotation.cue === null ? [] : [`cue “${cut(terminalLine(quotation.cue.text), 40)}”`]),
    ...(usesOtherWords(quotation) ? [`here “${cut(terminalLine(quotation.source?.text ?? ''), 40)}”`] : []),
    BASIS_WORDS[quotation.basis],
    ...(quotation.level > 0 ? ['inside another quotation'] : []),
    ...(quotation.closed ? [] : ['not closed']),
  ].join(' · ');
  const indent = ' '.repeat(gutterWidth(page));
  return [
    `${gutter(page, quotation.start)}  ${tint(quotation.source === null ? 'yellow' : 'cyan', speaker)}  ${shown}`,
    `${indent}${tint('dim', cut(how, Math.max(24, width - indent.length)))}`,
  ];
}

function usesOtherWords({ source }: Quotation): boolean {
  return source !== null && source.canonical !== null && source.canonical !== source.text;
}

function bodyLines(page: Page, bodies: readonly (readonly Mention[])[]): string[] {
  const { analysis } = page.reviewed;
  const abbreviations = new Map(analysis.entities.map((entity) => [entity.id, entity.abbreviation]));
  return bodies.map((mentions) => {
    const first = mentions[0]!;
    const abbreviation = first.entity === null ? null : (abbreviations.get(first.entity) ?? null);
    const name =
      terminalLine(first.canonical) + (abbreviation !== null && abbreviation !== first.canonical ? ` (${terminalLine(abbreviation)})` : '');
    const rest = [count(mentions.length, 'mention', 'mentions'), ...(first.known ? [] : ['inferred from this text'])].join(', ');
    return `${gutter(page, first.start)}  ${page.options.tint('green', cut(name, page.options.width - 32))}  ${page.options.tint('dim', rest)}`;
  });
}

function termLines(page: Page, terms: readonly Occurrence[]): string[] {
  const { tint } = page.options;
  const quotations = enclosingQuotations(page.reviewed.analysis, terms);
  return terms.map((term, index) => {
    const source = term.voice === 'author' ? null : (quotations[index]?.source ?? null);
    const rest = [
      ...(source === null ? [] : [cut(terminalLine(speakerName(source)), 40)]),
      ...(term.alternatives.length > 0 ? [`neutral: ${term.alternatives.map((text) => `“${terminalLine(text)}”`).join(', ')}`] : []),
    ].join(' · ');
    const words = tint(term.voice === 'author' ? 'yellow' : 'cyan', terminalLine(term.text));
    return `${gutter(page, term.start)}  ${words}${rest === '' ? '' : `  ${tint('dim', rest)}`}`;
  });
}

function findingLines(page: Page, finding: Finding): string[] {
  const { tint, width } = page.options;
  const indent = gutterWidth(page) + 13;
  const [first = '', ...rest] = wrap(terminalLine(finding.message), width - indent);
  const severity = tint(SEVERITY_TINTS[finding.severity], finding.severity.padEnd(11));
  return [
    `${gutter(page, finding.start)}  ${severity}  ${first}`,
    ...[...rest, tint('dim', finding.rule)].map((line) => `${' '.repeat(indent)}${line}`),
  ];
}

function problemLine(page: Page, problem: Problem): string {
  const place = problem.start === undefined ? ' '.repeat(gutterWidth(page) - 2) : gutter(page, problem.start);
  return `${place}  ${page.options.tint('magenta', terminalLine(problem.message))}  ${page.options.tint('dim', problem.code)}`;
}

/** The words in lines of at most `columns`; a longer word has a line of its own. */
function wrap(line: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.max(24, columns)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** At most `columns` UTF-16 code units of one line, cut at a word where one is near. */
function cut(line: string, columns: number): string {
  if (line.length <= columns) return line;
  let end = Math.max(columns - 1, 0);
  const space = line.lastIndexOf(' ', end);
  if (space > columns * 0.6) end = space;
  else if (/[\uD800-\uDBFF]/.test(line[end - 1] ?? '')) end -= 1;
  return `${line.slice(0, end).trimEnd()}…`;
}
