import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/nesting';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    [
      'flags the same marks inside',
      '“He told me: ⟦“⟧Leave now,” and I left,” Doe said.',
      '“He told me: ‘Leave now,’ and I left,” Doe said.',
    ],
    ['offers nothing where an apostrophe could close the new marks', '“He told me: ⟦“⟧Leave, it’s over,” and I left,” Doe said.', null],
    [
      'flags the same marks in German',
      '„Er sagte: ⟦„⟧Nein“, und ging“, so Roth.',
      '„Er sagte: ‚Nein‘, und ging“, so Roth.',
      { language: 'de' },
    ],
    ['flags the same brackets in Japanese', '「彼は⟦「⟧いいえ」と言った」', '「彼は『いいえ』と言った」', { language: 'ja' }],
    ['does not flag single marks', '“He told me: ‘Leave now,’ and I left,” Doe said.'],
    ['does not flag three levels', 'Doe said: “The note read, ‘Ask for “Clause 9” today.’”'],
    ['does not flag double marks in single ones', '‘He told me: “Leave now,” and I left,’ Doe said.'],
    ['does not flag guillemets in guillemets', '«Он сказал: «нет» и ушёл», — заявил министр.', undefined, { language: 'ru' }],
    ['does not flag Hungarian marks', '„Azt mondta: »elég«” – közölte a szóvivő.', undefined, { language: 'hu' }],
    ['does not flag three Spanish levels', '«Dijo: “No digas ‘nunca’”», afirmó Ruiz.', undefined, { language: 'es' }],
  ]);

  describe('with a style', () => {
    checkRows(RULE, { language: 'ru', style: 'ru' }, [
      ['flags English marks in Russian', '«Он сказал: ⟦“⟧нет” и ушёл», — заявил министр.', '«Он сказал: „нет“ и ушёл», — заявил министр.'],
      ['does not flag lows in guillemets', '«Он сказал: „нет“ и ушёл», — заявил министр.'],
      [
        'keeps straight marks inside straight ones',
        '"He said ⟦“⟧no” and left," Doe said.',
        `"He said 'no' and left," Doe said.`,
        { style: 'ap', language: 'en' },
      ],
      [
        'flags guillemets in UN texts',
        '“He said ⟦«⟧no» and left,” Doe said.',
        '“He said ‘no’ and left,” Doe said.',
        { style: 'un', language: 'en' },
      ],
      [
        'flags the third level',
        '“The note: ‘Ask for ⟦«⟧Clause 9» today,’” Doe said.',
        '“The note: ‘Ask for “Clause 9” today,’” Doe said.',
        { style: 'un', language: 'en' },
      ],
      ['flags double marks inside in Chinese', '李敏说：“他说⟦「⟧不」。”', '李敏说：“他说‘不’。”', { style: 'zh', language: 'zh' }],
    ]);
  });
});
