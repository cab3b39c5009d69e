/**
 * The examples of the CommonMark specification (CC BY-SA 4.0, read from the installed package, never copied): what is code, an
 * address or raw HTML there must never be read as prose here, and what is text must be read.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { KIND, tokenize, tokenText } from '../../server/src/engine/words.ts';
import { blocksOf, tokensOf } from '../support/blocks.ts';

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
  readonly number: number;
}

const { tests } = createRequire(import.meta.url)('commonmark-spec') as { tests: readonly Example[] };
/** The specification prints tabs as arrows. */
const EXAMPLES = tests.map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}));

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

function decode(html: string): string {
  return html.replace(/&(?:lt|gt|amp|quot);/g, (entity) => ENTITIES[entity]!);
}

/** What a page made from the example shows as text, and what it holds otherwise: code, attributes, comments, scripts. */
function readPage(html: string): { text: string; hidden: string } {
  let hidden = '';
  const hide = (match: string): string => {
    hidden += ` ${decode(match.replace(/<\/?[a-z]+\b/gi, ' '))}`;
    return ' ▪ ';
  };
  const shown = html
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>/g, hide)
    .replace(/<(script|style|textarea|pre|code)\b[\s\S]*?<\/\1>/gi, hide)
    // An address that links to itself is shown but not prose.
    .replace(/<a href="(?:mailto:)?([^"]*)">([^<]*)<\/a>/g, (match, target: string, label: string) =>
      decodeURI(target) === label || target === label || /^https?:|^mailto:/i.test(label) ? hide(match) : match,
    )
    .replace(/<[a-zA-Z/](?:"[^"]*"|'[^']*'|[^'">])*>/g, (tag) => {
      hide(tag);
      // Only these end a word; emphasis and links stand inside a line.
      return /^<\/?(?:em|strong|a|del|b|i|img)\b/i.test(tag) ? '' : '\n';
    });
  return { text: decode(shown), hidden };
}

function wordsOf(text: string): string[] {
  const tokens = tokenize(text, null, { elision: false });
  const words: string[] = [];
  for (let i = 0; i < tokens.count; i++)
    if (tokens.kind[i] === KIND.word || tokens.kind[i] === KIND.number) words.push(tokenText(tokens, i));
  return words;
}

/** The words and numbers the engine reads in an example, markup inside words taken out. */
function readByEngine(markdown: string): string[] {
  return blocksOf(markdown, 'markdown').flatMap((block) => {
    const tokens = tokensOf(block, 'markdown');
    const words: string[] = [];
    for (let i = 0; i < tokens.count; i++)
      if (tokens.kind[i] === KIND.word || tokens.kind[i] === KIND.number) words.push(tokenText(tokens, i).replace(/[*_]/g, ''));
    return words;
  });
}

/** Examples in which something hidden is still read; each with the reason. */
const LEAKS: ReadonlyMap<number, string> = new Map([
  [195, 'a definition over several lines is read as a paragraph'],
  [196, 'a definition over several lines'],
  [198, 'a definition over several lines'],
  [217, 'a definition whose title stands on the next line'],
  [541, 'a definition over several lines'],
  [573, 'an image by reference, without brackets after it, is read as its text'],
  [587, 'an image by reference'],
  [588, 'an image by reference'],
  [589, 'an image by reference'],
  [591, 'an image by reference'],
  [616, 'a tag with spaces around the equals sign'],
]);

/** Of all examples, how many are read word for word as the page shows them. */
const FLOOR = 606;

describe('CommonMark examples', () => {
  it('are all there', () => assert.ok(EXAMPLES.length > 600));

  it('code, addresses and raw HTML are never read as prose', () => {
    const leaks: string[] = [];
    const wrong = new Set<number>();
    for (const { markdown, html, section, number } of EXAMPLES) {
      const page = readPage(html);
      const text = new Set(wordsOf(page.text));
      const secret = new Set(wordsOf(page.hidden).filter((word) => !text.has(word)));
      const read = readByEngine(markdown).filter((word) => secret.has(word));
      if (read.length === 0) continue;
      wrong.add(number);
      if (!LEAKS.has(number)) leaks.push(`example ${number} (${section}): ${read.join(' ')} in ${JSON.stringify(markdown)}`);
    }
    assert.deepEqual(leaks, []);
    const healed = [...LEAKS.keys()].filter((number) => !wrong.has(number));
    assert.deepEqual(healed, [], 'examples that are read right now and can leave the list');
  });

  it(`the words of the page are the words that are read, in at least ${FLOOR} examples`, () => {
    const off = EXAMPLES.filter(({ markdown, html }) => wordsOf(readPage(html).text).join(' ') !== readByEngine(markdown).join(' '));
    const equal = EXAMPLES.length - off.length;
    if (process.env.POLICY_REVIEW_SHOW)
      for (const example of off)
        console.log(
          example.number,
          example.section,
          JSON.stringify(example.markdown),
          '=>',
          readByEngine(example.markdown).join(' '),
          '||',
          wordsOf(readPage(example.html).text).join(' '),
        );
    assert.ok(equal >= FLOOR, `${equal} of ${EXAMPLES.length}`);
    console.log(`      ${equal} of ${EXAMPLES.length} examples are read word for word`);
  });

  it('examples that are nothing but code have no prose at all', () => {
    const only = EXAMPLES.filter(({ html }) => /^<pre><code[^>]*>[^<]*<\/code><\/pre>\n$/.test(html));
    assert.ok(only.length > 25);
    for (const { markdown, number } of only) assert.deepEqual(readByEngine(markdown), [], `example ${number}: ${JSON.stringify(markdown)}`);
  });
});
