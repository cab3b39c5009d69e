/**
 * Nouns in lower case that stand for a body named before, in languages other than English: "das Ministerium", «в ведомстве», 该组织.
 * What a noun can stand for is a role; which bodies have it follows from their kind and their English nouns. A noun with words of
 * its own ("le ministère de la Santé", «международные организации») names another body, and is none of these.
 */
import type { Knowledge, LexiconRow, OrganizationKind } from '../knowledge.ts';
import { compileWordTable, rowOf, type WordTable } from '../word-table.ts';
import { FLAG, hasFlag, isWord, KIND, type Tokens } from '../words.ts';

/** The classes of nouns in `stand-ins.tsv`; their places in this list are bits. */
const ROLES = [
  'ministry',
  'agency',
  'alliance',
  'bloc',
  'organization',
  'media',
  'commission',
  'committee',
  'bank',
  'fund',
  'court',
  'parliament',
  'party',
  'armed',
  'movement',
  'company',
  'institute',
] as const;

type Role = (typeof ROLES)[number];

/** Behind the bits of roles. `article`: stands before the noun; `modifier`: makes it another thing; `follows`: may come next. */
const PLURAL = 1 << ROLES.length;
const ARTICLE = PLURAL << 1;
const MODIFIER = PLURAL << 2;
const FOLLOWS = PLURAL << 3;
/** A noun in the genitive, and adjectives it can have: «главой ведомства» is no adjective before it. */
const GENITIVE = PLURAL << 4;
/** A word that ends or begins like one of these and is none: 该部队 beside 该部. */
const OTHER = PLURAL << 5;
const NOUN = PLURAL - 1;

const OTHERS: Readonly<Record<string, number>> = {
  plural: PLURAL,
  article: ARTICLE,
  modifier: MODIFIER,
  follows: FOLLOWS,
  genitive: GENITIVE,
  other: OTHER,
};

/** Of one language; plain data, so that it can be packed. */
export interface StandIns {
  readonly words: WordTable;
  readonly bits: Int32Array;
  /** Bits by the endings of words, in lower case. */
  readonly endings: ReadonlyMap<string, number>;
  /** Nouns in a script without spaces, the longest first. */
  readonly unspaced: readonly (readonly [noun: string, bits: number])[];
  readonly hasArticles: boolean;
  /** Only listed words may follow the noun. */
  readonly hasFollowers: boolean;
}

const UNSPACED = /^\p{Script=Han}/u;

export function compileStandIns({ languages }: Knowledge): Record<string, StandIns> {
  const all: Record<string, StandIns> = {};
  for (const [code, { standIns: rows = [] }] of Object.entries(languages)) {
    if (rows.length === 0) continue;
    const words = rows.filter(({ text }) => !text.startsWith('*') && !UNSPACED.test(text));
    const unspaced = rows.filter(({ text }) => UNSPACED.test(text)).map((row) => [row.text, bitsOf(row)] as const);
    const having = (bit: number) => rows.some((row) => (bitsOf(row) & bit) !== 0);
    const hasFollowers = having(FOLLOWS);
    all[code] = {
      words: compileWordTable(words.map(({ text }) => text.toLowerCase())),
      bits: Int32Array.from(words, bitsOf),
      endings: new Map(rows.filter(({ text }) => text.startsWith('*')).map((row) => [row.text.slice(1), bitsOf(row)])),
      unspaced: unspaced.sort(([a], [b]) => b.length - a.length),
      // Where words tell what may follow, the language has no articles: «это ведомство» only keeps adjectives out.
      hasArticles: !hasFollowers && having(ARTICLE),
      hasFollowers,
    };
  }
  return all;
}

function bitsOf({ classes }: LexiconRow): number {
  let bits = 0;
  for (const name of classes) {
    const role = ROLES.indexOf(name as Role);
    bits |= role === -1 ? (OTHERS[name] ?? 0) : 1 << role;
  }
  return bits;
}

const OF_KIND: Partial<Record<OrganizationKind, readonly Role[]>> = {
  ministry: ['ministry'],
  government: ['agency'],
  international: ['organization'],
  regional: ['organization'],
  un: ['organization'],
  intelligence: ['agency'],
  media: ['media'],
  bank: ['bank'],
  court: ['court'],
  legislature: ['parliament'],
  party: ['party'],
  'armed-group': ['armed', 'organization'],
  ngo: ['organization'],
  company: ['company'],
};

const OF_HEAD: Readonly<Record<string, readonly Role[]>> = {
  ministry: ['ministry'],
  department: ['ministry'],
  alliance: ['alliance', 'organization'],
  union: ['bloc', 'organization'],
  bloc: ['bloc'],
  agency: ['agency'],
  authority: ['agency'],
  bureau: ['agency'],
  service: ['agency'],
  administration: ['agency'],
  organization: ['organization'],
  organisation: ['organization'],
  commission: ['commission'],
  committee: ['committee'],
  bank: ['bank'],
  fund: ['fund'],
  court: ['court'],
  tribunal: ['court'],
  parliament: ['parliament'],
  party: ['party'],
  movement: ['movement'],
  institute: ['institute'],
};

/** What nouns can stand for a body of a kind with these head nouns. */
export function rolesOf(kind: OrganizationKind, heads: readonly string[]): number {
  return bitsFor([...(OF_KIND[kind] ?? []), ...heads.flatMap((head) => OF_HEAD[head] ?? [])]);
}

function bitsFor(roles: readonly Role[]): number {
  return roles.reduce((bits, role) => bits | (1 << ROLES.indexOf(role)), 0);
}

