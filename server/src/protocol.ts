/**
 * Names and shapes of the messages this server speaks beyond the Language Server Protocol. Imports nothing at run time,
 * so that client and server, which carry different copies of the protocol library, can share it.
 */
import type { Range } from 'vscode-languageserver-types';
import type { AdministrativeStatus, Basis, MentionForm, QuotationType, Severity, SourceKind, Use, Voice } from './engine/facts.ts';

/** Request `FactsParams` -> `FactsResult | null`; null for a document that is not open. */
export const FACTS_REQUEST = 'policyReview/facts';

/** Request `FactsParams` -> `FactsResult | null`; also of a file that is not open; null where it cannot be read. */
export const FILE_FACTS_REQUEST = 'policyReview/fileFacts';

/** Request `ReportParams` -> `ReportResult`. */
export const REPORT_REQUEST = 'policyReview/report';

/** Notification `ReportProgress`, sent while a report is made. */
export const REPORT_PROGRESS_NOTIFICATION = 'policyReview/reportProgress';

/** Notification `{ token }`: nobody waits for the report any more. */
export const STOP_REPORT_NOTIFICATION = 'policyReview/stopReport';

/** Notification `PauseParams`: a document is not judged until it is told otherwise; its facts stay. */
export const PAUSE_NOTIFICATION = 'policyReview/pause';

/** Notification `FactsChangedParams`; sent only where `InitializationOptions.customRequests` is true. */
export const FACTS_CHANGED_NOTIFICATION = 'policyReview/factsChanged';

/** Requests of the server, `FileParams` -> `FileAnswer`, or names; sent only where `InitializationOptions.files` is true. */
export const READ_FILE_REQUEST = 'policyReview/readFile';
export const STAT_FILE_REQUEST = 'policyReview/statFile';
/** `FileParams` -> names of the files directly in the folder, or null. */
export const LIST_FOLDER_REQUEST = 'policyReview/listFolder';
/** `FileParams` -> names of the folders directly in the folder, or null. */
export const LIST_FOLDERS_REQUEST = 'policyReview/listFolders';

/** Request `PairParams` -> `PairResult[]`: the other halves of the pairs a document is in; empty where it is in none. */
export const PAIR_REQUEST = 'policyReview/pair';

/** The settings section. */
export const SETTINGS_SECTION = 'policyReview';

/** What a client may pass as `initializationOptions`; every field is optional, and no client has to know this server. */
export interface InitializationOptions {
  /** True when the client wants `policyReview/factsChanged`. */
  readonly customRequests?: boolean;
  /** True when the client answers `policyReview/readFile`, `statFile` and `listFolder` for files that are not on the server's disk. */
  readonly files?: boolean;
  /** False while nobody has trusted the workspace: then no file outside of it is read. */
  readonly trusted?: boolean;
  /** URI of the folder that holds the rule pages, `<ruleDocs>/<family>/<name>.md`. */
  readonly ruleDocs?: string;
  /** URI of a folder of the client's own, never of the workspace, in which the server may keep what it made of large termbases. */
  readonly storage?: string;
  /** Commands the client has, by id: actions and lenses name no other. */
  readonly commands?: readonly string[];
  /** What features say in another language than English: its code, and texts by the English ones, as in `client/l10n`. */
  readonly words?: { readonly language: string; readonly bundle: Readonly<Record<string, string>> };
  /** Settings for clients that know neither `workspace/configuration` nor `workspace/didChangeConfiguration`. */
  readonly settings?: unknown;
}

export interface FileParams {
  readonly uri: string;
}

/** The text of a file, or its stamp: a string that changes whenever the file does. Null where there is no such file. */
export type FileAnswer = string | null;

export interface PairParams {
  readonly uri: string;
  readonly position: Range['start'];
}

export interface PairResult {
  readonly uri: string;
  /** What the other file is to the document. */
  readonly role: 'source' | 'translation';
  /** The paragraph there that stands for the one at the position; the nearest before it where there is none. Null where nothing is known. */
  readonly range: Range | null;
}

