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
  const linkedAs = (links: Record<string, string>): FilePort =>
    confined(
      { ...EVERYWHERE, linked: async (uri) => links[uri] ?? null },
      { isTrusted: () => false, folders: () => ['file:///desk/my%20drafts'], documents: () => ['file:///home/me/letter.md'] },
    );
  const DRAFTS = 'file:///desk/my%20drafts';
  for (const [what, links, expected] of [
    ['does not read through a link that leads out', { [`${DRAFTS}/terms.yaml`]: 'file:///etc/terms.yaml' }, null],
    ['does not read in a folder that is a link leading out', { [`${DRAFTS}/a%23`]: 'file://server/share' }, null],
    ['reads through a link that stays inside', { [`${DRAFTS}/terms.yaml`]: `${DRAFTS}/deep/t.yaml` }, 'text'],
    [
      'does not read through a link that leads to one leading out',
      { [`${DRAFTS}/terms.yaml`]: `${DRAFTS}/deep/t.yaml`, [`${DRAFTS}/deep`]: 'file:///etc/' },
      null,
    ],
    ['does not go round in a circle of links', { [`${DRAFTS}/terms.yaml`]: `${DRAFTS}/terms.yaml` }, null],
    ['does not read through a link beside a draft that leads elsewhere', { 'file:///home/me/terms.yaml': 'file:///etc/t.yaml' }, null],
  ] as const)
    it(what, async () => {
      const port = linkedAs(links);
      const [link] = Object.keys(links);
      const file = link!.endsWith('.yaml') ? link! : `${link}/terms.yaml`;
      assert.equal(await port.read(file), expected);
      assert.equal(await port.stamp(file), expected === null ? null : '1');
      assert.equal(await port.refuses!(file), expected === null);
      assert.deepEqual(await port.list(file), expected === null ? [] : ['a']);
      assert.equal(await port.read(`${DRAFTS}/other.yaml`), 'text');
    });
  it('asks for no link where one before it leads out', async () => {
    const asked: string[] = [];
    const linked = async (uri: string): Promise<string | null> => {
      asked.push(uri);
      return uri === 'file:///desk/drafts/a' ? 'file://server/share' : null;
    };
    const port = confined(
      { ...EVERYWHERE, linked },
      { isTrusted: () => false, folders: () => ['file:///desk/drafts'], documents: () => [] },
    );
    assert.equal(await port.read('file:///desk/drafts/a/b/c.yaml'), null);
    assert.deepEqual(asked, ['file:///desk/drafts/a']);
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
