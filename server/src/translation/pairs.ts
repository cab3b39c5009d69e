/**
 * Which file is the translation of which: chosen by hand, said in the front matter of the translation, or told by their names. Works on
 * URIs alone; whether a file exists is for the caller to find out.
 */
import type { TranslationSettings } from '../config.ts';

/** Of the translation: `translation-of: statement.en.md`, a path from its own folder; null where it says nothing. */
export function readTranslationOf(head: string): string | null {
  const front = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)^(?:---|\.\.\.)[ \t]*\r?$/m.exec(head);
  if (front === null || front.index !== 0) return null;
  const line = /^translation-of[ \t]*:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'][^\n#]*))/m.exec(front[1]!);
  const path = (line?.[1] ?? line?.[2] ?? line?.[3] ?? '').trim();
  return path === '' ? null : path;
}

/** How much of a text `readTranslationOf` has to see, in UTF-16 units. */
export const HEAD = 2_048;

/** URIs at which the source of a document may be, the likeliest first. */
export function sourcesOf(
  uri: string,
  translationOf: string | null,
  settings: TranslationSettings,
  folders: readonly string[],
): readonly string[] {
  const found: string[] = [];
  const add = (one: string | null): void => {
    if (one !== null && one !== uri && !found.includes(one)) found.push(one);
  };
  for (const folder of folders) {
    const path = pathIn(folder, uri);
    if (path !== null && Object.hasOwn(settings.pairs, path)) add(resolve(`${folder.replace(/\/+$/, '')}/`, settings.pairs[path]!));
  }
  // Who has chosen or written it down need not be asked for more.
  if (found.length > 0) return found;
  if (translationOf !== null) {
    add(resolve(uri, translationOf));
    return found;
  }
  const name = nameOf(uri, settings.pattern);
  if (name === null) return found;
  // "statement.en.md" beside "statement.md": what names no language is the source, whatever its language.
  if (!sameLanguage(name.language, settings.sourceLanguage)) add(name.fill(settings.sourceLanguage));
  add(name.fill(null));
  return found;
}

/** True where the names alone say that `uri` translates `source`. */
export function isNamedTranslation(uri: string, source: string, settings: TranslationSettings): boolean {
  return sourcesOf(uri, null, { ...settings, pairs: {} }, []).includes(source);
}

/** URIs chosen by hand as translations of a document. */
export function chosenTranslations(uri: string, { pairs }: TranslationSettings, folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    const path = pathIn(folder, uri);
    const root = `${folder.replace(/\/+$/, '')}/`;
    return Object.keys(pairs).flatMap((target) => {
      const other = path !== null && pairs[target] === path ? resolve(root, target) : null;
      return other === null ? [] : [other];
    });
  });
}

interface NamedFile {
  readonly language: string;
  /** The URI with another language; null leaves the language out. Null where the pattern allows no such name. */
  fill(language: string | null): string | null;
}

/** The language in a file's name by a pattern such as `{name}.{lang}` or `{lang}/{name}.md`; null where it does not fit. */
function nameOf(uri: string, pattern: string): NamedFile | null {
  const segments = pattern.split('/').filter((part) => part !== '');
  const bare = uri.replace(/[?#].*$/s, '');
  const parts = bare.split('/');
  if (segments.length === 0 || segments.length >= parts.length) return null;
  const head = parts.slice(0, parts.length - segments.length);
  const tail = parts
    .slice(parts.length - segments.length)
    .map(decoded)
    .join('/');
  const hasExtension = /\.[A-Za-z0-9]+$/.test(segments.at(-1)!);
  const match = compiled(segments.join('/'), hasExtension).exec(tail);
  if (match === null || match.groups === undefined) return null;
  const { name = '', lang = '', ext = '' } = match.groups;
  if (lang === '' || name === '') return null;
  const join = (path: string): string => [...head, ...path.split('/').map(encodeURIComponent)].join('/');
  return {
    language: lang,
    fill(language) {
      const template = language === null ? segments.join('/').replace(/[._-]\{lang\}|\{lang\}[._-]/, '') : segments.join('/');
      if (language === null && template.includes('{lang}')) return null;
      return join(template.replaceAll('{name}', () => name).replaceAll('{lang}', () => language ?? '') + ext);
    },
  };
}

/**
 * The name of a file with its language where everybody looks for it, `name.<lang>.ext`, also where the pattern puts it elsewhere:
 * `a.ru.md` for `ru/a.md` by `{lang}/{name}.md`. The name as it is where the pattern does not fit.
 */
export function nameWithLanguage(uri: string, pattern: string): string {
  const name = fileNameOf(uri);
  const dot = name.lastIndexOf('.');
  const found = dot <= 0 ? null : nameOf(uri, pattern);
  return found === null ? name : `${name.slice(0, dot)}.${found.language}${name.slice(dot)}`;
}

/** Linear: one name and one language between fixed words. */
function compiled(pattern: string, hasExtension: boolean): RegExp {
  const body = pattern
    .split(/(\{name\}|\{lang\})/)
    .map((part) => {
      if (part === '{name}') return '(?<name>[^/]+?)';
      return part === '{lang}' ? '(?<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${body}${hasExtension ? '' : '(?<ext>\\.[A-Za-z0-9]+)'}$`);
}

function sameLanguage(a: string, b: string): boolean {
  return a.split('-')[0] === b.split('-')[0];
}

/** The path of a URI from a folder, decoded; null where it lies elsewhere. */
function pathIn(folder: string, uri: string): string | null {
  const root = `${folder.replace(/\/+$/, '')}/`;
  return uri.startsWith(root) ? uri.slice(root.length).split('/').map(decoded).join('/') : null;
}

/** A path as people write it, from a URI; null where no file can be meant. */
function resolve(from: string, path: string): string | null {
  try {
    const encoded = path
      .replaceAll('\\', '/')
      .split('/')
      .map((part) => encodeURIComponent(part))
      .join('/');
    const found = new URL(encoded, from);
    // Only beside the document: a draft must not make anything else be read.
    return found.protocol === new URL(from).protocol && !path.includes(':') ? found.href : null;
  } catch {
    return null;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The last part of a URI's path, for people. */
export function fileNameOf(uri: string): string {
  return decoded(/[^/\\:]*$/.exec(uri.replace(/[?#].*$/s, ''))?.[0] ?? '');
}
