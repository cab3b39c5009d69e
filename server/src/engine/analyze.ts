/**
 * The engine's one front door: text in, facts and findings out. Two storeys: what one block says alone is computed once and
 * kept; what needs the whole document is a fold over the blocks' summaries.
 */
import type { OwnOrganization, RuleSetting, StyleSetting } from '../config.ts';
import { assembleFacts } from './assemble.ts';
import type { Block } from './blocks.ts';
import type { Analysis, Facts, Finding, FindingInLines, Format, Place, Problem, Voice } from './facts.ts';
import type { Knowledge, StyleEntry } from './knowledge.ts';
import { baseLanguage, languageOf } from './language.ts';
import { LIMITS, PACE, type Pace } from './limits.ts';
import { compileTables, type Lexicons, type LexiconTables, LocalCache, openTables, readBlock, topicOfBlock } from './local.ts';
import { hiddenFinding, languageProblem, severest, suppressionFinding, tooLong, tooLongFinding, tooLongProblem } from './notices.ts';
import type { Model } from './organizations/model.ts';
import { withOwnBodies, withOwnKnowledge } from './organizations/own.ts';
import { type PackedSource, unpack } from './pack.ts';
import type { Reader } from './reading.ts';
import { type ActiveRule, activeRules, RULES } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { TRANSLATION_RULE_IDS } from './rules/translation.ts';
import { finish, type Slices } from './slices.ts';
import { bySpan } from './span.ts';
import { inLines, type Standing } from './standing.ts';
import { DocumentStore } from './store.ts';
import { suppress } from './suppressions.ts';
import { type OwnTerms, ownLexicon } from './terms/own.ts';
import { type Judging, WholeDocument } from './whole.ts';

export interface AnalyzeOptions {
  readonly format: Format;
  /** The file's name or path; `name.<lang>.ext` says the language. */
  readonly path?: string;
  /** Language where neither the text nor its name says it; `auto` or absent means detection. */
  readonly language?: string;
  /** The house style the text is held to; `auto` or absent means none. */
  readonly style?: StyleSetting;
  /** Rule id -> severity or `off`; absent rules keep their default severity. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Abbreviations that need no explanation, besides those that are known to need none. */
  readonly wellKnown?: readonly string[];
  /** Bodies of the user's own, over the gazetteer; another list means other bodies. */
  readonly gazetteer?: readonly OwnOrganization[];
  /** The user's own terms; another object means other terms. */
  readonly terms?: OwnTerms | null;
  /** The voices `term/rhetorical` speaks about; absent means the author's. */
  readonly voices?: readonly Voice[];
}

export interface Engine {
  readonly knowledge: Knowledge;
  /** Analyses one text from scratch. Offsets are UTF-16; never throws on any text. */
  analyze(text: string, options: AnalyzeOptions): Analysis;
  /** An analyzer for a document that is edited: it keeps what it learned of unchanged blocks between versions. */
  createAnalyzer(pace?: Pace): Analyzer;
}

/**
 * Invariant: after any sequence of calls, `analysis()` equals `engine.analyze(text, options)` of the text reached. Offsets are
 * UTF-16; offsets outside the text are moved inside.
 */
export interface Analyzer {
  /** `replace`, `configure` and `analysis` in one. */
  update(text: string, options: AnalyzeOptions): Analysis;
  /** Takes the next version as a whole; only what differs is read again. A new analyzer has an empty plain text. */
  replace(text: string): void;
  /** Replaces a stretch of the text. */
  edit(start: number, end: number, insert: string): void;
  /** Changes what is asked of the same text. */
  configure(options: AnalyzeOptions): void;
  /**
   * Does at least as much of what is left to do for an answer as reading so many characters costs; true when nothing is left.
   * Whoever must not be kept waiting calls this again and again before asking for findings, or for facts.
   */
  advance(characters: number, answer?: 'findings' | 'facts'): boolean;
  /** All of the text has been read; what it says as a whole may still have to be put together. */
  readonly isRead: boolean;
  analysis(): Analysis;
  /** Facts alone; costs a pass over all facts of the document. */
  facts(): Facts;
  /** Findings alone; after an edit costs little more than the blocks it touched. */
  findings(): readonly Finding[];
  /** The same by lines: each the same object as before where nothing of it has changed, so an edit costs little in a long text. */
  findingsInLines(): readonly FindingInLines[];
  /** What was not analysed, and why. */
  problems(): readonly Problem[];
  text(): string;
  slice(start: number, end: number): string;
  readonly length: number;
  placeAt(offset: number): Place;
  offsetAt(line: number, character: number): number;
}

