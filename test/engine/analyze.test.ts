import assert from 'node:assert/strict';
import fc from 'fast-check';
import { STYLE_SETTINGS } from '../../server/src/config.ts';
import { type AnalyzeOptions, createEngine } from '../../server/src/engine/analyze.ts';
import type { Format } from '../../server/src/engine/facts.ts';
import { NO_TRAITS } from '../../server/src/engine/knowledge.ts';
import { analyze, checkRule, engine, FORMATS, knowledge, model } from '../support/engine.ts';

/** Pieces that change how a text is read: marks, line ends, Markdown syntax, cues, names, halves of characters. */
const PIECES = [
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  '«',
  '»',
  '„',
  '—',
  '``',
  "''",
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  ' ',
  '    ',
  '\t',
  '# ',
  '> ',
  '- ',
  '1. ',
  '```\n',
  '`',
  '**',
  '_',
  '[',
  '](',
  ')',
  '![',
  '<b>',
  '<!--',
  '-->',
  '---\n',
  '|',
  '|--|--|\n',
  '===\n',
  '[^1]',
  '[^1]: ',
  '&quot;',
  '\\',
  '<script>',
  '</script>',
  '> [!NOTE]\n',
  'Doe said',
  ' said Foreign Minister Ann Vale',
  'he said that ',
  'according to ',
  'It is reported that ',
  ', ',
  '. ',
  ': ',
  '! ',
  'NATO',
  'the Alliance',
  'the Foreign Ministry',
  'Collective Security Treaty Organization (CSTO)',
  'CSTO',
  'The Lake Water Council (LWC)',
  'LWC',
  'the Council',
  'unfriendly states',
  'diktat',
  'regime',
  'so-called ',
  'satellites',
  'We will act',
  'the talks',
  'word',
  '🕊',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\u200b',
  '\u0301',
  '\0',
  '<!-- policy-review-disable-next-line term/rhetorical -->\n',
  '<!-- policy-review-disable -->',
  '<!-- policy-review-enable -->',
  '---\nlang: de\n---\n',
];

const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

interface Edit {
  /** 0..1: where it starts, as a part of the text; then how much of the rest it takes away, mostly little. */
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.double({ min: 0, max: 0.1, noNaN: true }) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), text),
});

const format: fc.Arbitrary<Format> = fc.constantFrom('markdown', 'plaintext');

/** Printed, so that a failure can be run again: fast-check adds the path to the counterexample. */
const SEED = Number(process.env.POLICY_REVIEW_SEED ?? Date.now() % 2_147_483_647);

function apply(before: string, { at, remove, insert }: Edit): { start: number; end: number; insert: string; after: string } {
  const start = Math.floor(at * before.length);
  const end = start + Math.floor(remove * (before.length - start));
  return { start, end, insert, after: before.slice(0, start) + insert + before.slice(end) };
}

describe(`an analyzer after any edits (POLICY_REVIEW_SEED=${SEED})`, () => {
  const parameters = { numRuns: 100, seed: SEED };

  it('equals an analysis of the whole text: versions handed over whole', () => {
    fc.assert(
      fc.property(format, text, fc.array(edit, { minLength: 10, maxLength: 10 }), (chosen, first, edits) => {
        const options: AnalyzeOptions = { format: chosen };
        const analyzer = engine.createAnalyzer();
        let current = first;
        assert.deepEqual(analyzer.update(current, options), engine.analyze(current, options));
        for (const change of edits) {
          current = apply(current, change).after;
          assert.deepEqual(analyzer.update(current, options), engine.analyze(current, options));
        }
      }),
      parameters,
    );
  }).timeout(60_000);

  it('equals an analysis of the whole text: edits handed over one by one', () => {
    fc.assert(
      fc.property(format, text, fc.array(edit, { minLength: 10, maxLength: 10 }), (chosen, first, edits) => {
        const options: AnalyzeOptions = { format: chosen };
        const analyzer = engine.createAnalyzer();
        let current = first;
        analyzer.update(current, options);
        for (const change of edits) {
          const { start, end, insert, after } = apply(current, change);
          current = after;
          analyzer.edit(start, end, insert);
          assert.equal(analyzer.text(), current);
          assert.deepEqual(analyzer.analysis(), engine.analyze(current, options));
        }
      }),
      parameters,
    );
  }).timeout(60_000);

  it('equals an analysis of the whole text when options change between edits', () => {
    const options: fc.Arbitrary<AnalyzeOptions> = fc.record(
      {
        format,
        language: fc.constantFrom('en', 'de', 'auto', 'xx'),
        path: fc.constantFrom('a.md', 'a.ru.md'),
        style: fc.constantFrom(...STYLE_SETTINGS),
        rules: fc.constantFrom({ 'term/rhetorical': 'off' as const }, { 'quotation/unclosed': 'error' as const }, {}),
      },
      { requiredKeys: ['format'] },
    );
    fc.assert(
      fc.property(text, fc.array(fc.tuple(edit, options), { minLength: 4, maxLength: 4 }), (first, steps) => {
        const analyzer = engine.createAnalyzer();
        let current = first;
        for (const [change, chosen] of steps) {
          current = apply(current, change).after;
          assert.deepEqual(analyzer.update(current, chosen), engine.analyze(current, chosen));
        }
      }),
      parameters,
    );
  }).timeout(60_000);
});

