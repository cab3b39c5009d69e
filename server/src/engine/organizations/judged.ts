/** How the rules and the model share the work in one block: what the model is told of the rules' finds, and whose names stay. */

import { FLAG, hasFlag, isWord, type Tokens } from '../words.ts';
import { is } from './around.ts';
import type { LocalDefinition, NameRun } from './definitions.ts';
import { WORD } from './lexicon.ts';
import type { LocalMention } from './local-mention.ts';
import { EVIDENCE, type Judged, type JudgedRun, type Model } from './model.ts';

/** Room for the evidence of one block. */
let codes = new Uint8Array(256);

/** What the model reads of a block. Holds until the next block. */
export function toJudge(
  tokens: Tokens,
  names: readonly NameRun[],
  places: readonly NameRun[],
  words: Model['words'],
  bare: boolean,
): Judged {
  if (codes.length < tokens.count) codes = new Uint8Array(tokens.count * 2);
  codes.fill(EVIDENCE.none, 0, tokens.count);
  for (const { first, last } of places) codes.fill(EVIDENCE.place, first, last + 1);
  for (const { first, last, nameForm } of names) codes.fill(nameForm === -1 ? EVIDENCE.pattern : EVIDENCE.known, first, last + 1);
  return { tokens, codes, words, bare };
}

/**
 * The mentions of a block, which `mentions` are by the rules, with those that only the model has found; in the order of the
 * text. Rules come first; see `givesWay`.
 */
export function withJudged(
  tokens: Tokens,
  judged: readonly JudgedRun[],
  places: readonly NameRun[],
  definitions: readonly LocalDefinition[],
  mentions: readonly LocalMention[],
  mentionOf: (tokens: Tokens, run: JudgedRun) => LocalMention,
): LocalMention[] {
  const stateEnds = new Map(places.map((place) => [place.first, place.last]));
  const defined = new Set(definitions.flatMap(({ long, short }) => [long.start, short.start]));
  const gone = new Set<LocalMention>();
  const added: LocalMention[] = [];
  let from = 0;
  for (const found of judged) {
    const run = withoutDay(tokens, found);
    // "Moscow said": a state or its capital that speaks is no body.
    if (stateEnds.get(run.first) === run.last) continue;
    const start = tokens.start[run.first]!;
    const end = tokens.end[run.last]!;
    while (from < mentions.length && mentions[from]!.end <= start) from++;
    let to = from;
    while (to < mentions.length && mentions[to]!.start < end) to++;
    const met = mentions.slice(from, to);
    const only = met.length === 1 ? met[0]! : null;
    const isOpen = only !== null && (only.needs === 'antecedent' || only.needs === 'definition') && !defined.has(start);
    if (isOpen && only.start === start && only.end === end) {
      // "the House" with nothing before it that it could be short for, "GM" that nobody explains: links as before, but stands alone.
      const doubted = only.needs === 'definition' ? 'named' : only.needs;
      gone.add(only);
      added.push({ ...only, needs: run.sure ? 'body' : doubted });
    } else if (met.every((mention) => !defined.has(mention.start) && givesWay(mention, start, end, run.sure))) {
      for (const mention of met) gone.add(mention);
      added.push(mentionOf(tokens, run));
    }
  }
  if (added.length === 0) return [...mentions];
  return [...mentions.filter((mention) => !gone.has(mention)), ...added].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** "the Lake Forum on Regional Security | on Monday": a word that can only lead to a name ends none. */
function withoutDay(tokens: Tokens, run: JudgedRun): JudgedRun {
  const { first, last } = run;
  const isDay = last - first > 1 && is(tokens, last, WORD.lead) && !hasFlag(tokens, last - 1, FLAG.capital) && isWord(tokens, last - 1);
  return isDay ? { ...run, last: last - 2 } : run;
}

/**
 * What a rule has found gives way to a name of the model where it is an abbreviation that nobody has explained, or a part of a
 * longer name that the gazetteer does not hold: "the House" of "the Virginia House of Delegates".
 */
function givesWay(mention: LocalMention, start: number, end: number, sure: boolean): boolean {
  if (!sure || mention.start < start || mention.end > end) return false;
  if (mention.needs === 'definition') return true;
  const isLonger = mention.start > start || mention.end < end;
  return isLonger && (mention.nameForm === -1 || mention.needs !== 'nothing');
}
