import { checkRows } from '../../support/rules.ts';

describe('organization/full-name-again', () => {
  checkRows('organization/full-name-again', { language: 'en' }, [
    [
      'flags the full name once the abbreviation is in use',
      'The Eurasian Economic Union (EAEU) grew. The EAEU met. The ⟦Eurasian Economic Union⟧ agreed.',
      'The Eurasian Economic Union (EAEU) grew. The EAEU met. The EAEU agreed.',
    ],
    ['is silent where the abbreviation is not in use', 'The Eurasian Economic Union (EAEU) grew. The Eurasian Economic Union agreed.'],
    ['is silent before the definition', 'The Eurasian Economic Union met. The Eurasian Economic Union (EAEU) grew. The EAEU left.'],
    [
      'leaves a second definition to its own rule',
      'The Eurasian Economic Union (EAEU) grew. The EAEU met. The Eurasian Economic Union (EAEU) left.',
    ],
    ['is silent on a speaker', 'The Eurasian Economic Union (EAEU) grew. The EAEU met. Doe said: “The Eurasian Economic Union agreed.”'],
    [
      'is silent on headings',
      'The Eurasian Economic Union (EAEU) grew. The EAEU met.\n\n## The Eurasian Economic Union\n\nIt agreed.',
      undefined,
      { format: 'markdown' },
    ],
  ]);
});
