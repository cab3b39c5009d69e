/**
 * Termbases as CSV or TSV, in two layouts: a row for each term, with a column `term`; or a row for each concept, with a column for each
 * language. Columns may stand in any order; what each is called is told by `COLUMNS`.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { type Said, say } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';
import {
  buildTermbase,
  conflictProblem,
  type GivenEntry,
  type GivenLanguage,
  type GivenTerm,
  languageCode,
  MOST_PROBLEMS,
} from './entries.ts';
import type { Termbase, TermbaseProblem, TermbaseRead } from './model.ts';

type Column =
  | 'id'
  | 'subject'
  | 'conceptDefinition'
  | 'conceptNote'
  | 'conceptSource'
  | 'doNotTranslate'
  | 'language'
  | 'definition'
  | 'term'
  | 'status'
  | 'case'
  | 'inflect'
  | 'partOfSpeech'
  | 'context'
  | 'note'
  | 'source'
  | 'reviewDate';

/** Column -> what it may be called, folded; the first name is the one that is written. */
const COLUMNS: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'concept', 'conceptid', 'entry', 'entryid'],
  subject: ['subject', 'subjectfield', 'domain'],
  conceptDefinition: ['conceptdefinition', 'entrydefinition'],
  conceptNote: ['conceptnote', 'entrynote'],
  conceptSource: ['conceptsource', 'entrysource'],
  doNotTranslate: ['donottranslate', 'dnt', 'nontranslatable'],
  language: ['language', 'lang', 'locale'],
  definition: ['definition'],
  term: ['term', 'termtext'],
  status: ['status', 'administrativestatus', 'termstatus', 'usage'],
  case: ['case', 'casepolicy'],
  inflect: ['inflect'],
  partOfSpeech: ['partofspeech', 'pos', 'wordclass'],
  context: ['context', 'example'],
  note: ['note', 'notes', 'comment', 'usagenote'],
  source: ['source', 'sourceofterm'],
  reviewDate: ['reviewdate', 'review', 'reviewon'],
};

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  (Object.entries(COLUMNS) as [Column, readonly string[]][]).flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);

/** Several terms of one language in one cell of the layout with a column for each language. */
const BETWEEN_TERMS = /\s*\|\s*/;

const DELIMITERS = [',', ';', '\t'] as const;

interface CsvRow {
  readonly cells: readonly string[];
  /** UTF-16 offset of the row in the file. */
  readonly start: number;
  readonly end: number;
}

/** Reads a termbase; `.tsv` in the name of the file says tabs, else the delimiter is told by the first row. Never throws. */
export function readCsv(file: string, text: string): TermbaseRead {
  const conflict = conflictProblem(text);
  if (conflict !== null) return { value: null, problems: [conflict] };
  const problems: TermbaseProblem[] = [];
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return {
      value: null,
      problems: [
        { code: 'binary', ...say`This file holds a NUL character: it is no text. Save it as UTF-8.`, at: { start: nul, end: nul + 1 } },
      ],
    };
  }
  const delimiter = /\.tsv$/i.test(file) ? '\t' : delimiterOf(text);
  const rows = rowsOf(text, delimiter, problems);
  if (rows === null) return { value: null, problems };
  const header = rows[0];
  if (header === undefined) return { value: { file, title: '', entries: [] }, problems };
  const report = (code: string, said: Said, at: Span): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, ...said, at });
  };
  const columns = readHeader(header, report);
  if (columns === null) return { value: null, problems };
  if (delimiter !== ',' && delimiter !== '\t') {
    report('delimiter', say`The columns are separated by "${delimiter}", not by commas; they are read so.`, {
      start: header.start,
      end: header.end,
    });
  }
  const given = columns.byName.has('term') ? termRows(rows, columns, text, report) : conceptRows(rows, columns, text, report);
  return { value: buildTermbase(file, '', given, problems), problems };
}

type Report = (code: string, said: Said, at: Span) => void;

