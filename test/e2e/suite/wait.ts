/** Bounded waiting: look, and look again at each event, until something is there. */
import * as vscode from 'vscode';

/** Longest wait in milliseconds; far above what any step takes, so that a slow machine does not fail the suite. */
const TIMEOUT = 20_000;

/**
 * Resolves with the first truthy answer of `probe`, asked now, at each event, and (for what announces nothing) every
 * tenth of a second. Rejects after 20 s with `what` and the last answer.
 */
export function eventually<T>(
  what: string,
  probe: () => T | Promise<T>,
  events: readonly vscode.Event<never>[] = [],
): Promise<NonNullable<T>> {
  return new Promise((resolve, reject) => {
    let asking = false;
    let last: unknown;
    const look = async () => {
      if (asking) return;
      asking = true;
      try {
        const answer = await probe();
        last = answer;
        if (answer) finish(() => resolve(answer as NonNullable<T>));
      } catch (error) {
        finish(() => reject(error));
      } finally {
        asking = false;
      }
    };
    const subscriptions = events.map((event) => event(() => void look()));
    const interval = setInterval(() => void look(), 100);
    const timeout = setTimeout(() => finish(() => reject(new Error(`Waited 20 s for ${what}; last seen: ${String(last)}`))), TIMEOUT);
    const finish = (settle: () => void) => {
      clearInterval(interval);
      clearTimeout(timeout);
      for (const subscription of subscriptions) subscription.dispose();
      settle();
    };
    void look();
  });
}

/** The diagnostics of this extension, as soon as they satisfy `wanted`. */
export function diagnosticsOf(
  document: vscode.TextDocument,
  what: string,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const probe = () => {
    const found = vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'Policy Text Review');
    return wanted(found) ? found : null;
  };
  return eventually(what, probe, [vscode.languages.onDidChangeDiagnostics as vscode.Event<never>]);
}

/** Rule ids of diagnostics; the code is a link where the rule has a page. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** Start of the `nth` occurrence (from 0) of `words`, moved by `by` UTF-16 units; throws when they are not there. */
export function positionOf(document: vscode.TextDocument, words: string, { nth = 0, by = 1 } = {}): vscode.Position {
  let offset = -1;
  for (let i = 0; i <= nth; i += 1) {
    offset = document.getText().indexOf(words, offset + 1);
    if (offset < 0) throw new Error(`"${words}" is not in ${document.uri.path}`);
  }
  return document.positionAt(offset + by);
}

export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

export async function symbolsOf(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  const roots = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const all = (symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
    symbols.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);
  return all(roots ?? []);
}

/** Shows a new document and hands it over; closed again by `closeAll`. */
export async function show(content: string, language: 'markdown' | 'plaintext'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

export async function replaceText(document: vscode.TextDocument, words: string, by: string): Promise<void> {
  const start = positionOf(document, words, { by: 0 });
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, words.length)), by);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`The edit of "${words}" was not applied.`);
}

export async function closeAll(): Promise<void> {
  // Reverting first keeps the editor from asking whether to save.
  while (vscode.window.activeTextEditor) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
