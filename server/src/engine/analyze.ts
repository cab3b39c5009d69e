/**
 * The engine's one front door: text in, facts and findings out. Two storeys: what one block says alone is computed once and
 * kept; what needs the whole document is a fold over the blocks' summaries.
 */
import type { RuleSetting, StyleSetting } from '../config.ts';
import { assembleFacts, organizationFacts } from './assemble.ts';
import { type Entry, joinEntries } from './entries.ts';
import type { Analysis, Facts, Finding, Format, Problem } from './facts.ts';
import type { Knowledge, StyleEntry } from './knowledge.ts';
import { baseLanguage, languageOf } from './language.ts';
import { LIMITS } from './limits.ts';
import { compileTables, type Lexicons, type LexiconTables, LocalCache, openTables, readBlock } from './local.ts';
import { languageProblem, severest, suppressionFinding, tooLong, tooLongFinding, tooLongProblem, withHidden } from './notices.ts';
import { isNamed, type Linked, linkEntries, passOn } from './organizations/linked.ts';
import { unpack } from './pack.ts';
import type { Piece } from './pieces.ts';
import { foldQuotations } from './quotations/fold.ts';
import { MarkProfile } from './quotations/profile.ts';
import { exchange, type Reader, readPiece, Selection } from './reading.ts';
import { type ActiveRule, activeRules, RULES } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { bySpan } from './span.ts';
import { DocumentStore, type PieceChange, type Place } from './store.ts';
import { suppress } from './suppressions.ts';
import { Verdicts } from './verdicts.ts';

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
}

export interface Engine {
  readonly knowledge: Knowledge;
  /** Analyses one text from scratch. Offsets are UTF-16; never throws on any text. */
  analyze(text: string, options: AnalyzeOptions): Analysis;
  /** An analyzer for a document that is edited: it keeps what it learned of unchanged blocks between versions. */
  createAnalyzer(): Analyzer;
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
   * Reads at least so many characters of what is not read yet; true when nothing is left. Whoever must not be kept waiting calls
   * this in slices before asking for anything else.
   */
  advance(characters: number): boolean;
  analysis(): Analysis;
  /** Facts alone; costs a pass over all facts of the document. */
  facts(): Facts;
  /** Findings alone; after an edit costs little more than the blocks it touched. */
  findings(): readonly Finding[];
  /** What was not analysed, and why. */
  problems(): readonly Problem[];
  text(): string;
  slice(start: number, end: number): string;
  readonly length: number;
  placeAt(offset: number): Place;
  offsetAt(line: number, character: number): number;
}

/** An engine of knowledge as rows, which are compiled first: some tenths of a second for what is shipped. */
export function createEngine(knowledge: Knowledge): Engine {
  return engineOf(compileTables(knowledge));
}

/** An engine of `knowledge.bin`, packed by `server/tools/compile-data.ts`. Throws an Error that says what is wrong with the bytes. */
export function loadEngine(bytes: Uint8Array): Engine {
  return engineOf(unpack(bytes) as LexiconTables);
}

function engineOf(tables: LexiconTables): Engine {
  const lexicons = openTables(tables);
  const createAnalyzer = (): Analyzer => new DocumentAnalyzer(lexicons);
  return { knowledge: tables.knowledge, createAnalyzer, analyze: (text, options) => createAnalyzer().update(text, options) };
}

