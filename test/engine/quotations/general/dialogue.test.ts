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