/** An engine of knowledge as rows, which are compiled first: some tenths of a second for what is shipped. */
export function createEngine(knowledge: Knowledge, model: Model | null = null): Engine {
  return engineOf(compileTables(knowledge, model));
}

/**
 * An engine of `knowledge.bin`, packed by `server/tools/compile-data.ts`: of its bytes, or of a source of which only what texts ask
 * for is read, while they are analysed. Throws an Error that says what is wrong with the bytes.
 */
export function loadEngine(packed: Uint8Array | PackedSource): Engine {
  return engineOf(unpack(packed) as LexiconTables);
}

function engineOf(tables: LexiconTables): Engine {
  const lexicons = openTables(tables);
  const createAnalyzer = (pace = PACE): Analyzer => new DocumentAnalyzer(lexicons, pace);
  return { knowledge: lexicons.knowledge, createAnalyzer, analyze: (text, options) => createAnalyzer().update(text, options) };
}

/** Lives as long as a document is open. */
class DocumentAnalyzer implements Analyzer {
  /** Without what is the user's own. */
  private readonly shipped: Lexicons;
  private lexicons: Lexicons;
  private readonly pace: Pace;
  private readonly cache = new LocalCache();
  private options: AnalyzeOptions = { format: 'plaintext' };
  private style: StyleEntry | null = null;
  private active: readonly ActiveRule[] = activeRules({}, null);
  /** Of these, the rules for a language whose speakers cannot be found. */
  private unheard = withoutSpeakers(this.active);
  private store = new DocumentStore('', 'plaintext');
  private language = 'en';
  private whole: WholeDocument;
  private knownFacts: Facts | null = null;
  /** Facts that are being put together. */
  private assembling: Slices<Facts> | null = null;
  private knownFindings: readonly Finding[] | null = null;
  private knownShown: readonly Shown[] | null = null;

  constructor(lexicons: Lexicons, pace: Pace) {
    this.shipped = lexicons;
    this.lexicons = lexicons;
    this.pace = pace;
    this.whole = this.begin();
  }

  get length(): number {
    return this.store.length;
  }

  update(text: string, options: AnalyzeOptions): Analysis {
    this.configure(options);
    this.replace(text);
    return this.analysis();
  }

