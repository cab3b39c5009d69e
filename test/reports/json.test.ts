import assert from 'node:assert/strict';
import { checkJson, documentJson, type Reviewed } from '../../server/src/reports/json.ts';
import { analysis, find, finding, mention, occurrence, quotation, source } from '../support/lsp-analysis.ts';

const text = 'Summary\r\n“Enough of this diktat,” the Foreign Ministry (MFA) said.';

function reviewed(): Reviewed {
  const facts = analysis(text, {
    quotations: [
      quotation(text, '“Enough of this diktat,”', {
        source: source(text, 'the Foreign Ministry', { canonical: 'Foreign Ministry', entity: 'local:1' }),
        cue: find(text, 'said'),
        basis: 'quotation-source-verb',
        confidence: 0.93,
      }),
      quotation(text, 'Summary', { type: 'reported' }),
    ],
    organizations: [
      mention(text, 'MFA', { canonical: 'Foreign Ministry', entity: 'local:1', form: 'abbreviation', known: false, confidence: 0.8 }),
    ],
    terms: [occurrence(text, 'diktat', { voice: 'quoted', alternatives: ['pressure'] })],
    findings: [
      finding(text, 'MFA', {
        related: [{ ...find(text, 'said'), message: 'Here.' }],
        fixes: [{ ...find(text, 'MFA'), title: 't', newText: 'n', safe: true }],
      }),
    ],
  });
  return { path: 'drafts/a.md', text, analysis: facts, wasRead: true, problems: [{ code: 'nesting', message: 'Too deep.' }] };
}

describe('documentJson', () => {
  it('keeps the contract to the letter', () => {
    const document = JSON.parse(JSON.stringify(documentJson(reviewed())));
    const words = find(text, '“Enough of this diktat,”');
    const ministry = find(text, 'the Foreign Ministry');
    const said = find(text, 'said');
    const mfa = find(text, 'MFA');
    const diktat = find(text, 'diktat');
    assert.deepEqual(
      { ...document, quotations: [document.quotations[0]] },
      {
        path: 'drafts/a.md',
        language: 'en',
        length: text.length,
        quotations: [
          {
            start: words.start,
            end: words.end,
            content: [{ start: words.start + 1, end: words.end - 1 }],
            text: words.text,
            level: 0,
            closed: true,
            use: 'quotation',
            type: 'direct',
            source: { ...ministry, canonical: 'Foreign Ministry', entity: 'local:1', kind: 'organization' },
            cue: said,
            basis: 'quotation-source-verb',
            confidence: 0.93,
          },
        ],
        organizations: [{ ...mfa, entity: 'local:1', canonical: 'Foreign Ministry', form: 'abbreviation', known: false, confidence: 0.8 }],
        terms: [
          { ...diktat, concept: 'diktat', term: 'diktat', label: 'rhetorical', status: null, voice: 'quoted', alternatives: ['pressure'] },
        ],
        findings: [
          {
            rule: 'attribution/vague-source',
            severity: 'warning',
            start: mfa.start,
            end: mfa.end,
            range: { start: { line: 1, character: 47 }, end: { line: 1, character: 50 } },
            message: 'Name who says this.',
            related: [{ start: said.start, end: said.end, message: 'Here.' }],
            fingerprint: 'f',
          },
        ],
        problems: [{ code: 'nesting', message: 'Too deep.' }],
      },
    );
    assert.deepEqual([document.quotations[1].source, document.quotations[1].cue, document.quotations[1].type], [null, null, 'reported']);
  });

  it('is well-formed for lone surrogates', () => {
    const odd = '“\ud83d”';
    const facts = analysis(odd, { quotations: [quotation(odd, odd)] });
    const json = JSON.stringify(documentJson({ path: odd, text: odd, analysis: facts, wasRead: true, problems: [] }));
    assert.equal(Buffer.from(json, 'utf8').toString('utf8'), json);
    assert.equal(JSON.parse(json).quotations[0].text, odd);
  });
});

describe('checkJson', () => {
  it('gives findings and problems only', () => {
    assert.deepEqual(Object.keys(checkJson(reviewed())), ['path', 'findings', 'problems']);
  });
});
