/** What a check of a translation is given and gives. */

import type { RuleSetting } from '../config.ts';
import type { AdministrativeStatus, Finding, Fix, Occurrence } from '../engine/facts.ts';
import type { Knowledge } from '../engine/knowledge.ts';
import { type LanguageName, type Phrase, phrase, type Said } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';
import { createLineIndex } from '../features/convert.ts';
import { oneLine, shorten } from '../features/escape.ts';
import type { Link } from './align.ts';
import type { Paragraph, Side } from './side.ts';

/** A term that an entry has in one language. */
export interface KnownTerm {
  readonly text: string;
  readonly status: AdministrativeStatus | null;
}

/** As much of an entry of the user's termbases as the checks ask for. */
export interface TermEntry {
  readonly doNotTranslate: boolean;
  /** The terms in a language, by its code without region; empty where there is none. */
  terms(base: string): readonly KnownTerm[];
}

/** The entry of the user's termbases that an occurrence belongs to; null for concepts of the built-in list. */
export type Terminology = (occurrence: Pick<Occurrence, 'concept' | 'termbase'>) => TermEntry | null;

/** The names a body has in a language, by its code without region: the official one first; null where none is known. */
export type OrganizationNames = (entity: string, base: string) => readonly string[] | null;

export interface Pair {
  readonly source: Side;
  readonly target: Side;
  readonly links: readonly Link[];
  readonly knowledge: Knowledge;
  readonly terminology: Terminology;
  readonly organizationNames: OrganizationNames;
}

/** A finding before the registry gives it its severity; it belongs to the translation. UTF-16 offsets. */
export interface PairDraft extends Span {
  readonly message: string;
  /** What the message is made of. */
  readonly said?: Phrase;
  /** Places in the source it is about. */
  readonly counterparts: readonly (Span & Partial<Said> & { readonly message: string })[];
  readonly fixes?: readonly Fix[];
}

export interface PairFinding extends Finding {
  /** Places in the source, UTF-16 offsets of that text. */
  readonly counterparts: readonly (Span & Partial<Said> & { readonly message: string })[];
}

export interface PairCheck {
  /** `translation/kebab-name`; never changes meaning once shipped. */
  readonly id: string;
  readonly summary: string;
  readonly defaultSeverity: RuleSetting;
  /** What it says of a link depends on that link's paragraphs and their neighbours only: links may be checked one part after the other. */
  readonly byLink?: true;
  check(pair: Pair): readonly PairDraft[];
}

/** The paragraphs of a link on one side. */
export function paragraphsOf(side: Side, [from, to]: readonly [number, number]): readonly Paragraph[] {
  return side.paragraphs.slice(from, to);
}

/** Links that have paragraphs on both sides. */
export function renderedLinks({ links }: Pair): Link[] {
  return links.filter(({ source, target }) => source[0] < source[1] && target[0] < target[1]);
}

/** One paragraph more on each side, for what a translation moved across a border. */
export function widened(side: Side, [from, to]: readonly [number, number]): readonly [number, number] {
  return side.isUnits === true ? [from, to] : [Math.max(0, from - 1), Math.min(side.paragraphs.length, to + 1)];
}

/** The first word of the first paragraph: where something is missing, nothing else can be marked. */
export function headOf(side: Side, [from]: readonly [number, number]): Span {
  const paragraph = side.paragraphs[from]!;
  const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/u.exec(paragraph.prose);
  const start = paragraph.start + (word?.index ?? 0);
  // Without spaces a word could be the whole sentence.
  return { start, end: Math.min(start + Math.min(word?.[0].length ?? 1, LONGEST_HEAD), paragraph.end) };
}

const LONGEST_HEAD = 24;

const lines = new WeakMap<Side, ReturnType<typeof createLineIndex>>();

/** "line 12 of statement.en.md" */
export function placeOf(side: Side, offset: number): Phrase {
  // Both texts of a unit stand together in one file.
  if (side.isUnits === true) return phrase`in this unit`;
  return phrase`line ${lineOf(side, offset)} of ${oneLine(side.name)}`;
}

/** Counted from one. */
export function lineOf(side: Side, offset: number): number {
  if (side.lineAt !== undefined) return side.lineAt(offset);
  let index = lines.get(side);
  if (index === undefined) {
    index = createLineIndex(side.text);
    lines.set(side, index);
  }
  return index.placeAt(offset).line + 1;
}

/** Words of a text for a message: on one line, not too long. */
export function shown(text: string): string {
  return shorten(oneLine(text), SHOWN);
}

const SHOWN = 60;

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hu: 'Hungarian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nl: 'Dutch',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  ru: 'Russian',
  sv: 'Swedish',
  tr: 'Turkish',
  uk: 'Ukrainian',
  zh: 'Chinese',
};

export function languageName(base: string): LanguageName {
  return { language: base, name: Object.hasOwn(LANGUAGE_NAMES, base) ? LANGUAGE_NAMES[base]! : `“${base}”` };
}
