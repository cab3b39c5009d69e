/** Reads the parameters of requests. A client may send anything: what has not the shape the protocol asks for is null. */

import type { CodeAction } from 'vscode-languageserver-types';
import { at, isObject } from './features/client.ts';
import type { ActionData, CodeActionQuery } from './features/code-actions.ts';
import type { offsetAt, spanOf } from './features/convert.ts';
import type { ReportFormat, ReportParams } from './protocol.ts';

export function readUri(params: unknown): string | null {
  const uri = at(at(params, 'textDocument'), 'uri');
  return typeof uri === 'string' ? uri : null;
}

export function readDocument(params: unknown): { uri: string; previousResultId: unknown } | null {
  const uri = readUri(params);
  return uri === null ? null : { uri, previousResultId: at(params, 'previousResultId') };
}

export function readFacts(params: unknown): { uri: string } | null {
  const uri = at(params, 'uri');
  return typeof uri === 'string' ? { uri } : null;
}

/** Parameters of `policyReview/pair`. */
export function readPair(params: unknown): { uri: string; position: Position } | null {
  const uri = at(params, 'uri');
  const position = toPosition(at(params, 'position'));
  return typeof uri !== 'string' || position === null ? null : { uri, position };
}

export type Position = Parameters<typeof offsetAt>[1];
export type Range = Parameters<typeof spanOf>[1];

function toPosition(value: unknown): Position | null {
  const line = at(value, 'line');
  const character = at(value, 'character');
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : null;
}

export function readPosition(params: unknown): { uri: string; position: Position } | null {
  const uri = readUri(params);
  const position = toPosition(at(params, 'position'));
  return uri === null || position === null ? null : { uri, position };
}

export function readRange(params: unknown): { uri: string; range: Range } | null {
  const uri = readUri(params);
  const start = toPosition(at(at(params, 'range'), 'start'));
  const end = toPosition(at(at(params, 'range'), 'end'));
  return uri === null || start === null || end === null ? null : { uri, range: { start, end } };
}

export function readPositions(params: unknown): { uri: string; positions: readonly Position[] } | null {
  const uri = readUri(params);
  const given = at(params, 'positions');
  const positions = Array.isArray(given) ? given.map(toPosition) : [null];
  return uri === null || positions.includes(null) ? null : { uri, positions: positions as readonly Position[] };
}

export function readReferences(params: unknown): { uri: string; position: Position; includeDeclaration: boolean } | null {
  const known = readPosition(params);
  return known === null ? null : { ...known, includeDeclaration: at(at(params, 'context'), 'includeDeclaration') !== false };
}

export function readRename(params: unknown): { uri: string; position: Position; newName: string } | null {
  const known = readPosition(params);
  const newName = at(params, 'newName');
  return known === null || typeof newName !== 'string' ? null : { ...known, newName };
}

export function readQuery(params: unknown): { query: string } | null {
  const query = at(params, 'query');
  return typeof query === 'string' ? { query } : null;
}

/** Editors ask for every action that brings no edit, also for those that are a command and have nothing to add: `data` is null there. */
export function readAction(params: unknown): { action: CodeAction; data: ActionData | null } | null {
  const title = at(params, 'title');
  if (typeof title !== 'string') return null;
  const uri = at(at(params, 'data'), 'uri');
  const rule = at(at(params, 'data'), 'rule');
  const data = typeof uri === 'string' && typeof rule === 'string' ? { uri, rule } : null;
  return { action: params as CodeAction, data };
}

export function readCodeAction(params: unknown): { uri: string; query: CodeActionQuery } | null {
  const known = readRange(params);
  if (known === null) return null;
  const { uri, range } = known;
  const context = at(params, 'context');
  const only = at(context, 'only');
  const given = at(context, 'diagnostics');
  return {
    uri,
    query: {
      range,
      diagnostics: Array.isArray(given) ? (given.filter(isObject) as unknown as CodeActionQuery['diagnostics']) : [],
      only: Array.isArray(only) ? only.filter((kind) => typeof kind === 'string') : null,
    },
  };
}

const REPORT_FORMATS: readonly string[] = ['html', 'markdown', 'csv', 'json'] satisfies ReportFormat[];

export function readReport(params: unknown): ReportParams | null {
  const uris = at(params, 'uris');
  const format = at(params, 'format');
  const token = at(params, 'token');
  if (!Array.isArray(uris) || typeof format !== 'string' || !REPORT_FORMATS.includes(format)) return null;
  return {
    uris: uris.filter((uri) => typeof uri === 'string'),
    format: format as ReportFormat,
    token: typeof token === 'string' ? token : '',
  };
}
