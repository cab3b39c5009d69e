/**
 * What the engine says of its own work rather than of the text: limits that were met, directives that cannot be read, a language
 * it cannot hear speakers in. Nothing is left out in silence.
 */
import { type Facts, type Finding, type Format, NO_FACTS, type Problem } from './facts.ts';
import { hashText } from './hash.ts';
import { LIMITS } from './limits.ts';
import type { Span } from './span.ts';

export function suppressionFinding(problem: Span & { readonly message: string }): Finding {
  const { start, end, message } = problem;
  return { rule: 'document/suppression', severity: 'warning', start, end, message, related: [], fingerprint: hashText(message), fixes: [] };
}

const RANK = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** The most severe first, and one that says how many more there are: nothing is left out in silence. */
export function capped(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= LIMITS.findings) return findings;
  const kept = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.start - b.start).slice(0, LIMITS.findings);
  kept.sort((a, b) => a.start - b.start || a.end - b.end);
  const hidden = findings.length - kept.length;
  const message = `${hidden} more findings are not shown: at most ${LIMITS.findings} of one document are, the most severe first. Switch off a rule to see the others.`;
  return [
    {
      rule: 'document/more-findings',
      severity: 'information',
      start: 0,
      end: 0,
      message,
      related: [],
      fingerprint: 'more-findings',
      fixes: [],
    },
    ...kept,
  ];
}

export function tooLong(length: number, format: Format, language: string): Facts {
  return { ...NO_FACTS, language, format, length, problems: [tooLongProblem(length)] };
}

/** Said of a text in a language whose speakers cannot be found yet; the text is read all the same. */
export const LANGUAGE_WITHOUT_PACK = 'language-without-pack';

export function withoutPack(language: string): string {
  return `The language of this text was taken to be “${language}”. Quotation marks, known organizations and terms are found in it; speakers and reported speech are not looked for yet. Set the language if this is wrong.`;
}

export function tooLongProblem(length: number): Problem {
  const message = `The text has ${length} characters and was not analysed: the limit is ${LIMITS.documentLength}. Split it into several documents.`;
  return { code: 'too-long', message };
}

export function tooLongFinding(length: number): Finding {
  const { message } = tooLongProblem(length);
  return { rule: 'document/too-long', severity: 'warning', start: 0, end: 0, message, related: [], fingerprint: 'too-long', fixes: [] };
}
