/** What the Quotations view shows of all words in marks: kinds, languages, those with findings, those that hold certain words. */
import * as vscode from 'vscode';
import type { QuotationType, Use } from '../../../server/src/engine/facts.ts';
import type { FactsResult, QuotationFact } from '../../../server/src/protocol.ts';
import { languageName } from '../language-name.ts';

export type Grouping = 'speaker' | 'section' | 'document' | 'status';

export interface QuotationFilter {
  readonly grouping: Grouping;
  /** Words that the quotation, its speaker or its section must hold; empty for all. */
  readonly words: string;
  readonly findingsOnly: boolean;
  /** Kinds and languages that are left out, by their keys: what comes new into sight is shown. */
  readonly hidden: ReadonlySet<string>;
}

const TYPES: readonly QuotationType[] = ['direct', 'mixed', 'block', 'reported'];
const OTHER_USES: readonly Exclude<Use, 'quotation'>[] = ['scare', 'title', 'term', 'other'];

/** Titles, scare quotes and the like are marked, but nobody says them: they are there for whoever asks for them. */
const NOT_SAID: ReadonlySet<string> = new Set(OTHER_USES.map((use) => `use:${use}`));

export const EVERYTHING: QuotationFilter = { grouping: 'speaker', words: '', findingsOnly: false, hidden: NOT_SAID };

/** Grouping hides nothing; it is no part of this. */
export function isFiltered({ words, findingsOnly, hidden }: QuotationFilter): boolean {
  return words !== '' || findingsOnly || hidden.size !== NOT_SAID.size || [...hidden].some((key) => !NOT_SAID.has(key));
}

export function admits({ words, findingsOnly, hidden }: QuotationFilter, quotation: QuotationFact, language: string): boolean {
  if (hidden.has(kindKey(quotation)) || hidden.has(languageKey(language)) || (findingsOnly && quotation.rules.length === 0)) return false;
  if (words === '') return true;
  const wanted = words.toLowerCase();
  const { speaker, speakerText, section, text } = quotation;
  return [text, speaker, speakerText, section].some((part) => part?.toLowerCase().includes(wanted));
}

/** Asks for kinds, then for words; undefined where either was left. */
export async function askFilter(filter: QuotationFilter, texts: readonly FactsResult[]): Promise<QuotationFilter | undefined> {
  const { t } = vscode.l10n;
  const title = t('Filter Quotations');
  const findings = { label: t('With findings only'), picked: filter.findingsOnly, key: 'findings' };
  const languages = [...new Set(texts.map(({ language }) => language))].sort();
  const shown = (key: string, label: string) => ({ label, picked: !filter.hidden.has(key), key });
  const rows = [
    separator(t('Quotations')),
    ...TYPES.map((type) => shown(`type:${type}`, capital(typeWords(type)))),
    separator(t('Other words in marks')),
    ...OTHER_USES.map((use) => shown(`use:${use}`, capital(useWords(use)))),
    // One language alone leaves no choice.
    ...(languages.length < 2 ? [] : [separator(t('Languages')), ...languages.map((code) => shown(languageKey(code), languageName(code)))]),
    separator(t('Findings')),
    findings,
  ];
  const chosen = await vscode.window.showQuickPick(rows, { title, placeHolder: t('What to show'), canPickMany: true });
  if (chosen === undefined) return undefined;
  const words = await vscode.window.showInputBox({
    title,
    prompt: t('Words, a speaker or a section; empty for all'),
    value: filter.words,
  });
  if (words === undefined) return undefined;
  const picked = new Set(chosen.map(({ key }) => key));
  const asked = rows.flatMap(({ key }) => (key === '' || key === 'findings' ? [] : [key]));
  // What was not asked for now, such as a language of another draft, stays as it was.
  const hidden = new Set([...filter.hidden].filter((key) => !asked.includes(key)));
  for (const key of asked) if (!picked.has(key)) hidden.add(key);
  return { ...filter, words: words.trim(), findingsOnly: picked.has('findings'), hidden };
}

export function typeWords(type: QuotationType): string {
  const { t } = vscode.l10n;
  switch (type) {
    case 'direct':
      return t('direct quotation');
    case 'mixed':
      return t('quotation within a sentence');
    case 'block':
      return t('block quotation');
    case 'reported':
      return t('reported speech');
  }
}

export function useWords(use: Use): string {
  const { t } = vscode.l10n;
  switch (use) {
    case 'quotation':
      return t('quotation');
    case 'scare':
      return t('scare quotes');
    case 'title':
      return t('title');
    case 'term':
      return t('word used as a word');
    case 'other':
      return t('marked words');
  }
}

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase(vscode.env.language) + words.slice(1);
}

function kindKey({ use, type }: QuotationFact): string {
  return use === 'quotation' ? `type:${type}` : `use:${use}`;
}

function languageKey(code: string): string {
  return `language:${code}`;
}

function separator(label: string) {
  return { label, kind: vscode.QuickPickItemKind.Separator, key: '' };
}
