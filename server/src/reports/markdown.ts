/** The report as Markdown. Words of the drafts are escaped: nothing in them becomes a link, a picture or a heading. */
import { escapeMarkdown } from '../features/escape.ts';
import { SEVERITY_WORDS } from '../features/wording.ts';
import { ENGLISH, type Words } from '../features/words.ts';
import type { ReportDocument } from './report.ts';
import { bodies, concepts, isSaid, rules, speakerOf, speakers } from './tally.ts';

/** What a table shows at most; the CSV and JSON reports hold everything. */
const MOST = 40;

export function markdownReport(documents: readonly ReportDocument[], words: Words = ENGLISH): string {
  const { n, t } = words;
  const all = documents.flatMap(({ facts }) => facts.quotations).filter(isSaid);
  const lines = [
    `# ${t('Review report')}`,
    '',
    [
      n(documents.length, '{0} text|{0} texts'),
      n(all.filter(({ type }) => type !== 'reported').length, '{0} quotation|{0} quotations'),
      n(bodies(documents).length, '{0} organization|{0} organizations'),
      n(documents.flatMap(({ facts }) => facts.terms).length, '{0} term|{0} terms'),
      n(documents.flatMap(({ facts }) => facts.findings).length, '{0} finding|{0} findings'),
    ].join(', '),
    '',
    ...table(
      t,
      t('Speakers'),
      [t('Speaker'), t('Quotations'), t('Reported')],
      speakers(documents).map((one) => [one.name ?? t('No speaker found'), one.quotations, one.reported]),
    ),
    ...table(
      t,
      t('Terms'),
      [t('Term'), t('Category'), t('Author’s voice'), t('At arm’s length'), t('Reported'), t('Quoted')],
      concepts(documents).map(({ term, category, voices }) => [
        term,
        category ?? t('termbase'),
        voices.author,
        voices.distanced,
        voices.reported,
        voices.quoted,
      ]),
    ),
    ...table(
      t,
      t('Organizations'),
      [t('Organization'), t('Abbreviation'), t('Kind'), t('Mentions'), t('Texts')],
      bodies(documents).map((body) => [
        body.name,
        body.abbreviation ?? '',
        body.kind ?? t('inferred from the text'),
        body.mentions,
        body.documents,
      ]),
    ),
    ...table(t, t('Findings by rule'), [t('Rule'), t('Findings')], rules(documents)),
  ];
  for (const { name, facts } of documents) {
    lines.push(`## ${escapeMarkdown(name)}`, '');
    for (const problem of facts.problems) lines.push(`> ${escapeMarkdown(problem)}`, '');
    const said = facts.quotations.filter(isSaid);
    lines.push(
      ...table(
        t,
        t('Quotations'),
        [t('Line'), t('Speaker'), t('Words'), t('Cue')],
        said.map((one) => [one.range.start.line + 1, speakerOf(one) ?? t('No speaker found'), one.text, one.cue ?? '']),
        3,
      ),
    );
    const findings = facts.findings.map(({ range, severity, message, rule }) => [
      range.start.line + 1,
      t(SEVERITY_WORDS[severity]),
      message,
      rule,
    ]);
    lines.push(...table(t, t('Findings'), [t('Line'), t('Severity'), t('Message'), t('Rule')], findings, 3));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function table(
  t: Words['t'],
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  depth = 2,
): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST);
  return [
    `${'#'.repeat(depth)} ${title}`,
    '',
    `| ${head.join(' | ')} |`,
    `|${rows[0]!.map((cell) => (typeof cell === 'number' ? '--:' : '---')).join('|')}|`,
    ...shown.map((row) => `| ${row.map((cell) => (typeof cell === 'number' ? cell : escapeMarkdown(cell))).join(' | ')} |`),
    ...(rows.length > shown.length ? ['', t('and {0} more', rows.length - shown.length)] : []),
    '',
  ];
}
