/** "1 quotation", "2 quotations": words with a number, in the language of the editor. */
import * as vscode from 'vscode';
import { pluralForm } from '../../server/src/protocol.ts';

/** `forms` in English, one behind the other: `{0} quotation|{0} quotations`. Other languages have as many forms as they need. */
export function counted(amount: number, forms: string): string {
  // Where there are no words in the editor's language, English ones are shown, which follow English rules.
  const language = vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
  return pluralForm(vscode.l10n.t(forms), amount, language);
}
