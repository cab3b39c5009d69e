/**
 * Termbases as YAML, the format of record. Every scalar is the string that stands in the file: `no`, `1.10` and `010` stay as they are.
 * Nothing is expanded: aliases and merge keys are refused.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Phrase, phrase, type Said, say } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';
import {
  administrativeStatus,
  buildTermbase,
  conflictProblem,
  type GivenEntry,
  type GivenLanguage,
  type GivenTerm,
  languageCode,
  MOST_PROBLEMS,
} from './entries.ts';
import type { TermbaseProblem, TermbaseRead } from './model.ts';

const TOP_KEYS = ['title', 'entries'];
const ENTRY_KEYS = ['id', 'subject', 'definition', 'note', 'source', 'doNotTranslate', 'terms', 'definitions'] as const;
const TERM_KEYS = ['term', 'status', 'case', 'inflect', 'partOfSpeech', 'context', 'note', 'source', 'reviewDate'] as const;

/** How deep brackets may stand in one another before the text is no termbase; the parser would run out of stack far later. */
const DEEPEST = 64;

/** Reads a termbase. Never throws. */
export function readYaml(file: string, text: string): TermbaseRead {
  const stop = conflictProblem(text) ?? depthProblem(text);
  if (stop !== null) return { value: null, problems: [stop] };
  let root: unknown;
  const problems: TermbaseProblem[] = [];
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      merge: false,
      strict: true,
      keepSourceTokens: false,
      prettyErrors: false,
      // Silent would also be silent about a second document; nothing is printed either way.
      logLevel: 'error',
    });
    for (const error of document.errors.slice(0, 20)) {
      problems.push({
        code: 'yaml-syntax',
        ...say`This is not valid YAML (${firstLine(error.message)}). What was read before stays in force.`,
        at: span(error.pos, text),
      });
    }
    if (problems.length > 0) return { value: null, problems };
    for (const warning of document.warnings.slice(0, 20)) {
      problems.push({ code: 'yaml-warning', ...say`YAML: ${firstLine(warning.message)}.`, at: span(warning.pos, text) });
    }
    root = document.contents;
  } catch {
    return {
      value: null,
      problems: [{ code: 'yaml-syntax', ...say`This file could not be read as YAML.`, at: { start: 0, end: Math.min(1, text.length) } }],
    };
  }
  return new Reader(file, text, problems).read(root);
}

/** What a walk over the nodes of a document needs. */
class Reader {
  private readonly file: string;
  private readonly text: string;
  private readonly problems: TermbaseProblem[];

  constructor(file: string, text: string, problems: TermbaseProblem[]) {
    this.file = file;
    this.text = text;
    this.problems = problems;
  }

  read(root: unknown): TermbaseRead {
    const { problems } = this;
    if (root === null || (isScalar(root) && root.value === '')) return { value: { file: this.file, title: '', entries: [] }, problems };
    if (!isMap(root)) {
      this.report('no-termbase', say`This is no termbase: expected "title" and "entries" at the top.`, root);
      return { value: null, problems };
    }
    const top = this.members(root, TOP_KEYS);
    const entries = top.get('entries');
    if (entries === undefined) {
      this.report('no-termbase', say`This is no termbase: "entries" is missing.`, root);
      return { value: null, problems };
    }
    const given: GivenEntry[] = [];
    for (const item of this.items(entries, 'entries')) {
      const entry = this.entry(item);
      if (entry !== null) given.push(entry);
    }
    return { value: buildTermbase(this.file, this.string(top.get('title')) ?? '', given, problems), problems };
  }

  private entry(node: unknown): GivenEntry | null {
    if (!isMap(node)) {
      this.report('no-entry', say`This is no entry: expected "terms" with at least one language.`, node);
      return null;
    }
    const members = this.members(node, ENTRY_KEYS);
    const definitions = this.languageMap(members.get('definitions'));
    const languages: GivenLanguage[] = [];
    for (const [language, value] of this.languageMap(members.get('terms'))) {
      const terms = this.items(value, null).map((item) => this.term(item));
      const definition = definitions.get(language);
      languages.push({
        language,
        at: this.at(value),
        definition: definition === undefined ? undefined : this.string(definition),
        terms: terms.filter((term) => term !== null),
      });
    }
    const fields = Object.fromEntries(
      ENTRY_KEYS.filter((key) => key !== 'terms' && key !== 'definitions').map((key) => [key, this.string(members.get(key))]),
    );
    return { ...fields, languages, at: this.at(node) };
  }

  private term(node: unknown): GivenTerm | null {
    if (isScalar(node)) return { text: this.string(node) ?? '', at: this.at(node) };
    if (!isMap(node)) {
      this.report('no-term', say`This is no term: expected its wording, or "term" with what is said of it.`, node);
      return null;
    }
    const members = this.members(node, TERM_KEYS);
    const term = members.get('term');
    if (term === undefined) {
      this.report('no-term', say`This term has no "term", so it is left out.`, node);
      return null;
    }
    const fields = Object.fromEntries(TERM_KEYS.filter((key) => key !== 'term').map((key) => [key, this.string(members.get(key))]));
    const { status } = fields;
    // Only where it is wrong: a file may hold hundreds of thousands of terms.
    const wrong = status !== undefined && administrativeStatus(status) === null ? { statusAt: this.at(members.get('status')) } : null;
    return { ...fields, ...wrong, text: this.string(term) ?? '', at: this.at(term) };
  }

