/** Quotations over several blocks: joined paragraphs, block quotations, and what they do not cross. */
import assert from 'node:assert/strict';
import { analyze, engine } from '../../support/engine.ts';
import { checkQuotations } from '../../support/quotation-lines.ts';

describe('fold: a quotation over several paragraphs', () => {
  checkQuotations([
    [
      'two',
      '“We have a plan.\n\n“It will take two years,” Doe said.',
      '“We have a plan.⏎“It will take two years,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
    ],
    [
      'three',
      '“We have a plan.\n\n“It will take two years.\n\n“It will work,” Doe said.',
      '“We have a plan.⏎“It will take two years.⏎“It will work,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
    ],
    [
      'the source before the first',
      'Doe said: “We have a plan.\n\n“It will take two years.”',
      '“We have a plan.⏎“It will take two years.” | quotation direct | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'never closed, it swallows nothing',
      'Doe said: “We will act.\n\nThe vote is due on Friday. “Never,” said Roe.',
      '“We will act. | quotation direct unclosed | Doe -> Doe | said | source-verb-quotation',
      '“Never,” | quotation direct | Roe -> Roe | said | quotation-verb-source',
    ],
    [
      'never closed and nothing after',
      'Doe said: “We will act.',
      '“We will act. | quotation direct unclosed | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'French',
      '« Nous avons un plan.\n\n« Il est bon », Doe said.',
      '« Nous avons un plan.⏎« Il est bon » | quotation direct | Doe -> Doe | said | quotation-source-verb',
    ],
  ]);
});

describe('fold: block quotations', () => {
  checkQuotations(
    [
      [
        'with an attribution line inside',
        '> We will not wait for others.\n>\n> — Jane Doe, minister',
        'We will not wait for others. | quotation block | Jane Doe -> Jane Doe | – | attribution-line',
      ],
      [
        'with an attribution line after it',
        '> We will not wait for others.\n\n— Jane Doe, minister',
        'We will not wait for others. | quotation block | Jane Doe -> Jane Doe | – | attribution-line',
      ],
      [
        'with a lead-in',
        'Doe summed up the debate as follows:\n\n> Nobody won the argument today.',
        'Nobody won the argument today. | quotation block | Doe -> Doe | summed up | lead-in',
      ],
      ['without a source', '> We will act on this.\n\nThe hall was silent.', 'We will act on this. | quotation block | – | – | none'],
      [
        'over several paragraphs',
        'Doe said:\n\n> We will act.\n>\n> We will act now.',
        'We will act.⏎>⏎> We will act now. | quotation block | Doe -> Doe | said | lead-in',
      ],
      ['a callout is none', '> [!NOTE]\n> This is a draft.'],
      [
        'a quotation in marks and nothing else is one',
        'Doe said:\n\n> “We will act on this.”',
        '“We will act on this.” | quotation direct | Doe -> Doe | said | lead-in',
      ],
      [
        'two of them are two',
        '> We will act on this.\n\nThe hall was silent.\n\n> We will not act on this.',
        'We will act on this. | quotation block | – | – | none',
        'We will not act on this. | quotation block | – | – | none',
      ],
    ],
    'markdown',
  );
});

describe('fold: French paragraphs that the closing mark opens again', () => {
  checkQuotations(
    [
      [
        'are one quotation',
        '« Le pont est vieux.\n\n» Il est « sûr », pourtant.\n\n» Il restera ouvert », a dit Claire Martin.',
        '« Le pont est vieux.⏎» Il est « sûr », p…estera ouvert » | quotation direct | Claire Martin -> Claire Martin | a dit | quotation-verb-source',
        '« sûr » | scare mixed 1 | – | – | none',
      ],
    ],
    'plaintext',
    'fr',
  );
});

describe('fold: a signature as the last line of a block quotation', () => {
  checkQuotations(
    [
      [
        'is the source and no part of what is quoted',
        '> The harbour stays open.\n> — Mary Poole',
        'The harbour stays open. | quotation block | Mary Poole -> Mary Poole | – | attribution-line',
      ],
      [
        'with two hyphens and an office',
        '> The harbour stays open.\n> -- Mary Poole, mayor',
        'The harbour stays open. | quotation block | Mary Poole -> Mary Poole | – | attribution-line',
      ],
      [
        'on a lazy line',
        '> The harbour stays open.\n— Mary Poole',
        'The harbour stays open. | quotation block | Mary Poole -> Mary Poole | – | attribution-line',
      ],
      [
        'after a hard line break, with emphasis',
        '> *The harbour stays open.*\\\n> — *Mary Poole*',
        '*The harbour stays open.* | quotation block | Mary Poole -> Mary Poole | – | attribution-line',
      ],
      [
        'under marks',
        '> “The harbour stays open.”\n> — Mary Poole',
        '“The harbour stays open.” | quotation direct | Mary Poole -> Mary Poole | – | attribution-line',
      ],
      [
        'a sentence behind a dash is none',
        '> The harbour stays open.\n> — The mayor went home.',
        'The harbour stays open.⏎> — The mayor went home. | quotation block | – | – | none',
      ],
    ],
    'markdown',
  );
  checkQuotations(
    [
      [
        'in German',
        '> Der Hafen bleibt offen.\n> — Maria Vogel',
        'Der Hafen bleibt offen. | quotation block | Maria Vogel -> Maria Vogel | – | attribution-line',
      ],
    ],
    'markdown',
    'de',
  );
});

