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
  const isAllowed = (uri: string): boolean => confinement.isTrusted() || isWithin(uri, confinement);
  return {
    read: async (uri) => (isAllowed(uri) ? port.read(uri) : null),
    stamp: async (uri) => (isAllowed(uri) ? port.stamp(uri) : null),
    list: async (folder) => (isAllowed(`${folder}/x`) ? port.list(folder) : []),
    folders: async (folder) => (isAllowed(`${folder}/x`) ? (port.folders?.(folder) ?? []) : []),
  };
}

function isWithin(uri: string, { folders, documents }: Confinement): boolean {
  const place = plain(uri);
  if (place === null) return false;
  const isBelow = (folder: string): boolean => {
    const root = plain(folder)?.replace(/\/+$/, '');
    return root !== undefined && place.startsWith(`${root}/`);
  };
  if (folders().some(isBelow)) return true;
  const own = folderOf(place);
  return documents().some((document) => {
    const beside = plain(document);
    return beside !== null && folderOf(beside) === own;
  });
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
