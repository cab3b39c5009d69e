import assert from 'node:assert/strict';
import { classify } from '../../../server/src/engine/lexicon.ts';
import { LIMITS } from '../../../server/src/engine/limits.ts';
import { pairMarks } from '../../../server/src/engine/quotations/marks.ts';
import { tokenize } from '../../../server/src/engine/words.ts';
import { english, mark, marked } from '../../support/engine.ts';

/** ⟦…⟧ are the pairs, marks included; a loose opener is written ⟨x, a loose closer x⟩. */
function check(source: string): void {
  const loose = source.replace(/[⟦⟧]/g, '');
  const plain = loose.replace(/[⟨⟩]/g, '');
  const { text, spans } = marked(source.replace(/[⟨⟩]/g, ''));
  assert.equal(text, plain);
  const tokens = tokenize(text, null, { elision: false });
  const { pairs, unclosed, unopened } = pairMarks(tokens, classify(tokens, english).roles);
  const actual = pairs.map((pair) => ({ start: tokens.start[pair.open]!, end: tokens.end[pair.close]! }));
  assert.equal(mark(text, actual), mark(text, spans));
  const at = (index: number): number => tokens.start[index]!;
  let shown = '';
  for (let i = 0; i < text.length; i++) {
    if (unclosed.some((index) => at(index) === i)) shown += '⟨';
    shown += text[i];
    if (unopened.some((index) => tokens.end[index] === i + 1)) shown += '⟩';
  }
  assert.equal(shown, loose);
}

describe('pairs of marks', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['typographic double', 'He said ⟦“yes”⟧ and ⟦“no”⟧.'],
    ['three apostrophes after a word', "⟦''She said, ⟦'Go.'⟧''⟧ he said"],
    ['three apostrophes before a word', "He says ⟦''⟦'Go'⟧ was said''⟧ now"],
    ['straight double', 'He said ⟦"yes"⟧ and ⟦"no"⟧.'],
    ['full-width straight', '⟦＂yes＂⟧'],
    ['typographic single', 'He said ⟦‘yes’⟧ now.'],
    ['straight single', "He said ⟦'yes'⟧ now."],
    ['German', '⟦„Ja“⟧, sagte er.'],
    ['German closed as in English', '⟦„Ja”⟧, sagte er.'],
    ['German closed with a straight mark', '⟦„Ja"⟧, sagte er.'],
    ['Polish', '⟦„Tak”⟧, powiedział.'],
    ['low marks nested in low marks', '⟦„a ⟦„b”⟧ c”⟧'],
    ['German single', '⟦‚Ja‘⟧ sagte er.'],
    ['French', '⟦« Oui »⟧, dit-il.'],
    ['Swiss', '⟦«Ja»⟧, sagte er.'],
    ['Danish, pointing inwards', '⟦»Ja«⟧, sagde han.'],
    ['Swedish, both to the right', '⟦»Ja»⟧ sade han.'],
    ['Swedish, both high', '⟦”Ja”⟧ sade han.'],
    ['single guillemets', '⟦‹Ja›⟧ sagte er.'],
    ['single guillemets inwards', '⟦›Ja‹⟧ sagte er.'],
    ['corner brackets', '田中は⟦「はい」⟧と述べた。'],
    ['white corner brackets', '⟦『はい』⟧'],
    ['corner brackets nested', '⟦「彼は⟦『はい』⟧と」⟧'],
    ['Chinese double', '他说：⟦“好”⟧。'],
    ['titles in double angle brackets', '⟦《声明》⟧提到'],
    ['angle brackets', '⟦〈声明〉⟧'],
    ['Taiwanese double prime', '⟦〝好〞⟧'],
    ['low double prime', '⟦〝好〟⟧'],
    ['high reversed', '⟦‟yes”⟧ he said'],
    ['TeX', "⟦``yes''⟧ he said"],
    ['TeX closed with a straight mark', '⟦``yes"⟧ he said'],
    ['typewriter single with a grave accent', "⟦`yes'⟧ he said"],
    ['straight opener, typographic closer', '⟦"yes”⟧ he said'],
    ['typographic opener, straight closer', '⟦“yes"⟧ he said'],
    ['high opener turned the wrong way', 'Doe said: ⟦”We will act.”⟧'],
  ];
  for (const [what, source] of rows) it(what, () => check(source));
});

