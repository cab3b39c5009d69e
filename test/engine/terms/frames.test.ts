/** Frames and clefts that give a term to somebody, and what only looks like one. */
import assert from 'node:assert/strict';
import { analyze } from '../../support/engine.ts';

function voiceIn(text: string, language: string): string {
  return analyze(text, { language }).terms.at(-1)?.voice ?? 'unfound';
}

describe('a term that a frame or a cleft gives to somebody', () => {
  const reported: readonly (readonly [string, string])[] = [
    ['en', 'For Moscow, this is hegemony.'],
    ['en', 'For the delegation of China, this is hegemony.'],
    ['en', 'The base stands, for the clerics, for hegemony.'],
    ['en', 'It is hegemony, as far as Delhi is concerned.'],
    ['en', 'It is the diktat of Brussels that the ministry condemned.'],
    ['en', 'What the minister denounced was hegemony.'],
    ['en', 'The ministry said: the time of hegemony must end.'],
    ['ru', 'Для Москвы это однополярный мир.'],
    ['de', 'Für Moskau ist die regelbasierte Ordnung ein Vorwand.'],
    ['fr', 'Pour Moscou, le monde multipolaire est là.'],
    ['es', 'La rusofobia, afirmó el embajador, es norma.'],
    ['zh', '对莫斯科来说，强权政治已经结束。'],
  ];
  for (const [language, text] of reported) it(text, () => assert.equal(voiceIn(text, language), 'reported'));
  it('The term, so called', () => assert.equal(voiceIn('The rogue state, so called, was a bank.', 'en'), 'distanced'));
});

describe('a term that nothing gives to anybody', () => {
  const author: readonly (readonly [string, string])[] = [
    ['en', 'For peace, this is hegemony.'],
    ['en', 'For three years, hegemony went on.'],
    ['en', 'For Monday, hegemony is on the agenda.'],
    ['en', 'For the free world, hegemony is a danger.'],
    ['en', 'For us, this is hegemony.'],
    ['en', 'Moscow voted for hegemony, for nothing else.'],
    ['en', 'It was the puppet regime that signed the treaty.'],
    ['en', 'What we fear is hegemony.'],
    ['en', 'What the minister said about hegemony matters.'],
    ['en', 'The minister left, then hegemony returned.'],
    ['ru', 'Для борьбы с ней нужен однополярный мир.'],
    ['de', 'Für Frieden sorgt die regelbasierte Ordnung.'],
  ];
  for (const [language, text] of author) it(text, () => assert.equal(voiceIn(text, language), 'author'));
});
