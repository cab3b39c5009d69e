/** Each attribution pattern, and the traps beside it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, ROOT } from '../../support/engine.ts';
import { checkQuotations } from '../../support/quotation-lines.ts';

describe('attribution: quotation, verb, source', () => {
  checkQuotations([
    [
      'a title and a name',
      '“We are ready,” said Foreign Minister Omar Haddad.',
      '“We are ready,” | quotation direct | Foreign Minister Omar Haddad -> Foreign Minister Omar Haddad | said | quotation-verb-source',
    ],
    [
      'a relative clause names somebody else',
      '“We lost time,” said Ann Vale, who replaced Tim Roe in July.',
      '“We lost time,” | quotation direct | Ann Vale -> Ann Vale | said | quotation-verb-source',
    ],
    [
      'the vocative inside the quotation is not the speaker',
      '“Mr Speaker, this is wrong,” said the member for Leith.',
      '“Mr Speaker, this is wrong,” | quotation direct | the member for Leith -> member for Leith | said | quotation-verb-source',
    ],
    [
      'an apposition after the name',
      '“Yes,” said Ann Vale, minister of culture.',
      '“Yes,” | quotation direct | Ann Vale -> Ann Vale | said | quotation-verb-source',
    ],
    [
      'two speakers',
      '“Yes,” said Ann Vale and Tim Roe.',
      '“Yes,” | quotation direct | Ann Vale and Tim Roe -> Ann Vale and Tim Roe | said | quotation-verb-source',
    ],
    [
      'a verb no list holds',
      '“We will act,” beamed Donald Hartley.',
      '“We will act,” | quotation direct | Donald Hartley -> Donald Hartley | beamed | quotation-verb-source',
    ],
  ]);
});

describe('attribution: quotation, source, verb', () => {
  checkQuotations([
    ['a bare surname', '“We erred,” Doe told Reuters.', '“We erred,” | quotation direct | Doe -> Doe | told | quotation-source-verb'],
    [
      'the object of "told" is not the speaker',
      '“We will act,” Doe told Prime Minister Tim Roe.',
      '“We will act,” | quotation direct | Doe -> Doe | told | quotation-source-verb',
    ],
    [
      'a possessive and a title',
      '“We are ready,” the ministry’s spokeswoman Maria Vale said on Monday.',
      '“We are ready,” | quotation direct | the ministry’s spokeswoman Maria Vale -> ministry’s spokeswoman Maria Vale | said | quotation-source-verb',
    ],
    [
      'an ellipsis of four dots',
      '“We . . . regret this … and [...] move on....” Doe said.',
      '“We . . . regret this … and [...] move on....” | quotation direct | Doe -> Doe | said | quotation-source-verb',
    ],
    [
      'a fragment at the end of a clause',
      'The talks were “frank and useful,” Doe said.',
      '“frank and useful,” | quotation mixed | Doe -> Doe | said | quotation-source-verb',
    ],
    [
      'the comma outside the marks',
      'The text is “close to final”, said Doe.',
      'The text is “close to final” | quotation reported | Doe -> Doe | said | trailing-clause',
      '“close to final” | quotation mixed | Doe -> Doe | said | quotation-verb-source',
    ],
    [
      'a vague source',
      '“We will act,” sources said.',
      '“We will act,” | quotation direct | sources -> sources | said | quotation-source-verb',
    ],
    [
      'a pronoun nobody explains',
      '“We will act,” they said.',
      '“We will act,” | quotation direct | they -> ? | said | quotation-source-verb',
    ],
    [
      'brackets inside',
      '“It were [sic] late,” Doe said.',
      '“It were [sic] late,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
    ],
  ]);
});

describe('attribution: source, verb, quotation', () => {
  checkQuotations([
    [
      'with a colon',
      'Minister Jane Doe said: “We will publish the report in May.”',
      '“We will publish the report in May.” | quotation direct | Minister Jane Doe -> Minister Jane Doe | said | source-verb-quotation',
    ],
    [
      'with "that"',
      'Doe said that “the talks are over.”',
      '“the talks are over.” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'somebody else is told',
      'Doe told Tim Roe: “We will act.”',
      '“We will act.” | quotation direct | Doe -> Doe | told | source-verb-quotation',
    ],
    [
      'somebody else asked',
      'Asked by Senator Cole about the leak, Doe replied: “No.”',
      '“No.” | quotation direct | Doe -> Doe | replied | source-verb-quotation',
    ],
    [
      'somebody else is met in a relative clause',
      'The minister, who met Tim Roe on Monday, said: “We will act.”',
      '“We will act.” | quotation direct | The minister -> ? | said | source-verb-quotation',
    ],
    [
      'an apposition between source and verb',
      'Tim Roe, the ministry’s spokesman, said: “We will act.”',
      '“We will act.” | quotation direct | Tim Roe -> Tim Roe | said | source-verb-quotation',
    ],
    [
      'a place before the source',
      'In a post on X, Doe wrote: “Talks resume at noon.”',
      '“Talks resume at noon.” | quotation direct | Doe -> Doe | wrote | source-verb-quotation',
    ],
    [
      'a weak verb with a fragment',
      'Doe called the plan “a gift to no one”.',
      '“a gift to no one” | quotation mixed | Doe -> Doe | called | source-verb-quotation',
    ],
    [
      'a participle goes on with the same source',
      '“Not now,” he said, adding: “Perhaps later.”',
      '“Not now,” | quotation direct | he -> ? | said | quotation-source-verb',
      '“Perhaps later.” | quotation direct | he -> ? | adding | source-verb-quotation',
    ],
    [
      'a mark turned the wrong way',
      'Doe said: ”We will act.”',
      '”We will act.” | quotation direct | Doe -> Doe | said | source-verb-quotation',
    ],
  ]);
});

describe('attribution: colon', () => {
  checkQuotations([
    ['a name as on a transcript', 'Jane Doe: “We will act.”', '“We will act.” | quotation direct | Jane Doe -> Jane Doe | – | colon'],
    ['a document', 'From the report: “Growth will slow.”', '“Growth will slow.” | quotation direct | the report -> report | – | colon'],
  ]);
});

describe('attribution: according to', () => {
  checkQuotations([
    [
      'before',
      'According to the draft, member states “shall refrain from new tariffs”.',
      '“shall refrain from new tariffs” | quotation mixed | the draft -> draft | According to | according-to',
    ],
    [
      'after',
      '“Growth will slow,” according to the International Monetary Fund.',
      '“Growth will slow,” | quotation direct | the International Monetary Fund -> International Monetary Fund | according to | according-to',
    ],
  ]);
});

describe('attribution: passive with "by"', () => {
  checkQuotations([
    [
      'described by',
      'The envoy was described by aides as “exhausted”.',
      '“exhausted” | quotation mixed | aides -> aides | described | passive-by',
    ],
    [
      'called by',
      'The plan was called by Doe “a gift to no one”.',
      '“a gift to no one” | quotation mixed | Doe -> Doe | called | passive-by',
    ],
  ]);
});

describe('attribution: noun of saying', () => {
  checkQuotations([
    [
      'a statement that',
      'The ministry’s statement that “nobody won” was noted.',
      '“nobody won” | quotation mixed | The ministry -> ministry | statement | noun-cue',
    ],
    ['a claim that', 'Doe’s claim that “nobody won” was noted.', '“nobody won” | quotation mixed | Doe -> Doe | claim | noun-cue'],
  ]);
});

describe('attribution: interrupted', () => {
  checkQuotations([
    [
      'a pronoun',
      '“The talks,” she said, “are not over.”',
      '“The talks,” | quotation direct | she -> ? | said | quotation-source-verb',
      '“are not over.” | quotation mixed | she -> ? | said | interrupted',
    ],
    [
      'a title and a name',
      '“The order,” said Deputy Minister Karim Osei, “is not one of equals.”',
      '“The order,” | quotation direct | Deputy Minister Karim Osei -> Deputy Minister Karim Osei | said | quotation-verb-source',
      '“is not one of equals.” | quotation mixed | Deputy Minister Karim Osei -> Deputy Minister Karim Osei | said | interrupted',
    ],
  ]);
});

describe('attribution: continued', () => {
  checkQuotations([
    [
      'in the next sentence',
      '“It is over,” Doe said. “We move on.”',
      '“It is over,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
      '“We move on.” | quotation direct | Doe -> Doe | said | continued',
    ],
    [
      'not over a sentence of the author',
      '“It is over,” Doe said. The hall was silent. “We move on now at last.”',
      '“It is over,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
      '“We move on now at last.” | quotation direct | – | – | none',
    ],
    [
      'in the next paragraph',
      '“It is over,” Doe said.\n\n“We move on now at last.”',
      '“It is over,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
      '“We move on now at last.” | quotation direct | Doe -> Doe | said | continued',
    ],
  ]);
});

describe('attribution: floating', () => {
  checkQuotations([
    [
      'the person the paragraph before is about',
      'Doe defended the law.\n\n“It saves lives.”',
      '“It saves lives.” | quotation direct | Doe -> Doe | – | floating',
    ],
    [
      'a full name',
      'Ann Vale arrived late.\n\n“We had to wait at the border.”',
      '“We had to wait at the border.” | quotation direct | Ann Vale -> Ann Vale | – | floating',
    ],
    ['nobody is named', 'The hall was full.\n\n“It saves lives.”', '“It saves lives.” | quotation direct | – | – | none'],
  ]);
});

describe('attribution: clause', () => {
  checkQuotations([
    [
      'a fragment far from its verb',
      'Doe said the plan of the ministers was in the end “a gift to no one”.',
      'the plan of the ministers was in the end “a gift to no one” | quotation reported | Doe -> Doe | said | that-clause',
      '“a gift to no one” | quotation mixed | Doe -> Doe | said | clause',
    ],
    [
      'two fragments',
      'Doe said the plan was “a gift to no one” and “a risk for all”.',
      'the plan was “a gift to no one” and “a risk for all” | quotation reported | Doe -> Doe | said | that-clause',
      '“a gift to no one” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
      '“a risk for all” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
  ]);
});

describe('attribution: lead-in', () => {
  checkQuotations([
    [
      'a cue and a colon end the paragraph before',
      'The minister added:\n\n“We will not wait.”',
      '“We will not wait.” | quotation direct | The minister -> ? | added | lead-in',
    ],
    ['a bare name and a colon', 'Doe:\n\n“We will not wait.”', '“We will not wait.” | quotation direct | Doe -> Doe | – | lead-in'],
  ]);
});

describe('attribution: attribution line', () => {
  checkQuotations([
    [
      'a paragraph after the quotation',
      '“We will not wait for others.”\n\n— Jane Doe, minister',
      '“We will not wait for others.” | quotation direct | Jane Doe -> Jane Doe | – | attribution-line',
    ],
    [
      'at the end of the same line',
      '“We will not wait for others” — Jane Doe',
      '“We will not wait for others” | quotation direct | Jane Doe -> Jane Doe | – | attribution-line',
    ],
  ]);
});

describe('attribution: inside other quotations', () => {
  checkQuotations([
    [
      'the inner quotation has its own source',
      '“He told me, ‘Leave now,’ and I left,” Doe said.',
      '“He told me, ‘Leave now,’ and I left,” | quotation direct | Doe -> Doe | said | quotation-source-verb',
      '‘Leave now,’ | quotation direct 1 | He -> ? | told | source-verb-quotation',
    ],
    [
      'three levels',
      'Doe said: “The note read, ‘Ask for “Clause 9” today.’”',
      '“The note read, ‘Ask for “Clause 9” today.’” | quotation direct | Doe -> Doe | said | source-verb-quotation',
      '‘Ask for “Clause 9” today.’ | quotation direct 1 | The note -> note | read | source-verb-quotation',
      '“Clause 9” | title direct 2 | – | – | none',
    ],
  ]);
});

describe('attribution: no attribution', () => {
  checkQuotations([
    [
      'none in the paragraph',
      'The hall was full. “It saves lives.” The vote is due on Friday.',
      '“It saves lives.” | quotation direct | – | – | none',
    ],
  ]);
});

describe('attribution: reports within reports', () => {
  checkQuotations([
    [
      'what is said of a subject is not said by it',
      'Doe said anybody who complains about the heat “is not having a good night”.',
      'anybody who complains about the heat “is…g a good night” | quotation reported | Doe -> Doe | said | that-clause',
      '“is not having a good night” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'a duty is no speech',
      'Doe told the council that the city should declare the deal “dead and buried”.',
      'the city should declare the deal “dead and buried” | quotation reported | Doe -> Doe | told | that-clause',
      '“dead and buried” | quotation mixed | Doe -> Doe | told | source-verb-quotation',
    ],
    [
      '"that" after a verb begins its clause',
      'Mayor Doe said the advertisement “plainly and wrongly” suggests that Riga supports him.',
      'the advertisement “plainly and wrongly” …ga supports him | quotation reported | Mayor Doe -> Mayor Doe | said | that-clause',
      '“plainly and wrongly” | quotation mixed | Mayor Doe -> Mayor Doe | said | source-verb-quotation',
    ],
    [
      'a passive beside the verb that takes the quotation',
      'Doe, who is praised by farmers, said the plan “is open to all”.',
      '“is open to all” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
  ]);
});

describe('attribution: participles', () => {
  checkQuotations([
    [
      'a name right before it is its subject',
      'The film opens with pictures of Doe saying, “That makes me smart.”',
      '“That makes me smart.” | quotation direct | Doe -> Doe | saying | source-verb-quotation',
    ],
    [
      'after "with"',
      'Both left the hall, with Roe noting the absurdity of “a couple of hundred people there”.',
      '“a couple of hundred people there” | quotation mixed | Roe -> Roe | noting | source-verb-quotation',
    ],
    [
      'an adverbial before the main clause',
      'In Riga, on Monday, Doe backed the plan, saying that his rival would “make an outstanding mayor”.',
      'his rival would “make an outstanding mayor” | quotation reported | Doe -> Doe | saying | that-clause',
      '“make an outstanding mayor” | quotation mixed | Doe -> Doe | saying | source-verb-quotation',
    ],
    [
      'alone, it leans on the sentence before',
      'Smith said it was bad. Adding, “Now it never is that bad.”',
      'it was bad | quotation reported | Smith -> Smith | said | that-clause',
      '“Now it never is that bad.” | quotation direct | Smith -> Smith | said | continued',
    ],
  ]);
});

describe('attribution: where a speaker is easily missed', () => {
  checkQuotations([
    [
      'an age for a name',
      '“She is a leader,” said the 46-year-old.',
      '“She is a leader,” | quotation direct | the 46-year-old -> 46-year-old | said | quotation-verb-source',
    ],
    [
      'a noun that looks like a participle',
      '“No state can avoid this,” said the ruling.',
      '“No state can avoid this,” | quotation direct | the ruling -> ruling | said | quotation-verb-source',
    ],
    [
      'a country that looks like a pronoun',
      '“We are proud to vote,” US Senator Jeff Roe said.',
      '“We are proud to vote,” | quotation direct | US Senator Jeff Roe -> US Senator Jeff Roe | said | quotation-source-verb',
    ],
    [
      'an adverbial after the verb of a question',
      '“How big is it going to be?” Doe said in response. “As big as it needs to be.”',
      '“How big is it going to be?” | quotation direct | Doe -> Doe | said | quotation-source-verb',
      '“As big as it needs to be.” | quotation direct | Doe -> Doe | said | continued',
    ],
    [
      'an adverbial with commas of its own',
      'Doe, during a meeting in Riga, Latvia, said she was “going to work”.',
      '“going to work” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'a title between verb and quotation',
      'Doe said on the show “Morning News” that “too much was lost that day”.',
      '“Morning News” | title direct | – | – | none',
      '“too much was lost that day” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'a banner that speaks',
      'Hours later a banner that said “We won” hung there.',
      '“We won” | quotation direct | a banner -> banner | said | source-verb-quotation',
    ],
    [
      'the sentence before says whom it is about',
      'Mr Roe is open about his aim. “I want her to win,” and nothing else.',
      '“I want her to win,” | quotation direct | – | – | none',
    ],
    [
      'nothing but a quotation after a sentence about a person',
      'Mr Roe is open about his aim. “I want her to win.” The vote is due in May.',
      '“I want her to win.” | quotation direct | Mr Roe -> Mr Roe | – | floating',
    ],
  ]);
});

describe('attribution: nouns that look like verbs', () => {
  checkQuotations([
    [
      'a plural with a modifier',
      'He thought one of the biggest challenges for the council would be “dealing with the past”.',
      'one of the biggest challenges for the co… with the past” | quotation reported | He -> ? | thought | that-clause',
      '“dealing with the past” | quotation mixed | He -> ? | thought | clause',
    ],
    [
      'a plural in an adverbial',
      'After the Riga attacks, Doe made a speech calling them “a disgrace to us all”.',
      '“a disgrace to us all” | quotation mixed | Doe -> Doe | calling | source-verb-quotation',
    ],
  ]);
});

describe('attribution: verbs that look like nouns', () => {
  checkQuotations([
    [
      'before a comma and a quotation',
      'The Ministry of Health notes, “The air is clean.”',
      '“The air is clean.” | quotation direct | The Ministry of Health -> Ministry of Health | notes | source-verb-quotation',
    ],
    [
      'at the end of a paragraph, before a quotation of its own',
      'And then all the others look at us and the mayor says,\n\n“They have no clue.”',
      '“They have no clue.” | quotation direct | the mayor -> ? | says | lead-in',
    ],
  ]);
});

describe('attribution: nouns of saying', () => {
  checkQuotations([
    [
      'with an infinitive',
      'Doe’s pledge to “drain the lake” is old.',
      '“drain the lake” | quotation mixed | Doe -> Doe | pledge | noun-cue',
    ],
    [
      'with "of" and "as"',
      'Doe’s description of Roe as “a crook” is old.',
      '“a crook” | quotation mixed | Doe -> Doe | description | noun-cue',
    ],
    [
      'in somebody’s view',
      '“A failure of nerve” is the cause, in Doe’s view.',
      '“A failure of nerve” | quotation direct | Doe -> Doe | view | noun-cue',
    ],
  ]);
});

describe('attribution: what stands between subject and verb', () => {
  checkQuotations([
    [
      'a relative clause in dashes',
      'Doe — who said it was “a waste of time” — left.',
      '“a waste of time” | quotation mixed | Doe -> Doe | said | source-verb-quotation',
    ],
    [
      'a relative clause with commas of its own',
      'Marco Doe, whose town, Riga, may flood one day, argues that the plan will “ruin our city”.',
      'the plan will “ruin our city” | quotation reported | Marco Doe -> Marco Doe | argues | that-clause',
      '“ruin our city” | quotation mixed | Marco Doe -> Marco Doe | argues | source-verb-quotation',
    ],
    [
      'a relative clause with a verb of saying',
      '“We will act,” a senior diplomat, who spoke on condition of anonymity, said.',
      '“We will act,” | quotation direct | a senior diplomat -> senior diplomat | said | quotation-source-verb',
    ],
    [
      'a quantifier',
      'Doe and Roe both called it “a shame”.',
      '“a shame” | quotation mixed | Doe and Roe -> Doe and Roe | called | source-verb-quotation',
    ],
    [
      'an infinitive that looks like a noun',
      'Doe went so far as to call Roe “a crook”.',
      '“a crook” | quotation mixed | Doe -> Doe | call | source-verb-quotation',
    ],
    [
      'a subject of its own after "with" or "for"',
      'Doe tried to win, with one of her ads asking, “Is he free enough to serve?” It was hard for papers to call it “a draw”.',
      '“Is he free enough to serve?” | quotation direct | one of her ads -> one of her ads | asking | source-verb-quotation',
      '“a draw” | quotation mixed | papers -> papers | call | source-verb-quotation',
    ],
  ]);
});

describe('attribution: too little to go by', () => {
  checkQuotations([
    [
      'a participle beside what is no speaker',
      'The council struck out the line and put in softer language calling for “appropriate help in time”.',
      '“appropriate help in time” | quotation mixed | – | – | none',
    ],
  ]);
});

describe('attribution: how sure it is', () => {
  const confidence = (text: string): number =>
    analyze(text, { format: 'plaintext', language: 'en' }).quotations.find(({ type }) => type !== 'reported')!.confidence;

  it('is less where a verb often says nothing and its subject is no name', () => {
    assert.ok(confidence('The new rules call it “a closed shop for all”.') < 0.65);
    assert.ok(confidence('Minister Jane Doe called it “a closed shop for all”.') > 0.9);
    assert.ok(confidence('The union said it was “a closed shop for all”.') > 0.9);
  });
});

describe('attribution: a statement that is announced', () => {
  checkQuotations([
    [
      'over two paragraphs',
      'Gen. Joseph Vale, the commander, released the following statement today:\n\n“We mourn the loss of one of our own.”\n\n“He will be missed.”',
      '“We mourn the loss of one of our own.” | quotation direct | Gen. Joseph Vale -> Gen. Joseph Vale | – | lead-in',
      '“He will be missed.” | quotation direct | Gen. Joseph Vale -> Gen. Joseph Vale | – | continued',
    ],
  ]);
});

describe('attribution: a verb that leads to the next quotation', () => {
  checkQuotations([
    [
      'takes nothing from "according to"',
      'According to Hale, “the dam is safe.” Pryce said “we doubt it.”',
      '“the dam is safe.” | quotation mixed | Hale -> Hale | According to | according-to',
      '“we doubt it.” | quotation mixed | Pryce -> Pryce | said | source-verb-quotation',
    ],
    [
      'takes no loose words from before',
      'Vale met “friends.” Pryce said “no.”',
      '“friends.” | scare mixed | – | – | none',
      '“no.” | quotation mixed | Pryce -> Pryce | said | source-verb-quotation',
    ],
    [
      'but ends what a comma left open',
      '“It is over,” Pryce said “and we are glad.”',
      '“It is over,” | quotation direct | Pryce -> Pryce | said | quotation-source-verb',
      '“and we are glad.” | quotation mixed | Pryce -> Pryce | said | interrupted',
    ],
  ]);
});

describe('attribution: a passive with its agent behind the quotation', () => {
  checkQuotations([
    [
      'a name',
      'The ceasefire was called “a sham” by President Ivan Orel.',
      '“a sham” | quotation mixed | President Ivan Orel -> President Ivan Orel | called | passive-by',
    ],
    [
      'after "as"',
      'The deal was described as “dead on arrival” by a spokesman.',
      '“dead on arrival” | quotation mixed | a spokesman -> ? | described | passive-by',
    ],
    ['a day is no agent', 'The plan was called “dead on arrival” by Friday.', '“dead on arrival” | quotation mixed | – | – | none'],
  ]);
});

describe('attribution: quoted as saying', () => {
  checkQuotations([
    [
      'the agency before',
      'Reuters quoted Orel as saying: “We leave in May.”',
      '“We leave in May.” | quotation direct | Orel -> Orel | saying | source-verb-quotation',
    ],
    [
      'the agency behind the quotation',
      '“We leave in May,” Reuters quoted Orel as saying.',
      '“We leave in May,” | quotation direct | Orel -> Orel | saying | quotation-source-verb',
    ],
    [
      'a passive',
      '“The truce holds,” the ministry was quoted as saying by Reuters.',
      '“The truce holds,” | quotation direct | the ministry -> ministry | saying | quotation-source-verb',
    ],
    [
      'a passive with its agent',
      '“The truce holds,” Jane Doe was cited by Reuters as saying.',
      '“The truce holds,” | quotation direct | Jane Doe -> Jane Doe | saying | quotation-source-verb',
    ],
    [
      'a description and a name',
      'Reuters quoted the foreign minister, Ivan Orel, as telling reporters: “We leave in May.”',
      '“We leave in May.” | quotation direct | the foreign minister -> Ivan Orel | telling | source-verb-quotation',
    ],
  ]);
});

describe('attribution: words that lead to a source', () => {
  checkQuotations([
    ['"per"', 'Per Orel, “the talks are over”.', '“the talks are over” | quotation mixed | Orel -> Orel | Per | according-to'],
    [
      '"to quote"',
      'To quote the minister, “the talks are over”.',
      '“the talks are over” | quotation mixed | the minister -> ? | To quote | according-to',
    ],
    ['"per capita" names nobody', 'Per capita, “the rich” gain.', '“the rich” | scare mixed | – | – | none'],
    [
      'no comma before the one who says it',
      '"We must leave now" he said.',
      '"We must leave now" | quotation direct | he -> ? | said | quotation-source-verb',
    ],
    [
      'a semicolon before a clause of its own',
      'The word is “good”; she said “stop”!',
      '“good” | scare mixed | – | – | none',
      '“stop” | quotation mixed | she -> ? | said | source-verb-quotation',
    ],
  ]);
});

describe('attribution: single marks inside double ones', () => {
  checkQuotations([
    [
      'close behind an s although single marks follow outside',
      "\"He said 'yes' to us,\" said Kim. 'No,' said Tom.",
      '"He said \'yes\' to us," | quotation direct | Kim -> Kim | said | quotation-verb-source',
      "'yes' | quotation mixed 1 | He -> ? | said | source-verb-quotation",
      "'No,' | quotation direct | Tom -> Tom | said | quotation-verb-source",
    ],
  ]);
});

describe('attribution: nobody in particular', () => {
  checkQuotations([
    [
      'what is alleged',
      'It is alleged that “fraud occurred.” Pryce said “no.”',
      '“fraud occurred.” | quotation mixed | – | It is alleged | impersonal',
      '“no.” | quotation mixed | Pryce -> Pryce | said | source-verb-quotation',
    ],
    [
      'what was reported',
      'It was reported that “the talks are over”.',
      '“the talks are over” | quotation mixed | – | It was reported | impersonal',
    ],
  ]);
});

describe('attribution: verbs with a particle', () => {
  const rows = readFileSync(join(ROOT, 'server/data/languages/en/verbs.tsv'), 'utf8')
    .split('\n')
    .map((row) => row.split('\t')[0]!)
    .filter((text) => /^[a-z]+ [a-z]+$/.test(text));

  it('are all known by the particle that makes them speak', () => {
    assert.ok(rows.length >= 10);
    for (const verb of rows) {
      const [base, particle] = verb.split(' ') as [string, string];
      const text = `Doe will ${base} ${particle}: “There is no other way.”`;
      assert.equal(analyze(text).quotations[0]!.cue?.text, `${base} ${particle}`, verb);
    }
  });
});
