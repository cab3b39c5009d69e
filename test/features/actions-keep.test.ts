/**
 * What code actions keep, asked of real texts and of generated ones: whatever is chosen removes what it was offered for, adds nothing
 * to complain of, and is not offered again.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { STYLE_SETTINGS } from '../../server/src/config.ts';
import type { AnalyzeOptions } from '../../server/src/engine/analyze.ts';
import type { Finding } from '../../server/src/engine/facts.ts';
import { RULES } from '../../server/src/engine/rules/index.ts';
import { fixAll, safeFix } from '../../server/src/features/fix-all.ts';
import { ignoreHere, ignoreInFile, withoutReason } from '../../server/src/features/ignore.ts';
import { type Rewrite, rewrites } from '../../server/src/features/rewrites.ts';
import { ROOT } from '../support/engine.ts';
import { index, type Review, review } from '../support/views.ts';

/** Every rule is on. */
const rules = Object.fromEntries(RULES.map((rule) => [rule.id, 'hint' as const]));

type Text = readonly [name: string, text: string, options: Partial<AnalyzeOptions>];

function corpus(): Text[] {
  const files = ['briefing.txt', 'communique.md', 'press-release.md', 'speech.txt', 'wire-story.txt'].map((name): Text => {
    return [name, readFileSync(join(ROOT, 'test/corpus', name), 'utf8'), { format: name.endsWith('.md') ? 'markdown' : 'plaintext' }];
  });
  const cases = readFileSync(join(ROOT, 'test/corpus/edge-cases.jsonl'), 'utf8').trim().split('\n');
  return [
    ...files,
    ...cases.map((line): Text => {
      const { id, lang, text } = JSON.parse(line) as { id: string; lang: string; text: string };
      return [id, text, lang === 'md' ? { format: 'markdown', language: 'en' } : { language: lang }];
    }),
  ];
}

const PIECES = [
  '“We will act”, Doe said. ',
  'Doe said: ”We will act now.” ',
  '"We will act", she added. ',
  '“He told me: “Leave now,” and I left,” Roe claimed. ',
  '“No one will be left behind here.” ',
  'He called it “a mess", and ‘a shame.’ ',
  '“… we regret this . . . and [...] move on....” Doe said. ',
  'It was a diktat. ',
  'The CSTO met. ',
  'The Eurasian Economic Union met. The EAEU left. ',
  'It is reported that they left. ',
  '“Never again',
  '«Yes»',
  '\n',
  '\n\n',
  '\n\n# A heading\n\n',
  '\n\n> ',
  '\n- ',
  '\r\n\r\n',
  '  \n',
];

const generated = fc.record({
  text: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join('')),
  format: fc.constantFrom('markdown' as const, 'plaintext' as const),
  style: fc.constantFrom(...STYLE_SETTINGS),
});

function applied(text: string, edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[]): string {
  let at = text.length;
  let out = text;
  for (const edit of edits.toSorted((a, b) => b.start - a.start || b.end - a.end)) {
    assert.ok(edit.end <= at && edit.start <= edit.end, 'edits stand apart');
    out = out.slice(0, edit.start) + edit.newText + out.slice(edit.end);
    at = edit.start;
  }
  return out;
}

/** The same texts at every run: a guess of the reader that tips on one in ten thousand must not stop somebody's other work. */
const SEED = 20_261_125;

const kinds = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule).sort();
const wordsOf = (text: string): string => text.replace(/&\w+;/g, '').replace(/[^\p{L}\p{N}]/gu, '');

function checkFixAll(view: Review, options: Partial<AnalyzeOptions>): number {
  const edits = fixAll(view);
  const after = review(applied(view.source, edits), options);
  assert.equal(wordsOf(after.source), wordsOf(view.source), 'no word is touched');
  assert.ok(after.findings.length <= view.findings.length, 'nothing is added');
  assert.deepEqual(fixAll(after), [], 'nothing is left to do');
  return edits.length;
}

/** Which mark pairs with which is a guess where one is missing, and any change near it may tip the guess. */
function hasPairs(view: Review): boolean {
  return !view.findings.some(({ rule }) => rule === 'quotation/unclosed' || rule === 'quotation/unopened');
}

function checkIgnores(view: Review, options: Partial<AnalyzeOptions>): void {
  const isPaired = hasPairs(view);
  for (const finding of view.findings) {
    if (finding.rule.startsWith('document/')) continue;
    const here = withoutReason(ignoreHere(view, finding));
    const after = review(applied(view.source, [here]), options);
    const moved = finding.start + (here.start <= finding.start ? here.newText.length : 0);
    assert.ok(
      !after.findings.some(({ rule, start }) => rule === finding.rule && start === moved),
      `${finding.rule} is ignored here: ${JSON.stringify(after.source)}`,
    );
    assert.ok(
      !isPaired || after.findings.length < view.findings.length,
      `${finding.rule}: nothing is added to ${JSON.stringify(after.source)}`,
    );
    const everywhere = review(applied(view.source, [withoutReason(ignoreInFile(view, finding.rule))]), options);
    assert.deepEqual(
      kinds(everywhere.findings),
      kinds(view.findings.filter(({ rule }) => rule !== finding.rule)),
      `${finding.rule} is ignored in ${JSON.stringify(everywhere.source)}`,
    );
  }
}

