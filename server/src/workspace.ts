/**
 * The open documents: their text as the client edits it, kept by an analyzer each, and what the newest version says. Knows no
 * connection.
 */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Settings } from './config.ts';
import type { AnalyzeOptions, Analyzer } from './engine/analyze.ts';
import { ownOrganizations } from './engine/organizations/own.ts';
import { at, isObject } from './features/client.ts';
import { offsetAt } from './features/convert.ts';
import { keepSame } from './features/diagnostics.ts';
import type { DocumentView } from './features/view.ts';
import { NO_TERMBASES, type TermbaseSet } from './termbases.ts';
import { nameWithLanguage } from './translation/pairs.ts';

/** As much of the engine as open documents need. */
export interface DocumentEngine {
  createAnalyzer(): DocumentAnalyzer;
}

export type DocumentAnalyzer = Pick<
  Analyzer,
  'replace' | 'edit' | 'configure' | 'advance' | 'isRead' | 'analysis' | 'findings' | 'problems' | 'text' | 'slice' | 'placeAt' | 'offsetAt'
> &
  Partial<Pick<Analyzer, 'findingsInLines'>>;

/** What is asked of a document: the facts cost a pass over everything found. */
export type Answer = 'findings' | 'facts';

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
  /**
   * Does a slice of what is left to do for an answer. True when nothing is, or the document is not open: then `view` gives that
   * answer at once even for a very long text. Without `own`, here and in `view`, the termbases stay those of the last time.
   */
  advance(uri: string, settings: Settings, own?: TermbaseSet, answer?: Answer): boolean;
  /** All of the text has been read, or the document is not open. */
  isRead(uri: string): boolean;
  /** The newest version; null when the document is not open. */
  view(uri: string, settings: Settings, own?: TermbaseSet): DocumentView | null;
  /** A text that is not open, read once: `advance` until it says true, then `view`. */
  once(
    uri: string,
    text: string,
  ): {
    advance(settings: Settings, own?: TermbaseSet, answer?: Answer): boolean;
    view(settings: Settings, own?: TermbaseSet): DocumentView;
  };
  /** Keeps diagnostics until the next, with the id a client may hand back: the same as before where they are the same. */
  report(uri: string, items: readonly Diagnostic[]): KeptDiagnostics;
  /** The tokens the client was given last; null where it was given none. */
  tokens(uri: string): KeptTokens | null;
  /** Keeps tokens until the next, for deltas; the id a client may hand back is the same as before where they are the same. */
  keepTokens(uri: string, data: readonly number[]): KeptTokens;
}

export interface KeptDiagnostics {
  readonly resultId: string;
  /** Those that were reported before are the same objects. */
  readonly items: readonly Diagnostic[];
}

export interface KeptTokens {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** `special` gives an analyzer of their own to languages that are no text to read, such as exchange files. */
export function createWorkspace(
  engine: DocumentEngine,
  special: (languageId: unknown, uri: string) => DocumentEngine | null = () => null,
): Workspace {
  const documents = new Map<string, OpenDocument>();
  let results = 0;
  return {
    open(item) {
      const uri = at(item, 'uri');
      const text = at(item, 'text');
      if (typeof uri !== 'string' || typeof text !== 'string') return false;
      const version = at(item, 'version');
      const format = at(item, 'languageId') === 'markdown' ? 'markdown' : 'plaintext';
      documents.set(
        uri,
        new OpenDocument(special(at(item, 'languageId'), uri) ?? engine, uri, format, text, isVersion(version) ? version : 0),
      );
      return true;
    },
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document === undefined) return 'unknown';
      const given = Array.isArray(changes) ? changes : [];
      let applied = 0;
      for (const change of given) if (document.apply(change)) applied += 1;
      document.version = isVersion(version) ? version : document.version + 1;
      return Array.isArray(changes) && applied === given.length ? 'applied' : 'partly';
    },
    close: (uri) => documents.delete(uri),
    has: (uri) => documents.has(uri),
    uris: () => [...documents.keys()],
    advance: (uri, settings, own, answer) => documents.get(uri)?.advance(settings, own, answer) ?? true,
    isRead: (uri) => documents.get(uri)?.isRead ?? true,
    view: (uri, settings, own) => documents.get(uri)?.view(settings, own) ?? null,
    once: (uri, text) =>
      new OpenDocument(
        special(languageOf(uri), uri) ?? engine,
        uri,
        /\.(?:md|markdown|mdx)$/i.test(fileName(uri)) ? 'markdown' : 'plaintext',
        text,
        0,
      ),
    report(uri, items) {
      const document = documents.get(uri);
      const last = document?.reported;
      const same = last ? keepSame(last.items, items) : items;
      if (last?.items === same) return last;
      results += 1;
      const kept = { resultId: String(results), items: same };
      if (document) document.reported = kept;
      return kept;
    },
    tokens: (uri) => documents.get(uri)?.tokens ?? null,
    keepTokens(uri, data) {
      const document = documents.get(uri);
      const last = document?.tokens;
      if (last && last.data.length === data.length && last.data.every((value, index) => value === data[index])) return last;
      results += 1;
      const kept = { resultId: String(results), data };
      if (document) document.tokens = kept;
      return kept;
    },
  };
}

