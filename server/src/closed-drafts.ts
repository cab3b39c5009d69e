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
  /** Asked for the first draft of each folder only: to ask for those of each would be a question a draft. */
  settings(uri: string): Promise<Settings>;
  /** What symbols say beside names. */
  words(): Words;
}

export interface ClosedDrafts {
  /** Symbols of closed drafts that fit the query, at most `limit`. */
  symbols(query: string, limit: number): Promise<readonly SymbolInformation[]>;
}

export function createClosedDrafts({ files, workspace, folders, settings, words }: ClosedDraftsHost): ClosedDrafts {
  const known = new Map<string, { readonly stamp: string; readonly symbols: readonly SymbolInformation[] }>();

  async function symbolsOf(first: string, uri: string, budget: { left: number }): Promise<readonly SymbolInformation[]> {
    const file = await files.read(uri);
    if (file === null || file.text.length > LONGEST) return [];
    const before = known.get(uri);
    if (before?.stamp === file.stamp) return before.symbols;
    if (budget.left < file.text.length) return before?.symbols ?? [];
    budget.left -= file.text.length;
    const symbols = allSymbols(workspace.once(uri, file.text).view(await settings(first)), words());
    known.set(uri, { stamp: file.stamp, symbols });
    // What came in meanwhile is answered first.
    await new Promise<void>((resolve) => setImmediate(resolve));
    return symbols;
  }

  /** The drafts below the folders, level by level; each once, and those that stand nearest first. */
  async function* drafts(): AsyncGenerator<{ readonly uri: string; readonly first: string }> {
    const level = folders().map((folder) => folder.replace(/\/+$/, ''));
    const seen = new Set(level);
    let left = MOST_FILES;
    for (const folder of level) {
      const names = (await files.list(folder)).filter((name) => DRAFT.test(name)).slice(0, left);
      left -= names.length;
      for (const name of names) yield { uri: fileIn(folder, name), first: fileIn(folder, names[0]!) };
      if (left <= 0) return;
      for (const name of await files.folders(folder)) {
        const inner = fileIn(folder, name);
        if (SKIPPED.test(name) || seen.has(inner) || seen.size >= MOST_FOLDERS) continue;
        seen.add(inner);
        level.push(inner);
      }
    }
  }

  return {
    async symbols(query, limit) {
      const found: SymbolInformation[] = [];
      const budget = { left: NEW_PER_QUESTION };
      for await (const { uri, first } of drafts()) {
        if (found.length >= limit) break;
        if (!workspace.has(uri)) found.push(...fitting(await symbolsOf(first, uri, budget), query));
      }
      return found.slice(0, limit);
    },
  };
}

const DRAFT = /\.(?:md|markdown|txt)$/i;
/** Of all folders together. */
const MOST_FILES = 1_000;
const MOST_FOLDERS = 1_000;
/** Folders that hold what tools have made, and what is hidden. */
const SKIPPED = /^(?:\..*|node_modules|dist|out)$/;
/** UTF-16 code units: about a second of reading on a slow machine. The next letter of the query reads on. */
const NEW_PER_QUESTION = 1_000_000;
/** A longer file costs more than it is worth here; it is found when it is open. */
const LONGEST = 500_000;
