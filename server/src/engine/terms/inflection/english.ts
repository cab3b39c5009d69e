/** English: number of nouns, forms of verbs, spellings. */
import { expandTerm, type Inflection } from '../forms.ts';
import type { InflectedForm, PartOfSpeech } from './expand.ts';

export function englishForms(text: string, partOfSpeech: PartOfSpeech): InflectedForm[] {
  if (partOfSpeech === 'adjective') return expandTerm(text, 'fixed').map(({ text: form }) => ({ text: form, readings: ['adjective'] }));
  if (partOfSpeech === 'verb')
    return expandTerm(text, 'verb').map(({ text: form }, index) => ({ text: form, readings: index === 0 ? ['base'] : [] }));
  // "sanctions", but not "crisis", "class", "status".
  const plural = /[^sui]s$/.test(headOf(text));
  const inflection: Inflection = plural ? 'plural' : 'noun';
  // One word of unknown kind may be a verb or have no number: it is found, and nothing is said of its place.
  const certain = partOfSpeech === 'noun' || (/[ -]/.test(text) && !plural);
  return expandTerm(text, inflection).map(({ text: form, number }) => ({ text: form, readings: certain ? [number] : [] }));
}

function headOf(text: string): string {
  return text.split(/ (?:of|in|at|on|for|to|with|against|behind|abroad|by|from|between|under) /, 1)[0]!;
}
