/** The answer to `policyReview/facts`: what a client's own views show. */
import type { FactsResult, QuotationFact } from '../protocol.ts';
import { rangeOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import type { DocumentView } from './view.ts';
import { contentText, groupByBody, isMarkedQuotation } from './wording.ts';

const TEXT_LIMIT = 200;

export function facts(view: DocumentView): FactsResult {
  const { analysis } = view;
  return {
    uri: view.uri,
    version: view.version,
    quotations: analysis.quotations.map(
      (quotation): QuotationFact => ({
        range: rangeOf(view.lines, quotation),
        text: shorten(contentText(view.text, quotation), TEXT_LIMIT),
        speaker: quotation.source?.canonical ?? null,
        speakerId: quotation.source?.entity ?? null,
        speakerText: quotation.source === null ? null : oneLine(quotation.source.text),
        kind: quotation.source?.kind ?? null,
        type: quotation.type,
        use: quotation.use,
        cue: quotation.cue === null ? null : oneLine(quotation.cue.text),
        basis: quotation.basis,
        confidence: quotation.confidence,
      }),
    ),
    counts: {
      quotations: analysis.quotations.filter(isMarkedQuotation).length,
      organizations: groupByBody(analysis.organizations).length,
      terms: analysis.terms.length,
      findings: analysis.findings.length,
    },
    problems: analysis.problems.map((problem) => problem.message),
  };
}
