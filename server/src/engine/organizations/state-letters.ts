/**
 * Letters that mean a body only in texts on its state: "UMP" is a party in French, Djiboutian and Solomon politics, and nothing elsewhere.
 */
import type { OrganizationEntry } from '../knowledge.ts';
import { compileWordTable, rowOf, type WordTable } from '../word-table.ts';
import type { Tokens } from '../words.ts';

/** Plain data, so that it can be packed. */
export interface StateLetters {
  /** The letters in lower case. */
  readonly words: WordTable;
  /** The bodies of row i of `words` stand from `bounds[i]` to `bounds[i + 1]`. */
  readonly bounds: Int32Array;
  /** Rows of the gazetteer. */
  readonly bodies: Int32Array;
}

export function compileStateLetters(entries: readonly OrganizationEntry[]): StateLetters {
  const all = new Map<string, Set<number>>();
  entries.forEach(({ letters = [] }, row) => {
    for (const text of letters) {
      const key = text.toLowerCase();
      const rows = all.get(key) ?? new Set();
      all.set(key, rows.add(row));
    }
  });
  const bounds = new Int32Array(all.size + 1);
  [...all.values()].forEach((rows, i) => {
    bounds[i + 1] = bounds[i]! + rows.size;
  });
  return { words: compileWordTable([...all.keys()]), bounds, bodies: Int32Array.from([...all.values()].flatMap((rows) => [...rows])) };
}

/** The row of letters that a token is, -1 where it is none. */
export function lettersAt(tokens: Tokens, at: number, { words }: StateLetters): number {
  return rowOf(tokens, at, words);
}

/** The bodies that a row of letters can mean. */
export function bodiesOf({ bounds, bodies }: StateLetters, row: number): Int32Array {
  return bodies.subarray(bounds[row], bounds[row + 1]);
}
