/**
 * The facts the engine states about one text, and the findings rules make of them.
 * These are the values behind the stable JSON contract; fields may be added, never renamed.
 * All offsets are UTF-16 code units of the text given to `analyze`, end exclusive.
 */
import type { Phrase } from './said.ts';
import type { Span, TextSpan } from './span.ts';

export type Format = 'markdown' | 'plaintext';

/** What a marked stretch is used as. */
export type Use = 'quotation' | 'scare' | 'title' | 'term' | 'other';

export type QuotationType = 'direct' | 'mixed' | 'block' | 'reported';

/** The attribution pattern that decided; a closed list so that docs and tests can name each. */
export type Basis =
  | 'quotation-verb-source'
  | 'quotation-source-verb'
  | 'source-verb-quotation'
  | 'colon'
  | 'according-to'
  | 'passive-by'
  | 'noun-cue'
  | 'clause'
  | 'trailing-clause'
  | 'interrupted'
  | 'continued'
  | 'floating'
  | 'lead-in'
  | 'attribution-line'
  | 'dialogue-dash'
  | 'incise'
  | 'that-clause'
  | 'parenthetical'
  | 'impersonal'
  | 'headline'
  | 'enclosing'
  | 'none';

/** Who said it. `canonical` is the name to show, null while unresolved; `entity` an id of this document. */
export interface Source extends TextSpan {
  readonly canonical: string | null;
  readonly entity: string | null;
  readonly kind: SourceKind;
}

export type SourceKind = 'person' | 'organization' | 'document' | 'pronoun' | 'vague' | 'other';

/** The marks as they read, whatever the source writes for them: `“` also for `&ldquo;`. */
export interface QuotationMarks {
  readonly open: string;
  /** Null where the quotation is not closed. */
  readonly close: string | null;
  /** The opening mark of the marked stretch around it in the same paragraph. */
  readonly around: string | null;
}

export interface Quotation extends Span {
  /** Without marks; one entry per paragraph or fragment. */
  readonly content: readonly Span[];
  readonly text: string;
  /** Nesting depth, 0 outermost. */
  readonly level: number;
  readonly closed: boolean;
  readonly use: Use;
  readonly type: QuotationType;
  readonly source: Source | null;
  readonly cue: TextSpan | null;
  /** Null where no marks stand around it: reports and block quotations. */
  readonly marks: QuotationMarks | null;
  readonly basis: Basis;
  /** 0..1: of the attribution where there is a source, else of the use. */
  readonly confidence: number;
}

export type MentionForm = 'full' | 'abbreviation' | 'alias' | 'short';

/** One occurrence of a named organization. */
export interface Mention extends TextSpan {
  /** Gazetteer id, or a document-local id (`local:…`) for a body that is not in the gazetteer; null while ambiguous. */
  readonly entity: string | null;
  readonly canonical: string;
  readonly form: MentionForm;
  readonly known: boolean;
  readonly confidence: number;
}

export type Voice = 'author' | 'quoted' | 'reported' | 'distanced';
export type AdministrativeStatus = 'preferred' | 'admitted' | 'deprecated' | 'superseded';

/** One use of a term of the termbase. */
export interface Occurrence extends TextSpan {
  /** Id of the concept entry. */
  readonly concept: string;
  /** The term as the termbase writes it. */
  readonly term: string;
  /** What a termbase says of it besides its status, `rhetorical`; null where it says nothing. */
  readonly label: string | null;
  readonly status: AdministrativeStatus | null;
  readonly voice: Voice;
  /** Neutral alternatives or preferred terms, insertable as they stand. */
  readonly alternatives: readonly string[];
  /** The file of the termbase it comes from; absent for what is built in. */
  readonly termbase?: string;
}

/** An entity of this document: a speaker or an organization. */
export interface Entity {
  readonly id: string;
  readonly kind: 'person' | 'organization';
  readonly canonical: string;
  /** True when the gazetteer knows it. */
  readonly known: boolean;
  readonly abbreviation: string | null;
  /** Spans of all mentions, in order of the text. */
  readonly mentions: readonly Span[];
}

/** A long form with its short form, as the text itself defines it: "Collective Security Treaty Organization (CSTO)". */
export interface Definition extends Span {
  readonly long: TextSpan;
  readonly short: TextSpan;
  readonly entity: string;
}

export interface Heading extends TextSpan {
  /** 1 for the top level. */
  readonly depth: number;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A span and what takes its place. */
export interface Edit extends Span {
  readonly newText: string;
}

/** A replacement that repairs a finding. */
export interface Fix extends Edit {
  readonly title: string;
  /** What the title is made of. */
  readonly said?: Phrase | undefined;
  /** What has to change with it, apart from it and from each other: the mark on the other side. */
  readonly also?: readonly Edit[];
  /** True when it cannot change meaning (marks, spacing). */
  readonly safe: boolean;
}

/** Zero-based line; UTF-16 units from the start of the line. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** What a list of problems shows of a finding, by lines: that is the same for most of a text while a line is typed in. */
export interface FindingInLines extends Pick<Finding, 'rule' | 'severity' | 'message' | 'said'> {
  readonly start: Place;
  readonly end: Place;
  readonly related: readonly { readonly start: Place; readonly end: Place; readonly message: string; readonly said?: Phrase | undefined }[];
}

export interface Finding extends Span {
  readonly rule: string;
  readonly severity: Severity;
  /** In English. */
  readonly message: string;
  /** What the message is made of, for other languages; absent where it is only said in English. */
  readonly said?: Phrase | undefined;
  readonly related: readonly (Span & { readonly message: string; readonly said?: Phrase | undefined })[];
  /** Span-free hash; survives edits elsewhere. */
  readonly fingerprint: string;
  readonly fixes: readonly Fix[];
}

/** A quotation mark without its counterpart. */
export interface LooseMark extends Span {
  readonly side: 'opening' | 'closing';
}

/** Something that was not analysed, and why. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** What the message is made of, for other languages; absent where it is only said in English. */
  readonly said?: Phrase | undefined;
  readonly start?: number;
  readonly end?: number;
}

export interface Facts {
  /** BCP 47 code of the text's language. */
  readonly language: string;
  readonly format: Format;
  /** UTF-16 code units. */
  readonly length: number;
  readonly headings: readonly Heading[];
  readonly quotations: readonly Quotation[];
  readonly organizations: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly definitions: readonly Definition[];
  readonly terms: readonly Occurrence[];
  /** Quotation marks that pair with nothing: at most one of each side in a paragraph. */
  readonly looseMarks: readonly LooseMark[];
  readonly problems: readonly Problem[];
}

export interface Analysis extends Facts {
  readonly findings: readonly Finding[];
}

/** What is known of a text that says nothing, or of which nothing is known. */
export const NO_FACTS: Facts = {
  language: 'und',
  format: 'plaintext',
  length: 0,
  headings: [],
  quotations: [],
  organizations: [],
  entities: [],
  definitions: [],
  terms: [],
  looseMarks: [],
  problems: [],
};
