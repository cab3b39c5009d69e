/** The one status item: what was found in this draft, and whether the server is there to find it. */
import * as vscode from 'vscode';
import { counted } from './counted.ts';
import { DRAFT_SELECTOR } from './drafts.ts';
import type { DraftFacts } from './facts.ts';
import type { PausedDrafts } from './paused.ts';

export function registerStatus(draft: DraftFacts, paused: PausedDrafts): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('policyReview.status', [...DRAFT_SELECTOR]);
  item.name = 'Policy Text Review';
  const update = () => show(item, draft, paused);
  update();
  return vscode.Disposable.from(item, draft.onDidChange(update), paused.onDidChange(update));
}

function show(item: vscode.LanguageStatusItem, draft: DraftFacts, paused: PausedDrafts): void {
  const { state } = draft.session;
  item.busy = state === 'starting';
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.command = { title: vscode.l10n.t('Menu…'), command: 'policyReview.showMenu' };
  if (state === 'failed' || state === 'stopped') {
    item.severity = vscode.LanguageStatusSeverity.Error;
    item.text = vscode.l10n.t('The review server is not running');
    item.detail = vscode.l10n.t('Nothing is reviewed until it runs again');
    item.command = { title: vscode.l10n.t('Restart'), command: 'policyReview.restartServer' };
    return;
  }
  const facts = draft.facts;
  if (!facts) {
    item.text = state === 'starting' ? vscode.l10n.t('Starting the review…') : 'Policy Text Review';
    item.detail = '';
    return;
  }
  const { quotations, organizations, terms } = facts.counts;
  item.text = [
    counted(quotations, '{0} quotation|{0} quotations'),
    counted(organizations, '{0} organization|{0} organizations'),
    counted(terms, '{0} term|{0} terms'),
  ].join(', ');
  const isPaused = draft.document !== undefined && paused.has(draft.document.uri);
  const said = isPaused ? vscode.l10n.t('Judging is paused for this draft') : counted(facts.counts.findings, '{0} finding|{0} findings');
  // The editor shows one line: what keeps the review from being whole comes before how much it found.
  item.detail = [...facts.problems, said].join('. ');
  if (facts.problems.length > 0) item.severity = vscode.LanguageStatusSeverity.Warning;
}
