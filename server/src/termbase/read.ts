/** Termbases by the name of their file. Loads three libraries: asked for when the first termbase is met. */
import { readCsv, type Written, writeCsv } from './csv.ts';
import type { Termbase, TermbaseRead } from './model.ts';
import { formatOf, type TermbaseFormat } from './names.ts';
import { readTbx, type TbxStyle, writeTbx } from './tbx.ts';
import { readYaml } from './yaml.ts';
import { writeYaml } from './yaml-text.ts';

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
