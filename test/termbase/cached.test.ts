/** Large termbases between two starts. */
import assert from 'node:assert/strict';
import { finish } from '../../server/src/engine/slices.ts';
import type { Files } from '../../server/src/files.ts';
import type { TermbaseCache } from '../../server/src/termbase/packed.ts';
import { createTermbases, type FileProblems, type TermbaseSet } from '../../server/src/termbases.ts';
import { engine } from '../support/engine.ts';

const FOLDER = 'file:///work';
const CSV = `${FOLDER}/names.termbase.csv`;
const YAML = `${FOLDER}/termbase.yaml`;
const DRAFT = `${FOLDER}/draft.md`;
const TEXT = 'The punitive measures stay, and so does marker 17. Project Halcyon goes on.';

/** Long enough to be worth keeping. */
const LARGE = `id,language,term,status,partOfSpeech,note,doNotTranslate
measures,en,restrictive measure,preferred,noun,,
measures,en,punitive measure,deprecated,noun,"Old, ""loud"" reports",
measures,ru,ограничительная мера,preferred,,,
measures,ru,карательная мера,deprecated,,,
halcyon,en,Project Halcyon,,,,true
wrong,en,one odd term,well,,,
${Array.from({ length: 4_000 }, (_, i) => `m${i},en,marker ${i},,,${'A note that makes the file long. '.repeat(3)},`).join('\n')}
`;
/** Says of one term the contrary. */
const NEAR = `entries:
  - id: near
    terms: {en: [{term: marker 17, status: deprecated}]}
`;

interface Start {
  readonly problems: Map<string, FileProblems>;
  of(): Promise<TermbaseSet>;
  write(uri: string, text: string): void;
  edit(uri: string, text: string): void;
}

function start(files: Map<string, string>, cache: TermbaseCache | null): Start {
  const port: Files = {
    read: async (uri) =>
      files.has(uri) ? { uri, text: files.get(uri)!, stamp: `${files.get(uri)!.length} ${files.get(uri)!.slice(-40)}` } : null,
    list: async (folder) => (folder === FOLDER ? [...files.keys()].map((uri) => uri.slice(FOLDER.length + 1)).sort() : []),
    folders: async () => [],
    refused: async () => [],
    changed: () => undefined,
    listen: () => () => undefined,
  };
  const problems = new Map<string, FileProblems>();
  const termbases = createTermbases({
    files: port,
    folders: () => [FOLDER],
    reported: (report) => void problems.set(report.uri, report),
    cache: () => cache,
  });
  return {
    problems,
    of: () => termbases.of(DRAFT, []),
    write: (uri, text) => void files.set(uri, text),
    edit: (uri, text) => termbases.edit(uri, text),
  };
}

interface Memory extends TermbaseCache {
  readonly kept: Map<string, { texts: string; bytes: Uint8Array }>;
  found: number;
}

function memory(): Memory {
  const kept: Memory['kept'] = new Map();
  const cache: Memory = {
    kept,
    found: 0,
    read(name, texts) {
      const one = kept.get(name);
      if (one === undefined || one.texts !== texts) return null;
      cache.found += 1;
      return one.bytes;
    },
    keep: (name, texts, make) => void kept.set(name, { texts, bytes: finish(make()) }),
    digest: (texts) => JSON.stringify(texts.map((text) => [text.length, text.slice(0, 40), text.slice(-40)])),
  };
  return cache;
}

function said(set: TermbaseSet, text = TEXT, language = 'en'): unknown {
  const { terms } = engine.analyze(text, { format: 'plaintext', language, terms: set.terms });
  return terms.filter(({ termbase }) => termbase !== undefined).map((term) => ({ ...term, entry: set.entryOf(term) }));
}

