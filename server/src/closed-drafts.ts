/**
 * Drafts of the workspace that are not open, as far as searching for symbols needs them: those directly in its folders, each read once
 * and again only after a change. One question reads only so much that is new, so that none keeps a person waiting.
 */
import type { SymbolInformation } from 'vscode-languageserver-types';
import type { Settings } from './config.ts';
import type { Words } from './features/words.ts';
import { allSymbols, fitting } from './features/workspace-symbols.ts';
import { type Files, fileIn } from './files.ts';
import type { Workspace } from './workspace.ts';

export interface ClosedDraftsHost {
  readonly files: Files;
  readonly workspace: Workspace;
  folders(): readonly string[];
  /** Of a folder: to ask for those of each file would be a question a file. */
  settings(folder: string): Promise<Settings>;
  /** What symbols say beside names. */
  words(): Words;
}

export interface ClosedDrafts {
  /** Symbols of closed drafts that fit the query, at most `limit`. */
  symbols(query: string, limit: number): Promise<readonly SymbolInformation[]>;
}

export function createClosedDrafts({ files, workspace, folders, settings, words }: ClosedDraftsHost): ClosedDrafts {
  const known = new Map<string, { readonly stamp: string; readonly symbols: readonly SymbolInformation[] }>();

  async function symbolsOf(folder: string, uri: string, budget: { left: number }): Promise<readonly SymbolInformation[]> {
    const file = await files.read(uri);
    if (file === null || file.text.length > LONGEST) return [];
    const before = known.get(uri);
    if (before?.stamp === file.stamp) return before.symbols;
    if (budget.left < file.text.length) return before?.symbols ?? [];
    budget.left -= file.text.length;
    const symbols = allSymbols(workspace.once(uri, file.text).view(await settings(folder)), words());
    known.set(uri, { stamp: file.stamp, symbols });
    // What came in meanwhile is answered first.
    await new Promise<void>((resolve) => setImmediate(resolve));
    return symbols;
  }

  return {
    async symbols(query, limit) {
      const found: SymbolInformation[] = [];
      const budget = { left: NEW_PER_QUESTION };
      for (const folder of folders()) {
        const names = (await files.list(folder)).filter((name) => DRAFT.test(name)).slice(0, MOST_FILES);
        for (const name of names) {
          if (found.length >= limit) return found.slice(0, limit);
          const uri = fileIn(folder, name);
          if (!workspace.has(uri)) found.push(...fitting(await symbolsOf(folder, uri, budget), query));
        }
      }
      return found.slice(0, limit);
    },
  };
}

const DRAFT = /\.(?:md|markdown|txt)$/i;
/** Of one folder. */
const MOST_FILES = 1_000;
/** UTF-16 code units: about a second of reading on a slow machine. The next letter of the query reads on. */
const NEW_PER_QUESTION = 1_000_000;
/** A longer file costs more than it is worth here; it is found when it is open. */
const LONGEST = 500_000;
