/** Quotations over several blocks: joined paragraphs, block quotations, and what they do not cross. */
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
