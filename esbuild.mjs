// Bundles client, server and command line to CommonJS in dist/, and the suite that runs inside a real VS Code.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** The bundle of what is read when it is used. */
const PARTS = 'dist/parts.js';

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

/**
 * Doors to what few runs need: the readers of termbases and exchange files with their parsers, and the checks of translations. They
 * are a bundle of their own, which is read when one of their functions is called for the first time: a start compiles a third less.
 */
const DOORS = [
  'server/src/termbase/read.ts',
  'server/src/translation/review.ts',
  'server/src/translation/side.ts',
  'server/src/translation/units/analyzer.ts',
];

const bundles = [
  { entryPoints: ['client/src/node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js', plugins: [modulesWhenUsed(), partsWhenUsed(), versionAlone()] },
  {
    entryPoints: ['server/src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [serverBeside(), partsWhenUsed(), versionAlone()],
  },
  { stdin: { contents: DOORS.map((door) => `export * from './${door}';`).join('\n'), resolveDir: import.meta.dirname }, outfile: PARTS },
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

/** Calls to the doors go to the bundle beside. Throws where a door has anything else to give than functions. */
function partsWhenUsed() {
  const doors = new Set(DOORS.map((door) => join(import.meta.dirname, door)));
  return {
    name: 'parts-when-used',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^\.\/parts\.js$/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!doors.has(path)) return undefined;
        const { metafile } = await build({ ...common, format: 'esm', entryPoints: [path], write: false, sourcemap: false });
        const names = Object.values(metafile.outputs)[0].exports;
        const source = readFileSync(path, 'utf8');
        for (const name of names)
          if (!new RegExp(`^export (?:async )?function\\*? ${name}\\b`, 'm').test(source))
            throw new Error(`${path}: ${name} is no function.`);
        const beside = `require('./${basename(PARTS)}')`;
        return { contents: names.map((name) => `export function ${name}(...given) { return ${beside}.${name}(...given); }`).join('\n') };
      });
    },
  };
}

/** Of the manifest the bundles want the version, and nothing of its fifteen kilobytes else. */
function versionAlone() {
  const manifest = join(import.meta.dirname, 'package.json');
  return {
    name: 'version-alone',
    setup: ({ onLoad }) =>
      onLoad({ filter: /package\.json$/ }, ({ path }) =>
        path === manifest
          ? { contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }), loader: 'json' }
          : undefined,
      ),
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
    // A package may forget to bring the text: then it stands here as in the package's repository, with all it names.
    const path = file === undefined ? join('server', 'licences', `${name.replace('/', '-')}.txt`) : join(folder, file);
    if (!existsSync(path)) throw new Error(`${folder} has no licence file.`);
    const text = readFileSync(path, 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  entries.push(readFileSync('server/data/models/NOTICE.txt', 'utf8'));
  return `The files in this folder contain these packages, and weights of a model.\n\n${entries.join('\n----------\n\n')}`;
}
