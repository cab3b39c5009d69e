/** Termbase files in the editor: what is wrong with them is shown at its place, whether they are open or not. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { at } from './features/client.ts';
import { DIAGNOSTIC_SOURCE } from './features/diagnostics.ts';
import { isTermbaseName } from './termbase/names.ts';
import type { FileProblems, Termbases } from './termbases.ts';

export interface TermbaseDocuments {
  /** True where the document is a termbase, which is no draft: then nobody else looks at it. */
  open(item: unknown): boolean;
  /** False where no termbase of that URI is open. */
  change(uri: string, version: unknown, changes: unknown): boolean;
  close(uri: string): boolean;
  has(uri: string): boolean;
}

export interface TermbaseDocumentsOptions {
  readonly termbases: Termbases;
  /** What the open termbase says has changed. */
  changed(uri: string): void;
}

export function createTermbaseDocuments({ termbases, changed }: TermbaseDocumentsOptions): TermbaseDocuments {
  const documents = new Map<string, TextDocument>();
  const take = (document: TextDocument): void => {
    documents.set(document.uri, document);
    termbases.edit(document.uri, document.getText());
    changed(document.uri);
  };
  return {
    open(item) {
      const uri = at(item, 'uri');
      const text = at(item, 'text');
      if (typeof uri !== 'string' || typeof text !== 'string' || !isTermbaseUri(uri)) return false;
      const version = at(item, 'version');
      take(TextDocument.create(uri, String(at(item, 'languageId')), typeof version === 'number' ? version : 0, text));
      return true;
    },
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document === undefined) return false;
      const usable = (Array.isArray(changes) ? changes : []).filter((change) => typeof at(change, 'text') === 'string');
      take(TextDocument.update(document, usable, typeof version === 'number' ? version : document.version + 1));
      return true;
    },
    close(uri) {
      if (!documents.delete(uri)) return false;
      termbases.close(uri);
      changed(uri);
      return true;
    },
    has: (uri) => documents.has(uri),
  };
}

export function isTermbaseUri(uri: string): boolean {
  const name = /[^/\\]*$/.exec(uri.replace(/[?#].*$/s, ''))?.[0] ?? '';
  try {
    return isTermbaseName(decodeURIComponent(name));
  } catch {
    return false;
  }
}

/** Problems that leave nothing to be used are errors; the others are warnings. */
export function termbaseDiagnostics({ uri, text, problems }: FileProblems): Diagnostic[] {
  const document = TextDocument.create(uri, 'termbase', 0, text);
  return problems.map(({ code, message, at: place }) => {
    const { start, end } = place ?? { start: 0, end: 0 };
    return {
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      severity: FATAL.has(code) ? 1 : 2,
      source: DIAGNOSTIC_SOURCE,
      code: `termbase/${code}`,
      message,
    };
  });
}

const FATAL: ReadonlySet<string> = new Set([
  'yaml-syntax',
  'csv-syntax',
  'xml-syntax',
  'unclosed-quote',
  'conflict-marker',
  'document-type',
  'too-deep',
  'binary',
  'no-header',
  'no-termbase',
]);