/** Lives as long as a document is open. */
class DocumentAnalyzer implements Analyzer {
  private readonly lexicons: Lexicons;
  private readonly cache = new LocalCache();
  private options: AnalyzeOptions = { format: 'plaintext' };
  private style: StyleEntry | null = null;
  private active: readonly ActiveRule[] = activeRules({}, null);
  /** Of these, the rules for a language whose speakers cannot be found. */
  private unheard = withoutSpeakers(this.active);
  private store = new DocumentStore('', 'plaintext');
  private language = 'en';
  /** Pieces that may be unread. While there are any, nothing that needs the whole document is known. */
  private unread: Piece[] = [...this.store.pieces.chunks[0]!.pieces];
  /** All blocks are read, neighbours of each other, and their quotations folded. */
  private isWhole = false;
  /** The blocks in order; put together when a pass over all of them is asked for. */
  private entries: readonly Entry[] | null = null;
  private readonly named = new Selection(isNamed);
  /** Null until the organizations of the text are linked. */
  private linked: Linked | null = null;
  /** What the marks of the text mean; right while it is whole. */
  private readonly profile = new MarkProfile();
  private verdicts = new Verdicts();
  private knownFacts: Facts | null = null;
  private knownFindings: readonly Finding[] | null = null;
  private readonly reader: Reader = (block) =>
    this.cache.get(block, (fresh) => readBlock(fresh, this.store.format, this.language, this.lexicons));

  constructor(lexicons: Lexicons) {
    this.lexicons = lexicons;
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
    this.knownFacts = null;
    this.knownFindings = null;
    this.entries = null;
    // Language is told by the head of a text; what is typed below it changes nothing.
    const language = Math.min(start, end) < Math.max(reach, this.languageReach()) ? this.detectLanguage() : this.language;
    if (language !== this.language) this.speak(language);
    else if (this.isWhole && sizeOf(change.added) - sizeOf(change.removed) < AT_ONCE) this.patch(change);
    else {
      this.isWhole = false;
      for (const piece of change.added) if (piece.entries === null) this.unread.push(piece);
    }
    this.cache.trim(this.store.length);
  }

  configure(options: AnalyzeOptions): void {
    if (options.rules !== this.options.rules || options.style !== this.options.style) {
      this.style = ownValue(this.lexicons.knowledge.styles, options.style ?? 'auto');
      this.active = activeRules(options.rules ?? {}, this.style);
      this.unheard = withoutSpeakers(this.active);
      this.knownFindings = null;
    }
    const { format } = this.options;
    this.options = options;
    if (options.format !== format) {
      this.start(this.store.text());
      return;
    }
    const language = this.detectLanguage();
    if (language !== this.language) this.speak(language);
  }

  advance(characters: number): boolean {
    if (this.isTooLong()) return true;
    for (let left = characters; left > 0; ) {
      const piece = this.unread.pop();
      if (piece === undefined) break;
      if (piece.entries !== null || !piece.stands) continue;
      readPiece(piece, this.reader);
      left -= piece.length;
    }
    return this.unread.length === 0;
  }

  analysis(): Analysis {
    return { ...this.facts(), findings: this.findings() };
  }

  facts(): Facts {
    this.knownFacts ??= this.isTooLong()
      ? tooLong(this.store.length, this.options.format, this.language)
      : assembleFacts({
          problems: this.problems(),
          text: this.store.text(),
          format: this.options.format,
          language: this.language,
          entries: this.read(),
          linked: this.link(),
          lexicons: this.lexicons,
        });
    return this.knownFacts;
  }

  findings(): readonly Finding[] {
    this.knownFindings ??= this.isTooLong() ? [tooLongFinding(this.store.length)] : this.judge();
    return this.knownFindings;
  }

  problems(): readonly Problem[] {
    if (this.isTooLong()) return [tooLongProblem(this.store.length)];
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
    return this.store.length > LIMITS.documentLength;
  }

  private start(text: string): void {
    this.store = new DocumentStore(text, this.options.format);
    this.forget();
    this.language = this.detectLanguage();
  }