  /** A map of language codes. */
  private languageMap(node: unknown): ReadonlyMap<string, unknown> {
    if (node === undefined) return new Map();
    if (!isMap(node)) {
      this.report('no-languages', say`Expected language codes with what belongs to each, such as "en: …".`, node);
      return new Map();
    }
    return this.members(node, null);
  }

  /** The members of a map; one that stands twice or is unknown is a problem. A map, since names such as `__proto__` are ordinary. */
  private members(map: YAMLMap, known: readonly string[] | null): ReadonlyMap<string, unknown> {
    const members = new Map<string, unknown>();
    for (const { key, value } of map.items as Pair[]) {
      const name = isScalar(key) ? String(key.value) : null;
      if (name === null || name === '<<') {
        this.report('unsupported', say`Only plain names can stand before a colon here; this one is left out.`, key ?? map);
      } else if (members.has(name)) {
        this.report('duplicate-key', say`"${name}" stands twice here; the first is used.`, key);
      } else if (known !== null && !known.includes(name)) {
        this.report('unknown-key', unknownKey(name, known), key);
      } else {
        // An empty value is one that is not there yet.
        if (value !== null && !(isScalar(value) && value.value === null)) members.set(name, value);
      }
    }
    return members;
  }

  /** The items of a list; a single value is a list of one where `name` is null. */
  private items(node: unknown, name: string | null): readonly unknown[] {
    if (isSeq(node)) return (node as YAMLSeq).items;
    if (name === null) return node === undefined || node === null ? [] : [node];
    if (!(isScalar(node) && node.value === '')) this.report('no-list', say`Expected a list under "${name}".`, node);
    return [];
  }

  private string(node: unknown): string | undefined {
    if (node === undefined || node === null) return undefined;
    if (isScalar(node)) return node.value === null ? undefined : String(node.value);
    if (isAlias(node)) this.report('alias', say`Aliases (*name) are not supported here: write the value out.`, node);
    else this.report('no-text', say`Expected a text here.`, node);
    return undefined;
  }

  private report(code: string, said: Said, node: unknown): void {
    const alias = isAlias(node) && code !== 'alias';
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({
      code: alias ? 'alias' : code,
      ...(alias ? say`Aliases (*name) are not supported here: write the value out.` : said),
      at: this.at(node),
    });
  }

  private at(node: unknown): Span {
    const range = (node as Node | null | undefined)?.range;
    return range ? { start: range[0], end: Math.max(range[0], range[1]) } : { start: 0, end: Math.min(1, this.text.length) };
  }
}

/** Flow collections nested so deep that the parser might not come back; scanned without regard to strings, hence the generous limit. */
function depthProblem(text: string): TermbaseProblem | null {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x5b || unit === 0x7b) {
      if (++depth > DEEPEST) {
        return { code: 'too-deep', ...say`Brackets are nested too deeply here for a termbase.`, at: { start: i, end: i + 1 } };
      }
    } else if (unit === 0x5d || unit === 0x7d) depth = Math.max(0, depth - 1);
    else if (unit === 0x0a && depth > 0 && /^[-\p{L}]/u.test(text.slice(i + 1, i + 3))) depth = 0;
  }
  return null;
}

function span([start, end]: readonly [number, number], text: string): Span {
  const from = Math.max(0, Math.min(start, text.length - 1));
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
}

/** What was probably meant by an unknown key: another level of the file, or a slip of the keyboard. */
function unknownKey(name: string, known: readonly string[]): Said {
  const meant = hint(name, known);
  const keys = known.join(', ');
  return meant === null
    ? say`"${name}" is not known here; expected ${keys}.`
    : say`"${name}" is not known here (${meant}); expected ${keys}.`;
}

function hint(name: string, known: readonly string[]): Phrase | null {
  if (known === ENTRY_KEYS && languageCode(name) !== null) return phrase`the languages of an entry stand under "terms"`;
  const meant = known.find((key) => isSlip(name.toLowerCase(), key.toLowerCase()));
  if (meant !== undefined) return phrase`did you mean "${meant}"?`;
  if (known === ENTRY_KEYS && TERM_KEYS.some((key) => key === name || isSlip(name.toLowerCase(), key.toLowerCase())))
    return phrase`it belongs to a term of the entry`;
  return null;
}

/** One letter more, less or another, or two that changed places. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  const rest = (text: string, from: number): string => text.slice(head + from);
  const [first, second] = [rest(a, 0), rest(b, 0)];
  if (rest(a, 1) === rest(b, 1) || first === rest(b, 1) || rest(a, 1) === second) return true;
  return first[0] === second[1] && first[1] === second[0] && rest(a, 2) === rest(b, 2);
}
