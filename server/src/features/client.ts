/** What the client at the other end can do, read from `initialize` without trusting any of it. */
import type { InitializationOptions } from '../protocol.ts';
import { at, isObject } from './records.ts';
import { readWords, type Words } from './words.ts';

export { at, isObject } from './records.ts';

export interface Client {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticVersion: boolean;
  readonly markdownHover: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly codeActionLiterals: boolean;
  readonly semanticTokens: boolean;
  readonly refreshSemanticTokens: boolean;
  /** Tokens may run over line ends. */
  readonly multilineTokens: boolean;
  /** An action may come without its edit and get it when a person chooses it. */
  readonly resolvesEdits: boolean;
  readonly definitionLinks: boolean;
  readonly prepareRename: boolean;
  readonly documentChanges: boolean;
  /** Edits may make files. */
  readonly createsFiles: boolean;
  readonly changeAnnotations: boolean;
  /** How many folding ranges it can bear; null where it names no limit. */
  readonly foldingLimit: number | null;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLenses: boolean;
  readonly configuration: boolean;
  readonly registerConfiguration: boolean;
  readonly customRequests: boolean;
  /** Commands the client has, which actions and lenses may name. */
  readonly commands: readonly string[];
  /** Answers for files that are not on the server's disk. */
  readonly files: boolean;
  /** Somebody trusts the workspace, or the client knows no such thing. */
  readonly trusted: boolean;
  /** Announces changed files it was asked to watch. */
  readonly watchesFiles: boolean;
  /** URIs of the folders open when the server started. */
  readonly folders: readonly string[];
  /** Announces folders that are added and removed. */
  readonly changesFolders: boolean;
  /** URI of the folder of rule pages, without a trailing slash; null where the client has none. */
  readonly ruleDocs: string | null;
  /** What features say, in the language of the client. */
  readonly words: Words;
  /** URI of the folder the server may write to; null where it may not. */
  readonly storage: string | null;
  /** Settings given with `initializationOptions`; undefined where none were. */
  readonly settings: unknown;
}

/** Reads the parameters of `initialize`; whatever is missing or of the wrong type counts as "cannot". */
export function readClient(params: unknown): Client {
  const capabilities = at(params, 'capabilities');
  const document = at(capabilities, 'textDocument');
  const workspace = at(capabilities, 'workspace');
  const options = at(params, 'initializationOptions');
  // Both ways of asking for diagnostics describe what a diagnostic may hold; either will do.
  const diagnostic = [at(document, 'publishDiagnostics'), at(document, 'diagnostic')];
  const formats = at(at(document, 'hover'), 'contentFormat');
  const resolvable = at(at(at(document, 'codeAction'), 'resolveSupport'), 'properties');
  const workspaceEdit = at(workspace, 'workspaceEdit');
  const operations = at(workspaceEdit, 'resourceOperations');
  const foldingLimit = at(at(document, 'foldingRange'), 'rangeLimit');
  const commands = at(options, 'commands' satisfies keyof InitializationOptions);
  const ruleDocs = at(options, 'ruleDocs' satisfies keyof InitializationOptions);
  const storage = at(options, 'storage' satisfies keyof InitializationOptions);
  return {
    pullDiagnostics: isObject(at(document, 'diagnostic')),
    refreshDiagnostics: at(at(workspace, 'diagnostics'), 'refreshSupport') === true,
    relatedInformation: diagnostic.some((value) => at(value, 'relatedInformation') === true),
    codeDescription: diagnostic.some((value) => at(value, 'codeDescriptionSupport') === true),
    diagnosticVersion: at(diagnostic[0], 'versionSupport') === true,
    markdownHover: Array.isArray(formats) && formats.includes('markdown'),
    hierarchicalSymbols: at(at(document, 'documentSymbol'), 'hierarchicalDocumentSymbolSupport') === true,
    codeActionLiterals: isObject(at(at(document, 'codeAction'), 'codeActionLiteralSupport')),
    semanticTokens: isObject(at(document, 'semanticTokens')),
    refreshSemanticTokens: at(at(workspace, 'semanticTokens'), 'refreshSupport') === true,
    multilineTokens: at(at(document, 'semanticTokens'), 'multilineTokenSupport') === true,
    resolvesEdits: Array.isArray(resolvable) && resolvable.includes('edit'),
    definitionLinks: at(at(document, 'definition'), 'linkSupport') === true,
    prepareRename: at(at(document, 'rename'), 'prepareSupport') === true,
    documentChanges: at(workspaceEdit, 'documentChanges') === true,
    createsFiles: Array.isArray(operations) && operations.includes('create') && at(workspaceEdit, 'documentChanges') === true,
    changeAnnotations: isObject(at(workspaceEdit, 'changeAnnotationSupport')),
    foldingLimit: typeof foldingLimit === 'number' && foldingLimit >= 0 ? foldingLimit : null,
    refreshInlayHints: at(at(workspace, 'inlayHint'), 'refreshSupport') === true,
    refreshCodeLenses: at(at(workspace, 'codeLens'), 'refreshSupport') === true,
    configuration: at(workspace, 'configuration') === true,
    registerConfiguration: at(at(workspace, 'didChangeConfiguration'), 'dynamicRegistration') === true,
    customRequests: at(options, 'customRequests' satisfies keyof InitializationOptions) === true,
    files: at(options, 'files' satisfies keyof InitializationOptions) === true,
    trusted: at(options, 'trusted' satisfies keyof InitializationOptions) !== false,
    watchesFiles: at(at(workspace, 'didChangeWatchedFiles'), 'dynamicRegistration') === true,
    folders: foldersOf(params),
    changesFolders: at(workspace, 'workspaceFolders') === true,
    commands: Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [],
    ruleDocs: typeof ruleDocs === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(ruleDocs) ? ruleDocs.replace(/\/+$/, '') : null,
    words: readWords(at(options, 'words' satisfies keyof InitializationOptions)),
    storage: typeof storage === 'string' && /^file:/i.test(storage) ? storage : null,
    settings: at(options, 'settings' satisfies keyof InitializationOptions),
  };
}

/** URIs of workspace folders, of the one root where a client knows no more, else none. */
function foldersOf(params: unknown): readonly string[] {
  const folders = at(params, 'workspaceFolders');
  if (Array.isArray(folders)) return urisOf(folders);
  const root = at(params, 'rootUri');
  return typeof root === 'string' ? [root] : [];
}

/** The `uri` of each member that has one. */
export function urisOf(values: readonly unknown[]): readonly string[] {
  return values.map((value) => at(value, 'uri')).filter((uri) => typeof uri === 'string');
}
