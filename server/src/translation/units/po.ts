/** Gettext catalogues: entries of `msgid` and `msgstr`. What is obsolete (`#~`) is not read. */
import type { Span } from '../../engine/span.ts';
import { type Unit, type UnitProblem, type UnitRead, type UnitText, UnitWords } from './unit.ts';

interface Field {
  readonly words: UnitWords;
  end: number;
}

interface OpenEntry {
  readonly start: number;
  end: number;
  readonly fields: Map<string, Field>;
}

/** Catalogues name their source's language nowhere; by custom it is English. */
const SOURCE_LANGUAGE = 'en';
/** A file that is no catalogue should not fill the list of problems. */
const MOST_PROBLEMS = 100;

/** Reads a file. Never throws. Linear. */
export function readPo(text: string): UnitRead {
  const problems: UnitProblem[] = [];
  const units: Unit[] = [];
  let targetLanguage: string | null = null;
  let entry: OpenEntry | null = null;
  let field: Field | null = null;
  const finish = (): void => {
    if (entry !== null) {
      const header = headerOf(entry);
      if (header !== null)
        targetLanguage ??= /^Language:\s*([A-Za-z]{2,3}(?:[-_@][A-Za-z0-9]+)*)/m.exec(header)?.[1]?.replace(/[_@]/g, '-') ?? null;
      else units.push(...unitsOf(entry, units.length));
    }
    entry = null;
    field = null;
  };
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    if (line.trim() === '') {
      finish();
      continue;
    }
    if (line.startsWith('#')) {
      // A comment opens the next entry, unless it stands in front of one already.
      if (entry?.fields.has('msgstr') || entry?.fields.has('msgstr[0]')) finish();
      continue;
    }
    const match = /^\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)\s+)?(?=")/.exec(line);
    if (match === null || (match[1] === undefined && field === null)) {
      report(problems, 'po-syntax', 'This line is no part of a catalogue: expected msgid, msgstr, a string or a comment. It is left out.', {
        start,
        end,
      });
      continue;
    }
    const keyword = match[1];
    if (keyword !== undefined) {
      // Entries need no empty line between them.
      if (entry !== null && (keyword === 'msgctxt' || (keyword === 'msgid' && entry.fields.has('msgid')))) finish();
      entry ??= { start, end, fields: new Map() };
      field = { words: new UnitWords(), end };
      entry.fields.set(keyword, field);
    }
    if (entry === null || field === null) continue;
    const open: Field = field;
    const opened: OpenEntry = entry;
    const close = addString(open.words, text, start + match[0].length, end);
    if (close === -1) report(problems, 'po-string', 'This string is not closed. End it with ".', { start: start + match[0].length, end });
    open.end = close === -1 ? end : close;
    opened.end = end;
  }
  finish();
  if (units.length === 0 && targetLanguage === null && problems.length > 0) return { value: null, problems };
  return { value: { sourceLanguage: SOURCE_LANGUAGE, targetLanguage, units }, problems };
}

function report(problems: UnitProblem[], code: string, message: string, at: Span): void {
  if (problems.length < MOST_PROBLEMS) problems.push({ code, message, at });
}

/** The words of the header entry, whose msgid is empty; null for other entries. */
function headerOf({ fields }: OpenEntry): string | null {
  const id = fields.get('msgid');
  if (id === undefined || !id.words.isBlank || fields.has('msgctxt')) return null;
  // Line ends within were made spaces, so each line of the header is looked for by its name.
  const text = fields.get('msgstr')?.words.done(0).text ?? '';
  return text.replace(/ (?=[A-Za-z-]+:)/g, '\n');
}

function unitsOf({ start, end, fields }: OpenEntry, count: number): Unit[] {
  const span = { start, end };
  const id = String(count + 1);
  const textOf = (name: string): UnitText | null => {
    const field = fields.get(name);
    return field === undefined || field.words.isBlank ? null : field.words.done(field.end);
  };
  const single = textOf('msgid');
  if (single === null) return [];
  const plural = textOf('msgid_plural');
  if (plural === null) return [{ id, source: single, target: textOf('msgstr'), span }];
  const forms = [...fields.keys()].filter((name) => name.startsWith('msgstr'));
  // How many forms there are depends on the language: the first stands for one, the others for many.
  return forms.map((name) => ({ id: `${id} ${name}`, source: name === 'msgstr[0]' ? single : plural, target: textOf(name), span }));
}

/** Adds what stands between the marks; answers with the offset of the closing one, -1 where there is none. */
function addString(words: UnitWords, text: string, open: number, end: number): number {
  let at = open + 1;
  while (at < end) {
    const char = text.charAt(at);
    if (char === '"') return at;
    if (char === '\\' && at + 1 < end) {
      const escaped = text.charAt(at + 1);
      words.addAs(ESCAPES[escaped] ?? escaped, at);
      at += 2;
    } else {
      words.addRaw(text, at, at + 1);
      at++;
    }
  }
  return -1;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

function* linesOf(text: string): Generator<Span> {
  const breaks = /\r\n|\r|\n/g;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const match of text.matchAll(breaks)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}
