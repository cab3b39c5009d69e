/** A translation and its source, side by side. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from './extension.ts';
import { closeAll, diagnosticsOf, eventually, positionOf, ruleOf } from './wait.ts';

export function describePairs(): void {
  describe('a translation and its source', () => {
    afterEach(closeAll);

    it('are held against each other, and opened side by side at the same paragraph', async () => {
      const { extensionUri } = vscode.extensions.getExtension(EXTENSION_ID)!;
      const sample = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'client', 'samples', name);
      const document = await vscode.workspace.openTextDocument(sample('statement.ru.md'));
      const editor = await vscode.window.showTextDocument(document);
      const wanted = ['translation/numbers', 'translation/voice', 'translation/organization', 'translation/untranslated'];
      const found = await diagnosticsOf(document, 'findings of the pair', (all) =>
        wanted.every((rule) => all.some((one) => ruleOf(one) === rule)),
      );
      const voice = found.find((one) => ruleOf(one) === 'translation/voice')!;
      assert.equal(document.getText(voice.range), 'недружественные государства');
      assert.match(voice.relatedInformation![0]!.location.uri.path, /statement\.en\.md$/);

      const at = positionOf(document, 'Товарооборот');
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('policyReview.translation.openPair');
      const other = await eventually(
        'the source beside it',
        () => vscode.window.visibleTextEditors.find((one) => /statement\.en\.md$/.test(one.document.uri.path)) ?? null,
        [vscode.window.onDidChangeVisibleTextEditors as vscode.Event<never>],
      );
      assert.equal(other.document.lineAt(other.selection.active.line).text, 'Trade grew by 3.5 per cent and reached $48.6 billion.');
      assert.ok(vscode.window.visibleTextEditors.some((one) => one.document === document));
      await diagnosticsOf(other.document, 'the echo in the source', (all) => all.some((one) => ruleOf(one) === 'translation/voice'));
    });

    it('may stand in one file', async () => {
      const content =
        '<xliff version="2.0" srcLang="en" trgLang="ru"><file id="a"><unit id="1"><segment>\n<source>34 doors closed.</source>\n<target>Закрыты 43 двери.</target>\n</segment></unit></file></xliff>\n';
      const document = await vscode.workspace.openTextDocument({ content, language: 'xliff' });
      await vscode.window.showTextDocument(document);
      await diagnosticsOf(document, 'another number', (all) => all.some((one) => ruleOf(one) === 'translation/numbers'));
    });
  });
}
