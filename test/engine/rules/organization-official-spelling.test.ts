import assert from 'node:assert/strict';
import { spelledBritish, spelledLike } from '../../../server/src/engine/organizations/spelling.ts';
import { checkRows } from '../../support/rules.ts';
import { knowledge } from '../organizations/support.ts';

describe('organization/official-spelling', () => {
  checkRows('organization/official-spelling', { language: 'en', style: 'un' }, [
    ['flags a British spelling of an American one', 'The ⟦World Health Organisation⟧ agreed.', 'The World Health Organization agreed.'],
    [
      'flags an American spelling of a British one, and the hyphen',
      'The ⟦Organization for Economic Cooperation and Development⟧ agreed.',
      'The Organisation for Economic Co-operation and Development agreed.',
    ],
    ['flags a ministry', 'The ⟦UK Ministry of Defense⟧ agreed.', 'The UK Ministry of Defence agreed.'],
    ['keeps a line break', 'The ⟦World\nHealth Organisation⟧ agreed.', 'The World\nHealth Organization agreed.', { format: 'markdown' }],
    ['is silent on the spelling of the body', 'The World Health Organization and the Shanghai Cooperation Organisation agreed.'],
    ['is silent on a speaker', 'Doe said: “The World Health Organisation will meet.”'],
    ['is silent on capitals', 'THE WORLD HEALTH ORGANISATION agreed.'],
    ['is silent on a body whose spelling is not known', 'The Zimbabwe Defense Forces left.'],
    ['is silent on a body that only the text knows', 'The Ruritanian Defence Organisation left.'],
  ]);
  checkRows('organization/official-spelling', { language: 'en', style: 'economist' }, [
    ['writes public bodies in British spelling', 'The ⟦US Department of Defense⟧ agreed.', 'The US Department of Defence agreed.'],
    ['writes international bodies so, too', 'The ⟦World Health Organization⟧ agreed.', 'The World Health Organisation agreed.'],
    ['leaves hyphens alone', 'The Gulf Cooperation Council agreed.'],
    ['leaves private bodies their own', 'The Center for Strategic and International Studies agreed.'],
  ]);
  checkRows('organization/official-spelling', { language: 'en' }, [['is silent without a style', 'The World Health Organisation agreed.']]);
  // One place, one finding: which of two spellings is right is not said twice.
  checkRows('organization/inconsistent-naming', { language: 'en', style: 'un' }, [
    ['is left to the style', 'The World Health Organization met. The World Health Organisation left.'],
  ]);
  checkRows('organization/inconsistent-naming', { language: 'en' }, [
    [
      'is said where there is no style',
      'The World Health Organization met. The ⟦World Health Organisation⟧ left.',
      'The World Health Organization met. The World Health Organization left.',
    ],
  ]);

  it('has spellings that are those of names the gazetteer knows', () => {
    const rows = knowledge.organizations.filter(({ officialSpelling }) => officialSpelling !== undefined);
    assert.ok(rows.length > 80);
    for (const { id, name, aliases, officialSpelling } of rows) {
      const plain = (text: string): string => spelledBritish(text).replace('Co-op', 'Coop');
      // Names of ministries are composed, and only their noun is told here.
      const official = id.startsWith('defence-ministry-') ? 'Defence' : plain(officialSpelling!);
      const same = [name, ...aliases].some((one) => plain(one).includes(official));
      assert.ok(same, id);
    }
  });

  it('changes words that differ by spelling, and nothing else', () => {
    assert.equal(
      spelledLike('the Organizations for defense programs', 'Organisation of Defence'),
      'the Organisations for defence programs',
    );
    assert.equal(spelledBritish('Programmer centers of Labor'), 'Programmer centres of Labour');
  });
});
