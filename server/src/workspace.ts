/**
 * The open documents: their text as the client edits it, and the analysis of the newest version, computed when first
 * asked for. Knows no connection.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from './config.ts';
import type { Analyzer } from './engine/analyze.ts';
import { at, isObject } from './features/client.ts';
import { createLineIndex } from './features/convert.ts';
import type { DocumentView } from './features/view.ts';

/** As much of the engine as open documents need. */
export interface DocumentEngine {
  createAnalyzer(): DocumentAnalyzer;
}

export type DocumentAnalyzer = Pick<Analyzer, 'update'>;

export interface Workspace {
  /** Takes a document in; one that is open already is replaced. False when `item` is none. */
  open(item: unknown): boolean;
  /**
   * Applies the changes in order. Positions that do not exist are moved to the nearest that do; changes that say nothing
   * usable are skipped. The answer says whether everything was applied, or that the document is not open.
   */
  change(uri: string, version: unknown, changes: unknown): 'applied' | 'partly' | 'unknown';
  /** False when it was not open. */
  close(uri: string): boolean;
  has(uri: string): boolean;
  uris(): readonly string[];
  /** The newest version, analysed; null when the document is not open. */
  view(uri: string, settings: Settings): DocumentView | null;
}

export function createWorkspace(engine: DocumentEngine): Workspace {
  const documents = new Map<string, Entry>();
  let results = 0;
  return {
    open(item) {
      const uri = at(item, 'uri');
      const text = at(item, 'text');
      if (typeof uri !== 'string' || typeof text !== 'string') return false;
      const languageId = at(item, 'languageId');
      const version = at(item, 'version');
      const document = TextDocument.create(
        uri,
        typeof languageId === 'string' ? languageId : 'plaintext',
        isVersion(version) ? version : 0,
        text,
      );
      documents.set(uri, { document, analyzer: engine.createAnalyzer(), view: null, settings: null });
      return true;
    },
    change(uri, version, changes) {
      const entry = documents.get(uri);
      if (entry === undefined) return 'unknown';
      const given = Array.isArray(changes) ? changes : [];
      const next = isVersion(version) ? version : entry.document.version + 1;
      let applied = 0;
      for (const change of given) if (applyChange(entry.document, change, next)) applied += 1;
      if (given.length === 0) TextDocument.update(entry.document, [], next);
      entry.view = null;
      return Array.isArray(changes) && applied === given.length ? 'applied' : 'partly';
    },
    close: (uri) => documents.delete(uri),
    has: (uri) => documents.has(uri),
    uris: () => [...documents.keys()],
    view(uri, settings) {
      const entry = documents.get(uri);
      if (entry === undefined) return null;
      if (entry.view === null || entry.settings !== settings) {
        results += 1;
        entry.view = analyze(entry, engine, settings, String(results));
        entry.settings = settings;
      }
      return entry.view;
    },
  };
}

interface Entry {
  readonly document: TextDocument;
  analyzer: DocumentAnalyzer;
  view: DocumentView | null;
  settings: Settings | null;
}

function analyze(entry: Entry, engine: DocumentEngine, settings: Settings, resultId: string): DocumentView {
  const { document } = entry;
  const text = document.getText();
  try {
    const analysis = entry.analyzer.update(text, {
      format: document.languageId === 'markdown' ? 'markdown' : 'plaintext',
      path: fileName(document.uri),
      language: settings.language,
      rules: settings.rules,
    });
    return { uri: document.uri, version: document.version, text, lines: createLineIndex(text), analysis, resultId };
  } catch (error) {
    // What the analyzer remembers can no longer be trusted; the next version starts afresh.
    entry.analyzer = engine.createAnalyzer();
    throw error;
  }
}

/** The last part of the path, for `name.<lang>.ext`; the URI may be anything a client makes up. */
function fileName(uri: string): string {
  const last = /[^/\\:]*$/.exec(uri.replace(/[?#].*$/s, ''))?.[0] ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Applies one content change as a client sends it; false when it could not be understood. */
function applyChange(document: TextDocument, change: unknown, version: number): boolean {
  const text = at(change, 'text');
  if (typeof text !== 'string') return false;
  const range = at(change, 'range');
  if (range === undefined || range === null) {
    TextDocument.update(document, [{ text }], version);
    return true;
  }
  const start = at(range, 'start');
  const end = at(range, 'end');
  if (!isObject(start) || !isObject(end)) return false;
  // The library's line table goes wrong for good on an edit outside the text, so every edit is moved inside first.
  const a = clamp(document, start);
  const b = clamp(document, end);
  const [from, to] = document.offsetAt(a) <= document.offsetAt(b) ? [a, b] : [b, a];
  TextDocument.update(document, [{ range: { start: from, end: to }, text }], version);
  return true;
}

function clamp(document: TextDocument, position: Record<string, unknown>): { line: number; character: number } {
  return document.positionAt(document.offsetAt({ line: wholeNumber(position.line), character: wholeNumber(position.character) }));
}

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.trunc(value) : 0;
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value);
}
