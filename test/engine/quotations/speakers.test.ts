/** Who a source is: names, roles, pronouns, organizations. */
import { checkQuotations } from '../../support/quotation-lines.ts';

describe('speakers: persons', () => {
  checkQuotations([
    [
      'a surname',
      '“We will act,” said Jane Doe. “We must,” Doe added.',
      '“We will act,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-verb-source',
      '“We must,” | quotation direct | Doe -> Jane Doe | added | quotation-source-verb',
    ],
    [
      'a pronoun',
      'Chancellor Ida Berg met unions on Monday. She left early. “There is no deal,” she said.',
      '“There is no deal,” | quotation direct | she -> Chancellor Ida Berg | said | quotation-source-verb',
    ],
    [
      'a role',
      '“We will act,” said Foreign Minister Omar Haddad. The talks go on. “We must,” the minister added.',
      '“We will act,” | quotation direct | Foreign Minister Omar Haddad -> Foreign Minister Omar Haddad | said | quotation-verb-source',
      '“We must,” | quotation direct | the minister -> Foreign Minister Omar Haddad | added | quotation-source-verb',
    ],
    [
      'two of one surname',
      '“Yes,” said Jane Doe. “No,” said John Doe. “Perhaps,” Jane Doe said.',
      '“Yes,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-verb-source',
      '“No,” | quotation direct | John Doe -> John Doe | said | quotation-verb-source',
      '“Perhaps,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-source-verb',
    ],
    [
      'the longest name wins',
      '“Yes,” Doe said. “No,” said Jane Doe.',
      '“Yes,” | quotation direct | Doe -> Jane Doe | said | quotation-source-verb',
      '“No,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-verb-source',
    ],
    ['a pronoun without anybody', '“Yes,” he said.', '“Yes,” | quotation direct | he -> ? | said | quotation-source-verb'],
    [
      'we and they stay open',
      '“Yes,” said Jane Doe. “No,” they said.',
      '“Yes,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-verb-source',
      '“No,” | quotation direct | they -> ? | said | quotation-source-verb',
    ],
  ]);
});

describe('speakers: organizations', () => {
  checkQuotations([
    [
      'an abbreviation and its short form',
      '“We will act,” NATO said. “We must,” the Alliance added.',
      '“We will act,” | quotation direct | NATO -> North Atlantic Treaty Organization | said | quotation-source-verb',
      '“We must,” | quotation direct | the Alliance -> North Atlantic Treaty Organization | added | quotation-source-verb',
    ],
    [
      'a ministry',
      '“We will act,” the Russian Foreign Ministry said.',
      '“We will act,” | quotation direct | the Russian Foreign Ministry -> Russian Foreign Ministry | said | quotation-source-verb',
    ],
    [
      'a report',
      'NATO said that the talks would resume in May.',
      'the talks would resume in May | quotation reported | NATO -> North Atlantic Treaty Organization | said | that-clause',
    ],
  ]);
});

describe('speakers: documents', () => {
  checkQuotations([
    [
      'a report',
      'The report said: “Growth will slow.”',
      '“Growth will slow.” | quotation direct | The report -> report | said | source-verb-quotation',
    ],
    [
      'a draft',
      'According to the draft, member states “shall refrain from new tariffs”.',
      '“shall refrain from new tariffs” | quotation mixed | the draft -> draft | According to | according-to',
    ],
  ]);
});
