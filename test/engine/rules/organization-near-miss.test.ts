import { checkRows } from '../../support/rules.ts';

describe('organization/near-miss', () => {
  checkRows('organization/near-miss', { language: 'en' }, [
    ['flags swapped words', 'The ⟦Collective Treaty Security Organization⟧ met.', 'The Collective Security Treaty Organization met.'],
    ['flags another form of a word', 'The ⟦Shanghai Cooperative Organization⟧ met.', 'The Shanghai Cooperation Organization met.'],
    ['flags a slip of letters', 'The ⟦World Meterological Organization⟧ met.', 'The World Meteorological Organization met.'],
    [
      'flags a word that is missing inside',
      'The ⟦Collective Treaty Organization⟧ met.',
      'The Collective Security Treaty Organization met.',
    ],
    ['is silent on spellings', 'The Collective Security Treaty Organisation met.'],
    ['is silent on what the text defines', 'The Collective Treaty Security Organization (CTSO) met.'],
    ['is silent on another body', 'The Asian Trade Organization met. The International Criminal Tribunal met.'],
    ['is silent on a name cut at its end', 'The Security Treaty Organization met.'],
    ['is silent on a speaker', 'Doe said: “The Collective Treaty Security Organization met.”'],
  ]);
});
