/**
 * Termbases as TBX (ISO 30042): version 3 in both styles, DCA (`<termNote type="administrativeStatus">`) and DCT
 * (`<min:administrativeStatus>`), and version 2 (`martif`), which many tools still write. A file with a document type is refused before it
 * is parsed, so nothing in it can be expanded or fetched.
 */
import { SaxesParser } from 'saxes';
import { type Said, say } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';
import type { Written } from './csv.ts';
import { buildTermbase, conflictProblem, type GivenEntry, type GivenTerm, MOST_PROBLEMS } from './entries.ts';
import type { Termbase, TermbaseProblem, TermbaseRead, TermSection } from './model.ts';

/** How deep elements may stand in one another; a termbase needs nine. */
const DEEPEST = 64;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenTerm extends Writable<Omit<GivenTerm, 'text'>> {
  text: string;
}
interface OpenLanguage {
  language: string;
  definition: string | undefined;
  terms: OpenTerm[];
  at: Span;
}
interface OpenEntry extends Writable<Omit<GivenEntry, 'languages'>> {
  languages: OpenLanguage[];
}

/** Reads a termbase. Never throws. */
export function readTbx(file: string, text: string): TermbaseRead {
  const stop = conflictProblem(text) ?? documentTypeProblem(text);
  if (stop !== null) return { value: null, problems: [stop] };
  const reader = new Reader(text);
  const failed = reader.read();
  if (failed !== null) return { value: null, problems: [failed] };
  const { problems } = reader;
  if (!reader.isTermbase) {
    problems.push({
      code: 'no-termbase',
      ...say`This is no TBX file: expected <tbx> or <martif> as its root.`,
      at: { start: 0, end: Math.min(1, text.length) },
    });
    return { value: null, problems };
  }
  return { value: buildTermbase(file, reader.title, reader.entries, problems), problems };
}

/** Entities are declared in document types; whatever begins one is refused, wherever it stands. */
function documentTypeProblem(text: string): TermbaseProblem | null {
  const found = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.exec(text);
  if (found === null) return null;
  // The only one that is common and harmless names TBX's own grammar; it is refused, too, since nothing is ever fetched.
  return {
    code: 'document-type',
    ...say`Files with a document type (<!DOCTYPE …>) are not read, because one can make a reader fetch or expand things. Remove it.`,
    at: { start: found.index, end: found.index + found[0].length },
  };
}

/** Stops the parser: errors after the first are only its echo. */
class Stop extends Error {
  readonly problem: TermbaseProblem;

