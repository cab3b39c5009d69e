import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type TranslationSettings } from '../../server/src/config.ts';
import {
  chosenTranslations,
  isNamedTranslation,
  nameWithLanguage,
  readTranslationOf,
  sourcesOf,
} from '../../server/src/translation/pairs.ts';

const settings = (change: Partial<TranslationSettings> = {}): TranslationSettings => ({ ...DEFAULT_SETTINGS.translation, ...change });
const ROOT = 'file:///w';

describe('pairs of a text and its translation', () => {
  it('are read from front matter', () => {
    assert.equal(readTranslationOf('---\nlang: ru\ntranslation-of: a.en.md\n---\nText'), 'a.en.md');
    assert.equal(readTranslationOf('---\r\ntranslation-of: "../en/a b.md"\r\n---\r\nText'), '../en/a b.md');
    assert.equal(readTranslationOf('---\ntranslation-of: a.md # the draft\n---\n'), 'a.md');
    for (const text of [
      '',
      'translation-of: a.md',
      '---\nlang: ru\n---\ntranslation-of: a.md\n---\n',
      '---\ntranslation-of:\n---\n',
      '---\nx: 1',
    ]) {
      assert.equal(readTranslationOf(text), null, text);
    }
  });

  it('are told by their names', () => {
    assert.deepEqual(sourcesOf('file:///w/a.ru.md', null, settings(), [ROOT]), ['file:///w/a.en.md', 'file:///w/a.md']);
    assert.deepEqual(sourcesOf('file:///w/a.zh-Hant.txt', null, settings(), [ROOT]), ['file:///w/a.en.txt', 'file:///w/a.txt']);
    assert.deepEqual(sourcesOf('file:///w/a.en.md', null, settings(), [ROOT]), ['file:///w/a.md']);
    assert.deepEqual(sourcesOf('file:///w/a.md', null, settings(), [ROOT]), []);
    assert.deepEqual(sourcesOf('file:///w/%D0%B0%20b.ru.md', null, settings(), [ROOT])[0], 'file:///w/%D0%B0%20b.en.md');
    assert.deepEqual(sourcesOf('file:///w/ru/a.md', null, settings({ pattern: '{lang}/{name}.md' }), [ROOT]), ['file:///w/en/a.md']);
    assert.deepEqual(sourcesOf('file:///w/a_fr.txt', null, settings({ pattern: '{name}_{lang}', sourceLanguage: 'ru' }), [ROOT]), [
      'file:///w/a_ru.txt',
      'file:///w/a.txt',
    ]);
    assert.ok(isNamedTranslation('file:///w/a.ru.md', 'file:///w/a.en.md', settings()));
    assert.ok(!isNamedTranslation('file:///w/b.ru.md', 'file:///w/a.en.md', settings()));
  });

  it('are what front matter says before what names say, and what was chosen before both', () => {
    assert.deepEqual(sourcesOf('file:///w/x/a.ru.md', '../b.md', settings(), [ROOT]), ['file:///w/b.md']);
    const pairs = { 'x/a.ru.md': 'c d.md' };
    assert.deepEqual(sourcesOf('file:///w/x/a.ru.md', '../b.md', settings({ pairs }), [ROOT]), ['file:///w/c%20d.md']);
    assert.deepEqual(chosenTranslations('file:///w/c%20d.md', settings({ pairs }), [ROOT]), ['file:///w/x/a.ru.md']);
  });

  it('lead nowhere else', () => {
    for (const path of ['https://example.com/a.md', 'http:a.md', 'c:\\a.md']) {
      assert.deepEqual(sourcesOf('file:///w/a.ru.md', path, settings(), []), [], path);
    }
    for (const uri of ['untitled:Untitled-1', '', 'a', 'file:///', 'vscode-vfs://github/o/r/a.ru.md?x#y']) {
      assert.ok(Array.isArray(sourcesOf(uri, 'b.md', settings(), [])), uri);
    }
    assert.ok(sourcesOf(`file:///${'a.'.repeat(20_000)}md`, null, settings(), []).length <= 2);
  });

  it('say their language wherever the pattern has it', () => {
    const rows = [
      ['file:///w/a.ru.md', '{name}.{lang}', 'a.ru.ru.md'],
      ['file:///w/ru/a.md', '{lang}/{name}.md', 'a.ru.md'],
      ['file:///w/a_fr.txt', '{name}_{lang}', 'a_fr.fr.txt'],
      ['file:///w/a.md', '{name}.{lang}', 'a.md'],
      ['file:///w/documents/a.md', '{lang}/{name}.md', 'a.md'],
      ['untitled:Untitled-1', '{name}.{lang}', 'Untitled-1'],
    ] as const;
    for (const [uri, pattern, name] of rows) assert.equal(nameWithLanguage(uri, pattern), name, uri);
  });
});
