/** The Organizations view: every body once, with all its mentions; what is inconsistent first. */
import * as vscode from 'vscode';
import type { MentionForm } from '../../../server/src/engine/facts.ts';
import type { FactsResult, OrganizationFact } from '../../../server/src/protocol.ts';
import { counted } from '../counted.ts';
import type { Scope } from './scope.ts';
import { type FactNode, FactTree, nameOf } from './tree.ts';

interface Body {
  readonly fact: OrganizationFact;
  readonly texts: { readonly uri: string; readonly fact: OrganizationFact }[];
  readonly rules: ReadonlySet<string>;
}

export function registerOrganizations(scope: Scope): { readonly provider: FactTree; readonly disposable: vscode.Disposable } {
  const provider = new FactTree(() => organizationNodes(scope.texts, scope.name === 'workspace'));
  const view = vscode.window.createTreeView('policyReview.organizations', { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    const bodies = bodiesOf(scope.texts);
    view.description = bodies.length === 0 ? '' : String(bodies.length);
    provider.refresh();
  };
  update();
  return { provider, disposable: vscode.Disposable.from(view, scope.onDidChange(update)) };
}

/** Bodies with findings first, then those with most mentions; equal ones in the order of the text. */
export function organizationNodes(texts: readonly FactsResult[], showFiles: boolean): readonly FactNode[] {
  return bodiesOf(texts).map((body) => bodyNode(body, showFiles));
}

function bodiesOf(texts: readonly FactsResult[]): Body[] {
  const bodies = new Map<string, { fact: OrganizationFact; texts: Body['texts']; rules: Set<string> }>();
  for (const { uri, organizations } of texts) {
    for (const fact of organizations) {
      // Bodies of the gazetteer are the same everywhere; those of a text are told apart by their names.
      const key = fact.kind === null ? `name:${fact.name}` : fact.id;
      let body = bodies.get(key);
      if (body === undefined) {
        body = { fact, texts: [], rules: new Set() };
        bodies.set(key, body);
      }
      body.texts.push({ uri, fact });
      for (const rule of fact.rules) body.rules.add(rule);
    }
  }
  return [...bodies.values()].sort((a, b) => Number(b.rules.size > 0) - Number(a.rules.size > 0) || mentionsOf(b) - mentionsOf(a));
}

function mentionsOf({ texts }: Body): number {
  return texts.reduce((sum, { fact }) => sum + fact.mentions.length, 0);
}

function bodyNode(body: Body, showFiles: boolean): FactNode {
  const { fact, rules } = body;
  const abbreviation = fact.abbreviation !== null && fact.abbreviation !== fact.name ? fact.abbreviation : null;
  const kind = fact.kind ?? vscode.l10n.t('inferred from the text');
  const mentions = counted(mentionsOf(body), '{0} mention|{0} mentions');
  const findings = rules.size === 0 ? '' : `\n${[...rules].join(', ')}`;
  return {
    id: fact.kind === null ? `name:${fact.name}` : fact.id,
    label: fact.name,
    description: [abbreviation, String(mentionsOf(body))].filter((part) => part !== null).join(' · '),
    tooltip: `${fact.name}${abbreviation === null ? '' : ` (${abbreviation})`}\n${kind}, ${mentions}${findings}`,
    icon: rules.size > 0 ? 'warning' : fact.kind === null ? 'question' : 'organization',
    ...(rules.size > 0 ? { color: 'list.warningForeground' } : {}),
    contextValue: 'organization',
    spoken: [fact.name, mentions, ...(rules.size > 0 ? [vscode.l10n.t('has findings')] : [])].join(', '),
    children: () =>
      body.texts.flatMap(({ uri, fact: { id, mentions: all } }, text) =>
        all.map(
          ({ range, text: words, form }, index): FactNode => ({
            id: `${uri} ${id} ${text} ${index}`,
            label: words,
            description: [
              showFiles ? nameOf(uri) : null,
              vscode.l10n.t('line {0}', range.start.line + 1),
              index === 0 ? vscode.l10n.t('first mention') : formWords(form),
            ]
              .filter((part) => part !== null)
              .join(' · '),
            icon: index === 0 ? 'arrow-small-right' : 'dash',
            contextValue: 'mention',
            place: { uri, range },
          }),
        ),
      ),
  };
}

function formWords(form: MentionForm): string {
  switch (form) {
    case 'full':
      return vscode.l10n.t('full name');
    case 'abbreviation':
      return vscode.l10n.t('abbreviation');
    case 'alias':
      return vscode.l10n.t('other name');
    case 'short':
      return vscode.l10n.t('short form');
  }
}