export interface PauseParams {
  readonly uri: string;
  readonly paused: boolean;
}

export interface FactsParams {
  readonly uri: string;
}

export interface FactsChangedParams {
  readonly uri: string;
  readonly version: number;
}

/** One marked stretch or reported clause; ask `use` and `type` which of them it is. */
export interface QuotationFact {
  readonly range: Range;
  /** The words without their marks, on one line, at most 200 UTF-16 code units. */
  readonly text: string;
  /** Canonical name of who said it, null while unresolved. */
  readonly speaker: string | null;
  /** Tells speakers of one document apart, whatever they are called; null where the source stays unresolved. */
  readonly speakerId: string | null;
  /** The words the draft uses for who said it. */
  readonly speakerText: string | null;
  readonly kind: SourceKind | null;
  readonly type: QuotationType;
  readonly use: Use;
  readonly cue: string | null;
  readonly basis: Basis;
  /** 0..1 */
  readonly confidence: number;
  /** The heading it stands under, null before the first. */
  readonly section: string | null;
  /** Of its words and speaker; survives edits elsewhere. */
  readonly fingerprint: string;
  /** The rules that have something to say about it. */
  readonly rules: readonly string[];
}

export interface MentionFact {
  readonly range: Range;
  readonly text: string;
  readonly form: MentionForm;
}

/** A body with all its mentions in one text. */
export interface OrganizationFact {
  /** Of the gazetteer, the same in all texts; or one of this text. */
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string | null;
  /** For people; null where the gazetteer does not know the body. */
  readonly kind: string | null;
  readonly mentions: readonly MentionFact[];
  readonly rules: readonly string[];
}

export interface TermFact {
  readonly range: Range;
  readonly text: string;
  readonly concept: string;
  /** The term as the termbase writes it. */
  readonly term: string;
  /** Of the built-in list; null for a term of the user's own. */
  readonly category: string | null;
  readonly voice: Voice;
  readonly status: AdministrativeStatus | null;
  /** Whose words it stands in, null in the author's own. */
  readonly speaker: string | null;
}

export interface FindingFact {
  readonly range: Range;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface FactCounts {
  /** Marked quotations; reported speech, titles and scare quotes are not counted. */
  readonly quotations: number;
  /** Different bodies, not mentions. */
  readonly organizations: number;
  /** Occurrences. */
  readonly terms: number;
  readonly findings: number;
}

export interface FactsResult {
  readonly uri: string;
  readonly version: number;
  /** In the order of the text. */
  readonly quotations: readonly QuotationFact[];
  /** In the order of their first mentions. */
  readonly organizations: readonly OrganizationFact[];
  /** In the order of the text. */
  readonly terms: readonly TermFact[];
  readonly findings: readonly FindingFact[];
  readonly language: string;
  readonly counts: FactCounts;
  /** What was not analysed, and why: sentences for people. */
  readonly problems: readonly string[];
}

export type ReportFormat = 'html' | 'markdown' | 'csv' | 'json';

export interface ReportParams {
  readonly uris: readonly string[];
  readonly format: ReportFormat;
  /** Comes back with each `ReportProgress`. */
  readonly token: string;
}

export interface ReportProgress {
  readonly token: string;
  readonly done: number;
}

export interface ReportResult {
  readonly text: string;
  /** Files that could not be read. */
  readonly unread: readonly string[];
}

/**
 * The form for an amount out of `one|other`, `one|few|many` or a single one, with the number in place of `{0}`. Bundles of words
 * give as many forms as their language has.
 */
export function pluralForm(forms: string, amount: number, language: string): string {
  const all = forms.split('|');
  const category = new Intl.PluralRules(language).select(amount);
  const form = category === 'one' ? all[0]! : category === 'few' && all.length > 2 ? all[1]! : all.at(-1)!;
  return form.replaceAll('{0}', amount.toLocaleString(language));
}
