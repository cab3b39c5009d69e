/** The report as one table: a row for each quotation, mention, term and finding. */
import type { ReportDocument } from './report.ts';
import { isSaid, speakerOf } from './tally.ts';

const COLUMNS = ['document', 'line', 'character', 'kind', 'text', 'who', 'what', 'detail'] as const;

/** RFC 4180, lines end in CRLF. Lines and characters count from one. */
export function csvReport(documents: readonly ReportDocument[]): string {
  const rows: string[][] = [[...COLUMNS]];
  for (const { name, facts } of documents) {
    const add = (
      start: { line: number; character: number },
      kind: string,
      text: string,
      who: string,
      what: string,
      detail: string,
    ): void => {
      rows.push([name, String(start.line + 1), String(start.character + 1), kind, text, who, what, detail]);
    };
    for (const one of facts.quotations) {
      const kind = !isSaid(one) ? one.use : one.type === 'reported' ? 'reported speech' : 'quotation';
      add(one.range.start, kind, one.text, isSaid(one) ? (speakerOf(one) ?? 'No speaker found') : '', one.type, one.cue ?? '');
    }
    for (const body of facts.organizations) {
      for (const mention of body.mentions) add(mention.range.start, 'organization', mention.text, body.name, mention.form, body.kind ?? '');
    }
    for (const term of facts.terms)
      add(term.range.start, 'term', term.text, term.speaker ?? '', term.voice, term.category ?? term.status ?? '');
    for (const finding of facts.findings) add(finding.range.start, 'finding', finding.message, '', finding.severity, finding.rule);
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes a cell that begins with one of these for a formula: an apostrophe makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) && !/^-?\d+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
