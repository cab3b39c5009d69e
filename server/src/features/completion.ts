/**
 * Completion: a known body by its abbreviation (with its name where the text has not explained it yet), and inside a comment the
 * directives that switch rules off. Everything is plain text: no snippet, no Markdown.
 */

import type { CompletionItem, CompletionItemKind, CompletionList } from 'vscode-languageserver-types';
import { nameIn, namesIn } from '../engine/known.ts';
import { RULES } from '../engine/rules/index.ts';
import { TRANSLATION_RULE_IDS } from '../engine/rules/translation.ts';
import type { Span } from '../engine/span.ts';
import { rangeOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import type { DocumentView, KnowledgeIndex } from './view.ts';
import { ORGANIZATION_KIND_WORDS } from './wording.ts';
import { ENGLISH, type Words } from './words.ts';

/** Letters ask by themselves in clients that want it; these ask inside a comment. */
export const COMPLETION_TRIGGERS: readonly string[] = ['-', '/'];

/** What one question is answered with at most; the list says when there is more. */
const LIMIT = 100;

export function completion(view: DocumentView, knowledge: KnowledgeIndex, offset: number, words = ENGLISH): CompletionList {
  const comment = commentBefore(view, offset);
  return comment === null
    ? organizations(view, knowledge, offset, words)
    : { isIncomplete: false, items: directives(view, comment, offset, words) };
}

// The protocol's numbers; the types package is used for types only.
const KEYWORD: CompletionItemKind = 14;
const VALUE: CompletionItemKind = 12;
const CLASS: CompletionItemKind = 7;

/** What each does, in English. */
export const DIRECTIVES: readonly (readonly [name: string, detail: string])[] = [
  ['policy-review-disable-next-line', 'Switch rules off in the next line'],
  ['policy-review-disable-line', 'Switch rules off in this line'],
  ['policy-review-disable', 'Switch rules off from here'],
  ['policy-review-enable', 'Switch rules on again'],
  ['policy-review-disable-file', 'Switch rules off in this text'],
];

interface Comment {
  /** Offset behind `<!--`. */
  readonly start: number;
  /** What stands between that and the cursor. */
  readonly text: string;
}

/** The comment the cursor is in, on its line; null outside of one. */
function commentBefore(view: DocumentView, offset: number): Comment | null {
  const from = Math.max(0, offset - 400);
  const before = view.text.slice(from, offset);
  const open = before.lastIndexOf('<!--');
  if (open === -1) return null;
  const text = before.slice(open + 4);
  return /-->|[\r\n]/.test(text) ? null : { start: from + open + 4, text };
}

function directives(view: DocumentView, { start, text }: Comment, offset: number, { t }: Words): CompletionItem[] {
  const written = /^\s*(\S*)$/.exec(text);
  if (written !== null) {
    const span = { start: start + text.length - written[1]!.length, end: offset };
    const space = /^\s/.test(text) || span.start > start ? '' : ' ';
    return DIRECTIVES.map(([name, detail]) => item(view, span, { label: name, detail: t(detail), kind: KEYWORD, newText: space + name }));
  }
  // Behind a known directive come rule ids, until two hyphens begin the reason.
  const known = /^\s*policy-review-(?:disable-next-line|disable-line|disable-file|disable|enable)\s(.*)$/.exec(text);
  if (known === null || /(?:^|\s)--(?:\s|$)/.test(known[1]!)) return [];
  const [id = ''] = /[^\s,]*$/.exec(known[1]!) ?? [];
  const span = { start: offset - id.length, end: offset };
  const named = new Set(known[1]!.slice(0, known[1]!.length - id.length).split(/[\s,]+/));
  return RULE_IDS.filter(([rule]) => !named.has(rule)).map(([rule, detail]) =>
    item(view, span, { label: rule, detail, kind: VALUE, newText: rule }),
  );
}

const RULE_IDS: readonly (readonly [id: string, detail: string])[] = [
  ...RULES.map(({ id, summary }) => [id, summary] as const),
  ...TRANSLATION_RULE_IDS.map((id) => [id, 'Rule about a translation'] as const),
];

function organizations(view: DocumentView, knowledge: KnowledgeIndex, offset: number, { t }: Words): CompletionList {
  const word = /[\p{Lu}\p{N}][\p{L}\p{N}&-]{0,30}$/u.exec(view.text.slice(Math.max(0, offset - 31), offset))?.[0] ?? '';
  // One capital begins any sentence; two begin an abbreviation.
  if (!/^\p{Lu}[\p{Lu}\p{N}]/u.test(word)) return { isIncomplete: true, items: [] };
  const { analysis } = view;
  const explained = new Set(
    analysis.organizations.flatMap((one) => (one.entity !== null && one.form !== 'abbreviation' && one.end < offset ? [one.entity] : [])),
  );
  const span = { start: offset - word.length, end: offset };
  // Letters of other languages mean nothing in this one.
  const found = knowledge
    .byAbbreviation(word)
    .filter(
      ({ abbreviation, entry }) => entry.abbreviations.includes(abbreviation) || namesIn(entry, analysis.language).includes(abbreviation),
    );
  const items = found.slice(0, LIMIT).map(({ abbreviation, entry }): CompletionItem => {
    const name = oneLine(nameIn(entry, analysis.language));
    const isKnown = explained.has(entry.id) || entry.wellKnown;
    return item(view, span, {
      label: abbreviation,
      detail: shorten(name, 120),
      kind: CLASS,
      newText: isKnown ? abbreviation : `${name} (${abbreviation})`,
      documentation: [
        t(ORGANIZATION_KIND_WORDS[entry.kind]),
        ...(isKnown ? [] : [t('not explained yet: the name is written with it')]),
      ].join(', '),
      sortText: `${isKnown ? 0 : 1}${abbreviation}`,
    });
  });
  // The text's own bodies, which no gazetteer knows.
  const own = new Map<string, string>();
  for (const { long, short } of analysis.definitions)
    if (short.text.toLowerCase().startsWith(word.toLowerCase())) own.set(short.text, oneLine(long.text));
  for (const [abbreviation, name] of own) {
    if (items.some((one) => one.label === abbreviation)) continue;
    items.unshift(
      item(view, span, {
        label: oneLine(abbreviation),
        detail: shorten(name, 120),
        kind: CLASS,
        newText: abbreviation,
        sortText: `0${abbreviation}`,
      }),
    );
  }
  return { isIncomplete: found.length > LIMIT || word.length < 3, items };
}

interface Given {
  readonly label: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  readonly newText: string;
  readonly documentation?: string;
  readonly sortText?: string;
}

function item(view: DocumentView, span: Span, { newText, ...given }: Given): CompletionItem {
  return { ...given, filterText: given.label, textEdit: { range: rangeOf(view.lines, span), newText } };
}
