/**
 * The words of features in the language of the client's interface. English is what stands in the code; other languages come with
 * `initializationOptions.words`, so that the server ships and reads no bundles, and a client may bring a language of its own.
 */
import type { LanguageName, Phrase } from '../engine/said.ts';
import { pluralForm } from '../protocol.ts';
import { at, isObject } from './records.ts';

export interface Words {
  /** BCP 47, for names of languages and forms of numbers. */
  readonly language: string;
  /** The text with the arguments in place of `{0}`, `{1}`. Texts with only a stretch of a sentence have no capital. */
  t(text: string, ...args: readonly (string | number)[]): string;
  /** A number with its noun; the forms in English, as in `{0} word|{0} words`. */
  n(amount: number, forms: string): string;
  /** What is made of parts: a message of a rule, the title of a fix. */
  say(said: Phrase): string;
}

/** A message, or in English what has no parts. */
export function spoken({ say }: Words, { message, said }: { readonly message: string; readonly said?: Phrase | undefined }): string {
  return said === undefined ? message : say(said);
}

/** English for every text the bundle lacks. */
export function createWords(language: string, bundle: Readonly<Record<string, string>>): Words {
  const translated = (text: string): string | undefined => (Object.hasOwn(bundle, text) ? bundle[text] : undefined);
  const t = (text: string, ...args: readonly (string | number)[]): string => {
    const found = translated(text) ?? text;
    return args.length === 0 ? found : found.replace(/\{(\d)\}/g, (whole, index) => String(args[Number(index)] ?? whole));
  };
  const say = ({ text, args }: Phrase): string =>
    t(
      text,
      ...args.map((arg) => {
        if (typeof arg !== 'object') return arg;
        return 'language' in arg ? nameOfLanguage(arg, language) : say(arg);
      }),
    );
  return {
    language,
    t,
    say,
    n(amount, forms) {
      const found = translated(forms);
      return found === undefined ? pluralForm(forms, amount, 'en') : pluralForm(found, amount, language);
    },
  };
}

/** English names are those the code gives. */
function nameOfLanguage({ language: code, name }: LanguageName, language: string): string {
  if (/^en\b/.test(language)) return name;
  try {
    return new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code) ?? name;
  } catch {
    return name;
  }
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
