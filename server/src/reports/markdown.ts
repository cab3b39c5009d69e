/** The report as Markdown. Words of the drafts are escaped: nothing in them becomes a link, a picture or a heading. */
import { escapeMarkdown } from '../features/escape.ts';
import { count } from '../features/wording.ts';
import type { ReportDocument } from './report.ts';
import { bodies, concepts, isSaid, rules, speakerOf, speakers } from './tally.ts';

/** What a table shows at most; the CSV and JSON reports hold everything. */
const MOST = 40;

export function markdownReport(documents: readonly ReportDocument[]): string {
  const all = documents.flatMap(({ facts }) => facts.quotations).filter(isSaid);
  const lines = [
    '# Review report',
    '',
    [
      count(documents.length, 'text', 'texts'),
      count(all.filter(({ type }) => type !== 'reported').length, 'quotation', 'quotations'),
      count(bodies(documents).length, 'organization', 'organizations'),
      count(documents.flatMap(({ facts }) => facts.terms).length, 'term', 'terms'),
      count(documents.flatMap(({ facts }) => facts.findings).length, 'finding', 'findings'),
    ].join(', '),
    '',
    ...table(
      'Speakers',
      ['Speaker', 'Quotations', 'Reported'],
      speakers(documents).map((one) => [one.name, one.quotations, one.reported]),
    ),
    ...table(
      'Terms',
      ['Term', 'Category', 'Author’s voice', 'At arm’s length', 'Reported', 'Quoted'],
      concepts(documents).map(({ term, category, voices }) => [
        term,
        category ?? 'termbase',
        voices.author,
        voices.distanced,
        voices.reported,
        voices.quoted,
      ]),
    ),
    ...table(
      'Organizations',
      ['Organization', 'Abbreviation', 'Kind', 'Mentions', 'Texts'],
      bodies(documents).map((body) => [
        body.name,
        body.abbreviation ?? '',
        body.kind ?? 'inferred from the text',
        body.mentions,
        body.documents,
      ]),
    ),
    ...table('Findings by rule', ['Rule', 'Findings'], rules(documents)),
  ];
  for (const { name, facts } of documents) {
    lines.push(`## ${escapeMarkdown(name)}`, '');
    for (const problem of facts.problems) lines.push(`> ${escapeMarkdown(problem)}`, '');
    const said = facts.quotations.filter(isSaid);
    lines.push(
      ...table(
        'Quotations',
        ['Line', 'Speaker', 'Words', 'Cue'],
        said.map((one) => [one.range.start.line + 1, speakerOf(one), one.text, one.cue ?? '']),
        3,
      ),
    );
    const findings = facts.findings.map(({ range, severity, message, rule }) => [range.start.line + 1, severity, message, rule]);
    lines.push(...table('Findings', ['Line', 'Severity', 'Message', 'Rule'], findings, 3));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function table(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[], depth = 2): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST);
  return [
    `${'#'.repeat(depth)} ${title}`,
    '',
    `| ${head.join(' | ')} |`,
    `|${rows[0]!.map((cell) => (typeof cell === 'number' ? '--:' : '---')).join('|')}|`,
    ...shown.map((row) => `| ${row.map((cell) => (typeof cell === 'number' ? cell : escapeMarkdown(cell))).join(' | ')} |`),
    ...(rows.length > shown.length ? ['', `and ${rows.length - shown.length} more.`] : []),
    '',
  ];
}
