/**
 * Code actions: the replacements that findings bring with them, all of a kind at once, comments that switch a rule off, and rewrites
 * that no rule asks for.
 */
import type { CodeAction, CodeActionKind, Diagnostic, Range, TextEdit } from 'vscode-languageserver-types';
import { type Edit, type Finding, NO_FACTS } from '../engine/facts.ts';
import type { Span } from '../engine/span.ts';
import type { Client } from './client.ts';
import { positionAt, rangeOf, spanOf } from './convert.ts';
import { fixAll, safeFix } from './fix-all.ts';
import { type IgnoreEdit, ignoreHere, ignoreInFile, withoutReason } from './ignore.ts';
import { rewrites } from './rewrites.ts';
import type { DocumentView, KnowledgeIndex } from './view.ts';
import type { Words } from './words.ts';

export const QUICK_FIX = 'quickfix';
export const REWRITE = 'refactor.rewrite';
/** Everything that cannot change meaning, also on save where the person wants that. */
export const FIX_ALL = 'source.fixAll.policyReview';

export const ACTION_KINDS: readonly CodeActionKind[] = [QUICK_FIX, REWRITE, FIX_ALL];

/** Asks for a reason and writes a comment: uri, version, position, text before and behind the reason. */
export const IGNORE_COMMAND = 'policyReview.ignore';
/** Switches a rule off in the settings of the workspace: the id of the rule. */
export const SWITCH_OFF_COMMAND = 'policyReview.switchRuleOff';

export interface CodeActionQuery {
  readonly range: Range;
  /** The client's diagnostics at that place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds asked for; null means all. */
  readonly only: readonly string[] | null;
}

export interface ActionContext {
  readonly knowledge: KnowledgeIndex;
  readonly client: Pick<Client, 'commands' | 'resolvesEdits' | 'words'>;
}

export function codeActions(view: DocumentView, query: CodeActionQuery, context: ActionContext): CodeAction[] {
  const { only } = query;
  const actions: CodeAction[] = [];
  const span = spanOf(view.lines, query.range);
  if (only === null || asksFor(only, QUICK_FIX)) {
    const here = view.findings.filter((finding) => finding.start <= span.end && span.start <= finding.end);
    for (const finding of here) actions.push(...ofFinding(view, finding, query.diagnostics, context.client.words));
    for (const finding of oncePerRule(here)) {
      const all = allOfKind(view, finding, context.client);
      if (all !== null) actions.push(all);
    }
    for (const finding of oncePerRule(here)) actions.push(...ignoring(view, finding, query.diagnostics, context.client));
  }
  actions.push(...rewriting(view, span, query, context));
  // Never unasked: it reads the whole text again, and a light bulb must be quick.
  if (only !== null && asksFor(only, FIX_ALL)) {
    const edits = fixAll(view);
    if (edits.length > 0)
      actions.push({
        title: context.client.words.t('Fix all marks, spaces and punctuation that the review found'),
        kind: FIX_ALL,
        edit: { changes: { [view.uri]: toTextEdits(view, edits) } },
      });
  }
  return actions;
}

/** Rewrites; those that answer a finding at the place count as its fixes. */
function rewriting(
  view: DocumentView,
  span: Span,
  { only, diagnostics }: QueriedKinds,
  { knowledge, client }: ActionContext,
): CodeAction[] {
  const wanted = [QUICK_FIX, REWRITE].filter((kind) => only === null || asksFor(only, kind));
  if (wanted.length === 0) return [];
  const here = view.findings.filter((finding) => finding.start <= span.end && span.start <= finding.end);
  // A selection says nothing of which of its words is meant, unless it is the finding itself.
  const isPlace = span.end - span.start <= LONGEST_SELECTION || here.some(({ start, end }) => start === span.start && end === span.end);
  if (!isPlace) return [];
  return rewrites(view, knowledge, span.start, client.words).flatMap(({ title, edits, answers }): CodeAction[] => {
    const finding = here.find(({ rule }) => rule === answers);
    const kind = finding === undefined ? REWRITE : QUICK_FIX;
    if (!wanted.includes(kind)) return [];
    const action: CodeAction = { title, kind, edit: { changes: { [view.uri]: toTextEdits(view, edits) } } };
    const repaired = finding === undefined ? [] : diagnosticsOf(view, finding, diagnostics);
    return [repaired.length === 0 ? action : { ...action, diagnostics: repaired }];
  });
}

type QueriedKinds = Pick<CodeActionQuery, 'only' | 'diagnostics'>;

