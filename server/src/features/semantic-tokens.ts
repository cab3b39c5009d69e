/**
 * Quotations, organizations and terms as semantic tokens, and what changed of them. Tokens never overlap, even where a
 * client could bear it: an organization or a term takes its place out of the quotation around it, so that every client draws the
 * same and none has to choose between two colours of equal rank.
 */
import type { SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Occurrence, Quotation, Voice } from '../engine/facts.ts';
import { bySpan, overlaps, type Span } from '../engine/span.ts';
import type { Client } from './client.ts';
import { positionAt } from './convert.ts';
import type { DocumentView } from './view.ts';

/** The names of `semanticTokenTypes` and `semanticTokenModifiers` in package.json; `deprecated` is one of the protocol. */
export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: ['quotation', 'organization', 'term'],
  tokenModifiers: ['quoted', 'reported', 'distanced', 'deprecated', 'unresolved'],
};

/**
 * Five numbers a token, in the order of the text: lines and characters since the token before, length in UTF-16 code units,
 * type, set of modifiers. With `within`, only tokens that reach into that span.
 */
export function semanticTokens(view: DocumentView, client: Pick<Client, 'multilineTokens'>, within?: Span): number[] {
  const { quotations, organizations, terms } = view.analysis;
  const isWanted = (span: Span): boolean => within === undefined || overlaps(span, within);
  const passages = quotations.filter((quotation) => isWanted(quotation) && isSpoken(quotation)).flatMap((one) => passagesOf(view, one));
  const words = [
    ...organizations.filter(isWanted).map(({ start, end }) => ({ start, end, type: ORGANIZATION, modifiers: 0 })),
    ...terms.filter(isWanted).map((term) => ({ start: term.start, end: term.end, type: TERM, modifiers: modifiersOf(term) })),
  ];
  const tokens = flatten(passages.sort(bySpan), words.sort(bySpan)).flatMap((token) => {
    if (!isWanted(token)) return [];
    const text = view.text.slice(token.start, token.end);
    return client.multilineTokens ? whole(token, text) : linesOf(token, text);
  });
  return encode(view, within === undefined ? tokens : tokens.filter(isWanted));
}

/** The one edit that makes `after` of `before`, without what both begin and end with; none where they are the same. */
export function semanticTokensEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head] === after[head]) head += 1;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ start: head, deleteCount: before.length - tail - head, data: after.slice(head, after.length - tail) }];
}

interface Token extends Span {
  /** Index in the types of the legend. */
  readonly type: number;
  /** Bits, one for each of the legend's modifiers. */
  readonly modifiers: number;
}

const QUOTATION = SEMANTIC_TOKENS_LEGEND.tokenTypes.indexOf('quotation');
const ORGANIZATION = SEMANTIC_TOKENS_LEGEND.tokenTypes.indexOf('organization');
const TERM = SEMANTIC_TOKENS_LEGEND.tokenTypes.indexOf('term');

const bit = (modifier: string): number => 1 << SEMANTIC_TOKENS_LEGEND.tokenModifiers.indexOf(modifier);
const UNRESOLVED = bit('unresolved');
const DEPRECATED = bit('deprecated');
/** The author's own voice is the one without a modifier: it is what a theme's colour for terms is about. */
const VOICES: Readonly<Record<Voice, number>> = {
  author: 0,
  quoted: bit('quoted'),
  reported: bit('reported'),
  distanced: bit('distanced'),
};

/** Reported speech is the author's wording, and so are titles and scare quotes: none of them is anybody's quoted words. */
function isSpoken(quotation: Quotation): boolean {
  return quotation.use === 'quotation' && quotation.type !== 'reported';
}

function modifiersOf(term: Occurrence): number {
  return VOICES[term.voice] | (term.status === 'deprecated' || term.status === 'superseded' ? DEPRECATED : 0);
}

/** The words of a quotation with its marks, but without what the author puts in between ("I," he said, "…"). */
function passagesOf(view: DocumentView, quotation: Quotation): Token[] {
  const { content } = quotation;
  const isResolved = quotation.source !== null && quotation.source.canonical !== null;
  const modifiers = isResolved ? 0 : UNRESOLVED;
  if (content.length === 0) return [{ start: quotation.start, end: quotation.end, type: QUOTATION, modifiers }];
  return content.map((part, index) => ({
    start: index === 0 ? quotation.start : part.start - markBefore(view.text.slice(content[index - 1]!.end, part.start)),
    end: index === content.length - 1 ? quotation.end : part.end,
    type: QUOTATION,
    modifiers,
  }));
}

/** The length of the mark that opens a further paragraph again; 0 where the author speaks in the gap. */
function markBefore(gap: string): number {
  if (/[\p{L}\p{N}]/u.test(gap)) return 0;
  let at = gap.length;
  while (at > 0 && !isBlank(gap.charCodeAt(at - 1)) && gap[at - 1] !== '>') at -= 1;
  return gap.length - at;
}

/** Disjoint tokens in order. The innermost wins, and every word before every passage. Both lists are ordered `bySpan`. */
function flatten(passages: readonly Token[], words: readonly Token[]): Token[] {
  const flat: Token[] = [];
  const openPassages: Token[] = [];
  const openWords: Token[] = [];
  let at = 0;
  const fillUpTo = (end: number): void => {
    while (at < end) {
      const top = innermost(openWords, at) ?? innermost(openPassages, at);
      if (top === undefined) at = end;
      else {
        const reach = Math.min(top.end, end);
        flat.push({ ...top, start: at, end: reach });
        at = reach;
      }
    }
  };
  let nextPassage = 0;
  let nextWord = 0;
  while (nextPassage < passages.length || nextWord < words.length) {
    const passage = passages[nextPassage];
    const word = words[nextWord];
    if (passage !== undefined && (word === undefined || passage.start <= word.start)) {
      fillUpTo(passage.start);
      openPassages.push(passage);
      nextPassage += 1;
    } else {
      fillUpTo(word!.start);
      openWords.push(word!);
      nextWord += 1;
    }
  }
  fillUpTo([...openPassages, ...openWords].reduce((last, token) => Math.max(last, token.end), at));
  return flat;
}

/** The last that opened and is not over; those that are over are dropped. */
function innermost(open: Token[], at: number): Token | undefined {
  while (open.length > 0 && open.at(-1)!.end <= at) open.pop();
  return open.at(-1);
}

/** One token a line; indentation, the signs of block quotations and white space at line ends are no part of it. */
function linesOf(token: Token, text: string): Token[] {
  const lines: Token[] = [];
  const add = (start: number, end: number): void => {
    let last = end;
    while (last > start && isBlank(text.charCodeAt(last - 1))) last -= 1;
    if (last > start) lines.push({ ...token, start: token.start + start, end: token.start + last });
  };
  let start = 0;
  for (const lineEnd of text.matchAll(/[\r\n][\s>]*/g)) {
    add(start, lineEnd.index);
    start = lineEnd.index + lineEnd[0].length;
  }
  // White space before an organization or a term on the same line belongs to the quotation.
  if (start < text.length && /\S/.test(text.slice(start))) lines.push({ ...token, start: token.start + start });
  return lines;
}

function whole(token: Token, text: string): Token[] {
  return /\S/.test(text) ? [token] : [];
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function encode(view: DocumentView, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const token of tokens) {
    const place = positionAt(view.lines, token.start);
    const sameLine = place.line === line;
    data.push(place.line - line, sameLine ? place.character - character : place.character);
    data.push(token.end - token.start, token.type, token.modifiers);
    line = place.line;
    character = place.character;
  }
  return data;
}
