/** What a marked stretch is used as, in languages of the general grammar. */
import assert from 'node:assert/strict';
import { analyze } from '../../../support/engine.ts';
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

describe('words of distance before a mark', () => {
  const rows: readonly (readonly [language: string, text: string])[] = [
    ['zh', '所谓“民主”并不存在。'],
    ['fr', 'Le soi-disant « expert » est parti.'],
    ['es', 'La llamada “operación especial” siguió en mayo.'],
    ['es', 'La así llamada “operación especial” siguió en mayo.'],
    ['de', 'Die sogenannte „Spezialoperation“ ging im Mai weiter.'],
    ['de', 'Roth kritisierte die sogenannte „Spezialoperation“ scharf.'],
    ['ru', 'Так называемая «Специальная операция» продолжилась.'],
    ['it', 'La cosiddetta «operazione speciale» è durata un mese.'],
    ['pl', 'Tak zwana „operacja specjalna” trwa.'],
    ['uk', 'Так звана «операція» триває.'],
    ['pt', 'A chamada “operação especial” continuou em maio.'],
  ];
  for (const [language, text] of rows)
    it(`make it a scare quote, not for sure: ${text}`, () => {
      const [quotation, ...others] = analyze(text, { language }).quotations;
      assert.equal(others.length, 0);
      assert.equal(quotation!.use, 'scare');
      assert.ok(quotation!.confidence < 1, `${quotation!.confidence}`);
    });

  it('name behind a noun what it is called', () => {
    const [quotation] = analyze('Presentaron un plan llamado “Horizonte Azul” en mayo.', { language: 'es' }).quotations;
    assert.equal(quotation!.use, 'title');
  });

  it('leave the words of a source that the sentence doubts', () => {
    const [quotation] = analyze('Министр заявил, что он якобы «готов к переговорам».', { language: 'ru' }).quotations;
    assert.equal(quotation!.use, 'quotation');
  });
});