interface Columns {
  readonly count: number;
  readonly byName: ReadonlyMap<Column, number>;
  /** Columns of the layout with one for each language. */
  readonly languages: readonly { readonly language: string; readonly at: number }[];
}

function readHeader(header: CsvRow, tell: Report): Columns | null {
  const unknown: (() => void)[] = [];
  const report: Report = (code, said, at) => void unknown.push(() => tell(code, said, at));
  const byName = new Map<Column, number>();
  const languages: { language: string; at: number }[] = [];
  const at = { start: header.start, end: header.end };
  for (const [index, cell] of header.cells.entries()) {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s_-]/g, '');
    const column = COLUMN_OF.get(name);
    const language = column === undefined && isLanguage(cell) ? languageCode(cell) : null;
    if (column !== undefined && byName.has(column))
      report('duplicate-column', say`The column "${column}" stands twice; the first is used.`, at);
    else if (column !== undefined) byName.set(column, index);
    else if (language !== null && languages.some((one) => one.language === language)) {
      report('duplicate-column', say`The column "${language}" stands twice; the first is used.`, at);
    } else if (language !== null) languages.push({ language, at: index });
    else if (cell.trim() !== '')
      report('unknown-column', say`A column of the header is not known (number ${index + 1}); it is not read.`, at);
  }
  if (byName.has('term') || languages.length > 0) {
    for (const tellAgain of unknown) tellAgain();
    return { count: header.cells.length, byName, languages };
  }
  // Where no column is known, one word on the whole row says it all.
  tell(
    'no-header',
    say`The first row names no column that is known: expected "term" (with "language", "status" and others), or language codes such as "en" and "ru".`,
    at,
  );
  return null;
}

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A code of a language there is: "ru" and "pt-BR" are, "foo" is not. */
function isLanguage(cell: string): boolean {
  const code = languageCode(cell);
  try {
    return code !== null && LANGUAGE_NAMES.of(code.split('-')[0]!) !== undefined;
  } catch {
    return false;
  }
}

/** A row for each term; rows with the same id belong to one concept, a row without id is one of its own. */
function termRows(rows: readonly CsvRow[], columns: Columns, text: string, report: Report): GivenEntry[] {
  const entries = new Map<string, { first: CsvRow; languages: Map<string, GivenTerm[]>; definitions: Map<string, string> }>();
  const cell = (row: CsvRow, column: Column): string | undefined => {
    const index = columns.byName.get(column);
    return index === undefined ? undefined : row.cells[index];
  };
  for (const [index, row] of rows.entries()) {
    if (index === 0) continue;
    if (row.cells.length !== columns.count) ragged(row, columns, report);
    const id = cell(row, 'id')?.trim() ?? '';
    const key = id === '' ? `\0${index}` : id;
    let entry = entries.get(key);
    if (entry === undefined) {
      entry = { first: row, languages: new Map(), definitions: new Map() };
      entries.set(key, entry);
    }
    const language = cell(row, 'language')?.trim() ?? '';
    const term = cell(row, 'term') ?? '';
    const list = entry.languages.get(language) ?? [];
    entry.languages.set(language, list);
    const definition = cell(row, 'definition');
    if (definition !== undefined && definition !== '' && !entry.definitions.has(language)) entry.definitions.set(language, definition);
    list.push({
      text: term,
      at: placeOf(term, row, text),
      status: cell(row, 'status'),
      case: cell(row, 'case'),
      inflect: cell(row, 'inflect'),
      partOfSpeech: cell(row, 'partOfSpeech'),
      context: cell(row, 'context'),
      note: cell(row, 'note'),
      source: cell(row, 'source'),
      reviewDate: cell(row, 'reviewDate'),
    });
  }
  return [...entries].map(([key, { first, languages, definitions }]) => ({
    ...conceptOf(first, cell),
    id: key.startsWith('\0') ? undefined : key,
    languages: [...languages].map(([language, terms]) => ({
      language: language === '' && !columns.byName.has('language') ? 'und' : language,
      definition: definitions.get(language),
      terms,
      at: { start: first.start, end: first.end },
    })),
  }));
}

