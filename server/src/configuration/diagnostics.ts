/** What is wrong with a `policy-review.yaml`, at its place in that file. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { DIAGNOSTIC_SOURCE } from '../features/diagnostics.ts';
import { ENGLISH, spoken, type Words } from '../features/words.ts';
import type { ConfigurationReport } from './folder-settings.ts';

/** Where nothing of the file can be used it is an error; else what can be is in force. */
export function configurationDiagnostics({ uri, text, problems }: ConfigurationReport, words: Words = ENGLISH): Diagnostic[] {
  const document = TextDocument.create(uri, 'yaml', 0, text);
  return problems.map(({ code, message, said, at: { start, end } }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    severity: FATAL.has(code) ? 1 : code === 'untrusted' ? 3 : 2,
    source: DIAGNOSTIC_SOURCE,
    code: `configuration-${code}`,
    message: spoken(words, { message, said }),
  }));
}

const FATAL: ReadonlySet<string> = new Set(['syntax', 'too-long', 'too-deep', 'no-settings']);