describe('nesting', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['single in double', '⟦“He told me, ⟦‘Leave now,’⟧ and I left,”⟧ Doe said.'],
    ['double in single', '⟦‘He told me, ⟦“Leave now,”⟧ and I left,’⟧ Doe said.'],
    ['three levels that close together', '⟦“The note read, ⟦‘Ask for ⟦“Clause 9”⟧ today.’⟧”⟧'],
    ['the same marks where no space tells their sides', '⟦“我说⟦“不”⟧。”⟧李敏说：⟦“好。”⟧'],
    ['a pair after a pair where no space tells their sides', '⟦“好”⟧和⟦“坏”⟧'],
    ['in a French paragraph that a closing mark opens again', '⟦» Le pont est ⟦« sûr »⟧ depuis hier »⟧, a dit Paul.'],
    ['straight in typographic', '⟦“He said ⟦"no"⟧ twice”⟧'],
    ['German in guillemets', '⟦«Він сказав ⟦„ні“⟧ і пішов»⟧'],
    ['guillemets in Hungarian', '⟦„Azt mondta: ⟦»elég«⟧”⟧'],
    ['opening together', '⟦“⟦‘Yes’⟧ is no answer”⟧'],
    ['in brackets', '(⟦“yes”⟧) and [⟦“no”⟧]'],
    ['after a dash', 'He said—⟦“yes”⟧—and left'],
    ['straight marks after a dash', 'He said—⟦"yes"⟧—and left'],
  ];
  for (const [what, source] of rows) it(what, () => check(source));

  it('counts levels from the outside', () => {
    const tokens = tokenize('“a ‘b “c” d’ e” “f”', null, { elision: false });
    assert.deepEqual(
      pairMarks(tokens).pairs.map((pair) => pair.level),
      [0, 1, 2, 0],
    );
  });

  it('tells no more levels apart than the limit', () => {
    const deepest = (depth: number): number => {
      const tokens = tokenize(`${'«'.repeat(depth)}x${'»'.repeat(depth)}`, null, { elision: false });
      return Math.max(...pairMarks(tokens).pairs.map((pair) => pair.level));
    };
    assert.equal(deepest(LIMITS.quotationLevels - 1), LIMITS.quotationLevels - 2);
    assert.equal(deepest(LIMITS.quotationLevels), LIMITS.quotationLevels - 1);
    assert.equal(deepest(LIMITS.quotationLevels + 1), LIMITS.quotationLevels - 1);
  });
});

describe('what is no mark', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['an apostrophe inside a word', "It's the people’s choice and O’Brien's"],
    ['a plural possessive', 'the ministers’ decision'],
    ['a plural possessive with a straight apostrophe', "the ministers' decision"],
    ['a plural possessive inside single marks', '⟦‘It’s the ministers’ decision and Jones’ job,’⟧ Doe said.'],
    ['a clipped decade', 'The ’90s and the ‘90s boom'],
    ['the ’s that a space tears from its word', "in London 's Brixton and Leeds ' Chapeltown"],
    ['clipped words', "Rock 'n' roll, 'tis and ’em"],
    ['an okina', 'Hawaiʻi'],
    ['a modifier apostrophe', 'пʼять'],
    ['an acute accent as an apostrophe', 'don´t'],
    ['minutes and seconds', 'at 40°26′46″N'],
    ['inches', 'a 12" gun'],
    ['feet and inches', `a 5'11" man`],
  ];
  for (const [what, source] of rows) it(what, () => check(source));
});

describe('marks without a counterpart', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['an opener', 'Doe said: ⟨“We will act.'],
    ['a closer', 'We will act”⟩ Doe said.'],
    ['a straight opener', 'Doe said: ⟨"We will act.'],
    ['a French opener', '⟨« Nous agirons.'],
    ['a French closer', 'Nous agirons »⟩, dit-il.'],
    ['an opener before a whole pair', '⟨“a b ⟦“c d”⟧'],
    ['a single opener is an apostrophe', '‘tis the season'],
    ['a closer after a pair', '⟦“a”⟧ b”⟩ c'],
  ];
  for (const [what, source] of rows) it(what, () => check(source));
});
