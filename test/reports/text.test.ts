import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/engine/facts.ts';
import { checkReport, type TextOptions, textReport } from '../../server/src/reports/text.ts';
import { analysis, find, finding, mention, occurrence, quotation, source } from '../support/lsp-analysis.ts';

const plain: TextOptions = { width: 80, tint: (_tint, text) => text };
const text = [
  'It is said that a diktat failed.',
  '“Enough of this diktat, and of every other attempt to dictate to us what we may do,” the Foreign Ministry stated.',
  '“Who spoke?”',
  'The ministry said it would wait. NATO and NATO.',
].join('\n');
const ministry = { canonical: 'Foreign Ministry', entity: 'local:1' };
const facts: Partial<Analysis> = {
  quotations: [
    quotation(text, '“Enough of this diktat, and of every other attempt to dictate to us what we may do,”', {
      source: source(text, 'the Foreign Ministry', ministry),
      cue: find(text, 'stated'),
      basis: 'quotation-source-verb',
    }),
    quotation(text, '“Who spoke?”', { closed: false }),
    quotation(text, 'it would wait', { type: 'reported', source: source(text, 'The ministry', ministry), basis: 'that-clause' }),
  ],
  organizations: [
    mention(text, 'NATO', { entity: 'nato', canonical: 'North Atlantic Treaty Organization' }),
    mention(text, 'NATO', { entity: 'nato', nth: 2 }),
  ],
  entities: [
    { id: 'nato', kind: 'organization', canonical: 'North Atlantic Treaty Organization', known: true, abbreviation: 'NATO', mentions: [] },
  ],
  terms: [
    { ...occurrence(text, 'diktat', { voice: 'quoted' }), ...find(text, 'diktat', 2) },
    occurrence(text, 'diktat', { alternatives: ['pressure'] }),
  ],
  findings: [finding(text, 'It is said')],
};

function report(given: Partial<Analysis> = facts, draft = text, options = plain, path = 'drafts/a.txt'): string {
  return textReport({ path, text: draft, analysis: analysis(draft, given), wasRead: true, problems: given.problems ?? [] }, options);
}

describe('textReport', () => {
  it('shows a person all that was found, our own words first', () => {
    assert.equal(
      report(),
      `drafts/a.txt
2 quotations · 1 reported · 1 organization · 2 rhetorical terms · 1 finding

Quotations
   2  Foreign Ministry  “Enough of this diktat, and of every other attempt to…”
      cue “stated” · here “the Foreign Ministry” · the name and a reporting…
   3  No speaker found  “Who spoke?”
      nothing near it names a speaker · not closed

Reported speech
   4  Foreign Ministry  it would wait
      here “The ministry” · a reporting verb and “that”

Organizations
   4  North Atlantic Treaty Organization (NATO)  2 mentions

Rhetorical terms in the author’s own voice
   1  diktat  neutral: “pressure”

Rhetorical terms inside quotations
   2  diktat  Foreign Ministry

Findings
   1  warning      Name who says this.
                   attribution/vague-source
`,
    );
  });

  it('keeps the lines of quotations within the terminal', () => {
    for (const width of [60, 72, 120]) {
      for (const line of report(facts, text, { ...plain, width })
        .split('\n')
        .slice(3, 12))
        assert.ok(line.length <= width, line);
    }
  });

  it('wraps what a finding says', () => {
    const long = {
      findings: [
        finding(text, 'It is said', { message: 'Name who says this, so that readers can weigh it, or say why nobody can be named here.' }),
      ],
    };
    const lines = report(long).split('\n').slice(4);
    assert.deepEqual(
      lines.map((line) => line.length <= 80 && line.trimStart()),
      [
        '1  warning      Name who says this, so that readers can weigh it, or say why',
        'nobody can be named here.',
        'attribution/vague-source',
        '',
      ],
    );
  });

  it('leaves out what is not there', () => {
    assert.equal(report({}, ''), 'drafts/a.txt\n0 quotations · 0 organizations · 0 rhetorical terms · 0 findings\n');
  });

  it('lets no draft drive the terminal', () => {
    const draft = '“\u001b[2J\u202Egone\u0007”, \u001b]0;x\u0007 said';
    const given = {
      quotations: [quotation(draft, '“\u001b[2J\u202Egone\u0007”', { source: source(draft, '\u001b]0;x\u0007') })],
      organizations: [mention(draft, '\u001b]0;x\u0007')],
      terms: [occurrence(draft, '\u202Egone')],
      problems: [{ code: 'x', message: 'about \u001b[1m' }],
      findings: [finding(draft, 'said', { message: 'about \u202Ethis' })],
    };
    const shown = report(given, draft, plain, 'a\u001b[7m\n.txt');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none of them is printed is the point
    assert.doesNotMatch(shown.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    assert.match(shown, /^a\\u\{1b\}\[7m\\u\{a\}\.txt\n/);
  });

  it('colours by what matters', () => {
    const shown = report(facts, text, { width: 100, tint: (tint, words) => `<${tint}>${words}</${tint}>` });
    assert.match(shown, /<cyan>Foreign Ministry<\/cyan>/);
    assert.match(shown, /<yellow>No speaker found<\/yellow>/);
    assert.match(shown, /<yellow>diktat<\/yellow> {2}<dim>neutral/);
    assert.match(shown, /<cyan>diktat<\/cyan> {2}<dim>Foreign Ministry/);
  });

  it('says why a file was not read, and nothing else', () => {
    const problems = [{ code: 'binary', message: 'Not reviewed: the file looks binary.' }];
    const shown = textReport({ path: 'x.md', text: '', analysis: analysis(''), wasRead: false, problems }, plain);
    assert.equal(shown, 'x.md\n      Not reviewed: the file looks binary.  binary\n');
  });
});

describe('checkReport', () => {
  it('prints a line an editor can jump from', () => {
    const problems = [
      { code: 'unreadable', message: 'Not reviewed.' },
      { code: 'nesting', message: 'Too deep.', ...find(text, 'NATO') },
    ];
    assert.equal(
      checkReport({ path: 'a.txt', text, analysis: analysis(text, facts), wasRead: true, problems }, plain),
      'a.txt:1:1 warning Name who says this. attribution/vague-source\na.txt problem Not reviewed. unreadable\na.txt:4:34 problem Too deep. nesting\n',
    );
  });
});
