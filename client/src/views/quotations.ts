/**
 * The Quotations view: everything said in the draft, grouped by who said it. Draft text is shown as plain text only:
 * rendered as Markdown it could bring links and images of its own into the editor.
 */
import * as vscode from 'vscode';
import type { FactsResult, QuotationFact } from '../../../server/src/protocol.ts';
import { counted } from '../counted.ts';
import type { DraftFacts } from '../facts.ts';
import type { Check, CheckedQuotations } from './checked.ts';
import { admits, askFilter, capital, EVERYTHING, type Grouping, isFiltered, type QuotationFilter, useWords } from './quotation-filter.ts';
import type { Scope } from './scope.ts';
import { nameOf, showPlace } from './tree.ts';
import { cut, oneLine } from './words.ts';

export interface GroupNode {
  readonly kind: 'group';
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

export type QuotationsNode = GroupNode | QuotationNode;

/** Longest label in UTF-16 units: the first words, short enough to leave room for the line number beside them. */
const MAX_LABEL = 44;
/** With more quotations or texts groups begin closed: the editor asks for every row of an open one, seen or not. */
const MOST_EXPANDED = 1000;
const MOST_TEXTS_EXPANDED = 20;
/** Longest tooltip in UTF-16 units. */
const MAX_TOOLTIP = 1500;

export class QuotationsProvider implements vscode.TreeDataProvider<QuotationsNode> {
  readonly #scope: Scope;
  readonly #checked: CheckedQuotations;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #groups: readonly GroupNode[] | undefined;
  #shown: number | undefined;
  #isOpen = true;
  filter: QuotationFilter = EVERYTHING;

  constructor(scope: Scope, checked: CheckedQuotations) {
    this.#scope = scope;
    this.#checked = checked;
  }

  get groups(): readonly GroupNode[] {
    if (this.#groups === undefined) {
      const { texts } = this.#scope;
      this.#groups = groupQuotations(texts, this.filter, (quotation) => this.#checked.of(quotation) !== null);
      // While drafts come in it must be clear from the first of them on, because the editor keeps open what was open.
      this.#isOpen = texts.length <= MOST_TEXTS_EXPANDED && this.shown <= MOST_EXPANDED;
    }
    return this.#groups;
  }

  get shown(): number {
    this.#shown ??= this.groups.reduce((sum, { quotations }) => sum + quotations.length, 0);
    return this.#shown;
  }

  refresh(): void {
    this.#shown = undefined;
    this.#groups = undefined;
    this.#changed.fire(undefined);
  }

  getChildren(node?: QuotationsNode): QuotationsNode[] {
    if (node) return node.kind === 'group' ? [...node.quotations] : [];
    return [...this.groups];
  }

  getParent(node: QuotationsNode): QuotationsNode | undefined {
    return node.kind === 'group' ? undefined : this.groups.find(({ quotations }) => quotations.includes(node));
  }

  getTreeItem(node: QuotationsNode): vscode.TreeItem {
    if (node.kind === 'group') return groupItem(node, this.#isOpen);
    return quotationItem(node, this.#checked.of(node.quotation) !== null, this.#scope.name === 'workspace');
  }

  resolveTreeItem(item: vscode.TreeItem, node: QuotationsNode): vscode.TreeItem {
    if (node.kind !== 'quotation') return item;
    const checked = this.#checked.of(node.quotation);
    item.tooltip = checked === null ? tooltipOf(node) : `${tooltipOf(node)}\n\n${checkedWords(checked)}`;
    return item;
  }
}

export interface QuotationsView {
  readonly provider: QuotationsProvider;
  readonly disposable: vscode.Disposable;
  /** Asks how to group. */
  group(): Promise<void>;
  /** Asks for words and kinds. */
  find(): Promise<void>;
  showAll(): void;
}

/** Registers the view and keeps it, its progress and its welcome text in step with the draft. */
export function registerQuotations(draft: DraftFacts, scope: Scope, checked: CheckedQuotations): QuotationsView {
  const provider = new QuotationsProvider(scope, checked);
  const view = vscode.window.createTreeView('policyReview.quotations', { treeDataProvider: provider, showCollapseAll: true });
  const update = () => {
    void vscode.commands.executeCommand('setContext', 'policyReview.draft', situation(draft));
    void vscode.commands.executeCommand('setContext', 'policyReview.quotations.filtered', isFiltered(provider.filter));
    provider.refresh();
    view.description = !isFiltered(provider.filter) ? '' : vscode.l10n.t('{0} shown', provider.shown);
  };
  const change = (changes: Partial<QuotationFilter>): void => {
    provider.filter = { ...provider.filter, ...changes };
    update();
  };
  update();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
    if (!view.visible || vscode.window.activeTextEditor !== textEditor) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const node = nodeAt(provider.groups, textEditor.document.uri.toString(), selections[0]!.active);
      if (node !== undefined) void view.reveal(node, { select: true, focus: false });
    }, FOLLOW_MS);
  });
  return {
    provider,
    disposable: vscode.Disposable.from(
      view,
      follow,
      scope.onDidChange(update),
      checked.onDidChange(update),
      vscode.commands.registerCommand('policyReview.quotations.reveal', showPlace),
    ),
    async group() {
      const chosen = await vscode.window.showQuickPick(groupings(), {
        title: vscode.l10n.t('Group Quotations'),
        placeHolder: vscode.l10n.t('By'),
      });
      if (chosen !== undefined) change({ grouping: chosen.grouping });
    },
    async find() {
      const filter = await askFilter(provider.filter, scope.texts);
      if (filter !== undefined) change(filter);
    },
    showAll: () => change({ ...EVERYTHING, grouping: provider.filter.grouping }),
  };
}

