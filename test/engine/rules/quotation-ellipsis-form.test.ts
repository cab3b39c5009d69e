import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';
import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/ellipsis-form';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    [
      'flags what differs from most',
      '“We ⟦. . .⟧ regret this … and move on … from here,” Doe said.',
      '“We … regret this … and move on … from here,” Doe said.',
    ],
    ['flags over paragraphs', '“We ... regret this ... now,” Doe said.\n\n“We ⟦…⟧ move on to other things,” Roe said.'],
    ['takes the first for usual where none is', '“We ... regret this ⟦…⟧ now,” Doe said.', '“We ... regret this ... now,” Doe said.'],
    ['takes four dots for three and a stop', '“We … regret … this. ⟦...⟧. Now,” Doe said.'],
    ['sees through brackets', '“We ... regret this [⟦…⟧] and ... go,” Doe said.'],
    ['does not flag one form', '“We … regret this … and move on,” Doe said.'],
    ['does not flag the author’s ellipses', 'And so on ... “We … regret this,” Doe said.'],
  ]);

  describe('with a style', () => {
    checkRows(RULE, { language: 'en', style: 'ap' }, [
      ['flags the character where AP has dots', '“We ⟦…⟧ regret this,” Doe said.', '“We ... regret this,” Doe said.'],
      ['does not flag dots', '“We ... regret this,” Doe said.'],
      [
        'flags dots in French',
        '« Nous ⟦...⟧ agirons bientôt tous », a dit Roy.',
        '« Nous … agirons bientôt tous », a dit Roy.',
        { style: 'fr', language: 'fr' },
      ],
    ]);
  });

  it('shows the forms in marks, so that no stop can be taken for one of their dots', () => {
    const [finding] = checkRule(RULE, '“We ⟦…⟧ regret this,” Doe said.', { language: 'en', style: 'ap' });
    assert.match(finding!.message, /written “…”, and the form in AP style is “\.\.\.”\. Use/);
  });
});