describe('large termbases that are kept between two starts', () => {
  const files = () => new Map([[CSV, LARGE]]);

  it('say the same as those that were just read', async () => {
    const cache = memory();
    const first = start(files(), cache);
    const fresh = await first.of();
    const [english, russian] = [said(fresh), said(fresh, 'Карательные меры остаются.', 'ru')];
    assert.equal((english as unknown[]).length, 3);
    assert.equal(cache.kept.size, 3);
    assert.equal(cache.found, 0);

    const later = start(files(), cache);
    const opened = await later.of();
    assert.deepEqual(said(opened), english);
    assert.deepEqual(said(opened, 'Карательные меры остаются.', 'ru'), russian);
    assert.equal(cache.found, 3);
    assert.deepEqual(opened.entries, fresh.entries);
    assert.deepEqual(later.problems, first.problems);
    assert.deepEqual(
      later.problems.get(CSV)?.problems.map(({ code }) => code),
      ['unknown-status'],
    );
  });

  it('are read again where anything changed', async () => {
    const cache = memory();
    const first = start(files(), cache);
    said(await first.of());
    const changed = start(new Map([[CSV, LARGE.replace('marker 17,', 'marker 71a,')]]), cache);
    assert.equal((said(await changed.of()) as unknown[]).length, 2);
    assert.equal(cache.found, 0);
    const beside = start(new Map([...files(), [YAML, NEAR]]), cache);
    assert.equal((said(await beside.of()) as unknown[]).length, 3);
    assert.equal(cache.found, 0);
  });

  it('of several files say which terms are in force, and what contradicts itself', async () => {
    const cache = memory();
    const texts = (): Map<string, string> =>
      new Map([
        [CSV, LARGE.replace(/marker 17,,/, 'marker 17,preferred,')],
        [YAML, NEAR],
      ]);
    const first = start(texts(), cache);
    const fresh = await first.of();
    const expected = said(fresh);
    const later = start(texts(), cache);
    const opened = await later.of();
    assert.deepEqual(said(opened), expected);
    assert.deepEqual(opened.entries, fresh.entries);
    for (const file of [CSV, YAML]) {
      assert.ok(first.problems.get(file)!.problems.some(({ code }) => code === 'conflicting-status'));
      assert.deepEqual(later.problems.get(file), first.problems.get(file));
    }
  });

  it('stay in force when their file breaks, and are not kept broken', async () => {
    const cache = memory();
    said(await start(files(), cache).of());
    const later = start(files(), cache);
    said(await later.of());
    const kept = new Map(cache.kept);
    later.write(CSV, `${LARGE}"never closed`);
    const broken = await later.of();
    assert.equal((said(broken) as unknown[]).length, 3);
    assert.deepEqual(
      later.problems.get(CSV)?.problems.map(({ code }) => code),
      ['unclosed-quote'],
    );
    assert.deepEqual(cache.kept, kept);
  });

  it('are found when they are opened in the editor, and not kept while they are typed in', async () => {
    const cache = memory();
    said(await start(files(), cache).of());
    const later = start(files(), cache);
    later.edit(CSV, LARGE);
    await later.of();
    assert.equal(cache.found, 1);
    later.edit(CSV, LARGE.replace('marker 17,', 'marker 71a,'));
    assert.equal((said(await later.of()) as unknown[]).length, 2);
    assert.equal(cache.kept.size, 2);
  });

  it('are the same object while nothing changes', async () => {
    const cache = memory();
    const first = start(files(), cache);
    assert.equal(await first.of(), await first.of());
    const later = start(files(), cache);
    assert.equal(await later.of(), await later.of());
  });

  it('are read where what was kept is damaged', async () => {
    const cache = memory();
    const first = start(files(), cache);
    const expected = said(await first.of());
    for (const [name, { texts }] of cache.kept) cache.kept.set(name, { texts, bytes: new Uint8Array(100) });
    assert.deepEqual(said(await start(files(), cache).of()), expected);
  });

  it('are not kept where they are small', async () => {
    const cache = memory();
    said(await start(new Map([[YAML, NEAR]]), cache).of());
    assert.equal(cache.kept.size, 0);
  });
});
