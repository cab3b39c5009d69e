/**
 * The outline: headings, and under them the quotations, organizations (once each, at their first mention) and terms.
 * Clients reject symbols with empty names and selection ranges outside of ranges, so both are impossible here.
 */
import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { DEFAULT_SETTINGS, type OutlineSettings } from '../config.ts';
import type { Heading, Mention, Occurrence, Quotation } from '../engine/facts.ts';
import { bySpan, type Span, type TextSlices } from '../engine/span.ts';
import { rangeOf } from './convert.ts';
import { shorten } from './escape.ts';
import type { DocumentView } from './view.ts';
import { contentText, groupByBody, speakerName, TYPE_WORDS, VOICE_WORDS } from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

export const SYMBOLS_LABEL = 'Policy Text Review';

/** For clients that show a tree. */
export function documentSymbols(
  view: DocumentView,
  settings: OutlineSettings = DEFAULT_SETTINGS.outline,
  words = ENGLISH,
): DocumentSymbol[] {
  const toSymbol = (node: Node): DocumentSymbol => {
    const symbol: DocumentSymbol = {
      name: node.name,
      kind: node.kind,
      range: rangeOf(view.lines, { start: node.start, end: node.end }),
      selectionRange: rangeOf(view.lines, node.selection),
    };
    if (node.detail !== '') symbol.detail = node.detail;
    if (node.children.length > 0) symbol.children = node.children.map(toSymbol);
    return symbol;
  };
  return buildTree(view, settings, words).map(toSymbol);
}

/** For clients that show a list; `containerName` names the heading. */
export function flatSymbols(
  view: DocumentView,
  settings: OutlineSettings = DEFAULT_SETTINGS.outline,
  words = ENGLISH,
): SymbolInformation[] {
  const symbols: SymbolInformation[] = [];
  const add = (node: Node, container: string | null): void => {
    const symbol: SymbolInformation = {
      name: node.name,
      kind: node.kind,
      location: { uri: view.uri, range: rangeOf(view.lines, { start: node.start, end: node.end }) },
    };
    if (container !== null) symbol.containerName = container;
    symbols.push(symbol);
    for (const child of node.children) add(child, node.name);
  };
  for (const node of buildTree(view, settings, words)) add(node, null);
  return symbols;
}

// The protocol's numbers; the types package is used for types only.
const NAMESPACE: SymbolKind = 3;
const CLASS: SymbolKind = 5;
const STRING: SymbolKind = 15;
/** Terms: their icon differs from that of quotations. */
const CONSTANT: SymbolKind = 14;

/** Of what stands at the same place, what may hold the others first. */
const ORDER: readonly SymbolKind[] = [NAMESPACE, CLASS, STRING, CONSTANT];

const NAME_LIMIT = 80;

interface Node {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly detail: string;
  readonly start: number;
  end: number;
  /** How far children may reach: a heading's own range leaves out the white space at the end of its section. */
  limit: number;
  selection: Span;
  readonly depth: number;
  readonly children: Node[];
}

