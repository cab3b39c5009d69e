/** The dependency rules of the house, read off the imports of every shipped file. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import posix from 'node:path/posix';
import { ROOT } from './support/engine.ts';

interface File {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  readonly line: number;
  /** A path from the root for a file of ours, else the package or built-in. */
  readonly target: string;
  readonly typeOnly: boolean;
}

const STATEMENT = /^[ \t]*(import|export)\b([^'"`;]*?)\bfrom\s*(['"])([^'"\n]+)\3|^[ \t]*import\s*(['"])([^'"\n]+)\5/gm;
const CALL = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]+)\1/g;

/** Imports, re-exports, side-effect imports, dynamic imports, requires and types written as `import('…')`. */
function importsOf(file: File): Import[] {
  const code = withoutComments(file.text);
  const found: Import[] = [];
  const add = (at: number, specifier: string, typeOnly: boolean): void => {
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : specifier;
    found.push({ from: file.path, line: code.slice(0, at).split('\n').length, target, typeOnly });
  };
  for (const match of code.matchAll(STATEMENT)) {
    const at = match.index + match[0].search(/\S/);
    if (match[4] !== undefined) add(at, match[4], isTypeOnly(match[2]!));
    else add(at, match[6]!, false);
  }
  for (const match of code.matchAll(CALL)) add(match.index, match[2]!, false);
  return found;
}

function isTypeOnly(clause: string): boolean {
  const names = clause.trim();
  if (/^type\b(?!\s*,|\s+from)/.test(names)) return true;
  const inner = /^\{([\s\S]*)\}$/.exec(names);
  return inner !== null && inner[1]!.split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim()));
}

/** Comments become spaces, so that lines stay where they are; strings are kept. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

const ENGINE = 'server/src/engine/';
const FEATURES = 'server/src/features/';
const NODE_ENTRIES = ['server/src/node.ts', 'server/src/cli.ts', 'client/src/node.ts'];
const PORTABLE_ENTRIES = ['server/src/browser.ts', 'server/src/server.ts', 'client/src/browser.ts', 'client/src/extension.ts'];
const LSP_FILES = ['server/src/server.ts', 'server/src/node.ts', 'server/src/browser.ts'];
const DETECTORS = /^server\/src\/engine\/(?:quotations|organizations|terms)\//;
const MARKDOWN_LIBRARIES = ['@lezer/markdown', '@lezer/common'];

/** All breaches of the rules, as "file:line imports X: rule". */
function breaches(files: readonly File[]): string[] {
  const imports = files.flatMap(importsOf);
  const found: string[] = [];
  const say = (item: Import, rule: string): void => {
    found.push(`${item.from}:${item.line} imports ${item.target}: ${rule}`);
  };
  const nodeOnly = onlyFromNode(files, imports);
  for (const item of imports) {
    const { from, target } = item;
    if (from.startsWith(ENGINE)) {
      const own = target.startsWith(ENGINE) || MARKDOWN_LIBRARIES.includes(target);
      const types = item.typeOnly && (target.startsWith('server/src/termbase/') || target === 'server/src/config.ts');
      if (!own && !types) say(item, 'rule 1: the engine imports only itself, types and the Markdown parser library');
    }
    if (from.startsWith(FEATURES)) {
      const foreign =
        !target.startsWith('server/') && !['vscode-languageserver-types', 'vscode-languageserver-textdocument'].includes(target);
      if (foreign) say(item, 'rule 2: features import no package but vscode-languageserver-types and -textdocument');
    }
    if (/^vscode-languageserver(?:$|\/)/.test(target) && !LSP_FILES.includes(from))
      say(item, 'rule 3: only server.ts, node.ts and browser.ts import vscode-languageserver');
    if ((target === 'vscode' || /^vscode-languageclient(?:$|\/)/.test(target)) && !from.startsWith('client/'))
      say(item, 'rule 3: only the client imports vscode');
    if (isBuiltin(target) && !nodeOnly.has(from)) say(item, 'rule 4: node:* only in the Node entries and what only they import');
    if (DETECTORS.test(from) && target.startsWith(`${ENGINE}rules/`)) say(item, 'rule 5: detectors never import rules');
    if (isRule(from) && isRule(target)) say(item, 'rule 5: rules never import rules');
    if (/^server\/src\/(?:protocol|config)\.ts$/.test(from) && !item.typeOnly)
      say(item, 'rule 5: protocol.ts and config.ts import nothing at run time');
    if (
      from.startsWith('client/') &&
      target.startsWith('server/') &&
      !item.typeOnly &&
      !/^server\/src\/(?:protocol|config)\.ts$/.test(target)
    )
      say(item, 'the client shares only types, protocol.ts and config.ts with the server');
    if (from.startsWith('server/') && target.startsWith('client/')) say(item, 'the server never imports the client');
  }
  return [...found, ...cycles(files, imports), ...impurities(files)];
}

