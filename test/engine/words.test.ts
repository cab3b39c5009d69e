import assert from 'node:assert/strict';
import { maskMarkdown } from '../../server/src/engine/prose.ts';
import { FLAG, hashWord, KIND, PAIRED, type Tokens, tokenize, tokenText } from '../../server/src/engine/words.ts';

/** Tokens between bars: w:word, n:number, m:mark, p:punctuation, o:opaque, s:possessive; - after the kind says "joined by a hyphen". */
function shown(tokens: Tokens): string {
  const letters = {
    [KIND.word]: 'w',
    [KIND.number]: 'n',
    [KIND.mark]: 'm',
    [KIND.punctuation]: 'p',
    [KIND.opaque]: 'o',
    [KIND.possessive]: 's',
  };
  const out: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const joint = (tokens.flags[i]! & FLAG.hyphen) !== 0 ? '-' : '';
    out.push(`${letters[tokens.kind[i] as keyof typeof letters]}${joint}:${tokenText(tokens, i)}`);
  }
  return out.join('|');
}

function flag(text: string, bit: number, index = 0): boolean {
  return (tokenize(text, null, { elision: false }).flags[index]! & bit) !== 0;
}

describe('tokenize', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['words and punctuation', 'Yes, we can.', 'w:Yes|p:,|w:we|w:can|p:.'],
    ['a contraction is one word', 'They don’t agree', 'w:They|w:don’t|w:agree'],
    ['a possessive is split from its word', 'Russia’s policy', 'w:Russia|s:’s|w:policy'],
    ['a possessive with a straight apostrophe', "Doe's", "w:Doe|s:'s"],
    ['an apostrophe after a plural is a loose mark', "ministers' decision", "w:ministers|m:'|w:decision"],
    ['single letters with stops are one word', 'the U.S. said', 'w:the|w:U.S.|w:said'],
    ['two-letter parts are not', 'Gen. Roe', 'w:Gen|p:.|w:Roe'],
    ['a stop that ends a sentence is not part of the word', 'It ended.Then', 'w:It|w:ended|p:.|w:Then'],
    ['a hyphen joins words', 'long-term plan', 'w:long|w-:term|w:plan'],
    ['a hyphen joins words and numbers', 'COVID-19', 'w:COVID|n-:19'],
    ['a non-breaking hyphen joins too', 'co‑operation', 'w:co|w-:operation'],
    ['a free hyphen is punctuation', 'a - b', 'w:a|p:-|w:b'],
    ['a hyphen before a space joins nothing', 'pre- and post-war', 'w:pre|p:-|w:and|w:post|w-:war'],
    ['soft hyphens and zero-width characters stay inside a word', 'NA\u00adTO and U\u200bN', 'w:NA\u00adTO|w:and|w:U\u200bN'],
    ['a byte order mark is nothing', '\ufeffNATO', 'w:NATO'],
    ['combining accents belong to their letter', 'e\u0301tat', 'w:e\u0301tat'],
    ['numbers keep their separators', '1,000.5 and 3.', 'n:1,000.5|w:and|n:3|p:.'],
    ['a number may end in letters', '90s G20 2nd', 'n:90s|w:G20|n:2nd'],
    ['each ideograph is a word', '外交部说', 'w:外|w:交|w:部|w:说'],
    ['Hangul is written in words', '외교부 said', 'w:외교부|w:said'],
    ['doubled apostrophes are one mark', "``a''", "m:``|w:a|m:''"],
    ['a surrogate pair is two punctuation units, never a letter', '🕊x', 'p:\ud83d|p:\udd4a|w:x'],
    ['a lone surrogate is punctuation', 'a\ud800b', 'w:a|p:\ud800|w:b'],
    ['gershayim inside a Hebrew abbreviation', 'צה"ל', 'w:צה"ל'],
    ['line breaks separate words', 'a\r\nb\rc', 'w:a|w:b|w:c'],
    ['nothing', '', ''],
    ['only spaces', ' \t\n', ''],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.equal(shown(tokenize(text, null, { elision: false })), expected));

  it('splits elisions only where the language asks for it', () => {
    assert.equal(shown(tokenize('l’OTAN', null, { elision: true })), 'w:l’|w:OTAN');
    assert.equal(shown(tokenize('l’OTAN', null, { elision: false })), 'w:l’OTAN');
    assert.equal(shown(tokenize('aujourd’hui', null, { elision: true })), 'w:aujourd’hui');
  });

  const markdown: readonly (readonly [string, string, string])[] = [
    ['emphasis around a word', '**NATO** said', 'w:NATO|w:said'],
    ['emphasis inside a word does not split it', '**N**ATO', 'w:N**ATO'],
    ['a link shows its text', '[the UN](https://un.example)', 'w:the|w:UN'],
    ['an image shows nothing', 'a ![the UN](x.png) b', 'w:a|o:![the UN](x.png)|w:b'],
    ['code is one thing', 'run `say "hi"` now', 'w:run|o:`say "hi"`|w:now'],
    ['character references are what they stand for', '&ldquo;a&rdquo;&nbsp;b', 'm:&ldquo;|w:a|m:&rdquo;|w:b'],
    ['numeric references too', '&#8220;a&#x201D;', 'm:&#8220;|w:a|m:&#x201D;'],
    ['an escaped mark is the mark', '\\"a\\"', 'm:\\"|w:a|m:\\"'],
    ['an underscore inside a name is part of it', 'snake_case', 'w:snake|p:_|w:case'],
  ];
  for (const [what, text, expected] of markdown) {
    it(`Markdown: ${what}`, () => assert.equal(shown(tokenize(text, maskMarkdown(text, []), { elision: false })), expected));
  }

  it('hashes a word as it is read: case, apostrophe shape, ignorables and inner stops make no difference', () => {
    const hash = (text: string): number => tokenize(text, null, { elision: false }).hash[0]!;
    assert.equal(hash('NATO'), hashWord('nato'));
    assert.equal(hash('NA\u00adTO'), hashWord('nato'));
    assert.equal(hash('U.S.'), hashWord('us'));
    assert.equal(hash('don’t'), hash("don't"));
    assert.notEqual(hash('nato'), hash('nota'));
    assert.equal(hash('ÉTAT'), hash('état'));
  });

  it('never folds a letter whose lower case is longer, so offsets stay those of the text', () => {
    const { end } = tokenize('İSTANBUL', null, { elision: false });
    assert.equal(end[0], 8);
  });

  it('tells a doubled apostrophe from a single one', () => {
    assert.equal(tokenize("''", null, { elision: false }).hash[0], PAIRED + 0x27);
    assert.equal(tokenize("'", null, { elision: false }).hash[0], 0x27);
  });

  it('flags what attribution needs to know', () => {
    assert.ok(flag('Doe', FLAG.capital) && !flag('doe', FLAG.capital));
    assert.ok(flag('NATO', FLAG.allCaps) && !flag('Nato', FLAG.allCaps) && !flag('A', FLAG.allCaps));
    assert.ok(flag('G20', FLAG.digit) && flag('20', FLAG.digit) && !flag('G', FLAG.digit));
    assert.ok(flag('a b', FLAG.space, 1) && !flag('a.b', FLAG.space, 1) && flag('a', FLAG.space));
    assert.ok(flag('a\nb', FLAG.line, 1) && !flag('a b', FLAG.line, 1));
    assert.ok(flag('U.S.', FLAG.dotted) && !flag('US', FLAG.dotted));
    assert.ok(flag("Doe's", FLAG.possessed) && !flag('Doe', FLAG.possessed));
    assert.ok(flag('部', FLAG.ideograph) && !flag('а', FLAG.ideograph));
    assert.ok(flag('Минск', FLAG.capital) && flag('ООН', FLAG.allCaps));
  });
});
