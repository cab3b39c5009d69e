import assert from 'node:assert/strict';
import { checkRule, marked } from '../../support/engine.ts';
import { checkRows } from '../../support/rules.ts';

const RULE = 'quotation/inconsistent-marks';

describe(RULE, () => {
  checkRows(RULE, { language: 'en' }, [
    [
      'flags the minority',
      '“We will act,” said Doe. “We must,” said Roe.\n\n⟦"⟧Not yet," said Vale.',
      '“We will act,” said Doe. “We must,” said Roe.\n\n“Not yet,” said Vale.',
    ],
    ['flags the minority before the majority', '⟦"⟧Not yet," said Vale.\n\n“We will act,” said Doe. “We must,” said Roe.'],
    [
      'takes the first for usual where neither is',
      '"We will act," said Doe. ⟦“⟧We must,” said Roe.',
      '"We will act," said Doe. "We must," said Roe.',
    ],
    ['offers nothing where the new marks would meet their like', '"A," he said. "B," he said. ⟦“⟧She said "no" now,” said Roe.', null],
    [
      'flags guillemets among lows in German',
      '„Ja“, sagte Roth. „Nein“, sagte Kern. ⟦»⟧Gut«, sagte Roth.',
      '„Ja“, sagte Roth. „Nein“, sagte Kern. „Gut“, sagte Roth.',
      { language: 'de' },
    ],
    ['flags brackets among Chinese marks', '“好。”“不。”⟦「⟧是。」', '“好。”“不。”“是。”', { language: 'zh' }],
    ['flags straight marks in Russian', '«Да», — сказал он. «Нет», — сказал он. ⟦"⟧Да", — сказал он.', undefined, { language: 'ru' }],
    ['does not flag one kind', '“We will act,” said Doe. “We must,” said Roe.'],
    ['does not flag inner quotations', '“He said "no" and left,” said Doe. “We must,” said Roe.'],
    ['does not flag single marks', '“We will act,” said Doe of the ‘experts’. “We must,” said Roe.'],
    ['leaves marks of another language to their rule', '“We will act,” said Doe. “We must,” said Roe. «No,» said Vale.'],
    ['leaves mixed marks to their rule', '“We will act,” said Doe. “We must," said Roe.'],
    ['does not flag titles of Chinese works', '“好。”“不。”《声明》', undefined, { language: 'zh' }],
  ]);

  it('says “most” only of a majority', () => {
    const message = (source: string): string => checkRule(RULE, source, { language: 'en' })[0]!.message;
    assert.match(message('“A,” he said. “B,” he said. ⟦"⟧We must," said Roe.'), /most of this text has “ ”/);
    assert.match(message('“A,” he said. ⟦"⟧We must," said Roe.'), /elsewhere this text has “ ”/);
  });

  it('points to the first quotation in the usual marks', () => {
    const source = '⟦"⟧Not yet," said Vale.\n\n“We will act,” said Doe. “We must,” said Roe.';
    const [finding] = checkRule(RULE, source, { language: 'en' });
    const { start, end } = finding!.related[0]!;
    assert.equal(marked(source).text.slice(start, end + 2), '“We');
    assert.ok(finding!.fixes[0]!.safe);
  });
});
