/** Speech without marks: a dash opens the paragraph, and an attribution stands behind a comma or dash. */

import type { Lexicon } from '../../lexicon.ts';
import { FLAG, KIND, type Tokens } from '../../words.ts';
import type { Attribution } from '../attribution.ts';
import { buildFrame, type Frame } from '../frame.ts';
import { findIncise } from './incise.ts';

export interface Speech {
  /** Tokens of the words said, first and last inclusive, without dashes and outer commas. */
  readonly first: number;
  readonly last: number;
  readonly attribution: Attribution;
  /** What the items of the source count in. */
  readonly frame: Frame;
}

/** The speeches of a turn: "— Q, — said S. — Q", "—Q —dijo S—. Q", "– Q, S sanoo." Empty where the block is none. */
export function findDialogue(frame: Frame, lexicon: Lexicon): Speech[] {
  const { tokens } = frame;
  if (!lexicon.traits.incise || tokens.count < 4 || !isDash(tokens, 0) || tokens.kind[1] !== KIND.word) return [];
  const classes = { bits: frame.classes, roles: frame.roles, extents: frame.extents };
  const turn = buildFrame(
    tokens,
    classes,
    lexicon,
    frame.pairs.filter((pair) => pair.open > 0),
    1,
    tokens.count,
  );
  const whole: Frame = { ...turn, sentences: [{ from: 0, to: turn.items.length }] };
  const incise = findIncise(whole, { subjectFirst: true });
  if (incise === null) return [];
  const { open, close, frame: inside, ...said } = incise;
  const attribution: Attribution = { ...said, basis: 'dialogue-dash' };
  const speeches: Speech[] = [];
  const add = (from: number, to: number): void => {
    const range = within(tokens, from, to);
    if (range !== null) speeches.push({ ...range, attribution, frame: inside });
  };
  add(1, open - 1);
  // The speech goes on only where a dash says so.
  if (close < tokens.count) {
    const dashed = isDash(tokens, close - 1) || isDash(tokens, close) || isDash(tokens, close + 1);
    if (dashed) add(close, tokens.count - 1);
  }
  return speeches;
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
