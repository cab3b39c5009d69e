/** French: number of noun phrases, gender and number of adjectives, capitals without accents. */
import type { InflectedForm, PartOfSpeech } from './expand.ts';

/** Words after which a phrase no longer agrees with its head. */
const ENDS_HEAD = /^(?:de|du|des|d'.*|d’.*|à|au|aux|en|contre|pour|par|sur|sous|sans|avec|entre|chez|vers|dans|envers|face)$/iu;

export function frenchForms(text: string, partOfSpeech: PartOfSpeech): InflectedForm[] {
  const forms: InflectedForm[] = [{ text, readings: [] }];
  if (partOfSpeech === 'verb') return forms;
  const words = text.split(' ');
  const end = words.findIndex((word, i) => i > 0 && ENDS_HEAD.test(word));
  const head = end === -1 ? words : words.slice(0, end);
  const tail = end === -1 ? [] : words.slice(end);
  const isPlural = head.every((word) => /[sx]$/u.test(word) || /^(?:et|ou)$/u.test(word)) && !SINGULAR_S.test(head[0]!);
  const singular = isPlural ? head.map(singularOf) : head;
  const plural = isPlural ? head : head.map(pluralOf);
  const gender = head.length === 1 || partOfSpeech === 'noun' ? genderOf(singular[0]!) : null;
  const sound = /^[aeiouhâàéèêëîïôûœ]/iu.test(text) ? 'before l’' : 'before le';
  const certain = (number: string): string[] => (gender === null || partOfSpeech === 'adjective' ? [] : [`${gender} ${number} ${sound}`]);
  const add = (phrase: readonly string[], number: string): void => {
    forms.push(...spellings([...phrase, ...tail].join(' ')).map((spelling) => ({ text: spelling, readings: certain(number) })));
  };
  forms[0] = { text, readings: certain(isPlural ? 'plural' : 'singular') };
  add(singular, 'singular');
  add(plural, 'plural');
  if (
    singular.length === 1 &&
    tail.length === 0 &&
    (partOfSpeech === 'adjective' || (partOfSpeech === null && ADJECTIVE.test(singular[0]!)))
  ) {
    const feminine = feminineOf(singular[0]!);
    for (const form of [feminine, `${feminine}s`]) forms.push(...spellings(form).map((spelling) => ({ text: spelling, readings: [] })));
  }
  return forms;
}

/** Singulars that end as plurals do. */
const SINGULAR_S = /(?:[ui]s|[aeo]is|cours|corps|temps|pays|procès|accès|succès|progrès|excès|bras|cas|choix|paix|voix|croix|prix)$/iu;

const ADJECTIVE = /(?:al|if|eux|ien|iste|ique|aire|el|éen|ard|phobe|phile)$/iu;

function pluralOf(word: string): string {
  if (/^(?:et|ou|non|anti|pro)$/iu.test(word) || /[sxz]$/u.test(word)) return word;
  if (/(?:b|carnav|festiv|nav|fat|fin)al$/iu.test(word) && !/global$/iu.test(word)) return `${word}s`;
  if (/^(?:nouvel|bel)$/iu.test(word)) return `${word.slice(0, -1)}aux`;
  if (/al$/u.test(word)) return `${word.slice(0, -2)}aux`;
  if (/(?:eau|au|eu)$/u.test(word)) return `${word}x`;
  if (/^travail$/iu.test(word)) return `${word.slice(0, -2)}ux`;
  return `${word}s`;
}

function singularOf(word: string): string {
  if (/^(?:et|ou)$/u.test(word)) return word;
  if (/eaux$/u.test(word)) return word.slice(0, -1);
  if (/aux$/u.test(word)) return `${word.slice(0, -3)}al`;
  if (/eux$/u.test(word)) return word;
  if (/x$/u.test(word)) return word.slice(0, -1);
  return /s$/u.test(word) && !SINGULAR_S.test(word) ? word.slice(0, -1) : word;
}

function feminineOf(word: string): string {
  if (word.endsWith('e')) return word;
  if (/(?:el|en|on|et)$/u.test(word)) return `${word}${word.at(-1)}e`;
  if (word.endsWith('f')) return `${word.slice(0, -1)}ve`;
  if (/eux$/u.test(word)) return `${word.slice(0, -1)}se`;
  if (/er$/u.test(word)) return `${word.slice(0, -2)}ère`;
  return `${word}e`;
}

/** Only from endings that leave no doubt. */
function genderOf(word: string): string | null {
  if (/(?:[tsx]ion|té|ance|ence|ure|esse|itude|tion)$/iu.test(word)) return 'feminine';
  return /(?:isme|ment|age|eau|phobe)$/iu.test(word) && !/(?:image|plage|page|eau)$/iu.test(word) ? 'masculine' : null;
}

/** Capitals are often printed without their accents: "Etat". */
function spellings(text: string): string[] {
  const bare = text.replace(/[ÀÂÇÉÈÊËÎÏÔÛÙ]/gu, (letter) => letter.normalize('NFD').charAt(0));
  return bare === text ? [text] : [text, bare];
}
