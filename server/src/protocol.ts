/**
 * Names and shapes of the messages this server speaks beyond the Language Server Protocol. Imports nothing at run time,
 * so that client and server, which carry different copies of the protocol library, can share it.
 */
import type { Range } from 'vscode-languageserver-types';
import type { Basis, QuotationType, SourceKind, Use } from './engine/facts.ts';

/** Request `FactsParams` -> `FactsResult | null`; null for a document that is not open. */
export const FACTS_REQUEST = 'policyReview/facts';

/** Notification `FactsChangedParams`; sent only where `InitializationOptions.customRequests` is true. */
export const FACTS_CHANGED_NOTIFICATION = 'policyReview/factsChanged';

/** Requests of the server, `FileParams` -> `FileAnswer`, or names; sent only where `InitializationOptions.files` is true. */
export const READ_FILE_REQUEST = 'policyReview/readFile';
export const STAT_FILE_REQUEST = 'policyReview/statFile';
/** `FileParams` -> names of the files directly in the folder, or null. */
export const LIST_FOLDER_REQUEST = 'policyReview/listFolder';

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
  /** URI of the folder that holds the rule pages, `<ruleDocs>/<family>/<name>.md`. */
  readonly ruleDocs?: string;
  /** Commands the client has, by id: actions and lenses name no other. */
  readonly commands?: readonly string[];
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
  readonly counts: FactCounts;
  /** What was not analysed, and why: sentences for people. */
  readonly problems: readonly string[];
}