/** Those offered anywhere in the text, each once, with a place where they are. */
function allRewrites(view: Review): (Rewrite & { at: number })[] {
  const found = new Map<string, Rewrite & { at: number }>();
  const places = [...view.analysis.organizations, ...view.analysis.quotations.map(({ content }) => content[0]!)];
  for (const { start } of places) {
    for (const one of rewrites(view, index, start)) found.set(`${one.edits[0]?.start} ${one.title}`, { ...one, at: start });
  }
  return [...found.values()];
}

function checkRewrites(view: Review, options: Partial<AnalyzeOptions>): number {
  const all = allRewrites(view);
  for (const { title, edits, answers, at } of all) {
    const after = review(applied(view.source, edits), options);
    const what = `${title}: ${JSON.stringify(after.source)}`;
    assert.notEqual(after.source, view.source, what);
    // Whoever introduces an abbreviation is reminded to use it from there on.
    const told = (one: Review) => kinds(one.findings).filter((rule) => !title.startsWith('Add') || rule !== 'organization/full-name-again');
    if (hasPairs(view)) assert.ok(told(after).length <= told(view).length, `${what}\n${told(view).join()}\n${told(after).join()}`);
    assert.ok(!allRewrites(after).some((one) => one.title === title && one.edits[0]?.start === edits[0]?.start), `once: ${what}`);
    const answered = view.findings.filter(({ rule, start, end }) => rule === answers && start <= at && at <= end);
    const left = (one: Review) => one.findings.filter(({ rule }) => rule === answers).length;
    if (answered.length > 0) assert.ok(left(after) < left(view), `its finding is gone: ${what}`);
    const who = /^Attribute: “(?:said |sagte |a déclaré |dijo |говорит )?(.*?)说?”$/u.exec(title)?.[1];
    if (who !== undefined) {
      const { start } = view.analysis.quotations.find(({ end }) => end === edits.at(-1)!.end)!;
      const source = after.analysis.quotations.find((one) => one.start === start)?.source;
      assert.equal(source?.canonical, who, `the speaker is found: ${what}`);
    }
  }
  return all.length;
}

describe('fix all', () => {
  for (const style of STYLE_SETTINGS) {
    it(`leaves nothing to do and touches no word of real texts in the style ${style}`, () => {
      let edits = 0;
      for (const [, text, given] of corpus()) {
        const options = { ...given, style, rules };
        edits += checkFixAll(review(text, options), options);
      }
      assert.ok(edits >= 5, `${edits} edits`);
    });
  }

  it('leaves nothing to do and touches no word of generated texts', () => {
    let edits = 0;
    fc.assert(
      fc.property(generated, ({ text, format, style }) => {
        const options = { format, style, rules, language: 'en' };
        edits += checkFixAll(review(text, options), options);
      }),
      { numRuns: 150, seed: SEED },
    );
    assert.ok(edits > 100, `${edits} edits`);
  });

  it('takes no fix that may change meaning, and none of several', () => {
    const view = review('It was a diktat. The CSTO met.', { rules });
    assert.ok(view.findings.some(({ fixes }) => fixes.length > 0));
    assert.ok(view.findings.every((finding) => safeFix(finding) === null));
    assert.deepEqual(fixAll(view), []);
  });

  it('mends one kind where asked', () => {
    const text = 'Doe said: “We will act”. Roe said: «We go». "Never ever again", Doe said.';
    const view = review(text, { style: 'ap', rules });
    const one = fixAll(view, ({ rule }) => rule === 'quotation/mark-style');
    assert.equal(applied(text, one), 'Doe said: “We will act”. Roe said: “We go”. "Never ever again", Doe said.');
  });
});