function buildTree(view: DocumentView, settings: OutlineSettings, words: Words): Node[] {
  const { analysis, text } = view;
  const nodes = [
    ...ofHeadings(text, analysis.length, analysis.headings, words),
    ...analysis.quotations.filter((quotation) => quotation.use === 'quotation').map((quotation) => ofQuotation(text, quotation, words)),
    ...(settings.organizations ? groupByBody(analysis.organizations).map((mentions) => ofBody(mentions, words)) : []),
    ...(settings.terms ? analysis.terms.map((term) => ofOccurrence(term, words)) : []),
  ].sort((a, b) => bySpan(a, b) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

  const roots: Node[] = [];
  // Open parents, outermost first: headings, then quotations that may hold quotations.
  const stack: Node[] = [];
  for (const node of nodes) {
    while (stack.length > 0 && isOver(stack.at(-1)!, node)) stack.pop();
    const parent = stack.findLast((candidate) => canHold(candidate, node));
    if (parent) {
      fit(node, parent);
      parent.children.push(node);
    } else roots.push(node);
    if (node.kind === NAMESPACE || node.kind === STRING) stack.push(node);
  }
  grow(roots);
  return roots;
}

/** True when nothing from `node` on can lie in `parent`. */
function isOver(parent: Node, node: Node): boolean {
  if (node.kind === NAMESPACE) return parent.kind === STRING || parent.depth >= node.depth;
  return node.start >= parent.end;
}

/**
 * Quotations and terms lie within the quotation whose words they are. Organizations stay beside it: they are listed once, and whoever
 * names them first is no part of what they are.
 */
function canHold(parent: Node, node: Node): boolean {
  return parent.kind === NAMESPACE || (node.kind !== CLASS && node.end <= parent.end);
}

/** Keeps a child within its parent, as the protocol asks, where a quotation runs on over the next heading. */
function fit(node: Node, parent: Node): void {
  node.limit = Math.min(node.limit, parent.limit);
  node.end = Math.min(node.end, parent.limit);
  node.selection = { start: Math.min(node.selection.start, node.end), end: Math.min(node.selection.end, node.end) };
}

/** Lets parents reach as far as their children. */
function grow(nodes: readonly Node[]): number {
  let end = 0;
  for (const node of nodes) {
    node.end = Math.max(node.end, grow(node.children));
    end = Math.max(end, node.end);
  }
  return end;
}

/** Each heading reaches to the next of the same or a higher level. */
function ofHeadings(text: TextSlices, length: number, headings: readonly Heading[], { t }: Words): Node[] {
  const nodes: Node[] = [];
  // Headings that may end the sections before them, nearest last.
  const following: Heading[] = [];
  for (const heading of headings.toReversed()) {
    while (following.length > 0 && following.at(-1)!.depth > heading.depth) following.pop();
    const limit = Math.max(following.at(-1)?.start ?? length, heading.end);
    let end = limit;
    while (end > heading.end && /\s/.test(text.slice(end - 1, end))) end -= 1;
    following.push(heading);
    nodes.push({
      kind: NAMESPACE,
      name: named(heading.text, t('Heading')),
      detail: '',
      start: heading.start,
      end,
      limit,
      selection: { start: heading.start, end: heading.end },
      depth: heading.depth,
      children: [],
    });
  }
  return nodes.reverse();
}

function ofQuotation(text: TextSlices, quotation: Quotation, words: Words): Node {
  const { t } = words;
  const said = named(contentText(text, quotation), t('Quotation'));
  return {
    kind: STRING,
    name: shorten(`${speakerName(quotation.source, words)}: ${said}`, NAME_LIMIT),
    detail: quotation.type === 'direct' ? '' : quotation.type === 'reported' ? t('reported') : t(TYPE_WORDS[quotation.type]),
    start: quotation.start,
    end: quotation.end,
    limit: quotation.end,
    selection: { start: quotation.start, end: quotation.end },
    depth: quotation.level,
    children: [],
  };
}

function ofBody(mentions: readonly Mention[], { n, t }: Words): Node {
  const first = mentions[0]!;
  return {
    kind: CLASS,
    name: named(first.canonical, named(first.text, t('Organization'))),
    detail: n(mentions.length, '{0} mention|{0} mentions'),
    start: first.start,
    end: first.end,
    limit: first.end,
    selection: { start: first.start, end: first.end },
    depth: 0,
    children: [],
  };
}

function ofOccurrence(occurrence: Occurrence, { t }: Words): Node {
  return {
    kind: CONSTANT,
    name: named(occurrence.text, named(occurrence.term, t('Term'))),
    detail: t(VOICE_WORDS[occurrence.voice]),
    start: occurrence.start,
    end: occurrence.end,
    limit: occurrence.end,
    selection: { start: occurrence.start, end: occurrence.end },
    depth: 0,
    children: [],
  };
}

function named(text: string, otherwise: string): string {
  return shorten(text, NAME_LIMIT) || otherwise;
}
