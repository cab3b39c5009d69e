import assert from 'node:assert/strict';
import { forEachLine, isBlank } from '../../server/src/engine/plain-text.ts';
import { outline } from '../support/blocks.ts';

const LONG = 'The board noted that the situation in the world had changed and that talks would go on';

describe('layout of plain text', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['nothing', '', []],
    ['only blank lines', '\n \n\t\n', []],
    [
      'a wire story',
      'Talks resume — MFA\n\nMOSCOW, May 3. The talks resumed.',
      ['heading: Talks resume — MFA', 'paragraph: MOSCOW , May 3 . The talks resumed .'],
    ],
    ['paragraphs between blank lines', 'One here.\n\nTwo here.', ['paragraph: One here .', 'paragraph: Two here .']],
    [
      'hard-wrapped lines are one paragraph',
      `${LONG},\n${LONG.replace(/^The/, 'the')} and\nended soon.`,
      [`paragraph: ${LONG} , ${LONG.replace(/^The/, 'the')} and ended soon .`],
    ],
    [
      'a short last line ends its paragraph even without a blank line',
      `${LONG},\nand ended soon.\n${LONG}.`,
      [`paragraph: ${LONG} , and ended soon .`, `paragraph: ${LONG} .`],
    ],
    [
      'one long line is one paragraph',
      `${LONG} and ${LONG}.\n${LONG} and ${LONG}.`,
      [`paragraph: ${LONG} and ${LONG} .`, `paragraph: ${LONG} and ${LONG} .`],
    ],
    ['a headline above wrapped text', `New talks\n${LONG},\n${LONG}.`, ['heading: New talks', `paragraph: ${LONG} , ${LONG} .`]],
    ['list items stand alone', '- one thing\n- another thing', ['item: one thing', 'item: another thing']],
    ['numbered items too', '1. one thing\n2. another thing', ['item: one thing', 'item: another thing']],
    ['an item goes on without its marker', '- one thing\nand more of it\n- another', ['item: one thing and more of it', 'item: another']],
    ['the dash of dialogue stays', '— Not today, the minister said.', ['paragraph: — Not today , the minister said .']],
    ['line ends of Windows', 'One here.\r\n\r\nTwo here.\r\n', ['paragraph: One here .', 'paragraph: Two here .']],
    ['line ends of old Macintosh', 'One here.\r\rTwo here.\r', ['paragraph: One here .', 'paragraph: Two here .']],
    [
      'mixed line ends',
      'One here.\r\n\nTwo here.\r\rThree here.',
      ['paragraph: One here .', 'paragraph: Two here .', 'paragraph: Three here .'],
    ],
    ['a line separator ends no line', 'One\u2028two.', ['paragraph: One two .']],
    ['a quotation alone is no headline', '“It saves lives”', ['paragraph: “ It saves lives ”']],
    ['a line with a stop is no headline', 'The vote is due on Friday.', ['paragraph: The vote is due on Friday .']],
    ['a line in lower case is no headline', 'to be continued', ['paragraph: to be continued']],
    ['a question can be a headline', 'Who speaks for Europe?', ['heading: Who speaks for Europe ?']],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.deepEqual(outline(text, 'plaintext'), expected));

  it('does not read addresses', () => {
    assert.deepEqual(outline('See https://un.example/a"b, www.nato.example and press@eu.example.', 'plaintext'), [
      'paragraph: See ▪ " b , ▪ and ▪ .',
    ]);
  });
});

describe('forEachLine', () => {
  it('counts lines as the language server protocol does', () => {
    const lines: string[] = [];
    const text = 'a\nb\r\nc\rd\n\re\u2028f\u0085g\u000bh';
    forEachLine(text, 0, (start, end) => lines.push(text.slice(start, end)));
    assert.deepEqual(lines, ['a', 'b', 'c', 'd', '', 'e\u2028f\u0085g\u000bh']);
  });

  it('hands on where the next line starts', () => {
    const nexts: number[] = [];
    forEachLine('a\r\nb\rc\n', 0, (_start, _end, next) => nexts.push(next));
    assert.deepEqual(nexts, [3, 5, 7]);
  });

  it('takes white space and byte order marks for blank', () => {
    assert.ok(isBlank(' \t\u00a0\ufeff', 0, 4));
    assert.ok(!isBlank(' x ', 0, 3));
  });
});
