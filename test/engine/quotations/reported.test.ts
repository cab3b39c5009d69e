/** Reported speech: whose words they are although no marks stand around them. */
import { checkQuotations } from '../../support/quotation-lines.ts';

describe('reported: that-clause', () => {
  checkQuotations([
    [
      'with "that"',
      'Doe said that the talks would resume in May.',
      'the talks would resume in May | quotation reported | Doe -> Doe | said | that-clause',
    ],
    [
      'without "that"',
      'The ministry said the talks would resume in May.',
      'the talks would resume in May | quotation reported | The ministry -> ministry | said | that-clause',
    ],
    [
      'a time before it',
      'On Monday, the minister said the talks would resume in May.',
      'the talks would resume in May | quotation reported | the minister -> ? | said | that-clause',
    ],
  ]);
});

describe('reported: after the clause', () => {
  checkQuotations([
    [
      'trailing',
      'The talks would resume in May, the ministry said.',
      'The talks would resume in May | quotation reported | the ministry -> ministry | said | trailing-clause',
    ],
    [
      'in the middle',
      'Of particular importance, the ministry said, is the task of adapting the system.',
      'Of particular importance, the ministry s…ting the system | quotation reported | the ministry -> ministry | said | parenthetical',
    ],
  ]);
});

describe('reported: according to', () => {
  checkQuotations([
    [
      'before',
      'According to the ministry, the talks would resume in May.',
      'the talks would resume in May | quotation reported | the ministry -> ministry | According to | according-to',
    ],
    [
      'after',
      'The talks would resume in May, according to the ministry.',
      'The talks would resume in May | quotation reported | the ministry -> ministry | according to | according-to',
    ],
  ]);
});

describe('reported: impersonal', () => {
  checkQuotations([
    [
      'reported',
      'It is reported that the talks would resume in May.',
      'the talks would resume in May | quotation reported | – | It is reported | impersonal',
    ],
    [
      'claimed',
      'It was claimed that the talks would resume in May.',
      'the talks would resume in May | quotation reported | – | It was claimed | impersonal',
    ],
  ]);
});

describe('reported: no report', () => {
  checkQuotations([
    ['a place and a time', 'The minister spoke in parliament on Monday.'],
    ['a statement without content', 'The minister said in a statement on Monday.'],
    [
      'a whole quotation after "that"',
      'Doe said that “the talks are over.”',
      '“the talks are over.” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
  ]);
});

describe('reported: a headline', () => {
  checkQuotations(
    [
      [
        'a dash and a body',
        '# Talks will resume in May — MFA',
        'Talks will resume in May | quotation reported | MFA -> MFA | – | headline',
      ],
      [
        'a body and a colon',
        '# Foreign Ministry: talks will resume in May',
        'talks will resume in May | quotation reported | Foreign Ministry -> Foreign Ministry | – | headline',
      ],
      ['a dash that names nobody', '# Talks in May — and what comes after'],
    ],
    'markdown',
  );
});

describe('reported: participles', () => {
  checkQuotations([
    [
      'a clause after ", saying"',
      'Doe attacked the plan, saying it would cost the country dear.',
      'it would cost the country dear | quotation reported | Doe -> Doe | saying | that-clause',
    ],
    [
      'two reports of one sentence',
      'Doe said the plan was dead, arguing that it would cost the country dear.',
      'the plan was dead | quotation reported | Doe -> Doe | said | that-clause',
      'it would cost the country dear | quotation reported | Doe -> Doe | arguing | that-clause',
    ],
    ['a participle that has an object', 'Doe left, calling the plan a mistake.'],
  ]);
});

describe('reported: what "I" say', () => {
  checkQuotations([['is the author’s own, shortened too', 'I’ve said that the plan is dead and gone.']]);
});
