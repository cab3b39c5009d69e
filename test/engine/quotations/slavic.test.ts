/** What Slavic languages ask of identity and of names in marks: cases, the gender of verbs, «Газпром». */
import { checkQuotations } from '../../support/quotation-lines.ts';

describe('speakers: Russian names in their cases', () => {
  checkQuotations(
    [
      [
        'a surname',
        '«Нет», — сказал Лавров. По словам Лаврова, стороны близки к согласию. Переговоры с Лавровым продолжатся. «Да», — сказал он.',
        '«Нет» | quotation direct | Лавров -> Лавров | сказал | quotation-verb-source',
        'стороны близки к согласию | quotation reported | Лаврова -> Лавров | По словам | according-to',
        '«Да» | quotation direct | он -> Лавров | сказал | quotation-verb-source',
      ],
      [
        'the nominative names the speaker, whichever form comes first',
        'По словам Дмитрия Пескова, дата согласована. «Всё готово», — сказал Песков.',
        'дата согласована | quotation reported | Дмитрия Пескова -> Песков | По словам | according-to',
        '«Всё готово» | quotation direct | Песков -> Песков | сказал | quotation-verb-source',
      ],
      [
        'a surname that is an adjective',
        '«Нет», — сказал Зеленский. По словам Зеленского, работа идёт.',
        '«Нет» | quotation direct | Зеленский -> Зеленский | сказал | quotation-verb-source',
        'работа идёт | quotation reported | Зеленского -> Зеленский | По словам | according-to',
      ],
      [
        'husband and wife are two',
        '«Нет», — сказал Орлов. «Да», — сказала Орлова.',
        '«Нет» | quotation direct | Орлов -> Орлов | сказал | quotation-verb-source',
        '«Да» | quotation direct | Орлова -> Орлова | сказала | quotation-verb-source',
      ],
      [
        'a title in small letters gives the office',
        'Министр обороны Иван Орлов прибыл в Минск. «Всё готово», — сказал министр.',
        '«Всё готово» | quotation direct | министр -> Иван Орлов | сказал | quotation-verb-source',
      ],
      [
        'the verb tells who "она" is',
        '«Нет», — заявила посол Норвегии Ингрид Даль. «Мы подождём», — сказала она.',
        '«Нет» | quotation direct | посол Норвегии Ингрид Даль -> посол Норвегии Ингрид Даль | заявила | quotation-verb-source',
        '«Мы подождём» | quotation direct | она -> посол Норвегии Ингрид Даль | сказала | quotation-verb-source',
      ],
    ],
    'plaintext',
    'ru',
  );
});

describe('speakers: Russian names in marks', () => {
  checkQuotations(
    [
      [
        'a company that speaks',
        '«Газпром» сообщил, что поставки выросли.',
        '«Газпром» | title direct | – | – | none',
        'поставки выросли | quotation reported | «Газпром» -> «Газпром» | сообщил | that-clause',
      ],
      [
        'who speaks for it',
        'Представитель «Газпрома» сообщил, что поставки выросли.',
        '«Газпрома» | title direct | – | – | none',
        'поставки выросли | quotation reported | Представитель «Газпрома» -> Представитель «Газпрома» | сообщил | that-clause',
      ],
    ],
    'plaintext',
    'ru',
  );
});

describe('attribution: where a Russian subject stands', () => {
  checkQuotations(
    [
      [
        'who is told is not who speaks',
        '«Да», — рассказал журналистам на форуме министр.',
        '«Да» | quotation direct | министр -> ? | рассказал | quotation-verb-source',
      ],
      [
        'a place before the name',
        'На переговорах в Женеве Лавров сказал: «Да».',
        '«Да» | quotation direct | Лавров -> Лавров | сказал | source-verb-quotation',
      ],
      [
        'no subject, but a place',
        'В Кремле заявили: «Да, мы готовы».',
        '«Да, мы готовы» | quotation direct | Кремле -> Kremlin | заявили | source-verb-quotation',
      ],
      [
        'the agent of a passive',
        'Решение было названо «ошибочным» главой комитета.',
        '«ошибочным» | quotation mixed | главой комитета -> главой комитета | было названо | passive-by',
      ],
    ],
    'plaintext',
    'ru',
  );
});
