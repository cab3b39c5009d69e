/** The command line as other programs see it: the bundled file, its output, its exit codes. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '../../server/src/engine/limits.ts';
import { type Bundle, bundle } from '../support/protocol-build.ts';
import { spawnServer } from '../support/protocol-client.ts';

describe('policy-review', function () {
  this.timeout(60_000);
  let cli: Bundle;
  let folder: string;
  before(async () => {
    cli = await bundle('server/src/cli.ts');
    folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  });
  after(() => {
    cli.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  function run(args: readonly string[], input: string | Buffer = '', env: NodeJS.ProcessEnv = {}) {
    const { FORCE_COLOR: _force, NO_COLOR: _no, ...clean } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli.file, ...args], {
      input,
      env: { ...clean, ...env },
      cwd: folder,
      maxBuffer: 2 ** 28,
    });
    return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
  }

  function write(name: string, content: string | Buffer): string {
    writeFileSync(join(folder, name), content);
    return name;
  }

  // biome-ignore lint/suspicious/noExplicitAny: parsed output, looked at field by field
  function documents(args: readonly string[], input?: string | Buffer): { status: number | null; documents: any[] } {
    const { status, stdout } = run(['analyze', '--format', 'json', ...args], input);
    const output = JSON.parse(stdout);
    assert.equal(output.version, 1);
    return { status, documents: output.documents };
  }

  it('holds a text to the termbases it is given, and a translation, too', () => {
    const termbase = write(
      'own.yaml',
      'entries:\n  - id: m\n    terms:\n      en:\n        - {term: restrictive measure, status: preferred, partOfSpeech: noun}\n' +
        '        - {term: punitive measure, status: deprecated, partOfSpeech: noun}\n      de: [{term: Beschränkung, status: preferred}]\n',
    );
    const files = [
      write('own.en.md', 'The punitive measures stay in force until the summer.\n'),
      write('own.de.md', 'Die Strafen gelten bis zum Sommer weiter.\n'),
    ];
    assert.match(
      run(['check', '--termbase', termbase, files[0]!]).stdout,
      /“punitive measures” is deprecated in the termbase\. Write “restrictive/,
    );
    assert.doesNotMatch(run(['check', files[0]!]).stdout, /termbase/);
    const { documents: analysed } = documents(['--termbase', termbase, files[0]!]);
    assert.deepEqual(
      analysed[0].terms.map((term: Record<string, unknown>) => [term.concept, term.label, term.status, term.termbase]),
      [['m', null, 'deprecated', 'own.yaml']],
    );
    assert.match(run(['check', '--pair', '--termbase', termbase, ...files]).stdout, /own\.de\.md:1:1 .*translation\/term-missing/);
    const { status, stderr } = run(['check', '--termbase', write('broken.yaml', 'entries: ['), files[0]!]);
    assert.equal(status, 2);
    assert.match(stderr, /^broken\.yaml:1:\d+: .*\[termbase\/yaml-syntax\]$/m);
  });

  it('checks termbases and writes them in other formats', () => {
    const termbase = write('terms.csv', 'term,language,case\nIron Wall,en,exact\na,en,\n');
    const checked = run(['termbase', 'check', termbase]);
    assert.deepEqual([checked.status, checked.stdout.split('\n').length], [1, 3]);
    assert.match(checked.stdout, /^terms\.csv:3:1: .*\[termbase\/unusable-term\]\nterms\.csv: 1 entries, 1 terms\n$/m);
    const converted = run(['termbase', 'convert', '--to', 'tbx', termbase, '-']);
    assert.equal(converted.status, 1);
    assert.match(converted.stdout, /<term>Iron Wall<\/term>/);
    assert.match(converted.stderr, /The case policy of "Iron Wall".*no place for it/);
    assert.equal(run(['termbase', 'convert', write('good.csv', 'term,language\nIron Wall,en\n'), 'good.yaml']).status, 0);
    assert.equal(run(['termbase', 'convert', 'good.yaml', 'good.csv']).status, 2);
    assert.equal(run(['termbase', 'check', 'good.yaml']).stdout, 'good.yaml: 1 entries, 1 terms\n');
    assert.equal(run(['termbase', 'convert', 'good.yaml', 'x.doc']).status, 2);
    assert.equal(run(['termbase', 'frobnicate']).status, 2);
  });

  it('holds a translation against its source with --pair', () => {
    const files = [
      write('pair.en.md', 'The minister accused “unfriendly states” of closing 34 doors.\n'),
      write('pair.ru.md', 'Министр обвинил недружественные государства в том, что они закрыли 43 двери.\n'),
    ];
    const { status, stdout } = run(['check', '--pair', ...files]);
    assert.equal(status, 1);
    assert.match(stdout, /^pair\.ru\.md:1:17 warning The source quotes “unfriendly states” .* translation\/voice$/m);
    assert.match(stdout, /^pair\.ru\.md:1:68 warning “43” stands here where the source has “34” \(line 1 of pair\.en\.md\)/m);
    const json = JSON.parse(run(['check', '--pair', '--format', 'json', ...files]).stdout);
    const [source, target] = json.documents;
    assert.deepEqual([source.path, target.path], files);
    const voice = target.findings.find((finding: { rule: string }) => finding.rule === 'translation/voice');
    assert.deepEqual(voice.counterparts[0].path, 'pair.en.md');
    assert.deepEqual(voice.counterparts[0].range.start, { line: 0, character: 22 });
    assert.equal(run(['check', '--pair', 'pair.en.md']).status, 2);
    assert.equal(run(['check', '--pair', 'pair.en.md', 'missing.md']).status, 2);
  });

  it('checks files that hold both texts', () => {
    const xliff = write(
      'a.xlf',
      '<xliff version="2.0" srcLang="en" trgLang="ru"><file id="a"><unit id="1"><segment>\n<source>34 doors closed.</source>\n<target>Закрыты 43 двери.</target>\n</segment></unit></file></xliff>\n',
    );
    const po = write('a.po', 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "34 doors closed."\nmsgstr "43 portes fermées."\n');
    const { status, stdout } = run(['check', xliff, po]);
    assert.equal(status, 1);
    assert.match(stdout, /^a\.xlf:3:17 warning “43” stands here where the source has “34” \(in this unit\)\. .* translation\/numbers$/m);
    assert.match(stdout, /^a\.po:5:9 warning “43” stands here where the source has “34”/m);
    assert.equal(run(['check', write('bad.xlf', '<!DOCTYPE x><xliff/>')]).status, 2);
  });

  it('prints the facts of every file, in order', () => {
    const files = [write('b.txt', '“One,” he said.\r\n'), write('a.md', '')];
    const { status, documents: found } = documents(files);
    assert.equal(status, 0);
    assert.deepEqual(
      found.map(({ path, length, problems }) => [path, length, problems]),
      [
        ['b.txt', 17, []],
        ['a.md', 0, []],
      ],
    );
    for (const document of found) {
      assert.deepEqual(Object.keys(document), [
        'path',
        'language',
        'length',
        'quotations',
        'organizations',
        'terms',
        'findings',
        'problems',
      ]);
    }
  });

  it('reads standard input under the name it is given', () => {
    const { status, documents: found } = documents(['--stdin-filename', 'x.md', '-'], '\ufeffAlles “gut”.');
    assert.equal(status, 0);
    assert.deepEqual([found[0].path, found[0].length], ['x.md', 12]);
    assert.equal(documents(['-'], 'x').documents[0].path, '-');
  });

  it('never drops a file silently', () => {
    write('good.txt', 'Good.');
    const bad = write('bad.txt', Buffer.from([0x61, 0x62, 0xff, 0x63]));
    const binary = write('picture.md', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0'));
    const huge = write('huge.txt', '');
    truncateSync(join(folder, huge), LIMITS.fileBytes + 1);
    const { status, documents: found } = documents(['missing.txt', bad, binary, huge, 'good.txt', join(folder, 'good.txt', 'below')]);
    assert.equal(status, 2);
    assert.deepEqual(
      found.map(({ path, length, problems }) => [
        path.replace(folder, ''),
        length,
        problems.map((problem: { code: string }) => problem.code),
      ]),
      [
        ['missing.txt', 0, ['unreadable']],
        ['bad.txt', 4, ['invalid-utf8']],
        ['picture.md', 0, ['binary']],
        ['huge.txt', 0, ['too-large']],
        ['good.txt', 5, []],
        [join('/', 'good.txt', 'below'), 0, ['unreadable']],
      ],
    );
    assert.match(found[1].problems[0].message, /byte offset 2\b/);
    rmSync(join(folder, huge));
    for (const command of ['analyze', 'check']) {
      const { status: code, stdout, stderr } = run([command, 'missing.txt', 'good.txt']);
      assert.deepEqual([code, stderr], [2, '']);
      assert.match(stdout, /missing\.txt[\s\S]*there is no such file or folder/);
    }
  });

  it('reports what it may not read', function () {
    if (process.getuid?.() === 0) {
      console.log('        skipped: the superuser may read everything');
      this.skip();
    }
    chmodSync(join(folder, write('private.txt', 'x')), 0);
    const { status, documents: found } = documents(['private.txt']);
    assert.deepEqual([status, found[0].problems[0].code], [2, 'unreadable']);
  });

  it('does not wait for a pipe nobody writes to', function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const { status, documents: found } = documents(['pipe.txt']);
    assert.deepEqual([status, found[0].problems[0].code], [2, 'unreadable']);
  });

  it('walks folders in the order of names, without loops, and says when one holds nothing', () => {
    const tree = join(folder, 'tree');
    for (const path of ['b/c', 'node_modules', '.git', 'empty']) mkdirSync(join(tree, path), { recursive: true });
    for (const path of ['z.md', 'a.TXT', 'b/c/deep.markdown', 'b/skip.pdf', 'b/skip.pot', 'node_modules/x.md', '.git/x.txt'])
      writeFileSync(join(tree, path), 'x');
    writeFileSync(join(tree, 'b', 'messages.po'), 'msgid "One"\nmsgstr "Un"\n');
    symlinkSync('..', join(tree, 'b', 'up'));
    symlinkSync('nowhere', join(tree, 'broken.md'));
    const { status, documents: found } = documents(['tree']);
    assert.equal(status, 0);
    assert.deepEqual(
      found.map(({ path }) => path),
      ['a.TXT', 'b/c/deep.markdown', 'b/messages.po', 'z.md'].map((path) => join('tree', path)),
    );
    const empty = documents([join('tree', 'empty')]);
    assert.deepEqual([empty.status, empty.documents[0].problems[0].code], [2, 'no-files']);
  });

  it('holds a text to the style it is told', () => {
    const args = ['check', '--fail-on', 'hint', write('style.txt', 'He called it “a mess”, and left.\n')];
    assert.equal(run(args).status, 0);
    const { status, stdout } = run([...args, '--style', 'ap']);
    assert.equal(status, 1);
    assert.match(stdout, /quotation\/punctuation-placement/);
  });

  it('says how it is used when it is not understood', () => {
    for (const args of [
      [],
      ['frobnicate'],
      ['--unknown'],
      ['analyze'],
      ['analyze', '--unknown', 'a.md'],
      ['analyze', '--format', 'xml', 'a.md'],
      ['analyze', '--lang', '12', 'a.md'],
      ['check', '--style', 'reuters', 'a.md'],
      ['analyze', '--fail-on', 'error', 'a.md'],
      ['analyze', '-', '-'],
      ['check', '--fail-on', 'sometimes', 'a.md'],
      ['lsp'],
    ]) {
      const { status, stdout, stderr } = run(args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /^[^\n]+\n\nUsage:\n/, args.join(' '));
    }
  });

  it('helps, and tells its version', () => {
    for (const args of [['--help'], ['analyze', '--help'], ['check', '-h'], ['lsp', '--help']]) {
      assert.deepEqual([run(args).status, run(args).stdout.startsWith('Usage:')], [0, true]);
    }
    assert.match(run(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('colours where it is asked to, and never into a pipe by itself', () => {
    write('c.txt', 'x');
    const isColoured = (env: NodeJS.ProcessEnv) => run(['analyze', 'c.txt'], '', env).stdout.startsWith('\u001b[1mc.txt');
    assert.deepEqual([{}, { FORCE_COLOR: '1' }, { FORCE_COLOR: '0' }, { FORCE_COLOR: '1', NO_COLOR: '1' }].map(isColoured), [
      false,
      true,
      false,
      true,
    ]);
  });

  it('ends quietly when its reader has seen enough', async () => {
    write('long.txt', '“So it is,” he said.\n\n'.repeat(20_000));
    const child = spawn(process.execPath, [cli.file, 'analyze', ...new Array(20).fill('long.txt')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    assert.deepEqual([code, errors], [0, '']);
  });

  it('is the language server for any editor', async () => {
    const server = spawnServer([cli.file, 'lsp', '--stdio']);
    assert.equal((await server.initialize()).serverInfo.name, 'Policy Text Review');
    await server.request('shutdown');
    server.notify('exit');
    assert.equal(await server.exited, 0);
    assert.equal(server.stderr(), '');
  });
});
