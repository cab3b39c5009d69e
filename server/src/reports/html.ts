/**
 * The report as one HTML file: no script, no link to anything outside, printable, light or dark as its reader likes. In a panel of the
 * editor it takes over the theme's colours. Words of the drafts are escaped wherever they stand.
 */
import type { Voice } from '../engine/facts.ts';
import { oneLine } from '../features/escape.ts';
import { SEVERITY_WORDS, TYPE_WORDS, VOICE_WORDS } from '../features/wording.ts';
import { ENGLISH, type Words } from '../features/words.ts';
import type { ReportDocument } from './report.ts';
import { bodies, concepts, isSaid, rules, speakerOf, speakers, total } from './tally.ts';

/** Bars of a chart and rows of a table; the CSV and JSON reports hold everything. */
const MOST_BARS = 20;
const MOST_ROWS = 200;

const VOICES: readonly Voice[] = ['author', 'distanced', 'reported', 'quoted'];

export function htmlReport(documents: readonly ReportDocument[], words: Words = ENGLISH): string {
  const { n, t } = words;
  const said = documents.flatMap(({ facts }) => facts.quotations).filter(isSaid);
  const terms = documents.flatMap(({ facts }) => facts.terms);
  const title =
    documents.length === 1 ? t('Review of {0}', documents[0]!.name) : t('Review of {0}', n(documents.length, '{0} text|{0} texts'));
  const figures: [number, string][] = [
    [said.filter(({ type }) => type !== 'reported').length, t('quotations')],
    [said.filter(({ type }) => type === 'reported').length, t('reported')],
    [speakers(documents).filter(({ named }) => named).length, t('speakers')],
    [bodies(documents).length, t('organizations')],
    [terms.length, t('terms')],
    [terms.filter(({ voice }) => voice === 'author').length, t('in the author’s voice')],
    [documents.flatMap(({ facts }) => facts.findings).length, t('findings')],
  ];
  return `<!DOCTYPE html>
<html lang="${html(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${html(title)}</h1>
<ul class="figures">${figures.map(([value, what]) => `<li><b>${value.toLocaleString(words.language)}</b> ${html(what)}</li>`).join('')}</ul>
${speakerChart(documents, words)}
${termChart(documents, words)}
${documents.length > 1 ? bodyTable(documents, words) + ruleTable(documents, words) : ''}
${documents.map((document) => documentSection(document, documents.length > 1, words)).join('\n')}
</body>
</html>
`;
}

function speakerChart(documents: readonly ReportDocument[], { n, t }: Words): string {
  const all = speakers(documents);
  const shown = all.slice(0, MOST_BARS);
  if (shown.length === 0) return '';
  const most = Math.max(...shown.map(({ quotations, reported }) => quotations + reported));
  const rows = shown.map(({ name: given, named, quotations, reported }, index) => {
    const name = given ?? t('No speaker found');
    const y = index * 24;
    const width = (value: number): number => round((value / most) * 430);
    const sum = quotations + reported;
    const label = `${name}: ${n(quotations, '{0} quotation|{0} quotations')}, ${t('{0} reported', reported)}`;
    return (
      `<g><title>${html(label)}</title><text x="212" y="${y + 16}" text-anchor="end"${named ? '' : ' class="dim"'}>${html(cut(name, lettersWithin(name, NAME_ROOM)))}</text>` +
      `<rect class="quoted" x="220" y="${y + 4}" width="${width(quotations)}" height="16"/>` +
      `<rect class="reported" x="${round(220 + width(quotations))}" y="${y + 4}" width="${width(reported)}" height="16"/>` +
      `<text x="${round(226 + width(sum))}" y="${y + 16}">${sum}</text></g>`
    );
  });
  const rest = all.length > shown.length ? `<p class="dim">${html(t('and {0} more', all.length - shown.length))}</p>` : '';
  return `<section><h2>${html(t('Quotations per speaker'))}</h2><p class="legend">${legend([
    ['quoted', t('quoted')],
    ['reported', t('reported')],
  ])}</p>
<svg viewBox="0 0 700 ${shown.length * 24 + 4}" role="img" aria-label="${html(t('Quotations per speaker'))}">${rows.join('')}</svg>${rest}</section>`;
}

