/** The engine's one front door: text in, facts and findings out. Pure, never throws on any text. */
import type { RuleSetting } from '../config.ts';
import type { Analysis, Format } from './facts.ts';
import type { Knowledge } from './knowledge.ts';

export interface AnalyzeOptions {
  readonly format: Format;
  /** The file's name or path; `name.<lang>.ext` says the language. */
  readonly path?: string;
  /** Language where neither the text nor its name says it; `auto` or absent means detection. */
  readonly language?: string;
  /** Rule id -> severity or `off`; absent rules keep their default severity. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

export interface Engine {
  readonly knowledge: Knowledge;
  /** Analyses one text from scratch. */
  analyze(text: string, options: AnalyzeOptions): Analysis;
  /** An analyzer that keeps what it learned of unchanged blocks between versions of one document. */
  createAnalyzer(): Analyzer;
}

export interface Analyzer {
  /** Analyses the next version; equals `engine.analyze(text, options)`. */
  update(text: string, options: AnalyzeOptions): Analysis;
}

export function createEngine(knowledge: Knowledge): Engine {
  const analyze = (text: string, options: AnalyzeOptions): Analysis => ({
    language: 'en',
    format: options.format,
    length: text.length,
    headings: [],
    quotations: [],
    organizations: [],
    entities: [],
    definitions: [],
    terms: [],
    problems: [],
    findings: [],
  });
  return { knowledge, analyze, createAnalyzer: () => ({ update: analyze }) };
}
