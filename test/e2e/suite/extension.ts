/** The extension under test and its Quotations view, as rows of text. */
import * as vscode from 'vscode';
import type { PolicyReviewApi } from '../../../client/src/extension.ts';
import type { QuotationsNode } from '../../../client/src/views/quotations.ts';
import { eventually } from './wait.ts';

export const EXTENSION_ID = 'policy-text-review.policy-text-review';

export interface Row {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly item: vscode.TreeItem;
  readonly children: readonly Row[];
}

export async function activate(): Promise<PolicyReviewApi> {
  const extension = vscode.extensions.getExtension<PolicyReviewApi>(EXTENSION_ID);
  if (!extension) throw new Error(`${EXTENSION_ID} is not installed`);
  return extension.activate();
}

/** The rows of the view as soon as they satisfy `wanted`. */
export async function rowsOf(what: string, wanted: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> {
  const { quotations } = await activate();
  const probe = async () => {
    const rows = await rowsUnder(quotations, undefined);
    return wanted(rows) ? rows : null;
  };
  return eventually(what, probe, quotations.onDidChangeTreeData ? [quotations.onDidChangeTreeData as vscode.Event<never>] : []);
}

async function rowsUnder(provider: vscode.TreeDataProvider<QuotationsNode>, parent: QuotationsNode | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  for (const node of (await provider.getChildren(parent)) ?? []) {
    const bare = await provider.getTreeItem(node);
    const item = (await provider.resolveTreeItem?.(bare, node, new vscode.CancellationTokenSource().token)) ?? bare;
    rows.push({
      label: String(item.label),
      description: String(item.description),
      icon: item.iconPath instanceof vscode.ThemeIcon ? item.iconPath.id : '',
      item,
      children: await rowsUnder(provider, node),
    });
  }
  return rows;
}
