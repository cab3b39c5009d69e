/** Drafts of every kind, edits, and a server that goes away and comes back. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID, rowsOf } from './extension.ts';
import { closeAll, diagnosticsOf, eventually, hoverText, positionOf, replaceText, ruleOf, show, symbolsOf } from './wait.ts';

const VAGUE = 'quotation/vague-source';

export function describeDocuments(): void {
  describe('drafts of every kind', () => {
    afterEach(closeAll);

    it('reviews a plain text file', async () => {
      const extension = vscode.extensions.getExtension(EXTENSION_ID)!;
      const uri = vscode.Uri.joinPath(extension.extensionUri, 'client', 'samples', 'wire-story.txt');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      assert.equal(document.languageId, 'plaintext');
      await diagnosticsOf(document, 'the vague source of the wire story', (found) => found.some((one) => ruleOf(one) === VAGUE));
      assert.match(await hoverText(document, positionOf(document, 'We have heard enough', { by: 4 })), /Karim Osei/);
      await rowsOf('the rows of the wire story', (rows) => rows.some((row) => /Karim Osei/.test(row.label)));
    });

    it('reviews an untitled document and follows the active editor', async () => {
      const document = await show('“We keep our word,” said Foreign Minister Ada Quill. It is reported that others do not.\n', 'markdown');
      assert.equal(document.uri.scheme, 'untitled');
      await diagnosticsOf(document, 'the vague source of the untitled draft', (found) => found.some((one) => ruleOf(one) === VAGUE));
      const rows = await rowsOf(
        'the one speaker of the untitled draft',
        (all) => all.length > 0 && all.every((row) => !/Osei/.test(row.label)),
      );
      assert.match(rows[0]!.label, /Ada Quill/);
      assert.equal(rows[0]!.children[0]!.label, 'We keep our word,');
    });

    it('reviews again after an edit', async () => {
      const document = await show('The minister arrived on Monday.\n\nNothing else happened.\n', 'plaintext');
      await replaceText(document, 'Nothing else happened.', 'It is reported that the talks failed.');
      const found = await diagnosticsOf(document, 'a finding after the edit', (all) => all.some((one) => ruleOf(one) === VAGUE));
      assert.equal(found.find((one) => ruleOf(one) === VAGUE)!.range.start.line, 2);
      await replaceText(document, 'It is reported that the talks failed.', 'The talks failed.');
      await diagnosticsOf(document, 'no finding after the second edit', (all) => all.every((one) => ruleOf(one) !== VAGUE));
    });

    it('obeys the severity of a rule in the settings, and "off"', async () => {
      const configuration = vscode.workspace.getConfiguration('policyReview');
      const document = await show('It is reported that the talks failed.\n', 'plaintext');
      await diagnosticsOf(document, 'a finding by default', (all) => all.some((one) => ruleOf(one) === VAGUE));
      try {
        await configuration.update('rules', { [VAGUE]: 'error' }, vscode.ConfigurationTarget.Global);
        await diagnosticsOf(document, 'an error', (all) =>
          all.some((one) => ruleOf(one) === VAGUE && one.severity === vscode.DiagnosticSeverity.Error),
        );
        await configuration.update('rules', { [VAGUE]: 'off' }, vscode.ConfigurationTarget.Global);
        await diagnosticsOf(document, 'silence', (all) => all.every((one) => ruleOf(one) !== VAGUE));
      } finally {
        await configuration.update('rules', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('leaves other languages alone', async () => {
      const draft = await show('It is reported that the talks failed.\n', 'plaintext');
      await diagnosticsOf(draft, 'a finding in the draft', (all) => all.length > 0);
      const document = await vscode.workspace.openTextDocument({ content: '{ "a": "It is reported that" }', language: 'json' });
      await vscode.window.showTextDocument(document);
      assert.equal(await hoverText(document, new vscode.Position(0, 12)), '');
      await rowsOf('an empty view', (rows) => rows.length === 0);
    });

    it('restarts the server and reviews again', async () => {
      const document = await show('“We keep our word,” said Foreign Minister Ada Quill. It is reported that others do not.\n', 'markdown');
      await diagnosticsOf(document, 'a finding before the restart', (all) => all.some((one) => ruleOf(one) === VAGUE));
      const before = (await symbolsOf(document)).length;
      const emptied = eventually('diagnostics to be dropped', () => vscode.languages.getDiagnostics(document.uri).length === 0, [
        vscode.languages.onDidChangeDiagnostics as vscode.Event<never>,
      ]);
      await Promise.all([emptied, vscode.commands.executeCommand('policyReview.restartServer')]);
      await diagnosticsOf(document, 'a finding after the restart', (all) => all.some((one) => ruleOf(one) === VAGUE));
      await rowsOf('the speaker after the restart', (rows) => rows.some((row) => /Ada Quill/.test(row.label)));
      const after = await eventually('symbols after the restart', async () => (await symbolsOf(document)).length);
      assert.equal(after, before, 'one server answers, not two');
    });
  });
}
