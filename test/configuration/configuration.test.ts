/** `policy-review.yaml`: how it is read, what it makes of other settings, and which one holds for a document. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../server/src/config.ts';
import { configurationDiagnostics } from '../../server/src/configuration/diagnostics.ts';
import { type ConfigurationReport, createFolderSettings } from '../../server/src/configuration/folder-settings.ts';
import { overlay } from '../../server/src/configuration/overlay.ts';
import { readConfiguration } from '../../server/src/configuration/read.ts';
import { createFiles } from '../../server/src/files.ts';
import { parseSettings } from '../../server/src/settings.ts';
import type { SettingsSource } from '../../server/src/settings-source.ts';

const problemsOf = (text: string): string[] =>
  readConfiguration(text).problems.map(({ code, at }) => `${code} ${text.slice(at.start, at.end)}`);

describe('policy-review.yaml', () => {
  it('says settings in the words of the editor', () => {
    const text =
      'preset: newsroom\nstyle: ap\nrules:\n  quotation/scare-quotes: off\norganizations:\n  wellKnown: [CSTO]\noutline: {terms: false}\n';
    const { value, problems } = readConfiguration(text);
    assert.deepEqual(problems, []);
    assert.equal(value?.settings.style, 'ap');
    assert.equal(value?.settings.rules['quotation/scare-quotes'], 'off');
    assert.equal(value?.settings.rules['term/rhetorical'], 'warning');
    assert.deepEqual(value?.settings.organizations.wellKnown, ['CSTO']);
    assert.deepEqual(value?.settings.outline, { organizations: true, terms: false });
  });

  it('takes an empty file, and a key that is just being written, for nothing said', () => {
    for (const text of ['', '# nothing yet\n', 'preset:\n', 'rules:\n  term/rhetorical:\n']) {
      assert.deepEqual(problemsOf(text), [], text);
      assert.deepEqual(overlay(DEFAULT_SETTINGS, readConfiguration(text).value!).style, 'auto');
    }
  });

  it('names what is wrong at its place and keeps the rest', () => {
    assert.deepEqual(problemsOf('presets: quiet\n'), ['unknown-setting presets']);
    assert.deepEqual(problemsOf('preset: loud\nstyle: ap\n'), ['bad-value loud']);
    assert.deepEqual(problemsOf('rules:\n  term/rhetorcal: off\n  term/rhetorical: loud\n'), [
      'unknown-rule term/rhetorcal',
      'bad-value loud',
    ]);
    assert.deepEqual(problemsOf('outline:\n  terms: perhaps\n  ghosts: true\n'), ['bad-value perhaps', 'unknown-setting ghosts']);
    assert.deepEqual(problemsOf('language: &a en\nstyle: *a\n'), ['alias *a']);
    assert.equal(readConfiguration('preset: loud\nstyle: ap\n').value?.settings.style, 'ap');
  });

  it('lists bodies of its own, and names at their place those that cannot be used', () => {
    const text = [
      'organizations:',
      '  gazetteer:',
      '    - name: Lake Forum',
      '      abbreviation: LF',
      '      aliases: [Lakeside Talks, "“x”"]',
      '      kind: forum',
      '    - name: Lake Forum',
      '    - abbreviation: X',
      '    - Harbour Council',
      '    - name: Harbour Board',
      '      kind: government',
      '      parent: Harbour',
    ].join('\n');
    const { value } = readConfiguration(text);
    assert.deepEqual(value?.settings.organizations.gazetteer, [
      { name: 'Lake Forum', abbreviation: 'LF', aliases: ['Lakeside Talks'] },
      { name: 'Harbour Board', kind: 'government' },
    ]);
    assert.deepEqual(problemsOf(text).sort(), [
      'bad-value Harbour',
      'bad-value Harbour Council',
      'bad-value Lake Forum',
      'bad-value [Lakeside Talks, "“x”"]',
      'bad-value abbreviation: X\n',
      'bad-value forum',
    ]);
    assert.deepEqual(problemsOf('organizations:\n  gazetteer: Lake Forum\n'), ['bad-value Lake Forum']);
  });

  it('cannot be used where it is no YAML or no map, and breaks on nothing', () => {
    for (const text of ['rules: [', '- a\n', 'a: 1\na: 2\n', '[[[[[[[[[[[[[[[[[[[[', '\u0000', 'x'.repeat(300_000), 'rules: "\ud800']) {
      const { value, problems } = readConfiguration(text);
      assert.equal(
        value === null,
        problems.some(({ code }) => ['syntax', 'too-long', 'too-deep', 'no-settings'].includes(code)),
        text.slice(0, 20),
      );
    }
    assert.equal(readConfiguration('{"__proto__": {"preset": "quiet"}}').value?.settings.preset, 'default');
  });

  it('goes before the editor: rules are added to the editor’s, a preset decides about all', () => {
    const editor = parseSettings({
      preset: 'strict',
      rules: { 'term/rhetorical': 'error' },
      outline: { terms: false },
      language: 'de',
    }).value;
    const merged = overlay(editor, readConfiguration('rules:\n  quotation/unclosed: hint\noutline:\n  organizations: false\n').value!);
    assert.equal(merged.rules['term/rhetorical'], 'error');
    assert.equal(merged.rules['quotation/unclosed'], 'hint');
    assert.deepEqual(merged.outline, { organizations: false, terms: false });
    assert.equal(merged.language, 'de');
    const quiet = overlay(editor, readConfiguration('preset: quiet\n').value!);
    assert.equal(quiet.rules['term/rhetorical'], 'off');
    assert.equal(quiet.rules['quotation/unclosed'], undefined);
  });

  it('counts alone where it is nearest, and is told at its place when it is wrong', async () => {
    const texts: Record<string, string> = {
      'x:/w/policy-review.yaml': 'style: ap\nlanguage: en\n',
      'x:/w/deep/policy-review.yaml': 'style: un\n',
    };
    const files = createFiles(
      {
        read: async (uri) => texts[uri] ?? null,
        stamp: async (uri) => texts[uri] ?? null,
        list: async (folder) =>
          Object.keys(texts)
            .filter((uri) => uri.slice(0, uri.lastIndexOf('/')) === folder)
            .map((uri) => uri.slice(uri.lastIndexOf('/') + 1)),
      },
      { isWatched: () => true },
    );
    const editor: SettingsSource = {
      known: () => DEFAULT_SETTINGS,
      lastKnown: () => DEFAULT_SETTINGS,
      of: async () => DEFAULT_SETTINGS,
      forget: () => undefined,
      change: () => undefined,
    };
    const reports: ConfigurationReport[] = [];
    const source = createFolderSettings({
      settings: editor,
      files,
      folders: () => ['x:/w'],
      isWatched: () => true,
      reported: (report) => void reports.push(report),
    });
    assert.equal(source.known('x:/w/a.md'), undefined);
    const first = await source.of('x:/w/a.md');
    assert.deepEqual([first.style, first.language], ['ap', 'en']);
    assert.equal(source.known('x:/w/a.md'), first);
    assert.equal(await source.of('x:/w/a.md'), first);
    const deep = await source.of('x:/w/deep/b.md');
    assert.deepEqual([deep.style, deep.language], ['un', 'auto']);
    assert.deepEqual((await source.of('x:/elsewhere/c.md')).style, 'auto');

    texts['x:/w/policy-review.yaml'] = 'style: [';
    files.changed('x:/w/policy-review.yaml');
    assert.equal(source.known('x:/w/a.md'), undefined);
    assert.equal((await source.of('x:/w/a.md')).style, 'ap');
    assert.equal(reports.length, 1);
    assert.equal(configurationDiagnostics(reports[0]!)[0]!.severity, 1);

    delete texts['x:/w/policy-review.yaml'];
    files.changed('x:/w/policy-review.yaml');
    assert.equal((await source.of('x:/w/a.md')).style, 'auto');
    assert.deepEqual(reports[1]?.problems, []);
  });
});
