import assert from 'node:assert/strict';
import type { TextDocumentEdit } from 'vscode-languageserver-types';
import { addTerm } from '../../server/src/features/add-term.ts';
import { createLineIndex, rangeOf, spanOf } from '../../server/src/features/convert.ts';
import { ENGLISH } from '../../server/src/features/words.ts';
import { readYaml } from '../../server/src/termbase/yaml.ts';
import { find } from '../support/lsp-analysis.ts';
import { review } from '../support/views.ts';

const TEXT = 'The ministry spoke of restrictive\nmeasures and of *nothing* else.\n';
const CLIENT = { commands: ['policyReview.showPlace'], words: ENGLISH };

/** The termbase after the action, and what is said of it; null where no action is offered. */
function added(termbase: string | null, words = 'restrictive\nmeasures'): { text: string; title: string } | null {
  const view = review(TEXT);
  const action = addTerm(view, rangeOf(view.lines, find(TEXT, words, 1)), { uri: 'file:///w/termbase.yaml', text: termbase }, CLIENT);
  if (action === null) return null;
  const edit = action.edit!.documentChanges!.at(-1) as TextDocumentEdit;
  const before = termbase ?? '';
  const text = edit.edits.reduce((sum, one) => {
    const { start, end } = spanOf(createLineIndex(sum), one.range);
    return sum.slice(0, start) + (one as { newText: string }).newText + sum.slice(end);
  }, before);
  return { text, title: action.title };
}

function terms(text: string): string[] {
  const { value, problems } = readYaml('x', text);
  assert.deepEqual(problems, [], text);
  return value!.entries.flatMap(({ languages }) =>
    languages.flatMap((one) => one.terms.map((term) => `${one.language}: ${term.text} (${term.source})`)),
  );
}

describe('adding a term to a termbase', () => {
  const own = 'en: restrictive measures (draft.md, line 1)';

  it('makes a termbase where there is none, or one that is empty', () => {
    for (const before of [null, '', '\n', 'entries: []\n', 'title: T\nentries:\n']) {
      const { text } = added(before)!;
      assert.deepEqual(
        terms(text).map((term) => term.replace(/\((.*),/, '(draft.md,')),
        [own],
        JSON.stringify(before),
      );
    }
    assert.match(added(null)!.title, /^Add “restrictive measures” to a new termbase$/);
  });

  it('adds to the end of the list, in its own indentation', () => {
    for (const before of [
      'title: T\nentries:\n  - id: a\n    terms: {en: one two}\n',
      'entries:\n- terms:\n    en: one two',
      'entries:\r\n    - terms: {en: one two}\r\n',
    ]) {
      assert.equal(terms(added(before)!.text).length, 2, before);
    }
  });

  it('leaves alone what it would have to guess', () => {
    for (const before of ['entries: [{terms: {en: one two}}]\n', 'entries:\n  - terms: {en: a b}\ntitle: T\n', 'something: else\n']) {
      assert.equal(added(before), null, before);
    }
    assert.equal(added('entries: []\n', '*nothing*'), null);
  });
});
