/**
 * Reads `institutions.jsonl`, what every state has a body of, and finds the rows that stand in its place for some states: those it
 * names, and those that are called by a demonym and its noun anyway ("Indian Navy").
 */
import { join } from 'node:path';
import type { CountryEntry, InstitutionEntry, Knowledge, OrganizationEntry } from '../src/engine/knowledge.ts';
import { ownDemonyms, withArticle } from '../src/engine/organizations/institutions.ts';
import { isLooseAdjective, readNames, readRows } from './organizations.ts';

interface InstitutionRow extends Omit<InstitutionEntry, 'rows'> {
  /** State -> the id of the body with a name of its own. */
  readonly own?: Readonly<Record<string, string>>;
  /** Forms that news agencies write in lower case, too. */
  readonly lower?: boolean;
}

/** Throws with file and id on a row whose state or body is not known. */
export function compileInstitutionRows(
  folder: string,
  countries: readonly CountryEntry[],
  organizations: readonly OrganizationEntry[],
): InstitutionEntry[] {
  const file = join(folder, 'institutions.jsonl');
  const states = new Map(countries.map((country) => [country.id, country]));
  const byId = new Map(organizations.map((entry) => [entry.id, entry]));
  const named = rowsByName(organizations);
  const seen = new Set<string>();
  return readRows<InstitutionRow>(file).map(({ own = {}, lower, ...row }) => {
    if (seen.has(row.id)) throw new Error(`${file}: two institutions have the id "${row.id}"`);
    seen.add(row.id);
    for (const state of [...(row.only ?? []), ...(row.except ?? []), ...Object.keys(own)]) {
      if (!states.has(state)) throw new Error(`${file}: ${row.id} names "${state}", which is no state of countries.jsonl`);
    }
    const rows: Record<string, string> = {};
    for (const country of countries) {
      // Foreign and defence ministries are rows of all states; only what they are called without one is said here.
      const ministry = `${row.id}-${country.id}`;
      const id = own[country.id] ?? (byId.has(ministry) ? ministry : undefined);
      if (id !== undefined) {
        if (byId.get(id)?.country !== country.id) throw new Error(`${file}: ${row.id} names "${id}", which is no body of ${country.id}`);
        rows[country.id] = id;
        continue;
      }
      const found = namesOf(row.forms, country, countries).map((name) => named.get(`${country.id} ${name}`));
      const [one] = found.filter((candidate) => candidate !== undefined);
      if (one !== undefined) rows[country.id] = one;
    }
    const composed = namesAround(row, folder);
    const forms = lower === true ? [...new Set([...row.forms, ...row.forms.map((form) => form.toLowerCase())])] : row.forms;
    return { ...row, ...(composed === null ? {} : { composed }), forms, rows };
  });
}

function namesOf(forms: readonly string[], country: CountryEntry, countries: readonly CountryEntry[]): string[] {
  return forms.flatMap((form) => [
    ...ownDemonyms(country, countries).map((demonym) => `${demonym} ${form}`),
    ...country.names.map((name) => `${form} of ${withArticle(name)}`),
  ]);
}

/** States that news in French write about most: a name of its own for each of them and each ministry has to be worth its room. */
const IN_FRENCH =
  'dz ar am au at az by be br bg ca cn co hr cu cz dk eg fi fr ge de gr hu in id ir iq il it jp kz lb ly ml ma mx nl ne ng kp no pk ps pl pt qa ro ru sa rs za kr es sd se ch sy tn tr ua us ae gb ve vn'.split(
    ' ',
  );

