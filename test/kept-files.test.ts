import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeptFiles } from '../server/src/kept-files.ts';
import type { TermbaseCache } from '../server/src/termbase/packed.ts';

const BODY = Uint8Array.from({ length: 1_000 }, (_, i) => i % 251);

describe('files that are kept between two starts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (build = 'one', most?: number, place = join(folder, 'kept')): TermbaseCache =>
    createKeptFiles({ folder: place, build, ...(most === undefined ? {} : { most }), whenIdle: (work) => work() });
  const files = (): string[] => readdirSync(join(folder, 'kept')).map((name) => join(folder, 'kept', name));

  it('come back as they were, by whoever asks for the same', () => {
    open().keep('name', 'texts', () => BODY);
    assert.deepEqual(Uint8Array.from(open().read('name', 'texts')!), BODY);
  });

  it('come back for nothing else: another name, other texts, another build', () => {
    open().keep('name', 'texts', () => BODY);
    assert.equal(open().read('other', 'texts'), null);
    assert.equal(open().read('name', 'other'), null);
    assert.equal(open('two').read('name', 'texts'), null);
    assert.equal(open().read('nam', 'etexts'), null);
  });

  it('are not believed when they are cut off, changed anywhere, or somebody else’s, and are written anew', () => {
    const cache = open();
    cache.keep('name', 'texts', () => BODY);
    const [file] = files();
    const bytes = readFileSync(file!);
    const damaged = [...Array(40).keys()].map((i) => {
      const copy = Buffer.from(bytes);
      const at = Math.floor((i * (bytes.length - 1)) / 39);
      copy[at] = copy[at]! ^ 1;
      return copy;
    });
    for (const wrong of [...damaged, bytes.subarray(0, 0), bytes.subarray(0, 50), bytes.subarray(0, -1), Buffer.from('{"a": 1}')]) {
      writeFileSync(file!, wrong);
      assert.equal(cache.read('name', 'texts'), null);
    }
    cache.keep('name', 'texts', () => BODY);
    assert.deepEqual(Uint8Array.from(cache.read('name', 'texts')!), BODY);
    assert.equal(files().length, 1);
  });

  it('are few: what was not asked for the longest goes first', () => {
    const cache = open('one', 3_500);
    for (const [i, name] of ['a', 'b', 'c'].entries()) {
      const before = new Set(i === 0 ? [] : files());
      cache.keep(name, 'texts', () => BODY);
      const [fresh] = files().filter((file) => !before.has(file));
      utimesSync(fresh!, 1_000 + i, 1_000 + i);
    }
    assert.notEqual(cache.read('a', 'texts'), null);
    cache.keep('d', 'texts', () => BODY);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => cache.read(name, 'texts') !== null),
      [true, false, true, true],
    );
  });

  it('leave files of other names alone', () => {
    const cache = open('one', 1_500);
    cache.keep('a', 'texts', () => BODY);
    const foreign = join(folder, 'kept', 'notes.txt');
    writeFileSync(foreign, 'x'.repeat(5_000));
    utimesSync(foreign, 1, 1);
    cache.keep('b', 'texts', () => BODY);
    assert.equal(statSync(foreign).size, 5_000);
  });

  it('are written whole or not at all, and nothing is left of what could not be made', () => {
    const cache = open();
    cache.keep('name', 'texts', () => {
      throw new Error('not today');
    });
    assert.equal(cache.read('name', 'texts'), null);
    cache.keep('name', 'texts', () => BODY);
    cache.keep('name', 'texts', () => {
      throw new Error('not today');
    });
    assert.deepEqual(Uint8Array.from(cache.read('name', 'texts')!), BODY);
    assert.equal(files().length, 1);
  });

  it('do no harm where the folder cannot be made', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const cache = open('one', undefined, join(file, 'kept'));
    cache.keep('name', 'texts', () => BODY);
    assert.equal(cache.read('name', 'texts'), null);
  });

  it('tell lists of texts apart that look alike joined', () => {
    const { digest } = open();
    assert.notEqual(digest(['ab', 'c']), digest(['a', 'bc']));
    assert.notEqual(digest(['1:', '']), digest(['', '1:']));
    assert.equal(digest(['a', 'bc']), digest(['a', 'bc']));
  });
});