/** A row for each concept; a cell may hold several terms between vertical lines. */
function conceptRows(rows: readonly CsvRow[], columns: Columns, text: string, report: Report): GivenEntry[] {
  const cell = (row: CsvRow, column: Column): string | undefined => {
    const index = columns.byName.get(column);
    return index === undefined ? undefined : row.cells[index];
  };
  const entries: GivenEntry[] = [];
  for (const row of rows.slice(1)) {
    if (row.cells.length !== columns.count) ragged(row, columns, report);
    const at = { start: row.start, end: row.end };
    const languages: GivenLanguage[] = [];
    for (const column of columns.languages) {
      const terms = (row.cells[column.at] ?? '').split(BETWEEN_TERMS).filter((term) => term.trim() !== '');
      if (terms.length === 0) continue;
      languages.push({
        language: column.language,
        at,
        terms: terms.map((term) => ({ text: term, at: placeOf(term, row, text), status: cell(row, 'status'), case: cell(row, 'case') })),
      });
    }
    entries.push({
      ...conceptOf(row, cell),
      definition: cell(row, 'conceptDefinition') ?? cell(row, 'definition'),
      note: cell(row, 'conceptNote') ?? cell(row, 'note'),
      source: cell(row, 'conceptSource') ?? cell(row, 'source'),
      id: cell(row, 'id'),
      languages,
    });
  }
  return entries;
}

function conceptOf(row: CsvRow, cell: (row: CsvRow, column: Column) => string | undefined): Omit<GivenEntry, 'languages'> {
  return {
    subject: cell(row, 'subject'),
    definition: cell(row, 'conceptDefinition'),
    note: cell(row, 'conceptNote'),
    source: cell(row, 'conceptSource'),
    doNotTranslate: cell(row, 'doNotTranslate'),
    at: { start: row.start, end: row.end },
  };
}

function ragged(row: CsvRow, columns: Columns, report: Report): void {
  const more = row.cells.length > columns.count;
  report(
    'ragged-row',
    more
      ? say`This row has ${row.cells.length} cells where the header has ${columns.count} columns; the rest is not read.`
      : say`This row has ${row.cells.length} cells where the header has ${columns.count} columns; what is missing counts as empty.`,
    { start: row.start, end: row.end },
  );
}

/** Where a cell's words stand in their row; the whole row where they are written with doubled quotation marks. */
function placeOf(cell: string, row: CsvRow, text: string): Span {
  const term = cell.trim();
  const found = term === '' ? -1 : text.slice(row.start, row.end).indexOf(term);
  return found < 0 ? { start: row.start, end: row.end } : { start: row.start + found, end: row.start + found + term.length };
}

/** Null where the text cannot be read; then `problems` says where. */
function rowsOf(text: string, delimiter: string, problems: TermbaseProblem[]): CsvRow[] | null {
  if (!text.includes('"')) return plainRows(text, delimiter);
  const rows: CsvRow[] = [];
  let at = 0;
  try {
    parse(text, {
      delimiter,
      columns: false,
      raw: true,
      relax_column_count: true,
      relax_quotes: false,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      // With `raw`, a record comes with the characters it was read from, which its type does not say.
      on_record: (given: unknown) => {
        const { record, raw } = given as { record: string[]; raw: string };
        const end = at + raw.replace(/[\r\n]+$/, '').length;
        if (record.some((cell) => cell.trim() !== '')) rows.push({ cells: record, start: at, end });
        at += raw.length;
        return null;
      },
    });
  } catch (error) {
    const unclosed = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED';
    const start = unclosed ? openQuote(text, at, delimiter) : Math.min(at, Math.max(0, text.length - 1));
    const end = unclosed ? start + 1 : lineEnd(text, start);
    problems.push({
      code: unclosed ? 'unclosed-quote' : 'csv-syntax',
      ...(unclosed
        ? say`The quotation mark that opens here is never closed. What was read before stays in force.`
        : say`This row cannot be read: a quotation mark stands where none can. Put the cell in quotation marks and double those within. What was read before stays in force.`),
      at: { start, end },
    });
    return null;
  }
  return rows;
}

