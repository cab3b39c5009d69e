import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver-types';
import type { Analysis, Heading, Quotation } from '../../server/src/engine/facts.ts';
import { documentSymbols, flatSymbols } from '../../server/src/features/symbols.ts';
import { heading, mention, occurrence, quotation, source, view } from '../support/lsp-analysis.ts';

const text = [
  'Board meeting',
  'Results',
  '“We saw “progress” at NATO,” Mr Ito said. A diktat.',
  'He said that NATO met.',
  'Outlook',
  'NATO waits.',
  'Annex',
].join('\n');

const facts: Partial<Analysis> = {
  headings: [heading(text, 'Board meeting', 1), heading(text, 'Results', 2), heading(text, 'Outlook', 2), heading(text, 'Annex', 1)],
  quotations: [
    quotation(text, '“We saw “progress” at NATO,”', { source: source(text, 'Mr Ito', { canonical: 'Taro Ito' }) }),
    quotation(text, '“progress”', { level: 1, type: 'mixed' }),
    quotation(text, 'NATO met', { type: 'reported' }),
    { ...quotation(text, 'waits'), use: 'scare' },
  ],
  organizations: [
    mention(text, 'NATO', { entity: 'nato', canonical: 'NATO' }),
    mention(text, 'NATO', { entity: 'nato', canonical: 'NATO', nth: 2 }),
    mention(text, 'NATO', { entity: 'nato', canonical: 'NATO', nth: 3 }),
  ],
  terms: [occurrence(text, 'diktat')],
};

function outline(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap((symbol) => [
    `${indent}${symbol.kind} ${symbol.name}${symbol.detail ? ` [${symbol.detail}]` : ''}`,
    ...outline(symbol.children ?? [], `${indent}  `),
  ]);
}

describe('documentSymbols', () => {
  it('lists what each section holds', () => {
    assert.deepEqual(outline(documentSymbols(view(text, facts))), [
      '3 Board meeting',
      '  3 Results',
      '    15 Taro Ito: We saw “progress” at NATO,',
      '      15 No speaker found: progress [quotation within a sentence]',
      '    5 NATO [3 mentions]',
      '    14 diktat [author’s voice]',
      '    15 No speaker found: NATO met [reported]',
      '  3 Outlook',
      '3 Annex',
    ]);
  });

  it('puts a term under the quotation whose words it is, and leaves a body beside it', () => {
    const given: Partial<Analysis> = {
      quotations: [quotation(text, '“We saw “progress” at NATO,”')],
      organizations: [mention(text, 'NATO', { entity: 'nato', canonical: 'NATO' })],
      terms: [occurrence(text, 'progress', { voice: 'quoted' })],
    };
    assert.deepEqual(outline(documentSymbols(view(text, given))), [
      '15 No speaker found: We saw “progress” at NATO,',
      '  14 progress [quoted]',
      '5 NATO [1 mention]',
    ]);
  });

  it('lets headings reach to the next of the same or a higher level', () => {
    const [board, annex] = documentSymbols(view(text, facts));
    assert.deepEqual(board?.range, { start: { line: 0, character: 0 }, end: { line: 5, character: 11 } });
    assert.deepEqual(board?.children?.[0]?.range, { start: { line: 1, character: 0 }, end: { line: 3, character: 22 } });
    assert.deepEqual(annex?.range, { start: { line: 6, character: 0 }, end: { line: 6, character: 5 } });
  });

  it('gives a list where the client shows no tree', () => {
    const flat = flatSymbols(view(text, facts));
    assert.equal(flat.length, 9);
    assert.deepEqual(
      flat.find((symbol) => symbol.name === 'diktat'),
      {
        name: 'diktat',
        kind: 14,
        location: { uri: 'file:///drafts/board.md', range: { start: { line: 2, character: 44 }, end: { line: 2, character: 50 } } },
        containerName: 'Results',
      },
    );
  });

  it('names what has no words', () => {
    const draft = '#  \n“ ”';
    const given = { headings: [{ start: 0, end: 1, text: '', depth: 1 }], quotations: [quotation(draft, '“ ”')] };
    assert.deepEqual(outline(documentSymbols(view(draft, given))), ['3 Heading', '  15 No speaker found: Quotation']);
  });

  it('keeps every child within its parent and every selection within its range, whatever the facts', () => {
    const spans = fc.tuple(fc.nat(60), fc.nat(30)).map(([start, length]) => ({ start, end: Math.min(start + length, 60) }));
    const body = 'word '.repeat(12);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 6, maxLength: 6 }),
        fc.array(spans, { maxLength: 8 }),
        (starts, depths, quotes) => {
          const headings: Heading[] = starts
            .toSorted((a, b) => a - b)
            .map((start, index, all) => ({ start, end: Math.min(start + 5, all[index + 1] ?? 60), text: 'word', depth: depths[index]! }));
          const quotations: Quotation[] = quotes.map((span) => ({ ...quotation('x', 'x'), ...span, content: [span] }));
          let seen = 0;
          const check = (symbols: readonly DocumentSymbol[], parent: Range | null): void => {
            for (const symbol of symbols) {
              seen += 1;
              assert.ok(symbol.name.trim() !== '');
              assert.ok(within(symbol.range, symbol.selectionRange));
              if (parent) assert.ok(within(parent, symbol.range));
              check(symbol.children ?? [], symbol.range);
            }
          };
          check(documentSymbols(view(body, { headings, quotations })), null);
          assert.equal(seen, headings.length + quotations.length);
        },
      ),
    );
  });
});

function within(outer: Range, inner: Range): boolean {
  return before(outer.start, inner.start) && before(inner.start, inner.end) && before(inner.end, outer.end);
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
