/** What a marked stretch is used as. */
import { checkQuotations } from '../../support/quotation-lines.ts';

describe('use: a title', () => {
  checkQuotations([
    ['after a noun for events', 'He opened the panel “Europe after 2030” in Riga.', '“Europe after 2030” | title direct | – | – | none'],
    ['after a noun for works', 'Their book “The Long Road” is out.', '“The Long Road” | title direct | – | – | none'],
    ['after "named"', 'The exercise, named “northern wind”, began.', '“northern wind” | title mixed | – | – | none'],
    [
      'after a newspaper’s possessive',
      'He spoke on CBS’s “Face the Nation,” on Sunday.',
      '“Face the Nation,” | title direct | – | – | none',
    ],
  ]);
});

describe('use: a word used as a word', () => {
  checkQuotations([
    ['"the term"', 'The term “civil society” covers unions and churches.', '“civil society” | term mixed | – | – | none'],
    ['"the word"', 'The word “regime” is loaded.', '“regime” | term mixed | – | – | none'],
  ]);
});

describe('use: a scare quote', () => {
  checkQuotations([
    ['"so-called"', 'The so-called “experts” were not invited.', '“experts” | scare mixed | – | – | none'],
    ['after a possessive', 'The ministry’s “experts” left.', '“experts” | scare mixed | – | – | none'],
    ['a single adjective', 'The talks were “difficult”.', '“difficult” | scare mixed | – | – | none'],
  ]);
});

describe('use: something else', () => {
  checkQuotations([
    ['a nickname', 'William “Bill” Clarke left the hall.', '“Bill” | other direct | – | – | none'],
    ['a slogan', '“Never again” is the slogan of the march.', '“Never again” | term direct | – | – | none'],
    ['nothing between the marks', 'He wrote “” there.', '“” | other direct | – | – | none'],
  ]);
});

describe('use: a quotation all the same', () => {
  checkQuotations([
    ['one word with a cue', 'He said he was “tired”.', '“tired” | quotation mixed | He -> ? | said | source-verb-quotation'],
    [
      'a fragment of a body’s words',
      'The White House said it would “respond in kind”.',
      '“respond in kind” | quotation mixed | The White House -> White House | said | source-verb-quotation',
    ],
    ['a short answer', '“No,” said Doe.', '“No,” | quotation direct | Doe -> Doe | said | quotation-verb-source'],
  ]);
});

describe('use: evidence against evidence', () => {
  checkQuotations([
    [
      'a comma inside makes no speech of a title after its noun',
      'In her book, “The Long Road,” Doe says little of it.',
      '“The Long Road,” | title direct | – | – | none',
    ],
    [
      'a fragment after "as" with a verb of judgement',
      'Roe has derided Doe as a “con artist” for years.',
      '“con artist” | quotation mixed | Roe -> Roe | derided | source-verb-quotation',
    ],
    [
      'a long sentence that nobody says',
      'The hall was full. “It saves the lives of many people every year.” The vote is due.',
      '“It saves the lives of many people every year.” | quotation direct | – | – | none',
    ],
    ['a modifier before its noun', 'The council backs the “open door” policy of the past.', '“open door” | scare mixed | – | – | none'],
  ]);
});

describe('use: a sentence of small words', () => {
  checkQuotations([['is no title', 'The hall was full. “It is over.” Pryce left.', '“It is over.” | quotation direct | – | – | none']]);
});
