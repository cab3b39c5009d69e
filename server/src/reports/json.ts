/** The facts of one text as the stable JSON contract of the command line: fields may be added, never renamed. */
import type { Analysis, Finding, Problem, Quotation } from '../engine/facts.ts';
import type { Span, TextSpan } from '../engine/span.ts';
import { createLineIndex, rangeOf } from '../features/convert.ts';
import type { PairFinding } from '../translation/pair.ts';

/** The version of the contract, printed as `version`. */
export const CONTRACT_VERSION = 1;

/** A text that was read, with what was found in it. */
export interface Reviewed {
  readonly path: string;
  /** The decoded text without its byte order mark; every offset counts in it. */
  readonly text: string;
  readonly analysis: Analysis;
  /** False for an entry that only says why a file was not reviewed. */
  readonly wasRead: boolean;
  /** What reading it met, before what analysing it met. */
  readonly problems: readonly Problem[];
  /** The text it was held against, where it is a translation. */
  readonly source?: { readonly path: string; readonly text: string };
}

/** One element of `documents`; the value is ready for `JSON.stringify`. */
export function documentJson(reviewed: Reviewed): object {
  const { path, analysis, problems } = reviewed;
  return {
    path,
    language: analysis.language,
    length: analysis.length,
    quotations: analysis.quotations.map(quotationJson),
    organizations: analysis.organizations.map(({ start, end, text: words, entity, canonical, form, known, confidence }) => ({
      start,
      end,
      text: words,
      entity,
      canonical,
      form,
      known,
      confidence,
    })),
    terms: analysis.terms.map(({ start, end, text: words, concept, term, label, status, voice, alternatives, termbase }) => ({
      start,
      end,
      text: words,
      concept,
      term,
      label,
      status,
      voice,
      alternatives,
      ...(termbase === undefined ? {} : { termbase }),
    })),
    findings: findingsJson(reviewed),
    problems: problems.map(problemJson),
  };
}

/** One element of `documents` in the output of `check`. */
export function checkJson(reviewed: Reviewed): object {
  const { path, problems } = reviewed;
  return { path, findings: findingsJson(reviewed), problems: problems.map(problemJson) };
}

function findingsJson({ text, analysis, source }: Reviewed): object[] {
  if (analysis.findings.length === 0) return [];
  const lines = createLineIndex(text);
  const sourceLines = source === undefined ? null : createLineIndex(source.text);
  return analysis.findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    start: finding.start,
    end: finding.end,
    range: rangeOf(lines, finding),
    message: finding.message,
    related: finding.related.map(({ start, end, message }) => ({ start, end, message })),
    fingerprint: finding.fingerprint,
    ...(isPairFinding(finding) && source !== undefined && sourceLines !== null
      ? {
          counterparts: finding.counterparts.map(({ start, end, message }) => ({
            path: source.path,
            start,
            end,
            range: rangeOf(sourceLines, { start, end }),
            message,
          })),
        }
      : {}),
  }));
}

function isPairFinding(finding: Finding): finding is PairFinding {
  return 'counterparts' in finding;
}

function quotationJson(quotation: Quotation): object {
  const { start, end, content, text, level, closed, use, type, source, cue, basis, confidence } = quotation;
  return {
    start,
    end,
    content: content.map(spanJson),
    text,
    level,
    closed,
    use,
    type,
    source: source && { ...textSpanJson(source), canonical: source.canonical, entity: source.entity, kind: source.kind },
    cue: cue && textSpanJson(cue),
    basis,
    confidence,
  };
}

function spanJson({ start, end }: Span): object {
  return { start, end };
}

function textSpanJson({ start, end, text }: TextSpan): object {
  return { start, end, text };
}

/** Without what the message is made of: the contract has the message. */
function problemJson({ said: _, ...problem }: Problem): Problem {
  return problem;
}
