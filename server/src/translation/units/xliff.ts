/**
 * XLIFF 1.2 (`trans-unit`) and 2.x (`segment`). Codes within the words are left out; proposals, notes and original data are not read. A
 * file with a document type is refused before it is parsed, so nothing in it can be expanded or fetched.
 */
import { SaxesParser } from 'saxes';
import { type Unit, type UnitProblem, type UnitRead, type UnitText, UnitWords } from './unit.ts';

/** Reads a file. Never throws. */
export function readXliff(text: string): UnitRead {
  const declared = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.exec(text);
  if (declared !== null) {
    const at = { start: declared.index, end: declared.index + declared[0].length };
    const message =
      'Files with a document type (<!DOCTYPE …>) are not read, because one can make a reader fetch or expand things. Remove it.';
    return { value: null, problems: [{ code: 'document-type', message, at }] };
  }
  return new Reader(text).read();
}

/** How deep elements may stand in one another. */
const DEEPEST = 256;

/** Elements whose words are codes, notes or somebody's proposals. */
const SILENT: ReadonlySet<string> = new Set([
  'bpt',
  'ept',
  'ph',
  'it',
  'sub',
  'note',
  'notes',
  'alt-trans',
  'seg-source',
  'originalData',
  'matches',
  'match',
  'glossary',
  'metadata',
  'context-group',
  'header',
  'skeleton',
  'skl',
  'bin-unit',
]);

interface OpenUnit {
  readonly id: string;
  readonly start: number;
  readonly translate: boolean;
  source: UnitText | null;
  target: UnitText | null;
}

class Stop extends Error {
  readonly problem: UnitProblem;
  constructor(problem: UnitProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

class Reader {
  private readonly text: string;
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly units: Unit[] = [];
  private readonly path: { readonly name: string; readonly silent: boolean; readonly translate: boolean }[] = [];
  private unit: OpenUnit | null = null;
  private words: UnitWords | null = null;
  /** Where what has not been gathered yet begins. */
  private from = 0;
  private unitId = '';
  private unitSegments = 0;
  private sourceLanguage: string | null = null;
  private targetLanguage: string | null = null;
  private isXliff = false;

  constructor(text: string) {
    this.text = text;
  }

  read(): UnitRead {
    const { parser, text } = this;
    parser.on('error', (error: Error) => {
      const end = Math.min(parser.position, text.length);
      const message = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
      const at = { start: Math.max(0, end - 1), end };
      throw new Stop({
        code: 'xml-syntax',
        message: `This is not well-formed XML (${clean(message)}). Only what stands before is checked.`,
        at,
      });
    });
    parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
      const attribute = (key: string): string | undefined =>
        Object.hasOwn(attributes, key) ? String(attributes[key as never]) : undefined;
      this.open(localName(name), attribute, isSelfClosing);
    });
    parser.on('closetag', ({ name, isSelfClosing }) => this.close(localName(name), isSelfClosing));
    const problems: UnitProblem[] = [];
    try {
      parser.write(text).close();
    } catch (error) {
      problems.push(
        error instanceof Stop
          ? error.problem
          : { code: 'xml-syntax', message: 'This file could not be read as XML.', at: { start: 0, end: Math.min(1, text.length) } },
      );
    }
    const { units, sourceLanguage, targetLanguage } = this;
    if (!this.isXliff) {
      if (problems.length === 0) {
        const message = 'This is no XLIFF file: expected <xliff> as its root.';
        problems.push({ code: 'no-xliff', message, at: { start: 0, end: Math.min(1, text.length) } });
      }
      return { value: null, problems };
    }
    return { value: { sourceLanguage, targetLanguage, units }, problems };
  }

