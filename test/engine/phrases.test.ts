import assert from 'node:assert/strict';
import { compilePhrases, findPhrases, longestPhrases, type Phrase } from '../../server/src/engine/phrases.ts';
import { maskMarkdown } from '../../server/src/engine/prose.ts';
import { hashWord, tokenize } from '../../server/src/engine/words.ts';
import { assertSpans, marked } from '../support/engine.ts';

function phrase(text: string, caseSensitive = false, payload = 0): Phrase {
  return { text, payload, caseSensitive };
}

/** The phrase must match exactly where the text is marked. */
function check(wanted: Phrase, source: string): void {
  const { text, spans } = marked(source);
  const tokens = tokenize(text, maskMarkdown(text, []), { elision: false });
  const found: { start: number; end: number }[] = [];
  findPhrases(tokens, compilePhrases([wanted]), (_phrase, first, last) =>
    found.push({ start: tokens.start[first]!, end: tokens.end[last]! }),
  );
  assertSpans(text, found, spans);
}

describe('phrases', () => {
  const rows: readonly (readonly [string, Phrase, string])[] = [
    ['whatever the case', phrase('foreign ministry'), 'The ⟦Foreign Ministry⟧ and the ⟦FOREIGN MINISTRY⟧'],
    ['with the case of the phrase', phrase('Anglo-Saxons', true), 'the ⟦Anglo-Saxons⟧, not the anglo-saxons'],
    ['in a headline of capitals', phrase('Foreign Ministry', true), '⟦FOREIGN MINISTRY⟧ SPEAKS'],
    ['a single word in capitals keeps its case', phrase('Who', true), 'WHO said who, ⟦Who⟧'],
    ['across a hyphen', phrase('rules based order'), 'the ⟦rules-based order⟧'],
    ['where the phrase has the hyphen and the text a space', phrase('rules-based order'), 'the ⟦rules based order⟧'],
    ['across a line break', phrase('unfriendly states'), 'the ⟦unfriendly\nstates⟧'],
    ['across a non-breaking space', phrase('unfriendly states'), 'the ⟦unfriendly\u00a0states⟧'],
    ['not across punctuation', phrase('unfriendly states'), 'unfriendly, states; unfriendly “states”'],
    ['not across a stop', phrase('unfriendly states'), 'unfriendly. States'],
    ['not inside a longer word', phrase('state'), 'states and interstate, but a ⟦state⟧'],
    ['with a possessive inside', phrase("people's council"), 'the ⟦People’s Council⟧'],
    ['with stops or without', phrase('U.S. Congress'), 'the ⟦U.S. Congress⟧ and the ⟦US Congress⟧'],
    ['with a soft hyphen inside', phrase('sanctions'), 'the ⟦sanc\u00adtions⟧'],
    ['with emphasis inside', phrase('nato'), '**⟦N**ATO⟧'],
    ['a number', phrase('G20'), 'the ⟦G20⟧, not the G200'],
    ['a number with a separator', phrase('resolution 2231'), '⟦Resolution 2231⟧, not resolution 2231,5'],
    ['every occurrence', phrase('regime'), '⟦regime⟧ ⟦regime⟧'],
    ['overlapping occurrences', phrase('very very'), '⟦very ⟦very⟧ very⟧'],
    ['ideographs without spaces', phrase('外交部'), '中国⟦外交部⟧发言人'],
    ['Cyrillic', phrase('мид россии'), 'в ⟦МИД России⟧ заявили'],
  ];
  for (const [what, wanted, source] of rows) it(what, () => check(wanted, source));

  it('takes the longest of those that start first', () => {
    const table = compilePhrases([phrase('security council', false, 1), phrase('un security council', false, 2), phrase('un', false, 3)]);
    const tokens = tokenize('the UN Security Council and the Security Council', null, { elision: false });
    const found: number[] = [];
    longestPhrases(tokens, table, (payload) => found.push(payload));
    assert.deepEqual(found, [2, 1]);
  });

  it('reports all phrases of one longest stretch', () => {
    const table = compilePhrases([phrase('Regime', true, 1), phrase('regime', false, 2)]);
    const found: number[] = [];
    longestPhrases(tokenize('Regime', null, { elision: false }), table, (payload) => found.push(payload));
    assert.deepEqual(found.sort(), [1, 2]);
  });

  it('verifies a hit, so words of equal hash never stand for each other', () => {
    const [first, second] = collision();
    assert.equal(hashWord(first), hashWord(second));
    check(phrase(first), `⟦${first}⟧ and ${second}`);
    check(phrase(second), `${first} and ⟦${second}⟧`);
  });

  it('refuses a phrase that could never match', () => {
    assert.throws(() => compilePhrases([phrase('states, unfriendly')]), /only words, numbers, hyphens and possessives/);
  });
});

/** Two words with one 32-bit hash: after some ten thousand tries a pair is likely, after a few hundred thousand certain. */
function collision(): [string, string] {
  const seen = new Map<number, string>();
  for (let i = 0; ; i++) {
    let word = '';
    for (let rest = i * 7919 + 1; rest > 0; rest = Math.floor(rest / 26)) word += String.fromCharCode(97 + (rest % 26));
    const other = seen.get(hashWord(word));
    if (other !== undefined && other !== word) return [other, word];
    seen.set(hashWord(word), word);
  }
}
