/** Who speaks in the turns that wire stories, communiqués and speeches are full of: a few sentences each, as they stand there. */
import assert from 'node:assert/strict';
import { analyze } from '../../support/engine.ts';

/** Whom each quotation or report is given to, "?" where the text leaves it open; `-` where nobody is named. */
function speakers(text: string, language: string): readonly string[] {
  return analyze(text, { language }).quotations.map(({ source }) => (source === null ? '-' : (source.canonical ?? '?')));
}

const ROWS: readonly (readonly [what: string, language: string, text: string, ...speakers: string[]])[] = [
  [
    'a new subject takes the floor',
    'en',
    '“It costs lives,” Director Ann Vale told reporters.\n\nArmy spokesman General Tim Roe dismissed it. “Nothing happened,” he said.',
    'Director Ann Vale',
    'General Tim Roe',
  ],
  [
    'a description and, behind a comma, its name with a title of its own',
    'en',
    "The bloc's policy chief, Norland's foreign minister Jane Doe, said “it must go on”.",
    'Jane Doe',
  ],
  [
    'the author of a statement that others welcome',
    'en',
    'The ministers welcomed the statement by the chairman of the Council, Tim Roe, that “there is no other way”.',
    'Tim Roe',
  ],
  ['one of those named before', 'en', 'Two diplomats met. One of them called the draft “dead on arrival”.', 'One of them'],
  ['what somebody used to say', 'en', 'As our founder used to say, “A house must have a door to be a house.”', 'our founder'],
  [
    'whose words a speech recalls',
    'en',
    'I would like to recall the words of Jane Doe: “A house must have a door to be a house.”',
    'Jane Doe',
  ],
  ['a proverb', 'en', 'As the old saying goes, “a house must have a door to be a house.”', '-'],
  [
    'a turn of a transcript with an office',
    'en',
    'President of Norland Jane Doe: We have ended our talks, and the talks were good.',
    'President of Norland Jane Doe',
  ],
  ['whom a speech quotes', 'en', 'Let me quote President Nyerere: “A house must have a door to be a house.”', 'President Nyerere'],
  ['a document that makes a list', 'en', 'The document lists three demands: “bread for all of us”.', 'document'],
  [
    'a politician by her party',
    'de',
    'Außenministerin Ida Berg hat das zurückgewiesen. «Wir bleiben dabei», sagte die Grünen-Politikerin.',
    'Außenministerin Ida Berg',
  ],
  [
    'a compound title with an article',
    'de',
    'Die XY-Vorsitzende Ida Berg hat das zurückgewiesen. Sie sprach von einem «schweren Fehler der Regierung».',
    'XY-Vorsitzende Ida Berg',
  ],
  [
    'nobody, where it is said from a city',
    'de',
    '«Wir müssen mehr tun», mahnte Berg. Man werde «jeden Zentimeter» verteidigen, hieß es am Abend aus Riga.',
    'Berg',
    '-',
  ],
  [
    'when it was said, which is no part of who',
    'fr',
    '« Qui le croit ? », a demandé le ministre Jean Roe lors d’un entretien.',
    'ministre Jean Roe',
  ],
  ['"Pour S, …"', 'fr', 'Pour le député Jean Roe, « la diplomatie doit primer ».', 'député Jean Roe'],
  ['a spokeswoman of somebody', 'fr', 'Le groupe « prend note », a indiqué sa porte-parole Anne Vale.', 'porte-parole Anne Vale'],
  ['"on"', 'fr', '« Pas un mot là-dessus », a-t-on fait savoir au ministère.', 'on'],
  [
    'a long title up to its comma',
    'ru',
    'По мнению первого зампреда комитета по делам молодёжи Ивана Орлова, «это была ошибка».',
    'первого зампреда комитета по делам молодёжи Ивана Орлова',
  ],
  ['a channel of one’s own', 'ru', '«Нам нужен мир», — написал в своём Telegram-канале зампред Иван Орлов.', 'зампред Иван Орлов'],
];

describe('speakers of wire stories', () => {
  for (const [what, language, text, ...expected] of ROWS)
    it(`${language}: ${what}`, () => assert.deepEqual(speakers(text, language), expected));
});
