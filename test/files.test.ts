import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clientFiles } from '../server/src/client-files.ts';
import { DISK } from '../server/src/disk.ts';
import { createFiles, type FilePort, fileIn, folderOf, foldersUp, NO_FILES } from '../server/src/files.ts';

/** Files in memory that count how often they are asked for. */
function memory(texts: Record<string, string>): FilePort & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    async read(uri) {
      reads.push(uri);
      return texts[uri] ?? null;
    },
    stamp: async (uri) => texts[uri] ?? null,
    list: async () => Object.keys(texts),
  };
}

describe('files beside the open documents', () => {
  it('reads a watched file once, and again after it is said to have changed', async () => {
    const texts: Record<string, string> = { 'x:/a': 'one' };
    const port = memory(texts);
    const files = createFiles(port, { isWatched: () => true });
    assert.equal((await files.read('x:/a'))?.text, 'one');
    texts['x:/a'] = 'two';
    assert.equal((await files.read('x:/a'))?.text, 'one');
    const heard: string[] = [];
    const stop = files.listen((uri) => heard.push(uri));
    files.changed('x:/a');
    assert.equal((await files.read('x:/a'))?.text, 'two');
    stop();
    files.changed('x:/a');
    assert.deepEqual(heard, ['x:/a']);
    assert.equal(port.reads.length, 2);
  });

  it('notices by itself what changed where nobody says so', async () => {
    const texts: Record<string, string> = {};
    const port = memory(texts);
    const files = createFiles(port, { isWatched: () => false });
    assert.equal(await files.read('x:/a'), null);
    texts['x:/a'] = 'one';
    assert.equal((await files.read('x:/a'))?.text, 'one');
    assert.equal((await files.read('x:/a'))?.text, 'one');
    assert.equal(port.reads.length, 1);
    delete texts['x:/a'];
    assert.equal(await files.read('x:/a'), null);
  });

  it('lists a folder anew after one of its files came or went', async () => {
    const texts: Record<string, string> = { 'x:/f/a': '' };
    const files = createFiles(memory(texts), { isWatched: () => true });
    assert.deepEqual(await files.list('x:/f'), ['x:/f/a']);
    texts['x:/f/b'] = '';
    assert.deepEqual(await files.list('x:/f'), ['x:/f/a']);
    files.changed('x:/f/b');
    assert.deepEqual(await files.list('x:/f'), ['x:/f/a', 'x:/f/b']);
  });

  it('has none where there is no port', async () => {
    const files = createFiles(NO_FILES, { isWatched: () => false });
    assert.equal(await files.read('file:///a'), null);
    assert.deepEqual(await files.list('file:///'), []);
    assert.deepEqual(await files.folders('file:///'), []);
  });
});

describe('files on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy files '));
  after(() => rmSync(folder, { recursive: true }));
  const uri = (name: string): string => fileIn(pathToFileURL(folder).href, name);

  it('are decoded, stamped and listed', async () => {
    writeFileSync(join(folder, 'термины #1.csv'), '\ufeffterm\n');
    assert.equal(await DISK.read(uri('термины #1.csv')), 'term\n');
    const stamp = await DISK.stamp(uri('термины #1.csv'));
    writeFileSync(join(folder, 'термины #1.csv'), 'longer than before\n');
    assert.notEqual(await DISK.stamp(uri('термины #1.csv')), stamp);
    assert.deepEqual(await DISK.list(pathToFileURL(folder).href), ['термины #1.csv']);
    mkdirSync(join(folder, 'deep'));
    symlinkSync(folder, join(folder, 'deep', 'back'));
    assert.deepEqual(await DISK.list(pathToFileURL(folder).href), ['термины #1.csv']);
    assert.deepEqual(await DISK.folders?.(pathToFileURL(folder).href), ['deep']);
    assert.deepEqual(await DISK.folders?.(uri('deep')), []);
    assert.deepEqual(await DISK.folders?.(uri('missing')), []);
  });

  it('are null, or none, where there are none, or no text', async () => {
    writeFileSync(join(folder, 'binary'), Buffer.from([1, 0, 2]));
    for (const place of [uri('missing'), uri('binary'), pathToFileURL(folder).href, 'untitled:Untitled-1', 'file://%zz', 'nonsense']) {
      assert.equal(await DISK.read(place), null, place);
    }
    for (const place of [uri('missing'), pathToFileURL(folder).href, 'vscode-vfs://github/a']) {
      assert.equal(await DISK.stamp(place), null, place);
    }
    assert.deepEqual(await DISK.list(uri('missing')), []);
  });
});

describe('files of a client', () => {
  it('are asked for, and nothing a client answers is trusted', async () => {
    const answers: Record<string, unknown> = {
      'policyReview/readFile': 'text',
      'policyReview/statFile': 7,
      'policyReview/listFolder': ['b', 3, 'a'],
      'policyReview/listFolders': null,
    };
    const port = clientFiles({ sendRequest: async (method) => answers[method] }, NO_FILES);
    assert.equal(await port.read('memfs:/a'), 'text');
    assert.equal(await port.stamp('memfs:/a'), null);
    assert.deepEqual(await port.list('memfs:/'), ['a', 'b']);
    assert.deepEqual(await port.folders?.('memfs:/'), []);
    assert.equal(await port.read('file:///a'), null);
  });

  it('are none where it refuses', async () => {
    const port = clientFiles({ sendRequest: () => Promise.reject(new Error('no')) }, NO_FILES);
    assert.equal(await port.read('memfs:/a'), null);
    assert.deepEqual(await port.list('memfs:/'), []);
  });
});

describe('folders', () => {
  it('are named without a trailing slash, and a root is its own', () => {
    assert.equal(folderOf('file:///a/b/c.md'), 'file:///a/b');
    assert.equal(folderOf('file:///a'), 'file://');
    assert.equal(folderOf('memfs:/a/b'), 'memfs:/a');
    assert.equal(folderOf('vscode-vfs://github'), 'vscode-vfs://github');
  });

  it('lead from the document up to the workspace folder that is nearest', () => {
    const roots = ['file:///w', 'file:///w/deep/'];
    assert.deepEqual(foldersUp('file:///w/a/b/c.md', roots), ['file:///w/a/b', 'file:///w/a', 'file:///w']);
    assert.deepEqual(foldersUp('file:///w/deep/c.md', roots), ['file:///w/deep']);
    assert.deepEqual(foldersUp('file:///wide/c.md', roots), ['file:///wide']);
    assert.deepEqual(foldersUp('untitled:Untitled-1', roots), ['untitled:Untitled-1']);
  });
});
