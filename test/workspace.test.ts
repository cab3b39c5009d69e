import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../server/src/config.ts';
import { createWorkspace } from '../server/src/workspace.ts';
import { engine as realEngine } from './support/engine.ts';
import { createPlainEngine } from './support/lsp-analysis.ts';

const URI = 'untitled:draft';
const item = (text: string) => ({ uri: URI, languageId: 'markdown', version: 1, text });

function opened(text: string) {
  const engine = createPlainEngine();
  const workspace = createWorkspace(engine);
  assert.ok(workspace.open(item(text)));
  return { engine, workspace, text: () => textOf(workspace, URI) };
}

/** The text as the analysis saw it; throws where the analysis failed. */
function textOf(workspace: ReturnType<typeof createWorkspace>, uri: string): string | undefined {
  const view = workspace.view(uri, DEFAULT_SETTINGS);
  return view?.text.slice(0, view.analysis.length);
}

describe('workspace', () => {
  it('analyses a version once, and again after a change of text or settings', () => {
    const { engine, workspace } = opened('one');
    assert.equal(workspace.view(URI, DEFAULT_SETTINGS)?.analysis, workspace.view(URI, DEFAULT_SETTINGS)?.analysis);
    assert.equal(engine.analyses(), 1);
    workspace.change(URI, 2, [{ text: 'two' }]);
    assert.deepEqual([workspace.view(URI, DEFAULT_SETTINGS)?.version, textOf(workspace, URI)], [2, 'two']);
    assert.equal(workspace.view(URI, { ...DEFAULT_SETTINGS, language: 'fr' })?.findings.length, 0);
    assert.equal(engine.analyses(), 3);
  });

  it('gives diagnostics a new id only where they differ', () => {
    const { workspace } = opened('one');
    const at = (line: number) => ({ range: { start: { line, character: 0 }, end: { line, character: 1 } }, message: 'm' });
    const first = workspace.report(URI, [at(0)]);
    assert.equal(workspace.report(URI, [at(0)]), first);
    const second = workspace.report(URI, [at(1)]);
    assert.notEqual(second, first);
    assert.notEqual(workspace.report(URI, []), second);
  });

  it('reads the language of a text in its name, wherever the pattern of translations has it', () => {
    const workspace = createWorkspace(realEngine);
    const uri = 'file:///w/de/a.md';
    workspace.open({ ...item('x'), uri });
    const of = (pattern: string): string | undefined =>
      workspace.view(uri, { ...DEFAULT_SETTINGS, translation: { ...DEFAULT_SETTINGS.translation, pattern } })?.analysis.language;
    assert.deepEqual([of('{name}.{lang}'), of('{lang}/{name}.md')], ['en', 'de']);
  });

  it('does not analyse before anybody asks', () => {
    const { engine, workspace } = opened('one');
    for (let version = 2; version < 50; version += 1) workspace.change(URI, version, [{ text: `text ${version}` }]);
    assert.equal(engine.analyses(), 0);
  });

  it('starts afresh after the analysis of one document failed, and keeps the others', () => {
    const { workspace, text } = opened('BOOM');
    workspace.open({ ...item('calm'), uri: 'untitled:other' });
    assert.throws(text);
    assert.equal(textOf(workspace, 'untitled:other'), 'calm');
    workspace.change(URI, 2, [{ text: 'calm again' }]);
    assert.equal(text(), 'calm again');
  });

  it('replaces a document that is opened twice, and forgets one that is closed', () => {
    const { workspace, text } = opened('one');
    workspace.open({ ...item('two'), version: 7 });
    assert.equal(text(), 'two');
    assert.equal(workspace.close(URI), true);
    assert.equal(workspace.close(URI), false);
    assert.equal(workspace.change(URI, 8, [{ text: 'x' }]), 'unknown');
    assert.equal(workspace.view(URI, DEFAULT_SETTINGS), null);
  });

  it('refuses what is no document', () => {
    const { workspace } = opened('one');
    for (const bad of [null, 5, {}, { uri: 'a:b' }, { uri: 'a:b', text: null }, { uri: 7, text: 'x' }])
      assert.equal(workspace.open(bad), false);
  });

  it('skips changes that say nothing usable, and says so', () => {
    const { workspace, text } = opened('one');
    const start = { line: 0, character: 0 };
    for (const changes of [null, undefined, 'x', [null], [{ text: null }], [{ range: { start }, text: 'x' }], [{ range: 5, text: 'x' }]]) {
      assert.equal(workspace.change(URI, 2, changes), 'partly');
    }
    assert.equal(text(), 'one');
    assert.equal(workspace.change(URI, null, []), 'applied');
    assert.equal(workspace.view(URI, DEFAULT_SETTINGS)?.version, 3);
  });

  it('takes names that are special to JavaScript for ordinary ones', () => {
    const { workspace } = opened('one');
    for (const uri of ['__proto__', 'constructor', '', 'a%ZZ', 'file:///x/%E0%A4%A.md']) {
      workspace.open({ ...item(uri), uri });
      assert.equal(textOf(workspace, uri), uri);
    }
  });

  it('equals the model after any sequence of edits, sensible or not', () => {
    const pieces = fc
      .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\u2028', '🕊', '\ud83d', '\udd4a', ' '), { maxLength: 12 })
      .map((parts) => parts.join(''));
    const number = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(0.5, 1.7, Number.NaN, 2 ** 31, -(2 ** 31), 1e300, null, 'x'));
    const position = fc.record({ line: number, character: number });
    const change = fc.oneof(fc.record({ text: pieces }), fc.record({ range: fc.record({ start: position, end: position }), text: pieces }));
    fc.assert(
      fc.property(pieces, fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }), (text, batches) => {
        const { workspace, text: actual } = opened(text);
        let expected = text;
        batches.forEach((batch, index) => {
          workspace.change(URI, index + 2, batch);
          for (const each of batch) expected = applyToModel(expected, each);
          assert.equal(actual(), expected);
        });
      }),
      { numRuns: 500 },
    );
  });
});

interface AnyPosition {
  readonly line: unknown;
  readonly character: unknown;
}

/** The protocol's rules in the plainest form: lines by a regular expression, nothing kept between edits. */
function applyToModel(
  text: string,
  change: { readonly range?: { readonly start: AnyPosition; readonly end: AnyPosition }; readonly text: string },
): string {
  if (change.range === undefined) return change.text;
  const offsets = [offset(text, change.range.start), offset(text, change.range.end)];
  return text.slice(0, Math.min(...offsets)) + change.text + text.slice(Math.max(...offsets));
}

function offset(text: string, { line, character }: AnyPosition): number {
  const whole = (value: unknown) => (typeof value === 'number' && !Number.isNaN(value) ? Math.trunc(value) : 0);
  const parts = text.split(/(\r\n|\n|\r)/);
  const wanted = whole(line);
  if (wanted < 0) return 0;
  if (wanted * 2 >= parts.length) return text.length;
  const before = parts.slice(0, wanted * 2).join('').length;
  return before + Math.min(Math.max(whole(character), 0), parts[wanted * 2]!.length);
}
