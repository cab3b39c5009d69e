/** Files that only the client can reach, such as those of a virtual workspace; asked for where it said that it answers. */
import type { FilePort } from './files.ts';
import { type FileAnswer, LIST_FOLDER_REQUEST, LIST_FOLDERS_REQUEST, READ_FILE_REQUEST, STAT_FILE_REQUEST } from './protocol.ts';

/** As much of a connection as asking for files needs. */
export interface FileConnection {
  sendRequest(method: string, params: unknown): Promise<unknown>;
}

/** The client's own `file:` files are read from `disk`, which costs no message. */
export function clientFiles(connection: FileConnection, disk: FilePort): FilePort {
  const ask = async (method: string, uri: string): Promise<unknown> => {
    try {
      return await connection.sendRequest(method, { uri });
    } catch {
      return null;
    }
  };
  const text = (value: unknown): string | null => (typeof value === 'string' ? (value satisfies FileAnswer) : null);
  const names = (value: unknown): string[] => (Array.isArray(value) ? value.filter((name) => typeof name === 'string').sort() : []);
  const isLocal = (uri: string): boolean => /^file:/i.test(uri);
  return {
    read: async (uri) => (isLocal(uri) ? disk.read(uri) : text(await ask(READ_FILE_REQUEST, uri))),
    stamp: async (uri) => (isLocal(uri) ? disk.stamp(uri) : text(await ask(STAT_FILE_REQUEST, uri))),
    list: async (folder) => (isLocal(folder) ? disk.list(folder) : names(await ask(LIST_FOLDER_REQUEST, folder))),
    // The client's own file systems know no paths that could lead to another machine.
    linked: async (uri) => (isLocal(uri) ? (disk.linked?.(uri) ?? null) : null),
    folders: async (folder) => (isLocal(folder) ? (disk.folders?.(folder) ?? []) : names(await ask(LIST_FOLDERS_REQUEST, folder))),
  };
}
