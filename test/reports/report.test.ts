import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/features/words.ts';
import { csvReport } from '../../server/src/reports/csv.ts';
import { documentOf, makeReport, type ReportDocument, render } from '../../server/src/reports/report.ts';
import { sarifEnd, sarifResults, sarifStart } from '../../server/src/reports/sarif.ts';
import { index, review, reviewMarkdown } from '../support/views.ts';

const TEXT =
  '# Talks\n\n“Unfriendly states must answer,” said Foreign Minister Elena Marsh. The collective West did not.\n\nNATO and the Northern Harbour Council (NHC) met. The NHC left.\n';

function document(text = TEXT, name = 'talks.md'): ReportDocument {
  return documentOf(reviewMarkdown(text), name, index);
}

/** Text that would act in HTML, Markdown and spreadsheets. */
const HOSTILE =
  '“<img src=x onerror=alert(1)> [a](command:b) ![c](http://d.invalid)” said <b>Jane Doe</b>.\n\n“=1+2 and more of it,” said Jane Doe.\n';

describe('the review report', () => {
  it('counts speakers, terms by voice, bodies and findings', () => {
    const markdown = render([document()], 'markdown');
    assert.match(markdown, /^1 text, 1 quotation, 2 organizations, 2 terms, \d+ findings?$/m);
    assert.match(markdown, /^\| Foreign Minister Elena Marsh \| 1 \| 0 \|$/m);
    assert.match(markdown, /^\| collective West \| bloc\\-naming \| 1 \| 0 \| 0 \| 0 \|$/m);
    assert.match(markdown, /^\| unfriendly states \| enemy\\-naming \| 0 \| 0 \| 0 \| 1 \|$/m);
    assert.match(markdown, /^\| Northern Harbour Council \| NHC \| inferred from the text \| 3 \| 1 \|$/m);
  });

  it('is one page of HTML that loads nothing and runs nothing', () => {
    const html = render([document(), document(HOSTILE, '<i>.md')], 'html');
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
    assert.doesNotMatch(html, /<script|<img|<b>Jane|<i>\.md|<a |\s(?:href|src|on\w+)\s*=\s*["']|url\(|@import/i);
    assert.match(html, /Quotations per speaker[\s\S]*<svg[\s\S]*Terms along the text/);
    for (const tag of ['section', 'table', 'svg', 'tr', 'td', 'g', 'ul', 'li', 'h2', 'h3']) {
      const opened = html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
      assert.equal(html.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0, opened, tag);
    }
  });

  it('shortens names before their bars by the room their letters take', () => {
    const shown = (text: string): string[] =>
      [...render([document(text)], 'html').matchAll(/text-anchor="end">([^<]*)<\/text><rect class="quoted"/g)].map(([, name]) => name!);
    assert.deepEqual(shown('“We act,” said Foreign Minister Eleonora Marshall.\n'), ['Foreign Minister Eleonora…']);
    assert.deepEqual(shown('«Мы действуем», — сказал министр иностранных дел Алексей Озеров.\n'), ['министр иностранных…']);
    assert.deepEqual(shown('“We act,” said Jane Doe.\n'), ['Jane Doe']);
  });

  it('is a table whose cells no spreadsheet takes for formulas', () => {
    const csv = csvReport([document(HOSTILE)]);
    const rows = csv.trimEnd().split('\r\n');
    assert.equal(rows[0], 'document,line,character,kind,text,who,what,detail');
    assert.ok(
      rows.some((row) => /^talks\.md,3,1,quotation,"'=1\+2 and more of it,",Jane Doe,direct,said$/.test(row)),
      csv,
    );
    for (const row of rows.slice(1)) for (const cell of row.split(',')) assert.doesNotMatch(cell, /^"?[=+@]/);
  });

  it('is JSON of all facts, with the names and without the places of the files', () => {
    const { version, documents } = JSON.parse(render([document()], 'json'));
    assert.deepEqual([version, documents.length, documents[0].name, documents[0].uri], [1, 1, 'talks.md', undefined]);
    assert.deepEqual(documents[0].quotations[0].section, 'Talks');
    assert.deepEqual(
      documents[0].terms.map((term: { voice: string; category: string }) => [term.voice, term.category]),
      [
        ['quoted', 'enemy-naming'],
        ['author', 'bloc-naming'],
      ],
    );
  });

  it('says what a text without anything has: nothing', () => {
    for (const format of ['html', 'markdown', 'csv', 'json'] as const) assert.ok(render([document('Nothing here.\n')], format).length > 0);
    assert.doesNotMatch(render([document('Nothing here.\n')], 'html'), /<svg|<table/);
  });

  it('tells how far it is, names what could not be read, and stops when nobody waits', async () => {
    const done: number[] = [];
    const uris = ['file:///w/a/one.md', 'file:///w/b/one.md', 'file:///w/gone.md'];
    const source = {
      client: { words: ENGLISH },
      knowledge: index,
      anyView: async (uri: string) => (uri.includes('gone') ? null : review(TEXT)),
      progress: ({ done: count }: { done: number }) => done.push(count) < 10,
    };
    const { text, unread } = await makeReport(source, { uris, format: 'json', token: 't' });
    assert.deepEqual([done, unread], [[1, 2, 3], ['file:///w/gone.md']]);
    assert.deepEqual(
      JSON.parse(text).documents.map(({ name }: { name: string }) => name),
      ['a/one.md', 'b/one.md'],
    );
    const stopped = await makeReport({ ...source, progress: () => false }, { uris, format: 'html', token: 't' });
    assert.equal(stopped.text, '');
  });
});

describe('SARIF', () => {
  it('holds each finding with its place, and what was not reviewed', () => {
    const { analysis } = reviewMarkdown(TEXT);
    const problems = [{ code: 'invalid-utf8', message: 'Not UTF-8.' }];
    const results = sarifResults({ path: 'drafts/a b.md', text: TEXT, analysis, wasRead: true, problems });
    const log = JSON.parse(`${sarifStart('1.0.0')}${results.join(',')}${sarifEnd()}`);
    const [run] = log.runs;
    assert.deepEqual([log.version, run.columnKind], ['2.1.0', 'utf16CodeUnits']);
    assert.equal(run.results.length, analysis.findings.length + 1);
    const rhetorical = run.results.find((one: { ruleId: string }) => one.ruleId === 'term/rhetorical');
    assert.equal(rhetorical.level, 'note');
    const { artifactLocation, region } = rhetorical.locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, 'drafts/a%20b.md');
    assert.equal(TEXT.split('\n')[region.startLine - 1]!.slice(region.startColumn - 1, region.endColumn - 1), 'collective West');
    for (const { ruleId } of run.results.slice(0, -1))
      assert.ok(
        run.tool.driver.rules.some((rule: { id: string }) => rule.id === ruleId),
        ruleId,
      );
  });
});