/** The cursor rests before the view follows it; milliseconds. */
const FOLLOW_MS = 150;

function groupings(): { readonly label: string; readonly grouping: Grouping }[] {
  return [
    { label: vscode.l10n.t('Speaker'), grouping: 'speaker' },
    { label: vscode.l10n.t('Section'), grouping: 'section' },
    { label: vscode.l10n.t('Document'), grouping: 'document' },
    { label: vscode.l10n.t('Status: unchecked, with findings, checked'), grouping: 'status' },
  ];
}

function nodeAt(groups: readonly GroupNode[], uri: string, position: vscode.Position): QuotationNode | undefined {
  const around = groups
    .flatMap(({ quotations }) => quotations)
    .filter((node) => node.uri === uri && toRange(node.quotation.range).contains(position));
  // The innermost begins last.
  return around.sort((a, b) => toRange(b.quotation.range).start.compareTo(toRange(a.quotation.range).start))[0];
}

/** Groups in the order in which they first appear; what nobody is named for comes last. */
export function groupQuotations(
  texts: readonly FactsResult[],
  filter: QuotationFilter,
  isChecked: (quotation: QuotationFact) => boolean,
): readonly GroupNode[] {
  const groups = new Map<string, { label: string; icon: string | null; kinds: string[]; quotations: QuotationNode[] }>();
  for (const { uri, version, language, quotations } of texts) {
    for (const quotation of quotations) {
      if (!admits(filter, quotation, language)) continue;
      const { key, label, icon } = groupOf(quotation, uri, filter.grouping, texts.length > 1, isChecked);
      const group = groups.get(key) ?? { label, icon, kinds: [], quotations: [] };
      if (quotation.kind) group.kinds.push(quotation.kind);
      group.quotations.push({ kind: 'quotation', uri, version, quotation });
      groups.set(key, group);
    }
  }
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || (filter.grouping === 'status' ? (a < b ? -1 : 1) : 0))
    .map(([key, group]) => ({
      kind: 'group',
      key,
      label: group.label,
      icon: group.icon ?? iconOf(key, group.kinds),
      quotations: group.quotations,
    }));
}

function groupOf(
  quotation: QuotationFact,
  uri: string,
  grouping: Grouping,
  isMany: boolean,
  isChecked: (quotation: QuotationFact) => boolean,
): { readonly key: string; readonly label: string; readonly icon: string | null } {
  switch (grouping) {
    case 'speaker':
      return { ...speakerOf(quotation, isMany), icon: null };
    case 'section':
      return {
        key: `section:${isMany ? uri : ''} ${quotation.section}`,
        label: quotation.section ?? vscode.l10n.t('Before the first heading'),
        icon: 'symbol-string',
      };
    case 'document':
      return { key: `document:${uri}`, label: nameOf(uri), icon: 'file-text' };
    case 'status':
      if (isChecked(quotation)) return { key: 'status:3', label: vscode.l10n.t('Checked'), icon: 'pass' };
      return quotation.rules.length > 0
        ? { key: 'status:1', label: vscode.l10n.t('With findings'), icon: 'warning' }
        : { key: 'status:2', label: vscode.l10n.t('Not checked'), icon: 'circle-large-outline' };
  }
}

const NO_SOURCE = 'none';

function rank(key: string): number {
  return key === NO_SOURCE ? 1 : key.startsWith('use:') ? 2 : 0;
}

