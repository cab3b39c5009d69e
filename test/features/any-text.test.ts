/** Every feature on any text, at any place: none throws, none answers with a place that is not there, no two edits touch each other. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, Range } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { completion } from '../../server/src/features/completion.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentLinks } from '../../server/src/features/document-links.ts';
import { foldingRanges } from '../../server/src/features/folding-ranges.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { highlights, references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { ENGLISH } from '../../server/src/features/words.ts';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.ts';
import { index, type Review, review } from '../support/views.ts';

const PIECES = [
  'Sergei Lavrov met the Northern Harbour Council (NHC). ',
  '“We will not bow,” he said.[^1] ',
  'The NHC agreed. ',
  'It was a diktat. ',
  '\n\n[^1]: See https://example.org/a (p. 3).\n',
  '\n# Heading\n',
  '\n> We stay.\n>\n> We go.\n',
  '<!-- policy-review-disable-line ',
  '-->',
  '```',
  '`[^1]`',
  '“',
  '”',
  '«Да»',
  '"',
  "'",
  '\r\n',
  '\r',
  '\n\n',
  '  \n',
  '---\n',
  '\u2028',
  '\u0000',
  '\ud83d',
  '\ude00',
  '🕊️',
  '٣',
  '他说：“好。”',
  '\t',
  '| a | b |\n|---|---|\n',
  'CST',
];

const client = {
  words: ENGLISH,
  commands: [],
  resolvesEdits: false,
  definitionLinks: true,
  documentChanges: true,
  changeAnnotations: true,
};

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** All ranges in an answer, however deep. */
function rangesOf(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'start' in value && 'end' in value && typeof value.start === 'object' ? [value as Range] : [];
  return [...own, ...Object.values(value).flatMap(rangesOf)];
}

function answers(view: Review, offset: number): Record<string, unknown> {
  const end = view.lines.placeAt(view.source.length);
  const place = view.lines.placeAt(offset);
  const whole = { start: { line: 0, character: 0 }, end };
  return {
    hover: hover(view, index, offset, { markdown: true }),
    definition: definition(view, offset, client),
    references: references(view, offset, { includeDeclaration: true }),
    highlights: highlights(view, offset),
    prepareRename: prepareRename(view, offset),
    rename: rename(view, offset, 'Southern Port Board', client),
    selectionRanges: selectionRanges(view, index, [offset]),
    foldingRanges: foldingRanges(view, 100),
    inlayHints: inlayHints(view, { start: 0, end: view.source.length }, { speakers: true, longForms: true }),
    codeLenses: codeLenses(view, client),
    completion: completion(view, index, offset),
    documentLinks: documentLinks(view),
    symbols: documentSymbols(view),
    workspaceSymbols: workspaceSymbols(view, 'a'),
    codeActions: codeActions(view, { range: { start: place, end: place }, diagnostics: [], only: null }, { knowledge: index, client }),
    fixAll: codeActions(view, { range: whole, diagnostics: [], only: ['source.fixAll'] }, { knowledge: index, client }),
  };
}

describe('the features on any text', () => {
  it('answer with places that are there, and edits that stand apart', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.nat(400), fc.constantFrom('markdown' as const, 'plaintext' as const), (text, at, format) => {
        const view = review(text, { format });
        const last = view.lines.placeAt(text.length);
        for (const [name, answer] of Object.entries(answers(view, Math.min(at, text.length)))) {
          for (const { start, end } of rangesOf(answer))
            assert.ok(before(start, end) && before(end, last), `${name}: ${JSON.stringify(answer)}`);
          for (const edits of editsIn(answer)) {
            const ordered = edits.toSorted((a, b) => (before(a.start, b.start) ? -1 : 1));
            ordered.forEach((range, i) => {
              assert.ok(i === 0 || before(ordered[i - 1]!.end, range.start), `${name}: edits touch in ${JSON.stringify(answer)}`);
            });
          }
        }
      }),
      { numRuns: 300, seed: 20_261_125 },
    );
  });

  it('answer on an empty text', () => {
    for (const answer of Object.values(answers(review(''), 0)))
      assert.deepEqual(
        rangesOf(answer).filter(({ end }) => end.line > 0),
        [],
      );
  });
});

/** The ranges of each list of edits in an answer. */
function editsIn(value: unknown): Range[][] {
  if (typeof value !== 'object' || value === null) return [];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => one !== null && typeof one === 'object' && 'newText' in one && 'range' in one)
  )
    return [value.map(({ range }) => range as Range)];
  return Object.values(value).flatMap(editsIn);
}
