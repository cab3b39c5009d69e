/** One text of a pair as the checks see it: its paragraphs, what stands in each, and the facts the engine states of it. */
import type { BlockKind } from '../engine/blocks.ts';
import { splitSections } from '../engine/document.ts';
import type { Facts, Format, Mention, Occurrence, Quotation } from '../engine/facts.ts';
import { baseLanguage } from '../engine/language.ts';
import { maskMarkdown, maskPlainText } from '../engine/prose.ts';
import { finish, type Slices } from '../engine/slices.ts';
import type { Span } from '../engine/span.ts';
import { MASK } from '../engine/words.ts';
import { type Quantity, readQuantities } from './numbers.ts';

/** A paragraph, heading, item or cell; offsets in UTF-16 of the document. */
export interface Paragraph extends Span {
  readonly kind: BlockKind;
  /** Level of a heading, else 0. */
  readonly depth: number;
  /** Stands in a Markdown block quotation. */
  readonly quoted: boolean;
  /** The text with syntax, code and addresses as spaces; as long as the span. */
  readonly prose: string;
  /** Letters and digits. */
  readonly size: number;
  /** Offsets count from the start of the paragraph. */
  readonly quantities: readonly Quantity[];
}

/** What the facts say of one paragraph. */
export interface Contents {
  readonly quotations: readonly Quotation[];
  readonly organizations: readonly Mention[];
  readonly terms: readonly Occurrence[];
}

export interface Side {
  /** How messages name the file. */
  readonly name: string;
  readonly text: string;
  /** BCP 47, and the same without region. */
  readonly language: string;
  readonly base: string;
  readonly facts: Facts;
  readonly paragraphs: readonly Paragraph[];
  /** By the place of the paragraph in `paragraphs`. */
  readonly contents: readonly Contents[];
  /** Paragraphs are units of their own: what belongs to one cannot stand in the next. */
  readonly isUnits?: true;
  /** Line of an offset, counted from one, where the text is put together from parts of a file. */
  readonly lineAt?: (offset: number) => number;
}

/** Keeps what paragraphs said, so that an edit costs the paragraphs it touches. */
export type ParagraphCache = Map<string, Pick<Paragraph, 'prose' | 'size' | 'quantities'>>;

/** Linear in the text. With a cache, equal paragraphs are read once. */
export function readSide(name: string, text: string, facts: Facts, cache: ParagraphCache = new Map()): Side {
  return finish(sideSlices(name, text, facts, cache));
}

/** The same in slices. What was read stays in the cache when the rest is given up. */
export function* sideSlices(name: string, text: string, facts: Facts, cache: ParagraphCache): Slices<Side> {
  const base = baseLanguage(facts.language);
  const paragraphs = yield* readParagraphs(text, facts.format, base, cache);
  return { name, text, language: facts.language, base, facts, paragraphs, contents: contentsOf(paragraphs, facts) };
}

/** A side whose paragraphs are given, as plain text. */
export function readUnits(name: string, text: string, facts: Facts, units: readonly Span[], cache: ParagraphCache = new Map()): Side {
  const base = baseLanguage(facts.language);
  const used: ParagraphCache = new Map();
  const paragraphs = units.map(({ start, end }): Paragraph => {
    const prose = text.slice(start, end);
    const key = `${base}\n${prose}`;
    const read = used.get(key) ?? cache.get(key) ?? { prose, size: countLetters(prose), quantities: readQuantities(prose, base) };
    used.set(key, read);
    return { start, end, kind: 'paragraph', depth: 0, quoted: false, ...read };
  });
  cache.clear();
  for (const [key, read] of used) cache.set(key, read);
  return { name, text, language: facts.language, base, facts, paragraphs, contents: contentsOf(paragraphs, facts), isUnits: true };
}

function* readParagraphs(text: string, format: Format, base: string, cache: ParagraphCache): Slices<Paragraph[]> {
  const paragraphs: Paragraph[] = [];
  const used: ParagraphCache = new Map();
  let at = 0;
  const sections = splitSections(text, format, true);
  yield text.length;
  for (const section of sections) {
    for (const block of section.blocks) {
      if (!/[\p{L}\p{N}]/u.test(block.text)) continue;
      const key = `${format}\n${base}\n${block.gaps.map((gap) => `${gap.start}-${gap.end}`).join()}\n${block.text}`;
      let read = used.get(key) ?? cache.get(key);
      if (read === undefined) {
        const prose = proseOf(block.text, block.gaps, format);
        read = { prose, size: countLetters(prose), quantities: readQuantities(prose, base) };
        cache.set(key, read);
        yield block.text.length * READ;
      } else yield block.text.length;
      used.set(key, read);
      if (read.size === 0) continue;
      const start = at + block.start;
      paragraphs.push({
        start,
        end: start + block.text.length,
        kind: block.kind,
        depth: block.headingDepth,
        quoted: block.quoteDepth > 0,
        ...read,
      });
    }
    at += section.text.length;
  }
  // What is gone need not be kept longer than for one version.
  cache.clear();
  for (const [key, read] of used) cache.set(key, read);
  return paragraphs;
}

/** What reading the numbers of a paragraph costs more than looking it up. */
const READ = 8;

function proseOf(text: string, gaps: readonly Span[], format: Format): string {
  const mask = format === 'markdown' ? maskMarkdown(text, gaps) : maskPlainText(text);
  if (mask === null) return text;
  let prose = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = mask.codes[i]!;
    if (code === MASK.prose || code === MASK.reference) continue;
    prose += `${text.slice(from, i)} `;
    from = i + 1;
  }
  return prose + text.slice(from);
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Which of the facts stand in each paragraph; what runs over several stands in each. */
function contentsOf(paragraphs: readonly Paragraph[], facts: Facts): Contents[] {
  const contents = paragraphs.map(() => ({ quotations: [] as Quotation[], organizations: [] as Mention[], terms: [] as Occurrence[] }));
  const each = <T>(items: readonly T[], spans: (item: T) => readonly Span[], put: (at: number, item: T) => void): void => {
    for (const item of items) {
      let last = -1;
      for (const span of spans(item)) {
        for (let at = firstEndingAfter(paragraphs, span.start); at < paragraphs.length && paragraphs[at]!.start < span.end; at++) {
          if (at > last) put(at, item);
          last = Math.max(last, at);
        }
      }
    }
  };
  each(
    facts.quotations,
    (one) => (one.content.length === 0 ? [one] : one.content),
    (at, one) => contents[at]!.quotations.push(one),
  );
  each(
    facts.organizations,
    (one) => [one],
    (at, one) => contents[at]!.organizations.push(one),
  );
  each(
    facts.terms,
    (one) => [one],
    (at, one) => contents[at]!.terms.push(one),
  );
  return contents;
}

function firstEndingAfter(paragraphs: readonly Span[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place in `paragraphs` of the one around an offset, or of the next before it; -1 where there is none. */
export function paragraphAt(side: Pick<Side, 'paragraphs'>, offset: number): number {
  const at = firstEndingAfter(side.paragraphs, offset);
  const here = side.paragraphs[at];
  return here !== undefined && here.start <= offset ? at : at - 1;
}
