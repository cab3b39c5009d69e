/** Termbase files in the editor: what is wrong with them is shown at its place, whether they are open or not. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { DIAGNOSTIC_SOURCE } from './features/diagnostics.ts';
import { ENGLISH, spoken, type Words } from './features/words.ts';
import { createFollowedDocuments, type FollowedDocuments } from './followed-documents.ts';
import { isTermbaseName } from './termbase/names.ts';
import type { FileProblems, Termbases } from './termbases.ts';

export interface TermbaseDocumentsOptions {
  readonly termbases: Termbases;
  /** What the open termbase says has changed. */
  changed(uri: string): void;
}

export function createTermbaseDocuments({ termbases, changed }: TermbaseDocumentsOptions): FollowedDocuments {
  return createFollowedDocuments({
    isOne: isTermbaseUri,
    says(uri, text) {
      if (text === null) termbases.close(uri);
      else termbases.edit(uri, text);
      changed(uri);
    },
  });
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
export function termbaseDiagnostics({ uri, text, problems }: FileProblems, words: Words = ENGLISH): Diagnostic[] {
  const document = TextDocument.create(uri, 'termbase', 0, text);
  return problems.map(({ code, message, said, at: place }) => {
    const { start, end } = place ?? { start: 0, end: 0 };
    return {
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      severity: FATAL.has(code) ? 1 : 2,
      source: DIAGNOSTIC_SOURCE,
      code: `termbase/${code}`,
      message: spoken(words, { message, said }),
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
