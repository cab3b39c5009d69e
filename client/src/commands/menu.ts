/** The menu of the status item: what was found, where to look at it, and how much is said. */
import * as vscode from 'vscode';
import { counted } from '../counted.ts';
import type { DraftFacts } from '../facts.ts';
import { languageLine } from '../front-matter.ts';
import { languageName } from '../language-name.ts';
import type { PausedDrafts } from '../paused.ts';

interface Entry extends vscode.QuickPickItem {
  /** Nothing for separators. */
  readonly run?: () => unknown;
}

export function registerMenu(context: vscode.ExtensionContext, draft: DraftFacts, paused: PausedDrafts): vscode.Disposable {
  const settings = choices(context.extension.packageJSON);
  const pause = (isPaused: boolean): void => {
    if (draft.document !== undefined) paused.set(draft.document.uri, isPaused);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyReview.showMenu', async () => {
      const chosen = await vscode.window.showQuickPick(entries(draft, paused, settings), {
        title: 'Policy Text Review',
        placeHolder: vscode.l10n.t('What to do'),
        matchOnDescription: true,
      });
      await chosen?.run?.();
    }),
    vscode.commands.registerCommand('policyReview.pauseJudging', () => pause(true)),
    vscode.commands.registerCommand('policyReview.resumeJudging', () => pause(false)),
  );
}

const FAMILIES = ['quotation', 'organization', 'term', 'translation'] as const;
type Family = (typeof FAMILIES)[number];

/** In the order in which a person asks: what is there, where is it, how much is said, what can I have of it. */
function entries(draft: DraftFacts, paused: PausedDrafts, settings: Settings): Entry[] {
  const { t } = vscode.l10n;
  const { document, facts, session } = draft;
  const runs =
    (command: string, ...args: unknown[]): (() => unknown) =>
    () =>
      vscode.commands.executeCommand(command, ...args);
  const list: Entry[] = [];
  if (session.state === 'failed' || session.state === 'stopped') {
    list.push({ label: `$(debug-restart) ${t('Restart Server')}`, run: runs('policyReview.restartServer') });
  }
  const isPaused = document !== undefined && paused.has(document.uri);
  if (document !== undefined && facts !== undefined) {
    for (const problem of facts.problems) {
      const manage = vscode.workspace.isTrusted ? {} : { run: runs('workbench.trust.manage') };
      list.push({ label: `$(warning) ${problem}`, ...manage });
    }
    list.push(separator(t('Findings')));
    for (const family of FAMILIES) {
      const found = facts.findings.filter(({ rule }) => rule.startsWith(`${family}/`)).length;
      if (found > 0) list.push({ ...familyEntry(family, found), run: inEditor(document, NEXT_OF[family]) });
    }
    if (facts.findings.length > 0) {
      list.push(
        { label: `$(arrow-down) ${t('Next Finding')}`, run: inEditor(document, 'policyReview.nextFinding') },
        { label: `$(arrow-up) ${t('Previous Finding')}`, run: inEditor(document, 'policyReview.previousFinding') },
      );
    } else if (!isPaused) list.push({ label: `$(pass) ${t('No findings in this draft')}` });
    list.push(
      isPaused
        ? { label: `$(debug-continue) ${t('Resume Judging This Draft')}`, run: runs('policyReview.resumeJudging') }
        : {
            label: `$(debug-pause) ${t('Pause Judging This Draft')}`,
            description: t('no findings until you resume; facts stay'),
            run: runs('policyReview.pauseJudging'),
          },
      separator(t('Facts')),
      {
        label: `$(quote) ${t('Quotations')}`,
        description: String(facts.counts.quotations),
        run: runs('policyReview.quotations.focus'),
      },
      {
        label: `$(organization) ${t('Organizations')}`,
        description: String(facts.counts.organizations),
        run: runs('policyReview.organizations.focus'),
      },
      { label: `$(megaphone) ${t('Terms')}`, description: String(facts.counts.terms), run: runs('policyReview.terms.focus') },
    );
  }
  const uri = document?.uri;
  list.push(
    separator(t('Settings')),
    {
      label: `$(settings) ${t('Preset…')}`,
      description: settingOf('preset', uri),
      run: () => choose('preset', t('Preset'), settings, uri),
    },
    {
      label: `$(book) ${t('House Style…')}`,
      description: settingOf('style', uri),
      run: () => choose('style', t('House style'), settings, uri),
    },
  );
  if (document !== undefined && facts !== undefined) {
    list.push({
      label: `$(globe) ${t('Language of This Draft…')}`,
      description: languageName(facts.language),
      run: () => chooseLanguage(document, facts.language),
    });
  }
  list.push(
    { label: `$(gear) ${t('All Settings')}`, run: runs('workbench.action.openSettings', '@ext:policy-text-review.policy-text-review') },
    separator(t('More')),
    { label: `$(question) ${t('Explain a Rule…')}`, run: runs('policyReview.explainRule') },
    { label: `$(graph) ${t('Show Review Report')}`, run: runs('policyReview.showReport') },
    { label: `$(output) ${t('Show Output')}`, run: runs('policyReview.showOutput') },
  );
  return list;
}

