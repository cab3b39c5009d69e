/** The language features, asked for the way the editor asks for them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate } from './extension.ts';
import { closeAll, diagnosticsOf, eventually, hoverText, positionOf, ruleOf, show } from './wait.ts';

const TEXT = [
  '# Harbour talks',
  '',
  'Sergei Lavrov met the Northern Harbour Council (NHC). “We will not bow,” he said.[^1]',
  '',
  '“The NHC must choose,” Mr Lavrov said. It was a diktat, and a diktat',
  'is no answer. The CSTO was silent.',
  '',
  '> We stay.',
  '> We do not leave.',
  '',
  '[^1]: Speech, https://example.org/speech',
  '',
].join('\n');

export function describeFeatures(): void {
  describe('the language features', () => {
    let document: vscode.TextDocument;
    const ask = <T>(command: string, ...args: unknown[]): Promise<T> =>
      Promise.resolve(vscode.commands.executeCommand<T>(`vscode.${command}`, document.uri, ...args));
    const texts = (ranges: readonly vscode.Range[]): string[] => ranges.map((range) => document.getText(range));

    beforeEach(async () => {
      await activate();
      document = await show(TEXT, 'markdown');
      await diagnosticsOf(document, 'the term in the author’s voice', (all) => all.some((one) => ruleOf(one) === 'term/rhetorical'));
    });
    afterEach(closeAll);

    it('lead from an abbreviation to its definition, and find every mention', async () => {
      const [link] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', positionOf(document, 'The NHC', { by: 5 }));
      assert.equal(document.getText(link!.targetSelectionRange ?? link!.targetRange), 'Northern Harbour Council');
      const found = await ask<vscode.Location[]>('executeReferenceProvider', positionOf(document, 'The NHC', { by: 5 }));
      assert.deepEqual(texts(found.map(({ range }) => range)), ['Northern Harbour Council', 'NHC', 'NHC']);
      const marks = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', positionOf(document, 'diktat'));
      assert.deepEqual(texts(marks.map(({ range }) => range)), ['diktat', 'diktat']);
    });

    it('rename a body in all its forms', async () => {
      const edit = await ask<vscode.WorkspaceEdit>(
        'executeDocumentRenameProvider',
        positionOf(document, 'Harbour Council'),
        'Southern Port Board',
      );
      assert.deepEqual(
        edit.get(document.uri).map(({ newText }) => newText),
        ['Southern Port Board', 'SPB', 'SPB'],
      );
    });

    it('grow a selection from the name to the paragraph', async () => {
      const [range] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', [positionOf(document, 'The NHC', { by: 5 })]);
      const chain: string[] = [];
      for (let at: vscode.SelectionRange | undefined = range; at !== undefined; at = at.parent) chain.push(document.getText(at.range));
      for (const expected of ['NHC', 'The NHC must choose,', '“The NHC must choose,”', '“The NHC must choose,” Mr Lavrov said.'])
        assert.ok(chain.includes(expected), `${expected} in\n${chain.join('\n')}`);
    });

    it('fold block quotations beside what others fold', async () => {
      const others = vscode.languages.registerFoldingRangeProvider('markdown', {
        provideFoldingRanges: () => [new vscode.FoldingRange(0, 5)],
      });
      try {
        const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider');
        const lines = folds.map(({ start, end }) => `${start}-${end}`);
        for (const expected of ['0-5', '7-8']) assert.ok(lines.includes(expected), `${expected} in ${lines.join()}`);
      } finally {
        others.dispose();
      }
    });

    it('show hints and lenses once they are asked for', async () => {
      const configuration = vscode.workspace.getConfiguration('policyReview');
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = () => ask<vscode.InlayHint[]>('executeInlayHintProvider', whole);
      const lenses = () => ask<vscode.CodeLens[]>('executeCodeLensProvider');
      assert.deepEqual([await hints(), await lenses()], [[], []], 'off by default');
      try {
        await configuration.update('inlayHints.speakers', true, vscode.ConfigurationTarget.Global);
        await configuration.update('codeLens.sections', true, vscode.ConfigurationTarget.Global);
        const [hint] = await eventually('a hint', async () => ((await hints()).length > 0 ? hints() : null));
        assert.equal(hint!.label, '= Sergei Lavrov');
        const [lens] = await eventually('a lens', async () => ((await lenses()).length > 0 ? lenses() : null));
        assert.match(lens!.command!.title, /^\d quotations · 1 speaker/);
      } finally {
        await configuration.update('inlayHints.speakers', undefined, vscode.ConfigurationTarget.Global);
        await configuration.update('codeLens.sections', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('complete abbreviations, link footnotes and find symbols', async () => {
      const at = positionOf(document, 'CSTO', { by: 3 });
      const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', at);
      assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'CSTO'));
      const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', 100);
      assert.ok(links.some((link) => document.getText(link.range) === '[^1]' && link.target?.toString() === 'https://example.org/speech'));
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'lavrov');
      assert.ok(symbols.some(({ name }) => name === 'Sergei Lavrov: We will not bow,'));
    });

    it('mend, ignore and rewrite from the light bulb', async () => {
      const actions = await ask<vscode.CodeAction[]>(
        'executeCodeActionProvider',
        new vscode.Range(positionOf(document, 'diktat'), positionOf(document, 'diktat')),
      );
      const titles = actions.map(({ title }) => title);
      assert.ok(titles.includes('Ignore term/rhetorical in this line…'), titles.join('\n'));
      assert.ok(titles.includes('Switch term/rhetorical off in this workspace'), titles.join('\n'));
      const replace = actions.find(({ title }) => title.startsWith('Replace with'))!;
      assert.ok(await vscode.workspace.applyEdit(replace.edit!));
      await diagnosticsOf(document, 'one term less', (all) => all.filter((one) => ruleOf(one) === 'term/rhetorical').length === 1);
    });

    it('mend all marks by the action that runs on save', async () => {
      await closeAll();
      document = await show('Doe said: ”We will act.” Roe said: ”We go.”\n', 'plaintext');
      await diagnosticsOf(document, 'wrong marks', (all) => all.filter((one) => ruleOf(one) === 'quotation/mark-direction').length === 2);
      const [action] = await ask<vscode.CodeAction[]>(
        'executeCodeActionProvider',
        new vscode.Range(0, 0, 1, 0),
        'source.fixAll.policyReview',
      );
      assert.ok(await vscode.workspace.applyEdit(action!.edit!));
      assert.equal(document.getText(), 'Doe said: “We will act.” Roe said: “We go.”\n');
    });

    it('switch a rule off in the workspace and back on', async () => {
      const rules = () => vscode.workspace.getConfiguration('policyReview').inspect<Record<string, string>>('rules')?.workspaceValue;
      // The command waits for its message to be answered, which nobody does here.
      void vscode.commands.executeCommand('policyReview.switchRuleOff', 'term/rhetorical', document.uri.toString());
      try {
        await eventually('the setting', () => rules()?.['term/rhetorical'] === 'off');
        await diagnosticsOf(document, 'silence', (all) => all.every((one) => ruleOf(one) !== 'term/rhetorical'));
      } finally {
        await vscode.workspace.getConfiguration('policyReview').update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      }
      await diagnosticsOf(document, 'the term again', (all) => all.some((one) => ruleOf(one) === 'term/rhetorical'));
    });

    it('work in the Markdown cells of a notebook', async () => {
      await closeAll();
      const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, TEXT, 'markdown')]);
      const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
      await vscode.window.showNotebookDocument(notebook);
      document = notebook.cellAt(0).document;
      assert.equal(document.uri.scheme, 'vscode-notebook-cell');
      const text = await eventually(
        'a hover in the cell',
        async () => (await hoverText(document, positionOf(document, 'We will not'))) || null,
      );
      assert.match(text, /Sergei Lavrov/);
    });
  });
}
