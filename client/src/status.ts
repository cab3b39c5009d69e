/** The one status item: what was found in this draft, and whether the server is there to find it. */
import * as vscode from 'vscode';
import { DRAFT_SELECTOR } from './drafts.ts';
import type { DraftFacts } from './facts.ts';

export function registerStatus(draft: DraftFacts): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('policyReview.status', [...DRAFT_SELECTOR]);
  item.name = 'Policy Text Review';
  const update = () => show(item, draft);
  update();
  return vscode.Disposable.from(item, draft.onDidChange(update));
}

function show(item: vscode.LanguageStatusItem, draft: DraftFacts): void {
  const { state } = draft.session;
  item.busy = state === 'starting';
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.command = { title: 'Show Quotations', command: 'policyReview.quotations.focus' };
  if (state === 'failed' || state === 'stopped') {
    item.severity = vscode.LanguageStatusSeverity.Error;
    item.text = 'The review server is not running';
    item.detail = 'Nothing is reviewed until it runs again';
    item.command = { title: 'Restart', command: 'policyReview.restartServer' };
    return;
  }
  const facts = draft.facts;
  if (!facts) {
    item.text = state === 'starting' ? 'Starting the review…' : 'Policy Text Review';
    item.detail = '';
    return;
  }
  const { quotations, organizations, terms } = facts.counts;
  item.text = [count(quotations, 'quotation'), count(organizations, 'organization'), count(terms, 'term')].join(', ');
  item.detail = facts.problems.length > 0 ? facts.problems.join(' ') : 'Policy Text Review';
  if (facts.problems.length > 0) item.severity = vscode.LanguageStatusSeverity.Warning;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
