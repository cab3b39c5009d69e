/**
 * The Quotations view: everything said in the draft, grouped by who said it. Draft text is shown as plain text only:
 * rendered as Markdown it could bring links and images of its own into the editor.
 */
import * as vscode from 'vscode';
import type { FactsResult, QuotationFact } from '../../../server/src/protocol.ts';
import type { DraftFacts } from '../facts.ts';

export interface SpeakerNode {
  readonly kind: 'speaker';
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly quotations: readonly QuotationNode[];
}

export interface QuotationNode {
  readonly kind: 'quotation';
  readonly uri: string;
  readonly version: number;
  readonly quotation: QuotationFact;
}

export type QuotationsNode = SpeakerNode | QuotationNode;

/** Longest label in UTF-16 units: the first words, short enough to leave room for the line number beside them. */
const MAX_LABEL = 44;
/** Longest tooltip in UTF-16 units. */
const MAX_TOOLTIP = 1500;

export class QuotationsProvider implements vscode.TreeDataProvider<QuotationsNode> {
  readonly #draft: DraftFacts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #from: FactsResult | undefined;
  #groups: readonly SpeakerNode[] = [];

  constructor(draft: DraftFacts) {
    this.#draft = draft;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: QuotationsNode): QuotationsNode[] {
    if (node) return node.kind === 'speaker' ? [...node.quotations] : [];
    const { facts } = this.#draft;
    if (facts !== this.#from) {
      this.#from = facts;
      this.#groups = facts ? groupBySpeaker(facts) : [];
    }
    return [...this.#groups];
  }

  getTreeItem(node: QuotationsNode): vscode.TreeItem {
    return node.kind === 'speaker' ? speakerItem(node) : quotationItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: QuotationsNode): vscode.TreeItem {
    if (node.kind === 'quotation') item.tooltip = wholeText(node);
    return item;
  }
}

/** Registers the view and keeps it, its progress and its welcome text in step with the draft. */
export function registerQuotations(draft: DraftFacts): { readonly provider: QuotationsProvider; readonly disposable: vscode.Disposable } {
  const provider = new QuotationsProvider(draft);
  const view = vscode.window.createTreeView('policyReview.quotations', { treeDataProvider: provider, showCollapseAll: true });
  const update = () => {
    void vscode.commands.executeCommand('setContext', 'policyReview.draft', situation(draft));
    provider.refresh();
  };
  update();
  const reveal = vscode.commands.registerCommand('policyReview.quotations.reveal', revealQuotation);
  return { provider, disposable: vscode.Disposable.from(view, reveal, draft.onDidChange(update)) };
}

/** Groups in the order in which speakers first appear; what nobody is named for comes last. */
export function groupBySpeaker(facts: FactsResult): readonly SpeakerNode[] {
  const groups = new Map<string, { label: string; kinds: string[]; quotations: QuotationNode[] }>();
  for (const quotation of facts.quotations) {
    if (quotation.use !== 'quotation') continue;
    const { key, label } = speakerOf(quotation);
    const group = groups.get(key) ?? { label, kinds: [], quotations: [] };
    if (quotation.kind) group.kinds.push(quotation.kind);
    group.quotations.push({ kind: 'quotation', uri: facts.uri, version: facts.version, quotation });
    groups.set(key, group);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === NO_SOURCE) - Number(b === NO_SOURCE))
    .map(([key, group]) => ({ kind: 'speaker', key, label: group.label, icon: iconOf(key, group.kinds), quotations: group.quotations }));
}

const NO_SOURCE = 'none';

function speakerOf(quotation: QuotationFact): { readonly key: string; readonly label: string } {
  if (quotation.speaker !== null) return { key: `speaker:${quotation.speakerId ?? quotation.speaker}`, label: quotation.speaker };
  if (quotation.speakerText === null) return { key: NO_SOURCE, label: 'No source' };
  const text = oneLine(quotation.speakerText);
  return { key: `text:${text.toLowerCase()}`, label: `“${text}” (unresolved)` };
}

// A pronoun that was resolved says nothing about what its speaker is; another quotation of the group usually does.
function iconOf(key: string, kinds: readonly string[]): string {
  if (key === NO_SOURCE || key.startsWith('text:')) return 'question';
  if (kinds.includes('organization')) return 'organization';
  if (kinds.includes('person')) return 'person';
  if (kinds.includes('document')) return 'file-text';
  return kinds.includes('pronoun') ? 'person' : 'comment-discussion';
}

function speakerItem(node: SpeakerNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = node.key;
  item.description = String(node.quotations.length);
  item.iconPath = new vscode.ThemeIcon(node.icon);
  item.tooltip = node.label;
  item.contextValue = 'speaker';
  const count = `${node.quotations.length} quotation${node.quotations.length === 1 ? '' : 's'}`;
  item.accessibilityInformation = { label: `${node.label}, ${count}` };
  return item;
}

function quotationItem(node: QuotationNode): vscode.TreeItem {
  const { quotation } = node;
  const line = quotation.range.start.line + 1;
  const reported = quotation.type === 'reported';
  const item = new vscode.TreeItem(shorten(oneLine(quotation.text), MAX_LABEL), vscode.TreeItemCollapsibleState.None);
  item.description = `line ${line}`;
  item.iconPath = new vscode.ThemeIcon(reported ? 'comment' : 'quote');
  item.contextValue = reported ? 'reported' : 'quotation';
  item.command = { title: 'Go to Quotation', command: 'policyReview.quotations.reveal', arguments: [node.uri, quotation.range] };
  item.accessibilityInformation = { label: `${reported ? 'Reported speech' : 'Quotation'}, line ${line}: ${oneLine(quotation.text)}` };
  return item;
}

// The server sends shortened text; the whole of it is in the document, as long as that is still the version it read.
function wholeText({ uri, version, quotation }: QuotationNode): string {
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
  const text = document?.version === version ? document.getText(toRange(quotation.range)) : quotation.text;
  const cue = quotation.cue === null ? '' : ` · ${oneLine(quotation.cue)}`;
  const who = quotation.speaker ?? quotation.speakerText;
  return `${shorten(text.trim(), MAX_TOOLTIP)}\n\n${who === null ? 'No source found' : oneLine(who)}${cue}`;
}

async function revealQuotation(uri: unknown, range: unknown): Promise<void> {
  if (typeof uri !== 'string' || !isRange(range)) return;
  const selection = toRange(range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

type PlainRange = QuotationFact['range'];

// The command can be bound to a key or called by another extension, with anything as its argument.
function isRange(value: unknown): value is PlainRange {
  const { start, end } = (value ?? {}) as { start?: Partial<PlainRange['start']>; end?: Partial<PlainRange['end']> };
  return [start?.line, start?.character, end?.line, end?.character].every((n) => Number.isSafeInteger(n) && Number(n) >= 0);
}

function toRange({ start, end }: PlainRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function situation(draft: DraftFacts): 'none' | 'failed' | 'reading' | 'empty' | 'some' {
  if (!draft.document) return 'none';
  if (draft.session.state === 'failed') return 'failed';
  if (!draft.facts) return 'reading';
  return draft.facts.quotations.some((quotation) => quotation.use === 'quotation') ? 'some' : 'empty';
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  const space = cut.lastIndexOf(' ');
  // Neither half a surrogate pair nor a stop may stand before the ellipsis.
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').replace(/[\s.,;:…]+$/, '')}…`;
}
