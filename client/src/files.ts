/** Answers the server's questions for files it cannot reach itself: those of virtual workspaces. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileAnswer,
  LIST_FOLDER_REQUEST,
  LIST_FOLDERS_REQUEST,
  READ_FILE_REQUEST,
  STAT_FILE_REQUEST,
} from '../../server/src/protocol.ts';

/** What the server would not read from a disk either. */
const LARGEST_BYTES = 209_715_200;

export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE_REQUEST, ({ uri }: { uri: string }) =>
    orNull<FileAnswer>(async () => {
      const place = vscode.Uri.parse(uri, true);
      if ((await vscode.workspace.fs.stat(place)).size > LARGEST_BYTES) return null;
      // The decoder takes the byte order mark away.
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
    }),
  );
  client.onRequest(STAT_FILE_REQUEST, ({ uri }: { uri: string }) =>
    orNull<FileAnswer>(async () => {
      const { type, mtime, size } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
      return (type & vscode.FileType.File) === 0 ? null : `${mtime} ${size}`;
    }),
  );
  const names = (uri: string, fits: (type: vscode.FileType) => boolean): Promise<string[] | null> =>
    orNull(async () => {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri, true));
      return entries.filter(([, type]) => fits(type)).map(([name]) => name);
    });
  client.onRequest(LIST_FOLDER_REQUEST, ({ uri }: { uri: string }) => names(uri, (type) => (type & vscode.FileType.Directory) === 0));
  // A link to a folder is none: it could lead back to where it stands.
  client.onRequest(LIST_FOLDERS_REQUEST, ({ uri }: { uri: string }) => names(uri, (type) => type === vscode.FileType.Directory));
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}
