/**
 * Files of a folder that nobody has trusted: what its drafts and settings name is read inside the workspace only. A path that leads
 * out of it could make this machine ask another one for a file, and that one would learn who asks.
 */
import { type FilePort, folderOf } from './files.ts';

export interface Confinement {
  /** False while nobody has trusted the workspace. */
  isTrusted(): boolean;
  /** URIs of the folders that are open. */
  folders(): readonly string[];
  /** URIs of the open documents: somebody chose to open them, so what stands beside them is in reach. */
  documents(): readonly string[];
}

/** Reads and lists like `port`; outside of the confinement there is nothing. */
export function confined(port: FilePort, confinement: Confinement): FilePort {
  const isAllowed = async (uri: string): Promise<boolean> => confinement.isTrusted() || staysWithin(uri, port, confinement);
  return {
    read: async (uri) => ((await isAllowed(uri)) ? port.read(uri) : null),
    stamp: async (uri) => ((await isAllowed(uri)) ? port.stamp(uri) : null),
    list: async (folder) => ((await isAllowed(`${folder}/x`)) ? port.list(folder) : []),
    folders: async (folder) => ((await isAllowed(`${folder}/x`)) ? (port.folders?.(folder) ?? []) : []),
    refuses: async (uri) => !(await isAllowed(uri)),
  };
}

/** More links in a row lead in a circle. */
const MOST_LINKS = 40;

/** Whether a path and all that its symbolic links lead to lies inside. A link is read, never followed: where it leads might be another machine. */
async function staysWithin(uri: string, port: FilePort, confinement: Confinement): Promise<boolean> {
  let place = plain(uri);
  for (let links = 0; place !== null && links <= MOST_LINKS; links += 1) {
    const root = rootOf(place, confinement);
    if (root === null) return false;
    const next = await throughFirstLink(place, root, port);
    if (next === undefined) return true;
    place = next;
  }
  return false;
}

/** The path with its first link below the root replaced by what it leads to, null where that is no place; undefined where it has no link. */
async function throughFirstLink(place: string, root: string, port: FilePort): Promise<string | null | undefined> {
  if (port.linked === undefined) return undefined;
  const names = place.slice(root.length + 1).split('/');
  for (let at = 0; at < names.length; at += 1) {
    const target = await port.linked(encoded([root, ...names.slice(0, at + 1)].join('/')));
    if (target !== null) return plain([target.replace(/\/+$/, ''), ...names.slice(at + 1).map(encoded)].join('/'));
  }
  return undefined;
}

/** What `plain` decoded. */
function encoded(place: string): string {
  return encodeURI(place).replace(/[?#]/g, encodeURIComponent);
}

/** The folder in reach that holds the place, as `plain` writes it; null where none does. */
function rootOf(place: string, { folders, documents }: Confinement): string | null {
  for (const folder of folders()) {
    const root = plain(folder)?.replace(/\/+$/, '');
    if (root !== undefined && place.startsWith(`${root}/`)) return root;
  }
  const own = folderOf(place);
  const isBeside = documents().some((document) => {
    const beside = plain(document);
    return beside !== null && folderOf(beside) === own;
  });
  return isBeside ? own : null;
}

/** The URI with its steps up taken and its signs decoded once, as a disk would do; null for what is none, or climbs all the same. */
function plain(uri: string): string | null {
  try {
    // The pattern of a URI with an authority: others, such as `untitled:`, name no file that could be read.
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(uri)) return null;
    const text = decodeURIComponent(new URL(uri).href.replace(/[?#].*$/s, ''));
    return /(?:^|[\\/])\.\.(?:[\\/]|$)|\\/.test(text) ? null : text;
  } catch {
    return null;
  }
}