/** "ministère russe de l'Intérieur": in French the adjective stands inside the name of a ministry. */
function namesAround({ names = {} }: InstitutionRow, folder: string): Record<string, string[]> | null {
  const ministries = (names.fr ?? []).filter((name) => name.startsWith('ministère ')).map((name) => name.slice('ministère '.length));
  if (ministries.length === 0) return null;
  const called = readNames(join(folder, 'states-in-languages.tsv'));
  const composed = IN_FRENCH.map((state): [string, string[]] => {
    const adjectives = (called.get(state)?.fr ?? []).filter((name) => !/^d[eu']/.test(name));
    return [state, adjectives.flatMap((adjective) => ministries.map((rest) => `ministère ${adjective} ${rest}`))];
  });
  return Object.fromEntries(composed);
}

/** State and name -> id. */
function rowsByName(organizations: readonly OrganizationEntry[]): Map<string, string> {
  const named = new Map<string, string>();
  for (const { id, name, aliases, country } of organizations) {
    if (country === null) continue;
    for (const one of [name, ...aliases]) if (!named.has(`${country} ${one}`)) named.set(`${country} ${one}`, id);
  }
  return named;
}

/** What stands for a state beside a noun, in each language of `states-in-languages.tsv`. */
export function compileStateNames(folder: string): NonNullable<Knowledge['stateNames']> {
  const names: Record<string, [name: string, state: string][]> = {};
  for (const [state, called] of readNames(join(folder, 'states-in-languages.tsv'))) {
    for (const [language, list] of Object.entries(called)) {
      names[language] ??= [];
      const beside = BESIDE[language] ?? ((name: string) => [name]);
      for (const name of new Set(list.flatMap(beside))) names[language].push([name, state]);
    }
  }
  return names;
}

/**
 * What states and their capitals are called alone, in each language of `states-alone.tsv`; Chinese names of states stand in the other
 * table. Throws with file and id on a row of no state.
 */
export function compileStatesAlone(folder: string, countries: readonly CountryEntry[]): NonNullable<Knowledge['statesAlone']> {
  const file = join(folder, 'states-alone.tsv');
  const states = new Set(countries.map(({ id }) => id));
  const names: Record<string, [name: string, state: string][]> = {};
  const add = (language: string, list: readonly string[], state: string) => {
    names[language] ??= [];
    for (const name of list) names[language].push([name, state]);
  };
  for (const [state, called] of readNames(file)) {
    if (!states.has(state)) throw new Error(`${file}: "${state}" is no state of countries.jsonl`);
    for (const [language, list] of Object.entries(called)) add(language, list, state);
  }
  for (const [state, { zh = [] }] of readNames(join(folder, 'states-in-languages.tsv'))) add('zh', zh, state);
  return names;
}

/** Forms that agree with nouns of another gender or number than those of the table. */
const BESIDE: Readonly<Record<string, (name: string) => string[]>> = {
  // "الروسية" of a ministry, "الروسي" of a bank.
  ar: (name) => [name, name.replace(/ة(?= |$)/g, '')],
  es: (name) => (isLooseAdjective(name, 'es') ? spanishForms(name) : [name]),
  // The stem: the engine takes the endings off.
  ru: (name) => [isLooseAdjective(name, 'ru') ? name.slice(0, -2) : name],
  fr: (name) => (/^d[eu']/.test(name) ? [name] : [name, plural(name), feminine(name), plural(feminine(name))]),
};

/** "ruso", "rusa", "rusos", "rusas"; "francés", "francesa", "franceses", "francesas"; "iraní", "iraníes". */
function spanishForms(adjective: string): string[] {
  if (/o$/.test(adjective)) return ['o', 'a', 'os', 'as'].map((ending) => `${adjective.slice(0, -1)}${ending}`);
  const accented = /([áéíó])([ns])$/.exec(adjective);
  if (accented !== null) {
    const stem = `${adjective.slice(0, -2)}${accented[1]!.normalize('NFD')[0]}${accented[2]}`;
    return [adjective, `${stem}a`, `${stem}es`, `${stem}as`];
  }
  return /[íl]$/.test(adjective) ? [adjective, `${adjective}es`] : [adjective, `${adjective}${/[rs]$/.test(adjective) ? 'es' : 's'}`];
}

function feminine(adjective: string): string {
  if (/e$/.test(adjective)) return adjective;
  if (/(?:ie|o|é)n$/.test(adjective)) return `${adjective}ne`;
  if (/(?:tur|gre)c$/.test(adjective)) return adjective.replace(/c$/, adjective.startsWith('g') ? 'cque' : 'que');
  return `${adjective}e`;
}

function plural(adjective: string): string {
  return /[sx]$/.test(adjective) ? adjective : `${adjective}s`;
}
