import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SemanticTokensEdit } from 'vscode-languageserver-types';
import type { Analysis, Mention, Occurrence, Quotation } from '../../server/src/engine/facts.ts';
import { bySpan, type Span } from '../../server/src/engine/span.ts';
import { createLineIndex } from '../../server/src/features/convert.ts';
import { SEMANTIC_TOKENS_LEGEND, semanticTokens, semanticTokensEdits } from '../../server/src/features/semantic-tokens.ts';
import { analyzeMarkdown, ROOT } from '../support/engine.ts';
import { find, mention, occurrence, quotation, source, view } from '../support/lsp-analysis.ts';

const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;
const LINES = { multilineTokens: false };
const WHOLE = { multilineTokens: true };

interface Decoded extends Span {
  readonly kind: string;
}

/** What a client makes of the numbers: places added up, lengths counted from there. */
function decode(text: string, data: readonly number[]): Decoded[] {
  assert.equal(data.length % 5, 0);
  const lines = createLineIndex(text);
  const tokens: Decoded[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type, bits] = data.slice(i, i + 5) as [number, number, number, number, number];
    assert.ok(down >= 0 && right >= 0 && length > 0, 'every token lies after the one before');
    character = down === 0 ? character + right : right;
    line += down;
    const start = lines.offsetAt(line, character);
    assert.deepEqual(lines.placeAt(start), { line, character }, 'every token starts at a place of the text');
    assert.ok(bits >> tokenModifiers.length === 0, 'every modifier is in the legend');
    const modifiers = tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    tokens.push({ start, end: start + length, kind: [tokenTypes[type], ...modifiers].join('.') });
  }
  return tokens;
}

function tokensOf(text: string, given: Partial<Analysis>, client = LINES, within?: Span): string[] {
  return decode(text, semanticTokens(view(text, given), client, within)).map(
    ({ start, end, kind }) => `${kind} ${JSON.stringify(text.slice(start, end))}`,
  );
}

const known = (text: string): Partial<Quotation> => ({ source: source(text, text.slice(-5), { canonical: 'Taro Ito' }) });

