/** The Terms view: every concept once, with its occurrences and in whose voice they stand; the author's own first. */
import * as vscode from 'vscode';
import type { AdministrativeStatus, Voice } from '../../../server/src/engine/facts.ts';
import type { FactsResult, TermFact } from '../../../server/src/protocol.ts';
import { counted } from '../counted.ts';
import type { Scope } from './scope.ts';
import { type FactNode, FactTree, nameOf } from './tree.ts';

interface Concept {
  readonly term: TermFact;
  readonly uses: { readonly uri: string; readonly fact: TermFact }[];
}

function voiceWords(voice: Voice): string {
  switch (voice) {
    case 'author':
      return vscode.l10n.t('author’s voice');
    case 'distanced':
      return vscode.l10n.t('at arm’s length');
    case 'reported':
      return vscode.l10n.t('reported');
    case 'quoted':
      return vscode.l10n.t('quoted');
  }
}

export function registerTerms(scope: Scope): {
  readonly provider: FactTree;
  readonly disposable: vscode.Disposable;
  showAuthorOnly(only: boolean): void;
} {
  let authorOnly = false;
  const provider = new FactTree(() => termNodes(scope.texts, { authorOnly, showFiles: scope.name === 'workspace' }));
  const view = vscode.window.createTreeView('policyReview.terms', { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    const terms = scope.texts.flatMap((text) => text.terms);
    const rhetorical = terms.filter(({ category }) => category !== null);
    const own = rhetorical.filter(({ voice }) => voice === 'author').length;
    view.description = rhetorical.length === 0 ? '' : vscode.l10n.t('{0} of {1} in the author’s voice', own, rhetorical.length);
    void vscode.commands.executeCommand('setContext', 'policyReview.terms.authorOnly', authorOnly);
    provider.refresh();
  };
  update();
  return {
    provider,
    disposable: vscode.Disposable.from(view, scope.onDidChange(update)),
    showAuthorOnly(only) {
      authorOnly = only;
      update();
    },
  };
}

/** Concepts with most uses in the author's voice first, then those with most uses. */
export function termNodes(
  texts: readonly FactsResult[],
  options: { readonly authorOnly: boolean; readonly showFiles: boolean },
): readonly FactNode[] {
  const concepts = new Map<string, Concept>();
  for (const { uri, terms } of texts) {
    for (const fact of terms) {
      if (options.authorOnly && fact.voice !== 'author') continue;
      const concept = concepts.get(fact.concept);
      if (concept === undefined) concepts.set(fact.concept, { term: fact, uses: [{ uri, fact }] });
      else concept.uses.push({ uri, fact });
    }
  }
  const own = ({ uses }: Concept): number => uses.filter(({ fact }) => fact.voice === 'author').length;
  return [...concepts.values()]
    .sort((a, b) => own(b) - own(a) || b.uses.length - a.uses.length)
    .map((concept) => conceptNode(concept, own(concept), options.showFiles));
}

function conceptNode({ term, uses }: Concept, own: number, showFiles: boolean): FactNode {
  // A term of a termbase says what to call things: in the author's voice it is just where it should be.
  const isOurs = own > 0 && term.category !== null;
  const avoided = term.status === 'deprecated' || term.status === 'superseded';
  return {
    id: term.concept,
    label: term.term,
    description: own === 0 ? String(uses.length) : vscode.l10n.t('{0} of {1} in the author’s voice', own, uses.length),
    tooltip: [
      term.term,
      term.category ?? [vscode.l10n.t('term of a termbase'), ...(term.status === null ? [] : [statusWords(term.status)])].join(', '),
      `${counted(uses.length, '{0} use|{0} uses')}, ${vscode.l10n.t('{0} in the author’s voice', own)}`,
    ].join('\n'),
    icon: avoided ? 'circle-slash' : isOurs ? 'megaphone' : 'tag',
    ...(isOurs || avoided ? { color: 'list.warningForeground' } : {}),
    contextValue: 'concept',
    children: () =>
      uses.map(
        ({ uri, fact }, index): FactNode => ({
          id: `${uri} ${fact.concept} ${index}`,
          label: fact.text,
          description: [
            showFiles ? nameOf(uri) : null,
            vscode.l10n.t('line {0}', fact.range.start.line + 1),
            voiceWords(fact.voice),
            fact.speaker,
          ]
            .filter((part) => part !== null)
            .join(' · '),
          icon: ICONS[fact.voice],
          contextValue: 'occurrence',
          place: { uri, range: fact.range },
        }),
      ),
  };
}

const ICONS: Readonly<Record<Voice, string>> = { author: 'edit', distanced: 'remove', reported: 'comment', quoted: 'quote' };

function statusWords(status: AdministrativeStatus): string {
  switch (status) {
    case 'preferred':
      return vscode.l10n.t('preferred');
    case 'admitted':
      return vscode.l10n.t('admitted');
    case 'deprecated':
      return vscode.l10n.t('deprecated');
    case 'superseded':
      return vscode.l10n.t('superseded');
  }
}
