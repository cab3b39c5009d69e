import assert from 'node:assert/strict';
import {
  collectPhrases,
  compilePhrases,
  mayStartPhrase,
  type Phrase,
  type PhraseHits,
  type PhraseTable,
} from '../../server/src/engine/phrases.ts';
import { maskMarkdown } from '../../server/src/engine/prose.ts';
import { hashWord, type Tokens, tokenize } from '../../server/src/engine/words.ts';
import { assertSpans, marked } from '../support/engine.ts';

function phrase(text: string, caseSensitive = false, payload = 0): Phrase {
  return { text, payload, caseSensitive };
}

/** As the detectors ask. */
function hitsAt(tokens: Tokens, at: number, table: PhraseTable): PhraseHits {
  const hits: PhraseHits = { payloads: [], lasts: [] };
  if (mayStartPhrase(table, tokens, at)) collectPhrases(tokens, at, table, hits);
  return hits;
}

/** The phrase must match exactly where the text is marked. */
function check(wanted: Phrase, source: string): void {
  const { text, spans } = marked(source);
  const tokens = tokenize(text, maskMarkdown(text, []), { elision: false });
  const found: { start: number; end: number }[] = [];
  const table = compilePhrases([wanted]);
  for (let at = 0; at < tokens.count; at++)
    for (const last of hitsAt(tokens, at, table).lasts) found.push({ start: tokens.start[at]!, end: tokens.end[last]! });
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

  it('reports the phrases that start at one word, shorter ones first', () => {
    const table = compilePhrases([phrase('un security council', false, 1), phrase('UN', true, 2), phrase('un', false, 3)]);
    const found = hitsAt(tokenize('UN Security Council', null, { elision: false }), 0, table).payloads;
    assert.deepEqual(found.slice(0, 2).sort(), [2, 3]);
    assert.deepEqual(found.slice(2), [1]);
  });

  it('verifies a hit, so words of equal hash never stand for each other', () => {
    const [first, second] = collision();
    assert.equal(hashWord(first), hashWord(second));
    check(phrase(first), `⟦${first}⟧ and ${second}`);
    check(phrase(second), `${first} and ⟦${second}⟧`);
  });

  it('refuses a phrase that could never match', () => {
    assert.throws(() => compilePhrases([phrase('“unfriendly” states')]), /quotation marks and code cannot be matched/);
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
