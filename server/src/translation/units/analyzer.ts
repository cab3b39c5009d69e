/**
 * The checks of a translation on files that hold both texts unit by unit. As an analyzer it takes the place of the engine's for such
 * files, so that editor and command line need not know the difference.
 */

import type { AnalyzeOptions, Analyzer } from '../../engine/analyze.ts';
import { type Edit, type Finding, type Fix, NO_FACTS, type Problem } from '../../engine/facts.ts';
import { hashText } from '../../engine/hash.ts';
import type { Knowledge } from '../../engine/knowledge.ts';
import { LIMITS } from '../../engine/limits.ts';
import { say } from '../../engine/said.ts';
import { bySpan, type Span } from '../../engine/span.ts';
import { createLineIndex, type LineIndex } from '../../features/convert.ts';
import type { Link } from '../align.ts';
import { PAIR_CHECKS } from '../checks/index.ts';
import { organizationNamesOf } from '../names.ts';
import { type PairFinding, shown, type Terminology } from '../pair.ts';
import { judgePair, withoutIgnored } from '../review.ts';
import { type ParagraphCache, readUnits, type Side } from '../side.ts';
import { readPo } from './po.ts';
import type { Unit, UnitFormat, UnitRead, UnitText } from './unit.ts';
import { readXliff } from './xliff.ts';

type TextAnalyzer = Pick<Analyzer, 'configure' | 'replace' | 'analysis'>;

export interface UnitEngine {
  readonly knowledge: Knowledge;
  createAnalyzer(): TextAnalyzer;
}

export type UnitAnalyzer = Omit<Analyzer, 'update' | 'facts' | 'findingsInLines' | 'length'>;

/** Offsets are UTF-16 of the file; never throws on any text. */
export function createUnitAnalyzer(engine: UnitEngine, format: UnitFormat, terminology: Terminology = () => null): UnitAnalyzer {
  return new FileAnalyzer(engine, format, terminology);
}

/** Lives as long as the file is open. */
class FileAnalyzer implements UnitAnalyzer {
  readonly isRead = true;
  private readonly engine: UnitEngine;
  private readonly format: UnitFormat;
  private readonly terminology: Terminology;
  private readonly source: UnitSide;
  private readonly target: UnitSide;
  private options: AnalyzeOptions = { format: 'plaintext' };
  private file = '';
  private lines: LineIndex | null = null;
  private read: UnitRead | null = null;
  private known: readonly Finding[] | null = null;

  constructor(engine: UnitEngine, format: UnitFormat, terminology: Terminology) {
    this.engine = engine;
    this.format = format;
    this.terminology = terminology;
    this.source = new UnitSide(engine.createAnalyzer());
    this.target = new UnitSide(engine.createAnalyzer());
  }

  replace(text: string): void {
    this.file = text;
    this.lines = null;
    this.read = null;
    this.known = null;
  }

  edit(start: number, end: number, insert: string): void {
    this.replace(this.file.slice(0, start) + insert + this.file.slice(end));
  }

  configure(options: AnalyzeOptions): void {
    this.options = options;
    this.known = null;
  }

  advance(): boolean {
    return true;
  }

  analysis() {
    return { ...NO_FACTS, length: this.file.length, problems: this.problems(), findings: this.findings() };
  }

  findings(): readonly Finding[] {
    this.known ??= this.judge();
    return this.known;
  }

  problems(): readonly Problem[] {
    const { problems } = this.units();
    const found = problems.map(({ code, message, at }): Problem => ({ code, message, start: at.start, end: at.end }));
    return this.isTooLong()
      ? [{ code: 'too-long', message: `The file was not checked: it has more than ${LIMITS.documentLength} characters.` }]
      : found;
  }

  text(): string {
    return this.file;
  }

  slice(start: number, end: number): string {
    return this.file.slice(start, end);
  }

  placeAt(offset: number) {
    return this.index().placeAt(offset);
  }

  offsetAt(line: number, character: number): number {
    return this.index().offsetAt(line, character);
  }

  private isTooLong(): boolean {
    return this.file.length > LIMITS.documentLength;
  }

  private index(): LineIndex {
    this.lines ??= createLineIndex(this.file);
    return this.lines;
  }

  private units(): UnitRead {
    if (this.isTooLong()) return { value: null, problems: [] };
    this.read ??= this.format === 'po' ? readPo(this.file) : readXliff(this.file);
    return this.read;
  }

  private judge(): readonly Finding[] {
    const { value } = this.units();
    if (value === null) return [];
    const { rules = {} } = this.options;
    const units = value.units.filter((unit): unit is Unit & { target: UnitText } => unit.target !== null);
    const { knowledge } = this.engine;
    const line = (offset: number): number => this.index().placeAt(offset).line + 1;
    const source = this.source.of(
      units.map((unit) => unit.source),
      value.sourceLanguage,
      this.options,
      line,
      this.file,
    );
    const target = this.target.of(
      units.map((unit) => unit.target),
      value.targetLanguage,
      this.options,
      line,
      this.file,
    );
    const links = units.map((_, i): Link => ({ source: [i, i + 1], target: [i, i + 1] }));
    const organizationNames = organizationNamesOf(knowledge);
    const pair = { source: source.side, target: target.side, links, knowledge, terminology: this.terminology, organizationNames };
    const found = judgePair(pair, rules).map((finding) => this.inFile(finding, source, target));
    // A template has no translations at all, and nothing is missing in it.
    const missing = units.length === 0 ? [] : value.units.filter((unit) => unit.target === null).map(untranslated);
    const severity = severityOf('translation/untranslated', rules);
    if (severity !== 'off') found.push(...missing.map((one) => ({ ...one, severity })));
    return withoutIgnored(found.sort(bySpan), this.file).slice(0, LIMITS.findings);
  }

