/** The facts of one text as the stable JSON contract of the command line: fields may be added, never renamed. */
import type { Analysis, Problem, Quotation } from '../engine/facts.ts';
import type { Span, TextSpan } from '../engine/span.ts';
import { createLineIndex, rangeOf } from '../features/convert.ts';

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
}

/** One element of `documents`; the value is ready for `JSON.stringify`. */
export function documentJson({ path, text, analysis, problems }: Reviewed): object {
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
    terms: analysis.terms.map(({ start, end, text: words, concept, term, label, status, voice, alternatives }) => ({
      start,
      end,
      text: words,
      concept,
      term,
      label,
      status,
      voice,
      alternatives,
    })),
    findings: findingsJson(text, analysis),
    problems,
  };
}

/** One element of `documents` in the output of `check`. */
export function checkJson({ path, text, analysis, problems }: Reviewed): object {
  return { path, findings: findingsJson(text, analysis), problems };
}

function findingsJson(text: string, analysis: Analysis): object[] {
  if (analysis.findings.length === 0) return [];
  const lines = createLineIndex(text);
  return analysis.findings.map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    start: finding.start,
    end: finding.end,
    range: rangeOf(lines, finding),
    message: finding.message,
    related: finding.related.map(({ start, end, message }) => ({ start, end, message })),
    fingerprint: finding.fingerprint,
  }));
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
