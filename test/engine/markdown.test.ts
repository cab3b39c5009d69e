import assert from 'node:assert/strict';
import { splitSections } from '../../server/src/engine/document.ts';
import { languageOf } from '../../server/src/engine/language.ts';
import { LIMITS } from '../../server/src/engine/limits.ts';
import { blocksOf, outline } from '../support/blocks.ts';

describe('blocks of Markdown', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['headings of both kinds', '# One\n\nTwo\n===\n\nThree\n---', ['heading1: One', 'heading1: Two', 'heading2: Three']],
    ['closing hashes are syntax', '## Two ##', ['heading2: Two']],
    ['a hash without a space is text', '#one', ['paragraph: # one']],
    ['paragraphs run over lines', 'one\ntwo\n\nthree', ['paragraph: one two', 'paragraph: three']],
    ['a fence is not read', 'a\n\n```js\nlog("x")\n```\n\nb', ['paragraph: a', 'paragraph: b']],
    ['a fence of tildes is not read', '~~~\n"x"\n~~~\nb', ['paragraph: b']],
    ['a shorter run does not close a fence', '````\n"x"\n```\n"y"\n````\nb', ['paragraph: b']],
    ['an unclosed fence takes the rest', 'a\n\n```\n"x"\n\n"y"', ['paragraph: a']],
    ['a fence ends with its block quotation', '> ```\n> "x"\n\nb', ['paragraph: b']],
    ['an indented block is not read', 'a\n\n    "x"\n\nb', ['paragraph: a', 'paragraph: b']],
    ['an indented line inside a paragraph is text', 'a\n    b', ['paragraph: a b']],
    ['a tab indents', '\t"x"\n\nb', ['paragraph: b']],
    ['block quotations', '> one\n> two', ['paragraph>1: one two']],
    ['a lazy line goes on', '> one\ntwo', ['paragraph>1: one two']],
    ['nested block quotations', '> one\n> > two', ['paragraph>1: one', 'paragraph>2: two']],
    ['list items', '- one\n- two\n\n1. three\n2) four', ['item: one', 'item: two', 'item: three', 'item: four']],
    ['nested lists', '- one\n  - two', ['item: one', 'item: two']],
    ['two paragraphs of one item', '- one\n\n  two', ['item: one', 'item: two']],
    ['code in an item', '- one\n\n      "x"\n\n  two', ['item: one', 'item: two']],
    ['a task list', '- [ ] one', ['item: [ ] one']],
    ['a number other than one does not interrupt', 'In\n1985. a year', ['paragraph: In 1985 . a year']],
    ['a rule is no text', 'a\n\n***\n\nb', ['paragraph: a', 'paragraph: b']],
    ['a table is cells', '| a | b |\n|---|---|\n| c | “d” |', ['cell: a', 'cell: b', 'cell: c', 'cell: “ d ”']],
    ['a table without outer bars', 'a | b\n--|--\nc | d', ['cell: a', 'cell: b', 'cell: c', 'cell: d']],
    ['an escaped bar belongs to its cell', 'a | b\n--|--\nc \\| d | e', ['cell: a', 'cell: b', 'cell: c \\| d', 'cell: e']],
    ['bars without a delimiter row are text', 'a | b\nc | d', ['paragraph: a | b c | d']],
    ['raw HTML is not read', '<script>\nsay("x")\n</script>\n\nb', ['paragraph: b']],
    ['a comment is not read, blank lines and all', '<!-- "x"\n\n"y" -->\n\nb', ['paragraph: b']],
    ['text between block tags is read', '<div>\n“a”\n</div>', ['paragraph: ▪ “ a ”', 'paragraph: ▪']],
    ['link reference definitions are not read', '[a]: https://a.example "title"\n\nb', ['paragraph: b']],
    ['footnotes are read', 'a[^1]\n\n[^1]: “b”', ['paragraph: a', 'paragraph: “ b ”']],
    ['front matter is not read', '---\ntitle: "x"\n---\n\nb', ['paragraph: b']],
    ['TOML front matter too', '+++\ntitle = "x"\n+++\nb', ['paragraph: b']],
    ['unterminated front matter is text', '---\nb', ['paragraph: b']],
    ['line ends of Windows', '# a\r\n\r\n> b\r\n> c\r\n', ['heading1: a', 'paragraph>1: b c']],
    ['line ends of old Macintosh', '# a\r\rb', ['heading1: a', 'paragraph: b']],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.deepEqual(outline(text, 'markdown'), expected));

  it('says which block quotation a block stands in', () => {
    const groups = blocksOf('> a\n>\n> b\n\nc\n\n> d', 'markdown').map((block) => block.quoteGroup);
    assert.equal(groups[0], groups[1]);
    assert.equal(groups[2], -1);
    assert.notEqual(groups[3], -1);
  });

  it('keeps the text of a block in one piece, prefixes and all', () => {
    const [block] = blocksOf('> one\n> two', 'markdown');
    assert.equal(block!.text, 'one\n> two');
    assert.deepEqual(
      block!.gaps.map((gap) => block!.text.slice(gap.start, gap.end)),
      ['\n> '],
    );
  });

  it('hands on the front matter for the language of the text', () => {
    const text = '---\nlang: fr\n---\nthe text of the';
    const [section] = splitSections(text, 'markdown', true);
    assert.equal(languageOf(text, section!.frontMatter, {}), 'fr');
  });

  it('reads containers deeper than the limit as text', () => {
    const depth = (count: number): number => blocksOf(`${'> '.repeat(count)}a`, 'markdown')[0]!.quoteDepth;
    assert.equal(depth(LIMITS.containers - 1), LIMITS.containers - 1);
    assert.equal(depth(LIMITS.containers), LIMITS.containers);
    assert.equal(depth(LIMITS.containers + 1), LIMITS.containers);
  });
});
