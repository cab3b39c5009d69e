import assert from 'node:assert/strict';
import type { Facts } from '../../../server/src/engine/facts.ts';
import { termRhetorical } from '../../../server/src/engine/rules/term-rhetorical.ts';
import { nameVoices } from '../../../server/src/engine/terms/voice.ts';
import { detect, KNOWLEDGE, LEXICON, readQuotations } from '../terms/support.ts';

function check(source: string) {
  const { text, quotations } = readQuotations(source);
  const facts: Facts = {
    language: 'en',
    format: 'plaintext',
    length: text.length,
    headings: [],
    quotations,
    looseMarks: [],
    organizations: [],
    entities: [],
    definitions: [],
    terms: nameVoices([{ start: 0, terms: detect(text) }], quotations, text, LEXICON),
    problems: [],
  };
  return { text, findings: termRhetorical.check(facts, { text, knowledge: KNOWLEDGE, language: 'en', style: null, marks: null }) };
}

/** The text after the first fix of its first finding. */
function repaired(source: string): string {
  const { text, findings } = check(source);
  const fix = findings[0]!.fixes![0]!;
  assert.equal(fix.safe, false);
  return text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
}

describe('term/rhetorical', () => {
  const valid: readonly string[] = [
    '{direct: "Unfriendly states will pay,"} he said.',
    '{reported: Unfriendly states would pay}, he said.',
    'A {scare: "rogue state"} was named.',
    'A so-called rogue state was named.',
    'The book {title: "Axis of Evil"} sold well.',
    'The term {term: "multipolar"} is contested.',
    'The sanctions regime was extended.',
    'The talks went on.',
  ];
  for (const source of valid) it(`is silent: ${source}`, () => assert.deepEqual(check(source).findings, []));

  const invalid: readonly (readonly [string, readonly string[]])[] = [
    ['Trade with unfriendly states fell.', ['unfriendly states']],
    ['{direct: "No,"} said the puppet regime.', ['puppet regime']],
    ['Hegemony breeds hegemony.', ['Hegemony', 'hegemony']],
    ['The ministry said {reported: hegemony was over}. The diktat went on.', ['diktat']],
  ];
  for (const [source, expected] of invalid) {
    it(`speaks: ${source}`, () => {
      const { text, findings } = check(source);
      assert.deepEqual(
        findings.map((finding) => text.slice(finding.start, finding.end)),
        expected,
      );
    });
  }

  it('says what, why and what to do, with a neutral wording where there is one', () => {
    assert.equal(
      check('Trade with unfriendly states fell.').findings[0]!.message,
      "“unfriendly states” is listed as rhetorical (used by Russia) and stands in the author's own voice. " +
        'Attribute it, or use a neutral wording such as “sanctioning states”.',
    );
    assert.equal(
      check('An axis\nof evil is near.').findings[0]!.message,
      "“axis of evil” is listed as rhetorical (used by the United States since 2002) and stands in the author's own voice. " +
        'Attribute it, or use a neutral wording.',
    );
  });

  it('offers one fix for each alternative', () => {
    const { findings } = check('Trade with unfriendly states fell.');
    assert.deepEqual(
      findings[0]!.fixes!.map((fix) => fix.title),
      ['Replace with “sanctioning states”', "Replace with “states on Russia's counter-sanctions list”"],
    );
  });

  const fixes: readonly (readonly [string, string])[] = [
    ['Trade with rogue states fell.', 'Trade with sanctioned states fell.'],
    ['Rogue states met.', 'Sanctioned states met.'],
    ['It is an unfriendly state.', 'It is a sanctioning state.'],
    ['An unfriendly state voted.', 'A sanctioning state voted.'],
    ['It was a diktat.', 'It was an imposed condition.'],
    ['Hegemony grows.', 'Dominance grows.'],
    ['The Kiev regime met.', 'The Ukrainian government met.'],
    ['Talks with the Kiev regime failed.', 'Talks with the Ukrainian government failed.'],
    ['They blame the Zionist entity for it.', 'They blame Israel for it.'],
    ['The Zionist entity answered.', 'Israel answered.'],
    ['He lives in Judea and Samaria.', 'He lives in the West Bank.'],
    ['He blames the collective West.', 'He blames the West.'],
    ['A puppet government was formed.', 'A foreign-backed government was formed.'],
    ['The regime fell.', 'The government fell.'],
  ];
  for (const [source, expected] of fixes) it(`${source} -> ${expected}`, () => assert.equal(repaired(source), expected));
});
