// Bundles client, server and command line to CommonJS in dist/, and the suite that runs inside a real VS Code.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // CommonJS has other names for the place of a file.
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

const bundles = [
  { entryPoints: ['client/src/node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js', plugins: [modulesWhenUsed()] },
  { entryPoints: ['server/src/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' }, plugins: [serverBeside()] },
];
// mocha stays outside: it finds its own files at run time, and the suite never leaves this folder.
if (!production)
  bundles.push({ entryPoints: ['test/e2e/suite/index.ts'], outfile: 'test/e2e/output/suite.cjs', external: ['vscode', 'mocha'] });

mkdirSync('dist', { recursive: true });
// Not over the old file: a running server goes on reading that.
copyFileSync('server/generated/knowledge.bin', 'dist/knowledge.new');
renameSync('dist/knowledge.new', 'dist/knowledge.bin');
const packages = new Set();
for (const bundle of bundles) {
  const options = { ...common, ...bundle };
  if (watch) await (await context(options)).watch();
  else {
    const { metafile } = await build(options);
    if (!options.outfile.startsWith('dist/')) continue;
    for (const input of Object.keys(metafile.inputs)) packages.add(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  }
}
if (!watch) writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices([...packages].filter((folder) => folder !== undefined).sort()));

/** The command starts the server from its own bundle: reviewing files should not wait until that is read, too. */
function serverBeside() {
  return {
    name: 'server-beside',
    setup: ({ onResolve }) => onResolve({ filter: /^\.\/node\.ts$/ }, () => ({ path: './server.js', external: true })),
  };
}

/**
 * The protocol library asks for these modules of Node when it is loaded, and uses them for named pipes and for finding packages,
 * which the server does not do. Loading them would be a tenth of what a start costs.
 */
function modulesWhenUsed() {
  return {
    name: 'modules-when-used',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^(crypto|child_process|net)$/ }, ({ path, importer }) =>
        /[\\/]node_modules[\\/]vscode-/.test(importer) ? { path, namespace: 'when-used' } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'when-used' }, ({ path }) => ({
        contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
      }));
    },
  };
}

/** The licences of what is bundled: they ask to go wherever the code goes. Throws for a package that has none. */
function notices(folders) {
  const entries = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
    if (file === undefined || !existsSync(join(folder, file))) throw new Error(`${folder} has no licence file.`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `The bundles in this folder contain these packages.\n\n${entries.join('\n----------\n\n')}`;
}