  constructor(problem: TermbaseProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

class Reader {
  readonly entries: OpenEntry[] = [];
  readonly problems: TermbaseProblem[] = [];
  isTermbase = false;
  title = '';
  private readonly text: string;
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private style: string | null = null;
  private mixed = false;
  private defaultLanguage = '';
  private readonly path: { name: string; type: string; start: number }[] = [];
  private entry: OpenEntry | null = null;
  private language: OpenLanguage | null = null;
  private term: OpenTerm | null = null;
  private words = '';
  /** Offset where the character data that is being gathered begins. */
  private wordsStart = 0;
  private tagStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Null when the file was read to its end. */
  read(): TermbaseProblem | null {
    const { parser } = this;
    parser.on('error', (error) => {
      const at = Math.min(parser.position, this.text.length);
      const start = Math.max(0, at - 1);
      const message = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
      throw new Stop({
        code: 'xml-syntax',
        ...say`This is not well-formed XML (${clean(message)}). What was read before stays in force.`,
        at: { start, end: Math.max(start, at) },
      });
    });
    parser.on('opentagstart', () => {
      this.tagStart = this.text.lastIndexOf('<', Math.max(0, parser.position - 1));
    });
    parser.on('opentag', ({ name, attributes }) => this.open(localName(name), attributes as Record<string, string>, name));
    parser.on('text', (words) => {
      this.words += words;
    });
    parser.on('cdata', (words) => {
      this.words += words;
    });
    parser.on('closetag', ({ name }) => this.close(localName(name)));
    try {
      parser.write(this.text).close();
      return null;
    } catch (error) {
      if (error instanceof Stop) return error.problem;
      return { code: 'xml-syntax', ...say`This file could not be read as XML.`, at: { start: 0, end: Math.min(1, this.text.length) } };
    }
  }

  private open(name: string, attributes: Record<string, string>, full: string): void {
    const start = Math.max(0, this.tagStart);
    if (this.path.length >= DEEPEST)
      throw new Stop({ code: 'too-deep', ...say`Elements are nested too deeply here for a termbase.`, at: { start, end: start + 1 } });
    this.path.push({ name, type: attributes.type ?? name, start });
    this.words = '';
    this.wordsStart = this.parser.position;
    this.noteStyle(name, full, attributes, start);
    switch (name) {
      case 'tbx':
      case 'martif':
        this.isTermbase = true;
        this.style = name === 'tbx' ? (attributes.style ?? null) : 'dca';
        this.defaultLanguage = attributes['xml:lang'] ?? '';
        break;
      case 'conceptEntry':
      case 'termEntry':
        this.entry = { id: attributes.id, languages: [], at: { start, end: start } };
        break;
      case 'langSec':
      case 'langSet':
        if (this.entry === null) break;
        if (attributes['xml:lang'] === undefined) {
          this.report('no-language', say`This language section has no xml:lang; the language of the file is used where it says one.`, {
            start,
            end: this.parser.position,
          });
        }
        this.language = {
          language: attributes['xml:lang'] ?? this.defaultLanguage,
          definition: undefined,
          terms: [],
          at: { start, end: this.parser.position },
        };
        this.entry.languages.push(this.language);
        break;
      case 'termSec':
      case 'tig':
      case 'ntig':
        if (this.language === null) break;
        this.term = { text: '', at: { start, end: start } };
        this.language.terms.push(this.term);
        break;
      default:
    }
  }

  private close(name: string): void {
    const top = this.path.pop();
    const words = this.words;
    this.words = '';
    switch (name) {
      case 'conceptEntry':
      case 'termEntry':
        if (this.entry !== null) {
          this.entry.at = { start: this.entry.at.start, end: this.parser.position };
          this.entries.push(this.entry);
        }
        this.entry = null;
        break;
      case 'langSec':
      case 'langSet':
        this.language = null;
        break;
      case 'termSec':
      case 'tig':
      case 'ntig':
        this.term = null;
        break;
      case 'term':
        if (this.term !== null) {
          this.term.text = words;
          this.term.at = this.wordsSpan();
        }
        break;
      case 'title':
        if (this.entry === null && this.title === '') this.title = words.trim();
        break;
      default:
        if (top !== undefined) this.datum(top.type, words);
    }
  }

  /** A data category: in DCA the type of a general element, in DCT the element itself. */
  private datum(type: string, words: string): void {
    if (words.trim() === '' || this.entry === null) return;
    const { entry, language, term } = this;
    switch (type) {
      case 'administrativeStatus':
      case 'normativeAuthorization':
        if (term !== null) term.status ??= words;
        break;
      case 'partOfSpeech':
        if (term !== null) term.partOfSpeech ??= words;
        break;
      case 'definition':
        if (language !== null && term === null) language.definition ??= words;
        else entry.definition ??= words;
        break;
      case 'context':
        if (term !== null) term.context ??= words;
        break;
      case 'subjectField':
        entry.subject ??= words;
        break;
      case 'source':
        if (term !== null) term.source ??= words;
        else if (language === null) entry.source ??= words;
        break;
      case 'note':
        if (term !== null) term.note ??= words;
        else if (language === null) entry.note ??= words;
        break;
      default:
    }
  }

  private noteStyle(name: string, full: string, attributes: Record<string, string>, start: number): void {
    if (this.mixed || this.entry === null) return;
    const isDct = full.includes(':') && name !== 'note';
    const isDca = attributes.type !== undefined && GENERAL.has(name);
    if ((this.style === 'dca' && isDct) || (this.style === 'dct' && isDca)) {
      this.mixed = true;
      this.report('mixed-styles', say`The file says it is in the style "${this.style}", and this element is of the other; both are read.`, {
        start,
        end: this.parser.position,
      });
    }
  }

  /** The words that were gathered, without the blanks around them. */
  private wordsSpan(): Span {
    const end = this.text.lastIndexOf('<', Math.max(0, this.parser.position - 1));
    const raw = this.text.slice(this.wordsStart, Math.max(this.wordsStart, end));
    const lead = raw.length - raw.trimStart().length;
    return { start: this.wordsStart + lead, end: Math.max(this.wordsStart + lead, this.wordsStart + raw.trimEnd().length) };
  }

  private report(code: string, said: Said, at: Span): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ code, ...said, at });
  }
}

