/** What somebody calls something: "calls it hegemony", "Was Peking Hegemonie nennt", "То, что Пекин называет гегемонией", "称之为霸权主义". */
import type { Tokens } from '../words.ts';
import { endsAt, isWordLike, startsAt, type WordSet } from './contexts.ts';

export interface CallingWords {
  /** Verbs of calling that stand before what they call it: "appelle", "называет", "calls it". */
  readonly before: WordSet | null;
  /** Those that stand behind it: "Hegemonie nennt". */
  readonly behind: WordSet | null;
  /** "…, wie Peking es nennt": opens a clause behind the term that holds such a verb. */
  readonly like: WordSet | null;
  /** Verbs that take what they name and then what they call it: "called the court a puppet regime". */
  readonly objects: WordSet | null;
  /** Those with "as" between: "denounced the sanctions as economic terrorism". */
  readonly as: WordSet | null;
  /** Articles that may open what something is called, and "as". */
  readonly article: WordSet | null;
  readonly link: WordSet | null;
  /** Words that end the reach of a verb: "appelle à un monde multipolaire" calls for one. */
  readonly border: WordSet | null;
  /** Whoever speaks of himself: what the author calls something is the author's word. */
  readonly first: WordSet | null;
}

/** Words between the verb and what it calls something, articles counted. */
const BETWEEN = 3;

/** Words back from the verb in which its subject may be the author. */
const SUBJECT = 3;

/** The term is what somebody other than the author calls something. A handful of words each way, of the same clause. */
export function isCalled(tokens: Tokens, first: number, last: number, words: CallingWords): boolean {
  if (words.behind !== null) {
    const behind = startsAt(tokens, last + 1, words.behind);
    if (behind > 0) return !isOwn(tokens, first - 1, words.first);
  }
  if (isNamed(tokens, first, words)) return true;
  if (words.before === null) return false;
  if (words.like !== null && last + 2 < tokens.count && startsAt(tokens, last + 2, words.like) > 0 && isInsertion(tokens, last + 2, words))
    return true;
  for (let at = first - 1, between = 0; isWordLike(tokens, at) && between <= BETWEEN; at--, between++) {
    const verb = endsAt(tokens, at, words.before);
    if (verb > 0) return !isOwn(tokens, at - verb, words.first);
    if (words.border !== null && endsAt(tokens, at, words.border) > 0) return false;
  }
  return false;
}

/** Words of what is named, between the verb and what it is called. */
const OBJECT = 8;

function isNamed(tokens: Tokens, first: number, words: CallingWords): boolean {
  const { objects, as, article, link, border } = words;
  if (objects === null || as === null || article === null || link === null) return false;
  const hasArticle = endsAt(tokens, first - 1, article) > 0;
  const opens = hasArticle ? first - 1 : first;
  const linked = endsAt(tokens, opens - 1, link) > 0;
  if (!linked && !hasArticle) return false;
  const from = linked ? opens - 2 : opens - 1;
  for (let at = from; isWordLike(tokens, at) && from - at <= OBJECT; at--) {
    const verb = endsAt(tokens, at, linked ? as : objects);
    // "called a rogue state to account": nothing is named, it is what was called.
    if (verb > 0) return (linked || at < from) && !isOwn(tokens, at - verb, words.first);
    if (!linked && border !== null && endsAt(tokens, at, border) > 0) return false;
  }
  return false;
}

/** Words of such a clause, in which the verb is looked for. */
const INSERTION = 6;

function isInsertion(tokens: Tokens, opener: number, words: CallingWords): boolean {
  if (isWordLike(tokens, opener - 1)) return false;
  for (let at = opener + 1; isWordLike(tokens, at) && at - opener <= INSERTION; at++) {
    if (words.first !== null && startsAt(tokens, at, words.first) > 0) return false;
    if (startsAt(tokens, at, words.before!) > 0 || (words.behind !== null && startsAt(tokens, at, words.behind) > 0)) return true;
  }
  return false;
}

function isOwn(tokens: Tokens, from: number, first: WordSet | null): boolean {
  if (first === null) return false;
  for (let at = from, n = 0; isWordLike(tokens, at) && n < SUBJECT; at--, n++) if (endsAt(tokens, at, first) > 0) return true;
  return false;
}
