import assert from 'node:assert/strict';
import { escapeControls, escapeMarkdown, oneLine, shorten, terminalLine } from '../../server/src/features/escape.ts';

describe('escapeMarkdown', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a picture', '![tracker](https://tracker.example/pixel.png)'],
    ['a link', '[click](command:workbench.action.quit)'],
    ['an autolink', '<https://evil.example>'],
    ['a bare address', 'https://evil.example and www.evil.example'],
    ['a mail address', 'minister@evil.example'],
    ['HTML', '<img src=x onerror=alert(1)><b>bold</b>&lt;'],
    ['code', '`rm -rf`'],
    ['emphasis', '**loud** _soft_ ~~gone~~'],
    ['a theme icon', '$(flame)'],
    ['a backslash before a mark', '\\*'],
  ];
  for (const [what, text] of hostile) {
    it(`leaves nothing alive of ${what}`, () => {
      const escaped = escapeMarkdown(text);
      // Nothing with a meaning is left once the escaped characters are gone, and nothing of the text is lost.
      assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ''), /[\\`*_{}[\]<>()#+!|~&:@/$^=]|www\.|\.\w/);
      assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1'), text);
    });
  }

  it('starts no list, heading, rule, table, quotation or code block', () => {
    for (const text of ['- item', '1. item', '# Title', '---', '===', '> said', '    code', '\tcode', '+ more', '|a|b|']) {
      assert.match(escapeMarkdown(text), /^(\\|\d\\\.|[a-z])/);
    }
  });

  it('keeps to one line and shows what would act unseen', () => {
    assert.equal(escapeMarkdown('one\r\n\r\ntwo\u2029three'), 'one two three');
    assert.equal(escapeMarkdown('a\u202Eb\u0007c'), 'a\uFFFDb\uFFFDc');
  });

  it('leaves ordinary words of any script as they are', () => {
    assert.equal(escapeMarkdown('МИД России, “l’État”, 外交部'), 'МИД России, “l’État”, 外交部');
  });
});

describe('shorten', () => {
  it('cuts between words and never within a surrogate pair', () => {
    assert.equal(shorten('one two three', 13), 'one two three');
    assert.equal(shorten('one two three', 10), 'one two…');
    assert.equal(shorten('🕊🕊🕊', 4), '🕊…');
    assert.ok(shorten('a'.repeat(1e6), 80).length <= 80);
  });
});

describe('oneLine and terminalLine', () => {
  it('replaces lone surrogates, so that every consumer can encode the text', () => {
    assert.equal(oneLine('a\ud800b\udc00c'), 'a\uFFFDb\uFFFDc');
    assert.equal(oneLine('🕊'), '🕊');
    assert.equal(terminalLine('a\ud800'), 'a\\u{d800}');
  });

  it('escapes what drives a terminal', () => {
    assert.equal(terminalLine('\u001b[31mred\u001b[0m \u202Egnp'), '\\u{1b}[31mred\\u{1b}[0m \\u{202e}gnp');
    assert.equal(escapeControls('a\nb'), 'a\\u{a}b');
    assert.equal(terminalLine('a\n\tb'), 'a b');
  });
});
