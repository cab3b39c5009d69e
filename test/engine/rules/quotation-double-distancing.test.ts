import assert from 'node:assert/strict';
import { checkRule, marked } from '../../support/engine.ts';
import { applied, checkRows } from '../../support/rules.ts';

const RULE = 'quotation/double-distancing';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags a word and marks', 'The ⟦so-called “experts”⟧ were not invited.', 'The so-called experts were not invited.'],
    ['flags two words', 'The ⟦so called “experts”⟧ were not invited.', 'The so called experts were not invited.'],
    ['flags another word', 'His ⟦alleged "reform"⟧ failed.', 'His alleged reform failed.'],
    ['does not flag the word alone', 'The so-called experts were not invited.'],
    ['does not flag the marks alone', 'The “experts” were not invited.'],
    ['does not flag a description', 'The plan was described as “a first step”.'],
    ['does not flag a speaker’s distance', '“The so-called ‘experts’ were not invited to the talks,” Doe said.'],
    ['does not flag the verb', 'He alleged “fraud.” Smith has alleged “a cover-up.” It is alleged “fraud occurred.”'],
    ['does not flag the verb behind what may be a pronoun', 'It is the report that alleged “fraud” in the vote.'],
    ['flags it at the start of a sentence', 'It rained. ⟦Alleged “experts”⟧ were invited.', 'It rained. Alleged experts were invited.'],
    ['flags it behind a preposition', 'They spoke of ⟦alleged “fraud”⟧ at length.'],
    ['flags it behind an owner', 'Doe’s ⟦supposed “reform”⟧ failed, and the ministers’ ⟦supposed “reform”⟧ did, too.'],
    [
      'flags German',
      'Die ⟦sogenannte „Spezialoperation“⟧ ging weiter.',
      'Die sogenannte Spezialoperation ging weiter.',
      { language: 'de' },
    ],
    ['flags French', 'Le ⟦soi-disant « expert »⟧ est parti. Les ⟦prétendus « experts »⟧ restent.', undefined, { language: 'fr' }],
    ['does not flag a French participle', 'Il a prétendu « agir » seul.', undefined, { language: 'fr' }],
    ['flags Spanish', 'La ⟦supuesta “reforma”⟧ fracasó.', 'La supuesta reforma fracasó.', { language: 'es' }],
    ['does not flag a Spanish participle', 'Eso ha supuesto “un retroceso” grave.', undefined, { language: 'es' }],
    ['flags Russian', '⟦Так называемая «операция»⟧ продолжилась. Это ⟦пресловутый «план»⟧.', undefined, { language: 'ru' }],
    ['flags Chinese', '他们谈到⟦所谓“民主”⟧。', '他们谈到所谓民主。', { language: 'zh' }],
    ['does not flag languages without such words', 'The so-called “experts” were not invited.', undefined, { language: 'xx' }],
  ]);

  it('offers to remove the word, too', () => {
    const source = 'The ⟦so-called “experts”⟧ were not invited.';
    const [finding] = checkRule(RULE, source, { language: 'en' });
    assert.equal(applied(marked(source).text, finding!.fixes[1]!), 'The “experts” were not invited.');
    assert.ok(finding!.fixes.every((fix) => !fix.safe));
  });
});
