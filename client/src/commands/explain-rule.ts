/** "Explain a Rule…": the page of a rule in the Markdown preview, from the light bulb or by choice. The pages lie in the extension. */
import * as vscode from 'vscode';
import { DRAFT_SELECTOR, EXCHANGE_SELECTOR } from '../drafts.ts';
import { ruleOf } from './findings.ts';

export function registerExplainRule(context: vscode.ExtensionContext): vscode.Disposable {
  const rules = summaries(context.extension.packageJSON);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyReview.explainRule', (rule?: unknown) => explain(context.extensionUri, rules, rule)),
    vscode.languages.registerCodeActionsProvider(
      [...DRAFT_SELECTOR, ...EXCHANGE_SELECTOR],
      { provideCodeActions: explanations(rules) },
      KINDS,
    ),
  );
}

const KINDS: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

/** Rule id -> one line, as the manifest says it in the language of the editor. */
type Rules = ReadonlyMap<string, string>;

interface Manifest {
  readonly contributes?: {
    readonly configuration?: {
      readonly properties?: Readonly<Record<string, { readonly properties?: Readonly<Record<string, { readonly description?: string }>> }>>;
    };
  };
}

function summaries(manifest: Manifest): Rules {
  const rules = manifest.contributes?.configuration?.properties?.['policyReview.rules']?.properties ?? {};
  return new Map(Object.entries(rules).map(([id, { description }]) => [id, description ?? '']));
}

function explanations(rules: Rules): vscode.CodeActionProvider['provideCodeActions'] {
  return (_document, _range, { diagnostics, only }) => {
    if (only !== undefined && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const found = new Set(diagnostics.map(ruleOf));
    return [...found].flatMap((rule) => {
      if (rule === null || !rules.has(rule)) return [];
      const action = new vscode.CodeAction(vscode.l10n.t('Explain this rule: {0}', rule), vscode.CodeActionKind.QuickFix);
      action.diagnostics = diagnostics.filter((one) => ruleOf(one) === rule);
      action.command = { title: action.title, command: 'policyReview.explainRule', arguments: [rule] };
      return [action];
    });
  };
}

async function explain(extensionUri: vscode.Uri, rules: Rules, given: unknown): Promise<void> {
  // Anybody can call the command, so only what the extension has a page of is opened.
  const rule = typeof given === 'string' && rules.has(given) ? given : await choose(rules);
  if (rule === undefined) return;
  const page = vscode.Uri.joinPath(extensionUri, 'server', 'docs', 'rules', `${rule}.md`);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}

/** Those that were found where the cursor is stand first. */
async function choose(rules: Rules): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = new Set(
    (editor ? vscode.languages.getDiagnostics(editor.document.uri) : [])
      .filter(({ range }) => editor && range.contains(editor.selection.active))
      .map(ruleOf),
  );
  const items = [...rules]
    .map(([label, detail]) => ({ label, detail, ...(here.has(label) ? { description: vscode.l10n.t('found here') } : {}) }))
    .sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The rule to explain'), matchOnDetail: true });
  return chosen?.label;
}
