/**
 * The engine's one front door: text in, facts and findings out. Two storeys: what one block says alone is computed once and
 * kept; what needs the whole document is a fold over the blocks' summaries.
 */
import type { RuleSetting } from '../config.ts';
import { assembleFacts, blockFacts, crossFacts, isQuoted, organizationFacts } from './assemble.ts';
import type { Section } from './document.ts';
import { createEntry, type Entry, EntryList, HAS } from './entries.ts';
import type { Analysis, Facts, Finding, Format, Problem } from './facts.ts';
import type { Knowledge } from './knowledge.ts';
import { languageOf } from './language.ts';
import { LIMITS } from './limits.ts';
import { compileTables, type Lexicons, type LexiconTables, LocalCache, openTables, readBlock } from './local.ts';
import { capped, LANGUAGE_WITHOUT_PACK, suppressionFinding, tooLong, tooLongFinding, tooLongProblem, withoutPack } from './notices.ts';
import { type LinkedOrganizations, linkOrganizations } from './organizations/link.ts';
import { type Replacement, relocate } from './organizations/relocate.ts';
import { unpack } from './pack.ts';
import { type Crossing, type Crossings, foldQuotations } from './quotations/fold.ts';
import { type ActiveRule, activeRules, findingsOf, judge, RULES, type RuleDraft } from './rules/index.ts';
import { bySpan, type Span } from './span.ts';
import { DocumentStore, type Place, type SectionChange } from './store.ts';
import { suppress } from './suppressions.ts';

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
  private active: readonly ActiveRule[] = activeRules({});
  /** Of these, the rules for a language whose speakers cannot be found. */
  private unheard = withoutSpeakers(this.active);
  private store = new DocumentStore('', 'plaintext');
  private language = 'en';
  /** Entries of each section; null until read. */
  private sections: (readonly Entry[] | null)[] = [null];
  /** Sections before this one are read. */
  private unread = 0;
  private entries: EntryList | null = null;
  private crossings: Crossings | null = null;
  private linked: LinkedOrganizations | null = null;
  private knownFacts: Facts | null = null;
  private knownFindings: readonly Finding[] | null = null;

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
    const before = this.entries;
    const reach = this.languageReach();
    const change = this.store.edit(start, end, insert);
    const gone = this.sections.slice(change.from, change.from + change.removed);
    const read = change.added.map(() => null);
    this.sections = spliced(this.sections, change, read);
    this.unread = Math.min(this.unread, change.from);
    this.crossings = null;
    this.knownFacts = null;
    this.knownFindings = null;
    this.entries = null;
    // Language is told by the head of a text; what is typed below it changes nothing.
    const language = Math.min(start, end) < Math.max(reach, this.languageReach()) ? this.detectLanguage() : this.language;
    if (language !== this.language) this.speak(language);
    else if (before !== null && change.added.length < PATCH_LIMIT) this.patch(before, gone, change);
    else this.linked = null;
    this.cache.trim(this.store.length);
  }

  configure(options: AnalyzeOptions): void {
    if (options.rules !== this.options.rules) {
      this.active = activeRules(options.rules ?? {});
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
    let left = characters;
    const { sections } = this.store;
    for (; this.unread < sections.length && left > 0; this.unread++) {
      const section = sections[this.unread]!;
      if (this.sections[this.unread] !== null) continue;
      this.readSection(section, this.unread);
      left -= section.text.length;
    }
    return this.unread >= sections.length;
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
          list: this.read(),
          crossings: this.cross(),
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
    if (this.store.length === 0 || this.lexicons.language(this.language).code !== '') return [];
    return [{ code: LANGUAGE_WITHOUT_PACK, message: withoutPack(this.language) }];
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
    this.unread = 0;
    this.sections = this.store.sections.map(() => null);
    this.cache.clear();
    this.entries = null;
    this.crossings = null;
    this.linked = null;
    this.knownFacts = null;
    this.knownFindings = null;
  }

  private detectLanguage(): string {
    const { path, language } = this.options;
    const head = this.store.slice(0, this.languageReach());
    return languageOf(head, this.store.sections[0]!.frontMatter, {
      ...(path === undefined ? {} : { path }),
      ...(language === undefined ? {} : { setting: language }),
    });
  }

  private languageReach(): number {
    return Math.max(LANGUAGE_SAMPLE, this.store.sections[0]!.frontMatter?.end ?? 0);
  }

  private speak(language: string): void {
    this.language = language;
    this.forget();
  }

  /** All entries, each at its place. */
  private read(): EntryList {
    if (this.entries !== null) return this.entries;
    const entries: Entry[] = [];
    this.store.sections.forEach((section, i) => {
      const start = this.store.startOf(i);
      for (const entry of this.readSection(section, i)) {
        entry.start = start + entry.block.start;
        entries.push(entry);
      }
    });
    this.entries = new EntryList(entries);
    return this.entries;
  }

  private readSection(section: Section, i: number): readonly Entry[] {
    const known = this.sections[i];
    if (known !== null && known !== undefined) return known;
    const read = section.blocks.map((block): Entry => {
      const local = this.cache.get(block, (fresh) => readBlock(fresh, this.store.format, this.language, this.lexicons));
      return createEntry(block, section, local);
    });
    this.sections[i] = read;
    return read;
  }

  /** Puts the entries of the new sections in the place of the old ones and moves those after them. */
  private patch(list: EntryList, gone: readonly (readonly Entry[] | null)[], change: SectionChange): void {
    const before = gone.flatMap((old) => (old ?? []).map((entry) => ({ entry, start: entry.start })));
    const after = change.added.flatMap((section, i) => {
      const start = this.store.startOf(change.from + i);
      const read = this.readSection(section, change.from + i);
      for (const entry of read) entry.start = start + entry.block.start;
      return read;
    });
    const begin = this.store.startOf(change.from);
    const delta = change.addedLength - change.removedLength;
    list.replace(
      begin,
      before.map(({ entry }) => entry),
      after,
      delta,
    );
    this.entries = list;
    if (this.linked === null) return;
    const edit: Replacement = { before, after, start: begin, delta };
    this.linked = relocate(this.linked, edit);
  }

  private cross(): Crossings {
    this.crossings ??= foldQuotations(this.read().quoted);
    return this.crossings;
  }

  private link(): LinkedOrganizations {
    if (this.linked === null) {
      const spoken = this.read().all.filter((entry) => (entry.has & HAS.organizations) !== 0);
      this.linked = linkOrganizations(
        spoken.map((entry) => ({ start: entry.start, local: entry.local.organizations })),
        this.store,
        this.lexicons.organizations,
      );
    }
    return this.linked;
  }

  private judge(): readonly Finding[] {
    const list = this.read();
    const crossings = this.cross();
    const { knowledge } = this.lexicons;
    const text = this.store;
    const active = this.lexicons.language(this.language).code === '' ? this.unheard : this.active;
    const drafts: RuleDraft[] = [];
    for (const entry of list.judgeable) {
      for (const draft of this.judgeBlock(entry, crossings.get(entry), active)) drafts.push(moved(draft, entry.start));
    }
    const across = crossFacts(crossings, text);
    if (across !== null) drafts.push(...judge(active, 'block', across, { text, knowledge }));
    if (active.some(({ rule }) => rule.scope === 'document')) {
      const facts = organizationFacts(this.link(), list, this.options.format);
      const context = { text, knowledge, isQuoted: (offset: number) => isQuoted(list, crossings, offset) };
      for (const draft of judge(active, 'document', facts, context)) drafts.push(draft);
    }
    const findings = findingsOf(drafts);
    if (!this.store.sections.some((section) => section.directives)) return capped(findings);
    const { kept, problems } = suppress(this.store.text(), findings, RULE_IDS);
    return capped(problems.length === 0 ? kept : kept.concat(problems.map(suppressionFinding)).sort(bySpan));
  }

  private judgeBlock(entry: Entry, crossing: Crossing | undefined, active: readonly ActiveRule[]): readonly RuleDraft[] {
    const key = crossingKey(crossing, entry);
    if (entry.judged === null || entry.judged.settings !== this.active || entry.judged.crossing !== key) {
      const facts = blockFacts(entry, crossing, this.lexicons);
      const drafts = judge(active, 'block', facts, { text: entry.block.text, knowledge: this.lexicons.knowledge });
      entry.judged = { settings: this.active, crossing: key, drafts };
    }
    return entry.judged.drafts;
  }
}

