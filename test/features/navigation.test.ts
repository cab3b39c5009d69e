/** Definition, references and highlights, on texts read by the real engine. */
import assert from 'node:assert/strict';
import type { LocationLink } from 'vscode-languageserver-types';
import { definition } from '../../server/src/features/definition.ts';
import { highlights, references } from '../../server/src/features/references.ts';
import { review } from '../support/views.ts';

const text = [
  'Sergei Lavrov, the Russian foreign minister, met the press.',
  'The Northern Harbour Council (NHC) had met before. “We will go,” he said.',
  'The NHC agreed. “We stay,” Mr Lavrov said. “A diktat,” the NHC said.',
].join('\n');
const view = review(text);
const links = { definitionLinks: true };

function target(words: string, nth = 1): string | null {
  const found = definition(view, view.on(words, nth), links) as LocationLink[] | null;
  return found === null ? null : view.show([found[0]!.targetSelectionRange]);
}

describe('definition', () => {
  it('leads from an abbreviation to the long form that defines it', () => {
    assert.equal(target('NHC', 2), text.replace('Northern Harbour Council', '⟦Northern Harbour Council⟧'));
    assert.equal(target('NHC', 1), target('NHC', 2));
    assert.equal(target('NHC', 3), target('NHC', 2));
  });

  it('shows the long form with its abbreviation, and underlines what was asked for', () => {
    const [link] = definition(view, view.on('NHC', 2), links) as LocationLink[];
    assert.match(view.show([link!.targetRange]), /⟦Northern Harbour Council \(NHC⟧/);
    assert.match(view.show([link!.originSelectionRange!]), /The ⟦NHC⟧ agreed/);
  });

  it('leads from a pronoun and a surname to the whole name', () => {
    assert.match(target('he said')!, /^⟦Sergei Lavrov⟧/);
    assert.match(target('Mr Lavrov')!, /^⟦Sergei Lavrov⟧/);
  });

  it('says nothing where the name is whole already, or nothing is named', () => {
    assert.equal(target('Northern Harbour'), null);
    assert.equal(target('diktat'), null);
    assert.equal(target('agreed'), null);
  });

  it('gives a plain place to clients that know no links', () => {
    const found = definition(view, view.on('NHC', 2), { definitionLinks: false });
    assert.deepEqual(found, {
      uri: view.uri,
      range: (definition(view, view.on('NHC', 2), links) as LocationLink[])[0]!.targetSelectionRange,
    });
  });

  it('leads to the first full name where the text defines nothing', () => {
    const plain = review('The European Commission met. The Commission agreed.');
    const found = definition(plain, plain.on('Commission', 2), links) as LocationLink[] | null;
    assert.match(plain.show([found![0]!.targetSelectionRange]), /⟦European Commission⟧ met/);
  });
});

describe('references', () => {
  const all = (words: string, nth = 1, includeDeclaration = true) =>
    view.show(references(view, view.on(words, nth), { includeDeclaration })!.map(({ range }) => range));

  it('finds a body under all its names', () => {
    const marked = text.replace('Northern Harbour Council', '⟦Northern Harbour Council⟧').replaceAll('NHC', '⟦NHC⟧');
    assert.equal(all('NHC', 2), marked);
    assert.equal(all('Northern Harbour'), marked);
  });

  it('leaves the defining place out where that is asked for', () => {
    assert.match(all('NHC', 2, false), /Northern Harbour Council \(NHC\)[\s\S]*The ⟦NHC⟧ agreed/);
  });

  it('finds the names of a speaker and all that was said', () => {
    const found = all('he said');
    for (const part of ['⟦Sergei Lavrov⟧', '⟦“We will go,”⟧ ⟦he⟧ said', '⟦“We stay,”⟧ ⟦Mr Lavrov⟧']) assert.ok(found.includes(part), found);
    assert.ok(!found.includes('⟦“A diktat,”⟧'));
  });

  it('finds the quotations of a speaker from within one of them', () => {
    assert.equal(all('We stay'), all('he said'));
  });

  it('finds a term in all its forms', () => {
    const terms = review('An unfriendly state left. “Unfriendly states lost,” she said.');
    const found = references(terms, terms.on('unfriendly'), { includeDeclaration: true });
    assert.equal(terms.show(found!.map(({ range }) => range)), 'An ⟦unfriendly state⟧ left. “⟦Unfriendly states⟧ lost,” she said.');
  });

  it('leaves words to the editor that mean nothing here', () => {
    assert.equal(references(view, view.on('agreed'), { includeDeclaration: true }), null);
  });
});

describe('highlights', () => {
  it('marks the names of a body', () => {
    const marked = text.replace('Northern Harbour Council', '⟦Northern Harbour Council⟧').replaceAll('NHC', '⟦NHC⟧');
    assert.equal(view.show(highlights(view, view.on('NHC', 2))!.map(({ range }) => range)), marked);
  });

  it('marks all quotations of the speaker on a mark, and none within the words', () => {
    const found = highlights(view, text.indexOf('“We stay'))!;
    assert.equal(
      view.show(found.map(({ range }) => range)),
      text.replace('“We will go,”', '⟦“We will go,”⟧').replace('“We stay,”', '⟦“We stay,”⟧'),
    );
    assert.equal(highlights(view, view.on('We stay')), null);
  });
});
