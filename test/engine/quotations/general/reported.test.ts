/** Reported speech in languages of the general grammar. */
import { checkQuotations } from '../../../support/quotation-lines.ts';

describe('general reported: German', () => {
  checkQuotations(
    [
      [
        'a clause with its conjunction',
        'Die Behörde erklärte, dass die Brücke offen bleibt.',
        'die Brücke offen bleibt | quotation reported | Die Behörde -> Die Behörde | erklärte | that-clause',
      ],
      [
        'the mood alone',
        'Die Behörde erklärte, die Brücke bleibe offen.',
        'die Brücke bleibe offen | quotation reported | Die Behörde -> Die Behörde | erklärte | that-clause',
      ],
      [
        'a main clause without the mood',
        'Die Behörde sagte, die Gespräche verliefen gut.',
        'die Gespräche verliefen gut | quotation reported | Die Behörde -> Die Behörde | sagte | that-clause',
      ],
      ['an apposition is no clause', 'Die Behörde sagte Emil Wolf, dem Bürgermeister der Stadt, gestern ab.'],
      [
        '"wie" in front',
        'Wie die Behörde mitteilte, bleibt die Brücke offen.',
        'bleibt die Brücke offen | quotation reported | die Behörde -> die Behörde | mitteilte | according-to',
      ],
      [
        'a question in front is no report',
        'Auf die Frage, ob die Brücke hält, sagte Wolf: „Sie hält.“',
        '„Sie hält.“ | quotation direct | Wolf -> Wolf | sagte | source-verb-quotation',
      ],
      [
        'a document that says so',
        'In der Erklärung heißt es, die Brücke bleibe offen.',
        'die Brücke bleibe offen | quotation reported | der Erklärung -> der Erklärung | heißt es | that-clause',
      ],
      [
        'nobody in particular',
        'Es heißt, die Brücke bleibe offen.',
        'die Brücke bleibe offen | quotation reported | – | Es heißt | impersonal',
      ],
      [
        'few words around a quotation',
        'Die Behörde erklärte, die Prüfung laufe noch. Sie habe „keine Mängel ergeben“.',
        'die Prüfung laufe noch | quotation reported | Die Behörde -> Die Behörde | erklärte | that-clause',
        'Sie habe „keine Mängel ergeben“ | quotation reported | Die Behörde -> Die Behörde | erklärte | continued',
        '„keine Mängel ergeben“ | quotation mixed | Die Behörde -> Die Behörde | erklärte | continued',
      ],
    ],
    'plaintext',
    'de',
  );
});

describe('general reported: other languages', () => {
  checkQuotations(
    [
      [
        'a subject behind its own verb',
        'Enligt polisen fanns 42 personer ombord.',
        'fanns 42 personer ombord | quotation reported | polisen -> ? | Enligt | according-to',
      ],
    ],
    'plaintext',
    'sv',
  );
  checkQuotations(
    [
      [
        'with a conjunction',
        'A kormány közölte, hogy a híd megnyílik.',
        'a híd megnyílik | quotation reported | A kormány -> kormány | közölte | that-clause',
      ],
    ],
    'plaintext',
    'hu',
  );
  checkQuotations(
    [
      [
        'behind its object',
        'Ministeriön mukaan silta avataan pian.',
        'silta avataan pian | quotation reported | Ministeriön -> Ministeriön | mukaan | according-to',
      ],
    ],
    'plaintext',
    'fi',
  );
});
