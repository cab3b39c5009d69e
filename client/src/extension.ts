/** What every host shares: options of the client, commands, the view, the status item. The entries add the way to the server. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type AppliedActions, registerApply } from './commands/apply.ts';
import { registerExplainRule } from './commands/explain-rule.ts';
import { registerFindings } from './commands/findings.ts';
import { registerIgnore, SERVER_COMMANDS } from './commands/ignore.ts';
import { registerMenu } from './commands/menu.ts';
import { openSample } from './commands/open-sample.ts';
import { copyAsMarkdown, copyQuotation, markChecked, openBeside } from './commands/quotations.ts';
import { saveReport, showReport } from './commands/report.ts';
import { restartServer } from './commands/restart-server.ts';
import { showOutput } from './commands/show-output.ts';
import { choosePair, openPair } from './commands/translation.ts';
import { CONFIGURATION_SELECTOR, DRAFT_SELECTOR, EXCHANGE_SELECTOR, TBX_SELECTOR, TERMBASE_SELECTOR } from './drafts.ts';
import { DraftFacts } from './facts.ts';
import { serveFiles } from './files.ts';
import { registerOutline } from './outline.ts';
import { PausedDrafts } from './paused.ts';
import { Session } from './session.ts';
import { registerStatus } from './status.ts';
import { CheckedQuotations } from './views/checked.ts';
import { registerOrganizations } from './views/organizations.ts';
import { type QuotationsNode, registerQuotations } from './views/quotations.ts';
import { Scope } from './views/scope.ts';
import { registerTerms } from './views/terms.ts';
import { type FactNode, showPlace } from './views/tree.ts';
import { WorkspaceFacts } from './workspace-facts.ts';

/** What other extensions and the tests in a real editor can ask for. */
export interface PolicyReviewApi {
  readonly quotations: vscode.TreeDataProvider<QuotationsNode>;
  readonly organizations: vscode.TreeDataProvider<FactNode>;
  readonly terms: vscode.TreeDataProvider<FactNode>;
}

export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

let session: Session | undefined;

/** `user` is who marks quotations as checked. */
export function activateExtension(context: vscode.ExtensionContext, createClient: ClientFactory, user: string): PolicyReviewApi {
  const output = vscode.window.createOutputChannel('Policy Text Review', { log: true });
  const actions = registerApply();
  const current = new Session(() => {
    const client = createClient(clientOptions(context, output, actions));
    draft.listen(client);
    serveFiles(client);
    return client;
  });
  session = current;
  const draft = new DraftFacts(current);
  const paused = new PausedDrafts(current);
  const workspaceFacts = new WorkspaceFacts(current);
  const scope = new Scope(draft, workspaceFacts);
  const checked = new CheckedQuotations(context.workspaceState, user);
  const quotations = registerQuotations(draft, scope, checked);
  const organizations = registerOrganizations(scope);
  const terms = registerTerms(scope);
  context.subscriptions.push(
    output,
    actions.disposable,
    draft,
    workspaceFacts,
    scope,
    checked,
    quotations.disposable,
    organizations.disposable,
    terms.disposable,
    paused,
    registerStatus(draft, paused),
    registerMenu(context, draft, paused),
    registerIgnore(),
    registerFindings(),
    registerOutline(),
    registerExplainRule(context),
    // What could not be read before is read by a server that starts afresh.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void current.restart()),
    vscode.commands.registerCommand('policyReview.openSample', () => openSample(context.extensionUri)),
    vscode.commands.registerCommand('policyReview.restartServer', () => restartServer(current)),
    vscode.commands.registerCommand('policyReview.quotations.groupBy', () => quotations.group()),
    vscode.commands.registerCommand('policyReview.quotations.filter', () => quotations.find()),
    vscode.commands.registerCommand('policyReview.quotations.showAll', () => quotations.showAll()),
    vscode.commands.registerCommand('policyReview.quotations.copy', copyQuotation),
    vscode.commands.registerCommand('policyReview.quotations.copyAsMarkdown', copyAsMarkdown),
    vscode.commands.registerCommand('policyReview.quotations.openBeside', openBeside),
    vscode.commands.registerCommand('policyReview.quotations.markChecked', (node) => markChecked(node, checked, true)),
    vscode.commands.registerCommand('policyReview.quotations.markUnchecked', (node) => markChecked(node, checked, false)),
    vscode.commands.registerCommand('policyReview.showPlace', showPlace),
    vscode.commands.registerCommand('policyReview.terms.showAuthorOnly', () => terms.showAuthorOnly(true)),
    vscode.commands.registerCommand('policyReview.terms.showAll', () => terms.showAuthorOnly(false)),
    vscode.commands.registerCommand('policyReview.showWorkspace', () => scope.set('workspace')),
    vscode.commands.registerCommand('policyReview.showDraft', () => scope.set('draft')),
    vscode.commands.registerCommand('policyReview.showReport', () => showReport(draft)),
    vscode.commands.registerCommand('policyReview.saveReport', () => saveReport(draft)),
    vscode.commands.registerCommand('policyReview.showOutput', () => showOutput(output)),
    vscode.commands.registerCommand('policyReview.translation.openPair', () => openPair(current)),
    vscode.commands.registerCommand('policyReview.translation.choosePair', choosePair),
  );
  // Not awaited: the editor should not wait for the server to be ready, and the status item says that it starts.
  void current.restart();
  return { quotations: quotations.provider, organizations: organizations.provider, terms: terms.provider };
}

export async function deactivateExtension(): Promise<void> {
  const current = session;
  session = undefined;
  await current?.stop();
}

function clientOptions(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, actions: AppliedActions): LanguageClientOptions {
  return {
    documentSelector: [...DRAFT_SELECTOR, ...EXCHANGE_SELECTOR, ...TERMBASE_SELECTOR, ...TBX_SELECTOR, ...CONFIGURATION_SELECTOR],
    outputChannel: output,
    diagnosticCollectionName: 'policyReview',
    initializationOptions: {
      customRequests: true,
      commands: SERVER_COMMANDS,
      files: true,
      trusted: vscode.workspace.isTrusted,
      ...(vscode.l10n.bundle === undefined ? {} : { words: { language: vscode.env.language, bundle: vscode.l10n.bundle } }),
      storage: context.globalStorageUri.toString(),
      ruleDocs: vscode.Uri.joinPath(context.extensionUri, 'server', 'docs', 'rules').toString(),
    },
    middleware: {
      // An extension for YAML reads the same schemas: one of both is enough.
      provideCompletionItem: (document, position, context, token, next) =>
        document.languageId === 'yaml' && vscode.extensions.getExtension(YAML_EXTENSION) !== undefined
          ? undefined
          : next(document, position, context, token),
      provideCodeActions: async (document, range, query, token, next) =>
        (await next(document, range, query, token))?.map((action) => actions.asOne(action)),
    },
    // Hovers show draft text; commands and raw HTML in it must stay dead.
    markdown: { isTrusted: false, supportHtml: false },
  };
}

const YAML_EXTENSION = 'redhat.vscode-yaml';
