/** The two grammars, tokenized by the editor's own engine over the editor's own Markdown grammar. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IGrammar, IRawGrammar, StateStack } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate') as typeof import('vscode-textmate');
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma');

const INJECTION = 'markdown.quotations.policy-review.injection';
const GRAMMARS: Readonly<Record<string, string>> = {
  [INJECTION]: new URL('../syntaxes/quotations.markdown.injection.tmLanguage.json', import.meta.url).pathname,
  'text.plain.policy': new URL('../syntaxes/policy-text.tmLanguage.json', import.meta.url).pathname,
  'text.html.markdown': require.resolve('tm-grammars/grammars/markdown.json'),
  'text.html.derivative': require.resolve('tm-grammars/grammars/html-derivative.json'),
  'text.html.basic': require.resolve('tm-grammars/grammars/html.json'),
  'source.yaml': require.resolve('tm-grammars/grammars/yaml.json'),
};

describe('syntaxes', () => {
  let markdown: IGrammar;
  let plain: IGrammar;

  before(async () => {
    await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text) => new oniguruma.OnigString(text),
      }),
      loadGrammar: async (scope) => {
        const path = GRAMMARS[scope];
        return path === undefined ? null : (JSON.parse(readFileSync(path, 'utf8')) as IRawGrammar);
      },
      getInjections: (scope) => (scope === 'text.html.markdown' ? [INJECTION] : undefined),
    });
    markdown = (await registry.loadGrammar('text.html.markdown'))!;
    plain = (await registry.loadGrammar('text.plain.policy'))!;
  });

  describe('quotations in Markdown', () => {
    // In each row the text between ⟦ and ⟧ is coloured, and nothing else.
    for (const row of [
      '⟦“We agree,”⟧ she said. ⟦“All of us.”⟧',
      '⟦"We agree,"⟧ she said. ⟦"All of us."⟧',
      'МИД: ⟦«Мы готовы»⟧, и точка.',
      'Er sagte: ⟦„Wir sind bereit“⟧, mehr nicht.',
      'Powiedział: ⟦„Jesteśmy gotowi”⟧, i tyle.',
      '外交部は⟦「準備ができている」⟧と述べた。⟦『二重』⟧',
      'Er sagte: ⟦»Wir sind bereit«⟧, mehr nicht.',
      'Il a parlé d’un ⟦‹ fait ›⟧ rare.',
      'Hon sade: ⟦”Vi är redo”⟧, inte mer.',
      '- a list item with ⟦“words”⟧ in it',
      '> a block quotation with ⟦“words”⟧ in it',
      '| a cell | ⟦“words”⟧ |',
      '# A heading with ⟦“words”⟧ in it',
      '*Emphasis with ⟦“words”⟧ in it*',
      '⟦“A **strong** word and a [link](https://example.org/"x") inside”⟧ of it',
      'a 5" gun, a 7" one and the ministry’s view',
      'an unclosed ⟦“mark runs to the end of its line⟧',
      'one straight " mark alone colours nothing',
      'inline `code with “words”` stays code',
      'a [link “text”](https://example.org "title") stays a link',
      '<a href="https://example.org">tag</a> stays HTML',
      '    indented code with “words”',
      '<!-- a comment with “words” -->',
    ]) {
      it(row, () => assert.equal(coloured(markdown, plainText(row)), row));
    }

    it('leaves front matter and fenced code alone and ends an unclosed mark with its line', () => {
      const text = [
        '---',
        'title: “Words”',
        '---',
        '',
        'An ⟦“unclosed mark⟧',
        '',
        'The next paragraph.',
        '',
        '```text',
        '“words”',
        '```',
      ].join('\n');
      assert.equal(coloured(markdown, plainText(text)), text);
    });

    it('leaves the paragraph a paragraph when it begins with a quotation', () => {
      const bold = tokens(markdown, '“We agree,” she said **twice**.').find((token) => token.text === 'twice')!;
      assert.deepEqual(bold.scopes, ['text.html.markdown', 'meta.paragraph.markdown', 'markup.bold.markdown']);
    });

    it('gives opening and closing marks their own scopes', () => {
      const scopes = tokens(markdown, '“A”').map((token) => token.scopes.at(-1));
      assert.deepEqual(scopes, [
        'punctuation.definition.string.begin.policy-review',
        'string.quoted.double.quotation.policy-review',
        'punctuation.definition.string.end.policy-review',
      ]);
    });
  });

  describe('quotations in plain text', () => {
    for (const text of [
      'He said: ⟦“We agree.”⟧\n\nNothing more.',
      'He said: ⟦"We agree\nwith all of it,"⟧ and left.',
      'Он сказал: ⟦«Мы\nготовы»⟧ и ушёл.',
      'An unclosed ⟦“mark ends\nwith its paragraph⟧\n\nand colours nothing after it.',
      '⟦"A first paragraph that is left open⟧\n\n⟦"and its continuation."⟧ Then nothing.',
      'a 5" gun, a 7" one',
      'no ` code ` and no # heading, only ⟦“words”⟧',
    ]) {
      it(JSON.stringify(text), () => assert.equal(coloured(plain, plainText(text)), text));
    }
  });

  describe('hostile lines', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['unclosed curly marks', '“'.repeat(100_000)],
      ['unclosed marks with words', '“a '.repeat(100_000)],
      ['straight marks', '" '.repeat(100_000)],
      ['straight marks at words', ' "a'.repeat(100_000)],
      ['right marks', ' ”a'.repeat(100_000)],
      ['inward guillemets', ' »a'.repeat(100_000)],
      ['low marks', '„a '.repeat(100_000)],
      ['pairs', '“a” '.repeat(50_000)],
    ];
    // Linear work takes well under a second here; quadratic work on such a line would take hours.
    for (const [name, line] of rows) {
      it(`plain text: ${name}`, () => assert.ok(plain.tokenizeLine(line, null).tokens.length > 0)).timeout(15_000);
    }
    // The Markdown grammar has its own costs per mark, so its line is short; the stack must stay flat all the same.
    for (const [name, line] of rows) {
      it(`Markdown: ${name}`, () => {
        const { ruleStack } = markdown.tokenizeLine(line.slice(0, 20_000), null);
        assert.ok(ruleStack.depth < 10, `depth ${ruleStack.depth}`);
      }).timeout(15_000);
    }
  });
});

interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

function tokens(grammar: IGrammar, text: string): Token[] {
  let state: StateStack | null = null;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

function plainText(marked: string): string {
  return marked.replace(/[⟦⟧]/g, '');
}

/** The text with ⟦ and ⟧ around what is coloured; a stretch that goes on over a line break counts as one. */
function coloured(grammar: IGrammar, text: string): string {
  let state: StateStack | null = null;
  let marked = '';
  let inside = false;
  const turn = (on: boolean) => {
    if (on !== inside) marked += on ? '⟦' : '⟧';
    inside = on;
  };
  text.split('\n').forEach((line, index) => {
    if (index > 0) {
      // A blank line has no token to say that the stretch is over.
      if (line === '') turn(false);
      marked += '\n';
    }
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const part = line.slice(startIndex, endIndex);
      if (part === '') continue;
      const isQuotation = scopes.some((scope) => /^string\.quoted\.\w+\.quotation\.policy-review$/.test(scope));
      const begins = scopes.at(-1) === 'punctuation.definition.string.begin.policy-review';
      if (begins) turn(false);
      turn(isQuotation);
      marked += part;
    }
  });
  turn(false);
  return marked;
}