/** One file a rule; `rule.ts`, `index.ts` and files shared by a family (named without a hyphen) are no rules. */
function isRule(path: string): boolean {
  return /^server\/src\/engine\/rules\/[a-z]+-[a-z-]+\.ts$/.test(path);
}

/** Files from which no portable entry leads to; a file nothing imports counts as portable unless it is a Node entry. */
function onlyFromNode(files: readonly File[], imports: readonly Import[]): ReadonlySet<string> {
  const reach = (roots: readonly string[]): Set<string> => {
    const seen = new Set<string>();
    const rest = [...roots];
    for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const item of imports) if (item.from === path && !item.typeOnly) rest.push(item.target);
    }
    return seen;
  };
  const portable = reach(PORTABLE_ENTRIES);
  const node = reach(NODE_ENTRIES);
  return new Set(files.map((file) => file.path).filter((path) => node.has(path) && !portable.has(path)));
}

/** Cycles of imports that exist at run time. */
function cycles(files: readonly File[], imports: readonly Import[]): string[] {
  const next = new Map<string, Import[]>(files.map((file) => [file.path, []]));
  for (const item of imports) if (!item.typeOnly && next.has(item.target)) next.get(item.from)!.push(item);
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const item of next.get(file)!) {
      if (state.get(item.target) === 'open')
        found.push(
          `${item.from}:${item.line} imports ${item.target}: rule 5: no cycles (${[...path.slice(path.indexOf(item.target)), item.target].join(' → ')})`,
        );
      else if (!state.has(item.target)) visit(item.target);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of files) if (!state.has(file.path)) visit(file.path);
  return found;
}

const IMPURE =
  /\b(?:Date\s*\.\s*now|new\s+Date|Math\s*\.\s*random|performance\s*\.\s*now|globalThis|setTimeout|setInterval|console\s*\.)|(?<![\w.])(?:process\s*\.|fetch\s*\(|crypto\s*\.)/;

/** The engine has no clock, no randomness and no outside. */
function impurities(files: readonly File[]): string[] {
  const found: string[] = [];
  for (const file of files.filter((candidate) => candidate.path.startsWith(ENGINE))) {
    withoutComments(file.text)
      .split('\n')
      .forEach((line, index) => {
        const match = IMPURE.exec(line);
        if (match !== null)
          found.push(`${file.path}:${index + 1} uses ${match[0].trim()}: rule 1: no I/O, clock or randomness in the engine`);
      });
  }
  return found;
}

function shipped(): File[] {
  return ['server/src', 'client/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return { path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
      }),
  );
}

describe('architecture', () => {
  it('keeps its dependency rules', () => {
    const files = shipped();
    assert.ok(files.length > 40, 'the files of server/src and client/src are read');
    assert.deepEqual(breaches(files), []);
  });

  it('sees the imports that are there', () => {
    const imports = shipped().flatMap(importsOf);
    const analyze = imports.filter((item) => item.from === 'server/src/engine/analyze.ts').map((item) => item.target);
    assert.ok(analyze.includes('server/src/engine/language.ts') && analyze.includes('server/src/config.ts'));
    const known = new Set(shipped().map((file) => file.path));
    const missing = imports.filter((item) => /^(?:server|client)\/.*\.ts$/.test(item.target) && !known.has(item.target));
    assert.deepEqual(missing, [], 'every import of a file of ours leads to that file');
  });
});

