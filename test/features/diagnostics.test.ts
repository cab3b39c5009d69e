import assert from 'node:assert/strict';
import { diagnostics, keepSame } from '../../server/src/features/diagnostics.ts';
import { createWords, ENGLISH } from '../../server/src/features/words.ts';
import { find, finding, URI, view } from '../support/lsp-analysis.ts';

const text = 'The board met.\nIt is said that all went well.';
const everything = { relatedInformation: true, codeDescription: true, ruleDocs: 'file:///ext/docs/rules', words: ENGLISH };
const nothing = { relatedInformation: false, codeDescription: false, ruleDocs: null, words: ENGLISH };
const related = [{ ...find(text, 'board'), message: 'Perhaps this body.' }];

describe('diagnostics', () => {
  it('says all a client can show', () => {
    assert.deepEqual(diagnostics(view(text, { findings: [finding(text, 'It is said', { related })] }), everything), [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
        severity: 2,
        code: 'attribution/vague-source',
        codeDescription: { href: 'file:///ext/docs/rules/attribution/vague-source.md' },
        source: 'Policy Text Review',
        message: 'Name who says this.',
        relatedInformation: [
          {
            location: { uri: URI, range: { start: { line: 0, character: 4 }, end: { line: 0, character: 9 } } },
            message: 'Perhaps this body.',
          },
        ],
      },
    ]);
  });

  it('speaks the language of the client, in what it says and in what it points to', () => {
    const words = createWords('de', { '“{0}” is late. {1}': '„{0}“ ist spät. {1}', 'See {0}.': 'Siehe {0}.', here: 'hier' });
    const advice = { text: 'See {0}.', args: [7] };
    const late = finding(text, 'It is said', {
      message: '“It” is late. See 7.',
      said: { text: '“{0}” is late. {1}', args: ['It', advice] },
      related: [{ ...find(text, 'board'), message: 'here', said: { text: 'here', args: [] } }],
    });
    const [diagnostic] = diagnostics(view(text, { findings: [late] }), { ...everything, words });
    assert.deepEqual([diagnostic?.message, diagnostic?.relatedInformation?.[0]?.message], ['„It“ ist spät. Siehe 7.', 'hier']);
    const [english] = diagnostics(view(text, { findings: [late] }), everything);
    assert.equal(english?.message, '“It” is late. See 7.');
  });

  it('leaves out what a client cannot show', () => {
    const [diagnostic] = diagnostics(view(text, { findings: [finding(text, 'It is said', { related })] }), nothing);
    assert.ok(diagnostic && !('relatedInformation' in diagnostic) && !('codeDescription' in diagnostic));
  });

  it('maps every severity', () => {
    const findings = (['error', 'warning', 'information', 'hint'] as const).map((severity) => finding(text, 'It is said', { severity }));
    assert.deepEqual(
      diagnostics(view(text, { findings }), nothing).map(({ severity }) => severity),
      [1, 2, 3, 4],
    );
  });

  it('builds no address from an id that is none', () => {
    const [diagnostic] = diagnostics(view(text, { findings: [finding(text, 'It is said', { rule: '../../secret' })] }), everything);
    assert.ok(diagnostic && !('codeDescription' in diagnostic));
  });

  it('says what a finding says already only once', () => {
    const said = finding(text, 'It is said');
    const problems = [{ code: 'too-long', message: said.message }];
    assert.equal(diagnostics(view(text, { findings: [said], problems }), nothing).length, 1);
  });

  it('shows what was not analysed, in the order of the text', () => {
    const problems = [{ code: 'nesting', message: 'Quotations nested deeper than 16 levels were not told apart.', ...find(text, 'board') }];
    const shown = diagnostics(view(text, { findings: [finding(text, 'It is said')], problems }), nothing);
    assert.deepEqual(
      shown.map(({ code, severity }) => [code, severity]),
      [
        ['nesting', 3],
        ['attribution/vague-source', 2],
      ],
    );
  });
});

describe('diagnostics that were there before', () => {
  type Diagnostics = ReturnType<typeof diagnostics>;
  const at = (line: number, message: string): Diagnostics[number] => ({
    range: { start: { line, character: 0 }, end: { line, character: 5 } },
    message,
  });
  const list = (rows: readonly (readonly [number, string])[]): Diagnostics => rows.map(([line, message]) => at(line, message));
  const before = list([
    [0, 'a'],
    [2, 'b'],
    [2, 'c'],
    [4, 'd'],
    [6, 'e'],
  ]);

  it('are the same list where nothing differs', () => {
    assert.equal(keepSame(before, structuredClone(before)), before);
    const none: Diagnostics = [];
    assert.equal(keepSame(none, []), none);
  });

  it('are the same objects between one that comes and one that goes', () => {
    const after = list([
      [0, 'a'],
      [1, 'new'],
      [2, 'b'],
      [2, 'c'],
      [4, 'd'],
    ]);
    const kept = keepSame(before, after);
    assert.deepEqual(kept, after);
    for (const [index, old] of [
      [0, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ] as const)
      assert.equal(kept[index], before[old]);
  });

  it('are what they are now, whatever they were', () => {
    for (const after of [
      before.slice(1),
      before.slice(0, 3),
      list([
        [2, 'c'],
        [2, 'b'],
      ]),
      list([
        [0, 'other'],
        [2, 'b'],
        [2, 'c'],
        [4, 'd'],
        [6, 'e'],
      ]),
      list([
        [6, 'e'],
        [4, 'd'],
        [0, 'a'],
      ]),
      [],
    ]) {
      assert.deepEqual(keepSame(before, structuredClone(after)), after);
      assert.notEqual(keepSame(before, structuredClone(after)), before);
    }
  });
});
