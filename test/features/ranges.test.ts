/** Selections that grow, folding, hints, lenses, links and workspace symbols. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SelectionRange } from 'vscode-languageserver-types';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { foldingRanges } from '../../server/src/features/folding-ranges.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { sectionsOf } from '../../server/src/features/sections.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { paragraphAt, sentenceAt } from '../../server/src/features/sentences.ts';
import { ENGLISH } from '../../server/src/features/words.ts';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { index, type Review, review, reviewMarkdown } from '../support/views.ts';

function chain(view: Review, words: string): string[] {
  const texts: string[] = [];
  let at: SelectionRange | undefined = selectionRanges(view, index, [view.on(words)])[0];
  for (; at !== undefined; at = at.parent) texts.push(/⟦([\s\S]*)⟧/.exec(view.show([at.range]))![1]!);
  return texts;
}

describe('selectionRanges', () => {
  it('grow from a name to what is said, the quotation, the sentence and the paragraph', () => {
    const view = review('Before it.\n\nMr. Ito came. “We saw NATO there,” Mr. Ito said. He left.\n\nAfter it.');
    assert.deepEqual(chain(view, 'NATO'), [
      'NATO',
      'We saw NATO there,',
      '“We saw NATO there,”',
      '“We saw NATO there,” Mr. Ito said.',
      'Mr. Ito came. “We saw NATO there,” Mr. Ito said. He left.',
    ]);
    assert.deepEqual(chain(view, 'came'), ['Mr. Ito came.', 'Mr. Ito came. “We saw NATO there,” Mr. Ito said. He left.']);
  });

  it('hold the place and lie within each other, on any text', () => {
    const piece = fc.constantFrom(
      '“We go,” he said. ',
      'NATO met. ',
      '\n',
      '\n\n',
      '> ',
      'Mr. ',
      '… ',
      '”',
      '"',
      'a',
      '\r\n',
      'Что? ',
      '他说：“好。”',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(200), (pieces, at) => {
        const view = reviewMarkdown(pieces.join(''));
        const offset = Math.min(at, view.source.length);
        let inner: SelectionRange | undefined = selectionRanges(view, index, [offset])[0];
        const place = view.lines.placeAt(offset);
        const before = (a: typeof place, b: typeof place) => a.line < b.line || (a.line === b.line && a.character <= b.character);
        assert.ok(inner !== undefined && before(inner.range.start, place) && before(place, inner.range.end));
        for (let outer = inner.parent; outer !== undefined; inner = outer, outer = outer.parent) {
          assert.ok(before(outer.range.start, inner.range.start) && before(inner.range.end, outer.range.end));
          assert.notDeepEqual(outer.range, inner.range);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('paragraphAt and sentenceAt', () => {
  const at = (text: string, words: string) => {
    const offset = text.indexOf(words);
    const paragraph = paragraphAt(text, text.length, offset);
    if (paragraph === null) return null;
    const sentence = sentenceAt(text, paragraph, offset, new Set(['Mr', 'Gen']));
    return [text.slice(paragraph.start, paragraph.end), text.slice(sentence.start, sentence.end)];
  };
  it('end a paragraph at blank lines, also within a block quotation', () => {
    assert.deepEqual(at('A b.\r\n \r\nC d.\r\nE f.\r\n\r\nG.', 'E'), ['C d.\r\nE f.', 'E f.']);
    assert.deepEqual(at('> A b.\n>\n> C d.', 'C'), ['C d.', 'C d.']);
    assert.deepEqual(at('A b.', 'A'), ['A b.', 'A b.']);
  });
  it('end no sentence at an abbreviation, an initial, a number or before a small letter', () => {
    const text = 'Gen. A. Smith paid 3.5 francs. “Go!” he said. Then he went.';
    assert.equal(at(text, 'paid')?.[1], 'Gen. A. Smith paid 3.5 francs.');
    assert.equal(at(text, 'he said')?.[1], '“Go!” he said.');
    assert.equal(at(text, 'Then')?.[1], 'Then he went.');
  });
  it('keep the numbers of footnotes with the sentence they stand behind', () => {
    const text = '“We go,” she said.[^1][^2] Then he went.² It rained.';
    assert.equal(at(text, 'she')?.[1], '“We go,” she said.[^1][^2]');
    assert.equal(at(text, 'he went')?.[1], 'Then he went.²');
    assert.equal(at(text, 'It')?.[1], 'It rained.');
  });
  it('end a sentence at a stop of Chinese without a space', () => {
    assert.equal(at('他说好。我们走。', '我们')?.[1], '我们走。');
  });
});

describe('foldingRanges', () => {
  it('fold quotations that run over lines, the longest of those that begin together', () => {
    const view = reviewMarkdown('He said:\n\n> We go.\n> We stay.\n>\n> We leave.\n\n“One\ntwo,” he said. “Short,” she said.\n');
    assert.deepEqual(foldingRanges(view, 10), [
      { startLine: 2, endLine: 5 },
      { startLine: 7, endLine: 8 },
    ]);
    assert.deepEqual(foldingRanges(view, 1), [{ startLine: 2, endLine: 5 }]);
  });
});

describe('inlayHints', () => {
  const text = 'Sergei Lavrov met the press. “We go,” he said. The CSTO agreed. The Northern Council (NC) met. The CSTO and the NC left.';
  const view = review(text);
  const hints = (settings: { speakers: boolean; longForms: boolean }, to = text.length) =>
    inlayHints(view, { start: 0, end: to }, settings).map(
      ({ position, label }) => `${text.slice(position.character - 4, position.character)}|${label}`,
    );

  it('say who a pronoun is, and what an abbreviation means where the text does not', () => {
    assert.deepEqual(hints({ speakers: true, longForms: false }), ['” he|= Sergei Lavrov']);
    assert.deepEqual(hints({ speakers: false, longForms: true }), ['CSTO|= Collective Security Treaty Organization']);
    assert.equal(hints({ speakers: true, longForms: true }).length, 2);
    assert.deepEqual(hints({ speakers: false, longForms: false }), []);
  });

  it('keep to the lines asked for', () => {
    assert.deepEqual(hints({ speakers: true, longForms: true }, 10), []);
  });
});

describe('codeLenses', () => {
  const text =
    '“Early,” she said.\n\n# One\n\nMr Ito came. “We go,” Mr Ito said. “We stay,” he said. It was a diktat.\n\n# Two\n\nNothing.\n\n# Three\n\n“We will not be moved.”\n';
  const view = reviewMarkdown(text);

  it('count what each section holds, and leave empty ones alone', () => {
    const lenses = codeLenses(view, { commands: [], words: ENGLISH });
    assert.deepEqual(
      lenses.map(({ range, command }) => `${range.start.line}: ${command!.title}`),
      [
        '0: 1 quotation · 1 speaker',
        '2: 2 quotations · 1 speaker · 1 rhetorical term in the author’s voice',
        '10: 1 quotation · 0 speakers · 1 without a speaker',
      ],
    );
    assert.ok(lenses.every(({ command }) => command!.command === ''));
  });

  it('name a command only where the client has it', () => {
    const [lens] = codeLenses(view, { commands: ['policyReview.quotations.focus'], words: ENGLISH });
    assert.equal(lens?.command?.command, 'policyReview.quotations.focus');
  });

  it('cut a text at its headings without a gap', () => {
    const sections = sectionsOf(view.analysis).map(({ body }) => text.slice(body.start, body.end));
    assert.equal(sections.join(''), text);
    assert.equal(sections.length, 4);
    assert.deepEqual(sectionsOf({ headings: [], length: 0 }), [{ title: { start: 0, end: 0 }, body: { start: 0, end: 0 } }]);
  });
});

describe('documentLinks', () => {
  const links = (view: Review) =>
    documentLinks(view).map(({ range, target, tooltip }) => [view.show([range]).match(/⟦(.*)⟧/)![1], target, tooltip]);

  it('lead from a footnote’s number to the address its note gives, else to the note', () => {
    const view = reviewMarkdown(
      '“We go,” he said.[^1] “We stay.”[^b]\n\n[^1]: Speech, 3 May, <https://example.org/a?b=1>.\n[^b]: Minutes of the board.\n',
    );
    assert.deepEqual(links(view), [
      ['[^1]', 'https://example.org/a?b=1', 'Speech, 3 May, <https://example.org/a?b=1>.'],
      ['[^b]', `${view.uri}#L4`, 'Minutes of the board.'],
    ]);
  });

  it('read numbered lists of notes in plain text', () => {
    const view = review('“We go,” he said [1].\n\n[1] Speech, 3 May.\n');
    assert.deepEqual(links(view), [['[1]', `${view.uri}#L3`, 'Speech, 3 May.']]);
  });

  it('leave code, links and numbers without a note alone', () => {
    const view = reviewMarkdown('`[^1]` [1] [^2] [^1](x)\n\n```\n[^1]\n```\n\n[^1]: Note.\n');
    assert.deepEqual(links(view), []);
    assert.deepEqual(links(review('In [3] and [a].\n')), []);
  });

  it('never lead anywhere but to the web and the text itself', () => {
    const view = reviewMarkdown('“Go.”[^1]\n\n[^1]: [run](command:evil) javascript:alert(1) file:///etc/passwd\n');
    assert.deepEqual(
      links(view).map((link) => link[1]),
      [`${view.uri}#L3`],
    );
  });
});

describe('workspaceSymbols', () => {
  const view = review('“We go,” Sergei Lavrov said. The Northern Harbour Council (NHC) called it a diktat.');
  const names = (query: string) =>
    workspaceSymbols(view, query).map(({ name, kind, containerName }) => `${kind} ${name} [${containerName}]`);

  it('find quotations by speaker, organizations by either name, and terms with their voice', () => {
    assert.deepEqual(names(''), [
      '15 Sergei Lavrov: We go, [quotation]',
      '5 Northern Harbour Council (NHC) [organization]',
      '14 diktat [term, at arm’s length]',
    ]);
    assert.deepEqual(names('lavrov'), ['15 Sergei Lavrov: We go, [quotation]']);
    assert.deepEqual(names('NHC'), ['5 Northern Harbour Council (NHC) [organization]']);
    assert.deepEqual(names('nrthharb'), ['5 Northern Harbour Council (NHC) [organization]']);
    assert.deepEqual(names('xyz'), []);
  });
});
