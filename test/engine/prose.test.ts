import assert from 'node:assert/strict';
import { outline } from '../support/blocks.ts';

describe('what is read of a line of Markdown', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['emphasis', 'a **b** _c_ ~~d~~', 'a b c d'],
    ['a lone star', '5 * 3', '5 * 3'],
    ['links with a title', '[“a”](b "c") d', '“ a ” d'],
    ['links with a destination in angle brackets', '[a](<b "c"> "d") e', 'a e'],
    ['links with brackets in the destination', '[a](b(c)d) e', 'a e'],
    ['reference links', '[a][b] c', 'a c'],
    ['brackets that are no link', 'a [sic] b', 'a [ sic ] b'],
    ['an unclosed link', '[a](b "c', '[ a ] ( b " c'],
    ['images', '![“a”](b.png "c") d', '▪ d'],
    ['footnote references', 'a[^1] b', 'a b'],
    ['code spans', 'a `“b”` c', 'a ▪ c'],
    ['code spans with backticks inside', 'a `` `“b”` `` c', 'a ▪ c'],
    ['an unclosed backtick', 'a ` “b”', 'a ` “ b ”'],
    ['autolinks', 'a <https://b.example/"c"> d', 'a ▪ d'],
    ['mail addresses', 'a <press@eu.example> b', 'a ▪ b'],
    ['bare addresses', 'a https://b.example/c. D', 'a ▪ . D'],
    ['addresses right before a mark', '“see https://b.example/c”', '“ see ▪ ”'],
    ['inline HTML', 'a <b title="“x”">c</b> d', 'a c d'],
    ['HTML that is no inline element', 'a <video src="“x”"> d', 'a ▪ d'],
    ['code elements', 'a <code>“b”</code> c', 'a ▪ c'],
    ['comments', 'a <!-- “b” --> c', 'a c'],
    ['a line break element', 'a<br>b', 'a b'],
    ['a smaller sign', 'a < b > c', 'a < b > c'],
    ['character references', '&laquo;a&raquo; &amp; b', '&laquo; a &raquo; &amp; b'],
    ['an ampersand', 'R&D and AT&T', 'R & D and AT & T'],
    ['escapes', '\\*a\\* \\"b\\"', '\\* a \\* \\" b \\"'],
    ['display mathematics', 'a $$“b”$$ c', 'a ▪ c'],
    ['money', 'a $5 “b” $6', 'a $ 5 “ b ” $ 6'],
    ['text a reviewer deleted', 'a {--“b” --}c', 'a c'],
    ['text a reviewer inserted', 'a {++“b” ++}c', 'a “ b ” c'],
    ['text a reviewer replaced', 'a {~~“b”~>“d”~~} c', 'a “ d ” c'],
    ['a comment of a reviewer', 'a {>>“b”<<} c', 'a c'],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.deepEqual(outline(text, 'markdown'), [`paragraph: ${expected}`]));
});
