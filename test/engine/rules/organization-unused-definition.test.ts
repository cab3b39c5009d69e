import { checkRows } from '../../support/rules.ts';

describe('organization/unused-definition', () => {
  checkRows('organization/unused-definition', { language: 'en' }, [
    ['flags an abbreviation that never comes again', 'The Eurasian Economic Union (⟦EAEU⟧) grew.', 'The Eurasian Economic Union grew.'],
    ['keeps one that is used', 'The Eurasian Economic Union (EAEU) grew. The EAEU met.'],
    ['keeps one that was used before', 'The EAEU met. The Eurasian Economic Union (EAEU) grew.'],
    [
      'leaves a second definition to its own rule',
      'The Eurasian Economic Union (EAEU) grew. The Eurasian Economic Union (EAEU) met. The EAEU left.',
    ],
    ['is silent where the abbreviation comes first', 'The EAEU (Eurasian Economic Union) met.'],
    ['is silent on what everybody knows', 'The United Nations (UN) met.'],
    ['is silent on what the settings say readers know', 'The Eurasian Economic Union (EAEU) grew.', undefined, { wellKnown: ['EAEU'] }],
    ['is silent where a speaker introduces it', 'Doe said: “The Eurasian Economic Union (EAEU) grew.”'],
    ['offers no fix where more stands in the bracket', 'The Eurasian Economic Union (hereinafter ⟦EAEU⟧) grew.', null],
  ]);
});
