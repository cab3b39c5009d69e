/** Who a source is: names, roles, pronouns, organizations. */
import assert from 'node:assert/strict';
import { analyze } from '../../support/engine.ts';
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
    [
      'brackets between a body and its envoy',
      'According to the United Nations (UN) envoy Omar Haddad, “no border is safe”. “We will go,” Haddad said.',
      '“no border is safe” | quotation mixed | the United Nations (UN) envoy Omar Haddad -> United Nations envoy Omar Haddad | According to | according-to',
      '“We will go,” | quotation direct | Haddad -> United Nations envoy Omar Haddad | said | quotation-source-verb',
    ],
    [
      'brackets behind a name',
      '“We will act,” Jane Doe (Riga) said. “We must,” Doe added.',
      '“We will act,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-source-verb',
      '“We must,” | quotation direct | Doe -> Jane Doe | added | quotation-source-verb',
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

describe('speakers: one person in many forms', () => {
  checkQuotations([
    [
      'name, surname, role and pronoun',
      'Sergey Petrov, the foreign minister, spoke in Riga. “We will act,” Petrov said. “We must,” the minister added. “Soon,” he said.',
      '“We will act,” | quotation direct | Petrov -> Sergey Petrov | said | quotation-source-verb',
      '“We must,” | quotation direct | the minister -> Sergey Petrov | added | quotation-source-verb',
      '“Soon,” | quotation direct | he -> Sergey Petrov | said | quotation-source-verb',
    ],
    [
      'an office before the name',
      'The trade minister, Ida Berg, was in Oslo. “We will act,” the minister said.',
      '“We will act,” | quotation direct | the minister -> Ida Berg | said | quotation-source-verb',
    ],
    [
      'an office after "is"',
      'Omar Haddad is the mayor of Riga. “We will act,” the mayor said.',
      '“We will act,” | quotation direct | the mayor -> Omar Haddad | said | quotation-source-verb',
    ],
    [
      'a title that is written short before the name',
      '“We will act,” said Sen. Jane Doe. “We must,” the senator added.',
      '“We will act,” | quotation direct | Sen. Jane Doe -> Sen. Jane Doe | said | quotation-verb-source',
      '“We must,” | quotation direct | the senator -> Sen. Jane Doe | added | quotation-source-verb',
    ],
    [
      'a country that only the description gives',
      '“We will act,” said Prime Minister Ida Berg. “We must,” the Norwegian prime minister added.',
      '“We will act,” | quotation direct | Prime Minister Ida Berg -> Prime Minister Ida Berg | said | quotation-verb-source',
      '“We must,” | quotation direct | the Norwegian prime minister -> Prime Minister Ida Berg | added | quotation-source-verb',
    ],
    [
      'a family name that comes first',
      '“We will act,” said President Li Wenbo. “We must,” Li added.',
      '“We will act,” | quotation direct | President Li Wenbo -> President Li Wenbo | said | quotation-verb-source',
      '“We must,” | quotation direct | Li -> President Li Wenbo | added | quotation-source-verb',
    ],
    [
      'another spelling of the whole name',
      '“We will act,” said Sergei Petrovskiy. “We must,” Sergey Petrovsky added.',
      '“We will act,” | quotation direct | Sergei Petrovskiy -> Sergei Petrovskiy | said | quotation-verb-source',
      '“We must,” | quotation direct | Sergey Petrovsky -> Sergei Petrovskiy | added | quotation-source-verb',
    ],
    [
      'a secretary of state',
      '“We will act,” said Secretary of State John Vale. “We must,” Vale added.',
      '“We will act,” | quotation direct | Secretary of State John Vale -> Secretary of State John Vale | said | quotation-verb-source',
      '“We must,” | quotation direct | Vale -> Secretary of State John Vale | added | quotation-source-verb',
    ],
    [
      'two secretaries, told apart by what they are secretaries of',
      'Secretary of State John Vale and Defense Secretary Tim Roe were in Oslo. “We act,” Vale said. “We do,” the secretary of state added. “Yes,” the defense secretary said.',
      '“We act,” | quotation direct | Vale -> Secretary of State John Vale | said | quotation-source-verb',
      '“We do,” | quotation direct | the secretary of state -> Secretary of State John Vale | added | quotation-source-verb',
      '“Yes,” | quotation direct | the defense secretary -> Defense Secretary Tim Roe | said | quotation-source-verb',
    ],
    [
      'a senator from somewhere',
      '“We will act,” said Senator Jane Doe of Vermont. “We must,” Doe added.',
      '“We will act,” | quotation direct | Senator Jane Doe -> Senator Jane Doe | said | quotation-verb-source',
      '“We must,” | quotation direct | Doe -> Senator Jane Doe | added | quotation-source-verb',
    ],
  ]);
});

describe('speakers: who stays unresolved', () => {
  checkQuotations([
    [
      'one of two ministers',
      'Foreign Minister Ida Berg met Foreign Minister Omar Haddad. “We will act,” the foreign minister said.',
      '“We will act,” | quotation direct | the foreign minister -> foreign minister | said | quotation-source-verb',
    ],
    [
      'one of two presidents, although one of them spoke last',
      'President Ida Berg called President Omar Haddad. “Yes,” Haddad said. “No,” the president said.',
      '“Yes,” | quotation direct | Haddad -> President Omar Haddad | said | quotation-source-verb',
      '“No,” | quotation direct | the president -> ? | said | quotation-source-verb',
    ],
    [
      'another minister than the one who was named',
      '“We will act,” said Foreign Minister Ida Berg. “No,” the defence minister said.',
      '“We will act,” | quotation direct | Foreign Minister Ida Berg -> Foreign Minister Ida Berg | said | quotation-verb-source',
      '“No,” | quotation direct | the defence minister -> defence minister | said | quotation-source-verb',
    ],
    [
      'the deputy of the one who was named',
      '“We will act,” said Minister Ida Berg. “No,” the deputy minister said.',
      '“We will act,” | quotation direct | Minister Ida Berg -> Minister Ida Berg | said | quotation-verb-source',
      '“No,” | quotation direct | the deputy minister -> ? | said | quotation-source-verb',
    ],
    [
      'somebody new',
      '“We will act,” said Minister Ida Berg. “No,” a minister said.',
      '“We will act,” | quotation direct | Minister Ida Berg -> Minister Ida Berg | said | quotation-verb-source',
      '“No,” | quotation direct | a minister -> ? | said | quotation-source-verb',
    ],
    [
      'a surname of two persons',
      'Jane Doe met John Doe in Riga. “No,” Doe said.',
      '“No,” | quotation direct | Doe -> ? | said | quotation-source-verb',
    ],
    [
      'a pronoun of two men',
      'John Roe met Peter Vale in Riga. “No,” he said.',
      '“No,” | quotation direct | he -> ? | said | quotation-source-verb',
    ],
  ]);
});

describe('speakers: what a name tells of its bearer', () => {
  checkQuotations([
    [
      'a given name',
      'Jane Roe met Peter Vale in Riga. “No,” she said. “Yes,” he said.',
      '“No,” | quotation direct | she -> Jane Roe | said | quotation-source-verb',
      '“Yes,” | quotation direct | he -> ? | said | quotation-source-verb',
    ],
    [
      'Mr and Mrs',
      'Jane Doe met John Doe in Riga. “No,” Mrs Doe said. “Yes,” Mr Doe said.',
      '“No,” | quotation direct | Mrs Doe -> Jane Doe | said | quotation-source-verb',
      '“Yes,” | quotation direct | Mr Doe -> John Doe | said | quotation-source-verb',
    ],
    [
      'the word that begins a sentence is no part of it',
      'Should Mr Roe resign? “No,” Roe said.',
      '“No,” | quotation direct | Roe -> Mr Roe | said | quotation-source-verb',
    ],
  ]);
});

describe('speakers: a body that "it" means', () => {
  checkQuotations([
    [
      'the body that spoke',
      'NATO said that the talks would resume in May. “We will act,” it said.',
      'the talks would resume in May | quotation reported | NATO -> North Atlantic Treaty Organization | said | that-clause',
      '“We will act,” | quotation direct | it -> North Atlantic Treaty Organization | said | quotation-source-verb',
    ],
    [
      'the body a sentence is about',
      'The European Commission opened the case on Monday. “We will act,” it said.',
      '“We will act,” | quotation direct | it -> European Commission | said | quotation-source-verb',
    ],
    [
      'two bodies leave it open',
      'The plan of the European Commission was read at NATO. “We will act,” it said.',
      '“We will act,” | quotation direct | it -> ? | said | quotation-source-verb',
    ],
    [
      'a person spoke in between',
      'NATO met on Monday. “We will act,” Jane Doe said. “No,” it said.',
      '“We will act,” | quotation direct | Jane Doe -> Jane Doe | said | quotation-source-verb',
      '“No,” | quotation direct | it -> ? | said | quotation-source-verb',
    ],
  ]);
});

describe('speakers: a description and a name side by side', () => {
  checkQuotations([
    [
      'an office of a town',
      '“We will act,” said the mayor of Riga, Jane Doe.',
      '“We will act,” | quotation direct | the mayor of Riga -> Jane Doe | said | quotation-verb-source',
    ],
    [
      'somebody’s lawyer',
      'Roe’s lawyer, Ann Vale, called the claim “false from the start”. “It is over,” the lawyer said.',
      '“false from the start” | quotation mixed | Roe’s lawyer -> Ann Vale | called | source-verb-quotation',
      '“It is over,” | quotation direct | the lawyer -> Ann Vale | said | quotation-source-verb',
    ],
  ]);
});

describe('speakers: in Chinese', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'an office, a name, an office alone and a pronoun',
      '外交部发言人毛小宁表示：“我们坚决反对。”毛小宁指出，有关做法违反国际法。发言人还说：“大门敞开。”她强调，合作是唯一出路。',
      ['外交部发言人毛小宁', '毛小宁', '发言人', '她'],
    ],
    [
      'the last part of a foreign name',
      '俄罗斯外长谢尔盖·彼得罗夫说，会谈很有益处。彼得罗夫在记者会上强调：“我们准备好了。”',
      ['俄罗斯外长谢尔盖·彼得罗夫', '彼得罗夫'],
    ],
    ['a name before its office', '王卫外长表示，中方愿意提供帮助。王卫说：“我们会继续努力。”', ['王卫外长', '王卫']],
  ];
  for (const [what, text, sources] of rows) {
    it(what, () => {
      const { quotations } = analyze(text, { language: 'zh' });
      assert.deepEqual(
        quotations.map(({ source }) => source?.text),
        sources,
      );
      assert.equal(new Set(quotations.map(({ source }) => source?.entity)).size, 1);
      assert.ok(quotations[0]!.source!.entity!.startsWith('person:'));
    });
  }
  for (const text of ['会议指出：“我们将继续合作。”', '中央经济工作会议强调：“要坚持稳中求进。”', '會議指出：“我們將繼續合作。”'])
    it(`takes no meeting for a person: ${text}`, () => {
      const [{ source } = { source: null }] = analyze(text, { language: 'zh' }).quotations;
      assert.match(source!.text, /会议$|會議$/);
      assert.equal(source!.kind, 'other');
    });
});

