/**
 * German: endings of nouns and of the adjectives before them. Plurals are told by the end of a noun: suffixes that leave no doubt,
 * and closed lists of the old nouns with umlaut or -er that compounds end in.
 */
import type { InflectedForm, PartOfSpeech } from './expand.ts';

export function germanForms(text: string, partOfSpeech: PartOfSpeech): InflectedForm[] {
  if (partOfSpeech === 'verb') return [{ text, readings: [] }];
  const words = text.split(' ');
  const noun = words.findIndex((word) => /^\p{Lu}/u.test(word));
  if (noun === -1 || partOfSpeech === 'adjective') {
    // Adjectives alone, the last of them with endings.
    const last = words.length - 1;
    return adjectiveForms(words[last]!, true).map((form) => ({ text: [...words.slice(0, last), form].join(' '), readings: [] }));
  }
  // "Achse des Bösen", "Koalition der Willigen": what follows the noun stays. "Globaler Süden": an adjective in a name has a capital too.
  const head = noun + 1 < words.length && isNamePair(words[noun]!, words[noun + 1]!) ? noun + 1 : noun;
  const before = words.slice(0, head);
  const after = words.slice(head + 1);
  const { forms, certain } = nounForms(words[head]!);
  const results: InflectedForm[] = [];
  const firsts = before.length === 0 ? [''] : ADJECTIVE_ENDINGS;
  results.push({ text, readings: certain !== null && before.length === 0 && after.length === 0 ? certain(words[head]!) : [] });
  for (const ending of firsts) {
    const adjectives = before.map((word) => (isInflected(word) ? bareAdjective(word) + ending : word));
    for (const form of forms) {
      const readings = certain !== null && before.length === 0 && after.length === 0 ? certain(form) : [];
      results.push({ text: [...adjectives, form, ...after].join(' '), readings });
    }
  }
  return results;
}

const ADJECTIVE_ENDINGS = ['e', 'en', 'er', 'es', 'em'];

function isInflected(word: string): boolean {
  return /(?:e|en|er|es|em)$/u.test(word);
}

function bareAdjective(word: string): string {
  return word.replace(/(?:en|er|es|em|e)$/u, '');
}

function adjectiveForms(word: string, bare: boolean): string[] {
  const stem = isInflected(word) && !/(?:är|er|ell|iv|isch)$/u.test(word) ? bareAdjective(word) : word;
  return [word, ...(bare ? [stem] : []), ...ADJECTIVE_ENDINGS.map((ending) => stem + ending)];
}

function isNamePair(first: string, second: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:e|en|er|es|em)$/u.test(first) && /^\p{Lu}/u.test(second);
}

/** Nouns, whole or as the last part of a compound, whose plural changes the vowel and takes -e, -er or nothing. */
const UMLAUT_E =
  /(?:macht|kraft|stadt|hand|angst|not|kampf|schlag|satz|grund|markt|strom|plan|raum|traum|rat|trag|stand|wand|sturz|brand|fluss|zug|gang|fall|bruch|druck|bund|wurf|block|sprung|griff|stoß|platz|schutz|anspruch|spruch|damm|sohn|gast|haushalt|wunsch|schwur|kopf|ton)$/iu;
const NO_UMLAUT_E = /(?:druck|griff|haushalt|trat)$/iu;
const UMLAUT_ER = /(?:land|volk|haus|buch|wort|blatt|gut|amt|rand|wald|mann|schloss|tuch|grab)$/iu;
const PLAIN_ER = /(?:kind|feld|bild|schild|geld|glied|regime-mitglied|licht|gesicht)$/iu;
const UMLAUT_NONE = /(?:schaden|graben|boden|garten|vater|bruder|mutter|laden)$/iu;
const FEMININE = /(?:ung|heit|keit|schaft|ion|tät|ik|ur|enz|anz|ei|macht|kraft|stadt|hand|angst|front|welt|tat|gewalt|ordnung)$/iu;

interface NounForms {
  readonly forms: readonly string[];
  readonly certain: ((form: string) => string[]) | null;
}