const LONGEST_SELECTION = 200;

/** Kinds are hierarchical: asking for a kind asks for everything below it, and the empty kind for everything. */
function asksFor(only: readonly string[], kind: string): boolean {
  return only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}

function oncePerRule(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding, i) => findings.findIndex((other) => other.rule === finding.rule) === i);
}

function toTextEdits(view: DocumentView, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: rangeOf(view.lines, edit), newText: edit.newText }));
}

function ofFinding(view: DocumentView, finding: Finding, diagnostics: readonly Diagnostic[], words: Words): CodeAction[] {
  const repaired = diagnosticsOf(view, finding, diagnostics);
  const preferred = safeFix(finding);
  return finding.fixes.map((fix) => {
    const action: CodeAction = {
      title: fix.said === undefined ? fix.title : words.say(fix.said),
      kind: QUICK_FIX,
      edit: { changes: { [view.uri]: toTextEdits(view, [fix, ...(fix.also ?? [])]) } },
    };
    if (repaired.length > 0) action.diagnostics = repaired;
    // Preferred actions may be applied without a look, so only the one that cannot change meaning is.
    if (fix === preferred) action.isPreferred = true;
    return action;
  });
}

/** Null where there is one of the kind only. What it takes to mend them all is worked out when a person chooses it. */
function allOfKind(view: DocumentView, { rule }: Finding, client: Pick<Client, 'resolvesEdits' | 'words'>): CodeAction | null {
  const same = view.findings.filter((other) => other.rule === rule && safeFix(other) !== null);
  if (same.length < 2) return null;
  const data: ActionData = { uri: view.uri, rule };
  const action: CodeAction = { title: client.words.t('Fix all {0} of this kind ({1})', same.length, rule), kind: QUICK_FIX, data };
  return client.resolvesEdits ? action : resolveCodeAction(view, action, data);
}

/** What comes back with an action that was sent without its edit. */
export interface ActionData {
  readonly uri: string;
  readonly rule: string;
}

export function resolveCodeAction(view: DocumentView, action: CodeAction, { rule }: ActionData): CodeAction {
  const edits = fixAll(view, (finding) => finding.rule === rule);
  return { ...action, edit: { changes: { [view.uri]: toTextEdits(view, edits) } } };
}

function ignoring(
  view: DocumentView,
  finding: Finding,
  diagnostics: readonly Diagnostic[],
  client: Pick<Client, 'commands' | 'words'>,
): CodeAction[] {
  const { t } = client.words;
  // What the engine says of its own comments and limits is no rule, and cannot be switched off.
  if (finding.rule.startsWith('document/')) return [];
  const repaired = diagnosticsOf(view, finding, diagnostics);
  const withDiagnostics = (action: CodeAction): CodeAction => (repaired.length === 0 ? action : { ...action, diagnostics: repaired });
  const actions: CodeAction[] = [];
  // A file for exchange is read unit by unit and has no language of its own: a comment in it would break it for other tools.
  if (view.analysis.language !== NO_FACTS.language) {
    actions.push(
      comment(view, t('Ignore {0} in this line', finding.rule), ignoreHere(view, finding), client),
      comment(view, t('Ignore {0} in this file', finding.rule), ignoreInFile(view, finding.rule), client),
    );
  }
  if (client.commands.includes(SWITCH_OFF_COMMAND)) {
    const title = t('Switch {0} off in this workspace', finding.rule);
    actions.push({ title, kind: QUICK_FIX, command: { title, command: SWITCH_OFF_COMMAND, arguments: [finding.rule, view.uri] } });
  }
  return actions.map(withDiagnostics);
}

function comment(view: DocumentView, title: string, where: IgnoreEdit, client: Pick<Client, 'commands'>): CodeAction {
  if (!client.commands.includes(IGNORE_COMMAND)) {
    return { title, kind: QUICK_FIX, edit: { changes: { [view.uri]: toTextEdits(view, [withoutReason(where)]) } } };
  }
  const { at, before, after } = where;
  return {
    title: `${title}…`,
    kind: QUICK_FIX,
    command: { title, command: IGNORE_COMMAND, arguments: [view.uri, view.version, positionAt(view.lines, at), before, after] },
  };
}

function diagnosticsOf(view: DocumentView, finding: Finding, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const range = rangeOf(view.lines, finding);
  return diagnostics.filter((diagnostic) => diagnostic.code === finding.rule && sameRange(diagnostic.range, range));
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a?.start?.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end?.line === b.end.line &&
    a.end.character === b.end.character
  );
}
