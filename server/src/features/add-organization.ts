/** "Add to gazetteer": a body that only the text knows becomes an entry of the nearest `policy-review.yaml`, or of a new one. */
import type { CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver-types';
import type { Mention } from '../engine/facts.ts';
import { isAbbreviation } from '../engine/organizations/abbreviation.ts';
import { quote } from '../termbase/yaml-text.ts';
import type { Client } from './client.ts';
import { createLineIndex, rangeOf } from './convert.ts';
import { oneLine, shorten } from './escape.ts';
import { touching } from './places.ts';
import { fileName } from './termbase-entry.ts';
import type { DocumentView } from './view.ts';
import { bodyKey } from './wording.ts';

export interface ConfigurationTarget {
  readonly uri: string;
  /** What stands in the file; null where it is to be made. */
  readonly text: string | null;
}

/** The mention at an offset that no gazetteer knows; null elsewhere. */
export function unknownBodyAt(view: DocumentView, offset: number): Mention | null {
  const mention = touching(view.analysis.organizations, offset);
  return mention === null || mention.known ? null : mention;
}

/** Null where the target has a shape that nothing can be added to safely. */
export function addOrganization(
  view: DocumentView,
  mention: Mention,
  target: ConfigurationTarget,
  client: Pick<Client, 'commands' | 'words'>,
): CodeAction | null {
  const { name, abbreviation, aliases } = described(view, mention);
  if (/["“”„«»‹›「」『』`]/.test(name)) return null;
  const fields = [`name: ${quote(name)}`];
  if (abbreviation !== null) fields.push(`abbreviation: ${quote(abbreviation)}`);
  if (aliases.length > 0) fields.push(`aliases: [${aliases.map(quote).join(', ')}]`);
  const insert = insertion(target.text ?? '', fields);
  if (insert === null) return null;
  const edit: TextDocumentEdit = {
    textDocument: { uri: target.uri, version: null },
    edits: [{ range: rangeOf(createLineIndex(target.text ?? ''), { start: insert.at, end: insert.at }), newText: insert.newText }],
  };
  const create: CreateFile = { kind: 'create', uri: target.uri, options: { ignoreIfExists: true } };
  const { t } = client.words;
  return {
    title: t('Add “{0}” to the gazetteer in {1}', shorten(oneLine(name), 40), fileName(target.uri)),
    kind: 'refactor',
    edit: { documentChanges: target.text === null ? [create, edit] : [edit] },
    ...(client.commands.includes(SHOW_PLACE)
      ? { command: { title: t('Show the entry'), command: SHOW_PLACE, arguments: [target.uri, insert.at] } }
      : {}),
  };
}

/** Opens a file at an offset. */
const SHOW_PLACE = 'policyReview.showPlace';

interface Described {
  readonly name: string;
  readonly abbreviation: string | null;
  readonly aliases: readonly string[];
}

/** What the text itself says of the body: its full name, the short form it introduces, other names in full. */
function described({ analysis }: DocumentView, mention: Mention): Described {
  const key = bodyKey(mention);
  const same = analysis.organizations.filter((one) => bodyKey(one) === key);
  const definition = analysis.definitions.find((one) => one.entity !== null && one.entity === mention.entity);
  const name = oneLine(definition?.long.text ?? mention.canonical);
  const short = definition?.short.text ?? same.find(({ form }) => form === 'abbreviation')?.text ?? null;
  const isShort = short !== null && isAbbreviation(short) && short !== name;
  const others = same.filter(({ form }) => form === 'full' || form === 'alias').map(({ text }) => oneLine(text));
  if (short !== null && !isShort && short !== name) others.push(oneLine(short));
  const aliases = [...new Set(others)].filter((text) => text !== name && text !== short);
  return { name, abbreviation: isShort ? short : null, aliases };
}

interface Insertion {
  readonly at: number;
  readonly newText: string;
}

/** Into the list in block style, where there is one, or with the list; whatever is written in another way is left to a person. */
function insertion(text: string, fields: readonly string[]): Insertion | null {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const item = (indent: string): string => fields.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}${end}`).join('');
  const lines = linesOf(text);
  const group = lines.findIndex(({ text: line }) => /^(?:organizations|"organizations"|'organizations')[ \t]*:/.test(line));
  if (group === -1) {
    // A document in flow style, or several documents, have no end to add to.
    if (lines.some(({ text: line }) => /^(?:[[{]|---|\.\.\.)/.test(line))) return null;
    const head = text === '' || /[\r\n]$/.test(text) ? '' : end;
    return { at: text.length, newText: `${head}organizations:${end}  gazetteer:${end}${item('    ')}` };
  }
  if (!/^\S+[ \t]*:[ \t]*(?:#.*)?$/.test(lines[group]!.text)) return null;
  const body = blockAfter(lines, group, 0);
  const indent = /^ +/.exec(body.find(isSaid)?.text ?? '')?.[0] ?? '  ';
  const list = body.findIndex(({ text: line }) => line.startsWith(`${indent}gazetteer:`));
  const last = behind(text, body.findLast(isSaid) ?? lines[group]!, end);
  if (list === -1) return { at: last.at, newText: `${last.head}${indent}gazetteer:${end}${item(`${indent}  `)}` };
  if (!/^ +gazetteer:[ \t]*(?:#.*)?$/.test(body[list]!.text)) return null;
  const items = blockAfter(body, list, indent.length);
  const dash = items.find(({ text: line }) => /^ *- /.test(line));
  if (dash === undefined && items.some(isSaid)) return null;
  const place = behind(text, items.findLast(isSaid) ?? body[list]!, end);
  return { at: place.at, newText: place.head + item(/^ */.exec(dash?.text ?? `${indent}  `)![0]) };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+|(?<=\n)(?=\r?\n)/g)].map((match) => ({ start: match.index, text: match[0] }));
}

function isSaid({ text }: Line): boolean {
  return /^[ \t]*[^ \t#]/.test(text);
}

/** The lines below one that belong to it: those that are indented further, and lists, which may stand as far left as their key. */
function blockAfter(lines: readonly Line[], at: number, indent: number): readonly Line[] {
  const below = lines.slice(at + 1);
  const next = below.findIndex((line) => {
    const depth = /^ */.exec(line.text)![0].length;
    return isSaid(line) && (depth < indent || (depth === indent && (indent === 0 || !/^ *- /.test(line.text))));
  });
  return next === -1 ? below : below.slice(0, next);
}

/** Behind a line, which may be the last without an end. */
function behind(text: string, { start, text: line }: Line, end: string): { readonly at: number; readonly head: string } {
  const stop = start + line.length;
  const close = /^(?:\r\n|\r|\n)/.exec(text.slice(stop, stop + 2))?.[0];
  return close === undefined ? { at: stop, head: end } : { at: stop + close.length, head: '' };
}