function nounForms(noun: string): NounForms {
  if (/^\p{Lu}+$/u.test(noun)) return { forms: [noun, `${noun}s`], certain: null };
  if (/(?:ungen|heiten|keiten|schaften|ionen|täten)$/u.test(noun)) return feminine(noun.slice(0, -2));
  if (/(?:ung|heit|keit|schaft|ion|tät)$/u.test(noun)) return feminine(noun);
  const forms = new Set([noun]);
  const add = (...more: string[]): void => {
    for (const form of more) forms.add(form);
  };
  if (/ismus$/u.test(noun)) return { forms: [noun, `${noun.slice(0, -2)}en`], certain: null };
  if (/in$/u.test(noun) && /erin$/u.test(noun)) add(`${noun}nen`);
  else if (/innen$/u.test(noun)) add(noun.slice(0, -3));
  else if (UMLAUT_ER.test(noun)) addPlural(add, noun, `${umlaut(noun)}er`, true);
  else if (PLAIN_ER.test(noun)) addPlural(add, noun, `${noun}er`, true);
  else if (UMLAUT_E.test(noun)) addPlural(add, noun, `${NO_UMLAUT_E.test(noun) ? noun : umlaut(noun)}e`, !FEMININE.test(noun));
  else if (UMLAUT_NONE.test(noun)) add(`${noun}s`, umlaut(noun), `${umlaut(noun).replace(/n$/u, '')}n`);
  else if (PLURAL_UMLAUT.test(noun) && singularOf(noun) !== null) addFromPlural(add, noun, singularOf(noun)!);
  else if (/e$/u.test(noun)) add(`${noun}n`, `${noun}s`, `${noun}ns`);
  else if (ADJECTIVAL.test(noun)) add(...ADJECTIVE_ENDINGS.map((ending) => noun.slice(0, -2) + ending));
  else if (/(?:er|el)$/u.test(noun)) add(`${noun}s`, `${noun}n`);
  else if (/ern$/u.test(noun)) add(noun.slice(0, -1), `${noun.slice(0, -1)}s`);
  else if (SINGULAR_EN.test(noun)) add(`${noun}s`);
  else if (/en$/u.test(noun)) add(`${noun}s`, noun.slice(0, -1), noun.slice(0, -2));
  else if (/[aiouy]$/u.test(noun)) add(`${noun}s`, ...(/a$/u.test(noun) ? [`${noun.slice(0, -1)}en`] : []));
  else if (/(?:[aei]nt|ist|at|oge|nom|ekt)$/u.test(noun)) add(`${noun}en`, `${noun}s`, `${noun}es`, `${noun}e`);
  else if (FEMININE.test(noun)) add(`${noun}en`);
  else if (/[aou]u?[^aeiouäöüy]{1,4}$/u.test(noun) && !/us$/u.test(noun)) {
    // "Zwang" and "Tag" look alike: both plurals are made.
    const plural = umlaut(noun);
    add(`${noun}s`, `${noun}es`, `${noun}e`, `${noun}en`, `${plural}e`, `${plural}en`);
  } else
    add(`${noun}s`, `${noun}es`, `${noun}e`, `${noun}en`, ...(/(?:nis|us)$/u.test(noun) ? [`${noun}ses`, `${noun}se`, `${noun}sen`] : []));
  return { forms: [...forms], certain: null };
}

/** Adjectives and participles that stand as nouns: "Verbündeter", "Abgeordneter", "Illegaler". */
const ADJECTIVAL = /(?:ündeter|ordneter|ildeter|ierter|achteter|ehöriger|liierter|galer)$/u;

/** One form in all cases of each number. */
function feminine(singular: string): NounForms {
  const plural = `${singular}en`;
  return { forms: [singular, plural], certain: (form) => [form === singular ? 'feminine singular' : 'feminine plural'] };
}

function addPlural(add: (...forms: string[]) => void, noun: string, plural: string, genitive: boolean): void {
  add(plural, `${plural}n`);
  if (genitive) add(`${noun}s`, `${noun}es`, `${noun}e`);
}

/** Listed in the plural: "Mächte", "Vorschläge", "Länder". */
const PLURAL_UMLAUT = /[äöü](?:u)?[^aeiouäöü]+(?:e|er)$/u;

function addFromPlural(add: (...forms: string[]) => void, plural: string, singular: string): void {
  add(`${plural}n`, singular, `${singular}s`, `${singular}es`);
}

/** Null where the noun is no plural of the lists: a "Kämpfer" is not more than one "Kampf". */
function singularOf(plural: string): string | null {
  const stem = plural.replace(/(?:e|er)$/u, '');
  const singular = stem
    .replace(/äu(?=[^äöü]*$)/u, 'au')
    .replace(/ä(?=[^äöü]*$)/u, 'a')
    .replace(/ö(?=[^äöü]*$)/u, 'o')
    .replace(/ü(?=[^äöü]*$)/u, 'u');
  return (/er$/u.test(plural) ? UMLAUT_ER : UMLAUT_E).test(singular) ? singular : null;
}

/** Singulars that end as plurals do. */
const SINGULAR_EN =
  /(?:westen|osten|süden|norden|frieden|wesen|leben|regimen|gehen|handeln|denken|streben|treiben|abkommen|vorhaben|verhalten|willen|glauben|namen)$/iu;

function umlaut(noun: string): string {
  return noun.replace(/(au|a|o|u)(?=[^aou]*$)/u, (vowel) => (vowel === 'au' ? 'äu' : vowel === 'a' ? 'ä' : vowel === 'o' ? 'ö' : 'ü'));
}
