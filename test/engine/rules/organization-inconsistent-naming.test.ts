import { checkRows } from '../../support/rules.ts';

describe('organization/inconsistent-naming', () => {
  checkRows('organization/inconsistent-naming', { language: 'en' }, [
    [
      'flags another spelling',
      'The Shanghai Cooperation Organization met. The ⟦Shanghai Cooperation Organisation⟧ agreed.',
      'The Shanghai Cooperation Organization met. The Shanghai Cooperation Organization agreed.',
    ],
    [
      'flags each spelling once',
      'The World Trade Organization met. The ⟦World Trade Organisation⟧ agreed. The World Trade Organisation left.',
    ],
    ['is silent on one spelling', 'The Shanghai Cooperation Organization met. The Shanghai\nCooperation Organization agreed.'],
    ['is silent on a speaker', 'The World Trade Organization met. Doe said: “The World Trade Organisation agreed.”'],
    ['is silent on both orders of a ministry', "Russia's Ministry of Foreign Affairs replied. Russia's Foreign Affairs Ministry left."],
    ['is silent on short names', 'The Ukrainian Defence Ministry replied. Ukraine’s Ministry of Defense left.'],
  ]);
});
