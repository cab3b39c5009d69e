/**
 * Files beside the open documents: termbases, the other half of a translation pair, a folder's settings. Where they come from is a
 * port, because a workspace may be on a disk, on another machine, or nowhere but in the client. None of them is ever written.
 */

/** Where files come from. Never throws or rejects: what cannot be read is null, what cannot be listed is empty. */
export interface FilePort {
  /** The text of a file, decoded, without byte order mark. */
  read(uri: string): Promise<string | null>;
  /** Changes whenever the file does; null where there is none. */
  stamp(uri: string): Promise<string | null>;
  /** Names of the files, not folders, directly in the folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** Names of the folders directly in the folder, sorted; absent where nobody can tell. */
  folders?(folder: string): Promise<readonly string[]>;
  /** The URI a symbolic link of this name leads to, which is not looked at; null for all else. Absent where there are no links. */
  linked?(uri: string): Promise<string | null>;
  /** Whether the file is left alone because nobody has trusted the workspace; absent where none is. */
  refuses?(uri: string): Promise<boolean>;
}

export interface FileText {
  readonly uri: string;
  readonly text: string;
  /** Differs after each change of the file. */
  readonly stamp: string;
}

/** Files as the server knows them: read once, and again only after a change. */
export interface Files {
  read(uri: string): Promise<FileText | null>;
  list(folder: string): Promise<readonly string[]>;
  folders(folder: string): Promise<readonly string[]>;
  /** Those of these files that are left alone because nobody has trusted the workspace. */
  refused(uris: readonly string[]): Promise<readonly string[]>;
  /** A change heard from the client; a folder's list may have changed with it. */
  changed(uri: string): void;
  /** Calls back with the URI of each file that changed and had been read or missed. Answers with how to stop that. */
  listen(heard: (uri: string) => void): () => void;
}

/** For clients that keep their files to themselves. */
export const NO_FILES: FilePort = {
  read: async () => null,
  stamp: async () => null,
  list: async () => [],
};

export interface FilesOptions {
  /** True when the client announces every change; else a file's stamp is asked for at each use. */
  isWatched(): boolean;
}

export function createFiles(port: FilePort, options: FilesOptions): Files {
  const texts = new Map<string, Promise<FileText | null>>();
  const folders = new Map<string, Promise<readonly string[]>>();
  const inner = new Map<string, Promise<readonly string[]>>();
  const listeners = new Set<(uri: string) => void>();

  async function open(uri: string): Promise<FileText | null> {
    // The stamp first: a change in between then costs one more reading instead of going unseen.
    const stamp = await port.stamp(uri);
    const text = stamp === null ? null : await port.read(uri);
    return stamp === null || text === null ? null : { uri, text, stamp };
  }

  return {
    async read(uri) {
      const known = texts.get(uri);
      if (known !== undefined) {
        const file = await known;
        if (options.isWatched() || (await port.stamp(uri)) === (file?.stamp ?? null)) return file;
      }
      const fresh = open(uri);
      texts.set(uri, fresh);
      return fresh;
    },
    list(folder) {
      const known = options.isWatched() ? folders.get(folder) : undefined;
      if (known !== undefined) return known;
      const names = port.list(folder);
      folders.set(folder, names);
      return names;
    },
    folders(folder) {
      const known = options.isWatched() ? inner.get(folder) : undefined;
      if (known !== undefined) return known;
      const names = port.folders?.(folder) ?? Promise.resolve([]);
      inner.set(folder, names);
      return names;
    },
    async refused(uris) {
      const refusals = await Promise.all(uris.map((uri) => port.refuses?.(uri) ?? false));
      return uris.filter((_, index) => refusals[index]);
    },
    changed(uri) {
      texts.delete(uri);
      folders.delete(folderOf(uri));
      // A folder comes with its first file, and nobody announces it.
      inner.clear();
      for (const heard of listeners) heard(uri);
    },
    listen(heard) {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
}

/** URI of the folder a file or folder stands in, without a trailing slash; of a root, itself. */
export function folderOf(uri: string): string {
  const body = uri.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const cut = body.lastIndexOf('/');
  return cut <= body.indexOf('://') + 2 ? body : body.slice(0, cut);
}

/** The folders from that of the document up to the nearest workspace folder that holds it; only its own where none does. */
export function foldersUp(uri: string, workspaceFolders: readonly string[]): readonly string[] {
  const roots = workspaceFolders.map((root) => root.replace(/\/+$/, ''));
  const first = folderOf(uri);
  const root = roots.filter((one) => first === one || first.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0];
  if (root === undefined) return [first];
  const folders: string[] = [];
  for (let folder = first; ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === root) return folders;
  }
}

/** As `foldersUp`; a text that is not saved yet belongs to the first folder. */
export function foldersFor(uri: string, workspaceFolders: readonly string[]): readonly string[] {
  return /^untitled:/i.test(uri) ? workspaceFolders.slice(0, 1) : foldersUp(uri, workspaceFolders);
}

/** What a path in the settings of a document names: a URI, an absolute path, or one relative to its workspace folder. */
export function resolveNamed(uri: string, path: string, workspaceFolders: readonly string[]): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return path;
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  const parts = (foldersFor(uri, workspaceFolders).at(-1) ?? folderOf(uri)).split('/');
  for (const part of encoded.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** URI of a file in a folder. */
export function fileIn(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${encodeURIComponent(name)}`;
}