  replace(text: string): void {
    const old = this.store.text();
    if (old === '') {
      this.start(text);
      return;
    }
    const limit = Math.min(old.length, text.length);
    let head = 0;
    while (head < limit && old.charCodeAt(head) === text.charCodeAt(head)) head++;
    let tail = 0;
    while (tail < limit - head && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
    if (head < old.length || head < text.length) this.edit(head, old.length - tail, text.slice(head, text.length - tail));
  }

  edit(start: number, end: number, insert: string): void {
    const reach = this.languageReach();
    const change = this.store.edit(start, end, insert);
    this.forgetAnswers();
    // Language is told by the head of a text; what is typed below it changes nothing.
    const language = Math.min(start, end) < Math.max(reach, this.languageReach()) ? this.detectLanguage() : this.language;
    if (language !== this.language) this.speak(language);
    else this.whole.change(change);
    this.cache.trim(this.store.length);
  }

  configure(options: AnalyzeOptions): void {
    const { format, rules, style, voices, wellKnown, terms = null, gazetteer = NO_BODIES } = this.options;
    this.options = options;
    const isOther = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean => String(a) !== String(b);
    if (options.rules !== rules || options.style !== style || isOther(options.voices, voices) || isOther(options.wellKnown, wellKnown)) {
      this.settle();
    }
    const bodies = options.gazetteer ?? NO_BODIES;
    const hasOthers = bodies !== gazetteer && JSON.stringify(bodies) !== JSON.stringify(gazetteer);
    if (hasOthers) this.know(bodies);
    if (options.format !== format) {
      this.start(this.store.text());
      return;
    }
    const language = this.detectLanguage();
    if (language !== this.language || (options.terms ?? null) !== terms || hasOthers) this.speak(language);
  }

  get isRead(): boolean {
    return this.whole.isRead || this.hasTooMuch();
  }

  advance(characters: number, answer: 'findings' | 'facts' = 'findings'): boolean {
    if (this.hasTooMuch()) return true;
    if (!this.whole.advance(characters, this.judging())) return false;
    if (answer === 'findings' || this.knownFacts !== null) return true;
    this.assembling ??= this.assemble();
    for (let left = characters; left > 0; ) {
      const { done, value } = this.assembling.next();
      if (done === true) {
        this.knownFacts = value;
        this.assembling = null;
        return true;
      }
      left -= value;
    }
    return false;
  }

  analysis(): Analysis {
    return { ...this.facts(), findings: this.findings() };
  }

  facts(): Facts {
    this.knownFacts ??= this.isTooLong()
      ? tooLong(this.store.length, this.store.pieces.blocks, this.options.format, this.language)
      : finish(this.assembling ?? this.assemble());
    this.assembling = null;
    return this.knownFacts;
  }

  private assemble(): Slices<Facts> {
    return assembleFacts({
      problems: this.problems(),
      text: this.store.text(),
      format: this.options.format,
      language: this.language,
      entries: this.whole.entries(),
      linked: this.whole.linked(),
      lexicons: this.lexicons,
    });
  }

  findings(): readonly Finding[] {
    this.knownFindings ??= this.shown().map((one) => ('draft' in one ? one.finding() : one));
    return this.knownFindings;
  }

  findingsInLines(): readonly FindingInLines[] {
    const placeAt = (offset: number): Place => this.store.placeAt(offset);
    return this.shown().map((one) => ('draft' in one ? one.inLines(placeAt) : inLines(one, placeAt)));
  }

  problems(): readonly Problem[] {
    if (this.isTooLong()) return [tooLongProblem(this.store.length, this.store.pieces.blocks)];
    const problem = this.store.length === 0 ? null : languageProblem(this.language, this.lexicons.language(this.language));
    return problem === null ? [] : [problem];
  }

  text(): string {
    return this.store.text();
  }

  slice(start: number, end: number): string {
    return this.store.slice(start, end);
  }

  placeAt(offset: number): Place {
    return this.store.placeAt(offset);
  }

  offsetAt(line: number, character: number): number {
    return this.store.offsetAt(line, character);
  }

  private isTooLong(): boolean {
    if (this.store.length > LIMITS.documentLength) return true;
    this.whole.cutAll();
    return this.hasTooMuch();
  }

  /** As far as can be told before all is cut. */
  private hasTooMuch(): boolean {
    return this.store.length > LIMITS.documentLength || this.store.pieces.blocks > LIMITS.blocks;
  }

  private start(text: string): void {
    this.store = new DocumentStore(text, this.options.format, this.pace);
    this.speak(this.detectLanguage());
  }

  private forget(): void {
    for (const { pieces } of this.store.pieces.chunks) for (const piece of pieces) piece.entries = null;
    this.store.forget();
    this.cache.clear();
    this.whole = this.begin();
    this.forgetAnswers();
  }

  private forgetAnswers(): void {
    this.knownFacts = null;
    this.assembling = null;
    this.forgetFindings();
  }

  private forgetFindings(): void {
    this.knownFindings = null;
    this.knownShown = null;
  }

  /** Nothing is read yet. */
  private begin(): WholeDocument {
    const { store } = this;
    const fresh: Reader = (block) => readBlock(block, store.format, this.language, this.lexicons);
    const read: Reader = (block) => this.cache.get(block, fresh);
    const readTopic = (block: Block) => topicOfBlock(block, store.format, this.language, this.lexicons);
    return new WholeDocument(store, read, readTopic, this.lexicons, this.pace);
  }

  private detectLanguage(): string {
    const { path, language } = this.options;
    const head = this.store.slice(0, this.languageReach());
    return languageOf(head, this.store.pieces.first.section.frontMatter, {
      ...(path === undefined ? {} : { path }),
      ...(language === undefined ? {} : { setting: language }),
    });
  }

  private languageReach(): number {
    return Math.max(LANGUAGE_SAMPLE, this.store.pieces.first.section.frontMatter?.end ?? 0);
  }

  /** What bodies there are besides the gazetteer's. */
  private know(bodies: readonly OwnOrganization[]): void {
    const organizations = withOwnBodies(this.shipped.organizations, bodies);
    this.lexicons = { ...this.lexicons, organizations, knowledge: withOwnKnowledge(this.shipped.knowledge, bodies) };
  }

  private speak(language: string): void {
    this.language = language;
    this.settle();
    this.forget();
  }

  /** Which rules judge, and by which style: one is written for some languages and says nothing of texts in others. */
  private settle(): void {
    const { rules = {}, style = 'auto' } = this.options;
    const chosen = ownValue(this.lexicons.knowledge.styles, style);
    this.style = chosen?.languages.includes(baseLanguage(this.language)) ? chosen : null;
    const own = ownLexicon(this.options.terms ?? null, this.language, this.lexicons.terms, this.lexicons.own);
    if (own !== this.lexicons.own) this.lexicons = { ...this.lexicons, own };
    this.active = activeRules(rules, this.style);
    this.unheard = withoutSpeakers(this.active);
    this.forgetFindings();
  }

  private ruleContext(): RuleContext {
    const { knowledge } = this.lexicons;
    const marks = ownValue(knowledge.marks, baseLanguage(this.language));
    return {
      text: this.store,
      knowledge,
      language: this.language,
      style: this.style,
      marks,
      wellKnown: this.options.wellKnown ?? [],
      ...(this.options.voices === undefined ? {} : { voices: this.options.voices }),
    };
  }

  private judging(): Judging {
    const active = this.lexicons.language(this.language).traits.complete ? this.active : this.unheard;
    return { active, context: this.ruleContext(), format: this.options.format };
  }

  private shown(): readonly Shown[] {
    this.knownShown ??= this.isTooLong() ? [tooLongFinding(this.store.length, this.store.pieces.blocks)] : this.judge();
    return this.knownShown;
  }

  private judge(): readonly Shown[] {
    const standing = this.whole.standing(this.judging());
    const { kept, problems } = suppress(this.store, standing, RULE_IDS);
    const notices = problems.map(suppressionFinding);
    const all = notices.length === 0 ? kept : [...kept, ...notices].sort(bySpan);
    const shown = severest(all);
    const hidden = all.length - shown.length;
    return hidden === 0 ? shown : [hiddenFinding(hidden), ...shown];
  }
}

/** What is said of a text, in its order: findings that move with their blocks, and what the engine says of its own work. */
type Shown = Standing | Finding;

const NO_BODIES: readonly OwnOrganization[] = [];
/** What language detection may look at. */
const LANGUAGE_SAMPLE = 4_096;
const RULE_IDS: ReadonlySet<string> = new Set([...RULES.map((rule) => rule.id), ...TRANSLATION_RULE_IDS]);

/** Names come from settings and texts, so "constructor" must be none. */
function ownValue<T>(values: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(values, name) ? values[name]! : null;
}

function withoutSpeakers(active: readonly ActiveRule[]): readonly ActiveRule[] {
  return active.filter(({ rule }) => rule.needsSpeakers !== true);
}
