import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';
import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/mark-style';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    ['flags German marks in English', '⟦„⟧We will act,“ said Doe.', '“We will act,” said Doe.'],
    ['flags guillemets in English', '⟦«⟧We will act,» said Doe.', '“We will act,” said Doe.'],
    ['flags corner brackets in English', '⟦「⟧We will act,」 said Doe.', '“We will act,” said Doe.'],
    ['offers nothing where other marks would pair anew', '⟦«⟧He said “no” and left,» said Doe.', null],
    ['does not flag what the language uses', '“We will act,” said Doe. ‘We will,’ said Roe.'],
    ['does not flag straight marks', '"We will act," said Doe.'],
    ['does not flag inner quotations', '“He said «no» and left,” said Doe.'],
    ['does not flag titles of Chinese works', '《联合声明》提到倡议。', undefined, { language: 'zh' }],
    ['does not flag where the language is unknown', '«We will act,» said Doe.', undefined, { language: 'xx' }],
    ['does not flag Hebrew marks', 'לדברי הדובר, ״האירוע נמצא בבדיקה״.', undefined, { language: 'he' }],
    ['does not flag German guillemets', '»Wir handeln«, sagte Roth. «Wir auch», sagte Kern.', undefined, { language: 'de' }],
  ]);

  describe('with a style', () => {
    checkRows(RULE, { language: 'en', style: 'un' }, [
      ['flags straight marks', '⟦"⟧We will act," said Doe.', '“We will act,” said Doe.'],
      ['flags straight marks written as references', '⟦&quot;⟧We act,&quot; said Doe.', '“We act,” said Doe.', { format: 'markdown' }],
      ['flags single marks outside', '⟦‘⟧We will act,’ said Doe.', '“We will act,” said Doe.'],
      ['does not flag double marks with a direction', '“We will act,” said Doe.'],
      ['leaves a pair of two kinds to its own rule', '“We will act," said Doe.'],
      ['holds no text in another language to it', '„Wir handeln“, sagte Roth.', undefined, { language: 'de' }],
      ['lets AP have straight marks', '"We will act," said Doe.', undefined, { style: 'ap' }],
      [
        'wants single marks in AP headlines',
        '# Doe: ⟦“⟧We will act”\n\n“We will act,” Doe said.',
        undefined,
        { style: 'ap', format: 'markdown' },
      ],
      ['flags English marks in German', '⟦“⟧Wir handeln”, sagte Roth.', '„Wir handeln“, sagte Roth.', { style: 'duden', language: 'de' }],
      ['flags lows in Russian', '⟦„⟧Мы готовы“, — сказал министр.', '«Мы готовы», — сказал министр.', { style: 'ru', language: 'ru' }],
      ['flags guillemets in Chinese', '李敏说：⟦«⟧我们将作出回应。»', '李敏说：“我们将作出回应。”', { style: 'zh', language: 'zh' }],
      [
        'flags English marks in French',
        '⟦“⟧Nous agirons”, a dit Roy.',
        '«\u00a0Nous agirons\u00a0», a dit Roy.',
        { style: 'fr', language: 'fr' },
      ],
    ]);
  });

  it('shows each pair once', () => {
    const [finding] = checkRule(RULE, '⟦„⟧We will act“, said Doe.', { language: 'en' });
    assert.match(finding!.message, /the marks in the language of this text \(en\) are “ ” or ‘ ’\./);
  });

  it('speaks louder in the style that requires marks with a direction, and as the settings say', () => {
    const severity = (options: object): string | undefined =>
      checkRule(RULE, '⟦"⟧We will act," said Doe.', { language: 'en', style: 'un', ...options })[0]?.severity;
    assert.equal(severity({}), 'information');
    assert.equal(severity({ rules: { [RULE]: 'warning' } }), 'warning');
  });
});