describe('fold: a sentence after a block quotation that says who spoke', () => {
  checkQuotations(
    [
      [
        'is its source and reports nothing',
        '> The harbour stays open.\n\nMary Poole said this on Friday.',
        'The harbour stays open. | quotation block | Mary Poole -> Mary Poole | said | quotation-source-verb',
      ],
      [
        'goes on in small letters',
        '> The harbour stays open.\n\nhe said on Friday. Then he left.',
        'The harbour stays open. | quotation block | he -> ? | said | quotation-source-verb',
      ],
      [
        'is none where it reports something else',
        '> The harbour stays open.\n\nMary Poole said the bridge was closed.',
        'The harbour stays open. | quotation block | – | – | none',
        'the bridge was closed | quotation reported | Mary Poole -> Mary Poole | said | that-clause',
      ],
    ],
    'markdown',
  );
});

describe('fold: block quotations in block quotations', () => {
  checkQuotations(
    [
      [
        'the inner one is a quotation of its own and not the outer speaker’s',
        'Mary Poole writes:\n\n> > The harbour should close.\n>\n> I cannot follow this.',
        'The harbour should close.⏎>⏎> I cannot follow this. | quotation block | Mary Poole -> Mary Poole | writes | lead-in',
        'The harbour should close. | quotation block 1 | – | – | none',
      ],
      [
        'the inner one may be signed',
        'Mary Poole writes:\n\n> I found a note.\n>\n> > The harbour should close.\n> > — Tom Reed',
        'I found a note.⏎>⏎> > The harbour should…⏎> > — Tom Reed | quotation block | Mary Poole -> Mary Poole | writes | lead-in',
        'The harbour should close. | quotation block 1 | Tom Reed -> Tom Reed | – | attribution-line',
      ],
      [
        'all of it as deep is one',
        '> > The harbour should close.\n>\n> — Mary Poole',
        'The harbour should close. | quotation block | Mary Poole -> Mary Poole | – | attribution-line',
      ],
    ],
    'markdown',
  );
});

describe('fold: what quotations do not cross', () => {
  checkQuotations(
    [
      [
        'a heading ends a speaker',
        '“We will act,” Doe said.\n\n# Next\n\n“Never in my life again.”',
        '“We will act,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
        '“Never in my life again.” | quotation direct | – | – | none',
      ],
    ],
    'markdown',
  );
});

describe('a quotation that is opened once and closed once, a paragraph later', () => {
  const quotations = (text: string, language = 'en'): string[] =>
    analyze(text, { language })
      .quotations.filter((quotation) => quotation.type !== 'reported')
      .map(({ content, source, closed }) => `${content.length} ${source?.text ?? '-'} ${closed}`);
  const loose = (text: string, language = 'en'): string[] =>
    analyze(text, { language })
      .findings.map((finding) => finding.rule)
      .filter((rule) => rule === 'quotation/unclosed' || rule === 'quotation/unopened');

  it('is one quotation, and the attribution may stand behind its end', () => {
    const text = '“We have a plan.\n\nIt will take two years,” the minister said.';
    assert.deepEqual(quotations(text), ['2 the minister true']);
    assert.deepEqual(loose(text), []);
  });

  it('is one in Russian too, with the attribution before it', () => {
    const text = 'Министр заявил: «У нас есть план.\n\nОн займёт два года».';
    assert.deepEqual(quotations(text, 'ru'), ['2 Министр true']);
    assert.deepEqual(loose(text, 'ru'), []);
  });

  it('takes no paragraph along that another stands between, nor a mark of another kind', () => {
    assert.deepEqual(loose('“We have a plan.\n\nThe hall was full.\n\nIt will take two years,” Doe said.').length, 2);
    assert.deepEqual(loose('«We have a plan.\n\nIt will take two years,” Doe said.').length, 2);
  });

  it('puts terms inside it into the voice of its speaker', () => {
    const [term] = analyze('Doe said: “We have a plan.\n\nThese are unfriendly states.” Doe left.').terms;
    assert.equal(term?.voice, 'quoted');
  });

  it('comes apart and together again as its marks are edited', () => {
    const text = '“We have a plan.\n\nIt will take two years,” the minister said.\n\nRoe left.';
    const analyzer = engine.createAnalyzer();
    const options = { format: 'plaintext' } as const;
    analyzer.update(text, options);
    const at = text.indexOf('”');
    analyzer.edit(at, at + 1, '');
    assert.deepEqual(analyzer.analysis(), engine.analyze(text.replace('”', ''), options));
    analyzer.edit(at, at, '”');
    assert.deepEqual(analyzer.analysis(), engine.analyze(text, options));
  });
});