  private open(name: string, attribute: (key: string) => string | undefined, isEmpty: boolean): void {
    const start = this.tagStart();
    this.gather(start);
    const outer = this.path.at(-1);
    if (this.path.length >= DEEPEST)
      throw new Stop({ code: 'too-deep', message: 'Elements are nested too deeply here.', at: { start, end: start + 1 } });
    const asked = attribute('translate');
    const translate = asked === undefined ? (outer?.translate ?? true) : asked !== 'no';
    this.path.push({ name, silent: (outer?.silent ?? false) || SILENT.has(name), translate });
    if (outer?.silent) return;
    switch (name) {
      case 'xliff':
        this.isXliff = true;
        this.sourceLanguage = attribute('srcLang') ?? this.sourceLanguage;
        this.targetLanguage = attribute('trgLang') ?? this.targetLanguage;
        break;
      case 'file':
        // Of several files in one the first says it; others in other languages are rare.
        this.sourceLanguage ??= attribute('source-language') ?? null;
        this.targetLanguage ??= attribute('target-language') ?? null;
        break;
      case 'unit':
        this.unitId = attribute('id') ?? '';
        this.unitSegments = 0;
        break;
      case 'trans-unit':
        this.unit = { id: attribute('id') ?? '', start, translate, source: null, target: null };
        break;
      case 'segment': {
        this.unitSegments++;
        const id = attribute('id') ?? (this.unitSegments > 1 ? String(this.unitSegments) : '');
        this.unit = { id: [this.unitId, id].filter((part) => part !== '').join('/'), start, translate, source: null, target: null };
        break;
      }
      case 'source':
      case 'target':
        if (this.unit !== null) this.words = new UnitWords();
        break;
      case 'cp': {
        const code = Number.parseInt(attribute('hex') ?? '', 16);
        if (code > 0 && code <= 0x10ffff) this.words?.addAs(String.fromCodePoint(code), start);
        break;
      }
      case 'x':
      case 'ph':
        // A code stands for something: it must not join the words around it.
        this.words?.addAs(' ', start);
        break;
    }
    if (!isEmpty) this.from = this.parser.position;
  }

  private close(name: string, isEmpty: boolean): void {
    const start = this.tagStart();
    if (!isEmpty) this.gather(start);
    const silent = this.path.pop()?.silent ?? false;
    const { unit } = this;
    if (!silent && (name === 'source' || name === 'target') && unit !== null && this.words !== null) {
      unit[name] ??= this.words.done(start);
      this.words = null;
    } else if ((name === 'trans-unit' || name === 'segment') && unit !== null) {
      const { id, source, target, translate } = unit;
      if (source !== null && translate && source.text.trim() !== '')
        this.units.push({
          id,
          source,
          target: target === null || target.text.trim() === '' ? null : target,
          span: { start: unit.start, end: this.parser.position },
        });
      this.unit = null;
      this.words = null;
    }
    this.from = this.parser.position;
  }

  private tagStart(): number {
    return Math.max(0, this.text.lastIndexOf('<', Math.max(0, this.parser.position - 1)));
  }

  /** Takes the words between the last tag and this one. */
  private gather(end: number): void {
    if (this.words !== null && this.path.at(-1)?.silent !== true && end > this.from) addCharacters(this.words, this.text, this.from, end);
  }
}

const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function addCharacters(words: UnitWords, text: string, start: number, end: number): void {
  let from = start;
  for (const match of text.slice(start, end).matchAll(REFERENCE)) {
    const at = start + match.index;
    words.addRaw(text, from, at);
    const [whole, hex, decimal, name, data] = match;
    if (name !== undefined) words.addAs(NAMED[name.toLowerCase()]!, at);
    else if (hex !== undefined || decimal !== undefined) {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (code <= 0x10ffff) words.addAs(String.fromCodePoint(code), at);
    } else if (data !== undefined) words.addRaw(text, at + '<![CDATA['.length, at + '<![CDATA['.length + data.length);
    from = at + whole.length;
  }
  words.addRaw(text, from, end);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The parser's words may quote the file. */
function clean(message: string): string {
  return message.replace(/[^\x20-\x7e]/g, '�').slice(0, 80);
}
