/** Bodies of the user's own, over the gazetteer. */
import assert from 'node:assert/strict';
import type { OwnOrganization } from '../../../server/src/config.ts';
import { ownOrganizations } from '../../../server/src/engine/organizations/own.ts';
import { analyze, engine } from '../../support/engine.ts';

const FORUM: OwnOrganization = {
  name: 'Lake Council on Trade',
  abbreviation: 'LCT',
  aliases: ['Lakeside Talks', 'the-lake group'],
  kind: 'grouping',
};
const OWN: readonly OwnOrganization[] = [FORUM, { name: 'Министерство цифрового мира' }];

const bodies = (text: string, gazetteer: readonly OwnOrganization[] = OWN, language = 'en'): string[] =>
  analyze(text, { gazetteer, language }).organizations.map(({ text: words, entity, form, known }) => `${words}|${entity}|${form}|${known}`);

describe('bodies of the user’s own', () => {
  it('are known by every name, and linked', () => {
    assert.deepEqual(bodies('The Lake Council on Trade met. The LCT said no. The Council left. Lakeside Talks and the-lake group go on.'), [
      'Lake Council on Trade|own:Lake Council on Trade|full|true',
      'LCT|own:Lake Council on Trade|abbreviation|true',
      'Council|own:Lake Council on Trade|short|true',
      'Lakeside Talks|own:Lake Council on Trade|alias|true',
      'the-lake group|own:Lake Council on Trade|alias|true',
    ]);
  });

  it('stand in the cases of Russian', () => {
    const found = bodies('В министерстве цифрового мира сообщили. Представитель Министерства цифрового мира молчал.', OWN, 'ru');
    assert.deepEqual(
      found.map((one) => one.split('|')[1]),
      ['own:Министерство цифрового мира', 'own:Министерство цифрового мира'],
    );
  });

  it('go before what the gazetteer means by the same wording, and leave all others', () => {
    const text = 'NATO and the CSTO met.';
    assert.deepEqual(bodies(text, [{ name: 'Network of Teachers', abbreviation: 'CSTO' }]), [
      'NATO|north-atlantic-treaty-organization|abbreviation|true',
      'CSTO|own:Network of Teachers|abbreviation|true',
    ]);
    assert.deepEqual(bodies(text, []), [
      'NATO|north-atlantic-treaty-organization|abbreviation|true',
      'CSTO|collective-security-treaty-organization|abbreviation|true',
    ]);
  });

  it('are asked to be explained as others are, and are no slips of known names', () => {
    const gazetteer = [{ name: 'Collective Treaty Security Organization', abbreviation: 'XQTO' }];
    const rules = (text: string, given: readonly OwnOrganization[]): string[] =>
      analyze(text, { gazetteer: given, language: 'en' }).findings.map(({ rule }) => rule);
    assert.ok(rules('Delegates of the Collective Treaty Security Organization met.', []).includes('organization/near-miss'));
    assert.deepEqual(rules('Delegates of the Collective Treaty Security Organization met.', gazetteer), []);
    const [finding] = analyze('Delegates of the XQTO met again. The XQTO agreed.', { gazetteer, language: 'en' }).findings;
    assert.equal(finding?.rule, 'organization/undefined-abbreviation');
    assert.equal(finding?.fixes[0]?.newText, 'Collective Treaty Security Organization (XQTO)');
  });

  it('come and go with the settings of an open document, as if it were read anew', () => {
    const text = 'The Lake Council on Trade met.\n\nLater the LCT said no.';
    const analyzer = engine.createAnalyzer();
    for (const gazetteer of [[], OWN, [], [FORUM], [{ ...FORUM }]]) {
      const options = { format: 'plaintext', gazetteer, language: 'en' } as const;
      assert.deepEqual(analyzer.update(text, options), engine.analyze(text, options));
    }
    analyzer.edit(text.length, text.length, ' LCT again.');
    const options = { format: 'plaintext', gazetteer: [FORUM], language: 'en' } as const;
    assert.deepEqual(analyzer.analysis(), engine.analyze(`${text} LCT again.`, options));
  });

  it('never throw, whatever they are called', () => {
    const odd = ['"', '`x`', '', '...', 'x'.repeat(10_000), 'ministry', 'Russia', '7', 'A', '中国网信联盟', '\u{1F600}'];
    for (const name of odd) assert.ok(Array.isArray(bodies('“Russia” said A, 7 and the ministry met. 中国网信联盟。', [{ name }])), name);
    assert.ok(bodies('网信联盟说。', [{ name: '网信联盟' }], 'zh').some((one) => one.startsWith('网信联盟|own:')));
  });

  it('are the same objects for the same list', () => {
    assert.equal(ownOrganizations(OWN), ownOrganizations(OWN));
    assert.equal(ownOrganizations([]).size, 0);
  });
});
