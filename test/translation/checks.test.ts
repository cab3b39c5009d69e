import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/engine/facts.ts';
import { withoutIgnored } from '../../server/src/translation/review.ts';
import { checkPairs, findingsOf } from './support.ts';

const TERMS = [
  {
    id: 'x:measure',
    terms: {
      en: [
        ['safeguard', 'preferred'],
        ['precaution', 'admitted'],
        ['fence', 'deprecated'],
      ],
      ru: [['мера предосторожности', 'preferred']],
      zh: [
        ['保障措施', 'preferred'],
        ['保护措施', 'deprecated'],
      ],
      es: [
        ['corredor de cereales', null],
        ['corredor de granos', null],
      ],
    },
  },
  { id: 'x:ledger', doNotTranslate: true, terms: { en: [['Open Ledger', null]] } },
] as const;

describe('translation/voice', () => {
  checkPairs('translation/voice', [
    [
      'quoted in the source, the author’s own here',
      'en-ru',
      'The minister accused “unfriendly states” of closing the door.',
      'Министр обвинил ⟦недружественные государства⟧ в том, что они закрывают дверь.',
      'Министр обвинил «недружественные государства» в том, что они закрывают дверь.',
    ],
    [
      'quoted in both',
      'en-ru',
      'The minister accused “unfriendly states” of closing the door.',
      'Министр обвинил «недружественные государства» в том, что они закрывают дверь.',
    ],
    ['the author’s own in both', 'en-ru', 'Unfriendly states closed the door.', 'Недружественные государства закрыли дверь.'],
    [
      'reported in the source, the author’s own here: no marks to put back',
      'en-de',
      'The spokesman said that the special military operation would continue.',
      'Die ⟦militärische Spezialoperation⟧ wird fortgesetzt.',
      null,
    ],
    [
      'quoted in the source, reported here',
      'en-de',
      '“The special military operation will continue,” the spokesman said.',
      'Der Sprecher sagte, dass die militärische Spezialoperation fortgesetzt werde.',
    ],
    [
      'at arm’s length in the source, the author’s own here',
      'en-zh',
      'The so-called collective West closed the door.',
      '⟦集体西方⟧关闭了大门。',
    ],
    [
      'once of two has changed hands',
      'en-ru',
      'He blamed the “collective West”. The collective West did not answer.',
      'Он обвинил ⟦коллективный Запад⟧. Коллективный Запад не ответил.',
    ],
    [
      'the author’s own in the source, at arm’s length here',
      'en-ru',
      'The minister spoke about the collective West.',
      'Министр рассказал о так называемом «⟦коллективном Западе⟧».',
    ],
    [
      'marks lost around words the list does not know in the language',
      'en-es',
      'They are accused of planning a “colour revolution”.',
      '⟦Los⟧ acusan de planear algo parecido a un levantamiento.',
    ],
    [
      'marks not kept around words the list does not know in the source',
      'ru-en',
      'Он критиковал «установленный кем-то порядок» и уехал.',
      'He criticised the ⟦rules-based order⟧ and left.',
      'He criticised the “rules-based order” and left.',
    ],
    [
      'a title in marks is no term',
      'ru-en',
      'Он процитировал статью «Новый порядок в мире», вышедшую вчера в журнале.',
      'He cited the article “A New Order” on the rules-based order that came out yesterday.',
    ],
    [
      'where reports are not heard, only marks count',
      'en-ar',
      'The minister said that the axis of evil was back.',
      'قال الوزير إن محور الشر عاد.',
    ],
    [
      'marks are seen in every language',
      'en-ar',
      'The minister spoke of the “axis of evil” again.',
      'تحدث الوزير مرة أخرى عن ⟦محور الشر⟧.',
    ],
  ]);

  it('names the speaker and leads to the place in the source', () => {
    const source = '“Unfriendly states have closed the door,” Foreign Minister Anton Belov said.';
    const [finding] = findingsOf('translation/voice', { languages: 'en-ru', source, target: 'Недружественные государства закрыли дверь.' });
    assert.match(finding!.message, /^The source quotes “Unfriendly states” from Foreign Minister Anton Belov \(line 1 of text\.en\.md\)/);
    assert.deepEqual(
      finding!.counterparts.map(({ start, end }) => source.slice(start, end)),
      ['Unfriendly states'],
    );
  });
});

