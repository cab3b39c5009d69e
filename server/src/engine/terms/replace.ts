/**
 * A term in the place of another: what stands before it may have to change with it. Where that is not certain nothing is offered, for a
 * fix that leaves "a authority" behind is worse than none.
 */

import type { Fix, Occurrence } from '../facts.ts';
import { baseLanguage } from '../language.ts';
import { type Titled, titled } from '../said.ts';
import type { TextSlices } from '../span.ts';

/** One fix, or none. `text` is that of the document, UTF-16 offsets. */
export function replaceTerm(term: Occurrence, alternative: string, text: TextSlices, language: string): Fix[] {
  const before = text.slice(Math.max(0, term.start - REACH), term.start);
  const base = baseLanguage(language);
  if (base === 'fr' && !elidesAlike(term.text, alternative, before)) return [];
  if (base === 'es' && takesOtherArticle(alternative, before)) return [];
  const title = titled`Replace with “${alternative}”`;
  const article = base === 'en' ? ARTICLE.exec(before) : null;
  // Lower-case terms that the text writes with a capital stand at the start of a sentence or in a headline.
  const raised = /^\p{Ll}/u.test(term.term) && /^\p{Lu}/u.test(term.text);
  if (article === null)
    return [{ start: term.start, end: term.end, ...title, newText: raised ? capitalise(alternative) : alternative, safe: false }];
  return [withArticle(term, alternative, article, title)];
}

const REACH = 9;
const ARTICLE = /(?<![\p{L}\p{N}])(an?|the)[ \t]$/iu;

/** "An unfriendly state" becomes "a sanctioning state". What brings its own article, or is a name, takes the place of the article. */
function withArticle(term: Occurrence, alternative: string, [whole, word = '']: RegExpExecArray, title: Titled): Fix {
  const start = term.start - whole.length;
  const isDefinite = word.toLowerCase() === 'the';
  if (alternative.startsWith('the ') || (isDefinite && /^\p{Lu}/u.test(alternative)))
    return { start, end: term.end, ...title, newText: likeFirst(alternative, word), safe: false };
  const fitting = isVowelSound(alternative) ? 'an' : 'a';
  if (!isDefinite && word.toLowerCase() !== fitting)
    return { start, end: term.end, ...title, newText: `${likeFirst(fitting, word)} ${alternative}`, safe: false };
  return { start: term.start, end: term.end, ...title, newText: alternative, safe: false };
}

function isVowelSound(text: string): boolean {
  return /^(?:[aeiou]|hon(?:est|ou?r)|hour|heir)/i.test(text) && !/^(?:eu|one(?![a-z])|once|uni(?![mn])|us[aeiu]|ut[ei])/i.test(text);
}

/** "L’", "d’" and "qu’" stand before a vowel alone, "le", "la" and "de" never. */
function elidesAlike(old: string, alternative: string, before: string): boolean {
  if (opening(old) === opening(alternative)) return true;
  return (
    /(?<![\p{L}])(?:les|des|aux|ces|ses|mes|tes|nos|vos|leurs|une|un)[ \u00a0\n]$/iu.test(before) || /(?:^|[.!?:;«(] ?)$/u.test(before)
  );
}

function opening(text: string): 'vowel' | 'h' | 'consonant' {
  const first = text.charAt(0).normalize('NFD').charAt(0).toLowerCase();
  if (first === 'h') return 'h';
  return 'aeiouyœæ'.includes(first) ? 'vowel' : 'consonant';
}

/** "El agua", "un hambre": a feminine noun may ask for the other article before a stressed a. */
function takesOtherArticle(alternative: string, before: string): boolean {
  return /^h?[aá]/iu.test(alternative) && /(?<![\p{L}])(?:el|la|un|una|del|al)[ \n]$/iu.test(before);
}

function likeFirst(text: string, model: string): string {
  return /^\p{Lu}/u.test(model) ? capitalise(text) : text;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
