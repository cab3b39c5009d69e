import assert from 'node:assert/strict';
import { detect, shown } from './support.ts';

/** The mentions of one block that stand without help of the text. */
function names(block: string): string[] {
  return detect(block)
    .mentions.filter((mention) => mention.needs === 'nothing' || mention.needs === 'body')
    .map((mention) => block.slice(mention.start, mention.end));
}

function pairs(block: string): string[] {
  return detect(block).definitions.map((definition) => `${definition.long.text} = ${definition.short.text}`);
}

describe('detectOrganizations', () => {
  const rows: readonly (readonly [title: string, block: string, expected: readonly string[]])[] = [
    ['abbreviations in a row', 'Efforts in the UN, CSTO, SCO, BRICS, EAEU, and G20 grew.', ['UN', 'CSTO', 'SCO', 'BRICS', 'EAEU', 'G20']],
    ['no article, no possessive', "The World Bank's report and the IMF’s loan", ['World Bank', 'IMF']],
    ['letters with stops', 'The U.N. met the U.S. Department of State.', ['U.N.', 'U.S. Department of State']],
    ['an agency in a dateline', 'ANKARA, March 3. /TASS/. Talks began.', ['TASS']],
    ['a headline in capitals', 'HAMAS AND IRANIAN FOREIGN MINISTRY REJECT PLAN', ['HAMAS', 'IRANIAN FOREIGN MINISTRY']],
    [
      'the longest name',
      'The United Nations Security Council met in the UN Human Rights Office.',
      ['United Nations Security Council', 'UN Human Rights Office'],
    ],
    ['signs inside a name', 'OPEC+ and OPEC, RFE/RL, P5+1 and the P5', ['OPEC+', 'OPEC', 'RFE/RL', 'P5+1', 'P5']],
    [
      'commas inside a name',
      'the United Nations Educational, Scientific and Cultural Organization and others',
      ['United Nations Educational, Scientific and Cultural Organization'],
    ],
    ['a plural owner', 'the Kurdistan Workers’ Party fought', ['Kurdistan Workers’ Party']],
    ['a title holds its organization', 'A State Department spokesman and the NATO Secretary General spoke.', ['State Department', 'NATO']],
    ['lower-case particles', 'Al-Qaeda and al-Qaida; the al-Ghufran Brigades', ['Al-Qaeda', 'al-Qaida', 'al-Ghufran Brigades']],
    ['Cyrillic names', 'МИД России и ОДКБ сообщили', ['МИД России', 'ОДКБ']],
    [
      'a name over a line break',
      'The note of the Collective Security Treaty\nOrganization was read out to all delegates.',
      ['Collective Security Treaty\nOrganization'],
    ],
    ['an unknown party', 'the Serbian Radical Party of the north', ['Serbian Radical Party']],
    ['an unknown ministry', 'the Iraqi Ministry of Culture said', ['Iraqi Ministry of Culture']],
    ['two objects of one ministry', 'the Ministry of Fisheries and Trade said', ['Ministry of Fisheries and Trade']],
    ['two adjectives of one party', 'the Peace and Freedom Party won', ['Peace and Freedom Party']],
    ['two bodies', 'the Ministry of Fisheries and the Coast Guard', ['Ministry of Fisheries', 'Coast Guard']],
    ['a unit with a number', 'the 5th Special Forces Group left', ['5th Special Forces Group']],
    ['the name of a country ends it', 'the Liberal Party of Canada Frank Oliver', ['Liberal Party of Canada']],
    ['an office of a person', 'the Office of the Press Secretary replied', ['Office of the Press Secretary']],
    [
      'what an office is for',
      'It was the High Representative of the European Union for Foreign Affairs who spoke first.',
      ['European Union'],
    ],
    [
      'what a body is for',
      'It was the Director of the Office for Disarmament Affairs who spoke first.',
      ['Office for Disarmament Affairs'],
    ],
    ['a longer name holds the shorter', 'the Bank of England Museum Association', ['Bank of England Museum Association']],
  ];
  for (const [title, block, expected] of rows) it(title, () => assert.deepEqual(names(block), expected));

  const silent: readonly (readonly [title: string, block: string])[] = [
    ['cities and countries', 'Moscow, Washington, the United States, Ukraine and the Russian Federation agreed.'],
    ['states with a head noun in their name', 'The United Arab Emirates, the Soviet Union and the Swiss Confederation'],
    ['offices of persons', 'The Foreign Minister met the Secretary of State and President Putin.'],
    ['events and treaties', 'World War II, the Tehran Conference and the Treaty on Open Skies'],
    ['ordinary words', 'Who is it? As he can, he is one of us. Aid can come or go.'],
    ['a question in capitals', 'WHO IS TO BLAME AND WHO CAN HELP US'],
    ['types of aircraft', 'An AN-26 and a MI-8 were lost.'],
    ['a vote', 'before the 2014 European Parliament election'],
    ['another thing named after a body', 'the Union Treaty and the Party Congress Resolution'],
    ['days and months', 'On Monday, in March, at Easter'],
    ['a headline in title case', 'Ready For Dialogue: Global Group Becomes Priority Under New Front Policy'],
    ['an abbreviation that nobody knows', 'The XQZ and the JQX were there.'],
    ['an office of a union', 'the High Representative of the Union for Foreign Affairs and Security Policy spoke of it first'],
    ['a plan', 'the Belt and Road Initiative and China’s Belt and Road Initiative were talked of at length'],
    ['a ministry in lower case', 'a foreign ministry, foreign ministries and the ministry of sound'],
    ['a guardian', 'Guardian angels; an economist said'],
  ];
  for (const [title, block] of silent) it(`no mention: ${title}`, () => assert.deepEqual(names(block), []));

  const defined: readonly (readonly [block: string, expected: readonly string[]])[] = [
    ['the Collective Security Treaty Organization (CSTO)', ['Collective Security Treaty Organization = CSTO']],
    ['the FAO (Food and Agriculture Organization)', ['Food and Agriculture Organization = FAO']],
    [
      'the Food and Agriculture Organization of the United Nations (FAO, Rome)',
      ['Food and Agriculture Organization of the United Nations = FAO'],
    ],
    ['the Greater Lakes Water Commission (GLWC; Chicago)', ['Greater Lakes Water Commission = GLWC']],
    [
      'the Greater Lakes Water Commission of the United Nations (GLWC, Chicago)',
      ['Greater Lakes Water Commission of the United Nations = GLWC'],
    ],
    ['the Greater Lakes Water Commission (hereinafter: GLWC)', ['Greater Lakes Water Commission = GLWC']],
    ['the Greater Lakes Water Commission (hereinafter referred to as the GLWC)', ['Greater Lakes Water Commission = GLWC']],
    ['the Basque Nationalist Party (member of the EAEU)', []],
    ['the Greater Lakes Water Commission (the GLWC)', ['Greater Lakes Water Commission = GLWC']],
    ['members of the Northern Ports Union (“NPU”)', ['Northern Ports Union = NPU']],
    ['State Board of Antiquities and Heritage (SBAH)', ['State Board of Antiquities and Heritage = SBAH']],
    ['the African Development Bank (AfDB; Abidjan)', ['African Development Bank = AfDB']],
    ['the Basque Nationalist Party (PNV)', ['Basque Nationalist Party = PNV']],
    ['weapons of mass destruction (WMD)', []],
    ['the Joint Comprehensive Plan of Action (JCPOA)', []],
    ['a Member of Parliament (MP)', []],
    ['the Labour Party (UK) and the European Commission (see below)', []],
    ['the Ministry of Fisheries (in Oslo)', []],
  ];
  for (const [block, expected] of defined) it(`definitions in "${block}"`, () => assert.deepEqual(pairs(block), expected));

  it('reads hostile text in linear time', () => {
    const rows: readonly (readonly [unit: string, count: number])[] = [
      ['CSTO ', 100_000],
      ['(ABC) ', 100_000],
      ['Ministry of ', 20_000],
      ['Foreign Ministry ', 20_000],
      ['A-B-', 20_000],
      ['Union and the Party of ', 20_000],
      ["People's ", 20_000],
      ['WHO, ', 20_000],
      ['\ud800(', 20_000],
    ];
    for (const [unit, count] of rows) {
      const cost = (repetitions: number): number => {
        const block = unit.repeat(repetitions);
        const start = process.cpuUsage();
        detect(block);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      };
      cost(count / 10);
      // Four times the text may cost up to twelve times as much before we call it more than linear.
      const small = Math.max(cost(count / 4), 2_000);
      const large = cost(count);
      // A clock decides nothing in the suite: POLICY_REVIEW_MEASURE=1 measures.
      assert.ok(process.env.POLICY_REVIEW_MEASURE !== '1' || large < small * 12, `${JSON.stringify(unit)}: ${small} µs, then ${large} µs`);
    }
  });

  it('keeps every span inside its block and equal to its words', () => {
    const text = 'Al-Qaeda’s rivals, OPEC+ (Vienna), the «World Health Organization» (WHO) — МИД России.';
    for (const mention of detect(text).mentions) {
      assert.ok(mention.start >= 0 && mention.end <= text.length && mention.start < mention.end);
      assert.equal(text.slice(mention.start, mention.end), mention.name);
    }
    assert.equal(shown(text).length, 5);
  });
});