const NEXT_OF: Readonly<Record<Family, string>> = {
  quotation: 'policyReview.nextQuotationFinding',
  organization: 'policyReview.nextOrganizationFinding',
  term: 'policyReview.nextTermFinding',
  translation: 'policyReview.nextTranslationFinding',
};

function familyEntry(family: Family, found: number): vscode.QuickPickItem {
  const description = vscode.l10n.t('go to the next one');
  switch (family) {
    case 'quotation':
      return { label: `$(quote) ${counted(found, '{0} finding on quotations|{0} findings on quotations')}`, description };
    case 'organization':
      return { label: `$(organization) ${counted(found, '{0} finding on organizations|{0} findings on organizations')}`, description };
    case 'term':
      return { label: `$(megaphone) ${counted(found, '{0} finding on terms|{0} findings on terms')}`, description };
    case 'translation':
      return { label: `$(arrow-swap) ${counted(found, '{0} finding on the translation|{0} findings on the translation')}`, description };
  }
}

function separator(label: string): Entry {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** The draft may be beside what has the focus: commands of findings go by the active editor. */
function inEditor(document: vscode.TextDocument, command: string): () => Promise<void> {
  return async () => {
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    await vscode.window.showTextDocument(document, editor?.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn });
    await vscode.commands.executeCommand(command);
  };
}

type Choice = 'preset' | 'style';
type Settings = Readonly<Record<Choice, readonly vscode.QuickPickItem[]>>;

interface Manifest {
  readonly contributes?: {
    readonly configuration?: {
      readonly properties?: Readonly<
        Record<string, { readonly enum?: readonly string[]; readonly enumDescriptions?: readonly string[] } | undefined>
      >;
    };
  };
}

/** The values of the settings, explained as the manifest does in the language of the editor. */
function choices(manifest: Manifest): Settings {
  const of = (name: Choice): vscode.QuickPickItem[] => {
    const { enum: values = [], enumDescriptions = [] } = manifest.contributes?.configuration?.properties?.[`policyReview.${name}`] ?? {};
    return values.map((label, index) => ({ label, detail: enumDescriptions[index] ?? '' }));
  };
  return { preset: of('preset'), style: of('style') };
}

function settingOf(name: Choice, uri: vscode.Uri | undefined): string {
  return vscode.workspace.getConfiguration('policyReview', uri).get<string>(name) ?? '';
}

async function choose(name: Choice, title: string, settings: Settings, uri: vscode.Uri | undefined): Promise<void> {
  const now = settingOf(name, uri);
  const items = settings[name].map((item) => ({ ...item, ...(item.label === now ? { description: vscode.l10n.t('now') } : {}) }));
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: whereWritten(), matchOnDetail: true });
  if (chosen !== undefined) await write(name, chosen.label, uri);
}

function hasWorkspace(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 0;
}

function whereWritten(): string {
  return hasWorkspace() ? vscode.l10n.t('For this workspace') : vscode.l10n.t('For all your texts');
}

async function write(name: string, value: string, uri: vscode.Uri | undefined): Promise<void> {
  const target = hasWorkspace() ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('policyReview', uri).update(name, value, target);
}

/** Those whose sentences are read, not only their marks. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'ru', 'zh', 'ar'] as const;

/** Markdown says its language itself, in its front matter; of other texts the settings say it. */
async function chooseLanguage(document: vscode.TextDocument, now: string): Promise<void> {
  const { t } = vscode.l10n;
  const isMarkdown = document.languageId === 'markdown';
  const codes = [...new Set([now, ...LANGUAGES])].filter((code) => code !== 'und');
  const items = codes.map((code) => ({
    label: languageName(code),
    description: code === now ? t('now') : code,
    code,
  }));
  const placeHolder = isMarkdown ? t('It is written into the front matter of the text') : t('Of texts that do not say it themselves');
  const chosen = await vscode.window.showQuickPick(items, { title: t('Language of this draft'), placeHolder, matchOnDescription: true });
  if (chosen === undefined) return;
  if (!isMarkdown) return write('language', chosen.code, document.uri);
  const edit = new vscode.WorkspaceEdit();
  const { at, text } = languageLine(document.getText(new vscode.Range(0, 0, MOST_LINES, 0)), chosen.code);
  edit.replace(document.uri, new vscode.Range(document.positionAt(at.start), document.positionAt(at.end)), text);
  await vscode.workspace.applyEdit(edit);
}

/** Longer front matter is none. */
const MOST_LINES = 200;
