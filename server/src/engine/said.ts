/**
 * Sentences for people with what they are made of. Rules speak English; whoever shows a finding may say the same in another language,
 * by the text without its words of the draft.
 */

export interface Phrase {
  /** In English, with `{0}`, `{1}` … for what was put in. */
  readonly text: string;
  readonly args: readonly PhraseArgument[];
}

/** A language by its code, with its English name. */
export interface LanguageName {
  readonly language: string;
  readonly name: string;
}

export type PhraseArgument = string | number | Phrase | LanguageName;

export interface Said {
  readonly message: string;
  readonly said: Phrase;
}

/** A message, to be spread into a finding: `...say`This stands in “${marks}”``. */
export function say(parts: TemplateStringsArray, ...args: readonly PhraseArgument[]): Said {
  const said = { text: textOf(parts), args };
  return { message: english(said), said };
}

export interface Titled {
  readonly title: string;
  readonly said: Phrase;
}

/** The title of a fix, to be spread into it. */
export function titled(parts: TemplateStringsArray, ...args: readonly PhraseArgument[]): Titled {
  const said = { text: textOf(parts), args };
  return { title: english(said), said };
}

/** The title of a house style, which other languages have words for. */
export function styleName({ title }: { readonly title: string }): Phrase {
  return { text: title, args: [] };
}

/** A part of a message that is chosen: to be put into another. */
export function phrase(parts: TemplateStringsArray, ...args: readonly PhraseArgument[]): Phrase {
  return { text: textOf(parts), args };
}

export function english({ text, args }: Phrase): string {
  if (args.length === 0) return text;
  return text.replace(/\{(\d)\}/g, (_, index) => {
    const arg = args[Number(index)]!;
    if (typeof arg !== 'object') return String(arg);
    return 'language' in arg ? arg.name : english(arg);
  });
}

/** A template is the same object each time its place in the code is reached. */
const texts = new WeakMap<TemplateStringsArray, string>();

function textOf(parts: TemplateStringsArray): string {
  let text = texts.get(parts);
  if (text === undefined) {
    text = parts.reduce((before, part, i) => `${before}{${i - 1}}${part}`);
    texts.set(parts, text);
  }
  return text;
}