  private inFile(finding: PairFinding, source: PlacedSide, target: PlacedSide): Finding {
    const { counterparts, fixes, ...rest } = finding;
    return {
      ...rest,
      ...target.place(finding),
      related: counterparts.map((one) => ({ ...source.place(one), message: one.message, said: one.said })),
      fixes: fixes.flatMap((fix) => this.fixInFile(fix, target)),
    };
  }

  /** None where codes stand within: a fix would take them away. */
  private fixInFile(fix: Fix, target: PlacedSide): Fix[] {
    const edits = [fix, ...(fix.also ?? [])].map((edit): Edit | null => {
      const place = target.exactly(edit);
      return place === null ? null : { ...place, newText: this.written(edit.newText) };
    });
    const [first, ...also] = edits;
    if (first === null || first === undefined || also.includes(null)) return [];
    return [{ title: fix.title, said: fix.said, safe: fix.safe, ...first, ...(also.length > 0 ? { also: also as Edit[] } : {}) }];
  }

  private written(text: string): string {
    if (this.format === 'po') return text.replace(/[\\"]/g, '\\$&');
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  }
}

function severityOf(id: string, rules: NonNullable<AnalyzeOptions['rules']>) {
  return Object.hasOwn(rules, id) ? rules[id]! : PAIR_CHECKS.find((check) => check.id === id)!.defaultSeverity;
}

function untranslated({ source }: Unit): Omit<Finding, 'severity'> {
  return {
    rule: 'translation/untranslated',
    start: source.at[0]!,
    end: source.at.at(-1)!,
    ...say`“${shown(source.text)}” has no translation in this unit. Translate it, or mark the unit as not to be translated.`,
    related: [],
    fingerprint: hashText(`translation/untranslated\n${source.text.slice(0, 400)}`),
    fixes: [],
  };
}

interface PlacedSide {
  readonly side: Side;
  /** The span in the file. */
  place(span: Span): Span;
  /** Null where the words do not stand there as they are. */
  exactly(span: Span): Span | null;
}

/** All units of one language as one text, a paragraph each. */
class UnitSide {
  private readonly analyzer: TextAnalyzer;
  private readonly cache: ParagraphCache = new Map();

  constructor(analyzer: TextAnalyzer) {
    this.analyzer = analyzer;
  }

  of(
    units: readonly UnitText[],
    language: string | null,
    options: AnalyzeOptions,
    line: (offset: number) => number,
    file: string,
  ): PlacedSide {
    const spans: Span[] = [];
    let at = 0;
    for (const { text } of units) {
      spans.push({ start: at, end: at + text.length });
      at += text.length + BETWEEN.length;
    }
    const text = units.map((unit) => unit.text).join(BETWEEN);
    const { path: _, ...others } = options;
    // What the file says of its languages counts more than what the settings say of texts.
    this.analyzer.configure({ ...others, format: 'plaintext', ...(language === null ? {} : { language }) });
    this.analyzer.replace(text);
    const place = (span: Span): Span => {
      const first = fileOffset(spans, units, span.start);
      const exact = exactly(span);
      return exact ?? { start: first, end: Math.max(first, fileOffset(spans, units, span.end)) };
    };
    const exactly = (span: Span): Span | null => {
      const nth = unitAt(spans, span.start);
      const unit = units[nth];
      if (unit === undefined || span.end > spans[nth]!.end) return null;
      const from = span.start - spans[nth]!.start;
      const to = span.end - spans[nth]!.start;
      if (to <= from) return null;
      for (let i = from; i + 1 < to; i++) if (unit.at[i + 1]! - unit.at[i]! !== 1) return null;
      const end = unit.at[to - 1]! + 1;
      // A reference stands for its sign.
      return file.slice(unit.at[from]!, end) === unit.text.slice(from, to) ? { start: unit.at[from]!, end } : null;
    };
    const lineAt = (offset: number): number => line(fileOffset(spans, units, offset));
    return { side: { ...readUnits('', text, this.analyzer.analysis(), spans, this.cache), lineAt }, place, exactly };
  }
}

const BETWEEN = '\n\n';

/** The unit around an offset, or the last before it. */
function unitAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function fileOffset(spans: readonly Span[], units: readonly UnitText[], offset: number): number {
  const nth = unitAt(spans, offset);
  const unit = units[nth];
  if (unit === undefined) return 0;
  return unit.at[Math.min(unit.text.length, Math.max(0, offset - spans[nth]!.start))]!;
}
