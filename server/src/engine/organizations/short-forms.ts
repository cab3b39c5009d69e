/** "the Council", "the ministry", and abbreviations nobody knows: mentions if the document says so. */
import type { MentionForm } from '../facts.ts';
import { FLAG, hasFlag, hashWord, KIND, type Tokens, tokenText } from '../words.ts';
import { is, isShouted } from './around.ts';
import { type OrganizationLexicon, WORD, wordBits } from './lexicon.ts';
import type { LocalMention, Needs } from './local-mention.ts';
import { opensChunk } from './name-patterns.ts';
import { lettersAt } from './state-letters.ts';

/** "the Council", "the ministry", and abbreviations nobody knows: mentions if the document says so. */
export function addShortForms(tokens: Tokens, covered: Uint8Array, mentions: LocalMention[], { stateLetters }: OrganizationLexicon): void {
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.kind[at] !== KIND.word || covered[at] === 1) continue;
    const flags = tokens.flags[at]!;
    const start = tokens.start[at]!;
    const end = tokens.end[at]!;
    if ((flags & FLAG.allCaps) !== 0 && end - start <= 10) {
      // "WHO IS NEXT" in a text on Islamic State.
      if (end - start === 2 && ORDINARY.has(tokens.hash[at]!) && isShouted(tokens, at)) continue;
      let last = at;
      while (hasFlag(tokens, last + 1, FLAG.hyphen) && hasFlag(tokens, last + 1, FLAG.allCaps)) last++;
      const mention = shortMention(tokens, at, last, 'abbreviation', 'definition', '', 0.85);
      const letters = last > at || isShouted(tokens, at) ? -1 : lettersAt(tokens, at, stateLetters);
      mentions.push(letters === -1 ? mention : { ...mention, letters });
      at = last;
      continue;
    }
    const bits = wordBits(tokens, at);
    const capital = (flags & FLAG.capital) !== 0;
    if (capital && isCapital(tokens.units[end - 1]!)) {
      // "FdL", "CiU": nobody's but a party's.
      const letters = lettersAt(tokens, at, stateLetters);
      if (letters !== -1) mentions.push({ ...shortMention(tokens, at, at, 'abbreviation', 'definition', '', 0.85), letters });
      continue;
    }
    if ((bits & (capital ? WORD.generic | WORD.body : WORD.anaphor)) === 0) continue;
    // "the ministry of sound" has a name of its own.
    if (!capital && is(tokens, at + 1, WORD.of)) continue;
    const definite = (flags & FLAG.space) !== 0 && is(tokens, at - 1, WORD.definite);
    const body = capital && (bits & WORD.body) !== 0 && !opensSentence(tokens, at);
    if (!definite && !body) continue;
    // "the Council President" holds the body; "the Union Budget" is another thing.
    if (capital && hasFlag(tokens, at + 1, FLAG.space) && opensChunk(tokens, at + 1)) continue;
    const head = tokenText(tokens, at).toLowerCase();
    mentions.push(shortMention(tokens, at, at, 'short', body ? 'body' : 'antecedent', head, capital ? 0.8 : 0.6));
  }
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** Words that letters of bodies look like in a line of capitals. */
const ORDINARY: ReadonlySet<number> = new Set(
  'am an as at be by do go he if in is it me my no of on or so to up us we'.split(' ').map(hashWord),
);

function opensSentence(tokens: Tokens, at: number): boolean {
  return at === 0 || tokens.kind[at - 1] === KIND.punctuation;
}

export function shortMention(
  tokens: Tokens,
  first: number,
  last: number,
  form: MentionForm,
  needs: Needs,
  head: string,
  confidence: number,
): LocalMention {
  const name = nameOf(tokens, first, last);
  const start = tokens.start[first]!;
  return {
    start,
    end: tokens.end[last]!,
    name,
    nameForm: -1,
    country: -1,
    placed: false,
    form,
    needs,
    head,
    roles: 0,
    letters: -1,
    confidence,
  };
}

/** The words from one token to another, white space and markup between them as single spaces. */
export function nameOf(tokens: Tokens, first: number, last: number): string {
  let name = '';
  for (let at = first; at <= last; at++) {
    const joint = at === first ? '' : hasFlag(tokens, at, FLAG.space) ? ' ' : hasFlag(tokens, at, FLAG.hyphen) ? '-' : '';
    name += joint + tokenText(tokens, at);
  }
  return name;
}