/** Where the terms stand: a row for each category, the text from left to right, a tick in the colour of its voice. */
function termChart(documents: readonly ReportDocument[], { t }: Words): string {
  const lengths = documents.map(({ lines }) => lines);
  const whole = lengths.reduce((sum, lines) => sum + lines, 0);
  const rows = new Map<string, { voice: Voice; x: number; label: string }[]>();
  let before = 0;
  for (const [index, { name, facts }] of documents.entries()) {
    for (const term of facts.terms) {
      const category = term.category ?? t('termbase');
      const row = rows.get(category) ?? [];
      rows.set(category, row);
      let x = round(160 + ((before + term.range.start.line) / Math.max(1, whole)) * 526);
      // Terms of one paragraph stand on one line: side by side they stay countable.
      while (row.some((tick) => Math.abs(tick.x - x) < 4) && x < 688) x += 4;
      row.push({
        voice: term.voice,
        x,
        label: `${term.text}, ${t(VOICE_WORDS[term.voice])}, ${name}, ${t('line {0}', term.range.start.line + 1)}`,
      });
    }
    before += lengths[index]!;
  }
  if (rows.size === 0) return '';
  const sorted = [...rows].sort((a, b) => b[1].length - a[1].length);
  const bars = sorted.map(([category, ticks], index) => {
    const y = index * 24;
    const marks = ticks.map(
      ({ voice, x, label }) => `<rect class="${voice}" x="${x}" y="${y + 4}" width="3" height="16"><title>${html(label)}</title></rect>`,
    );
    return `<text x="152" y="${y + 16}" text-anchor="end">${html(category)} (${ticks.length})</text><line x1="160" x2="692" y1="${y + 12}" y2="${y + 12}"/>${marks.join('')}`;
  });
  const table = concepts(documents)
    .slice(0, MOST_ROWS)
    .map(({ term, category, voices }) => [term, category ?? t('termbase'), ...VOICES.map((voice) => voices[voice]), total(voices)]);
  return `<section><h2>${html(t('Terms along the text, by voice and category'))}</h2><p class="legend">${legend(VOICES.map((voice) => [voice, t(VOICE_WORDS[voice])]))}</p>
<svg viewBox="0 0 700 ${sorted.length * 24 + 4}" role="img" aria-label="${html(t('Terms along the text'))}">${bars.join('')}</svg>
${tableOf([t('Term'), t('Category'), ...VOICES.map((voice) => t(VOICE_WORDS[voice])), t('All')], table, t)}</section>`;
}

function bodyTable(documents: readonly ReportDocument[], { t }: Words): string {
  const rows = bodies(documents).map((body) => [
    body.name,
    body.abbreviation ?? '',
    body.kind ?? t('inferred from the text'),
    body.mentions,
    body.documents,
  ]);
  return section(t('Organizations'), tableOf([t('Organization'), t('Abbreviation'), t('Kind'), t('Mentions'), t('Texts')], rows, t), 2);
}

function ruleTable(documents: readonly Pick<ReportDocument, 'facts'>[], { t }: Words): string {
  return section(t('Findings by rule'), tableOf([t('Rule'), t('Findings')], rules(documents), t), 2);
}

function documentSection(document: ReportDocument, isOne: boolean, { t }: Words): string {
  const { name, facts } = document;
  const line = ({ range }: { readonly range: { readonly start: { readonly line: number } } }): number => range.start.line + 1;
  const depth = isOne ? 3 : 2;
  const quotations = facts.quotations
    .filter(isSaid)
    .map((one) => [line(one), speakerOf(one) ?? t('No speaker found'), one.text, t(TYPE_WORDS[one.type]), one.cue ?? '']);
  const terms = facts.terms.map((term) => [line(term), term.text, t(VOICE_WORDS[term.voice]), term.speaker ?? '']);
  const findings = facts.findings.map((finding) => [line(finding), t(SEVERITY_WORDS[finding.severity]), finding.message, finding.rule]);
  const organizations = facts.organizations.map((body) => [
    line(body.mentions[0]!),
    body.name,
    body.abbreviation ?? '',
    body.mentions.length,
  ]);
  return [
    isOne ? `<section class="document"><h2>${html(name)}</h2>` : '<section class="document">',
    ...facts.problems.map((problem) => `<p class="problem">${html(problem)}</p>`),
    section(t('Quotations'), tableOf([t('Line'), t('Speaker'), t('Words'), t('Type'), t('Cue')], quotations, t), depth),
    section(t('Organizations'), tableOf([t('First line'), t('Organization'), t('Abbreviation'), t('Mentions')], organizations, t), depth),
    section(t('Terms'), tableOf([t('Line'), t('Words'), t('Voice'), t('Whose')], terms, t), depth),
    section(t('Findings'), tableOf([t('Line'), t('Severity'), t('Message'), t('Rule')], findings, t), depth),
    '</section>',
  ].join('\n');
}

