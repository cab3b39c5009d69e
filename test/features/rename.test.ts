import assert from 'node:assert/strict';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { edited, type Review, review } from '../support/views.ts';

const ASKS = { documentChanges: true, changeAnnotations: true };

/** The text after a rename that everything was said yes to, and which edits wait for that yes. */
function renamed(view: Review, words: string, name: string, nth = 1): { text: string; asked: string[] } {
  const edit = rename(view, view.on(words, nth), name, ASKS)!;
  const edits = (edit.documentChanges![0] as TextDocumentEdit).edits as (TextEdit & { annotationId?: string })[];
  const waiting = edits.filter((one) => one.annotationId !== undefined && edit.changeAnnotations![one.annotationId]!.needsConfirmation);
  return { text: edited(view, edits), asked: waiting.map((one) => `${one.annotationId}: ${one.newText}`) };
}

describe('rename', () => {
  const text = 'The Northern Harbour Council (NHC) met. The Northern Harbour Council said the NHC had met. “The NHC failed,” she said.';
  const view = review(text);

  it('starts from the name under the cursor', () => {
    assert.equal(prepareRename(view, view.on('NHC', 2))?.placeholder, 'NHC');
    assert.equal(prepareRename(view, view.on('Harbour'))?.placeholder, 'Northern Harbour Council');
    assert.equal(prepareRename(view, view.on('failed')), null);
    assert.equal(rename(view, view.on('failed'), 'x', ASKS), null);
  });

  it('renames a body in one form and asks about the forms that follow from it', () => {
    assert.deepEqual(renamed(view, 'Harbour', 'Southern Port Authority'), {
      text: 'The Southern Port Authority (SPA) met. The Southern Port Authority said the SPA had met. “The SPA failed,” she said.',
      asked: ['derived: SPA', 'derived: SPA', 'quoted: SPA'],
    });
  });

  it('renames an abbreviation alone', () => {
    const { text: after, asked } = renamed(view, 'NHC', 'NoHaCo', 2);
    assert.equal(after, text.replaceAll('NHC', 'NoHaCo'));
    assert.deepEqual(asked, ['quoted: NoHaCo']);
  });

  it('leaves quoted words and made forms alone where the client cannot ask', () => {
    const edit = rename(view, view.on('Harbour'), 'Southern Port Authority', { documentChanges: false, changeAnnotations: false })!;
    assert.equal(edited(view, edit.changes![view.uri]!), text.replaceAll('Northern Harbour Council', 'Southern Port Authority'));
  });

  it('renames a term in all its forms', () => {
    const terms = review('An unfriendly state left. Unfriendly states lost. An unfriendly state won.');
    assert.deepEqual(renamed(terms, 'unfriendly', 'sanctioning country'), {
      text: 'A sanctioning country left. Sanctioning countries lost. A sanctioning country won.',
      asked: ['derived: Sanctioning countries'],
    });
  });

  it('keeps the capital of a sentence’s start', () => {
    const terms = review('It was a diktat. Diktat was the word.');
    assert.equal(renamed(terms, 'diktat', 'dictate').text, 'It was a dictate. Dictate was the word.');
  });

  it('takes no name without a word', () => {
    for (const name of ['', ' ', '–']) assert.equal(rename(view, view.on('NHC'), name, ASKS), null, JSON.stringify(name));
  });
});
