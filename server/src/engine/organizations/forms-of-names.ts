/** The forms that sentences give the name of a body: its cases, no plural where that is certain. Made when tables are compiled. */
import { expandForms } from '../terms/inflection/expand.ts';

/** `language` is a BCP 47 tag. The name itself comes first. */
export function formsOfName(name: string, language: string): readonly string[] {
  const fits = Object.hasOwn(FITTING, language) ? FITTING[language]! : null;
  // Letters are not declined, but the Arabic prefixes are written to them as to any word.
  if (fits === null || !/\p{Ll}|\p{Script=Arabic}/u.test(name) || UNDECLINED.test(name)) return [name];
  return expandForms(name, language, { inflect: true, partOfSpeech: 'noun' })
    .filter(({ text, readings }) => {
      if (text === name) return true;
      return fits(text, name) && (readings.length === 0 || readings.some((reading) => !reading.includes('plural')));
    })
    .map(({ text }) => text);
}

/** The same of a state or a capital: never with an article that it has not, and in the plural only where it is one ("Нидерланды"). */
export function formsOfState(name: string, language: string): readonly string[] {
  // "Russlands", "Saudi-Arabiens".
  if (language === 'de') return /[szx]$/.test(name) ? [name] : [name, `${name}s`];
  const forms = formsOfName(name, language);
  if (language === 'ru')
    return /[ыи]$/.test(name) ? forms : forms.filter((form) => form === name || !/(?:ам|ям|ами|ями|ах|ях)$/.test(form));
  const article = /^[وبلك]*(?:ال|لل)/u;
  return language === 'ar' ? forms.filter((form) => form === name || article.test(form) === article.test(name)) : forms;
}

/** "Минобороны России", "МИД Франции", and "МИДа", which is a case already. */
const UNDECLINED = /^(?:Минобороны(?: |$)|МИД)/u;

/** Which of the forms of a noun phrase a name can have. French and Spanish names have no other than their own. */
const FITTING: Readonly<Record<string, (text: string, name: string) => boolean>> = {
  ar: fitsArabic,
  de: fitsGerman,
  ru: (text, name) => !PLURAL_ADJECTIVE.test(text) || PLURAL_ADJECTIVE.test(name),
};

const PLURAL_ADJECTIVE = /^\p{L}+(?:[ыи]е|[ыи]х|[ыи]ми) /u;

/** With the commonest prefixes ("and", "in", "for"), and never without the article of the name. */
function fitsArabic(text: string, name: string): boolean {
  if (name.startsWith('ال')) return /^و?(?:ب?ال|لل)/u.test(text);
  return /^و?[بل]?/u.test(text) && !/^[فك]/u.test(text);
}

const ENDINGS: readonly (readonly [ending: RegExp, others: RegExp, genitive: boolean])[] = [
  [/e$/, /e[nr]?$/, false],
  [/er$/, /e[rnm]?$/, true],
  [/es$/, /e[snm]?$/, true],
];

/** The adjective tells the gender, and the gender its other endings: "Europäische Kommission", "Europäischer Rat", "Weißes Haus". */
function fitsGerman(text: string, name: string): boolean {
  const [first = '', ...rest] = name.split(' ');
  const [other = '', ...others] = text.split(' ');
  const kind = /^\p{Lu}/u.test(rest[0] ?? '') ? ENDINGS.find(([ending]) => ending.test(first)) : undefined;
  if (kind === undefined) return true;
  const [, endings, genitive] = kind;
  if (!endings.test(other) || others.length !== rest.length) return false;
  // "des Internationalen Strafgerichtshofs": the noun has its ending only with that of the adjective.
  const owned = genitive && other.endsWith('en');
  return rest.every((word, i) => others[i] === word || (owned && (others[i] === `${word}s` || others[i] === `${word}es`)));
}
