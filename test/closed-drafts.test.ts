import assert from 'node:assert/strict';
import { createClosedDrafts } from '../server/src/closed-drafts.ts';
import { DEFAULT_SETTINGS } from '../server/src/config.ts';
import { ENGLISH } from '../server/src/features/words.ts';
import { createFiles } from '../server/src/files.ts';
import { createWorkspace } from '../server/src/workspace.ts';
import { engine } from './support/engine.ts';

const FOLDER = 'file:///w';

function start(texts: Record<string, string>) {
  const stored = new Map(Object.entries(texts).map(([name, text]) => [`${FOLDER}/${name}`, { text, stamp: '1' }]));
  const reads: string[] = [];
  const below = (folder: string): string[] =>
    [...stored.keys()].filter((uri) => uri.startsWith(`${folder}/`)).map((uri) => uri.slice(folder.length + 1));
  const files = createFiles(
    {
      read: async (uri) => {
        reads.push(uri);
        return stored.get(uri)?.text ?? null;
      },
      stamp: async (uri) => stored.get(uri)?.stamp ?? null,
      list: async (folder) => below(folder).filter((name) => !name.includes('/')),
      folders: async (folder) => [...new Set(below(folder).flatMap((name) => (name.includes('/') ? [name.replace(/\/.*/, '')] : [])))],
    },
    { isWatched: () => false },
  );
  const workspace = createWorkspace(engine);
  const closed = createClosedDrafts({
    files,
    workspace,
    folders: () => [FOLDER],
    settings: async () => DEFAULT_SETTINGS,
    words: () => ENGLISH,
  });
  const names = async (query: string) =>
    (await closed.symbols(query, 100)).map(({ name, location }) => `${location.uri.slice(FOLDER.length + 1)}: ${name}`);
  return { stored, reads, workspace, closed, names };
}

describe('closed drafts', () => {
  it('are searched beside the open ones, whatever else lies in the folder', async () => {
    const { names } = start({ 'a.md': '“We go,” Sergei Lavrov said.', 'b.txt': 'It was a diktat.', 'c.json': '“No,” Sergei Lavrov said.' });
    assert.deepEqual(await names('lavrov'), ['a.md: Sergei Lavrov: We go,']);
    assert.deepEqual(await names('diktat'), ['b.txt: diktat']);
  });

  it('are searched in the folders below, each once, but for those of tools', async () => {
    const { names } = start({
      'deep/er/c.md': 'It was a diktat.',
      'a.md': 'It was a diktat.',
      'deep/b.txt': 'It was a diktat.',
      'node_modules/x/readme.md': 'It was a diktat.',
      '.git/notes.md': 'It was a diktat.',
    });
    assert.deepEqual(await names('diktat'), ['a.md: diktat', 'deep/b.txt: diktat', 'deep/er/c.md: diktat']);
  });

  it('are left to their editor while they are open', async () => {
    const { names, workspace } = start({ 'a.md': 'It was a diktat.' });
    workspace.open({ uri: `${FOLDER}/a.md`, languageId: 'markdown', version: 1, text: 'Nothing.' });
    assert.deepEqual(await names('diktat'), []);
    workspace.close(`${FOLDER}/a.md`);
    assert.deepEqual(await names('diktat'), ['a.md: diktat']);
  });

  it('are read again only after a change', async () => {
    const { names, stored, reads } = start({ 'a.md': 'It was a diktat.' });
    await names('d');
    await names('di');
    assert.equal(reads.length, 1);
    stored.set(`${FOLDER}/a.md`, { text: 'NATO met.', stamp: '2' });
    assert.deepEqual(await names('diktat'), []);
    assert.deepEqual(await names('nato'), ['a.md: North Atlantic Treaty Organization (NATO)']);
  });

  it('give no more than is asked for', async () => {
    const { closed } = start({ 'a.md': 'It was a diktat, a diktat, a diktat.' });
    assert.equal((await closed.symbols('diktat', 2)).length, 2);
  });
});
