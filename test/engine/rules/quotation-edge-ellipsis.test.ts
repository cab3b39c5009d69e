import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';
import { checkRows, firstFix } from '../../support/rules.ts';

const RULE = 'quotation/edge-ellipsis';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags both edges', 'Doe spoke of “⟦… ⟧a hard road⟦ …⟧” ahead.', 'Doe spoke of “a hard road …” ahead.'],
    ['flags three dots', '“⟦...⟧we will act,” said Doe.', '“we will act,” said Doe.'],
    ['flags dots in brackets', '“⟦[...] ⟧we will act,” said Doe.', '“we will act,” said Doe.'],
    ['flags spaced dots', '“We will act⟦ . . .⟧” Doe said.', '“We will act” Doe said.'],
    ['keeps the comma', '“We will act⟦...,⟧” Doe said.', '“We will act,” Doe said.'],
    ['keeps the stop of four dots', '“We will act⟦....⟧” Doe said.', '“We will act.” Doe said.'],
    ['flags guillemets', '«⟦… ⟧Мы готовы начать новые переговоры», — сказал министр.', undefined, { language: 'ru' }],
    ['does not flag a voice that trails off in Russian', '«Мы этого ждали десять лет…» — вздохнул мэр.', undefined, { language: 'ru' }],
    ['does not flag an omission inside', '“We regret this … and move on,” said Doe.'],
    ['does not flag a silence', 'Doe said: “…” and left.'],
    ['does not flag titles', 'The film “And Then There Were…” was shown in the film “And Then…”.'],
  ]);

  it('offers a fix that is not safe, for the speaker may have fallen silent', () => {
    assert.equal(firstFix(checkRule(RULE, '“⟦… ⟧we will act,” said Doe.', { language: 'en' })).safe, false);
  });
});
