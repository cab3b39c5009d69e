/** The lower storey: what one block says alone. A pure function of its text, so equal blocks share one answer. */
import type { Block } from './blocks.ts';
import type { Format } from './facts.ts';
import { type Knowledge, listed } from './knowledge.ts';
import { withLists } from './known.ts';
import { baseLanguage } from './language.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { detectOrganizations, JUDGED } from './organizations/detect.ts';
import { bodyWords, compileOrganizationLexicon, type OrganizationLexicon } from './organizations/lexicon.ts';
import { type LocalMention, type LocalOrganizations, NO_ORGANIZATIONS } from './organizations/local-mention.ts';
import type { Model } from './organizations/model.ts';
import { pack } from './pack.ts';
import { maskMarkdown, maskPlainText } from './prose.ts';
import { detectQuotations, type LocalQuotations, type LocalSource, NO_QUOTATIONS, readTopic } from './quotations/detect.ts';
import { detectTerms, type LocalTerm } from './terms/detect.ts';
import { compileTermLexicon, type TermLexicon } from './terms/lexicon.ts';
import { TokenBuffer, type Tokens } from './token-buffer.ts';
import { tokenize } from './words.ts';

/** Offsets are relative to the block. */
export interface LocalFacts {
  readonly quotations: LocalQuotations;
  readonly organizations: LocalOrganizations;
  readonly terms: readonly LocalTerm[];
  /** Of the user's own termbases. */
  readonly own: readonly LocalTerm[];
}

/** What the engine knows, compiled: plain data, so that a build can pack it. */
export interface LexiconTables {
  readonly knowledge: Knowledge;
  readonly organizations: OrganizationLexicon;
  readonly terms: TermLexicon;
  /** Judges names that rules say nothing of; null where there is none. It was trained on English and reads no other language. */
  readonly model: Model | null;
  /** By the code of the pack. */
  readonly languages: Readonly<Record<string, Lexicon>>;
}

/** The same for any number of documents. */
export interface Lexicons extends Omit<LexiconTables, 'languages'> {
  /** That of the base language; one without words where there is no pack. */
  language(code: string): Lexicon;
  /** The user's own terms in the language of the text; null where there are none. */
  readonly own: TermLexicon | null;
}

export function compileTables(knowledge: Knowledge, model: Model | null = null): LexiconTables {
  const packs = Object.entries(knowledge.languages);
  const bodies = bodyWords(knowledge);
  const terms = compileTermLexicon(knowledge);
  const organizations = compileOrganizationLexicon(knowledge);
  return {
    // The long lists stand in rows, and once is enough: see `withLists`.
    knowledge: {
      ...listed(knowledge),
      organizations: [],
      terms: [],
      institutions: organizations.institutions.entries,
      // In the lexicon of organizations, as maps.
      stateNames: {},
      // In the table of names.
      statesAlone: {},
      rows: { organizations: organizations.entries, terms: terms.concepts },
    },
    organizations,
    terms,
    model,
    languages: Object.fromEntries(packs.map(([code, pack]) => [code, compileLexicon(pack, bodies)])),
  };
}

/**
 * As it is shipped. What every text needs is read at the start: the phrase tables of names and terms. Apart from it stand a lexicon
 * for each language, of which a text needs one, and rows of bodies and terms, of which it needs those it names.
 */
export function packTables(tables: LexiconTables): Uint8Array<ArrayBuffer> {
  const { organizations, terms, languages } = tables;
  const rows = [organizations.entries, organizations.forms.others, terms.concepts].map(({ bytes }) => bytes as Uint8Array);
  return pack(tables, new Set<object>([...Object.values(languages), ...rows]));
}

export function openTables({ languages, ...tables }: LexiconTables): Lexicons {
  const wordless = compileLexicon();
  // Asked for every block, and nearly always for the same language as before.
  let asked = '';
  let answer = wordless;
  return {
    ...tables,
    own: null,
    knowledge: withLists(tables.knowledge),
    language: (code) => {
      if (code === asked) return answer;
      const base = baseLanguage(code);
      answer = Object.hasOwn(languages, base) ? languages[base]! : wordless;
      asked = code;
      return answer;
    },
  };
}

/** Tokens live only while their block is read, so all blocks share the room for them. */
const buffer = new TokenBuffer();

function tokensOf(block: Block, format: Format, lexicon: Lexicon): Tokens {
  buffer.load(block.text);
  const mask = format === 'markdown' ? maskMarkdown(block.text, block.gaps, buffer) : maskPlainText(block.text, buffer);
  return tokenize(block.text, mask, lexicon.traits, buffer);
}

