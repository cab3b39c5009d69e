/** Speech that a dash opens. */
import { checkQuotations } from '../../../support/quotation-lines.ts';

describe('general dialogue', () => {
  checkQuotations(
    [
      ['verb and subject', '– Vi väntar, säger ministern.', 'Vi väntar | quotation direct | ministern -> ? | säger | dialogue-dash'],
      [
        'an adverbial behind them',
        '– Vi väntar, säger Karin Holm till tidningen.',
        'Vi väntar | quotation direct | Karin Holm -> Karin Holm | säger | dialogue-dash',
      ],
      ['no attribution, no speech', '– Ett nytt avtal med grannlandet.'],
    ],
    'plaintext',
    'sv',
  );
  checkQuotations(
    [['subject and verb', '– Me odotamme, ministeri sanoi.', 'Me odotamme | quotation direct | ministeri -> ? | sanoi | dialogue-dash']],
    'plaintext',
    'fi',
  );
  checkQuotations(
    [['a dash behind it', '– Várunk – közölte a miniszter.', 'Várunk | quotation direct | a miniszter -> ? | közölte | dialogue-dash']],
    'plaintext',
    'hu',
  );
});

describe('a dialogue in the lines of one paragraph', () => {
  checkQuotations(
    [
      [
        'each line is a turn with a speaker of its own',
        '— Мост открыт, — сказала Орлова. — Можно ехать.\n— Рано, — ответил Белов.',
        'Мост открыт | quotation direct | Орлова -> Орлова | сказала | dialogue-dash',
        'Можно ехать. | quotation direct | Орлова -> Орлова | сказала | dialogue-dash',
        'Рано | quotation direct | Белов -> Белов | ответил | dialogue-dash',
      ],
    ],
    'markdown',
    'ru',
  );
  checkQuotations(
    [
      [
        'in Spanish',
        '—Hay que cruzar —dijo Vidal—. Es tarde.\n—Nunca —respondió Rojas.',
        'Hay que cruzar | quotation direct | Vidal -> Vidal | dijo | dialogue-dash',
        'Es tarde. | quotation direct | Vidal -> Vidal | dijo | dialogue-dash',
        'Nunca | quotation direct | Rojas -> Rojas | respondió | dialogue-dash',
      ],
      [
        'a question leads to its attribution',
        '—¿Han cruzado? —preguntó Rojas.',
        '¿Han cruzado? | quotation direct | Rojas -> Rojas | preguntó | dialogue-dash',
      ],
    ],
    'markdown',
    'es',
  );
  checkQuotations(
    [
      [
        'a question without a comma, and a turn that names nobody',
        '— Je traverse, dit Paul.\n— Maintenant ? demanda Claire.\n— Oui.',
        'Je traverse | quotation direct | Paul -> Paul | dit | dialogue-dash',
        'Maintenant ? | quotation direct | Claire -> Claire | demanda | dialogue-dash',
      ],
      ['a question that a new sentence follows has none', '— Maintenant ? Claire demanda une pause.'],
    ],
    'markdown',
    'fr',
  );
  checkQuotations(
    [['whom it is said to', '— Cruzamos — disse Paulo a Clara.', 'Cruzamos | quotation direct | Paulo -> Paulo | disse | dialogue-dash']],
    'markdown',
    'pt',
  );
});
