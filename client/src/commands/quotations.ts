/** What can be done with a quotation of the view: copied, opened beside, marked as checked. The node comes from the view's menu. */
import * as vscode from 'vscode';
import type { CheckedQuotations } from '../views/checked.ts';
import { type QuotationNode, type QuotationsNode, toRange, wholeText } from '../views/quotations.ts';
import { nameOf } from '../views/tree.ts';
import { oneLine } from '../views/words.ts';

/** The words in their marks, who said them, and where they stand. */
export async function copyQuotation(node: unknown): Promise<void> {
  if (!isQuotation(node)) return;
  await vscode.env.clipboard.writeText(`${oneLine(wholeText(node))} (${placeOf(node)})`);
}

export async function copyAsMarkdown(node: unknown): Promise<void> {
  if (!isQuotation(node)) return;
  const words = wholeText(node).trim().split(/\r?\n/);
  const lines = [...words, '', `— ${placeOf(node)}`];
  await vscode.env.clipboard.writeText(`${lines.map((line) => `> ${line.replace(/^>\s?/, '')}`.trimEnd()).join('\n')}\n`);
}

export async function openBeside(node: unknown): Promise<void> {
  if (!isQuotation(node)) return;
  const selection = toRange(node.quotation.range);
  await vscode.window.showTextDocument(vscode.Uri.parse(node.uri, true), { selection, viewColumn: vscode.ViewColumn.Beside });
}

export async function markChecked(node: unknown, checked: CheckedQuotations, isChecked: boolean): Promise<void> {
  if (isQuotation(node)) await checked.mark(node.quotation, isChecked);
}

function isQuotation(node: unknown): node is QuotationNode {
  return (node as QuotationsNode | undefined)?.kind === 'quotation';
}

function placeOf({ quotation, uri }: QuotationNode): string {
  const speaker = quotation.speaker ?? quotation.speakerText ?? vscode.l10n.t('no speaker found');
  return `${speaker}, ${nameOf(uri)}, ${vscode.l10n.t('line {0}', quotation.range.start.line + 1)}`;
}
