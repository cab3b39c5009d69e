/** Which files are termbases, and of which format. */

export type TermbaseFormat = 'yaml' | 'csv' | 'tsv' | 'tbx';

const FORMATS: Readonly<Record<string, TermbaseFormat>> = { yaml: 'yaml', yml: 'yaml', csv: 'csv', tsv: 'tsv', tbx: 'tbx', martif: 'tbx' };

/** Told by the ending of a path or URI; null for other files. */
export function formatOf(path: string): TermbaseFormat | null {
  const ending = /\.([a-z]+)$/i.exec(path.replace(/[?#].*$/s, ''))?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(FORMATS, ending) ? FORMATS[ending]! : null;
}

/**
 * Files that are termbases without anybody saying so: `termbase.yaml`, `names.termbase.csv`, and whatever ends in `.tbx`. A table or a
 * YAML file of another name may be anything.
 */
export function isTermbaseName(name: string): boolean {
  return /(?:^|\.)termbase\.(?:ya?ml|csv|tsv)$/i.test(name) || /\.tbx$/i.test(name);
}