  private forget(): void {
    this.unread = [];
    for (const { pieces } of this.store.pieces.chunks) {
      for (const piece of pieces) {
        piece.entries = null;
        this.unread.push(piece);
      }
    }
    // The first is read first.
    this.unread.reverse();
    this.store.forget();
    this.cache.clear();
    this.isWhole = false;
    this.entries = null;
    this.linked = null;
    this.verdicts = new Verdicts();
    this.knownFacts = null;
    this.knownFindings = null;
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

  private speak(language: string): void {
    this.language = language;
    this.forget();
  }

  /** Reads what is unread; after a large change all that the blocks say together is put together afresh. */
  private complete(): void {
    if (this.isWhole) return;
    this.advance(Number.POSITIVE_INFINITY);
    this.isWhole = true;
    this.linked = null;
    this.verdicts.reread();
    const entries = this.read();
    joinEntries(entries, null, null);
    this.profile.clear();
    for (const entry of entries) this.profile.add(entry);
    for (const entry of entries) entry.apart = this.profile.setsSinglesApart;
    for (const chunk of this.store.pieces.chunks) chunk.revision++;
    if (entries.length > 0) foldQuotations(entries[0]!, entries.at(-1)!, () => undefined);
  }

  /** All blocks in order. */
  private read(): readonly Entry[] {
    this.complete();
    if (this.entries === null) {
      const entries: Entry[] = [];
      for (const { pieces } of this.store.pieces.chunks)
        for (const piece of pieces) for (const entry of piece.entries!) entries.push(entry);
      this.entries = entries;
    }
    return this.entries;
  }

  /** Works an edit into what is known of the whole document. */
  private patch(pieces: PieceChange): void {
    const change = exchange(this.store.pieces, pieces, this.reader);
    const { removed, added, previous, next } = change;
    const apart = this.profile.setsSinglesApart;
    for (const entry of removed) this.profile.remove(entry);
    for (const entry of added) {
      this.profile.add(entry);
      entry.apart = apart;
    }
    // The marks of the whole text mean something else now.
    if (this.profile.setsSinglesApart !== apart) this.isWhole = false;
    this.verdicts.edited(change);
    const first = previous ?? added[0] ?? next;
    if (first !== null) foldQuotations(first, next ?? added.at(-1) ?? first, (entry) => this.verdicts.crossed(entry));
    // What the block after it says may depend on the last of those that came.
    next?.home.soil();
    if (this.linked === null) return;
    const changed = passOn(removed, added);
    if (changed === 'nothing') return;
    if (changed === 'links') this.linked = null;
    this.verdicts.reopen();
  }

  private link(): Linked {
    this.complete();
    this.linked ??= linkEntries(this.named.of(this.store.pieces), this.lexicons.organizations);
    return this.linked;
  }

  private ruleContext(): RuleContext {
    const { knowledge } = this.lexicons;
    const marks = ownValue(knowledge.marks, baseLanguage(this.language));
    return { text: this.store, knowledge, language: this.language, style: this.style, marks };
  }

  private judge(): readonly Finding[] {
    this.complete();
    const standing = this.verdicts.standing({
      pieces: this.store.pieces,
      lexicons: this.lexicons,
      active: this.lexicons.language(this.language).traits.complete ? this.active : this.unheard,
      context: this.ruleContext(),
      facts: () => organizationFacts(this.link(), this.named.of(this.store.pieces), this.options.format),
    });
    const { kept, problems } = suppress(this.store, standing, RULE_IDS);
    const notices = problems.map(suppressionFinding);
    const all = notices.length === 0 ? kept : [...kept, ...notices].sort(bySpan);
    const shown = severest(all);
    return withHidden(
      shown.map((one) => ('draft' in one ? one.finding() : one)),
      all.length - shown.length,
    );
  }
}

/** So much that is new is read in slices, by `advance`. UTF-16 units. */
const AT_ONCE = 40_000;
/** What language detection may look at. */
const LANGUAGE_SAMPLE = 4_096;
const RULE_IDS: ReadonlySet<string> = new Set(RULES.map((rule) => rule.id));

/** Names come from settings and texts, so "constructor" must be none. */
function ownValue<T>(values: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(values, name) ? values[name]! : null;
}

function withoutSpeakers(active: readonly ActiveRule[]): readonly ActiveRule[] {
  return active.filter(({ rule }) => rule.needsSpeakers !== true);
}

/** UTF-16 units of blocks. */
function sizeOf(pieces: readonly Piece[]): number {
  let size = 0;
  for (const { section } of pieces) for (const { text } of section.blocks) size += text.length;
  return size;
}
