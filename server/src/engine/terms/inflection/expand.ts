/**
 * The forms of any term in the languages whose morphology is known here, made when a table is compiled and never while a text is
 * read. A form that no text holds costs a few bytes; a form that means something else would be a fault, so endings are those of
 * regular paradigms. Where the paradigm had to be guessed, forms are for finding only: they carry no readings.
 */
import { expandTerm } from '../forms.ts';
import { arabicForms } from './arabic.ts';
import { englishForms } from './english.ts';
import { frenchForms } from './french.ts';
import { germanForms } from './german.ts';
import { russianForms } from './russian.ts';
import { spanishForms } from './spanish.ts';

export interface InflectedForm {
  readonly text: string;
  /**
   * All the places in a sentence the form can take, such as `plural` or `feminine genitive singular`; empty where that is not
   * certain. Two terms whose forms share all readings can stand for each other.
   */
  readonly readings: readonly string[];
}

export interface ExpandOptions {
  /** False: the term as it stands, with spellings that mean the same (British and American, with and without a hyphen). */
  readonly inflect: boolean;
  /** As a termbase writes it: `noun`, `verb`, `adjective`, `proper noun`…; absent or anything else where it is not known. */
  readonly partOfSpeech?: string | null;
}

export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | null;

/** How a language makes forms; the term itself comes first. May give a text twice. */
export type Inflector = (text: string, partOfSpeech: PartOfSpeech) => InflectedForm[];

const INFLECTORS: Readonly<Record<string, Inflector>> = {
  en: englishForms,
  ru: russianForms,
  de: germanForms,
  fr: frenchForms,
  es: spanishForms,
  ar: arabicForms,
};

/**
 * All forms of a term, the term itself first, none twice; languages without a morphology of their own give the term alone.
 * `language` is a BCP 47 tag. Pure and cheap: a few microseconds a term.
 */
export function expandForms(text: string, language: string, options: ExpandOptions): readonly InflectedForm[] {
  const term = text.normalize('NFC').replace(IGNORABLE, '').replace(/\s+/gu, ' ').trim();
  const base = language.toLowerCase().split('-', 1)[0]!;
  if (!options.inflect) {
    const spellings = base === 'en' ? expandTerm(term, 'fixed').map((form) => form.text) : [term];
    return spellings.map((spelling) => ({ text: spelling, readings: [] }));
  }
  const inflector = Object.hasOwn(INFLECTORS, base) ? INFLECTORS[base]! : null;
  if (inflector === null) return [{ text: term, readings: [] }];
  return merged(inflector(term, partOfSpeech(options.partOfSpeech ?? '')));
}

/** The texts of `expandForms`, in the same order. */
export function formTexts(text: string, language: string, options: ExpandOptions): readonly string[] {
  return expandForms(text, language, options).map((form) => form.text);
}

/**
 * The one form that can take every place the readings name; null where there is none, more than one, or nothing is certain.
 * `readings` are those of the form in the text, `forms` those of the term that shall take its place.
 */
export function formFor(readings: readonly string[], forms: readonly InflectedForm[]): string | null {
  if (readings.length === 0) return null;
  const fitting = forms.filter((form) => readings.every((reading) => form.readings.includes(reading)));
  // British and American spellings are two forms of one reading; the term's own spelling comes first.
  return fitting.length === 0 ? null : fitting[0]!.text;
}

/** Soft hyphens and zero-width characters: no part of what is read. */
const IGNORABLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;

function partOfSpeech(name: string): PartOfSpeech {
  const key = name.toLowerCase();
  if (key.includes('noun')) return 'noun';
  if (key.includes('adverb')) return null;
  if (key.includes('verb')) return 'verb';
  return key.includes('adj') ? 'adjective' : null;
}

/** One entry a text; a text that is once uncertain stays so. */
function merged(forms: readonly InflectedForm[]): InflectedForm[] {
  const byText = new Map<string, InflectedForm>();
  for (const form of forms) {
    const known = byText.get(form.text);
    if (known === undefined) byText.set(form.text, form);
    else if (known.readings.length === 0) continue;
    else if (form.readings.length === 0) byText.set(form.text, { text: form.text, readings: [] });
    else byText.set(form.text, { text: form.text, readings: [...new Set([...known.readings, ...form.readings])] });
  }
  return [...byText.values()];
}