describe('speakers: German titles', () => {
  checkQuotations(
    [
      [
        'a compound, its end, a surname and a pronoun',
        'Außenministerin Ida Wolf reiste ab. „Ja“, sagte Wolf. „Nein“, sagte die Ministerin. „Doch“, sagte sie.',
        '„Ja“ | quotation direct | Wolf -> Außenministerin Ida Wolf | sagte | quotation-verb-source',
        '„Nein“ | quotation direct | die Ministerin -> Außenministerin Ida Wolf | sagte | quotation-verb-source',
        '„Doch“ | quotation direct | sie -> Außenministerin Ida Wolf | sagte | quotation-verb-source',
      ],
      [
        'what a spokesman is of is no name',
        'Der Sprecher des Amts, Tim Roe, kam. „Ja“, sagte der Sprecher.',
        '„Ja“ | quotation direct | der Sprecher -> Tim Roe | sagte | quotation-verb-source',
      ],
      [
        'two ministers leave it open, unless only one can be meant',
        'Innenminister Jan Falk und Finanzminister Tim Roe kamen. „Ja“, sagte der Finanzminister. „Nein“, sagte die Ministerin.',
        '„Ja“ | quotation direct | der Finanzminister -> Finanzminister Tim Roe | sagte | quotation-verb-source',
        '„Nein“ | quotation direct | die Ministerin -> ? | sagte | quotation-verb-source',
      ],
    ],
    'plaintext',
    'de',
  );
});

