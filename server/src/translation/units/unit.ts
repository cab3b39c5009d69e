/** Files that hold a source and its translation unit by unit: XLIFF and PO. What their readers give. */
import type { Span } from '../../engine/span.ts';

/** Words of a unit as people read them, and where each UTF-16 unit of them stands in the file. */
export interface UnitText {
  readonly text: string;
  /** One more than the text has units; offsets in the file, never falling. */
  readonly at: readonly number[];
}

export interface Unit {
  readonly id: string;
  readonly source: UnitText;
  /** Null where the file has none. */
  readonly target: UnitText | null;
  /** The unit in the file. */
  readonly span: Span;
}

export interface UnitFile {
  /** BCP 47; null where the file does not say. */
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  /** Without those that are not to be translated. */
  readonly units: readonly Unit[];
}

export interface UnitProblem {
  readonly code: string;
  readonly message: string;
  readonly at: Span;
}

/** `value` is null where nothing can be used. */
export interface UnitRead {
  readonly value: UnitFile | null;
  readonly problems: readonly UnitProblem[];
}

export type UnitFormat = 'xliff' | 'po';

/** Told by the ending of a path or URI; null for other files. */
export function unitFormatOf(path: string): UnitFormat | null {
  const ending = /\.([a-z]+)$/i.exec(path.replace(/[?#].*$/s, ''))?.[1]?.toLowerCase();
  if (ending === 'xlf' || ending === 'xliff') return 'xliff';
  return ending === 'po' || ending === 'pot' ? 'po' : null;
}

/** Gathers words with their places. */
export class UnitWords {
  private text = '';
  private readonly at: number[] = [];

  /** `words` stand at one place of the file: a reference, an escape. */
  addAs(words: string, start: number): void {
    // A line break within a unit would make two paragraphs of it.
    for (let i = 0; i < words.length; i++) this.add(words.charCodeAt(i), start);
  }

  /** A stretch of the file as it stands. */
  addRaw(file: string, start: number, end: number): void {
    for (let i = start; i < end; i++) this.add(file.charCodeAt(i), i);
  }

  done(end: number): UnitText {
    return { text: this.text, at: [...this.at, end] };
  }

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  private add(unit: number, at: number): void {
    this.text += LINE_BREAKS.has(unit) ? ' ' : String.fromCharCode(unit);
    this.at.push(at);
  }
}

const LINE_BREAKS: ReadonlySet<number> = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);
