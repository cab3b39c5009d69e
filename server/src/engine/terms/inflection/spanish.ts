/** Spanish: number of noun phrases, gender and number of adjectives, the accents that come and go with a plural. */
import type { InflectedForm, PartOfSpeech } from './expand.ts';

const ENDS_HEAD = /^(?:de|del|a|al|en|contra|por|para|con|sin|sobre|entre|hacia|ante|bajo|según)$/iu;

export function spanishForms(text: string, partOfSpeech: PartOfSpeech): InflectedForm[] {
  if (partOfSpeech === 'verb') return [{ text, readings: [] }];
  const words = text.split(' ');
  const end = words.findIndex((word, i) => i > 0 && ENDS_HEAD.test(word));
  const head = end === -1 ? words : words.slice(0, end);
  const tail = end === -1 ? [] : words.slice(end);
  const isPlural = head.every((word) => /s$/u.test(word) || CONJUNCTION.test(word)) && !SINGULAR_S.test(head[0]!);
  const singular = isPlural ? head.map(singularOf) : head;
  const plural = isPlural ? head : head.map(pluralOf);
  const gender = head.length === 1 || partOfSpeech === 'noun' ? genderOf(singular[0]!) : null;
  const certain = (number: string): string[] => (gender === null || partOfSpeech === 'adjective' ? [] : [`${gender} ${number}`]);
  const forms: InflectedForm[] = [
    { text, readings: certain(isPlural ? 'plural' : 'singular') },
    { text: [...singular, ...tail].join(' '), readings: certain('singular') },
    { text: [...plural, ...tail].join(' '), readings: certain('plural') },
  ];
  if (head.length === 1 && tail.length === 0 && (partOfSpeech === 'adjective' || (partOfSpeech === null && ADJECTIVE.test(singular[0]!)))) {
    const feminine = feminineOf(singular[0]!);
    for (const form of [feminine, pluralOf(feminine)]) forms.push({ text: form, readings: [] });
  }
  return forms;
}

const CONJUNCTION = /^(?:y|e|o|u|no)$/iu;

/** Singulars that end as plurals do: "crisis", "virus", "Estados"-less names. */
const SINGULAR_S = /(?:[iu]s|és|ás|ós)$/iu;

const ADJECTIVE = /(?:ista|ico|ivo|oso|ano|ario|al|ble|fobo|dor|ante|ente|lar|ado|ido)$/iu;

const BARE: Readonly<Record<string, string>> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' };
const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

function pluralOf(word: string): string {
  if (CONJUNCTION.test(word)) return word;
  if (/^régimen$/iu.test(word)) return `${word.charAt(0)}egímenes`;
  if (/z$/u.test(word)) return `${word.slice(0, -1)}ces`;
  if (/[aeiouáéó]$/u.test(word)) return `${word}s`;
  if (/[áéíóú][ns]$/u.test(word)) return `${word.slice(0, -2)}${BARE[word.at(-2)!]}${word.at(-1)}es`;
  if (/s$/u.test(word)) return word;
  // "orden", "crimen": one more syllable moves the stress out of the last two.
  if (/[aeio]n$/u.test(word) && !/[áéíóú]/u.test(word)) {
    const accented = word.slice(0, -2).replace(/([aeiou])([^aeiou]+)$/u, (_, vowel: string, rest: string) => ACCENTED[vowel] + rest);
    return `${accented}${word.slice(-2)}es`;
  }
  return `${word}es`;
}

function singularOf(word: string): string {
  if (CONJUNCTION.test(word)) return word;
  if (/^regímenes$/iu.test(word)) return `${word.charAt(0)}égimen`;
  if (/ces$/u.test(word) && /[ioua]ces$/u.test(word)) return `${word.slice(0, -3)}z`;
  if (/iones$/u.test(word)) return `${word.slice(0, -4)}ón`;
  if (/(?:[rldj]|[áéíóú][^aeiou]en)es$/u.test(word)) return word.slice(0, -2).replace(/[áéíóú](?=[^aeiou]+en$)/u, (vowel) => BARE[vowel]!);
  return /s$/u.test(word) && !SINGULAR_S.test(word) ? word.slice(0, -1) : word;
}

function feminineOf(word: string): string {
  if (word.endsWith('o')) return `${word.slice(0, -1)}a`;
  return /(?:or|ón|és)$/u.test(word) ? `${word}a`.replace(/óna$/u, 'ona').replace(/ésa$/u, 'esa') : word;
}

function genderOf(word: string): string | null {
  if (/(?:ión|dad|tad|tud|ía|eza|anza|encia|ancia|ura)$/iu.test(word)) return 'feminine';
  return /(?:ismo|miento|aje|ado|or|ento)$/iu.test(word) ? 'masculine' : null;
}
