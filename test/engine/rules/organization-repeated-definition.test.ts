import assert from 'node:assert/strict';
import { organizationRepeatedDefinition as rule } from '../../../server/src/engine/rules/organization-repeated-definition.ts';
import { found } from '../organizations/support.ts';

describe('organization/repeated-definition', () => {
  const valid: readonly string[] = [
    'The Eurasian Economic Union (EAEU) grew. Later the EAEU met.',
    'The Eurasian Economic Union (EAEU) grew. The Eurasian Economic Union met.',
    'The Palestinian Authority (PA) replied. The Peace Assembly (PA) met.',
  ];
  for (const text of valid) it(`is silent on ${JSON.stringify(text)}`, () => assert.deepEqual(found(rule, text), []));

  it('flags each further definition, shows the first, and leaves the abbreviation', () => {
    const text = 'The Eurasian Economic Union (EAEU) grew. Later the Eurasian Economic Union (EAEU) met.';
    assert.deepEqual(found(rule, text), [
      {
        words: 'Eurasian Economic Union (EAEU',
        related: ['Eurasian Economic Union (EAEU'],
        fixed: ['The Eurasian Economic Union (EAEU) grew. Later the EAEU met.'],
      },
    ]);
  });

  it('has no fix where the abbreviation stands first', () => {
    const text = 'The FAO (Food and Agriculture Organization) met. The FAO (Food and Agriculture Organization) left.';
    assert.deepEqual(
      found(rule, text).map((finding) => finding.fixed),
      [[]],
    );
  });
});
