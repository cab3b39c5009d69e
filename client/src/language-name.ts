/** What a language is called in the language of the editor. */
import * as vscode from 'vscode';

/** The code itself where nothing better is known. */
export function languageName(code: string): string {
  if (code === 'und') return vscode.l10n.t('unknown language');
  try {
    return new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
