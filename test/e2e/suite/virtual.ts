/** A workspace without a disk: files come from another extension, as on a remote repository. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate } from './extension.ts';
import { closeAll, diagnosticsOf, eventually, hoverText, positionOf, ruleOf } from './wait.ts';

const FILES: Readonly<Record<string, string>> = {
  '/drafts/draft.md': 'They opened a direct line. “We keep our word,” said Foreign Minister Ada Quill.\n',
  '/drafts/termbase.yaml':
    'entries:\n  - id: line\n    terms:\n      en:\n        - {term: hotline, status: preferred}\n        - {term: direct line, status: deprecated}\n',
};

export function describeVirtual(): void {
  describe('in a workspace without a disk', () => {
    let provider: vscode.Disposable;
    before(async () => {
      await activate();
      provider = vscode.workspace.registerFileSystemProvider('vscode-vfs', filesOf(FILES), { isReadonly: true });
    });
    after(async () => {
      await closeAll();
      provider.dispose();
    });

    it('drafts are reviewed, with the termbase beside them', async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode-vfs://nodisk/drafts/draft.md'));
      await vscode.window.showTextDocument(document);
      const hover = await eventually('a hover', () => hoverText(document, positionOf(document, 'We keep')));
      assert.match(hover, /Ada Quill/);
      const found = await diagnosticsOf(document, 'the deprecated term', (all) => all.some((one) => ruleOf(one) === 'term/deprecated'));
      const term = found.find((one) => ruleOf(one) === 'term/deprecated')!;
      assert.equal(document.getText(term.range), 'direct line');
    });
  });
}

function filesOf(files: Readonly<Record<string, string>>): vscode.FileSystemProvider {
  const unchangeable = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => ({ dispose: () => {} }),
    stat({ path }) {
      const text = files[path];
      if (text !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: new TextEncoder().encode(text).length };
      if (!Object.keys(files).some((name) => name.startsWith(`${path.replace(/\/$/, '')}/`))) throw vscode.FileSystemError.FileNotFound();
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    },
    readDirectory({ path }) {
      const folder = `${path.replace(/\/$/, '')}/`;
      const names = Object.keys(files).filter((name) => name.startsWith(folder));
      return names.map((name): [string, vscode.FileType] => [name.slice(folder.length), vscode.FileType.File]);
    },
    readFile({ path }) {
      const text = files[path];
      if (text === undefined) throw vscode.FileSystemError.FileNotFound();
      return new TextEncoder().encode(text);
    },
    writeFile: unchangeable,
    createDirectory: unchangeable,
    delete: unchangeable,
    rename: unchangeable,
  };
}
