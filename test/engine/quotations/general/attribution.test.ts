/** Who says a quotation, in languages of the general grammar. */
import { checkQuotations } from '../../../support/quotation-lines.ts';

const german = (rows: Parameters<typeof checkQuotations>[0]): void => checkQuotations(rows, 'plaintext', 'de');

describe('general attribution: behind the quotation', () => {
  german([
    ['verb and subject', '„Wir warten“, sagte Wolf.', '„Wir warten“ | quotation direct | Wolf -> Wolf | sagte | quotation-verb-source'],
    [
      'a verb the rows do not know',
      '„Wir warten“, ereiferte sich Bürgermeister Wolf.',
      '„Wir warten“ | quotation direct | Bürgermeister Wolf -> Bürgermeister Wolf | ereiferte | quotation-verb-source',
    ],
    [
      '"so" and who says so',
      '„Wir warten“, so die Behörde.',
      '„Wir warten“ | quotation direct | die Behörde -> die Behörde | so | according-to',
    ],
    [
      'a sentence of its own with "so"',
      '„Wir warten noch.“ So der Sprecher.',
      '„Wir warten noch.“ | quotation direct | der Sprecher -> ? | So | according-to',
    ],
    [
      'auxiliary and participle around the subject',
      '„Wir warten“, hat die Behörde gestern erklärt.',
      '„Wir warten“ | quotation direct | die Behörde -> die Behörde | erklärt | quotation-verb-source',
    ],
    [
      'a document',
      '„Alle Seiten warten“, heißt es in dem Schreiben.',
      '„Alle Seiten warten“ | quotation direct | dem Schreiben -> dem Schreiben | heißt es | quotation-verb-source',
    ],
  ]);
});

describe('general attribution: before the quotation', () => {
  german([
    [
      'after an adverbial the verb stands first',
      'In Bern sagte die Ministerin: „Wir warten.“',
      '„Wir warten.“ | quotation direct | die Ministerin -> ? | sagte | source-verb-quotation',
    ],
    [
      'an apposition belongs to the subject',
      'Der Vorsitzende, Emil Wolf, kritisierte die Behörde: „Wir warten.“',
      '„Wir warten.“ | quotation direct | Der Vorsitzende -> Emil Wolf | kritisierte | source-verb-quotation',
    ],
    [
      'a verb behind "und" keeps the subject',
      'Wolf reiste ab und nannte die Gespräche „äußerst zäh“.',
      '„äußerst zäh“ | quotation mixed | Wolf -> Wolf | nannte | source-verb-quotation',
    ],
    [
      'who is quoted by another',
      'Die Zeitung zitiert den Minister mit den Worten: „Wir warten.“',
      '„Wir warten.“ | quotation direct | den Minister -> ? | zitiert | source-verb-quotation',
    ],
    [
      'a name in marks belongs to its noun',
      'Die Zeitung „Kurier“ schreibt, der Minister habe „viel zu lange“ gewartet.',
      '„Kurier“ | title direct | – | – | none',
      'der Minister habe „viel zu lange“ gewartet | quotation reported | Die Zeitung -> Die Zeitung | schreibt | that-clause',
      '„viel zu lange“ | quotation mixed | Die Zeitung -> Die Zeitung | schreibt | clause',
    ],
    [
      'a clause in front that says who reports',
      'Wie Wolf, der dabei war, erklärte, sieht die Behörde darin „kein großes Hindernis“.',
      '„kein großes Hindernis“ | quotation mixed | Wolf -> Wolf | erklärte | according-to',
    ],
    [
      'what comes from somebody',
      'Kritik kam von Minister Wolf: „Das dauert zu lange.“',
      '„Das dauert zu lange.“ | quotation direct | Minister Wolf -> Minister Wolf | – | colon',
    ],
    [
      'a view behind a colon',
      'Auch Minister Wolf ist skeptisch: Die Frist sei „viel zu kurz“.',
      '„viel zu kurz“ | quotation mixed | Minister Wolf -> Minister Wolf | – | clause',
    ],
  ]);
});

describe('general attribution: the quotation first', () => {
  german([
    [
      'called so',
      'Als „reine Schaupolitik“ bezeichnete der Landrat den Beschluss.',
      '„reine Schaupolitik“ | quotation mixed | der Landrat -> ? | bezeichnete | quotation-verb-source',
    ],
    [
      'with its preposition',
      'Von einem „unhaltbaren Zustand“ sprach der Landrat.',
      '„unhaltbaren Zustand“ | quotation mixed | der Landrat -> ? | sprach | quotation-verb-source',
    ],
    [
      'with words announced',
      'Mit den Worten „Es reicht“ verließ der Landrat den Saal.',
      '„Es reicht“ | quotation direct | der Landrat -> ? | Mit den Worten | noun-cue',
    ],
  ]);
});

describe('general attribution: over sentences', () => {
  german([
    [
      'a report goes on',
      'Der Minister lehnte ab. Das Angebot sei „nicht ernst gemeint“.',
      '„nicht ernst gemeint“ | quotation mixed | Der Minister -> ? | – | floating',
    ],
    [
      'a document goes on',
      'In dem Bericht heißt es, die Lage sei ernst. Sie sei „kaum zu halten“.',
      'die Lage sei ernst | quotation reported | dem Bericht -> dem Bericht | heißt es | that-clause',
      'Sie sei „kaum zu halten“ | quotation reported | dem Bericht -> dem Bericht | heißt es | continued',
      '„kaum zu halten“ | quotation mixed | dem Bericht -> dem Bericht | heißt es | continued',
    ],
    [
      'an earlier speaker is met again',
      'Wolf sagte: „Wir warten.“ Die Sitzung endete spät. „Das Ergebnis steht noch aus.“',
      '„Wir warten.“ | quotation direct | Wolf -> Wolf | sagte | source-verb-quotation',
      '„Das Ergebnis steht noch aus.“ | quotation direct | Wolf -> Wolf | sagte | continued',
    ],
  ]);
});
