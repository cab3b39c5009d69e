/** Reads `server/data/terms`: one concept entry a line, checked and expanded into the forms that are matched. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConceptEntry, TermForm } from '../src/engine/knowledge.ts';
import { isMatchable } from '../src/engine/phrases.ts';
import { expandTerm, type FormNumber, type Inflection } from '../src/engine/terms/forms.ts';
import { expandForms } from '../src/engine/terms/inflection/expand.ts';

/** What kind of rhetoric an entry is; closed, so that views can group by it and docs can name each. */
export const CATEGORIES = [
  'accusation',
  'analogy',
  'bloc-naming',
  'civilisational',
  'enemy-naming',
  'euphemism',
  'hedge',
  'intensifier',
  'legitimacy-claim',
  'order-concept',
  'slogan',
  'sovereignty',
  'territory-name',
  'threat',
  'victimhood',
  'virtue-word',
] as const;

/** One line of a vocabulary; the fields are described in `server/data/terms/README.md`. */
export interface TermRow {
  readonly id: string;
  readonly category: (typeof CATEGORIES)[number];
  readonly users: string;
  readonly why: string;
  readonly nouns?: readonly string[];
  readonly plurals?: readonly string[];
  readonly terms?: readonly string[];
  readonly fixedPlurals?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly verbs?: readonly string[];
  readonly other?: Readonly<Record<string, readonly string[]>>;
  /** Those of `other` that are matched as they stand. */
  readonly fixed?: readonly string[];
  readonly alternatives: readonly string[];
  readonly pluralAlternatives?: readonly string[];
  /** For terms whose alternatives are not the entry's: those for the singular, those for the plural. */
  readonly alternativesOf?: Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;
  readonly caseSensitive?: readonly string[];
  readonly note: string;
  readonly unlessBefore?: readonly string[];
  readonly unlessAfter?: readonly string[];
  readonly unlessNear?: readonly string[];
  readonly onlyNear?: readonly string[];
  readonly source: string;
}

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'category',
  'users',
  'why',
  'nouns',
  'plurals',
  'terms',
  'fixedPlurals',
  'adjectives',
  'verbs',
  'other',
  'fixed',
  'alternatives',
  'pluralAlternatives',
  'alternativesOf',
  'caseSensitive',
  'note',
  'unlessBefore',
  'unlessAfter',
  'unlessNear',
  'onlyNear',
  'source',
]);

/** Lists of terms with how they are inflected and the grammar of the term as it is listed; `null` offers no alternatives. */
const LISTS: readonly (readonly [
  'nouns' | 'plurals' | 'terms' | 'fixedPlurals' | 'adjectives' | 'verbs',
  Inflection,
  FormNumber | null,
])[] = [
  ['plurals', 'plural', 'plural'],
  ['nouns', 'noun', 'singular'],
  ['terms', 'fixed', 'singular'],
  ['fixedPlurals', 'fixed', 'plural'],
  ['adjectives', 'fixed', null],
  ['verbs', 'verb', null],
];

/** All entries of a folder, by vocabulary and line. Throws with file and line on a row that breaks a rule. */
export function compileTerms(folder: string): ConceptEntry[] {
  const entries: ConceptEntry[] = [];
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const [place, row] of readTermRows(folder)) {
    if (ids.has(row.id)) throw new Error(`${place}: the id "${row.id}" stands in the lists twice`);
    ids.add(row.id);
    const entry = compileRow(row, place);
    for (const form of entry.terms) {
      const key = formKey(form);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== row.id)
        throw new Error(`${place}: "${form.text}" of "${row.id}" is already a form of "${owner}"; one form can have one entry`);
      owners.set(key, row.id);
    }
    entries.push(entry);
  }
  return entries;
}

/** The rows of a folder with their places, `file:line`. */
export function readTermRows(folder: string): [string, TermRow][] {
  const rows: [string, TermRow][] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .forEach((line, index) => {
        if (line === '') return;
        const place = `${join(folder, name)}:${index + 1}`;
        rows.push([place, readRow(line, place)]);
      });
  }
  return rows;
}

function readRow(line: string, place: string): TermRow {
  let row: TermRow;
  try {
    row = JSON.parse(line) as TermRow;
  } catch (error) {
    throw new Error(`${place}: not a JSON object (${(error as Error).message})`);
  }
  for (const field of Object.keys(row)) if (!FIELDS.has(field)) throw new Error(`${place}: unknown field "${field}"`);
  for (const field of ['id', 'category', 'users', 'why', 'source'] as const)
    if (typeof row[field] !== 'string' || row[field] === '') throw new Error(`${place}: "${field}" is missing`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(row.id)) throw new Error(`${place}: the id "${row.id}" is not in kebab-case`);
  if (!CATEGORIES.includes(row.category)) throw new Error(`${place}: unknown category "${row.category}"`);
  return row;
}

function compileRow(row: TermRow, place: string): ConceptEntry {
  const forms = new Map<string, TermForm>();
  const cased = new Set(row.caseSensitive ?? []);
  const own = new Set(Object.keys(row.alternativesOf ?? {}));
  const fixed = new Set(row.fixed ?? []);
  const add = (form: TermForm): void => {
    const key = formKey(form);
    if (!isMatchable(form.text)) throw new Error(`${place}: "${form.text}" cannot be matched`);
    if (!forms.has(key)) forms.set(key, form);
  };
  for (const [list, inflection, listed] of LISTS) {
    for (const base of row[list] ?? []) {
      const caseSensitive = cased.delete(base);
      own.delete(base);
      const [singular, plural] = row.alternativesOf?.[base] ?? [row.alternatives, row.pluralAlternatives ?? []];
      for (const form of expandTerm(base, inflection)) {
        const number = listed === null ? null : form.number === 'other' ? listed : form.number;
        add({
          text: form.text,
          language: 'en',
          status: null,
          caseSensitive,
          ...(form.text === base ? {} : { base }),
          alternatives: number === null ? [] : number === 'plural' ? plural : singular,
        });
      }
    }
  }
  for (const [language, terms] of Object.entries(row.other ?? {})) {
    // English alternatives cannot stand in a text of another language.
    for (const base of terms) {
      const caseSensitive = cased.delete(base);
      for (const { text } of expandForms(base, language, { inflect: !fixed.delete(base) }))
        add({ text, language, status: null, caseSensitive, ...(text === base ? {} : { base }), alternatives: [] });
    }
  }
  if (forms.size === 0) throw new Error(`${place}: "${row.id}" has no terms`);
  for (const stray of [...cased, ...own, ...fixed])
    throw new Error(`${place}: "${stray}" has a case policy, alternatives or fixed forms of its own and is no term of the entry`);
  return {
    id: row.id,
    label: 'rhetorical',
    category: row.category,
    users: row.users,
    why: row.why,
    alternatives: row.alternatives.length > 0 ? row.alternatives : (row.pluralAlternatives ?? []),
    note: row.note,
    terms: [...forms.values()],
    unlessBefore: row.unlessBefore ?? [],
    unlessAfter: row.unlessAfter ?? [],
    ...(row.unlessNear === undefined ? {} : { unlessNear: row.unlessNear }),
    ...(row.onlyNear === undefined ? {} : { onlyNear: row.onlyNear }),
    source: row.source,
  };
}

/** Two forms the matcher cannot tell apart have one key: it sees neither hyphens nor, without a case policy, capitals. */
function formKey(form: { readonly text: string }): string {
  return form.text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replaceAll('’', "'");
}
