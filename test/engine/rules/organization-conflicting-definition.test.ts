import assert from 'node:assert/strict';
import { organizationConflictingDefinition as rule } from '../../../server/src/engine/rules/organization-conflicting-definition.ts';
import { found } from '../organizations/support.ts';

describe('organization/conflicting-definition', () => {
  const valid: readonly string[] = [
    'The Palestinian Authority (PA) replied. The Peace Assembly met.',
    'The Palestinian Authority (PA) replied. The Palestinian Authority (PA) agreed.',
    'The Water Commission (WC) and the Fire Commission (FC) met.',
    'The World Health Organisation (WHO) is the World Health Organization (WHO).',
  ];
  for (const text of valid) it(`is silent on ${JSON.stringify(text)}`, () => assert.deepEqual(found(rule, text), []));

  it('flags the second definition and shows both', () => {
    const text = 'The Palestinian Authority (PA) replied.\n\nThe Peace Assembly (PA) met. The Peace Assembly (PA) closed.';
    assert.deepEqual(found(rule, text), [{ words: 'PA', related: ['Palestinian Authority (PA', 'Peace Assembly (PA'], fixed: [] }]);
  });
});
