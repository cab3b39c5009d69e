/** "Open Translation or Source to the Side" and "Choose What This File Translates…". */
import * as vscode from 'vscode';
import { PAIR_REQUEST, type PairParams, type PairResult } from '../../../server/src/protocol.ts';
import type { Session } from '../session.ts';

/** The other half of the pair beside the active editor, both cursors on paragraphs that stand for each other. */
export async function openPair(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const client = session.client;
  if (editor === undefined || client === undefined) return;
  const { document, selection } = editor;
  const params: PairParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    position: { line: selection.active.line, character: selection.active.character },
  };
  const found = (await client.sendRequest<PairResult[] | null>(PAIR_REQUEST, params)) ?? [];
  const chosen = found.length > 1 ? await choose(found) : found[0];
  if (chosen === undefined) {
    if (found.length > 0) return;
    const choice = vscode.l10n.t('Choose File…');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No source or translation of this file is known. Name it “statement.ru.md” beside “statement.en.md”, write “translation-of” in its front matter, or choose the file.',
      ),
      choice,
    );
    if (answer === choice) await choosePair();
    return;
  }
  const range = chosen.range === null ? undefined : client.protocol2CodeConverter.asRange(chosen.range);
  const other = await vscode.window.showTextDocument(vscode.Uri.parse(chosen.uri), {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
  editor.revealRange(new vscode.Range(selection.active, selection.active), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (range === undefined) return;
  other.selection = new vscode.Selection(range.start, range.start);
  other.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function choose(found: readonly PairResult[]): Promise<PairResult | undefined> {
  const items = found.map((pair) => ({
    label: vscode.workspace.asRelativePath(vscode.Uri.parse(pair.uri)),
    description: pair.role === 'source' ? vscode.l10n.t('source') : vscode.l10n.t('translation'),
    pair,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Open beside this file') }))?.pair;
}

/** Remembers in the settings of the workspace folder what the active file translates. */
export async function choosePair(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const folder = document === undefined ? undefined : vscode.workspace.getWorkspaceFolder(document.uri);
  if (document === undefined || folder === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file of a workspace folder first: the choice is remembered in the settings of its folder.'),
    );
    return;
  }
  const files = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*.{md,markdown,mdx,txt}'),
    '**/node_modules/**',
    MOST_FILES,
  );
  const path = pathIn(folder, document.uri);
  const settings = vscode.workspace.getConfiguration('policyReview.translation', document.uri);
  const pairs = { ...settings.get<Record<string, string>>('pairs') };
  const sources = files.map((uri) => pathIn(folder, uri)).filter((other) => other !== path);
  const none = { label: `$(circle-slash) ${vscode.l10n.t('Not a translation')}`, source: undefined };
  const items = [
    ...(Object.hasOwn(pairs, path) ? [none] : []),
    ...sources
      .sort()
      .map((source) => ({ label: source, ...(pairs[path] === source ? { description: vscode.l10n.t('chosen') } : {}), source })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('The file that {0} translates', path),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  if (chosen.source === undefined) delete pairs[path];
  else pairs[path] = chosen.source;
  await settings.update('pairs', pairs, vscode.ConfigurationTarget.WorkspaceFolder);
}

/** Files offered; in larger folders the name pattern or the front matter is the better way. */
const MOST_FILES = 5_000;

/** With forward slashes, from the folder. */
function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.replace(/\/+$/, '').length + 1);
}
