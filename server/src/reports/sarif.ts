/** Findings as SARIF 2.1.0 (OASIS), which code hosts and build servers show beside the lines. */

import type { Severity } from '../engine/facts.ts';
import { RULES } from '../engine/rules/index.ts';
import { createLineIndex, positionAt } from '../features/convert.ts';
import type { Reviewed } from './json.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The head of a log up to its results; close it with `sarifEnd`. Results are joined by commas, so that memory stays small. */
export function sarifStart(version: string): string {
  const driver = {
    name: 'Policy Text Review',
    version,
    rules: RULES.map(({ id, summary }) => ({ id, shortDescription: { text: `${summary}.` } })),
  };
  // Columns are UTF-16 code units, as everywhere in this tool.
  return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","results":[`;
}

export function sarifEnd(): string {
  return '\n]}]}\n';
}

/** The results of one file, each as a line of JSON. */
export function sarifResults({ path, text, analysis, problems }: Reviewed): string[] {
  const lines = createLineIndex(text);
  const uri = path.split(/[\\/]/).map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  const region = (start: number, end: number): object => {
    const from = positionAt(lines, start);
    const to = positionAt(lines, end);
    return { startLine: from.line + 1, startColumn: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
  };
  const location = (start: number, end: number): object => ({
    physicalLocation: { artifactLocation: { uri }, region: region(start, end) },
  });
  const results: object[] = analysis.findings.map((finding) => ({
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [location(finding.start, finding.end)],
    ...(finding.related.length === 0
      ? {}
      : { relatedLocations: finding.related.map((one, id) => ({ id, ...location(one.start, one.end), message: { text: one.message } })) }),
    partialFingerprints: { 'policyReview/v1': finding.fingerprint },
  }));
  // What was not reviewed must not look clean.
  for (const { code, message } of problems) {
    results.push({
      ruleId: `problem/${code}`,
      level: 'warning',
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri } } }],
    });
  }
  return results.map((result) => JSON.stringify(result));
}