describe('the checker of the architecture', () => {
  const one = (path: string, text: string): string[] => breaches([{ path, text }]);
  const rows: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a built-in in the engine',
      'server/src/engine/a.ts',
      "\nimport { join } from 'node:path';",
      /^server\/src\/engine\/a\.ts:2 imports node:path: rule 1/,
    ],
    [
      'a feature in the engine',
      'server/src/engine/a.ts',
      "export { x } from '../features/x.ts';",
      /imports server\/src\/features\/x\.ts: rule 1/,
    ],
    ['settings in the engine at run time', 'server/src/engine/a.ts', "import { X } from '../config.ts';", /config\.ts: rule 1/],
    ['a dynamic import', 'server/src/engine/a.ts', "const x = await import('vscode');", /imports vscode: rule 1/],
    ['a side effect', 'server/src/engine/a.ts', "import 'node:fs';", /imports node:fs: rule 1/],
    ['an import over several lines', 'server/src/engine/a.ts', "import {\n  a,\n  b,\n} from 'lodash';", /a\.ts:1 imports lodash: rule 1/],
    ['a connection in a feature', 'server/src/features/a.ts', "import type { Connection } from 'vscode-languageserver';", /rule 2/],
    ['a connection elsewhere', 'server/src/workspace.ts', "import { X } from 'vscode-languageserver/node';", /rule 3: only server\.ts/],
    ['the editor in the server', 'server/src/reports/a.ts', "import type { Uri } from 'vscode';", /rule 3: only the client/],
    ['a built-in in a portable file', 'server/src/workspace.ts', "import { readFile } from 'node:fs/promises';", /rule 4/],
    ['a built-in by its bare name', 'server/src/workspace.ts', "import { readFileSync } from 'fs';", /rule 4/],
    ['a rule in a detector', 'server/src/engine/terms/a.ts', "import { x } from '../rules/term-rhetorical.ts';", /rule 5: detectors/],
    ['a rule in a rule', 'server/src/engine/rules/a-b.ts', "import { x } from './c-d.ts';", /rule 5: rules never/],
    ['settings that import', 'server/src/config.ts', "import { x } from './engine/span.ts';", /rule 5: protocol\.ts and config\.ts/],
    ['the engine in the client', 'client/src/a.ts', "import { x } from '../../server/src/engine/analyze.ts';", /client shares only types/],
    ['the client in the server', 'server/src/a.ts', "import type { x } from '../../client/src/a.ts';", /never imports the client/],
    ['a clock', 'server/src/engine/a.ts', '// fine\nconst now = Date.now();', /a\.ts:2 uses Date\.now: rule 1/],
    ['randomness', 'server/src/engine/a.ts', 'const r = Math.random();', /Math\.random/],
    ['the process', 'server/src/engine/a.ts', 'const e = process.env.X;', /process\./],
    ['the network', 'server/src/engine/a.ts', "void fetch('x');", /fetch/],
    ['the console', 'server/src/engine/a.ts', "console.log('x');", /console/],
  ];
  for (const [what, path, text, message] of rows) {
    it(`finds ${what}`, () => {
      const found = one(path, text);
      assert.ok(
        found.some((line) => message.test(line)),
        `expected ${message} in ${JSON.stringify(found)}`,
      );
    });
  }

  it('finds a cycle and names its way', () => {
    const found = breaches([
      { path: 'server/src/a.ts', text: "import { b } from './b.ts';" },
      { path: 'server/src/b.ts', text: "import { a } from './a.ts';" },
    ]);
    assert.equal(found.length, 1);
    assert.match(found[0]!, /no cycles \(server\/src\/a\.ts → server\/src\/b\.ts → server\/src\/a\.ts\)/);
  });

  it('finds a built-in behind a file that both worlds import', () => {
    const files = [
      { path: 'server/src/node.ts', text: "import './disk.ts';" },
      { path: 'server/src/disk.ts', text: "import { readFileSync } from 'node:fs';" },
    ];
    assert.deepEqual(breaches(files), []);
    const leaked = breaches([...files, { path: 'server/src/browser.ts', text: "import './disk.ts';" }]);
    assert.match(leaked.join(), /disk\.ts:1 imports node:fs: rule 4/);
  });

  it('lets pass what is allowed', () => {
    const allowed: readonly (readonly [string, string])[] = [
      ['server/src/engine/a.ts', "import type { RuleSetting } from '../config.ts';\nimport { x } from './span.ts';"],
      ['server/src/engine/a.ts', "import { type RuleSetting } from '../config.ts';"],
      ['server/src/engine/a.ts', "// import { join } from 'node:path';\n/* Date.now() */"],
      ['server/src/engine/rules/quotation-a.ts', "import { isDirect } from './quotations.ts';"],
      ['server/src/features/a.ts', "import type { Hover } from 'vscode-languageserver-types';"],
      ['server/src/config.ts', "import type { Severity } from './engine/facts.ts';"],
    ];
    for (const [path, text] of allowed) assert.deepEqual(one(path, text), [], text);
  });
});
