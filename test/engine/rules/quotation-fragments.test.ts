import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/fragments';
const ONE = (word: string): string => `Doe called it “${word}”.`;

describe(RULE, () => {
  checkRows(RULE, { language: 'en', rules: { [RULE]: 'hint' } }, [
    ['flags three in a paragraph', 'Doe called the plan “bold”. Doe called the talks “very frank”. Doe called the outcome ⟦“good”⟧.'],
    [
      'flags six in a text that has little else',
      [ONE('bold'), ONE('frank'), ONE('good'), ONE('new'), ONE('late'), 'Doe called it ⟦“odd”⟧.'].join('\n\n'),
    ],
    ['does not flag two', 'Doe called the plan “bold”. Doe called the talks “frank”.'],
    ['does not flag whole sentences', '“It is bold,” said Doe. “It is frank,” said Roe. “It is good,” said Vale.'],
    [
      'does not flag longer parts',
      'Doe called it “a bold new plan”. Doe called it “a frank and good one”. Doe called it “a very good start”.',
    ],
    ['is off by default', 'Doe called it “bold”. Doe called it “frank”. Doe called it “good”.', undefined, { rules: {} }],
    ['is on in AP texts', 'Doe called it “bold.” Doe called it “frank.” Doe called it ⟦“good.”⟧', undefined, { rules: {}, style: 'ap' }],
  ]);
});