/** More new sections than this are put together afresh with the rest. */
const PATCH_LIMIT = 200;
/** What language detection may look at. */
const LANGUAGE_SAMPLE = 4_096;
const RULE_IDS: ReadonlySet<string> = new Set(RULES.map((rule) => rule.id));

function withoutSpeakers(active: readonly ActiveRule[]): readonly ActiveRule[] {
  return active.filter(({ rule }) => rule.needsSpeakers !== true);
}

function spliced<T>(list: T[], change: SectionChange, added: T[]): T[] {
  if (added.length < PATCH_LIMIT) {
    list.splice(change.from, change.removed, ...added);
    return list;
  }
  return [...list.slice(0, change.from), ...added, ...list.slice(change.from + change.removed)];
}

/** Everything outside a block that its rules' answers depend on. */
function crossingKey(crossing: Crossing | undefined, entry: Entry): string {
  const before = entry.block.continues ? (entry.previous?.local.quotations.loose.map((mark) => mark.side).join() ?? '') : '';
  if (crossing === undefined) return before;
  const covers = crossing.covers.map((span) => `${span.start}-${span.end}`).join();
  return `${before};${crossing.nested ? 'n' : ''};${[...crossing.joined.keys()].join()};${[...crossing.attributed.keys()].join()};${covers}`;
}

function moved(draft: RuleDraft, by: number): RuleDraft {
  const at = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  return { ...at(draft), related: draft.related?.map(at) ?? [], fixes: draft.fixes?.map(at) ?? [] };
}
