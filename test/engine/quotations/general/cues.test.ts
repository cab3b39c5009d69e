/** Which words are reporting verbs, in languages of the general grammar. */
import { checkQuotations } from '../../../support/quotation-lines.ts';

describe('general cues', () => {
  checkQuotations(
    [
      [
        'a separated verb',
        '„Wir warten“, teilte die Behörde mit.',
        '„Wir warten“ | quotation direct | die Behörde -> die Behörde | teilte | quotation-verb-source',
      ],
      [
        'the same verb in a clause of its own',
        'Wie die Behörde mitteilte, wurde die Brücke gesperrt.',
        'wurde die Brücke gesperrt | quotation reported | die Behörde -> die Behörde | mitteilte | according-to',
      ],
      ['without its part it says nothing', '„Wir warten“ teilte die Straße.', '„Wir warten“ | scare direct | – | – | none'],
      [
        'a passive names its agent',
        'Der Beschluss wurde von Wolf als „leichtfertig“ bezeichnet.',
        '„leichtfertig“ | quotation mixed | Wolf -> Wolf | bezeichnet | passive-by',
      ],
      [
        'a passive without one names nobody',
        'Der Beschluss war gestern als „äußerst leichtfertig“ bezeichnet worden.',
        '„äußerst leichtfertig“ | quotation mixed | – | – | none',
      ],
      [
        'an object is no subject',
        'Wolf findet es „richtig und wichtig“.',
        '„richtig und wichtig“ | quotation mixed | Wolf -> Wolf | findet | source-verb-quotation',
      ],
      [
        'a phrase that is a verb',
        'Wolf ist der Ansicht, dass das Verbot „zu weit“ gehe.',
        'das Verbot „zu weit“ gehe | quotation reported | Wolf -> Wolf | ist der Ansicht | that-clause',
        '„zu weit“ | quotation mixed | Wolf -> Wolf | ist der Ansicht | clause',
      ],
    ],
    'plaintext',
    'de',
  );
});
