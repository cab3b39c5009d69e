import assert from 'node:assert/strict';
import { fold, isUpper, UNIT, unitKind } from '../../server/src/engine/characters.ts';

describe('kinds of code units', () => {
  const rows: readonly (readonly [keyof typeof UNIT, string])[] = [
    ['letter', 'aZéßжΩאبम한'],
    ['combining', '\u0301\u0306'],
    ['digit', '09٣'],
    ['space', ' \t\u00a0\u2003\u2028\u3000\v\f'],
    ['line', '\n\r'],
    ['ideograph', '外の私ラ'],
    ['mark', '"“”„«»‹›「」『』《》〝＂‚'],
    ['apostrophe', "'’‘ʼ`´＇"],
    ['hyphen', '-‐‑'],
    ['ignorable', '\u00ad\u200b\u200d\u2060\ufeff\u202e\u2066\ufe0f\u0640\u064e\u05b4'],
    ['punctuation', '.,;:!?()—–…$\0\ud83d\udd4a'],
  ];
  for (const [kind, units] of rows) {
    it(kind, () => {
      for (let i = 0; i < units.length; i++)
        assert.equal(unitKind(units.charCodeAt(i)), UNIT[kind], `U+${units.charCodeAt(i).toString(16)}`);
    });
  }

  it('every code unit has one, and the same on every call', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const kind = unitKind(unit);
      assert.ok(kind >= UNIT.letter && kind <= UNIT.combining);
      assert.equal(unitKind(unit), kind);
    }
  });
});

describe('folding', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['A', 'a'],
    ['É', 'é'],
    ['Ж', 'ж'],
    ['Σ', 'σ'],
    ['’', "'"],
    ['ʼ', "'"],
    ['a', 'a'],
    ['\0', '\0'],
    ['“', '“'],
  ];
  for (const [given, expected] of rows) {
    it(`${JSON.stringify(given)} becomes ${JSON.stringify(expected)}`, () =>
      assert.equal(String.fromCharCode(fold(given.charCodeAt(0))), expected));
  }

  it('leaves alone what has no lower case of one unit', () => assert.equal(fold('İ'.charCodeAt(0)), 'İ'.charCodeAt(0)));

  it('knows capitals', () => {
    for (const capital of 'AÉЖΩ') assert.ok(isUpper(capital.charCodeAt(0)), capital);
    for (const other of 'aéжωß1外“’') assert.ok(!isUpper(other.charCodeAt(0)), other);
  });
});
