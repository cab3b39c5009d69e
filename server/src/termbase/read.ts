/** Termbases by the name of their file. */
import { readCsv, type Written, writeCsv } from './csv.ts';
import type { Termbase, TermbaseRead } from './model.ts';
import { readTbx, type TbxStyle, writeTbx } from './tbx.ts';
import { readYaml, writeYaml } from './yaml.ts';

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

/** Never throws. */
export function readTermbase(file: string, text: string): TermbaseRead {
  switch (formatOf(file)) {
    case 'yaml':
      return readYaml(file, text);
    case 'csv':
    case 'tsv':
      return readCsv(file, text);
    case 'tbx':
      return readTbx(file, text);
    case null:
      return { value: null, problems: [{ code: 'unknown-format', message: 'Termbases are read from .yaml, .csv, .tsv and .tbx files.' }] };
  }
}

/** `problems` name what the format cannot hold. */
export function writeTermbase(format: TermbaseFormat, termbase: Termbase, style: TbxStyle = 'dca'): Written {
  switch (format) {
    case 'yaml':
      return { text: writeYaml(termbase), problems: [] };
    case 'csv':
      return writeCsv(termbase, ',');
    case 'tsv':
      return writeCsv(termbase, '\t');
    case 'tbx':
      return writeTbx(termbase, style);
  }
}
