/** From an occurrence of a term of the user's own to its entry: where it stands, and what completion offers of it. */
import type { CompletionItem, CompletionItemKind, Location, LocationLink } from 'vscode-languageserver-types';
import type { Occurrence } from '../engine/facts.ts';
import { baseLanguage } from '../engine/language.ts';
import { isAvoided, type MergedEntry } from '../termbase/merge.ts';
import type { ConceptSection, TermSection } from '../termbase/model.ts';
import type { TermbaseSet } from '../termbases.ts';
import type { Client } from './client.ts';
import { createLineIndex, rangeOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import { innermost } from './places.ts';
import type { DocumentView } from './view.ts';

/** The innermost own term at an offset. */
export function ownTermAt(view: DocumentView, offset: number): Occurrence | null {
  return innermost(
    view.analysis.terms.filter(({ termbase }) => termbase !== undefined),
    offset,
  );
}

/** The term section an occurrence is a form of. */
export function sectionOf({ entry }: MergedEntry, { term, status }: Occurrence): TermSection | null {
  const sections = entry.languages.flatMap(({ terms }) => terms);
  return sections.find((one) => one.text === term && one.status === status) ?? sections.find((one) => one.text === term) ?? null;
}

/** Where the entry of an own term stands; `textOf` gives the text of its file. Null for other words. */
export function termDefinition(
  view: DocumentView,
  offset: number,
  client: Pick<Client, 'definitionLinks'>,
  textOf: (uri: string) => string | null,
): Location | LocationLink[] | null {
  const term = ownTermAt(view, offset);
  const entry = term === null ? null : view.termbases.entryOf(term);
  const text = entry === null ? null : textOf(entry.file);
  if (term === null || entry === null || text === null) return null;
  const lines = createLineIndex(text);
  const range = rangeOf(lines, sectionOf(entry, term)?.at ?? entry.entry.at);
  if (!client.definitionLinks) return { uri: entry.file, range };
  return [
    {
      originSelectionRange: rangeOf(view.lines, term),
      targetUri: entry.file,
      targetRange: rangeOf(lines, entry.entry.at),
      targetSelectionRange: range,
    },
  ];
}

const TEXT: CompletionItemKind = 1;
const LIMIT = 50;
/** How many words before the cursor may be the beginning of a term. */
const WORDS = 4;

/** Preferred terms, and those without a status, that begin with the words before the cursor; at least two letters of them. */
export function termCompletions(view: DocumentView, offset: number): CompletionItem[] {
  if (view.termbases.terms === null) return [];
  const before = view.text.slice(Math.max(0, offset - 80), offset);
  const starts = [...before.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index).slice(-WORDS);
  const known = offered(view.termbases, baseLanguage(view.analysis.language));
  const items = new Map<string, CompletionItem>();
  for (const start of starts) {
    const typed = before.slice(start);
    if (typed.length < 2 || /[\r\n]/.test(typed)) continue;
    const folded = typed.toLowerCase();
    for (const { key, term, entry, file } of startingWith(known, folded)) {
      const text = oneLine(term.text);
      if (items.size >= LIMIT) break;
      if (items.has(text) || key === typed) continue;
      const raised = term.case === 'folded' && /^\p{Lu}/u.test(typed) && /^\p{Ll}/u.test(text);
      const newText = raised ? text.charAt(0).toUpperCase() + text.slice(1) : text;
      items.set(text, {
        label: newText,
        kind: TEXT,
        detail: shorten(`${term.status ?? 'term'} · ${fileName(file)}`, 80),
        ...(entry.definition === null ? {} : { documentation: shorten(oneLine(entry.definition), 200) }),
        sortText: `${term.status === 'preferred' ? 0 : 1}${text}`,
        filterText: typed + newText.slice(typed.length),
        textEdit: { range: rangeOf(view.lines, { start: offset - typed.length, end: offset }), newText },
      });
    }
  }
  return [...items.values()];
}

interface Offered {
  /** The term, folded. */
  readonly key: string;
  readonly term: TermSection;
  readonly entry: ConceptSection;
  readonly file: string;
}

const offers = new WeakMap<TermbaseSet, Map<string, readonly Offered[]>>();

/** What may be offered in texts of the language, in the order of the keys; worked out once for each set of termbases. */
function offered(set: TermbaseSet, language: string): readonly Offered[] {
  let languages = offers.get(set);
  if (languages === undefined) {
    languages = new Map();
    offers.set(set, languages);
  }
  let list = languages.get(language);
  if (list === undefined) {
    list = set.entries
      .flatMap(({ entry, file, languages: sections }) =>
        sections
          .filter((section) => entry.doNotTranslate || baseLanguage(section.language) === language)
          .flatMap(({ terms }) => terms.filter((term) => !isAvoided(term)))
          .map((term) => ({ key: term.text.toLowerCase(), term, entry, file })),
      )
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    languages.set(language, list);
  }
  return list;
}

function* startingWith(list: readonly Offered[], prefix: string): Generator<Offered> {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.key < prefix) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < list.length && list[at]!.key.startsWith(prefix); at += 1) yield list[at]!;
}

/** The last part of a URI, for people. */
export function fileName(uri: string): string {
  const last = /[^/]*$/.exec(uri)?.[0] ?? uri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