/** A colour and its word never part at the end of a line. */
function legend(entries: readonly (readonly [name: string, words: string])[]): string {
  return entries.map(([name, words]) => `<span class="entry"><span class="key ${name}"></span>${html(words)}</span>`).join(' ');
}

function section(title: string, table: string, depth: number): string {
  return table === '' ? '' : `<h${depth}>${html(title)}</h${depth}>\n${table}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[], t: Words['t']): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST_ROWS);
  const body = shown.map(
    (row) =>
      `<tr>${row.map((cell) => (typeof cell === 'number' ? `<td class="number">${cell}</td>` : `<td>${html(cell)}</td>`)).join('')}</tr>`,
  );
  const rest = rows.length > shown.length ? `<p class="dim">${html(t('and {0} more', rows.length - shown.length))}</p>` : '';
  return `<table><thead><tr>${head.map((cell) => `<th>${html(cell)}</th>`).join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>${rest}`;
}

function html(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Room for a name before its bar, in Latin letters. */
const NAME_ROOM = 26;

/** How many letters of a text fit: Cyrillic ones are wider than Latin ones, and Chinese ones twice as wide. */
function lettersWithin(text: string, room: number): number {
  let left = room;
  let count = 0;
  for (const letter of oneLine(text)) {
    left -= letter < '\u0370' ? 1 : letter < '\u1100' ? 1.3 : 2;
    if (left < 0) break;
    count += 1;
  }
  return count;
}

function cut(text: string, most: number): string {
  const characters = [...oneLine(text)];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The editor's colours where there are any; the four voices are told apart by lightness, too. */
const STYLE = `
:root { color-scheme: light dark; --text: var(--vscode-editor-foreground, #1f2328); --page: var(--vscode-editor-background, #ffffff);
  --line: var(--vscode-editorWidget-border, #d0d7de); --dim: var(--vscode-descriptionForeground, #59636e);
  --author: var(--vscode-charts-red, #c0392b); --distanced: var(--vscode-charts-yellow, #b7791f); --reported: var(--vscode-charts-blue, #6fa8dc); --quoted: var(--vscode-charts-green, #2e7d5b); }
@media (prefers-color-scheme: dark) { :root { --text: var(--vscode-editor-foreground, #e6edf3); --page: var(--vscode-editor-background, #0d1117); --line: var(--vscode-editorWidget-border, #3d444d); --dim: var(--vscode-descriptionForeground, #9198a1); } }
body { font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); color: var(--text); background: var(--page); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; list-style: none; padding: 0; } .figures b { font-size: 1.3rem; }
svg { width: 100%; max-width: 720px; height: auto; overflow: visible; } svg text { font-size: 12px; fill: var(--text); } svg line { stroke: var(--line); }
svg .dim, .dim { fill: var(--dim); color: var(--dim); }
.author { fill: var(--author); background: var(--author); } .distanced { fill: var(--distanced); background: var(--distanced); }
.reported { fill: var(--reported); background: var(--reported); } .quoted { fill: var(--quoted); background: var(--quoted); }
.legend { color: var(--dim); } .entry { display: inline-block; } .key { display: inline-block; width: .8em; height: .8em; margin: 0 .35em 0 .8em; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; } th { color: var(--dim); font-weight: 600; } .number { text-align: right; font-variant-numeric: tabular-nums; }
.problem { border-left: 3px solid var(--distanced); padding-left: .6rem; }
/* In a narrow panel the chart shrinks as a whole, so its words must be larger to be read. */
@media screen and (max-width: 600px) { svg text { font-size: 15px; } th, td { padding-right: .4rem; } }
@media print { body { max-width: none; margin: 0; color: #000; background: #fff; } .document { break-before: page; } tr, svg g { break-inside: avoid; } }
`;
