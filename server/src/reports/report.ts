/** The review report of one text or of many, out of the same facts that the views show. */

import { type FactsView, facts } from '../features/facts.ts';
import { fileName } from '../features/termbase-entry.ts';
import type { DocumentView, KnowledgeIndex } from '../features/view.ts';
import { ENGLISH, type Words } from '../features/words.ts';
import type { FactsResult, ReportFormat, ReportParams, ReportProgress, ReportResult } from '../protocol.ts';
import { csvReport } from './csv.ts';
import { htmlReport } from './html.ts';
import { markdownReport } from './markdown.ts';

export interface ReportDocument {
  readonly name: string;
  readonly facts: FactsResult;
  /** How many lines the text has, at least one. */
  readonly lines: number;
}

/** As much of a session as a report asks for. */
export interface ReportSource {
  readonly client: { readonly words: Words };
  readonly knowledge: KnowledgeIndex;
  anyView(uri: string): Promise<DocumentView | null>;
  /** False when nobody waits for it any more. */
  progress(progress: ReportProgress): boolean;
}

export async function makeReport(source: ReportSource, { uris, format, token }: ReportParams): Promise<ReportResult> {
  const documents: ReportDocument[] = [];
  const unread: string[] = [];
  const name = namesOf(uris);
  // What programs read is the same in every language.
  const words = format === 'csv' || format === 'json' ? ENGLISH : source.client.words;
  for (const [index, uri] of uris.entries()) {
    const view = await source.anyView(uri);
    if (view === null) unread.push(uri);
    else documents.push(documentOf(view, name(uri), source.knowledge, words));
    if (!source.progress({ token, done: index + 1 })) return { text: '', unread };
  }
  return { text: render(documents, format, words), unread };
}

export function documentOf(view: FactsView, name: string, knowledge: KnowledgeIndex, words = ENGLISH): ReportDocument {
  return { name, facts: facts(view, knowledge, words), lines: view.lines.placeAt(view.analysis.length).line + 1 };
}

export function render(documents: readonly ReportDocument[], format: ReportFormat, words = ENGLISH): string {
  switch (format) {
    case 'html':
      return htmlReport(documents, words);
    case 'markdown':
      return markdownReport(documents, words);
    case 'csv':
      return csvReport(documents);
    case 'json':
      return `${JSON.stringify({ version: 1, documents: documents.map(({ name, lines, facts: { uri: _, version: __, ...rest } }) => ({ name, lines, ...rest })) }, null, 1)}\n`;
  }
}

/** File names, with as much of their folders as tells them apart from the others. */
function namesOf(uris: readonly string[]): (uri: string) => string {
  const folders = uris.map((uri) => uri.split('/').slice(0, -1));
  const [first = []] = folders;
  let common = 0;
  while (common < first.length && folders.every((parts) => parts[common] === first[common])) common += 1;
  return (uri) => {
    const parts = uri.split('/').slice(common);
    return parts.map(fileName).join('/');
  };
}
