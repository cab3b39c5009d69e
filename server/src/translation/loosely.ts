/**
 * Whether a text has a phrase in some inflection: words by their beginnings, in order. For saying that something is *not* there, so it
 * finds too much rather than too little.
 */
import type { Span } from '../engine/span.ts';

/** Where the phrase first stands, UTF-16 offsets; null where it does not. */
export function findLoosely(text: string, phrase: string, base: string): Span | null {
  if (UNSPACED.test(phrase)) {
    const at = text.replace(/[\s·・]/g, (space) => '\u0000'.repeat(space.length)).indexOf(phrase.replace(/\s/g, ''));
    return at === -1 ? null : { start: at, end: at + phrase.length };
  }
  const wanted = wordsOf(phrase).map(({ word }) => word);
  if (wanted.length === 0) return null;
  const words = wordsOf(text);
  for (let i = 0; i + wanted.length <= words.length; i++) {
    const end = matchFrom(words, i, wanted, base);
    if (end !== -1) return { start: words[i]!.start, end: words[end]!.end };
  }
  return null;
}

/** True where both phrases are the same words in some inflection. */
export function sameLoosely(a: string, b: string, base: string): boolean {
  if (a === b) return true;
  if (UNSPACED.test(a) || UNSPACED.test(b)) return a.replace(/\s/g, '') === b.replace(/\s/g, '');
  const left = wordsOf(a);
  const right = wordsOf(b);
  return left.length === right.length && left.every(({ word }, i) => sameWord(word, right[i]!.word, base));
}

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
/** Words that may stand between: an article, an adjective. */
const BETWEEN = 1;

interface Word extends Span {
  readonly word: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map((match) => ({
    word: folded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Index of the word the phrase ends in; -1 where it does not begin here. */
function matchFrom(words: readonly Word[], from: number, wanted: readonly string[], base: string): number {
  let at = from;
  for (let i = 0; i < wanted.length; i++, at++) {
    let gap = 0;
    while (at < words.length && !sameWord(wanted[i]!, words[at]!.word, base)) {
      if (i === 0 || ++gap > BETWEEN) return -1;
      at++;
    }
    if (at >= words.length) return -1;
  }
  return at - 1;
}

/** Short words may only differ at their end by two letters; long ones share two thirds of themselves. */
function sameWord(a: string, b: string, base: string): boolean {
  if (a === b) return true;
  return (
    startsAlike(a, b) ||
    (base === 'ar' &&
      bareForms(a).some((one) => bareForms(b).some((other) => one === other || startsAlike(one, other) || sameRoot(one, other))))
  );
}

function startsAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter < 3) return false;
  let same = 0;
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  if (shorter <= 4) return same >= shorter - 1 && same >= 3 && longer - same <= 2;
  return same >= Math.max(4, Math.ceil(shorter * 0.66)) && longer - same <= 5;
}

/**
 * "حزب", "أحزاب": a broken plural has other vowels within and perhaps a letter before, and the same consonants. Two words may have them by
 * chance, which here only keeps the check silent.
 */
function sameRoot(a: string, b: string): boolean {
  const root = consonants(a);
  return root.length >= ROOT && root === consonants(b);
}

const ROOT = 3;

/** Without the letters that are vowels or carry a hamza, wherever they stand. */
function consonants(word: string): string {
  return word.replace(/[اويىئؤءآأإة]/g, '');
}

/** Without "and", "in", "for", the article, "her", "our" and the ending of the feminine: each may also be a letter of the word itself. */
function bareForms(word: string): string[] {
  const forms = [word];
  for (const prefix of [/^[وف]/, /^[بكل]/, /^(?:ال|ل)/]) {
    for (const form of [...forms]) {
      const bare = form.replace(prefix, '');
      if (bare !== form && bare.length >= 3) forms.push(bare);
    }
  }
  for (const form of [...forms]) {
    const bare = form.replace(/(?:ها|هم|هما|نا|كم)$/, '');
    if (bare !== form && bare.length >= 3) forms.push(bare);
  }
  return forms.map((form) => form.replace(/[ةه]$/, ''));
}

/** Without case and accents: "Länder" and "Land" begin alike. */
function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا');
}