describe('the front door', () => {
  it('gives the same for the same, from any engine of the same knowledge', () => {
    const source = '“We will act,” said Ann Vale of the UN.\n\nThey are unfriendly states.';
    assert.deepEqual(createEngine(knowledge, model).analyze(source, { format: 'markdown' }), analyze(source, { format: 'markdown' }));
  });

  it('finds quotations of a language without a pack and says nothing of speakers', () => {
    const { quotations, problems } = analyze('„Tegutseme“, ütles Tamm.', { language: 'et' });
    assert.deepEqual(
      quotations.map((quotation) => [quotation.text, quotation.closed, quotation.source]),
      [['„Tegutseme“', true, null]],
    );
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['language-without-pack'],
    );
  });

  it('looks for speakers in a language with a pack, and says nothing of it', () => {
    const { quotations, problems } = analyze('„Wir handeln“, sagte Roth.', { language: 'de' });
    assert.deepEqual([quotations[0]?.source?.text, problems], ['Roth', []]);
  });

  it('judges no voices in a language whose speakers it finds only now and then, and says so', () => {
    const { code, lexicon } = { code: 'et', lexicon: [{ text: 'ütles', classes: ['cue'] }] };
    const partly = createEngine({ ...knowledge, languages: { et: { code, traits: NO_TRAITS, lexicon, abbreviations: [] } } });
    const { findings, problems } = partly.analyze('They are unfriendly states, ütles Tamm.', { format: 'plaintext', language: 'et' });
    assert.deepEqual([findings, problems.map((problem) => problem.code)], [[], ['language-partly-known']]);
  });

  for (const chosen of FORMATS) {
    it(`${chosen}: a rule can be off, or have another severity`, () => {
      const source = 'They are unfriendly states.';
      const severities = (rules: AnalyzeOptions['rules']): string[] =>
        analyze(source, { format: chosen, ...(rules === undefined ? {} : { rules }) })
          .findings.filter((finding) => finding.rule === 'term/rhetorical')
          .map((finding) => finding.severity);
      assert.deepEqual(severities(undefined), ['information']);
      assert.deepEqual(severities({ 'term/rhetorical': 'error' }), ['error']);
      assert.deepEqual(severities({ 'term/rhetorical': 'off' }), []);
    });
  }

  it('gives findings fingerprints that survive edits elsewhere', () => {
    const prints = (source: string): string[] => checkRule('quotation/unclosed', source).map((finding) => finding.fingerprint);
    const [before] = prints('Doe said: ⟦“⟧We will act.');
    assert.deepEqual(prints('A paragraph before it.\n\nDoe said: ⟦“⟧We will act.'), [before]);
    const twice = prints('Doe said: ⟦“⟧We will act.\n\nRoe sat down.\n\nDoe said: ⟦“⟧We will act.');
    assert.equal(twice[0], before);
    assert.notEqual(twice[1], before, 'equal findings are told apart by their number');
  });
});