describe('translation/numbers', () => {
  checkPairs('translation/numbers', [
    [
      'the same in other formats',
      'en-zh',
      'On 17–19 March 2024, 1,350 firms spent $48.6 billion.',
      '2024年3月17日至19日，1350家企业花费486亿美元。',
    ],
    ['another day', 'en-ru', 'It will open on 17–19 March 2024.', 'Он откроется 17–⟦18⟧ марта 2024 года.'],
    ['another month', 'en-es', 'It stays open until 31 March 2026.', 'Permanece abierto hasta el 31 de ⟦mayo⟧ de 2026.'],
    ['another magnitude', 'en-zh', 'It cost $48.6 billion.', '耗资⟦48.6亿⟧美元。'],
    ['a number that is missing', 'en-fr', 'The 34 countries signed.', '⟦Les⟧ pays ont signé.'],
    ['a number that is too many', 'en-fr', 'The countries signed.', 'Les ⟦34⟧ pays ont signé.'],
    ['a number as a word', 'en-fr', 'The 3 countries signed.', 'Les trois pays ont signé.'],
    ['groups that mean decimals', 'en-de', 'They sent 12,400 tonnes.', 'Sie schickten ⟦12,400⟧ Tonnen.'],
    ['the decimal sign of another language', 'en-de', 'It grew by 3.5 per cent.', 'Es wuchs um ⟦3.5⟧ Prozent.', 'Es wuchs um 3,5 Prozent.'],
    ['what the next paragraph has', 'en-ru', 'It opens in 2025.\n\nThe guests met.', 'Он открывается.\n\nГости встретились в 2025 году.'],
    ['a language whose numbers are not known', 'en-tr', 'The 34 countries signed.', 'Ülkeler imzaladı.'],
  ]);
});

describe('translation/quotation-count', () => {
  checkPairs('translation/quotation-count', [
    [
      'marks lost',
      'en-fr',
      'The talks had been “difficult, but useful”, the spokesman said.',
      '⟦Le⟧ porte-parole a dit que les pourparlers avaient été difficiles.',
    ],
    [
      'one pair of marks for an interrupted quotation',
      'en-ru',
      '“We are ready,” she said, “and we will wait for you.”',
      '«Мы готовы, — сказала она, — и мы вас подождём».',
    ],
    [
      'two pairs for one',
      'ru-en',
      '«Мы готовы, — сказала она, — и мы вас подождём».',
      '“We are ready,” she said, “and we will wait for you.”',
    ],
    ['a quotation that is too many', 'en-ru', 'She said that they were ready.', 'Она сказала: ⟦«⟧Мы давно готовы».'],
  ]);
});

describe('translation/quotation-marks', () => {
  checkPairs('translation/quotation-marks', [
    [
      'marks of English in Russian',
      'en-ru',
      'She called it “a grave mistake”.',
      'Она назвала это ⟦“⟧большой ошибкой”.',
      'Она назвала это «большой ошибкой».',
    ],
    [
      'marks of Russian in English',
      'ru-en',
      'Она назвала это «большой ошибкой».',
      'She called it ⟦«⟧a grave mistake».',
      'She called it “a grave mistake”.',
    ],
    ['other marks of the language', 'en-de', 'She called it “a grave mistake”.', 'Sie nannte es »einen schweren Fehler«.'],
    [
      'straight marks for typographic ones',
      'en-fr',
      'She called it “a grave mistake”.',
      'Elle parle d’⟦"⟧une grave erreur".',
      'Elle parle d’«\u00a0une grave erreur\u00a0».',
    ],
    ['straight marks on both sides', 'en-fr', 'She called it "a grave mistake".', 'Elle parle d’"une grave erreur".'],
    ['straight marks for raised ones', 'ru-en', 'Она назвала это «большой ошибкой».', 'She called it "a grave mistake".'],
  ]);

  it('takes the place of quotation/mark-style', async () => {
    const { withPairFindings } = await import('../../server/src/translation/review.ts');
    const finding = { severity: 'hint' as const, message: '', related: [], fingerprint: '', fixes: [] };
    const own = [{ ...finding, rule: 'quotation/mark-style', start: 4, end: 5 }];
    const other = [{ ...finding, rule: 'translation/quotation-marks', start: 4, end: 5, counterparts: [] }];
    assert.deepEqual(
      withPairFindings(own, other).map(({ rule }) => rule),
      ['translation/quotation-marks'],
    );
    assert.deepEqual(withPairFindings(own, []), own);
  });
});

