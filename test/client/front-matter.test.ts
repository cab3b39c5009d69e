import assert from 'node:assert/strict';
import { languageLine } from '../../client/src/front-matter.ts';
import { analyzeMarkdown } from '../support/engine.ts';

function written(text: string, code: string): string {
  const { at, text: line } = languageLine(text, code);
  return text.slice(0, at.start) + line + text.slice(at.end);
}

describe('the language of a text, written into its front matter', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['# Talks\n', '---\nlang: de\n---\n\n# Talks\n'],
    ['', '---\nlang: de\n---\n\n'],
    ['---\ntitle: Talks\n---\nText\n', '---\nlang: de\ntitle: Talks\n---\nText\n'],
    ['---\ntitle: Talks\nlang: en # British\n---\nText\n', '---\ntitle: Talks\nlang: de\n---\nText\n'],
    ['---\r\ntitle: Talks\r\n---\r\nText\r\n', '---\r\nlang: de\r\ntitle: Talks\r\n---\r\nText\r\n'],
    ['---\n---\nText\n', '---\nlang: de\n---\nText\n'],
    ['Text\n---\nlang: en\n---\n', '---\nlang: de\n---\n\nText\n---\nlang: en\n---\n'],
  ];
  for (const [text, expected] of rows) {
    it(`goes into ${JSON.stringify(text)}, where the review reads it`, () => {
      assert.equal(written(text, 'de'), expected);
      assert.equal(analyzeMarkdown(expected).language, 'de');
      assert.equal(written(expected, 'de'), expected);
    });
  }
});
