/** What a newcomer sees: Open Sample, and everything the extension shows on it. */
import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import * as vscode from 'vscode';
import type { SuiteEnvironment } from '../result.ts';
import { activate, EXTENSION_ID, type Row, rowsOf } from './extension.ts';
import { closeAll, diagnosticsOf, eventually, hoverText, positionOf, ruleOf, symbolsOf } from './wait.ts';

export function describeSample(environment: SuiteEnvironment | null): void {
  describe('the sample', () => {
    let document: vscode.TextDocument;

    before(async () => {
      await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
      await vscode.commands.executeCommand('policyReview.openSample');
      document = vscode.window.activeTextEditor!.document;
      await diagnosticsOf(document, 'diagnostics of the sample', (found) => found.length > 0);
    });
    after(closeAll);

    it('is opened by its command from the extension under test', () => {
      assert.match(document.uri.path, /client\/samples\/communique\.md$/);
      assert.equal(document.languageId, 'markdown');
      if (environment === null) return;
      const extension = vscode.extensions.getExtension(EXTENSION_ID)!;
      const root = realpathSync(environment.extensionsRoot);
      assert.ok(realpathSync(extension.extensionPath).startsWith(root), `loaded from ${extension.extensionPath}, not from ${root}`);
    });

    it('shows diagnostics with rule ids, on the words they are about', async () => {
      const found = await diagnosticsOf(document, 'the vague source', (all) => all.some((one) => ruleOf(one) === 'quotation/vague-source'));
      const vague = found.find((one) => ruleOf(one) === 'quotation/vague-source')!;
      assert.match(document.getText(vague.range), /^It is reported/);
      assert.match(vague.message, /does not say who speaks/);
      const line = positionOf(document, '"unfriendly states" said nobody').line;
      assert.deepEqual(
        found.filter((one) => one.range.contains(new vscode.Position(line, 3))).map(ruleOf),
        [],
        'code blocks are not reviewed',
      );
    });

    it('names the speaker in the hover of a quotation', async () => {
      const text = await hoverText(document, positionOf(document, 'We came here to lower', { by: 5 }));
      assert.match(text, /\*\*Elena Marsh\*\*|\*\*Foreign Minister Elena Marsh\*\*/);
      assert.match(text, /Direct quotation/);
      assert.match(text, /cue:? “told”/i);
    });

    it('names the organization in the hover of an abbreviation', async () => {
      assert.match(await hoverText(document, positionOf(document, 'BRICS')), /\*\*BRICS\*\*/);
      assert.match(await hoverText(document, positionOf(document, '(CSTO)', { by: 2 })), /\*\*Collective Security Treaty Organization\*\*/);
    });

    it('says in whose voice a term stands', async () => {
      assert.match(
        await hoverText(document, positionOf(document, 'unfriendly states', { by: 3 })),
        /rhetorical[\s\S]*inside a quotation of/i,
      );
      assert.match(await hoverText(document, positionOf(document, 'bloc mentality', { by: 3 })), /author’s own voice/);
    });

    it('lists quotations, organizations and terms in the outline', async () => {
      const symbols = await eventually('symbols', async () => {
        const all = await symbolsOf(document);
        return all.some((symbol) => symbol.kind === vscode.SymbolKind.String) ? all : null;
      });
      const named = (kind: vscode.SymbolKind) => symbols.filter((symbol) => symbol.kind === kind).map((symbol) => symbol.name);
      assert.ok(
        named(vscode.SymbolKind.String).some((name) => /Elena Marsh: We came here/.test(name)),
        named(vscode.SymbolKind.String).join('\n'),
      );
      assert.ok(
        named(vscode.SymbolKind.Class).includes('Collective Security Treaty Organization'),
        named(vscode.SymbolKind.Class).join('\n'),
      );
      assert.ok(named(vscode.SymbolKind.Constant).includes('unfriendly states'), named(vscode.SymbolKind.Constant).join('\n'));
    });

    it('colours quotations, organizations and terms by what they are', async () => {
      const { legend, tokens } = await eventually('semantic tokens', async () => {
        const [names, answer] = await Promise.all([
          vscode.commands.executeCommand<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri),
          vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri),
        ]);
        return names && answer && answer.data.length > 0 ? { legend: names, tokens: answer.data } : null;
      });
      const found: string[] = [];
      let start = new vscode.Position(0, 0);
      for (let i = 0; i < tokens.length; i += 5) {
        const [down, right, length, type, bits] = tokens.slice(i, i + 5) as unknown as [number, number, number, number, number];
        start = down === 0 ? start.translate(0, right) : new vscode.Position(start.line + down, right);
        const modifiers = legend.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
        const text = document.getText(new vscode.Range(start, start.translate(0, length)));
        found.push(`${[legend.tokenTypes[type], ...modifiers].join('.')} ${text}`);
      }
      for (const expected of ['organization CSTO', 'term.quoted unfriendly states', 'term bloc mentality'])
        assert.ok(found.includes(expected), `${expected} in\n${found.join('\n')}`);
      assert.ok(found.includes('quotation “We came here to lower the temperature, not to raise our voices,”'), found.join('\n'));
    });

    it('groups quotations by speaker in the Quotations view', async () => {
      const rows = await rowsOf('the rows of the sample', (all) => all.some((row) => /Elena Marsh/.test(row.label)));
      const marsh = rows.find((row) => /Elena Marsh/.test(row.label))!;
      assert.equal(marsh.icon, 'person');
      assert.equal(marsh.description, String(marsh.children.length));
      assert.match(marsh.children[0]!.label, /^We came here to lower the temperature/);
      assert.equal(marsh.children[0]!.description, `line ${positionOf(document, 'We came here').line + 1}`);
      assert.equal(marsh.children[0]!.icon, 'quote');
      assert.ok(
        rows.some((row) => /Russian Foreign Ministry|Ministry of Foreign Affairs/.test(row.label) && row.icon === 'organization'),
        labels(rows),
      );
      const sourceless = rows.findIndex((row) => row.label === 'No source');
      assert.ok(sourceless === -1 || sourceless === rows.length - 1, labels(rows));
      for (const quotation of rows.flatMap((row) => row.children)) {
        assert.equal(typeof quotation.item.tooltip, 'string', 'draft text is shown as plain text');
      }
    });

    it('marks a quotation as checked, with who and when, and takes it back', async () => {
      const { quotations } = await activate();
      const iconOf = async () => {
        const [group] = (await quotations.getChildren()) ?? [];
        const [node] = (await quotations.getChildren(group)) ?? [];
        const item = await quotations.getTreeItem(node!);
        const resolved = (await quotations.resolveTreeItem?.(item, node!, new vscode.CancellationTokenSource().token)) ?? item;
        return { node, icon: (item.iconPath as vscode.ThemeIcon).id, tooltip: String(resolved.tooltip) };
      };
      const before = await iconOf();
      await vscode.commands.executeCommand('policyReview.quotations.markChecked', before.node);
      const checked = await iconOf();
      assert.equal(checked.icon, 'pass');
      assert.match(checked.tooltip, /Checked by \S+, .*\d/);
      await vscode.commands.executeCommand('policyReview.quotations.markUnchecked', checked.node);
      assert.equal((await iconOf()).icon, before.icon);
    });

    it('reveals a quotation that is clicked in the view', async () => {
      const rows = await rowsOf('the row of Lindqvist', (all) =>
        all.some((row) => row.children.some((child) => child.label.startsWith('no border'))),
      );
      const row = rows.flatMap((one) => one.children).find((child) => child.label.startsWith('no border'))!;
      const command = row.item.command!;
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      const editor = vscode.window.activeTextEditor!;
      assert.equal(editor.document, document);
      assert.match(document.getText(editor.selection), /^“no border in this region has ever/);
    });
  });
}

function labels(rows: readonly Row[]): string {
  return rows.map((row) => `${row.label} (${row.icon}): ${row.children.map((child) => child.label).join(' | ')}`).join('\n');
}
