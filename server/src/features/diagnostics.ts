/** Findings, and what was not analysed, as diagnostics. */
import type { Diagnostic, DiagnosticSeverity, Range } from 'vscode-languageserver-types';
import type { Finding, FindingInLines, Problem, Severity } from '../engine/facts.ts';
import { isAboutLanguage } from '../engine/notices.ts';
import { inLines } from '../engine/standing.ts';
import type { Client } from './client.ts';
import { positionAt, rangeOf } from './convert.ts';
import type { DocumentView, ElsewhereFinding } from './view.ts';
import { spoken } from './words.ts';

export const DIAGNOSTIC_SOURCE = 'Policy Text Review';

type DiagnosticClient = Pick<Client, 'relatedInformation' | 'codeDescription' | 'ruleDocs' | 'words'>;

/** The document's diagnostics in the order of the text; those of findings that are the same objects by lines are the same, too. */
export function diagnostics(view: DocumentView, client: DiagnosticClient): Diagnostic[] {
  const { findingsInLines, problems } = view;
  const found = findingsInLines?.map((finding) => known(view, finding, client)) ?? view.findings.map((one) => ofFinding(view, one, client));
  // What a language lacks is said once, in the status; under every draft of that language it would be noise.
  const rest = problems.filter((problem) => !isAboutLanguage(problem));
  if (rest.length === 0) return found;
  const { findings } = view;
  const said = new Set(findings.map((finding) => finding.message));
  const entries = [
    ...found.map((value, i) => ({ start: findings[i]!.start, value })),
    // A text that is not reviewed in full must say so where people look, in every editor; but once is enough.
    ...rest
      .filter((problem) => !said.has(problem.message))
      .map((problem) => ({ start: problem.start ?? 0, value: ofProblem(view, problem, client) })),
  ];
  return entries.sort((a, b) => a.start - b.start).map((entry) => entry.value);
}

interface Made {
  readonly uri: string;
  readonly client: DiagnosticClient;
  readonly diagnostic: Diagnostic;
}

const made = new WeakMap<FindingInLines, Made>();

function known({ uri }: DocumentView, finding: FindingInLines, client: DiagnosticClient): Diagnostic {
  const before = made.get(finding);
  if (before !== undefined && before.uri === uri && before.client === client) return before.diagnostic;
  const diagnostic = byLines(uri, finding, client);
  made.set(finding, { uri, client, diagnostic });
  return diagnostic;
}

/**
 * The diagnostics of `after`; those that `before` has, too, are the same objects, and where nothing differs it is the same list.
 * Both are in the order of the text. One that comes at the start can push another out at the end: what stands between is kept.
 */
export function keepSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  let changed = before.length !== after.length;
  let next = 0;
  const kept = after.map((one, i) => {
    while (next < before.length && startsBefore(before[next]!, one)) next += 1;
    let at = next;
    while (at < before.length && !startsBefore(one, before[at]!)) {
      const known = before[at]!;
      if (sameDiagnostic(known, one)) {
        if (at === next) next += 1;
        changed ||= at !== i;
        return known;
      }
      at += 1;
    }
    changed = true;
    return one;
  });
  return changed ? kept : before;
}

function startsBefore({ range: { start: a } }: Diagnostic, { range: { start: b } }: Diagnostic): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  if (a === b) return true;
  if (!sameRange(a.range, b.range) || a.code !== b.code || a.severity !== b.severity || a.message !== b.message) return false;
  if (a.codeDescription?.href !== b.codeDescription?.href) return false;
  const left = a.relatedInformation ?? [];
  const right = b.relatedInformation ?? [];
  return (
    left.length === right.length &&
    left.every((one, i) => one.message === right[i]!.message && sameRange(one.location.range, right[i]!.location.range))
  );
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

// The protocol's numbers; the types package is used for types only.
const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };

function byLines(uri: string, finding: FindingInLines, client: DiagnosticClient): Diagnostic {
  const { start, end, severity, rule, related } = finding;
  const message = spoken(client.words, finding);
  const diagnostic: Diagnostic = { range: { start, end }, severity: SEVERITIES[severity], code: rule, source: DIAGNOSTIC_SOURCE, message };
  const page = client.codeDescription ? rulePage(client.ruleDocs, rule) : null;
  if (page !== null) diagnostic.codeDescription = { href: page };
  if (client.relatedInformation && related.length > 0) {
    diagnostic.relatedInformation = related.map((one) => ({
      location: { uri, range: { start: one.start, end: one.end } },
      message: spoken(client.words, one),
    }));
  }
  return diagnostic;
}

function ofFinding(view: DocumentView, finding: Finding, client: DiagnosticClient): Diagnostic {
  const diagnostic = byLines(
    view.uri,
    inLines(finding, (offset) => positionAt(view.lines, offset)),
    client,
  );
  const there = elsewhere(finding).map((one) => ({ location: { uri: one.uri, range: one.range }, message: spoken(client.words, one) }));
  if (client.relatedInformation && there.length > 0) diagnostic.relatedInformation = [...(diagnostic.relatedInformation ?? []), ...there];
  return diagnostic;
}

function elsewhere(finding: Finding): ElsewhereFinding['elsewhere'] {
  return 'elsewhere' in finding ? (finding as ElsewhereFinding).elsewhere : [];
}

function ofProblem(view: DocumentView, problem: Problem, { words }: DiagnosticClient): Diagnostic {
  const start = problem.start ?? 0;
  return {
    range: rangeOf(view.lines, { start, end: problem.end ?? start }),
    severity: SEVERITIES.information,
    code: problem.code,
    source: DIAGNOSTIC_SOURCE,
    message: spoken(words, problem),
  };
}

/** `<folder>/<family>/<name>.md`; null for an id that is not of the form family/kebab-name, which has no page. */
function rulePage(folder: string | null, rule: string): string | null {
  return folder !== null && /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/.test(rule) ? `${folder}/${rule}.md` : null;
}
