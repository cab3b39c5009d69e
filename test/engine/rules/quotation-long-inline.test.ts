import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/long-inline';
const words = (count: number): string => `We ${'must '.repeat(count - 2)}act`;

describe(RULE, () => {
  checkRows(RULE, { language: 'en', rules: { [RULE]: 'hint' } }, [
    ['flags a hundred words', `⟦“⟧${words(100)},” said Doe.`],
    ['flags a hundred words of several paragraphs', `⟦“⟧${words(60)}.\n\n“${words(60)},” said Doe.`],
    ['flags a hundred characters of Chinese', `李敏说：⟦“⟧${'我们将回应'.repeat(20)}。”`, undefined, { language: 'zh' }],
    ['does not flag fewer', `“${words(99)},” said Doe.`],
    ['does not flag a block', `Doe said:\n\n> ${words(120)}.\n`, undefined, { format: 'markdown' }],
    ['is off by default', `“${words(100)},” said Doe.`, undefined, { rules: {} }],
    ['is on in Chicago texts', `⟦“⟧${words(100)},” said Doe.`, undefined, { rules: {}, style: 'chicago' }],
  ]);
});
