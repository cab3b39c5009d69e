/** Single rows of the knowledge by their ids, and all of them for those few who list them. */
import type { ConceptEntry, InstitutionEntry, Knowledge, OrganizationEntry } from './knowledge.ts';
import { baseLanguage } from './language.ts';
import { composedById } from './organizations/institutions.ts';
import { allRows, rowById } from './rows.ts';

/** The body of that id; undefined for one that only a text knows. */
export function organizationOf(knowledge: Knowledge, id: string): OrganizationEntry | undefined {
  const own = knowledge.own?.get(id);
  if (own !== undefined) return own;
  const row = knowledge.rows === undefined ? byId(knowledge.organizations).get(id) : rowById(knowledge.rows.organizations, id);
  return row ?? composedById(id, knowledge.institutions ?? [], knowledge.countries);
}

/** What a body belongs to: what its row says, a ministry to the government of its state. */
export function parentOf(knowledge: Knowledge, { parent, kind, country }: OrganizationEntry): OrganizationEntry | undefined {
  if (parent !== undefined) return organizationOf(knowledge, parent);
  return kind === 'ministry' && country !== null ? organizationOf(knowledge, `government-${country}`) : undefined;
}

/** What every state has one of, where a text names it and not its state ("МИД"); undefined for any other id. */
export function undecidedOf({ institutions = [] }: Knowledge, id: string): InstitutionEntry | undefined {
  return institutions.find((institution) => id === `local:${institution.id}`);
}

/** Its names in a language, a BCP 47 tag: the official name first. Empty where the gazetteer has none. */
export function namesIn(entry: OrganizationEntry, language: string): readonly string[] {
  const base = baseLanguage(language);
  return entry.names !== undefined && Object.hasOwn(entry.names, base) ? entry.names[base]! : [];
}

/** What to call the body in a text of the language: its official name there, else the English one. */
export function nameIn(entry: OrganizationEntry, language: string): string {
  return namesIn(entry, language)[0] ?? entry.name;
}

/** The entry of the shipped termbase of that id. */
export function conceptOf(knowledge: Knowledge, id: string): ConceptEntry | undefined {
  return knowledge.rows === undefined ? byId(knowledge.terms).get(id) : rowById(knowledge.rows.terms, id);
}

/** Compiled knowledge with its long lists again: they stand in `rows`, and are read when somebody asks for a list as a whole. */
export function withLists(knowledge: Knowledge): Knowledge {
  const { rows } = knowledge;
  if (rows === undefined) return knowledge;
  const lists = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(knowledge));
  list(lists, 'organizations', () => allRows(rows.organizations));
  list(lists, 'terms', () => allRows(rows.terms));
  return lists;
}

function list(object: object, key: keyof Knowledge, read: () => readonly unknown[]): void {
  let known: readonly unknown[] | null = null;
  const get = (): readonly unknown[] => {
    known ??= read();
    return known;
  };
  Object.defineProperty(object, key, { get, enumerable: true, configurable: true });
}

const maps = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  let map = maps.get(rows);
  if (map === undefined) {
    map = new Map(rows.map((row) => [row.id, row]));
    maps.set(rows, map);
  }
  return map as ReadonlyMap<string, T>;
}
