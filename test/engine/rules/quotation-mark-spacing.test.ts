import assert from 'node:assert/strict';
import { checkRule } from '../../support/engine.ts';
import { checkRows, firstFix } from '../../support/rules.ts';

const RULE = 'quotation/mark-spacing';
const NBSP = '\u00a0';

describe(RULE, () => {
  checkRows(RULE, { language: 'fr', style: 'fr' }, [
    ['flags missing spaces', '⟦«⟧Nous agirons⟦»⟧, a dit Roy.', `«${NBSP}Nous agirons», a dit Roy.`],
    ['flags spaces that break', '«⟦ ⟧Nous agirons⟦ ⟧», a dit Roy.', `«${NBSP}Nous agirons », a dit Roy.`],
    ['does not flag no-break spaces', `«${NBSP}Nous agirons${NBSP}», a dit Roy.`],
    ['does not flag narrow ones', '«\u202fNous agirons\u202f», a dit Roy.'],
    ['does not flag a line break', '«\nNous agirons\n», a dit Roy.'],
    ['does not flag other marks', '“Nous agirons”, a dit Roy.'],
    ['does not flag without the style', '«Nous agirons», a dit Roy.', undefined, { style: 'auto' }],
    ['does not flag Russian', '«Мы готовы», — сказал министр.', undefined, { style: 'ru', language: 'ru' }],
  ]);

  it('offers a fix that is safe', () => {
    assert.ok(firstFix(checkRule(RULE, '⟦«⟧Nous agirons⟦»⟧, a dit Roy.', { language: 'fr', style: 'fr' })).safe);
  });
});
