import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import type { Settings } from '../../server/src/config.ts';
import { readConfiguration } from '../../server/src/configuration/read.ts';
import { addOrganization, unknownBodyAt } from '../../server/src/features/add-organization.ts';
import { ENGLISH } from '../../server/src/features/words.ts';
import { analyze } from '../support/engine.ts';
import { view } from '../support/lsp-analysis.ts';

const TEXT = 'The Northern Harbour Council (NHC) met. Later the NHC and NATO agreed.';
const URI = 'file:///w/policy-review.yaml';
const VIEW = view(TEXT, analyze(TEXT, { language: 'en' }));
const CLIENT = { commands: ['policyReview.showPlace'], words: ENGLISH };

const on = (words: string): number => TEXT.indexOf(words) + 1;

function action(text: string | null): CodeAction | null {
  const mention = unknownBodyAt(VIEW, on('NHC and'));
  assert.ok(mention);
  return addOrganization(VIEW, mention, { uri: URI, text }, CLIENT);
}

function after(text: string): string {
  const edit = action(text)?.edit?.documentChanges?.at(-1) as TextDocumentEdit;
  const [{ range, newText }] = edit.edits as [TextEdit];
  const lines = text.split(/(?<=\n)/);
  const at = lines.slice(0, range.start.line).join('').length + range.start.character;
  return text.slice(0, at) + newText + text.slice(at);
}

describe('adding a body to the gazetteer', () => {
  it('is offered on bodies that only the text knows', () => {
    assert.equal(unknownBodyAt(VIEW, on('NATO')), null);
    assert.equal(unknownBodyAt(VIEW, on('agreed')), null);
    assert.equal(unknownBodyAt(VIEW, on('Harbour'))?.text, 'Northern Harbour Council');
    assert.equal(action('')?.title, 'Add “Northern Harbour Council” to the gazetteer in policy-review.yaml');
  });

  it('makes the file where there is none', () => {
    const changes = action(null)?.edit?.documentChanges ?? [];
    assert.deepEqual(changes[0], { kind: 'create', uri: URI, options: { ignoreIfExists: true } });
    assert.equal(changes.length, 2);
  });

  const files: readonly (readonly [string, string])[] = [
    ['an empty file', ''],
    ['other settings', 'preset: newsroom\n'],
    ['other settings without a last line end', 'preset: newsroom'],
    ['a group without a list', 'organizations:\n  wellKnown: [CSTO]\nstyle: ap\n'],
    ['an empty group', 'organizations:\nstyle: ap\n'],
    ['a list', 'organizations:\n  gazetteer:\n    - name: Lake Forum\n      kind: grouping\n  wellKnown:\n    - CSTO\nstyle: ap\n'],
    ['a list as far left as its key', 'organizations:\n    gazetteer:\n    - name: Lake Forum\n\n# more\nstyle: ap\n'],
    ['an empty list', 'organizations:\n  gazetteer:\n  wellKnown: [CSTO]\n'],
    ['a list with comments', 'organizations: # ours\n  gazetteer: # bodies\n    # first\n    - name: Lake Forum # the talks\n    # last\n'],
    ['a list with Windows line ends', 'organizations:\r\n  gazetteer:\r\n    - name: Lake Forum\r\nstyle: ap\r\n'],
  ];
  for (const [what, text] of files) {
    it(`adds to ${what}, and changes nothing else`, () => {
      const before = readConfiguration(text).value!;
      const { value, problems } = readConfiguration(after(text));
      assert.deepEqual(problems, [], after(text));
      const { gazetteer } = value!.settings.organizations;
      assert.deepEqual(gazetteer, [...before.settings.organizations.gazetteer, { name: 'Northern Harbour Council', abbreviation: 'NHC' }]);
      const others = (settings: Settings): unknown => JSON.parse(JSON.stringify({ ...settings, organizations: null }));
      assert.deepEqual(others(value!.settings), others(before.settings));
      assert.deepEqual(value!.settings.organizations.wellKnown, before.settings.organizations.wellKnown);
    });
  }

  for (const text of [
    '{preset: quiet}',
    'organizations: {wellKnown: []}\n',
    'organizations:\n  gazetteer: []\n',
    '--- \npreset: quiet\n',
  ]) {
    it(`leaves ${JSON.stringify(text)} to a person`, () => assert.equal(action(text), null));
  }
});