describe('ignoring', () => {
  it('silences its finding and nothing else in real texts', () => {
    for (const [, text, given] of corpus()) {
      // A comment in plain text is read as prose; there the generated texts below are asked.
      const options = { ...given, rules };
      if (given.format === 'markdown') checkIgnores(review(text, options), options);
    }
  });

  it('silences its finding in generated Markdown', () => {
    fc.assert(
      fc.property(generated, ({ text, style }) => {
        const options = { format: 'markdown' as const, style, rules, language: 'en' };
        checkIgnores(review(text, options), options);
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('stands above a paragraph, in the line of a list item, a table or a hard break', () => {
    const comment = (text: string, format: 'markdown' | 'plaintext' = 'markdown') => {
      const view = review(text, { format, language: 'en' });
      return applied(text, [withoutReason(ignoreHere(view, view.findings[0]!))]);
    };
    const above = '<!-- policy-review-disable-next-line term/rhetorical -->';
    const beside = ' <!-- policy-review-disable-line term/rhetorical -->';
    assert.equal(comment('One.\r\n\r\nA diktat came.\r\nIt left.'), `One.\r\n\r\n${above}\r\nA diktat came.\r\nIt left.`);
    assert.equal(comment('It came.\nA diktat came.'), `It came.\nA diktat came.${beside}`);
    assert.equal(comment('- A diktat came.'), `- A diktat came.${beside}`);
    assert.equal(comment('A diktat came.  \nIt left.'), `${above}\nA diktat came.  \nIt left.`);
    assert.equal(comment('It came.\nA diktat came.  \nIt left.'), `It came.\nA diktat came.${beside}  \nIt left.`);
    assert.equal(comment('| A diktat came. | b |\n|---|---|\n| c | d |\n').split('\n')[0], `| A diktat came. | b |${beside}`);
    assert.equal(comment('A diktat came.', 'plaintext'), `A diktat came.${beside}`);
  });

  it('goes behind front matter, and to the end of plain text', () => {
    const comment = (text: string, format: 'markdown' | 'plaintext') =>
      applied(text, [withoutReason(ignoreInFile(review(text, { format }), 'a/b'))]);
    assert.equal(comment('---\nlang: en\n---\nText.', 'markdown'), '---\nlang: en\n---\n<!-- policy-review-disable-file a/b -->\n\nText.');
    assert.equal(comment('Text.', 'markdown'), '<!-- policy-review-disable-file a/b -->\n\nText.');
    assert.equal(comment('Text.\n', 'plaintext'), 'Text.\n\n<!-- policy-review-disable-file a/b -->\n');
    assert.equal(comment('Text.', 'plaintext'), 'Text.\n\n<!-- policy-review-disable-file a/b -->\n');
  });
});

describe('rewrites', () => {
  const result = (text: string, words: string, title: RegExp, options: Partial<AnalyzeOptions> = {}) => {
    const view = review(text, { language: 'en', ...options });
    const one = rewrites(view, index, view.on(words)).find((rewrite) => title.test(rewrite.title));
    return one === undefined ? null : applied(text, one.edits);
  };

  it('attribute a sentence in quotation marks to a speaker the text names', () => {
    const start = '“We came early,” Sergei Lavrov said.\n\nIt rained all day, and the talks ended.\n\nA week later they met again.\n\n';
    assert.equal(
      result(`${start}“We will not go there.” It rained.`, 'We will', /Lavrov/),
      `${start}“We will not go there,” said Sergei Lavrov. It rained.`,
    );
    assert.equal(result(`${start}“Shall we go there?”`, 'Shall', /Lavrov/), `${start}“Shall we go there?” said Sergei Lavrov.`);
    assert.equal(result(`${start}He left “without a word.”`, 'without', /Lavrov/), null);
    assert.equal(result('It rained.\n\n“We will not go there.”', 'We will', /Attribute/), null);
    // Of two in a row the other would lose its speaker, or get this one.
    assert.equal(result(`${start}“We will not go there.”\n“Nor will we leave.”`, 'Nor will', /Lavrov/), null);
    assert.equal(
      result(
        '„Wir kamen früh“, sagte Annalena Baerbock.\n\nEs regnete.\n\nDie Sitzung endete.\n\n„Wir werden handeln.“ Es regnete.',
        'werden',
        /Baerbock/,
        { language: 'de' },
      ),
      '„Wir kamen früh“, sagte Annalena Baerbock.\n\nEs regnete.\n\nDie Sitzung endete.\n\n„Wir werden handeln“, sagte Annalena Baerbock. Es regnete.',
    );
  });

  const attributed: readonly (readonly [language: string, start: string, bare: string, who: string, written: string])[] = [
    [
      'fr',
      '« Nous sommes venus tôt », a déclaré Jean Dupont.\n\nIl pleuvait.\n\nLa séance a pris fin.\n\n',
      '« Nous agirons. »',
      'Dupont',
      '« Nous agirons », a déclaré Jean Dupont.',
    ],
    [
      'es',
      '«Llegamos pronto», dijo Ana Ruiz.\n\nLlovía.\n\nLa sesión terminó.\n\n',
      '«Vamos a actuar.»',
      'Ruiz',
      '«Vamos a actuar», dijo Ana Ruiz.',
    ],
    [
      'es',
      '«Llegamos pronto», dijo Ana Ruiz.\n\nLlovía.\n\nLa sesión terminó.\n\n',
      '«¿Vamos a actuar?»',
      'Ruiz',
      '«¿Vamos a actuar?», dijo Ana Ruiz.',
    ],
    [
      'ru',
      '«Мы приехали рано», — сказал Сергей Лавров.\n\nШёл дождь.\n\nЗаседание закончилось.\n\n',
      '«Мы будем действовать.»',
      'Лавров',
      '«Мы будем действовать», — говорит Сергей Лавров.',
    ],
    [
      'ru',
      '«Мы приехали рано», — сказал Сергей Лавров.\n\nШёл дождь.\n\nЗаседание закончилось.\n\n',
      '«Мы будем действовать?»',
      'Лавров',
      '«Мы будем действовать?» — говорит Сергей Лавров.',
    ],
    ['zh', '王毅说：“我们来得很早。”\n\n雨下了一整天。\n\n后来雨停了。\n\n', '“我们将采取行动。”', '王毅', '“我们将采取行动，”王毅说。'],
    ['zh', '王毅说：“我们来得很早。”\n\n雨下了一整天。\n\n后来雨停了。\n\n', '“我们会行动吗？”', '王毅', '“我们会行动吗？”王毅说。'],
  ];
  for (const [language, start, bare, who, written] of attributed) {
    it(`attribute ${bare} in the form of ${language}, and the speaker is found`, () => {
      const text = `${start}${bare}`;
      assert.equal(result(text, bare.slice(2, 8), new RegExp(`^Attribute: .*${who}`), { language }), `${start}${written}`);
      const found = review(`${start}${written}`, { language }).analysis.quotations.at(-1)?.source?.canonical;
      assert.match(found ?? '', new RegExp(who));
    });
  }

  it('do not attribute to a Russian name that may stand in another case than the first', () => {
    const text =
      '«Мы приехали рано», — сказал Сергей Лавров.\n\nВстретились с Антониу Гутерришем.\n\nЗаседание закончилось.\n\n«Мы будем действовать.»';
    assert.equal(result(text, 'будем', /Гутерриш/, { language: 'ru' }), null);
  });

  it('set a long quotation as a block', () => {
    const long = 'We came here to agree on a text that every one of us can sign, and we will not leave before it is done.';
    assert.equal(
      result(`Mr Ito said: “${long}”\n\nHe left.`, 'We came', /block/, { format: 'markdown' }),
      `Mr Ito said:\n\n> ${long}\n\nHe left.`,
    );
    assert.equal(result(`“${long}\n\n“${long}”\n`, 'We came', /block/, { format: 'markdown' }), `> ${long}\n>\n> ${long}\n`);
    assert.equal(result(`“${long}” he said.`, 'We came', /block/, { format: 'markdown' }), null);
    assert.equal(result(`- “${long}”`, 'We came', /block/, { format: 'markdown' }), null);
    assert.equal(result(`Mr Ito said: “${long}”`, 'We came', /block/), null);
  });

  it('explain abbreviations both ways, outside of quotations', () => {
    assert.equal(result('NATO met.', 'NATO', /Write/), 'North Atlantic Treaty Organization (NATO) met.');
    assert.equal(result('“NATO met,” he said.', 'NATO', /Write/), null);
    assert.equal(result('The European Union met. The EU left.', 'European', /Add/), 'The European Union (EU) met. The EU left.');
    assert.equal(result('The European Union met.', 'European', /Add/), null);
    const osce = 'Organization for Security and Co-operation in Europe';
    assert.equal(result(`The ${osce} met. The OSCE left.`, 'Organization', /Add/), `The ${osce} (OSCE) met. The OSCE left.`);
    assert.equal(result('The North Atlantic alliance met. NATO left.', 'North', /Add/), null);
    assert.equal(result('The European Union (EU) met. The EU left.', 'European', /Add/), null);
  });

  it('add nothing to complain of in real and in generated texts', () => {
    const long = '“We came here to agree on a text that every one of us can sign, and we will not leave before it is done.”';
    const more = fc.constantFrom(
      ...PIECES,
      `Jane Doe said: ${long}\n\n`,
      `${long}\n\n`,
      '\n\n“We will not go there.” ',
      'NATO left. ',
      'The European Union met. The EU left. ',
    );
    let offered = 0;
    for (const [, text, given] of corpus()) offered += checkRewrites(review(text, given), given);
    fc.assert(
      fc.property(
        fc.array(more, { minLength: 1, maxLength: 10 }),
        fc.constantFrom('markdown' as const, 'plaintext' as const),
        (pieces, format) => {
          const options = { format, language: 'en' };
          const start = '“We came early,” Jane Doe said.\n\nIt rained all day.\n\nA week later they met again.\n\n';
          offered += checkRewrites(review(start + pieces.join(''), options), options);
        },
      ),
      { numRuns: 200, seed: SEED },
    );
    assert.ok(offered > 100, `${offered} rewrites`);
  });
});
