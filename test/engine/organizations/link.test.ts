import assert from 'node:assert/strict';
import { link, shown } from './support.ts';

/** A wire story of our own, of the shape of many. */
const WIRE = `All news

Priority for partners in the Caucasus named in new concept — MFA

It is reported that the tasks were set for the year

ANKARA, March 3. /Anadolu/. Turkish Foreign Minister Hakan Fidan on Monday chaired a session of the Foreign Ministry’s council, as follows from the ministry’s statement.

"We keep in touch with Baku and with the United States," the statement reads.

Of particular weight, the Turkish Foreign Ministry said, is work in the UN, OIC, OSCE, BRICS and the G20.`;

describe('linkOrganizations', () => {
  it('makes MFA, Foreign Ministry, "the ministry" and the full name of a wire story one body', () => {
    assert.deepEqual(shown(WIRE), [
      'MFA = foreign-ministry-tr',
      'Anadolu = anadolu-agency',
      'Foreign Ministry = foreign-ministry-tr',
      'ministry = foreign-ministry-tr',
      'Turkish Foreign Ministry = foreign-ministry-tr',
      'UN = united-nations',
      'OIC = organization-of-islamic-cooperation',
      'OSCE = organization-for-security-and-cooperation-in-europe',
      'BRICS = brics',
      'G20 = group-of-twenty',
    ]);
    const ministry = link(WIRE).entities.find((entity) => entity.id === 'foreign-ministry-tr')!;
    assert.equal(ministry.canonical, 'Turkish Foreign Ministry');
    assert.deepEqual(
      ministry.mentions.map((span) => WIRE.slice(span.start, span.end)),
      ['MFA', 'Foreign Ministry', 'ministry', 'Turkish Foreign Ministry'],
    );
  });

  const rows: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
    [
      'the nearest ministry before a short form',
      'The Russian Foreign Ministry replied. The Foreign Ministry said so. The Chinese Foreign Ministry agreed. The MFA added this.',
      [
        'Russian Foreign Ministry = foreign-ministry-ru',
        'Foreign Ministry = foreign-ministry-ru',
        'Chinese Foreign Ministry = foreign-ministry-cn',
        'MFA = foreign-ministry-cn',
      ],
    ],
    [
      'two ministries after a short form leave it open',
      'The MFA replied. The Russian Foreign Ministry and the Chinese Foreign Ministry agreed.',
      ['MFA = null', 'Russian Foreign Ministry = foreign-ministry-ru', 'Chinese Foreign Ministry = foreign-ministry-cn'],
    ],
    ['the only state of a text', 'OSLO. The Foreign Ministry said that Norway would help.', ['Foreign Ministry = foreign-ministry-no']],
    [
      'two states and no minister: a body of this text',
      'The Foreign Ministry said that Norway would help Chad. The Foreign Ministry went on.',
      ['Foreign Ministry = local:foreign-ministry', 'Foreign Ministry = local:foreign-ministry'],
    ],
    [
      'a possessive names the state',
      'Russia’s Foreign Ministry and Canada’s Department of Education met.',
      ['Foreign Ministry = foreign-ministry-ru', 'Department of Education = local:department-of-education-ca'],
    ],
    [
      'a demonym of two states stays open',
      'The Congolese Foreign Ministry, Kinshasa, Brazzaville and Paris',
      ['Foreign Ministry = local:foreign-ministry'],
    ],
    [
      'the definition of the text beats the gazetteer',
      'The Orchard Sellers Council (OSCE) met. The OSCE agreed. The Council voted.',
      [
        'Orchard Sellers Council = local:orchard-sellers-council',
        'OSCE = local:orchard-sellers-council',
        'OSCE = local:orchard-sellers-council',
        'Council = local:orchard-sellers-council',
      ],
    ],
    [
      'a definition reaches back to a headline',
      'GLWC to meet in May\n\nThe Greater Lakes Water Commission (GLWC) will meet.',
      [
        'GLWC = local:greater-lakes-water-commission',
        'Greater Lakes Water Commission = local:greater-lakes-water-commission',
        'GLWC = local:greater-lakes-water-commission',
      ],
    ],
    [
      'two bodies of one abbreviation',
      'The ICC opened. The International Chamber of Commerce met. The ICC closed.',
      [
        'ICC = international-chamber-of-commerce',
        'International Chamber of Commerce = international-chamber-of-commerce',
        'ICC = international-chamber-of-commerce',
      ],
    ],
    ['an abbreviation of two bodies and neither named', 'The ICC opened.', ['ICC = null']],
    [
      'head nouns after their bodies',
      'NATO met. The Alliance agreed. The African Union replied. The Union will act. The Fund is silent.',
      [
        'NATO = north-atlantic-treaty-organization',
        'Alliance = north-atlantic-treaty-organization',
        'African Union = african-union',
        'Union = african-union',
      ],
    ],
    ['a plain word is no ministry', 'The ministry of sound and the union of hearts', []],
    [
      'a known abbreviation with an abridged name',
      'The Social Democratic Party (SPD) won.',
      ['Social Democratic Party = social-democratic-party-of-germany', 'SPD = social-democratic-party-of-germany'],
    ],
    [
      'the legislature that the text names',
      'The Mexican Congress met. Congress voted. The US Congress replied. Congress is split.',
      [
        'Mexican Congress = local:mexican-congress',
        'Congress = local:mexican-congress',
        'US Congress = us-congress',
        'Congress = us-congress',
      ],
    ],
    [
      'an owner of another state changes no proper name',
      'Iran’s Hezbollah allies and Israel’s Palestinian Authority policy',
      ['Hezbollah = hezbollah', 'Palestinian Authority = palestinian-authority'],
    ],
    [
      'the company a chamber keeps',
      'Congress and the White House agree; the Senate will vote.',
      ['Congress = us-congress', 'White House = white-house', 'Senate = us-senate'],
    ],
  ];
  for (const [title, text, expected] of rows) it(title, () => assert.deepEqual(shown(text), expected));

  it('marks what the gazetteer knows, the form, and the abbreviation of the text', () => {
    const { mentions, entities, definitions } = link('The Greater Lakes Water Commission (GLWC) met the WHO. The Commission left.');
    assert.deepEqual(
      mentions.map((mention) => `${mention.form} ${mention.known}`),
      ['full false', 'abbreviation false', 'abbreviation true', 'short false'],
    );
    assert.deepEqual(
      entities.map((entity) => `${entity.canonical} ${entity.abbreviation} ${entity.known}`),
      ['Greater Lakes Water Commission GLWC false', 'World Health Organization WHO true'],
    );
    assert.equal(definitions[0]!.entity, entities[0]!.id);
  });

  it('links a hundred thousand abbreviations, and other hostile text, in linear time', () => {
    const rows: readonly (readonly [unit: string, count: number])[] = [
      ['MFA. ', 100_000],
      ['The Council met NATO. ', 20_000],
      ['Water Commission (WC) and WC. ', 20_000],
      ['Russian Foreign Ministry. The ministry. ', 20_000],
    ];
    for (const [unit, count] of rows) {
      const cost = (repetitions: number): number => {
        const text = `${unit.repeat(20)}\n\n`.repeat(repetitions / 20);
        const start = process.cpuUsage();
        link(text);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      };
      cost(count / 10);
      // Four times the text may cost up to twelve times as much before we call it more than linear.
      const small = Math.max(cost(count / 4), 5_000);
      const large = cost(count);
      assert.ok(large < small * 12, `${unit}: ${small} µs, then ${large} µs`);
    }
  });
});