/** Ids of speakers tell them apart within one text only. */
function speakerOf(quotation: QuotationFact, isMany: boolean): { readonly key: string; readonly label: string } {
  if (quotation.use !== 'quotation') return { key: `use:${quotation.use}`, label: capital(useWords(quotation.use)) };
  if (quotation.speaker !== null) {
    return { key: `speaker:${(isMany ? null : quotation.speakerId) ?? quotation.speaker}`, label: quotation.speaker };
  }
  if (quotation.speakerText === null) return { key: NO_SOURCE, label: vscode.l10n.t('No source') };
  const text = oneLine(quotation.speakerText);
  return { key: `text:${text.toLowerCase()}`, label: vscode.l10n.t('“{0}” (unresolved)', text) };
}

// A pronoun that was resolved says nothing about what its speaker is; another quotation of the group usually does.
function iconOf(key: string, kinds: readonly string[]): string {
  if (key.startsWith('use:')) return 'symbol-string';
  if (key === NO_SOURCE || key.startsWith('text:')) return 'question';
  if (kinds.includes('organization')) return 'organization';
  if (kinds.includes('person')) return 'person';
  if (kinds.includes('document')) return 'file-text';
  return kinds.includes('pronoun') ? 'person' : 'comment-discussion';
}

function groupItem(node: GroupNode, isOpen: boolean): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, isOpen ? Expanded : Collapsed);
  item.id = node.key;
  item.description = String(node.quotations.length);
  item.iconPath = new vscode.ThemeIcon(node.icon);
  item.tooltip = node.label;
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${node.label}, ${counted(node.quotations.length, '{0} quotation|{0} quotations')}` };
  return item;
}

function quotationItem(node: QuotationNode, isChecked: boolean, showFile: boolean): vscode.TreeItem {
  const { quotation } = node;
  const line = vscode.l10n.t('line {0}', quotation.range.start.line + 1);
  const said = quotation.use === 'quotation';
  const reported = said && quotation.type === 'reported';
  const place = showFile ? `${nameOf(node.uri)}, ${line}` : line;
  const item = new vscode.TreeItem(cut(oneLine(quotation.text), MAX_LABEL), vscode.TreeItemCollapsibleState.None);
  item.description = said ? place : `${place} · ${useWords(quotation.use)}`;
  const icon = quotation.rules.length > 0 ? 'warning' : !said ? 'symbol-string' : reported ? 'comment' : 'quote';
  item.iconPath = new vscode.ThemeIcon(isChecked ? 'pass' : icon);
  // What nobody said is neither copied with a speaker nor checked.
  item.contextValue = !said ? 'marked' : `${reported ? 'reported' : 'quotation'}${isChecked ? '.checked' : ''}`;
  item.command = {
    title: vscode.l10n.t('Go to Quotation'),
    command: 'policyReview.quotations.reveal',
    arguments: [node.uri, quotation.range],
  };
  const kind = reported ? vscode.l10n.t('Reported speech') : capital(useWords(quotation.use));
  item.accessibilityInformation = { label: `${kind}, ${line}: ${oneLine(quotation.text)}` };
  return item;
}

// The server sends shortened text; the whole of it is in the document, as long as that is still the version it read.
export function wholeText({ uri, version, quotation }: QuotationNode): string {
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
  return document?.version === version ? document.getText(toRange(quotation.range)) : quotation.text;
}

function checkedWords({ who, when }: Check): string {
  return vscode.l10n.t('Checked by {0}, {1}', who, new Date(when).toLocaleString(vscode.env.language));
}

function tooltipOf(node: QuotationNode): string {
  const { quotation } = node;
  const text = wholeText(node);
  const cue = quotation.cue === null ? '' : ` · ${oneLine(quotation.cue)}`;
  const who = quotation.speaker ?? quotation.speakerText;
  if (quotation.use !== 'quotation') return `${cut(text.trim(), MAX_TOOLTIP)}\n\n${capital(useWords(quotation.use))}`;
  return `${cut(text.trim(), MAX_TOOLTIP)}\n\n${who === null ? vscode.l10n.t('No source found') : oneLine(who)}${cue}`;
}

type PlainRange = QuotationFact['range'];

export function toRange({ start, end }: PlainRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function situation(draft: DraftFacts): 'none' | 'failed' | 'reading' | 'empty' | 'some' {
  if (!draft.document) return 'none';
  if (draft.session.state === 'failed') return 'failed';
  if (!draft.facts) return 'reading';
  return draft.facts.quotations.some((quotation) => quotation.use === 'quotation') ? 'some' : 'empty';
}
