/** The frame: sentences of the author, with each quotation as one thing and brackets left out. */
import assert from 'node:assert/strict';
import { classify } from '../../../server/src/engine/lexicon.ts';
import { buildFrame, quotationOf } from '../../../server/src/engine/quotations/frame.ts';
import { pairMarks } from '../../../server/src/engine/quotations/marks.ts';
import { tokenText } from '../../../server/src/engine/words.ts';
import { english, tokens } from '../../support/engine.ts';

/** The sentences of a block; Q stands for a quotation. */
function sentences(text: string): string[] {
  const read = tokens(text);
  const outer = pairMarks(read).pairs.filter((pair) => pair.level === 0);
  const frame = buildFrame(read, classify(read, english), english, outer, 0, read.count);
  return frame.sentences.map(({ from, to }) =>
    frame.items
      .slice(from, to)
      .map((item) => (quotationOf(item) === -1 ? tokenText(read, item) : 'Q'))
      .join(' '),
  );
}

describe('sentences of the frame', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['end at a stop before a capital', 'Doe came. Roe left.', ['Doe came .', 'Roe left .']],
    ['end at a question and an exclamation', 'Who came? Roe! Yes.', ['Who came ?', 'Roe !', 'Yes .']],
    ['do not end before a small letter', 'Doe came. and left.', ['Doe came . and left .']],
    ['do not end at an abbreviation', 'Gen. Roe met Sen. Cole at St. James.', ['Gen . Roe met Sen . Cole at St . James .']],
    ['do not end at an initial', 'George W. Roe came.', ['George W . Roe came .']],
    ['do not end inside a dotted abbreviation', 'The U.S. Congress met.', ['The U.S. Congress met .']],
    [
      'end at a dotted abbreviation before a word that starts sentences',
      'He left the U.S. The talks end.',
      ['He left the U.S.', 'The talks end .'],
    ],
    ['do not end in a number', 'Growth was 1.5 percent.', ['Growth was 1.5 percent .']],
    ['take a quotation as one thing, stops and all', '“We go. We stay.” Doe sat.', ['Q', 'Doe sat .']],
    ['go on after a quotation with a comma', '“We go,” Doe said.', ['Q Doe said .']],
    ['go on after a question to its cue', '“Do we go?” Doe said.', ['Q Doe said .']],
    ['go on after a quotation before a small letter', '“Do we go?” said Doe.', ['Q said Doe .']],
    ['part two quotations', 'Doe said: “We go.” “We stay.” Roe left.', ['Doe said : Q', 'Q', 'Roe left .']],
    ['leave short brackets out', 'The Fund (IMF) said no.', ['The Fund said no .']],
    ['keep a bracket that is not closed', 'The Fund (IMF said no.', ['The Fund ( IMF said no .']],
    ['end at ideographic stops', '他来了。他走了。', ['他 来 了 。', '他 走 了 。']],
    ['nothing', '', []],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.deepEqual(sentences(text), expected));
});