/** The roles of a body that only the text knows, by the first noun of its name in any language: «Институт пограничных исследований». */
export function rolesOfName(name: string, all: Readonly<Record<string, StandIns>>): number {
  const words = name.toLowerCase().split(/[\s-]+/);
  for (const word of words) {
    const roles = Object.hasOwn(OF_HEAD, word) ? OF_HEAD[word] : undefined;
    if (roles !== undefined) return bitsFor(roles);
    for (const { words: table, bits } of Object.values(all)) {
      for (let row = 0; row < bits.length; row++) {
        if ((bits[row]! & NOUN) === 0) continue;
        const noun = String.fromCharCode(...table.units.subarray(table.bounds[row]!, table.bounds[row + 1]!));
        // German writes a name in one word: "Grenzschutzbehörde".
        if (word === noun || (noun.length >= COMPOUNDED && word.endsWith(noun))) return bits[row]! & NOUN;
      }
    }
  }
  for (const { unspaced } of Object.values(all)) {
    for (const [noun, bits] of unspaced) if ((bits & NOUN) !== 0 && name.endsWith(noun.slice(1))) return bits & NOUN;
  }
  return 0;
}

const COMPOUNDED = 7;

/** A noun with the roles it can stand for; both tokens included. */
export interface StandIn {
  readonly first: number;
  readonly last: number;
  readonly roles: number;
}

/** Calls `found` for each noun that stands for a body. Linear; asks nothing of most words but one bit. */
export function findStandIns(tokens: Tokens, language: StandIns, found: (one: StandIn) => void): void {
  const { words, bits, unspaced } = language;
  if (unspaced.length > 0) {
    if ((tokens.flagged & FLAG.ideograph) !== 0) findUnspaced(tokens, unspaced, found);
    return;
  }
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.kind[at] !== KIND.word) continue;
    const row = rowOf(tokens, at, words);
    if (row === -1 || (bits[row]! & NOUN) === 0) continue;
    if (opens(tokens, at, bits[row]!, language) && isAlone(tokens, at, language)) found({ first: at, last: at, roles: bits[row]! & NOUN });
  }
}

function findUnspaced(tokens: Tokens, nouns: StandIns['unspaced'], found: (one: StandIn) => void): void {
  const firsts = new Set(nouns.map(([noun]) => noun.charCodeAt(0)));
  for (let at = 0; at < tokens.count; at++) {
    const start = tokens.start[at]!;
    if (!firsts.has(tokens.units[start]!)) continue;
    const noun = nouns.find(([text]) => tokens.text.startsWith(text, start));
    if (noun === undefined) continue;
    const last = at + noun[0].length - 1;
    if ((noun[1] & NOUN) !== 0) found({ first: at, last, roles: noun[1] & NOUN });
    at = last;
  }
}

/** An article, or a preposition that holds one. */
export function isArticle(tokens: Tokens, at: number, language: StandIns): boolean {
  return language.hasArticles && (bitsAt(tokens, at, language) & ARTICLE) !== 0;
}

/** What stands before the noun leaves it alone: an article, or where there are none, no adjective. */
function opens(tokens: Tokens, at: number, noun: number, language: StandIns): boolean {
  const before = at - 1;
  const isClose = isWord(tokens, before) && !hasFlag(tokens, at, FLAG.hyphen);
  const bits = isClose ? bitsAt(tokens, before, language) : 0;
  if (language.hasArticles) return (bits & ARTICLE) !== 0;
  if ((bits & ARTICLE) !== 0) return true;
  if (isClose) return (bits & MODIFIER) === 0 || ((noun & GENITIVE) !== 0 && (bits & GENITIVE) === 0);
  // «Организации сообщили»: at the beginning of a clause the form is a plural.
  return (noun & PLURAL) === 0 && tokens.kind[before] !== KIND.number && !hasFlag(tokens, at, FLAG.hyphen);
}

/** What stands behind the noun adds nothing to it: neither a genitive nor an adjective nor a name. */
export function isAlone(tokens: Tokens, at: number, language: StandIns): boolean {
  const next = at + 1;
  if (!isWord(tokens, next)) return next >= tokens.count || (tokens.kind[next] !== KIND.mark && tokens.kind[next] !== KIND.number);
  if (hasFlag(tokens, next, FLAG.hyphen)) return false;
  // «представитель ведомства Мария Захарова» is a person with two names; "l’organisation Médecins sans frontières" is none.
  if (hasFlag(tokens, next, FLAG.capital)) return language.hasFollowers && isPerson(tokens, next);
  const bits = bitsAt(tokens, next, language);
  return (bits & MODIFIER) === 0 && (!language.hasFollowers || (bits & FOLLOWS) !== 0);
}

function isPerson(tokens: Tokens, at: number): boolean {
  const isName = (one: number) => isWord(tokens, one) && hasFlag(tokens, one, FLAG.capital) && !hasFlag(tokens, one, FLAG.allCaps);
  return isName(at) && isName(at + 1);
}

const LONGEST_ENDING = 5;

function bitsAt(tokens: Tokens, at: number, { words, bits, endings }: StandIns): number {
  const row = rowOf(tokens, at, words);
  if (row !== -1) return bits[row]!;
  if (endings.size === 0) return 0;
  const word = tokens.text.slice(tokens.start[at], tokens.end[at]).toLowerCase();
  let found = 0;
  for (let length = Math.min(LONGEST_ENDING, word.length - 1); length > 0; length--) found |= endings.get(word.slice(-length)) ?? 0;
  return found;
}