describe('translation/organization', () => {
  checkPairs('translation/organization', [
    [
      'an abbreviation of the source behind the right name',
      'en-ru',
      'The Collective Security Treaty Organization (CSTO) met in Minsk.',
      'Организация Договора о коллективной безопасности (⟦CSTO⟧) собралась в Минске.',
      'Организация Договора о коллективной безопасности (ОДКБ) собралась в Минске.',
    ],
    [
      'the official name in an inflection',
      'en-ru',
      'Experts of the Collective Security Treaty Organization met in Minsk.',
      'Эксперты Организации Договора о коллективной безопасности собрались в Минске.',
    ],
    [
      'a short form the body does not have',
      'en-fr',
      'The World Health Organization (WHO) met.',
      'L’Organisation mondiale de la santé (⟦SMS⟧) s’est réunie.',
    ],
    [
      'a name made up on the way',
      'en-de',
      'The World Health Organization met in Geneva.',
      '⟦Die⟧ Gesundheitsbehörde der Erde tagte in Genf.',
    ],
    [
      'the abbreviation where it is the same',
      'en-de',
      'The World Health Organization (WHO) met.',
      'Die Weltgesundheitsorganisation (WHO) tagte.',
    ],
    [
      'a body that is named in the next paragraph',
      'en-de',
      'The World Health Organization met.\n\nIt ended in 2024.',
      'Das Treffen begann.\n\nDie Weltgesundheitsorganisation beendete es 2024.',
    ],
    ['a body whose name in the language is not known', 'en-es', 'The World Health Organization met.', 'La organización se reunió.'],
  ]);
});

describe('translation/untranslated', () => {
  checkPairs('translation/untranslated', [
    [
      'a sentence left as it is',
      'en-ru',
      'The next meeting is in Tashkent. The participants thanked the hosts warmly.',
      'Следующая встреча пройдёт в Ташкенте. ⟦The participants thanked the hosts warmly.⟧',
    ],
    [
      'a paragraph left out',
      'en-ru',
      'The ministers met in Astana in 2024.\n\nThey opened a hotline between the general staffs.\n\nThey will meet again in 2026 in Tunis.',
      'Министры встретились в Астане в 2024 ⟦году.⟧\n\nОни вновь встретятся в 2026 году в Тунисе.',
    ],
    ['names and titles', 'en-ru', 'The New York Times wrote about it at length.', 'Газета The New York Times подробно писала об этом.'],
    [
      'a merged pair',
      'en-ru',
      'The ministers met in Astana in 2024.\n\nThey opened a hotline between the 3 general staffs.',
      'Министры встретились в Астане в 2024 году. Они открыли горячую линию между 3 генеральными штабами.',
    ],
  ]);

  it('says once that several paragraphs are missing', () => {
    const source = ['The ministers met in Astana.', 'They talked at length.', 'They thanked the hosts.', 'They went home again.'].join(
      '\n\n',
    );
    const found = findingsOf('translation/untranslated', { languages: 'en-ru', source, target: 'Министры встретились в Астане.' });
    assert.equal(found.length, 1);
    assert.match(
      found[0]!.message,
      /^3 paragraphs from “They talked at length\.” on \(line 3 of text\.en\.md to line 7\) have no counterpart here/,
    );
    assert.equal(found[0]!.counterparts.length, 3);
  });
});

