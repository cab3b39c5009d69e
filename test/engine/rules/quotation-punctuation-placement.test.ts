import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/punctuation-placement';

describe(RULE, () => {
  describe('inside always', () => {
    checkRows(RULE, { language: 'en', style: 'ap' }, [
      ['flags a comma outside', 'He called it “a mess”⟦,⟧ and left.', 'He called it “a mess,” and left.'],
      ['flags a stop outside', 'He called it “a mess”⟦.⟧', 'He called it “a mess.”'],
      ['flags a stop behind straight marks', 'He called it "a mess"⟦.⟧', 'He called it "a mess."'],
      ['takes inner marks along', '“He said ‘no’”⟦,⟧ Doe said.', '“He said ‘no,’” Doe said.'],
      ['does not flag what stands inside', 'He called it “a mess,” and left.'],
      ['does not flag a question mark', 'Why “now”? He asked.'],
      ['does not flag where the quotation ends in a mark of its own', '“Why now?”, he asked.'],
      ['does not flag semicolons', 'He called it “a mess”; she left.'],
      ['does not flag what is no end', 'Visit “example”.com and “x”... again.'],
      ['says nothing without a style', 'He called it “a mess”, and left.', undefined, { style: 'auto' }],
      ['says nothing in French', 'Il parle d’« un échec ».', undefined, { style: 'fr', language: 'fr' }],
    ]);
  });

  describe('by sentence', () => {
    checkRows(RULE, { language: 'en', style: 'un' }, [
      ['flags a stop inside a fragment', 'He called it “a mess⟦.⟧”', 'He called it “a mess”.'],
      ['flags a comma inside a fragment', 'He called it “a mess⟦,⟧” and left.', 'He called it “a mess”, and left.'],
      ['flags a stop outside a sentence', 'He said: “We will act”⟦.⟧', 'He said: “We will act.”'],
      ['does not flag a sentence', 'He said: “We will act.”'],
      ['does not flag a fragment', 'He called it “a mess”.'],
      ['does not flag what is said before its speaker', 'He waited. “we will act,” said Doe.'],
      ['does not flag the second half of a sentence', '“The talks,” she said, “are not over.”'],
      ['does not flag a fragment that ends a sentence of its own', 'He called it “a mess. We must act.”'],
      ['flags a stop inside a Chinese fragment', '他提到“命运共同体⟦。⟧”', '他提到“命运共同体”。', { style: 'zh', language: 'zh' }],
      [
        'flags a stop outside a Chinese sentence',
        '李敏说：“我们将作出回应”⟦。⟧',
        '李敏说：“我们将作出回应。”',
        { style: 'zh', language: 'zh' },
      ],
      ['does not flag a Chinese sentence', '李敏说：“我们将作出回应。”', undefined, { style: 'zh', language: 'zh' }],
    ]);
  });

  describe('outside', () => {
    checkRows(RULE, { language: 'de', style: 'duden' }, [
      ['flags a German comma inside', '„Das reicht nicht⟦,⟧“ sagte Roth.', '„Das reicht nicht“, sagte Roth.'],
      ['drops a German comma that stands twice', '„Das reicht nicht⟦,⟧“, sagte Roth.', '„Das reicht nicht“, sagte Roth.'],
      ['drops the stop of a German sentence before a comma', '„Wir handeln jetzt⟦.⟧“, sagte er.', '„Wir handeln jetzt“, sagte er.'],
      ['flags a stop inside a German fragment', 'Er nannte es „Unsinn⟦.⟧“', 'Er nannte es „Unsinn“.'],
      ['does not flag a German question before a comma', '„Handeln wir jetzt?“, fragte er.'],
      ['does not flag a German sentence', 'Roth sagte: „Das reicht nicht.“'],
      [
        'flags a Russian comma inside',
        '«Мы готовы⟦,⟧» — сказал министр.',
        '«Мы готовы», — сказал министр.',
        { style: 'ru', language: 'ru' },
      ],
      ['flags a Russian stop inside', 'Министр сказал: «Мы готовы⟦.⟧»', 'Министр сказал: «Мы готовы».', { style: 'ru', language: 'ru' }],
      ['does not flag the stop of an abbreviation', 'Он назвал это «мир и т. д.» и ушёл.', undefined, { style: 'ru', language: 'ru' }],
      ['does not flag an ellipsis', 'Он сказал: «Мы готовы...»', undefined, { style: 'ru', language: 'ru' }],
      ['does not flag a question mark', 'Он спросил: «Готовы?»', undefined, { style: 'ru', language: 'ru' }],
    ]);
  });
});
