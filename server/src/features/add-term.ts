/** "Add to termbase": the selected words become an entry of the nearest YAML termbase, or of a new one. */
import type { CodeAction, CreateFile, Range, TextDocumentEdit } from 'vscode-languageserver-types';
import { LONGEST_TERM } from '../termbase/entries.ts';
import { quote } from '../termbase/yaml-text.ts';
import type { Client } from './client.ts';
import { createLineIndex, rangeOf, spanOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import { fileName } from './termbase-entry.ts';
import type { DocumentView } from './view.ts';

export interface TermbaseTarget {
  readonly uri: string;
  /** What stands in the file; null where it is to be made. */
  readonly text: string | null;
}

/** Null where the selection is no term, or the target has a shape that nothing can be added to safely. */
export function addTerm(
  view: DocumentView,
  range: Range,
  target: TermbaseTarget,
  client: Pick<Client, 'commands' | 'words'>,
): CodeAction | null {
  const { t } = client.words;
  const span = spanOf(view.lines, range);
  if (span.end - span.start > LONGEST_TERM) return null;
  const selected = view.text.slice(span.start, span.end);
  const term = selected.replace(/\s+/g, ' ').trim();
  if (!/\p{L}.*[\p{L}\p{N}]|\p{Script=Han}/u.test(term) || /[*_`[\]<>|]/.test(term)) return null;
  const language = view.analysis.language;
  const place = `${fileName(view.uri)}, line ${view.lines.placeAt(span.start).line + 1}`;
  const item = [
    `  - id: ${quote(term)}`,
    '    terms:',
    `      ${/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language) ? language : 'en'}:`,
    `        - term: ${quote(term)}`,
    `          source: ${quote(place)}`,
    '',
  ].join('\n');
  const insert = insertion(target.text, item);
  if (insert === null) return null;
  const text = target.text ?? '';
  const edit: TextDocumentEdit = {
    textDocument: { uri: target.uri, version: null },
    edits: [{ range: rangeOf(createLineIndex(text), { start: insert.at, end: insert.to }), newText: insert.newText }],
  };
  const create: CreateFile = { kind: 'create', uri: target.uri, options: { ignoreIfExists: true } };
  return {
    title:
      target.text === null
        ? t('Add “{0}” to a new termbase', shorten(oneLine(term), 40))
        : t('Add “{0}” to {1}', shorten(oneLine(term), 40), fileName(target.uri)),
    kind: 'refactor',
    edit: { documentChanges: target.text === null ? [create, edit] : [edit] },
    ...(client.commands.includes(SHOW_PLACE)
      ? { command: { title: t('Show the entry'), command: SHOW_PLACE, arguments: [target.uri, insert.at] } }
      : {}),
  };
}

/** Opens a file at an offset. */
const SHOW_PLACE = 'policyReview.showPlace';

/** Entries must be the last member of the file and a list in block style: whatever else is left to a person. */
function insertion(text: string | null, item: string): { readonly at: number; readonly to: number; readonly newText: string } | null {
  if (text === null || text.trim() === '') return { at: 0, to: text?.length ?? 0, newText: `entries:\n${item}` };
  const empty = /^entries:[ \t]*(?:\[[ \t]*\])?[ \t]*\s*$/m.exec(text);
  if (empty !== null && text.slice(empty.index + empty[0].length).trim() === '') {
    return { at: empty.index, to: text.length, newText: `entries:\n${item}` };
  }
  const head = /^entries:[ \t]*\r?\n/m.exec(text);
  if (head === null) return null;
  const body = text.slice(head.index + head[0].length);
  const indent = /^( *)- /m.exec(body)?.[1];
  // Another member after the list, or a list that is written in another way.
  if (indent === undefined || /^[^\s#-]/m.test(body)) return null;
  const own = item.replace(/^ {2}/gm, indent);
  return { at: text.length, to: text.length, newText: `${/\n$/.test(text) ? '' : '\n'}${own}` };
}