describe('speakers: who is meant', () => {
  checkQuotations([
    [
      'the one who spoke last without marks',
      'Orel told Pryce: “We must talk.” Pryce told reporters that he agreed. “It was good,” he told the weekly.',
      '“We must talk.” | quotation direct | Orel -> Orel | told | source-verb-quotation',
      'he agreed | quotation reported | Pryce -> Pryce | told | that-clause',
      '“It was good,” | quotation direct | he -> Pryce | told | quotation-source-verb',
    ],
    [
      'a surname of two stays open',
      'Daniel Hale said: “I won.” Mary Hale said: “He won.” Hale said: “We won.”',
      '“I won.” | quotation direct | Daniel Hale -> Daniel Hale | said | source-verb-quotation',
      '“He won.” | quotation direct | Mary Hale -> Mary Hale | said | source-verb-quotation',
      '“We won.” | quotation direct | Hale -> ? | said | source-verb-quotation',
    ],
    [
      '"as he put it"',
      'John Doe left. As Doe put it, “it works.”',
      '“it works.” | quotation mixed | Doe -> John Doe | put it | source-verb-quotation',
    ],
  ]);
});

describe('speakers: no persons', () => {
  checkQuotations([
    [
      'officials of a town',
      'Officials in Riga said “no.” “No,” he said.',
      '“no.” | quotation mixed | Officials in Riga -> Officials in Riga | said | source-verb-quotation',
      '“No,” | quotation direct | he -> ? | said | quotation-source-verb',
    ],
    [
      'aides of a person',
      'Aides to Hale said “no.” “No,” he said.',
      '“no.” | quotation mixed | Aides to Hale -> Aides to Hale | said | source-verb-quotation',
      '“No,” | quotation direct | he -> ? | said | quotation-source-verb',
    ],
    [
      'residents',
      'Residents of Riga said “no.” “No,” she said.',
      '“no.” | quotation mixed | Residents of Riga -> Residents of Riga | said | source-verb-quotation',
      '“No,” | quotation direct | she -> ? | said | quotation-source-verb',
    ],
    ['a label', 'QUESTION: “Why now?”', '“Why now?” | quotation direct | QUESTION -> QUESTION | – | colon'],
    [
      'a paragraph',
      'Paragraph 5 reads: “The law applies.”',
      '“The law applies.” | quotation direct | Paragraph 5 -> Paragraph 5 | reads | source-verb-quotation',
    ],
  ]);
});

describe('speakers: who has the floor', () => {
  checkQuotations([
    [
      'another, once a sentence begins with him',
      'Ivan Orel met Tim Hale. Orel said: “We must talk.” Tim Hale nodded. “It was good,” he said.',
      '“We must talk.” | quotation direct | Orel -> Ivan Orel | said | source-verb-quotation',
      '“It was good,” | quotation direct | he -> Tim Hale | said | quotation-source-verb',
    ],
    [
      'the speaker, where the other is only named',
      'Ivan Orel met Tim Hale. Orel said: “We must talk.” He had seen Tim Hale before. “It was good,” he said.',
      '“We must talk.” | quotation direct | Orel -> Ivan Orel | said | source-verb-quotation',
      '“It was good,” | quotation direct | he -> Ivan Orel | said | quotation-source-verb',
    ],
    [
      'the speaker, where the other is no "he"',
      'Ivan Orel met Anna Hale. Orel said: “We must talk.” Anna Hale nodded. “It was good,” he said.',
      '“We must talk.” | quotation direct | Orel -> Ivan Orel | said | source-verb-quotation',
      '“It was good,” | quotation direct | he -> Ivan Orel | said | quotation-source-verb',
    ],
  ]);
});