describe('checks of the termbase', () => {
  checkPairs(
    'translation/term-missing',
    [
      ['another word', 'en-ru', 'The ministers welcomed the safeguard.', '⟦Министры⟧ приветствовали этот шаг.'],
      ['the term in an inflection', 'en-ru', 'The ministers welcomed the safeguards.', 'Министры приветствовали меры предосторожности.'],
      ['a deprecated term, which has a rule of its own', 'en-zh', 'The ministers welcomed the safeguard.', '部长们欢迎保护措施。'],
      ['an entry without a term in the language', 'en-fr', 'The ministers welcomed the safeguard.', 'Les ministres ont salué cette étape.'],
    ],
    TERMS,
  );
  checkPairs(
    'translation/term-forbidden',
    [
      [
        'a deprecated term, no inflection',
        'en-zh',
        'The ministers welcomed the safeguard.',
        '部长们欢迎⟦保护措施⟧。',
        '部长们欢迎保障措施。',
      ],
      ['a regular plural of English', 'ru-en', 'Меры предосторожности действуют.', 'The ⟦fences⟧ hold.', 'The safeguards hold.'],
    ],
    TERMS,
  );
  checkPairs(
    'translation/term-admitted',
    [
      // "a precaution" and "a safeguard" both begin with a consonant, so the article may stay.
      ['an admitted term', 'ru-en', 'Мера предосторожности действует.', 'The ⟦precaution⟧ holds.', 'The safeguard holds.'],
      ['a preferred one', 'ru-en', 'Мера предосторожности действует.', 'The safeguard holds.'],
    ],
    TERMS,
  );
  checkPairs(
    'translation/term-inconsistent',
    [
      [
        'one term in two ways',
        'en-es',
        'The safeguard was opened in 2024.\n\nThe safeguard stays open in 2026.',
        'El corredor de cereales se abrió en 2024.\n\nEl ⟦corredor de granos⟧ sigue abierto en 2026.',
      ],
    ],
    TERMS,
  );
  checkPairs(
    'translation/do-not-translate',
    [
      ['translated all the same', 'en-ru', 'The project Open Ledger begins in 2025.', '⟦Проект⟧ «Открытый реестр» начнётся в 2025 году.'],
      ['kept', 'en-ru', 'The project Open Ledger begins in 2025.', 'Проект Open Ledger начнётся в 2025 году.'],
    ],
    TERMS,
  );
});

describe('comments in the translation', () => {
  it('switch its checks off', () => {
    const source = 'The 34 countries signed.';
    const target = '<!-- policy-review-disable-next-line translation/numbers -->\nLes pays ont signé.';
    assert.deepEqual(findingsOf('translation/numbers', { languages: 'en-fr', source, target }), []);
  });
});

describe('what a comment of the source says', () => {
  it('holds for what is pointed at there', () => {
    const text = '<!-- policy-review-disable-next-line translation/voice -->\nUnfriendly states.\nUnfriendly states.';
    const at = (start: number): Finding => ({
      rule: 'translation/voice',
      severity: 'hint',
      start,
      end: start + 10,
      message: '',
      related: [],
      fingerprint: '',
      fixes: [],
    });
    const [first, second] = [text.indexOf('Unfriendly'), text.lastIndexOf('Unfriendly')];
    assert.deepEqual(
      withoutIgnored([at(first), at(second)], text).map(({ start }) => start),
      [second],
    );
  });
});

describe('hostile pairs', () => {
  it('break nothing', () => {
    const texts = [
      '',
      '\u0000',
      '“'.repeat(3_000),
      '1'.repeat(5_000),
      '- '.repeat(2_000),
      'a\n\n'.repeat(2_000),
      '\ud800 ١٢٣ 三万 «»',
      '---\nlang: zh\n---\n',
    ];
    for (const source of texts)
      for (const target of texts) assert.ok(findingsOf('translation/numbers', { languages: 'en-zh', source, target }));
  });
});
