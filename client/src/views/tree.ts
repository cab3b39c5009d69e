/** What the trees of facts share: plain nodes that a view makes out of facts, and how they become items of the editor. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import { cut, oneLine } from './words.ts';

/** A line of a tree. Words of drafts in it are shown as they are, never as Markdown. */
export interface FactNode {
  /** The same for the same thing each time, so that what is open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon: string;
  /** A theme colour for the icon. */
  readonly color?: string;
  readonly contextValue?: string;
  /** What a screen reader says; the label where absent. */
  readonly spoken?: string;
  readonly place?: FactPlace;
  readonly expanded?: boolean;
  /** Made when the line is opened. */
  readonly children?: () => readonly FactNode[];
}

export interface FactPlace {
  readonly uri: string;
  readonly range: Range;
}

export const SHOW_PLACE_COMMAND = 'policyReview.showPlace';

/** A tree over whatever `roots` gives; the view is told when that has changed. */
export class FactTree implements vscode.TreeDataProvider<FactNode> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #roots: () => readonly FactNode[];

  constructor(roots: () => readonly FactNode[]) {
    this.#roots = roots;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: FactNode): FactNode[] {
    return [...(node === undefined ? this.#roots() : (node.children?.() ?? []))];
  }

  getTreeItem(node: FactNode): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      cut(oneLine(node.label), MAX_LABEL),
      node.children === undefined ? None : node.expanded === true ? Expanded : Collapsed,
    );
    item.id = node.id;
    item.iconPath = new vscode.ThemeIcon(node.icon, node.color === undefined ? undefined : new vscode.ThemeColor(node.color));
    item.tooltip = node.tooltip ?? node.label;
    if (node.description !== undefined) item.description = node.description;
    if (node.contextValue !== undefined) item.contextValue = node.contextValue;
    item.accessibilityInformation = {
      label: node.spoken ?? [node.label, node.description].filter((part) => part !== undefined).join(', '),
    };
    if (node.place !== undefined) {
      item.command = { title: vscode.l10n.t('Go to Place'), command: SHOW_PLACE_COMMAND, arguments: [node.place.uri, node.place.range] };
    }
    return item;
  }
}

/** Longest label in UTF-16 units: short enough to leave room for what stands beside it. */
const MAX_LABEL = 60;

/** Shows a place; the arguments may come from anybody. A number is an offset, for entries of termbases. */
export async function showPlace(uri: unknown, place: unknown): Promise<void> {
  if (typeof uri !== 'string') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const range = rangeOf(place) ?? (typeof place === 'number' ? pointAt(document, place) : undefined);
  const editor = await vscode.window.showTextDocument(document, range === undefined ? {} : { selection: range });
  if (range !== undefined) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function pointAt(document: vscode.TextDocument, offset: number): vscode.Range {
  const position = document.positionAt(offset);
  return new vscode.Range(position, position);
}

function rangeOf(value: unknown): vscode.Range | undefined {
  const { start, end } = (value ?? {}) as { start?: Partial<Range['start']>; end?: Partial<Range['end']> };
  const numbers = [start?.line, start?.character, end?.line, end?.character];
  if (!numbers.every((number) => Number.isSafeInteger(number) && Number(number) >= 0)) return undefined;
  const [fromLine, from, toLine, to] = numbers as [number, number, number, number];
  return new vscode.Range(fromLine, from, toLine, to);
}

/** The name of a file, with its folder within the workspace. */
export function nameOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true), false);
}
