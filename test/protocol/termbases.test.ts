/** A termbase beside a draft, from the file to what an editor shows. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLineIndex, positionAt } from '../../server/src/features/convert.ts';
import { find } from '../support/lsp-analysis.ts';
import { type ServerProcess, spawnServer } from '../support/protocol-client.ts';

const TERMBASE = `title: Ministry
entries:
  - id: measures
    definition: Limits on trade that a state has declared
    terms:
      en:
        - {term: restrictive measure, status: preferred, partOfSpeech: noun}
        - {term: punitive measure, status: deprecated, partOfSpeech: noun, note: Old reports only}
      ru: ограничительная мера
`;
const DRAFT = 'The punitive measures stay in force.\n\nNew restr';

describe('termbases of a workspace', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-termbases-')));
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const draft = uriOf('deep/draft.md');
  let server: ServerProcess;
  before(async () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'termbase.yaml'), TERMBASE);
    server = spawnServer();
    const capabilities = {
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
      textDocument: { publishDiagnostics: {}, hover: { contentFormat: ['markdown'] }, codeAction: { codeActionLiteralSupport: {} } },
    };
    await server.initialize(capabilities, {}, pathToFileURL(folder).href);
    server.notify('textDocument/didOpen', { textDocument: { uri: draft, languageId: 'markdown', version: 1, text: DRAFT } });
  });
  after(() => {
    server.process.kill();
    rmSync(folder, { recursive: true });
  });

  const at = (words: string): object => positionAt(createLineIndex(DRAFT), find(DRAFT, words, 1).start + 1);

  async function published(uri: string): Promise<{ code: string; range: { start: { line: number } } }[]> {
    return (await server.next('textDocument/publishDiagnostics', (params) => params.uri === uri)).diagnostics;
  }

  it('say which of their terms are deprecated', async () => {
    assert.deepEqual(
      (await published(draft)).map(({ code }) => code),
      ['term/deprecated'],
    );
  });

  it('explain a term on hover, and lead to its entry', async () => {
    const { result: shown } = await server.request('textDocument/hover', { textDocument: { uri: draft }, position: at('punitive') });
    assert.match(shown.contents.value, /punitive measure\*\* · deprecated term/);
    for (const words of ['restrictive measures', 'Limits on trade', 'ограничительная мера', 'Old reports only', 'termbase\\.yaml']) {
      assert.match(shown.contents.value.replaceAll('\\', ''), new RegExp(words));
    }
    const { result: place } = await server.request('textDocument/definition', { textDocument: { uri: draft }, position: at('punitive') });
    assert.deepEqual([place.uri, place.range.start.line], [uriOf('termbase.yaml'), 7]);
  });

  it('offer their preferred terms while a word is typed', async () => {
    const position = positionAt(createLineIndex(DRAFT), DRAFT.length);
    const { result } = await server.request('textDocument/completion', { textDocument: { uri: draft }, position });
    assert.deepEqual(
      result.items.map(({ label }: { label: string }) => label),
      ['restrictive measure'],
    );
  });

  it('take in what is selected', async () => {
    const { result } = await server.request('textDocument/codeAction', {
      textDocument: { uri: draft },
      range: { start: { line: 0, character: 22 }, end: { line: 0, character: 35 } },
      context: { diagnostics: [] },
    });
    const add = result.find(({ title }: { title: string }) => title.startsWith('Add '));
    assert.equal(add?.title, 'Add “stay in force” to termbase.yaml');
    assert.equal(add.edit.documentChanges[0].textDocument.uri, uriOf('termbase.yaml'));
  });

  it('stay in force while their file is broken, which is shown in that file', async () => {
    writeFileSync(join(folder, 'termbase.yaml'), `${TERMBASE}  - id: [half\n`);
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('termbase.yaml'), type: 2 }] });
    const [problem] = await published(uriOf('termbase.yaml'));
    assert.equal(problem?.code, 'termbase/yaml-syntax');
    const { result } = await server.request('textDocument/hover', { textDocument: { uri: draft }, position: at('punitive') });
    assert.match(result.contents.value, /deprecated term/);
    writeFileSync(join(folder, 'termbase.yaml'), '');
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('termbase.yaml'), type: 2 }] });
    assert.equal((await published(uriOf('termbase.yaml')))[0]?.code, 'termbase/emptied');
    const { result: still } = await server.request('textDocument/hover', { textDocument: { uri: draft }, position: at('punitive') });
    assert.match(still.contents.value, /deprecated term/);
  });

  it('recover with the next version, and follow a termbase as it is typed', async () => {
    writeFileSync(join(folder, 'termbase.yaml'), TERMBASE);
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('termbase.yaml'), type: 2 }] });
    assert.deepEqual(await published(uriOf('termbase.yaml')), []);
    const text = TERMBASE.replace('status: deprecated', 'status: admitted');
    server.notify('textDocument/didOpen', { textDocument: { uri: uriOf('termbase.yaml'), languageId: 'yaml', version: 1, text } });
    assert.deepEqual(await published(draft), []);
    server.notify('textDocument/didClose', { textDocument: { uri: uriOf('termbase.yaml') } });
    assert.deepEqual(
      (await published(draft)).map(({ code }) => code),
      ['term/deprecated'],
    );
  });

  it('nearer to the draft win', async () => {
    const near = 'term,language,status\npunitive measure,en,preferred\n';
    writeFileSync(join(folder, 'deep', 'termbase.csv'), near);
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('deep/termbase.csv'), type: 1 }] });
    assert.deepEqual(await published(draft), []);
  });
});