/** Who the block is about; see `quotations/detect.ts`. */
export function topicOfBlock(block: Block, format: Format, language: string, lexicons: Lexicons): LocalSource | null {
  const lexicon = lexicons.language(language);
  return readTopic(tokensOf(block, format, lexicon), lexicon);
}

export function readBlock(block: Block, format: Format, language: string, lexicons: Lexicons): LocalFacts {
  const lexicon = lexicons.language(language);
  const tokens = tokensOf(block, format, lexicon);
  const quotations = detectQuotations(tokens, lexicon, block.kind === 'heading');
  const model = lexicon.code === 'en' ? lexicons.model : null;
  const organizations = detectOrganizations(tokens, lexicons.organizations, lexicon.code, model);
  const terms = outsideNames(detectTerms(tokens, lexicons.terms), organizations.mentions);
  const own = lexicons.own === null ? NO_TERMS : outsideNames(detectTerms(tokens, lexicons.own), organizations.mentions);
  if (quotations === NO_QUOTATIONS && organizations === NO_ORGANIZATIONS && terms.length + own.length === 0) return NOTHING;
  return { quotations, organizations, terms, own };
}

/** A term inside the full name of a body is that name: the "Colour Revolution Institute" takes no side. Both lists in the order of the text. */
function outsideNames(terms: readonly LocalTerm[], mentions: readonly LocalMention[]): readonly LocalTerm[] {
  return terms.length === 0 || mentions.length === 0 ? terms : outside(terms, mentions);
}

/** Apart from the question whether there are any: a function that holds another makes room for what both see each time it is called. */
function outside(terms: readonly LocalTerm[], mentions: readonly LocalMention[]): readonly LocalTerm[] {
  let at = 0;
  return terms.filter((term) => {
    while (at < mentions.length && mentions[at]!.end < term.end) at++;
    const name = mentions[at];
    // What only the model has found is not sure enough to hide a term.
    if (name === undefined || name.form !== 'full' || name.confidence <= JUDGED) return true;
    return name.start > term.start || name.end - name.start === term.end - term.start;
  });
}

/** One object for all the blocks that say nothing. */
const NO_TERMS: readonly LocalTerm[] = [];
export const NOTHING: LocalFacts = { quotations: NO_QUOTATIONS, organizations: NO_ORGANIZATIONS, terms: NO_TERMS, own: NO_TERMS };

/**
 * Remembers what blocks said by their text, also for a while after they are gone: a fence that is opened and closed again
 * brings back what it took away.
 */
export class LocalCache {
  private readonly paragraphs = new Map<string, LocalFacts>();
  private readonly headings = new Map<string, LocalFacts>();
  /** Blocks with prefixes between their lines. */
  private readonly prefixed = new Map<string, LocalFacts>();
  private size = 0;
  /**
   * A stretch of a text holds on to all of it. While a document is read for the first time it is there anyway; later each block
   * is copied, so that whole old versions can go.
   */
  private copying = false;

  get(block: Block, read: (block: Block) => LocalFacts): LocalFacts {
    // An edit at the start of a section reads again what stands there and no more: not worth remembering before anybody edits.
    if (!this.copying && block.start + block.text.length < WORTH) return read(block);
    const plain = block.gaps.length === 0;
    const known = !plain ? this.prefixed : block.kind === 'heading' ? this.headings : this.paragraphs;
    let key = plain ? block.text : prefixedKey(block);
    let facts = known.get(key);
    if (facts === undefined) {
      let own = block;
      if (this.copying) {
        const copy = `\n${key}`;
        key = copy.slice(1);
        own = { ...block, text: copy.slice(copy.length - block.text.length) };
      }
      facts = read(own);
      known.set(key, facts);
      this.size += key.length;
    }
    return facts;
  }

  /**
   * After an edit: forgets everything once it holds far more than the document; what is still in use is entered again as it is
   * met.
   */
  trim(documentLength: number): void {
    if (this.size > documentLength * GENEROSITY + SPARE) this.clear();
    this.copying = true;
  }

  clear(): void {
    this.paragraphs.clear();
    this.headings.clear();
    this.prefixed.clear();
    this.size = 0;
    this.copying = false;
  }
}

/** Of how many characters a section must be for its blocks to be remembered at the first reading. */
const WORTH = 4_096;
const GENEROSITY = 3;
const SPARE = 262_144;

function prefixedKey(block: Block): string {
  return `${block.kind === 'heading' ? 'h' : 'p'}${block.gaps.map((gap) => `${gap.start}-${gap.end}`).join()}\n${block.text}`;
}
