/** What a `policy-review.yaml` may name while nobody has trusted its folder, from the file to what an editor shows. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-types';
import { spawnServer } from '../support/protocol-client.ts';

const termbase = (term: string): string =>
  `entries:\n  - id: ${term}\n    terms:\n      en:\n        - {term: other ${term}, status: preferred}\n        - {term: ${term} measure, status: deprecated}\n`;

describe('a folder that nobody has trusted', () => {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'policy-trust-')));
  const folder = join(parent, 'drafts');
  before(() => {
    mkdirSync(join(folder, 'terms'), { recursive: true });
    writeFileSync(join(parent, 'outer.yaml'), termbase('outer'));
    writeFileSync(join(folder, 'terms', 'inner.yaml'), termbase('inner'));
    writeFileSync(join(folder, 'policy-review.yaml'), 'termbases: [terms/inner.yaml, ../outer.yaml, terms/link.yaml]\n');
    writeFileSync(join(parent, 'linked.yaml'), termbase('linked'));
    symlinkSync(join(parent, 'linked.yaml'), join(folder, 'terms', 'link.yaml'));
  });
  after(() => rmSync(parent, { recursive: true }));

  for (const [trusted, expected] of [
    [false, [0]],
    [true, [0, 2, 4]],
    [undefined, [0, 2, 4]],
  ] as const)
    it(`${trusted === false ? 'has termbases of the folder only' : 'has termbases elsewhere, too'}, where trusted is ${trusted}`, async () => {
      const server = spawnServer();
      const uri = pathToFileURL(join(folder, 'draft.md')).href;
      const options = trusted === undefined ? { customRequests: true } : { customRequests: true, trusted };
      await server.initialize({ textDocument: { publishDiagnostics: {} } }, options, pathToFileURL(folder).href);
      const text = 'The inner measure holds.\n\nThe outer measure holds.\n\nThe linked measure holds.\n';
      server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
      const { diagnostics } = await server.next('textDocument/publishDiagnostics', (params) => params.uri === uri);
      assert.deepEqual(
        diagnostics.map(({ range }: { range: { start: { line: number } } }) => range.start.line),
        expected,
      );
      const { result: facts } = await server.request('policyReview/facts', { uri });
      const skipped = 'Not read until you trust the folder: outer.yaml, link.yaml';
      assert.deepEqual(facts.problems, trusted === false ? [skipped] : []);
      if (trusted === false) {
        const settings = pathToFileURL(join(folder, 'policy-review.yaml')).href;
        const said = await server.next('textDocument/publishDiagnostics', (params) => params.uri === settings);
        assert.deepEqual(
          said.diagnostics.map(({ code, severity, range: { start, end } }: Diagnostic) => [code, severity, start.character, end.character]),
          [
            ['configuration-untrusted', 3, 30, 43],
            ['configuration-untrusted', 3, 45, 60],
          ],
        );
      }
      server.process.kill();
    });
});
