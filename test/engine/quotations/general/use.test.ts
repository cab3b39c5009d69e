/** What a marked stretch is used as, in languages of the general grammar. */
import { checkQuotations } from '../../../support/quotation-lines.ts';

describe('general use', () => {
  checkQuotations(
    [
      ['a title', 'Der Film „Fluss ohne Ufer“ läuft im Mai.', '„Fluss ohne Ufer“ | title direct | – | – | none'],
      ['a term', 'Der Begriff „Pufferzone“ fehlt in dem Text.', '„Pufferzone“ | term direct | – | – | none'],
      ['who says so, in marks', 'Laut „Abendkurier“ wurde die Brücke gesperrt.', '„Abendkurier“ | title direct | – | – | none'],
      [
        'a short beginning of speech',
        '„Die Lage“, so Wolf, „ist ernst.“',
        '„Die Lage“ | quotation direct | Wolf -> Wolf | so | according-to',
        '„ist ernst.“ | quotation mixed | Wolf -> Wolf | so | according-to',
      ],
      [
        'called so by somebody',
        'Wolf begrüßte das Ergebnis als „Sieg der Vernunft“.',
        '„Sieg der Vernunft“ | quotation direct | Wolf -> Wolf | begrüßte | clause',
      ],
      [
        'called so by nobody',
        'Der Auftrag war als „Geschäft aller Zeiten“ bezeichnet worden.',
        '„Geschäft aller Zeiten“ | quotation direct | – | – | none',
      ],
      ['a word at arm’s length', 'Der „Plan“ hat eine halbe Seite.', '„Plan“ | scare direct | – | – | none'],
    ],
    'plaintext',
    'de',
  );
});
