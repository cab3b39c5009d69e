/** "Show Review Report" and "Save Review Report…": of the draft or of all drafts of the workspace. */
import * as vscode from 'vscode';
import {
  REPORT_PROGRESS_NOTIFICATION,
  REPORT_REQUEST,
  type ReportFormat,
  type ReportParams,
  type ReportProgress,
  type ReportResult,
  STOP_REPORT_NOTIFICATION,
} from '../../../server/src/protocol.ts';
import type { DraftFacts } from '../facts.ts';
import { DRAFT_GLOB } from '../workspace-facts.ts';

type ReportScope = 'draft' | 'workspace';

/** The report in a panel beside the draft. It holds no script and loads nothing; the panel takes over the theme's colours. */
export async function showReport(draft: DraftFacts): Promise<void> {
  const scope = await chooseScope(draft);
  if (scope === undefined) return;
  const text = await makeReport(draft, scope, 'html');
  if (text === undefined) return;
  const options = { enableScripts: false, enableCommandUris: false, localResourceRoots: [], enableFindWidget: true };
  const panel = vscode.window.createWebviewPanel('policyReview.report', vscode.l10n.t('Review Report'), vscode.ViewColumn.Beside, options);
  panel.webview.html = text;
}

interface Format {
  readonly label: string;
  readonly description: string;
  readonly format: ReportFormat;
  readonly ending: string;
}

function formats(): Format[] {
  const { t } = vscode.l10n;
  return [
    { label: 'HTML', description: t('With charts, to print or hand on'), format: 'html', ending: 'html' },
    { label: 'Markdown', description: t('To go on writing in'), format: 'markdown', ending: 'md' },
    { label: 'CSV', description: t('A row for each quotation, mention, term and finding'), format: 'csv', ending: 'csv' },
    { label: 'JSON', description: t('All facts, for other programs'), format: 'json', ending: 'json' },
  ];
}

export async function saveReport(draft: DraftFacts): Promise<void> {
  const scope = await chooseScope(draft);
  if (scope === undefined) return;
  const chosen = await vscode.window.showQuickPick(formats(), {
    title: vscode.l10n.t('Save Review Report'),
    placeHolder: vscode.l10n.t('Format'),
  });
  if (chosen === undefined) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `review-report.${chosen.ending}`) }),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (target === undefined) return;
  const text = await makeReport(draft, scope, chosen.format);
  if (text === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('The review report was saved.'), open)) === open)
    await vscode.window.showTextDocument(target);
}

async function chooseScope(draft: DraftFacts): Promise<ReportScope | undefined> {
  const items = [
    ...(draft.document === undefined ? [] : [{ label: vscode.l10n.t('This Draft'), scope: 'draft' as const }]),
    ...(vscode.workspace.workspaceFolders === undefined
      ? []
      : [{ label: vscode.l10n.t('All Drafts of the Workspace'), scope: 'workspace' as const }]),
  ];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a draft or a folder first: a report tells what stands in texts.'));
    return undefined;
  }
  return items.length === 1
    ? items[0]!.scope
    : (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Review Report'), placeHolder: vscode.l10n.t('Report on') }))?.scope;
}

let tokens = 0;

async function makeReport(draft: DraftFacts, scope: ReportScope, format: ReportFormat): Promise<string | undefined> {
  const client = draft.session.client;
  if (client === undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The review server is not running, so there is nothing to report.'));
    return undefined;
  }
  const found =
    scope === 'draft' ? [draft.document!.uri] : await vscode.workspace.findFiles(DRAFT_GLOB, '**/{node_modules,.git,dist,out}/**');
  const uris = found.map((uri) => client.code2ProtocolConverter.asUri(uri)).sort();
  tokens += 1;
  const token = String(tokens);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Making the review report'), cancellable: true },
    async (progress, cancel) => {
      const heard = client.onNotification(REPORT_PROGRESS_NOTIFICATION, (report: ReportProgress) => {
        if (report.token === token)
          progress.report({ increment: 100 / uris.length, message: vscode.l10n.t('{0} of {1}', report.done, uris.length) });
      });
      cancel.onCancellationRequested(() => void client.sendNotification(STOP_REPORT_NOTIFICATION, { token }));
      try {
        const params: ReportParams = { uris, format, token };
        const { text, unread } = await client.sendRequest<ReportResult>(REPORT_REQUEST, params);
        if (cancel.isCancellationRequested) return undefined;
        if (unread.length > 0)
          void vscode.window.showWarningMessage(
            vscode.l10n.t('{0} of {1} files could not be read and are not in the report.', unread.length, uris.length),
          );
        return text;
      } finally {
        heard.dispose();
      }
    },
  );
}
