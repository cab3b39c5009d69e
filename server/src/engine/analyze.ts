/**
 * The engine's one front door: text in, facts and findings out. Two storeys: what one block says alone is computed once for
 * equal blocks and kept between versions; what needs the whole document is a fold over the blocks' summaries.
 */
import type { RuleSetting } from '../config.ts';
import type { Block } from './blocks.ts';
import { splitBlocks } from './document.ts';
import type { Analysis, Facts, Finding, Format, Heading, LooseMark, Problem } from './facts.ts';
import { hashText } from './hash.ts';
import type { Knowledge } from './knowledge.ts';
import { baseLanguage, languageOf } from './language.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { LIMITS } from './limits.ts';
import { detectOrganizations, type LocalOrganizations } from './organizations/detect.ts';
import { compileOrganizationLexicon, type OrganizationLexicon } from './organizations/lexicon.ts';
import { linkOrganizations } from './organizations/link.ts';
import { maskMarkdown, maskPlainText } from './prose.ts';
import { detectQuotations, type LocalQuotations } from './quotations/detect.ts';
import { foldQuotations, type QuotationBlock } from './quotations/fold.ts';
import { resolveSpeakers } from './quotations/speakers.ts';
import { judge, RULES } from './rules/index.ts';
import { bySpan, type Span, shift } from './span.ts';
import { suppress } from './suppressions.ts';
import { detectTerms, type LocalTerm } from './terms/detect.ts';
import { compileTermLexicon, type TermLexicon } from './terms/lexicon.ts';
import { nameVoices } from './terms/voice.ts';
import { tokenize } from './words.ts';

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
  /** Analyses one text from scratch. Offsets are UTF-16; never throws on any text. */
  analyze(text: string, options: AnalyzeOptions): Analysis;
  /** An analyzer that keeps what it learned of unchanged blocks between versions of one document. */
  createAnalyzer(): Analyzer;
}

export interface Analyzer {
  /** Analyses the next version; equals `engine.analyze(text, options)`. */
  update(text: string, options: AnalyzeOptions): Analysis;
}

/** What one block says alone. */
interface LocalFacts {
  readonly quotations: LocalQuotations;
  readonly organizations: LocalOrganizations;
  readonly terms: readonly LocalTerm[];
}

interface Lexicons {
  readonly organizations: OrganizationLexicon;
  readonly terms: TermLexicon;
  language(code: string): Lexicon;
}

/** Compiles what the engine knows, once; the engine then serves any number of documents. */
export function createEngine(knowledge: Knowledge): Engine {
  const languages = new Map<string, Lexicon>();
  const lexicons: Lexicons = {
    organizations: compileOrganizationLexicon(knowledge),
    terms: compileTermLexicon(knowledge),
    language: (code) => {
      const base = baseLanguage(code);
      const known = languages.get(base) ?? compileLexicon(Object.hasOwn(knowledge.languages, base) ? knowledge.languages[base] : undefined);
      languages.set(base, known);
      return known;
    },
  };
  const createAnalyzer = (): Analyzer => new BlockCache(knowledge, lexicons);
  return { knowledge, createAnalyzer, analyze: (text, options) => createAnalyzer().update(text, options) };
}

/** Lives as long as a document is open. */
class BlockCache implements Analyzer {
  private readonly knowledge: Knowledge;
  private readonly lexicons: Lexicons;
  private known = new Map<string, LocalFacts>();
  private language = '';

  constructor(knowledge: Knowledge, lexicons: Lexicons) {
    this.knowledge = knowledge;
    this.lexicons = lexicons;
  }

  update(text: string, options: AnalyzeOptions): Analysis {
    if (text.length > LIMITS.documentLength) return tooLong(text, options);
    const { blocks, frontMatter } = splitBlocks(text, options.format);
    const language = languageOf(text, frontMatter, {
      ...(options.path === undefined ? {} : { path: options.path }),
      ...(options.language === undefined ? {} : { setting: options.language }),
    });
    const locals = this.localFacts(blocks, options.format, language);
    const facts = fold(text, options.format, language, blocks, locals, this.lexicons);
    const findings = judge(facts, { text, knowledge: this.knowledge }, options.rules ?? {});
    const { kept, problems } = suppress(text, findings, RULE_IDS);
    return { ...facts, findings: capped(problems.length === 0 ? kept : kept.concat(problems.map(suppressionFinding)).sort(bySpan)) };
  }

  private localFacts(blocks: readonly Block[], format: Format, language: string): LocalFacts[] {
    if (language !== this.language) this.known.clear();
    this.language = language;
    // Only what this version uses is carried over, so the cache never outgrows the document.
    const next = new Map<string, LocalFacts>();
    const lexicon = this.lexicons.language(language);
    const locals = blocks.map((block) => {
      const key = blockKey(block);
      let facts = next.get(key) ?? this.known.get(key);
      if (facts === undefined)
        facts = readBlock({ ...block, text: key.slice(key.length - block.text.length) }, format, lexicon, this.lexicons, language);
      next.set(key, facts);
      return facts;
    });
    this.known = next;
    return locals;
  }
}

