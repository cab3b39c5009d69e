import assert from 'node:assert/strict';
import { checkRule, engine, marked } from '../../support/engine.ts';
import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/two-wordings';
const FIRST = '“We will publish the full report before the end of May,” Jane Doe said.';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags another wording', `${FIRST}\n\nDoe said: ⟦“We will publish the whole report before the end of May.”⟧`],
    ['flags another order of words', `${FIRST}\n\nDoe said: ⟦“Before the end of May we will publish the full report.”⟧`],
    ['flags a wording nobody is named for', `${FIRST}\n\n⟦“We will publish the whole report before the end of May.”⟧`],
    [
      'flags each further wording',
      `${FIRST}\n\n⟦“We will publish the whole report before the end of May.”⟧\n\n⟦“We will publish the full report before the end of June.”⟧`,
    ],
    [
      'flags in other languages',
      '«Мы опубликуем полный доклад до конца мая», — сказал он.\n\n⟦«Мы опубликуем весь доклад до конца мая»⟧, — сказал он.',
      undefined,
      { language: 'ru' },
    ],
    [
      'flags in Chinese',
      '李敏说：“我们将在五月底之前公布报告。”\n\n李敏说：⟦“我们会在五月底之前公布报告。”⟧',
      undefined,
      { language: 'zh' },
    ],
    ['does not flag the same words', `${FIRST}\n\nDoe said: "We will publish the full report before the end of May."`],
    ['does not flag a part', `${FIRST}\n\nDoe said: “We will publish the full report before the end.”`],
    ['does not flag an omission', `${FIRST}\n\nDoe said: “We will publish the … report before the end of May.”`],
    ['does not flag another speaker', `${FIRST}\n\n“We will publish the whole report before the end of May,” Omar Haddad said.`],
    ['does not flag other words', `${FIRST}\n\nDoe said: “We will read the full report and go home in June.”`],
    ['does not flag a few words', '“We will act now,” Doe said.\n\n“We will act soon,” Doe said.'],
  ]);

  it('points to the other wording', () => {
    const source = `${FIRST}\n\nDoe said: ⟦“We will publish the whole report before the end of May.”⟧`;
    const [finding] = checkRule(RULE, source, { language: 'en' });
    const { start, end } = finding!.related[0]!;
    assert.equal(marked(source).text.slice(start, end), FIRST.slice(0, FIRST.indexOf(' Jane')));
  });

  it('stays with what it says while the text around is edited', () => {
    const analyzer = engine.createAnalyzer();
    const text = `It rained.\n\n${FIRST}\n\nDoe said: “We will publish the whole report before the end of May.”\n`;
    analyzer.update(text, { format: 'plaintext', language: 'en' });
    const found = (): readonly string[] =>
      analyzer
        .findings()
        .filter((finding) => finding.rule === RULE)
        .map(({ start, end }) => analyzer.slice(start, end));
    assert.equal(found().length, 1);
    const before = found();
    analyzer.edit(0, 0, 'All day long. ');
    assert.deepEqual(found(), before);
    const whole = analyzer.text().indexOf('whole');
    analyzer.edit(whole, whole + 'whole'.length, 'full');
    assert.deepEqual(found(), []);
  });
});