const GENERAL: ReadonlySet<string> = new Set([
  'termNote',
  'descrip',
  'admin',
  'adminNote',
  'descripNote',
  'xref',
  'ref',
  'transac',
  'transacNote',
]);

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The parser's words may quote the file; only what is plain is passed on. */
function clean(message: string): string {
  return message.replace(/[^\p{L}\p{N} .,'"<>/=-]/gu, ' ').slice(0, 120);
}

export type TbxStyle = 'dca' | 'dct';

const STATUS_VALUES = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'deprecatedTerm-admn-sts',
  superseded: 'supersededTerm-admn-sts',
} as const;

/** Writes TBX-Basic, version 3. What it has no place for is named in `problems`. */
export function writeTbx(termbase: Termbase, style: TbxStyle = 'dca'): Written {
  const problems: TermbaseProblem[] = [];
  const lost = (what: string, entry: string): void => {
    problems.push({ code: 'not-held', message: `${what} of the entry "${entry}" is left out: TBX-Basic has no place for it.` });
  };
  const main = mainLanguage(termbase);
  const namespaces = style === 'dct' ? ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"' : '';
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx style="${style}" type="TBX-Basic" xml:lang="${attribute(main)}" xmlns="urn:iso:std:iso:30042:ed-2"${namespaces}>`,
    '  <tbxHeader>',
    '    <fileDesc>',
    ...(termbase.title === '' ? [] : [`      <titleStmt><title>${content(termbase.title)}</title></titleStmt>`]),
    '      <sourceDesc><p>Policy Text Review</p></sourceDesc>',
    '    </fileDesc>',
    '  </tbxHeader>',
    '  <text>',
    '    <body>',
  ];
  const datum = (indent: string, element: string, type: keyof typeof DCT, value: string): string =>
    style === 'dca'
      ? `${indent}<${element} type="${type}">${content(value)}</${element}>`
      : `${indent}<${DCT[type]}>${content(value)}</${DCT[type]}>`;
  for (const entry of termbase.entries) {
    if (entry.doNotTranslate) lost('That it is not to be translated', entry.id);
    lines.push(`      <conceptEntry id="${attribute(entry.id)}">`);
    if (entry.subject !== null) lines.push(datum('        ', 'descrip', 'subjectField', entry.subject));
    if (entry.definition !== null) lines.push(datum('        ', 'descrip', 'definition', entry.definition));
    if (entry.source !== null) lines.push(datum('        ', 'admin', 'source', entry.source));
    if (entry.note !== null) lines.push(`        <note>${content(entry.note)}</note>`);
    for (const { language, definition, terms } of entry.languages) {
      lines.push(`        <langSec xml:lang="${attribute(language)}">`);
      if (definition !== null) lines.push(datum('          ', 'descrip', 'definition', definition));
      for (const term of terms) lines.push(...termSection(term, datum, (what) => lost(what, entry.id)));
      lines.push('        </langSec>');
    }
    lines.push('      </conceptEntry>');
  }
  lines.push('    </body>', '  </text>', '</tbx>', '');
  return { text: lines.join('\n'), problems };
}

const DCT = {
  subjectField: 'min:subjectField',
  administrativeStatus: 'min:administrativeStatus',
  partOfSpeech: 'min:partOfSpeech',
  definition: 'basic:definition',
  context: 'basic:context',
  source: 'basic:source',
} as const;

function termSection(
  term: TermSection,
  datum: (indent: string, element: string, type: keyof typeof DCT, value: string) => string,
  lost: (what: string) => void,
): string[] {
  const lines = ['          <termSec>', `            <term>${content(term.text)}</term>`];
  const indent = '            ';
  if (term.partOfSpeech !== null) lines.push(datum(indent, 'termNote', 'partOfSpeech', term.partOfSpeech));
  if (term.status !== null) lines.push(datum(indent, 'termNote', 'administrativeStatus', STATUS_VALUES[term.status]));
  if (term.context !== null) lines.push(datum(indent, 'descrip', 'context', term.context));
  if (term.source !== null) lines.push(datum(indent, 'admin', 'source', term.source));
  if (term.note !== null) lines.push(`${indent}<note>${content(term.note)}</note>`);
  if (term.case === 'exact') lost(`The case policy of "${term.text}"`);
  if (!term.inflect) lost(`That "${term.text}" is not inflected`);
  if (term.reviewDate !== null) lost(`The review date of "${term.text}"`);
  lines.push('          </termSec>');
  return lines;
}

/** The language most entries have; "en" for an empty termbase. */
function mainLanguage(termbase: Termbase): string {
  const counts = new Map<string, number>();
  for (const { languages } of termbase.entries) for (const { language } of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'en';
}

function content(text: string): string {
  return allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}

/** XML cannot hold control characters, not even escaped. */
function allowed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
