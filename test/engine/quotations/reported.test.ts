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
    [
      'a later "that" inside what is said',
      'Doe said she was committed to ensuring that the process is fair.',
      'she was committed to ensuring that the process is fair | quotation reported | Doe -> Doe | said | that-clause',
    ],
    [
      'a time and a place before "that"',
      'Doe announced last night in Riga that the talks would resume.',
      'the talks would resume | quotation reported | Doe -> Doe | announced | that-clause',
    ],
    [
      'what somebody thinks before "that"',
      'Doe expressed concern that the talks would fail.',
      'the talks would fail | quotation reported | Doe -> Doe | expressed | that-clause',
    ],
    ['an object with a relative clause', 'Doe praised a plan that the talks had shaped.'],
    ['a noun with a relative clause', 'The country has economic challenges that the talks had shaped.'],
    ['an infinitive behind a verb of going on', 'Doe continued to fund a programme that the talks had shaped.'],
    ['"that" behind a preposition', 'Doe spoke to people in that room about the talks.'],
    ['how much was said', 'Doe said nothing about the talks that had failed.'],
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

describe('reported: what only looks so', () => {
  checkQuotations([
    ['a participle with its agent', 'The numbers, the limited evidence described by the ministry, are in the annex.'],
    ['a verb whose particle says something else', 'Taxes on the towns, the price of bread went down, and wages are low.'],
    ['a verb that goes on with an infinitive', 'In the absence of a deal, Norland will continue to make progress.'],
    ['a noun behind its modifier', 'The towns, other states and the press were there.'],
    ['what must be said', 'It should be noted that the talks would resume in May.'],
    ['what is worth recalling', 'It is worth recalling that the talks would resume in May.'],
    ['what goes without saying', 'It goes without saying that the talks would resume in May.'],
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

describe('reported: quoted as saying', () => {
  checkQuotations([
    [
      'the one who is quoted',
      'Reuters quoted Orel as saying that the talks were over.',
      'the talks were over | quotation reported | Orel -> Orel | saying | that-clause',
    ],
  ]);
});

describe('reported: beside a relative clause', () => {
  checkQuotations([
    [
      'who is told says nothing',
      'The envoy Jane Doe, who had met Orel, told reporters: “We agree.”',
      '“We agree.” | quotation direct | The envoy Jane Doe -> envoy Jane Doe | told | source-verb-quotation',
    ],
    [
      'a pronoun that is told says nothing',
      'Jane Doe, who had met reporters in Riga, told them: “No.”',
      '“No.” | quotation direct | Jane Doe -> Jane Doe | told | source-verb-quotation',
    ],
    [
      'ends at its comma',
      'The minister, who had told reporters he would resign, left.',
      'he would resign | quotation reported | The minister -> ? | told | that-clause',
    ],
    [
      'ends at its comma before a verb of saying',
      'Jane Doe, whose husband had told the union that he was ill, said “no.”',
      'he was ill | quotation reported | husband -> ? | told | that-clause',
      '“no.” | quotation mixed | Jane Doe -> Jane Doe | said | source-verb-quotation',
    ],
    [
      'ends at the verb of the sentence',
      'The man who told Pryce that the war was over said: “No.”',
      'the war was over | quotation reported | The man -> ? | told | that-clause',
      '“No.” | quotation direct | The man -> ? | told | clause',
    ],
  ]);
});

describe('reported: short', () => {
  checkQuotations([
    [
      'two words behind "that"',
      'The party claimed that it won.',
      'it won | quotation reported | The party -> party | claimed | that-clause',
    ],
  ]);
});

describe('reported: "as"', () => {
  checkQuotations([
    [
      'before the clause',
      'As the chancellor said, we will act.',
      'we will act | quotation reported | the chancellor -> ? | said | parenthetical',
    ],
    ['a verb that says nothing', 'As the minister left, the talks were over.'],
  ]);
});
