/** A translation beside its source in the real server: one open, the other on the disk, then both open. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ServerProcess, spawnServer } from '../support/protocol-client.ts';

const SOURCE = '# Talks\n\nThe minister accused “unfriendly states” of closing 34 doors.\n\nThe talks go on.\n';
const TARGET = '# Переговоры\n\nМинистр обвинил недружественные государства в том, что они закрыли 34 двери.\n\nПереговоры продолжаются.\n';

interface Diagnostic {
  readonly code: string;
  readonly severity: number;
  readonly message: string;
  readonly range: { start: { line: number; character: number } };
  readonly relatedInformation?: readonly { location: { uri: string; range: { start: { line: number } } }; message: string }[];
}

describe('a translation beside its source', () => {
  let folder: string;
  let server: ServerProcess;
  /** What was told when the translation was compared for the first time: each check begins there. */
  let compared: readonly Diagnostic[];
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pairs-'));
    writeFileSync(join(folder, 'talks.en.md'), SOURCE);
    server = spawnServer();
    await server.initialize({
      textDocument: { hover: { contentFormat: ['plaintext'] }, publishDiagnostics: { relatedInformation: true } },
    });
    open('talks.ru.md', TARGET);
    compared = await told('talks.ru.md', has('translation/voice'));
  });
  after(() => {
    server.process.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function told(name: string, fits: (items: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    const params = await server.next(
      'textDocument/publishDiagnostics',
      (one: { uri: string; diagnostics: Diagnostic[] }) => one.uri === uri(name) && fits(one.diagnostics),
    );
    return params.diagnostics;
  }

  function open(name: string, text: string): void {
    server.notify('textDocument/didOpen', { textDocument: { uri: uri(name), languageId: 'markdown', version: 1, text } });
  }

  const has = (rule: string) => (items: readonly Diagnostic[]) => items.some(({ code }) => code === rule);

  it('is held against the file on the disk', () => {
    const voice = compared.find(({ code }) => code === 'translation/voice')!;
    assert.equal(voice.severity, 2);
    assert.deepEqual(voice.range.start, { line: 2, character: 16 });
    assert.equal(voice.relatedInformation![0]!.location.uri, uri('talks.en.md'));
    assert.equal(voice.relatedInformation![0]!.location.range.start.line, 2);
  });

  it('says on hover what a paragraph translates, and only there', async () => {
    const hover = async (line: number, character: number): Promise<string> => {
      const { result } = await server.request('textDocument/hover', {
        textDocument: { uri: uri('talks.ru.md') },
        position: { line, character },
      });
      return result?.contents.value ?? '';
    };
    assert.equal(await hover(2, 1), 'Translates line 3 of talks.en.md');
    assert.match(await hover(2, 20), /own voice[\s\S]*Translates line 3 of talks\.en\.md$/);
    assert.equal(await hover(4, 14), '');
  });

  it('is told of in the source when that is opened, and again when either changes', async () => {
    open('talks.en.md', SOURCE);
    const echo = (await told('talks.en.md', has('translation/voice'))).find(({ code }) => code === 'translation/voice')!;
    assert.equal(echo.severity, 4);
    assert.match(echo.message, /^In talks\.ru\.md: The source quotes/);
    assert.equal(echo.relatedInformation![0]!.location.uri, uri('talks.ru.md'));
    server.notify('textDocument/didChange', {
      textDocument: { uri: uri('talks.en.md'), version: 2 },
      contentChanges: [{ text: SOURCE.replace('34', '43') }],
    });
    await told('talks.ru.md', has('translation/numbers'));
    server.notify('textDocument/didChange', {
      textDocument: { uri: uri('talks.ru.md'), version: 2 },
      contentChanges: [{ text: TARGET.replace('34', '43').replace('недружественные государства', '«недружественные государства»') }],
    });
    await told('talks.ru.md', (items) => !items.some(({ code }) => code.startsWith('translation/')));
    await told('talks.en.md', (items) => !items.some(({ code }) => code.startsWith('translation/')));
  });

  it('leads to the paragraph in the other file', async () => {
    const { result } = await server.request('policyReview/pair', { uri: uri('talks.ru.md'), position: { line: 4, character: 3 } });
    assert.deepEqual(result, [
      { uri: uri('talks.en.md'), role: 'source', range: { start: { line: 4, character: 0 }, end: { line: 4, character: 16 } } },
    ]);
    const back = await server.request('policyReview/pair', { uri: uri('talks.en.md'), position: { line: 0, character: 0 } });
    assert.deepEqual(back.result, [
      { uri: uri('talks.ru.md'), role: 'translation', range: { start: { line: 0, character: 2 }, end: { line: 0, character: 12 } } },
    ]);
    assert.deepEqual((await server.request('policyReview/pair', { uri: uri('none.md'), position: { line: 0, character: 0 } })).result, []);
    assert.ok((await server.request('policyReview/pair', { uri: 7 })).error);
  });

  it('goes back to the file when the source is closed', async () => {
    server.notify('textDocument/didClose', { textDocument: { uri: uri('talks.en.md') } });
    // The file still says 34, and the open translation 43.
    await told('talks.ru.md', has('translation/numbers'));
  });

  it('offers the fixes of a pair', async () => {
    const other = spawnServer();
    await other.initialize({
      textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
      workspace: { diagnostics: { refreshSupport: true } },
    });
    const refreshed = new Promise<void>((resolve) => {
      other.answer('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    other.notify('textDocument/didOpen', {
      textDocument: { uri: uri('talks.ru.md'), languageId: 'markdown', version: 1, text: TARGET },
    });
    await other.request('textDocument/diagnostic', { textDocument: { uri: uri('talks.ru.md') } });
    // The other half is read after the first answer, and then the client is asked to come again.
    await refreshed;
    const { result } = await other.request('textDocument/diagnostic', { textDocument: { uri: uri('talks.ru.md') } });
    assert.ok(has('translation/voice')(result.items));
    const actions = await other.request('textDocument/codeAction', {
      textDocument: { uri: uri('talks.ru.md') },
      range: { start: { line: 2, character: 18 }, end: { line: 2, character: 18 } },
      context: { diagnostics: [] },
    });
    const titles = actions.result.map(({ title }: { title: string }) => title);
    assert.ok(titles.includes('Put “недружественные государства” in quotation marks'), titles.join());
    other.process.kill();
  });

  it('keeps what was said while a long pair is typed in, and compares it again after a pause', async () => {
    const paragraphs = (word: (i: number) => string): string => Array.from({ length: 900 }, (_, i) => word(i)).join('\n\n');
    const source = paragraphs((i) => `The bridge number ${i} has lamps.`);
    const target = paragraphs((i) => `На мосту номер ${i === 800 ? 5 : i} есть фонари.`);
    open('long.en.md', source);
    open('long.ru.md', target);
    const numbers = (items: readonly Diagnostic[]): number[] =>
      items.filter(({ code }) => code === 'translation/numbers').map(({ range }) => range.start.line);
    await told('long.ru.md', (items) => numbers(items).includes(1600));
    const change = (version: number, line: number, text: string): void =>
      server.notify('textDocument/didChange', {
        textDocument: { uri: uri('long.ru.md'), version },
        contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }],
      });
    const hover = async (line: number): Promise<string> =>
      JSON.stringify(
        await server.request('textDocument/hover', { textDocument: { uri: uri('long.ru.md') }, position: { line, character: 1 } }),
      );
    assert.match(await hover(1600), /long\.en\.md/);
    change(2, 0, 'Это\n\n');
    // A hover does not wait for the comparison; who asks for the other place does.
    assert.doesNotMatch(await hover(1602), /line 1601/);
    const { result } = await server.request('policyReview/pair', { uri: uri('long.ru.md'), position: { line: 1602, character: 1 } });
    assert.equal((result as { range: { start: { line: number } } }[])[0]!.range.start.line, 1600);
    await told('long.ru.md', (items) => numbers(items).includes(1602));
    change(3, 22, '77 ');
    await told('long.ru.md', (items) => numbers(items).includes(1602) && numbers(items).includes(22));
  });
});
