import assert from 'node:assert/strict';
import { confined } from '../server/src/confined.ts';
import type { FilePort } from '../server/src/files.ts';

const EVERYWHERE: FilePort = {
  read: async () => 'text',
  stamp: async () => '1',
  list: async () => ['a'],
  folders: async () => ['b'],
};

const portOf = (isTrusted: boolean, documents: readonly string[] = []): FilePort =>
  confined(EVERYWHERE, {
    isTrusted: () => isTrusted,
    folders: () => ['file:///desk/drafts', 'file:///c%3A/texts'],
    documents: () => documents,
  });

describe('files of a folder that is not trusted', () => {
  for (const uri of [
    'file:///desk/drafts/terms.yaml',
    'file:///desk/drafts/a/b/terms.yaml',
    'file:///desk/drafts/a/../terms.yaml',
    'file:///desk/drafts/%D1%82.yaml',
    'file:///c:/texts/terms.yaml',
  ])
    it(`reads ${uri}`, async () => {
      assert.equal(await portOf(false).read(uri), 'text');
      assert.equal(await portOf(false).stamp(uri), '1');
    });
  for (const uri of [
    'file:///desk/terms.yaml',
    'file:///desk/drafts-of-others/terms.yaml',
    'file:///desk/drafts/../terms.yaml',
    'file:///desk/drafts/%2e%2e/terms.yaml',
    'file:///desk/drafts/..%5cterms.yaml',
    'file:///desk/drafts/..\\terms.yaml',
    'file://server/share/terms.yaml',
    'https://example.org/terms.yaml',
    'terms.yaml',
    '',
  ])
    it(`does not read ${uri === '' ? 'what is no URI' : uri}, but does once the folder is trusted`, async () => {
      assert.equal(await portOf(false).read(uri), null);
      assert.equal(await portOf(false).stamp(uri), null);
      assert.equal(await portOf(true).read(uri), 'text');
    });
  it('lists folders of the workspace and no others', async () => {
    assert.deepEqual(await portOf(false).list('file:///desk/drafts'), ['a']);
    assert.deepEqual(await portOf(false).folders!('file:///desk/drafts/a'), ['b']);
    assert.deepEqual(await portOf(false).list('file:///work'), []);
    assert.deepEqual(await portOf(false).folders!('file:///work'), []);
  });
  it('reads what stands beside a draft that somebody opened', async () => {
    const port = portOf(false, ['file:///home/me/letter.md']);
    assert.equal(await port.read('file:///home/me/termbase.yaml'), 'text');
    assert.equal(await port.read('file:///home/me/other/termbase.yaml'), null);
    assert.equal(await port.read('file:///home/termbase.yaml'), null);
  });
});