/** As much is done before others get their turn as reading so many characters costs: about eight milliseconds on a slow machine. */
const SLICE = 20_000;

/** Lives from didOpen to didClose. */
class OpenDocument {
  version: number;
  reported: KeptDiagnostics | null = null;
  tokens: KeptTokens | null = null;
  private readonly engine: DocumentEngine;
  private readonly uri: string;
  private readonly format: 'markdown' | 'plaintext';
  private analyzer: DocumentAnalyzer;
  private settings: Settings | null = null;
  private own: TermbaseSet = NO_TERMBASES;
  /** What the analyzer remembers can no longer be trusted; the text it keeps can. */
  private failed = false;

  constructor(engine: DocumentEngine, uri: string, format: 'markdown' | 'plaintext', text: string, version: number) {
    this.engine = engine;
    this.uri = uri;
    this.format = format;
    this.version = version;
    this.analyzer = engine.createAnalyzer();
    this.analyzer.configure({ format, path: fileName(uri) });
    this.analyzer.replace(text);
  }

  /** Applies one content change as a client sends it; false when it could not be understood. */
  apply(change: unknown): boolean {
    const text = at(change, 'text');
    if (typeof text !== 'string') return false;
    const range = at(change, 'range');
    if (range === undefined || range === null) {
      this.guarded(() => this.analyzer.replace(text));
      return true;
    }
    const start = at(range, 'start');
    const end = at(range, 'end');
    if (!isObject(start) || !isObject(end)) return false;
    // Every position is moved inside the text first, so no edit of a client can put the text out of step by more than itself.
    const a = offsetAt(this.analyzer, { line: start.line as number, character: start.character as number });
    const b = offsetAt(this.analyzer, { line: end.line as number, character: end.character as number });
    this.guarded(() => this.analyzer.edit(Math.min(a, b), Math.max(a, b), text));
    return true;
  }

  get isRead(): boolean {
    return this.analyzer.isRead;
  }

  advance(settings: Settings, own = this.own, answer: Answer = 'findings'): boolean {
    this.renew();
    this.adopt(settings, own);
    return this.guarded(() => this.analyzer.advance(SLICE, answer));
  }

  view(settings: Settings, own = this.own): DocumentView {
    this.renew();
    this.adopt(settings, own);
    const { analyzer, uri, version } = this;
    const guarded = <T>(ask: () => T): T => this.guarded(ask);
    return {
      uri,
      version,
      text: analyzer,
      lines: analyzer,
      termbases: own,
      bodies: ownOrganizations(settings.organizations.gazetteer),
      get analysis() {
        return guarded(() => analyzer.analysis());
      },
      get findings() {
        return guarded(() => analyzer.findings());
      },
      get findingsInLines() {
        return guarded(() => analyzer.findingsInLines?.());
      },
      get problems() {
        return guarded(() => analyzer.problems());
      },
      findingsOf: (text) => {
        const trial = this.engine.createAnalyzer();
        trial.configure(this.optionsOf(settings));
        trial.replace(text);
        return trial.findings();
      },
    };
  }

  private adopt(settings: Settings, own: TermbaseSet): void {
    if (this.settings === settings && this.own === own) return;
    this.settings = settings;
    this.own = own;
    this.guarded(() => this.analyzer.configure(this.optionsOf(settings)));
  }

  private optionsOf({
    translation,
    language,
    rules,
    style,
    organizations: { wellKnown, gazetteer },
    terms: { voices },
  }: Settings): AnalyzeOptions {
    return {
      format: this.format,
      path: nameWithLanguage(this.uri, translation.pattern),
      language,
      rules,
      style,
      wellKnown,
      gazetteer,
      voices,
      terms: this.own.terms,
    };
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  private renew(): void {
    if (!this.failed) return;
    const text = this.analyzer.text();
    this.failed = false;
    this.settings = null;
    this.analyzer = this.engine.createAnalyzer();
    this.analyzer.configure({ format: this.format, path: fileName(this.uri) });
    this.analyzer.replace(text);
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

/** The language id an editor would give a file that is not open. */
function languageOf(uri: string): string {
  const ending = /\.([a-z]+)$/i.exec(fileName(uri))?.[1]?.toLowerCase();
  return ending === 'xlf' || ending === 'xliff' ? 'xliff' : ending === 'po' ? 'po' : 'plaintext';
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value);
}
