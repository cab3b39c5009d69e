/** Speech without marks: a dash opens the paragraph or a line of it, and an attribution stands behind a comma or dash. */

import type { Lexicon } from '../../lexicon.ts';
import { FLAG, KIND, opensLine, type Tokens } from '../../words.ts';
import type { Attribution } from '../attribution.ts';
import { buildFrame, type Frame } from '../frame.ts';
import type { MarkPair } from '../marks.ts';
import { findIncise } from './incise.ts';

export interface Speech {
  /** Tokens of the words said, first and last inclusive, without dashes and outer commas. */
  readonly first: number;
  readonly last: number;
  readonly attribution: Attribution;
  /** What the items of the source count in. */
  readonly frame: Frame;
}

/**
 * The speeches of a block's turns: "— Q, — said S. — Q", "—Q —dijo S—. Q", "– Q, S sanoo." Each line that a dash opens is a turn of
 * its own, with its own speaker. Empty where the block is no dialogue.
 */
export function findDialogue(frame: Frame, lexicon: Lexicon): Speech[] {
  const { tokens } = frame;
  if (!lexicon.traits.incise || tokens.count < 4 || !isTurn(tokens, 0)) return [];
  const speeches: Speech[] = [];
  let nth = 0;
  for (let from = 0; from < tokens.count; ) {
    let to = from + 1;
    while (to < tokens.count && !(isTurn(tokens, to) && opensLine(tokens, to))) to++;
    const pairs: MarkPair[] = [];
    for (; nth < frame.pairs.length && frame.pairs[nth]!.open < to; nth++) {
      const pair = frame.pairs[nth]!;
      // Marks that reach into the next turn hold nothing of this one together.
      if (pair.open > from && (pair.close < to || to === tokens.count)) pairs.push(pair);
    }
    readTurn(frame, lexicon, pairs, from, to, speeches);
    from = to;
  }
  return speeches;
}

function readTurn(frame: Frame, lexicon: Lexicon, pairs: readonly MarkPair[], from: number, to: number, speeches: Speech[]): void {
  const { tokens } = frame;
  const classes = { bits: frame.classes, roles: frame.roles, extents: frame.extents };
  const turn = buildFrame(tokens, classes, lexicon, pairs, from + 1, to);
  const whole: Frame = { ...turn, sentences: [{ from: 0, to: turn.items.length }] };
  const incise = findIncise(whole, { turn: true });
  if (incise === null) return;
  const { open, close, frame: inside, ...said } = incise;
  const attribution: Attribution = { ...said, basis: 'dialogue-dash' };
  const add = (first: number, last: number): void => {
    const range = within(tokens, first, last);
    if (range !== null) speeches.push({ ...range, attribution, frame: inside });
  };
  add(from + 1, open - 1);
  // The speech goes on only where a dash says so.
  if (close < to) {
    const dashed = isDash(tokens, close - 1) || isDash(tokens, close) || (close + 1 < to && isDash(tokens, close + 1));
    if (dashed) add(close, to - 1);
  }
}

/** A dash and a word, or a dash and the mark that opens a Spanish question. */
function isTurn(tokens: Tokens, at: number): boolean {
  if (at + 1 >= tokens.count || !isDash(tokens, at)) return false;
  const asks = tokens.kind[at + 1] === KIND.punctuation && (tokens.hash[at + 1] === 0xbf || tokens.hash[at + 1] === 0xa1);
  const first = asks ? at + 2 : at + 1;
  return first < tokens.count && tokens.kind[first] === KIND.word;
}

/** Without the punctuation around it; null where nothing is left. */
function within(tokens: Tokens, from: number, to: number): { readonly first: number; readonly last: number } | null {
  let first = from;
  let last = to;
  while (first <= last && isLoose(tokens, first)) first++;
  while (last >= first && (isDash(tokens, last) || isComma(tokens, last))) last--;
  return first <= last ? { first, last } : null;
}

function isLoose(tokens: Tokens, token: number): boolean {
  return tokens.kind[token] === KIND.punctuation && '.,;:—–―-'.includes(String.fromCharCode(tokens.hash[token]!));
}

function isComma(tokens: Tokens, token: number): boolean {
  return tokens.kind[token] === KIND.punctuation && tokens.hash[token] === 0x2c;
}

function isDash(tokens: Tokens, token: number): boolean {
  if (tokens.kind[token] !== KIND.punctuation || (tokens.flags[token]! & FLAG.hyphen) !== 0) return false;
  const unit = tokens.hash[token]!;
  return unit === 0x2014 || unit === 0x2013 || unit === 0x2015;
}
