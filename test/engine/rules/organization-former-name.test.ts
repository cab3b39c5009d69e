import assert from 'node:assert/strict';
import { checkRows } from '../../support/rules.ts';
import { knowledge } from '../organizations/support.ts';

describe('organization/former-name', () => {
  checkRows('organization/former-name', { language: 'en' }, [
    [
      'flags the old name where the present is meant',
      'The ⟦Organization of the Islamic Conference⟧ will meet on Monday.',
      'The Organization of Islamic Cooperation will meet on Monday.',
    ],
    ['flags its other spelling', 'The ⟦Organisation of the Islamic Conference⟧ will meet in 2024.'],
    ['is silent on a year before the change', 'In 1998 the Organization of the Islamic Conference met in Tehran.'],
    ['is silent where it is called former', 'The then Organization of the Islamic Conference met in Tehran.'],
    ['is silent beside the present name', 'The Organization of the Islamic Conference, now the Organization of Islamic Cooperation, met.'],
    ['is silent on a speaker', 'Doe said: “The Organization of the Islamic Conference will meet.”'],
    ['is silent on the present name', 'The Organization of Islamic Cooperation will meet on Monday.'],
  ]);

  it('has names that mean one body only, each with a year of the past', () => {
    const names = new Map<string, string>();
    for (const entry of knowledge.organizations) for (const name of [entry.name, ...entry.aliases]) names.set(name, entry.id);
    const rows = knowledge.organizations.flatMap((entry) => (entry.formerNames ?? []).map((former) => ({ ...former, id: entry.id })));
    assert.ok(rows.length >= 36);
    for (const { name, until, id } of rows) {
      assert.equal(names.get(name), id, name);
      assert.ok(until > 1850 && until < 2026, name);
    }
  });
});