/** Without a quotation mark a row is a line: most large tables have none, and a parser would take as long as all the rest. */
function plainRows(text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = [];
  const breaks = /\r\n|\n|\r/g;
  for (let start = 0; start < text.length; ) {
    const found = breaks.exec(text);
    const end = found?.index ?? text.length;
    const line = text.slice(start, end);
    const cells = line.split(delimiter);
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, start, end });
    start = found === null ? text.length : breaks.lastIndex;
  }
  return rows;
}

/** The first quotation mark from `from` that opens a cell and is never closed. */
function openQuote(text: string, from: number, delimiter: string): number {
  let opened = -1;
  for (let i = from; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (opened < 0) {
      const before = text[i - 1];
      if (i === from || before === delimiter || before === '\n' || before === '\r') opened = i;
    } else if (text[i + 1] === '"') i++;
    else opened = -1;
  }
  return opened < 0 ? from : opened;
}

function lineEnd(text: string, from: number): number {
  const end = /[\r\n]/.exec(text.slice(from, from + 10_000))?.index;
  return end === undefined ? text.length : Math.max(from + end, Math.min(from + 1, text.length));
}

/** The delimiter that the first row holds most of outside quotation marks; a comma where it holds none. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (let i = 0; i < text.length && i < 100_000; i++) {
    const char = text[i]!;
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      if (counts.size > 0 || i > 0) break;
    } else if ((DELIMITERS as readonly string[]).includes(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  let best = ',';
  for (const delimiter of DELIMITERS) if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  return best;
}

export interface Written {
  readonly text: string;
  /** What the target cannot hold. */
  readonly problems: readonly TermbaseProblem[];
}

const WRITTEN: readonly Column[] = [
  'id',
  'language',
  'term',
  'status',
  'case',
  'inflect',
  'partOfSpeech',
  'definition',
  'context',
  'note',
  'source',
  'reviewDate',
  'subject',
  'conceptDefinition',
  'conceptNote',
  'conceptSource',
  'doNotTranslate',
];

/** Writes a row for each term. All but the title is kept. `delimiter` is a comma or a tab. */
export function writeCsv(termbase: Termbase, delimiter: ',' | '\t' = ','): Written {
  const lines = [WRITTEN.join(delimiter)];
  for (const entry of termbase.entries) {
    const concept: Partial<Record<Column, string | null>> = {
      id: entry.id,
      subject: entry.subject,
      conceptDefinition: entry.definition,
      conceptNote: entry.note,
      conceptSource: entry.source,
      doNotTranslate: entry.doNotTranslate ? 'true' : null,
    };
    for (const { language, definition, terms } of entry.languages) {
      for (const term of terms) {
        const row: Partial<Record<Column, string | null>> = {
          ...concept,
          language,
          definition,
          term: term.text,
          status: term.status,
          case: term.case === 'exact' ? 'exact' : null,
          inflect: term.inflect ? null : 'false',
          partOfSpeech: term.partOfSpeech,
          context: term.context,
          note: term.note,
          source: term.source,
          reviewDate: term.reviewDate,
        };
        lines.push(WRITTEN.map((column) => cellText(row[column] ?? '', delimiter)).join(delimiter));
      }
    }
  }
  const problems =
    termbase.title === '' ? [] : [{ code: 'not-held', message: 'The title of the termbase is left out: CSV has no place for it.' }];
  return { text: `${lines.join('\r\n')}\r\n`, problems };
}

function cellText(value: string, delimiter: string): string {
  return value.includes('"') || value.includes(delimiter) || /[\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