/** Equal keys mean equal local facts. The copy keeps the cache from holding on to whole old versions of the text. */
function blockKey(block: Block): string {
  const prefixes = block.gaps.map((gap) => `${gap.start}-${gap.end}`).join();
  return ` ${block.kind === 'heading' ? 'h' : 'p'}${prefixes}\n${block.text}`;
}

function readBlock(block: Block, format: Format, lexicon: Lexicon, lexicons: Lexicons, language: string): LocalFacts {
  const mask = format === 'markdown' ? maskMarkdown(block.text, block.gaps) : maskPlainText(block.text);
  const base = baseLanguage(language);
  const tokens = tokenize(block.text, mask, { elision: base === 'fr' || base === 'it' || base === 'ca' });
  return {
    quotations: detectQuotations(tokens, lexicon, block.kind === 'heading'),
    organizations: detectOrganizations(tokens, lexicons.organizations),
    terms: detectTerms(tokens, lexicons.terms),
  };
}

function fold(
  text: string,
  format: Format,
  language: string,
  blocks: readonly Block[],
  locals: readonly LocalFacts[],
  lexicons: Lexicons,
): Facts {
  const linked = linkOrganizations(
    blocks.map((block, i) => ({ start: block.start, local: locals[i]!.organizations })),
    text,
    lexicons.organizations,
  );
  const quotationBlocks = blocks.map((block, i) => ({ block, local: locals[i]!.quotations }));
  const speakers = resolveSpeakers(foldQuotations(quotationBlocks, text), quotationBlocks, text, linked.mentions);
  return {
    language,
    format,
    length: text.length,
    headings: headings(blocks),
    quotations: speakers.quotations,
    organizations: linked.mentions,
    entities: [...linked.entities, ...speakers.persons],
    definitions: linked.definitions,
    terms: nameVoices(
      blocks.map((block, i) => ({ start: block.start, terms: locals[i]!.terms })),
      speakers.quotations,
      text,
      lexicons.terms,
    ),
    looseMarks: looseMarks(quotationBlocks),
    problems: [],
  };
}

/** An overlong paragraph is read in pieces; its marks are still told once. */
function looseMarks(blocks: readonly QuotationBlock[]): LooseMark[] {
  const found: LooseMark[] = [];
  let told = new Set<string>();
  for (const { block, local } of blocks) {
    if (!block.continues) told = new Set();
    for (const mark of local.loose) {
      if (told.has(mark.side)) continue;
      told.add(mark.side);
      found.push(shift(mark, block.start));
    }
  }
  return found;
}

function headings(blocks: readonly Block[]): Heading[] {
  return blocks
    .filter((block) => block.kind === 'heading')
    .map((block) => ({ start: block.start, end: block.start + block.text.length, text: block.text, depth: block.headingDepth }));
}

const RULE_IDS: ReadonlySet<string> = new Set(RULES.map((rule) => rule.id));

function suppressionFinding(problem: Span & { readonly message: string }): Finding {
  const { start, end, message } = problem;
  return { rule: 'document/suppression', severity: 'warning', start, end, message, related: [], fingerprint: hashText(message), fixes: [] };
}

const RANK = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** The most severe first, and one that says how many more there are: nothing is left out in silence. */
function capped(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= LIMITS.findings) return findings;
  const kept = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.start - b.start).slice(0, LIMITS.findings);
  kept.sort((a, b) => a.start - b.start || a.end - b.end);
  const hidden = findings.length - kept.length;
  const message = `${hidden} more findings are not shown: at most ${LIMITS.findings} of one document are, the most severe first. Switch off a rule to see the others.`;
  return [
    {
      rule: 'document/more-findings',
      severity: 'information',
      start: 0,
      end: 0,
      message,
      related: [],
      fingerprint: 'more-findings',
      fixes: [],
    },
    ...kept,
  ];
}

function tooLong(text: string, options: AnalyzeOptions): Analysis {
  const message = `The text has ${text.length} characters and was not analysed: the limit is ${LIMITS.documentLength}. Split it into several documents.`;
  const problem: Problem = { code: 'too-long', message };
  const facts: Facts = {
    language: options.language && options.language !== 'auto' ? options.language : 'en',
    format: options.format,
    length: text.length,
    headings: [],
    quotations: [],
    organizations: [],
    entities: [],
    definitions: [],
    terms: [],
    looseMarks: [],
    problems: [problem],
  };
  return {
    ...facts,
    findings: [
      { rule: 'document/too-long', severity: 'warning', start: 0, end: 0, message, related: [], fingerprint: 'too-long', fixes: [] },
    ],
  };
}
