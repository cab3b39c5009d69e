import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/scare-quotes';

describe(RULE, () => {
  checkRows(RULE, { language: 'en', rules: { [RULE]: 'hint' } }, [
    ['flags a word nobody is quoted with', 'The ⟦“experts”⟧ were not invited.'],
    ['flags straight marks', 'Their ⟦"reform"⟧ cost a billion.'],
    ['does not flag what somebody calls so', 'Doe called them “experts”.'],
    ['does not flag a title', 'The film “Casablanca” was shown.'],
    ['does not flag a term', 'The term “civil society” covers unions and churches.'],
    ['does not flag a speaker’s distance', '“The ‘experts’ were not invited to the talks,” Doe said.'],
    ['is off by default', 'The “experts” were not invited.', undefined, { rules: {} }],
    ['is on in AP texts', 'The ⟦“experts”⟧ were not invited.', undefined, { rules: {}, style: 'ap' }],
  ]);
});
