/** What somebody calls something, and what only looks so. */
import assert from 'node:assert/strict';
import { analyze } from '../../support/engine.ts';

const CASES: readonly (readonly [language: string, text: string, voice: string])[] = [
  ['en', 'Beijing calls it hegemony.', 'distanced'],
  ['en', 'We call it hegemony.', 'author'],
  ['en', 'The minister called the new court a puppet regime.', 'distanced'],
  ['en', 'The minister called a puppet regime to account.', 'author'],
  ['en', 'The minister called for an end to a puppet regime.', 'author'],
  ['en', 'Tehran denounced the sanctions on oil as economic terrorism.', 'distanced'],
  ['en', 'We describe the sanctions as economic terrorism.', 'author'],
  ['en', 'The bank described the rise of a rogue state.', 'author'],
  ['en', 'He served as minister of a puppet regime.', 'author'],
  ['de', 'Peking nennt das Hegemonie.', 'distanced'],
  ['de', 'Die Hegemonie, wie Peking es nennt, wächst.', 'distanced'],
  ['de', 'Was wir Hegemonie nennen, wächst.', 'author'],
  ['de', 'Peking nennt die Gründe der Hegemonie.', 'author'],
  ['fr', 'Ce que Pékin appelle hégémonie est une alliance.', 'distanced'],
  ['fr', 'Pékin appelle à la guerre économique.', 'author'],
  ['es', 'Lo que Pekín llama hegemonía es una alianza.', 'distanced'],
  ['es', 'Pekín llama a la guerra económica.', 'author'],
  ['ru', 'То, что Пекин называет гегемонией, крепнет.', 'distanced'],
  ['ru', 'То, что мы называем гегемонией, крепнет.', 'author'],
  ['zh', '北京称之为霸权主义。', 'distanced'],
  ['zh', '我们称之为霸权主义。', 'author'],
];

describe('what somebody calls something', () => {
  for (const [language, text, voice] of CASES) {
    it(`${voice}: ${text}`, () => {
      const { terms } = analyze(text, { format: 'plaintext', language });
      assert.deepEqual(
        terms.map((term) => term.voice),
        [voice],
      );
    });
  }
});
