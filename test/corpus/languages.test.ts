/** Who speaks in each language: what is reached is kept, and what is known to fail is listed in the file of the language. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { type LanguageScore, SHARES, scoreLanguage, shares } from '../bench/languages.ts';
import { analyze } from '../support/engine.ts';
import { FLOOR, fileOf, KNOWN, LANGUAGES, readCase, readCases } from '../support/language-cases.ts';

describe('who speaks', () => {
  for (const lang of LANGUAGES) {
    it(`in ${lang}`, () => {
      const cases = readCases(lang);
      const said = new Map(cases.map((item) => [item, analyze(item.text, { language: lang }).quotations]));
      const details: string[] = [];
      const score = scoreLanguage(
        cases,
        (item) => said.get(item)!,
        (kind, id, ...more) => void details.push([id, kind, ...more].join(' ')),
      );
      if (process.env.POLICY_REVIEW_UPDATE === '1') {
        update(lang, score);
        return;
      }
      const lost = cases.filter(({ id, known }) => !known && score.failed.has(id)).map(({ id }) => id);
      assert.deepEqual(
        details.filter((line) => lost.some((id) => line.startsWith(`${id} `))),
        [],
        'cases that were right are no longer',
      );
      const reached = shares(score);
      for (const [name, floor] of floors(lang)) assert.ok(reached[name] >= floor, `${name}: ${reached[name]} of ${floor}`);
    });
  }
});

describe('a marked case', () => {
  it('says what is quoted, what reported, and by whom', () => {
    const { text, quotations, reported } = readCase('⟦q1|« A, dit ⟦s1|B⟧, C »⟧. ⟦s2|D⟧ dit que ⟦r2|E⟧.¶⟦x|« F »⟧ ⟦q3|« G »⟧', 'fr:1');
    assert.equal(text, '« A, dit B, C ». D dit que E.\n\n« F » « G »');
    const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual(quotations.map(words), ['« A, dit B, C »', '« G »']);
    assert.deepEqual(
      [...quotations, ...reported].map(({ source }) => source && words(source)),
      ['B', null, 'D'],
    );
    assert.deepEqual(reported.map(words), ['E']);
  });

  for (const wrong of ['⟦q1|a', 'a⟧', '⟦a⟧', '⟦s1|a⟧', '⟦q1|a⟧ ⟦s1|b⟧ ⟦s1|c⟧'])
    it(`is refused: ${wrong}`, () => assert.throws(() => readCase(wrong, 'fr:1'), /^AssertionError.*fr:1/));
});

function floors(lang: string): [(typeof SHARES)[number], number][] {
  const line = readFileSync(fileOf(lang), 'utf8')
    .split('\n')
    .find((one) => one.startsWith(FLOOR));
  assert.ok(line, `${lang}: no line "${FLOOR}…"`);
  return SHARES.map((name) => {
    const value = new RegExp(`\\b${name} (\\d+)`).exec(line)?.[1];
    assert.ok(value, `${lang}: no floor of ${name}`);
    return [name, Number(value)];
  });
}

function update(lang: string, score: LanguageScore): void {
  const reached = shares(score);
  const floor = `${FLOOR}${SHARES.map((name) => `${name} ${Math.floor(reached[name])}`).join(', ')}`;
  const lines = readFileSync(fileOf(lang), 'utf8')
    .split('\n')
    .map((line, index) => {
      if (line.startsWith(FLOOR)) return floor;
      const bare = line.startsWith(KNOWN) ? line.slice(KNOWN.length) : line;
      return score.failed.has(`${lang}:${index + 1}`) ? `${KNOWN}${bare}` : bare;
    });
  writeFileSync(fileOf(lang), lines.join('\n'));
}
