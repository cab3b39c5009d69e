/** Which documents are drafts: the texts this extension reviews, and nothing else that happens to be plain text. */
import type * as vscode from 'vscode';

const LANGUAGES = ['markdown', 'plaintext'] as const;

// Schemes are listed so that output channels, Git revisions and other read-only texts stay out.
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-notebook-cell'] as const;

export interface DraftFilter {
  readonly language: string;
  readonly scheme: string;
}

export const DRAFT_SELECTOR: readonly DraftFilter[] = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

/** Files that hold a source and its translation unit by unit: checked, but no drafts. */
export const EXCHANGE_SELECTOR: readonly DraftFilter[] = ['xliff', 'po'].flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);

export function isDraft(document: vscode.TextDocument): boolean {
  return DRAFT_SELECTOR.some((filter) => filter.language === document.languageId && filter.scheme === document.uri.scheme);
}

/** Termbases: the server shows what is wrong with them. YAML and tables of other names may be anything. */
export const TERMBASE_SELECTOR: readonly { readonly pattern: string; readonly scheme: string }[] = SCHEMES.filter(
  (scheme) => scheme !== 'untitled' && scheme !== 'vscode-notebook-cell',
).map((scheme) => ({ pattern: '**/{termbase,*.termbase}.{yaml,yml,csv,tsv}', scheme }));

/** Settings of a folder, which count as they stand in the editor. */
export const CONFIGURATION_SELECTOR = TERMBASE_SELECTOR.map(({ scheme }) => ({ pattern: '**/policy-review.yaml', scheme }));

/** Whatever ends so is a termbase. */
export const TBX_SELECTOR = TERMBASE_SELECTOR.map(({ scheme }) => ({ pattern: '**/*.tbx', scheme }));
