import assert from 'node:assert/strict';
import { alignOutlines, type Link, type Outline } from '../../server/src/translation/align.ts';

/** `# 20 a b`: a heading of 20 letters with the keys a and b; `- ` an item, nothing a paragraph. */
function outlines(text: string): Outline[] {
  return text
    .trim()
    .split('\n')
    .map((line): Outline => {
      const [, mark = '', size, keys = ''] = /^\s*([#-])? ?(\d+) ?(.*)$/.exec(line)!;
      const kind = mark === '#' ? 'heading' : mark === '-' ? 'item' : 'paragraph';
      return {
        kind,
        depth: mark === '#' ? 1 : 0,
        quoted: false,
        size: Number(size),
        quotations: 0,
        keys: keys
          .split(' ')
          .filter((key) => key !== '')
          .sort(),
      };
    });
}

function shown(links: readonly Link[]): string {
  return links.map(({ source, target }) => `${list(source)}=${list(target)}`).join(' ');
}

function list([from, to]: readonly [number, number]): string {
  return Array.from({ length: to - from }, (_, i) => from + i).join('+');
}

const ROWS: readonly (readonly [what: string, source: string, target: string, links: string])[] = [
  ['one to one', '# 20\n100 5\n80', '# 22\n110 5\n90', '0=0 1=1 2=2'],
  ['a merged pair', '# 20\n100 1\n90 2\n120 3', '# 20\n195 1 2\n122 3', '0=0 1+2=1 3=2'],
  ['a split paragraph', '# 20\n200 1 2\n120 3', '# 20\n98 1\n104 2\n118 3', '0=0 1=1+2 2=3'],
  ['a missing paragraph', '120 1\n110 2\n130 3\n125 4', '120 1\n130 3\n125 4', '0=0 1= 2=1 3=2'],
  ['an added paragraph', '120 1\n130 3', '120 1\n110 2\n130 3', '0=0 =1 1=2'],
  ['a missing item', '60 a\n- 40 42\n- 45 7\n- 38 2025\n90 b', '60 a\n- 40 42\n- 38 2025\n90 b', '0=0 1=1 2= 3=2 4=3'],
  ['a missing section', '# 20\n100 1\n# 15\n150 2\n# 18\n120 3', '# 20\n100 1\n# 18\n120 3', '0=0 1=1 2= 3= 4=2 5=3'],
  ['nothing yet', '# 20\n100', '', '0= 1='],
];

describe('alignment of paragraphs', () => {
  for (const [what, source, target, links] of ROWS) {
    it(`knows ${what}`, () => {
      assert.equal(shown(alignOutlines(outlines(source), target === '' ? [] : outlines(target), 1)), links);
    });
  }

  it('allows for languages that need less room', () => {
    assert.equal(shown(alignOutlines(outlines('300\n90\n150'), outlines('105\n31\n52'), 0.35)), '0=0 1=1 2=2');
  });

  it('links ten thousand paragraphs in a band, with a chapter missing in the middle', () => {
    const source = Array.from({ length: 10_000 }, (_, i): Outline => {
      const keys = i % 3 === 0 ? [`n${i}`] : i % 3 === 1 ? ['n7'] : [];
      return { kind: 'paragraph', depth: 0, quoted: false, size: 60 + ((i * 37) % 200), quotations: 0, keys };
    });
    const target = [...source.slice(0, 4_000), ...source.slice(4_600)];
    const links = alignOutlines(source, target, 1);
    const right = links.filter(
      ({ source: [a, b], target: [c] }) => b - a === 1 && (a < 4_000 ? c === a : a >= 4_600 ? c === a - 600 : true),
    );
    assert.ok(right.length >= 9_980, `${right.length} of 10000 are linked as they should be`);
  });

  it('has every paragraph in exactly one link, in order, for any texts', () => {
    for (let seed = 1; seed < 60; seed++) {
      const make = (salt: number): Outline[] =>
        Array.from({ length: (seed * salt) % 23 }, (_, i): Outline => {
          const kind = (i * salt) % 5 === 0 ? 'heading' : 'paragraph';
          return { kind, depth: 1, quoted: false, size: (i * seed * salt) % 150, quotations: i % 2, keys: [`k${(i * salt) % 4}`] };
        });
      const source = make(7);
      const target = make(11);
      const links = alignOutlines(source, target, 1);
      let i = 0;
      let j = 0;
      for (const link of links) {
        assert.equal(link.source[0], i);
        assert.equal(link.target[0], j);
        [, i] = link.source;
        [, j] = link.target;
      }
      assert.deepEqual([i, j], [source.length, target.length]);
    }
  });
});