describe('semanticTokens', () => {
  it('takes organizations and terms out of the quotation around them', () => {
    const text = '“NATO rejects the diktat,” he said of NATO.';
    const facts = {
      quotations: [quotation(text, '“NATO rejects the diktat,”', known(text))],
      organizations: [mention(text, 'NATO'), mention(text, 'NATO', { nth: 2 })],
      terms: [occurrence(text, 'diktat', { voice: 'quoted' })],
    };
    const expected = [
      'quotation "“"',
      'organization "NATO"',
      'quotation " rejects the "',
      'term.quoted "diktat"',
      'quotation ",”"',
      'organization "NATO"',
    ];
    assert.deepEqual(tokensOf(text, facts), expected);
    assert.deepEqual(tokensOf(text, facts, WHOLE), expected);
  });

  it('says whose voice a term stands in, and which terms should not be used', () => {
    const text = 'one two three four five';
    const terms = [
      occurrence(text, 'one'),
      occurrence(text, 'two', { voice: 'reported' }),
      occurrence(text, 'three', { voice: 'distanced', status: 'admitted' }),
      occurrence(text, 'four', { status: 'deprecated' }),
      occurrence(text, 'five', { voice: 'quoted', status: 'superseded' }),
    ];
    assert.deepEqual(tokensOf(text, { terms }), [
      'term "one"',
      'term.reported "two"',
      'term.distanced "three"',
      'term.deprecated "four"',
      'term.quoted.deprecated "five"',
    ]);
  });

  it('shows only quotations that are some, and which of them nobody is named for', () => {
    const text = '“alpha” “beta” “gamma” “delta” that epsilon';
    const quotations = [
      quotation(text, '“alpha”', { ...known(text), type: 'mixed' }),
      quotation(text, '“beta”', { source: source(text, 'that', { canonical: null }) }),
      quotation(text, '“gamma”'),
      quotation(text, '“delta”', { use: 'scare' }),
      quotation(text, 'epsilon', { type: 'reported' }),
    ];
    assert.deepEqual(tokensOf(text, { quotations }), [
      'quotation "“alpha”"',
      'quotation.unresolved "“beta”"',
      'quotation.unresolved "“gamma”"',
    ]);
  });

  it('gives nested quotations their own tokens', () => {
    const text = '“He told us ‘never’ twice,” she said';
    const inner = { ...quotation(text, '‘never’', { level: 1 }), content: [find(text, 'never')] };
    const outer = quotation(text, '“He told us ‘never’ twice,”', known(text));
    const expected = ['quotation "“He told us "', 'quotation.unresolved "‘never’"', 'quotation " twice,”"'];
    assert.deepEqual(tokensOf(text, { quotations: [outer, inner] }), expected);
    assert.deepEqual(tokensOf(text, { quotations: [inner, outer] }), expected, 'in whatever order they are listed');
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`ends a token with its line (${name})`, () => {
      const text = ['> “We keep ', '> the Ministry of', '>   Foreign Affairs ', '>', '> open,” he said'].join(end);
      const words = ['“We keep ', '> the Ministry of', '>   Foreign Affairs ', '>', '> open,”'].join(end);
      const body = ['Ministry of', '>   Foreign Affairs'].join(end);
      const facts = { quotations: [quotation(text, words, known(text))], organizations: [mention(text, body)] };
      assert.deepEqual(tokensOf(text, facts), [
        'quotation "“We keep"',
        'quotation "the "',
        'organization "Ministry of"',
        'organization "Foreign Affairs"',
        'quotation "open,”"',
      ]);
      assert.deepEqual(tokensOf(text, facts, WHOLE), [
        `quotation ${JSON.stringify(['“We keep ', '> the '].join(end))}`,
        `organization ${JSON.stringify(body)}`,
        `quotation ${JSON.stringify([' ', '>', '> open,”'].join(end))}`,
      ]);
    });
  }

  it('ends no token where the protocol ends no line', () => {
    const text = '“one\u2028two\u0085three\vfour” said';
    const [token] = tokensOf(text, { quotations: [quotation(text, '“one\u2028two\u0085three\vfour”', known(text))] });
    assert.equal(token, `quotation ${JSON.stringify('“one\u2028two\u0085three\vfour”')}`);
  });

  it('leaves out what the author says within a quotation, and keeps marks that open a paragraph again', () => {
    const interrupted = '«Мы, — сказал он, — готовы» 12345';
    assert.deepEqual(
      tokensOf(interrupted, {
        quotations: [
          {
            ...quotation(interrupted, '«Мы, — сказал он, — готовы»', known(interrupted)),
            content: [find(interrupted, 'Мы,'), find(interrupted, 'готовы')],
          },
        ],
      }),
      ['quotation "«Мы,"', 'quotation "готовы»"'],
    );
    const continued = '“First.\n\n“‘Second.’”  12345';
    const quotations = [
      {
        ...quotation(continued, '“First.\n\n“‘Second.’”', known(continued)),
        content: [find(continued, 'First.'), find(continued, 'Second.')],
      },
    ];
    assert.deepEqual(tokensOf(continued, { quotations }), ['quotation "“First."', 'quotation "“‘Second.’”"']);
    assert.deepEqual(tokensOf(continued, { quotations }, WHOLE), ['quotation "“First."', 'quotation "“‘Second.’”"']);
  });

  it('counts UTF-16 code units, surrogates with and without their other half', () => {
    const text = '🕊 “🕊 NATO 🕊” \ud83d diktat, said';
    const facts = {
      quotations: [quotation(text, '“🕊 NATO 🕊”', known(text))],
      organizations: [mention(text, 'NATO')],
      terms: [occurrence(text, 'diktat')],
    };
    assert.deepEqual(tokensOf(text, facts), ['quotation "“🕊 "', 'organization "NATO"', 'quotation " 🕊”"', 'term "diktat"']);
    assert.deepEqual(semanticTokens(view(text, facts), LINES).slice(0, 5), [0, 3, 4, 0, 0]);
  });

  it('gives a range the tokens that reach into it, and no others', () => {
    const text = '“one\ntwo NATO\nthree” diktat\nNATO 12345';
    const facts = {
      quotations: [quotation(text, '“one\ntwo NATO\nthree”', known(text))],
      organizations: [mention(text, 'NATO'), mention(text, 'NATO', { nth: 2 })],
      terms: [occurrence(text, 'diktat')],
    };
    assert.deepEqual(tokensOf(text, facts, LINES, find(text, 'two NATO')), ['quotation "two "', 'organization "NATO"']);
    assert.deepEqual(tokensOf(text, facts, LINES, find(text, 'ree” dik')), ['quotation "three”"', 'term "diktat"']);
    assert.deepEqual(tokensOf(text, facts, LINES, find(text, '12345')), []);
    assert.deepEqual(tokensOf(text, facts, LINES, { start: 0, end: text.length }), tokensOf(text, facts));
  });

  it('colours every letter as the innermost fact says, words before quotations, whatever the facts', () => {
    const body = fc
      .array(fc.constantFrom('word ', '\n', '\r\n', '> ', '🕊', ' '), { minLength: 10, maxLength: 20 })
      .map((parts) => parts.join(''));
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(
        body,
        fc.array(span, { maxLength: 5 }),
        fc.array(span, { maxLength: 5 }),
        fc.array(span, { maxLength: 5 }),
        (text, ...given) => {
          const [quoted, bodies, used] = given.map((spans) =>
            spans
              .map(([start, length]) => ({ start, end: Math.min(start + length, text.length) }))
              .filter(({ start, end }) => start < end)
              .sort(bySpan),
          ) as [Span[], Span[], Span[]];
          const facts = {
            quotations: quoted.map((one): Quotation => ({ ...quotation('x', 'x'), ...one, content: [one] })),
            organizations: bodies.map((one): Mention => ({ ...mention('x', 'x'), ...one })),
            terms: used.map((one): Occurrence => ({ ...occurrence('x', 'x'), ...one })),
          };
          const tokens = decode(text, semanticTokens(view(text, facts), LINES));
          for (const { start, end } of tokens) assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          for (const [index, token] of tokens.entries()) assert.ok(index === 0 || tokens[index - 1]!.end <= token.start, 'no two overlap');
          const words = [...bodies.map((one) => ({ ...one, kind: 'organization' })), ...used.map((one) => ({ ...one, kind: 'term' }))].sort(
            bySpan,
          );
          for (let at = 0; at < text.length; at += 1) {
            if (/[\s>]/.test(text[at]!)) continue;
            const holds = (one: Span): boolean => one.start <= at && at < one.end;
            const expected = words.findLast(holds)?.kind ?? (quoted.some(holds) ? 'quotation.unresolved' : undefined);
            assert.equal(tokens.find(holds)?.kind, expected, `at ${at} of ${JSON.stringify(text)}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with what the engine finds', () => {
    const text = [
      '# Board',
      '',
      '“NATO will not bow to a diktat,” the Ministry of Foreign Affairs of Norway said. “Our answer stands.”',
      '',
      'It is reported that a so-called “rogue state” met the OSCE.',
      '',
    ].join('\r\n');
    const analysis = analyzeMarkdown(text);
    const kinds = tokensOf(text, analysis);
    assert.deepEqual(kinds.slice(0, 5), [
      'quotation "“"',
      'organization "NATO"',
      'quotation " will not bow to a "',
      'term.quoted "diktat"',
      'quotation ",”"',
    ]);
    assert.ok(kinds.includes('quotation "“Our answer stands.”"'), kinds.join('\n'));
    assert.ok(kinds.includes('term.distanced "rogue state"'), kinds.join('\n'));
    assert.ok(kinds.includes('organization "OSCE"'), kinds.join('\n'));
  });
});

describe('semanticTokensEdits', () => {
  const apply = (before: readonly number[], edits: readonly SemanticTokensEdit[]): number[] => {
    const after = [...before];
    for (const { start, deleteCount, data } of edits) after.splice(start, deleteCount, ...(data ?? []));
    return after;
  };

  it('makes the new numbers of the old ones, and no more than it must', () => {
    const numbers = fc.array(fc.nat(3), { maxLength: 30 });
    // Edits of a shared middle are what typing makes; unrelated arrays are what a change of language makes.
    const typed = fc.tuple(numbers, numbers, numbers, numbers).map(([head, gone, come, tail]) => ({
      before: [...head, ...gone, ...tail],
      after: [...head, ...come, ...tail],
    }));
    fc.assert(
      fc.property(fc.oneof(typed, fc.record({ before: numbers, after: numbers })), ({ before, after }) => {
        const edits = semanticTokensEdits(before, after);
        assert.deepEqual(apply(before, edits), after);
        assert.equal(edits.length, JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
        for (const { start, deleteCount, data = [] } of edits) {
          assert.ok(deleteCount > 0 || data.length > 0);
          if (deleteCount === 0 || data.length === 0) continue;
          assert.notEqual(before[start], data[0]);
          assert.notEqual(before[start + deleteCount - 1], data.at(-1));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is one small edit for a word typed far from the other tokens', () => {
    const before = 'NATO met. NATO waits.\nNATO is late.';
    const after = 'NATO met. Now NATO waits.\nNATO is late.';
    const facts = (text: string) => ({ organizations: [1, 2, 3].map((nth) => mention(text, 'NATO', { nth })) });
    const data = [before, after].map((text) => semanticTokens(view(text, facts(text)), LINES)) as [number[], number[]];
    assert.deepEqual(semanticTokensEdits(...data), [{ start: 6, deleteCount: 1, data: ['NATO met. Now '.length] }]);
  });
});

describe('the tokens in package.json', () => {
  const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // What the protocol has is known to every client and must not be declared again.
  const PREDEFINED = ['deprecated'];

  it('are those of the legend', () => {
    const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
    assert.deepEqual(ids(contributes.semanticTokenTypes), tokenTypes);
    assert.deepEqual(
      ids(contributes.semanticTokenModifiers),
      tokenModifiers.filter((modifier) => !PREDEFINED.includes(modifier)),
    );
  });

  it('have scopes, so that themes which know nothing of them colour them', () => {
    const { scopes } = contributes.semanticTokenScopes[0] as { scopes: Record<string, string[]> };
    for (const type of tokenTypes) assert.ok(scopes[type]!.length > 0, type);
    for (const selector of Object.keys(scopes)) {
      const [type, ...modifiers] = selector.split('.');
      assert.ok(tokenTypes.includes(type!) && modifiers.every((modifier) => tokenModifiers.includes(modifier)), selector);
    }
    const grammar = readFileSync(join(ROOT, 'syntaxes', 'policy-text.tmLanguage.json'), 'utf8');
    for (const scope of scopes.quotation!) assert.ok(grammar.includes(`"${scope}"`), 'no other colour than at first paint');
  });
});
