/** The real engine over the compiled knowledge, and marked text, so that no test writes an offset. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalyzeOptions, createEngine, type Engine } from '../../server/src/engine/analyze.ts';
import type { Analysis, Finding, Format, Quotation } from '../../server/src/engine/facts.ts';
import type { Knowledge } from '../../server/src/engine/knowledge.ts';
import { compileLexicon, type Lexicon } from '../../server/src/engine/lexicon.ts';
import type { Model } from '../../server/src/engine/organizations/model.ts';
import { readModel } from '../../server/src/engine/organizations/model-file.ts';
import type { Span } from '../../server/src/engine/span.ts';
import { type Mask, type Tokens, tokenize } from '../../server/src/engine/words.ts';

export const ROOT = join(import.meta.dirname, '../..');

export const knowledge: Knowledge = readKnowledge();
/** The model that is shipped. */
export const model: Model = readModel(readFileSync(join(ROOT, 'server/data/models/organizations.bin')));
export const engine: Engine = createEngine(knowledge, model);
export const english: Lexicon = compileLexicon(knowledge.languages.en);

/** Analyses as the editor would; Markdown only where asked for. */
export function analyze(text: string, options: Partial<AnalyzeOptions> = {}): Analysis {
  return engine.analyze(text, { format: 'plaintext', ...options });
}

export function analyzeMarkdown(text: string, options: Partial<AnalyzeOptions> = {}): Analysis {
  return analyze(text, { format: 'markdown', ...options });
}

/** The tokens of plain English text. */
export function tokens(text: string, mask: Mask | null = null, elision = false): Tokens {
  return tokenize(text, mask, { elision });
}

export interface Marked {
  readonly text: string;
  /** What stood between ⟦ and ⟧, in the order of the opening marks; they may nest. */
  readonly spans: readonly Span[];
}

/** Strips ⟦…⟧ and tells where they stood, in UTF-16 offsets of the text without them. Throws where they do not pair. */
export function marked(source: string): Marked {
  let text = '';
  const spans: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (const char of source) {
    if (char === '⟦') {
      open.push(spans.length);
      spans.push({ start: text.length, end: -1 });
    } else if (char === '⟧') {
      const nth = open.pop();
      assert.ok(nth !== undefined, `⟧ without ⟦ in ${source}`);
      spans[nth]!.end = text.length;
    } else text += char;
  }
  assert.equal(open.length, 0, `⟦ without ⟧ in ${source}`);
  return { text, spans };
}

/** The text with ⟦…⟧ around each span: what `marked` reads, so a failing test shows where the engine looked. */
export function mark(text: string, spans: readonly Span[]): string {
  const inserts = spans.flatMap((span) => [
    { at: span.start, rank: 1, length: span.end - span.start, char: '⟦' },
    { at: span.end, rank: 0, length: span.start - span.end, char: '⟧' },
  ]);
  inserts.sort((a, b) => a.at - b.at || a.rank - b.rank || b.length - a.length);
  let out = '';
  let at = 0;
  for (const insert of inserts) {
    out += text.slice(at, insert.at) + insert.char;
    at = insert.at;
  }
  return out + text.slice(at);
}

/** Fails with both texts marked, which is easier to read than two lists of offsets. */
export function assertSpans(text: string, actual: readonly Span[], expected: readonly Span[]): void {
  assert.equal(mark(text, actual), mark(text, expected));
}

/** The findings of one rule for a text whose ⟦…⟧ say where they must be; any other place, or none, fails. */
export function checkRule(rule: string, source: string, options: Partial<AnalyzeOptions> = {}): readonly Finding[] {
  const { text, spans } = marked(source);
  const findings = analyze(text, options).findings.filter((finding) => finding.rule === rule);
  assertSpans(text, findings, spans);
  return findings;
}

/** Quotations in marks and block quotations that the engine takes for quotations. */
export function spoken(analysis: Analysis): readonly Quotation[] {
  return analysis.quotations.filter((quotation) => quotation.use === 'quotation' && quotation.type !== 'reported');
}

export function reported(analysis: Analysis): readonly Quotation[] {
  return analysis.quotations.filter((quotation) => quotation.type === 'reported');
}

export const FORMATS: readonly Format[] = ['plaintext', 'markdown'];

function readKnowledge(): Knowledge {
  const file = join(ROOT, 'server/generated/knowledge.json');
  if (!existsSync(file)) throw new Error(`${file} is missing. Run "npm run data" first; "npm run test:unit" does it for you.`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Knowledge;
  } catch (error) {
    throw new Error(`${file} cannot be read. Run "npm run data" again.`, { cause: error });
  }
}
