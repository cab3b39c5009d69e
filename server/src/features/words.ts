/**
 * The words of features in the language of the client's interface. English is what stands in the code; other languages come with
 * `initializationOptions.words`, so that the server ships and reads no bundles, and a client may bring a language of its own.
 */
import { pluralForm } from '../protocol.ts';
import { at, isObject } from './records.ts';

export interface Words {
  /** BCP 47, for names of languages and forms of numbers. */
  readonly language: string;
  /** The text with the arguments in place of `{0}`, `{1}`. Texts with only a stretch of a sentence have no capital. */
  t(text: string, ...args: readonly (string | number)[]): string;
  /** A number with its noun; the forms in English, as in `{0} word|{0} words`. */
  n(amount: number, forms: string): string;
}

/** English for every text the bundle lacks. */
export function createWords(language: string, bundle: Readonly<Record<string, string>>): Words {
  const translated = (text: string): string | undefined => (Object.hasOwn(bundle, text) ? bundle[text] : undefined);
  return {
    language,
    t(text, ...args) {
      const found = translated(text) ?? text;
      return args.length === 0 ? found : found.replace(/\{(\d)\}/g, (whole, index) => String(args[Number(index)] ?? whole));
    },
    n(amount, forms) {
      const found = translated(forms);
      return found === undefined ? pluralForm(forms, amount, 'en') : pluralForm(found, amount, language);
    },
  };
}

export const ENGLISH: Words = createWords('en', {});

/** What a client gave as `initializationOptions.words`; English where it gave nothing that can be used. */
export function readWords(given: unknown): Words {
  const language = at(given, 'language');
  const bundle = at(given, 'bundle');
  if (typeof language !== 'string' || !isObject(bundle) || !isLanguage(language)) return ENGLISH;
  return createWords(
    language,
    Object.fromEntries(Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  );
}

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}
