/** What the menu of the status item leads to. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate } from './extension.ts';
import { closeAll, diagnosticsOf, hoverText, positionOf, ruleOf, show } from './wait.ts';

export function describeMenu(): void {
  describe('the menu', () => {
    beforeEach(activate);
    afterEach(closeAll);

    it('pauses the judging of one draft: its findings go, its facts stay, and both come back', async () => {
      const document = await show('The diktat is no answer.\n', 'plaintext');
      await diagnosticsOf(document, 'the term', (all) => all.some((one) => ruleOf(one) === 'term/rhetorical'));
      await vscode.commands.executeCommand('policyReview.pauseJudging');
      await diagnosticsOf(document, 'no findings', (all) => all.length === 0);
      assert.match(await hoverText(document, positionOf(document, 'diktat')), /author’s own voice/);
      await vscode.commands.executeCommand('policyReview.resumeJudging');
      await diagnosticsOf(document, 'the term again', (all) => all.some((one) => ruleOf(one) === 'term/rhetorical'));
    });
  });
}
