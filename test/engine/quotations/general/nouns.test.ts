/** How far the phrase goes that names a source, in languages of the general grammar. */
import { checkQuotations } from '../../../support/quotation-lines.ts';

describe('general nouns: German', () => {
  checkQuotations(
    [
      [
        'a genitive goes on with a noun',
        '„Wir warten“, sagte der Sprecher der Behörde.',
        '„Wir warten“ | quotation direct | der Sprecher der Behörde -> Sprecher der Behörde | sagte | quotation-verb-source',
      ],
      [
        'a dative behind a name is somebody else',
        '„Wir warten“, sagte Wolf der Zeitung.',
        '„Wir warten“ | quotation direct | Wolf -> Wolf | sagte | quotation-verb-source',
      ],
      [
        'a name with particles',
        '„Wir warten“, sagte Ida von der Heide.',
        '„Wir warten“ | quotation direct | Ida von der Heide -> Ida von der Heide | sagte | quotation-verb-source',
      ],
      [
        '"according to" with "von"',
        'Nach Ansicht von Ida Wolf ist das „nicht zu Ende gedacht“.',
        '„nicht zu Ende gedacht“ | quotation mixed | Ida Wolf -> Ida Wolf | Nach Ansicht | according-to',
      ],
      ['words without a noun name nobody', '„Wir warten“, sagte eher leise.', '„Wir warten“ | quotation direct | – | – | none'],
    ],
    'plaintext',
    'de',
  );
});

describe('general nouns: other languages', () => {
  checkQuotations(
    [
      [
        'a title behind the name',
        '„Várunk” – mondta Kiss Anna miniszter.',
        '„Várunk” | quotation direct | Kiss Anna miniszter -> Kiss Anna miniszter | mondta | quotation-verb-source',
      ],
    ],
    'plaintext',
    'hu',
  );
  checkQuotations(
    [
      [
        'a name that begins with an article',
        '‘Wij wachten’, zei De Boer.',
        '‘Wij wachten’ | quotation direct | De Boer -> De Boer | zei | quotation-verb-source',
      ],
    ],
    'plaintext',
    'nl',
  );
  checkQuotations(
    [
      [
        'a noun with its article as an ending',
        '”Vi väntar”, sade ministern.',
        '”Vi väntar” | quotation direct | ministern -> ? | sade | quotation-verb-source',
      ],
    ],
    'plaintext',
    'sv',
  );
});
