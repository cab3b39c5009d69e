import assert from 'node:assert/strict';
import { organizationUndefinedAbbreviation as rule } from '../../../server/src/engine/rules/organization-undefined-abbreviation.ts';
import { checkRows } from '../../support/rules.ts';
import { found } from '../organizations/support.ts';

describe('organization/undefined-abbreviation', () => {
  const valid: readonly string[] = [
    'The Collective Security Treaty Organization (CSTO) met. The CSTO agreed.',
    'The CSTO (Collective Security Treaty Organization) met. The CSTO agreed.',
    'The Collective Security Treaty Organization met, and the CSTO agreed.',
    'The UN, the EU, NATO, AP and the G20 agreed.',
    'TASS and BRICS are names of their own.',
    '# Ministers of the CSTO meet\n\nThe Collective Security Treaty Organization (CSTO) met.',
    'The Russian Foreign Ministry replied. The MFA went on.',
    'Nothing at all.',
  ];
  for (const text of valid) it(`is silent on ${JSON.stringify(text)}`, () => assert.deepEqual(found(rule, text), []));

  checkRows(rule.id, { language: 'en', wellKnown: ['CSTO'] }, [
    ['is silent on what the settings say readers know', 'The CSTO met.'],
    ['speaks of all others', 'The CSTO and the ⟦IGAD⟧ met.'],
  ]);

  checkRows(rule.id, { language: 'de' }, [
    ['is silent on bodies of a state in its own language', 'Die CDU und die FPÖ haben zugestimmt.'],
    ['speaks of those of other states', 'Die ⟦KPRF⟧ hat zugestimmt.'],
  ]);

  checkRows(rule.id, { language: 'ru' }, [
    ['is silent on what has no long form', 'ТАСС сообщает.'],
    ['is silent on bodies of a state in its own language', 'ФСБ сообщает.'],
    ['speaks of those of other states', '⟦ВСУ⟧ сообщают.'],
  ]);

  it('flags the first use only, points to the long form, and writes it out', () => {
    const text = 'The CSTO met. The CSTO agreed. The Collective Security Treaty Organization is in Moscow.';
    assert.deepEqual(found(rule, text), [
      {
        words: 'CSTO',
        related: ['Collective Security Treaty Organization'],
        fixed: [text.replace('CSTO', 'Collective Security Treaty Organization (CSTO)')],
      },
    ]);
  });

  it('flags a body that only the text defines, without a fix', () => {
    const text = 'The GLWC met. The Greater Lakes Water Commission (GLWC) is new.';
    assert.deepEqual(found(rule, text), [{ words: 'GLWC', related: ['Greater Lakes Water Commission'], fixed: [] }]);
  });

  it('passes over the headline and flags the text below it', () => {
    const [finding, ...rest] = found(rule, '# CSTO meets\n\nMinisters of the SCO and of the CSTO met.');
    assert.equal(finding!.words, 'SCO');
    assert.deepEqual(
      rest.map((other) => other.words),
      ['CSTO'],
    );
  });
});
