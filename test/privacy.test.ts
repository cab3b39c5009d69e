/** The promise that no draft leaves the computer, kept by construction: no bundle contains a way to the network. */
import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector'];

describe('privacy', () => {
  for (const entry of ['client/src/node.ts', 'server/src/node.ts', 'server/src/cli.ts']) {
    describe(entry, () => {
      let metafile: Metafile;
      before(async () => {
        const options = { bundle: true, write: false, metafile: true, format: 'cjs', platform: 'node', target: 'node20.19' } as const;
        ({ metafile } = await build({ ...options, absWorkingDir: root, entryPoints: [entry], external: ['vscode'], logLevel: 'silent' }));
      });

      it('reaches no network module of Node', () => {
        const found = Object.entries(metafile.inputs).flatMap(([path, input]) =>
          input.imports.filter((one) => NETWORK.includes(one.path.replace(/^node:/, ''))).map((one) => `${path} imports ${one.path}`),
        );
        // The message library can speak over sockets and pipes of this machine; nothing here asks it to.
        const unexpected = found.filter(
          (line) => !/^node_modules\/(.+\/)?vscode-(jsonrpc|languageclient|languageserver)\/.* imports (node:)?net$/.test(line),
        );
        assert.deepEqual(unexpected, []);
      });

      it('imports nothing else from outside the bundle than Node and the editor', () => {
        const outside = Object.values(metafile.outputs).flatMap((output) => output.imports.map((one) => one.path.replace(/^node:/, '')));
        assert.deepEqual(
          outside.filter((name) => name !== 'vscode' && !builtinModules.includes(name)),
          [],
        );
      });
    });
  }

  it('calls no web client in the code of this project', async () => {
    const options = { bundle: true, write: false, format: 'esm', platform: 'node', packages: 'external' } as const;
    for (const entry of ['client/src/node.ts', 'server/src/node.ts', 'server/src/cli.ts']) {
      const { outputFiles } = await build({
        ...options,
        absWorkingDir: root,
        entryPoints: [entry],
        external: ['vscode', '*.json'],
        logLevel: 'silent',
      });
      assert.doesNotMatch(outputFiles[0]!.text, /\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bsendBeacon\b|\bopenExternal\b/, entry);
    }
  });
});
