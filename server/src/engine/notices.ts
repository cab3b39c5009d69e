/**
 * What the engine says of its own work rather than of the text: limits that were met, directives that cannot be read, a language
 * it cannot hear speakers in. Nothing is left out in silence.
 */
import { type Facts, type Finding, type Format, NO_FACTS, type Problem, type Severity } from './facts.ts';
import { hashText } from './hash.ts';
import type { Lexicon } from './lexicon.ts';
import { LIMITS } from './limits.ts';
import { type Said, say } from './said.ts';
import type { Span } from './span.ts';

export function suppressionFinding(problem: Span & Said): Finding {
  const { start, end, message, said } = problem;
  return {
    rule: 'document/suppression',
    severity: 'warning',
    start,
    end,
    message,
    said,
    related: [],
    fingerprint: hashText(message),
    fixes: [],
  };
}

/** As many as may be shown, the most severe first, in the order of the text; `findings` are in that order. */
export function severest<T extends Span & { readonly severity: Severity }>(findings: readonly T[]): readonly T[] {
  if (findings.length <= LIMITS.findings) return findings;
  const kept: T[] = [];
  for (const severity of SEVERITIES) {
    for (const finding of findings) {
      if (kept.length === LIMITS.findings) break;
      if (finding.severity === severity) kept.push(finding);
    }
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Says how many findings are not shown: nothing is left out in silence. */
export function hiddenFinding(hidden: number): Finding {
  return {
    ...say`${hidden} more findings are not shown: at most ${LIMITS.findings} of one document are, the most severe first. Switch off a rule to see the others.`,
    rule: 'document/more-findings',
    severity: 'information',
    start: 0,
    end: 0,
    related: [],
    fingerprint: 'more-findings',
    fixes: [],
  };
}

export function tooLong(length: number, blocks: number, format: Format, language: string): Facts {
  return { ...NO_FACTS, language, format, length, problems: [tooLongProblem(length, blocks)] };
}

const WITHOUT_PACK = 'language-without-pack';
const PARTLY_KNOWN = 'language-partly-known';

/** Said of a text in a language whose speakers cannot be found, or only the plainest; null where all is looked for. */
export function languageProblem(language: string, { code, traits }: Lexicon): Problem | null {
  if (traits.complete) return null;
  return code === ''
    ? {
        code: WITHOUT_PACK,
        ...say`The language of this text was taken to be “${language}”. Quotation marks, known organizations and terms are found in it; speakers and reported speech are not looked for yet. Set the language if this is wrong.`,
      }
    : {
        code: PARTLY_KNOWN,
        ...say`The language of this text was taken to be “${language}”. Quotations and the speakers named with the commonest verbs are found in it; rules that judge whose words something is keep silent. Set the language if this is wrong.`,
      };
}

/** What is said of a text's language is no failure: the text is read all the same. */
export function isAboutLanguage({ code }: Problem): boolean {
  return code === WITHOUT_PACK || code === PARTLY_KNOWN;
}

/** Why nothing of a text was analysed. */
export function tooLongProblem(length: number, blocks: number): Problem {
  return { code: 'too-long', ...tooLongSaid(length, blocks) };
}

function tooLongSaid(length: number, blocks: number): Said {
  return length > LIMITS.documentLength
    ? say`The text has ${length} characters and was not analysed: the limit is ${LIMITS.documentLength}. Split it into several documents.`
    : say`The text has ${blocks} paragraphs and was not analysed: the limit is ${LIMITS.blocks}. Split it into several documents.`;
}

export function tooLongFinding(length: number, blocks: number): Finding {
  const said = tooLongSaid(length, blocks);
  return { rule: 'document/too-long', severity: 'warning', start: 0, end: 0, ...said, related: [], fingerprint: 'too-long', fixes: [] };
}
