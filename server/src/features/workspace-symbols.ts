/** Workspace symbols: quotations by speaker, organizations and terms. */
import type { SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { rangeOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import type { DocumentView } from './view.ts';
import { contentText, groupByBody, isMarkedQuotation, speakerName, VOICE_WORDS } from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

/** How many a client is given for one query: nobody reads on, and it asks again at every letter. */
export const SYMBOLS_LIMIT = 500;

// The protocol's numbers; the types package is used for types only.
const CLASS: SymbolKind = 5;
const STRING: SymbolKind = 15;
const CONSTANT: SymbolKind = 14;

const NAME_LIMIT = 100;

/** Those of one text that the query fits. */
export function workspaceSymbols(view: DocumentView, query: string, words = ENGLISH): readonly SymbolInformation[] {
  return fitting(allSymbols(view, words), query);
}

/** Those whose names have the letters of the query in its order, as clients filter: none that they would show is missing. */
export function fitting(symbols: readonly SymbolInformation[], query: string): readonly SymbolInformation[] {
  const wanted = [...query.toLowerCase()].filter((char) => !/\s/.test(char));
  return wanted.length === 0 ? symbols : symbols.filter(({ name }) => fits(name.toLowerCase(), wanted));
}

export function allSymbols(view: DocumentView, words: Words = ENGLISH): readonly SymbolInformation[] {
  const { analysis, text, uri, lines } = view;
  const { t } = words;
  const found: SymbolInformation[] = [];
  const add = (name: string, kind: SymbolKind, span: { start: number; end: number }, containerName: string): void => {
    if (name !== '') found.push({ name, kind, location: { uri, range: rangeOf(lines, span) }, containerName });
  };
  for (const quotation of analysis.quotations) {
    if (isMarkedQuotation(quotation))
      add(
        shorten(`${speakerName(quotation.source, words)}: ${contentText(text, quotation)}`, NAME_LIMIT),
        STRING,
        quotation,
        t('quotation'),
      );
  }
  for (const [first, ...others] of groupByBody(analysis.organizations)) {
    const abbreviation = others.find((mention) => mention.form === 'abbreviation')?.text ?? first!.text;
    const canonical = oneLine(first!.canonical);
    const name = abbreviation === canonical || oneLine(abbreviation) === canonical ? canonical : `${canonical} (${oneLine(abbreviation)})`;
    add(shorten(name, NAME_LIMIT), CLASS, first!, t('organization'));
  }
  for (const term of analysis.terms) add(shorten(term.text, NAME_LIMIT), CONSTANT, term, t('term, {0}', t(VOICE_WORDS[term.voice])));
  return found;
}

function fits(name: string, wanted: readonly string[]): boolean {
  let at = 0;
  for (const char of wanted) {
    at = name.indexOf(char, at) + char.length;
    if (at < char.length) return false;
  }
  return true;
}
