/**
 * Reads `institutions.jsonl`, what every state has a body of, and finds the rows that stand in its place for some states: those it
 * names, and those that are called by a demonym and its noun anyway ("Indian Navy").
 */
import { join } from 'node:path';
import type { CountryEntry, InstitutionEntry, OrganizationEntry } from '../src/engine/knowledge.ts';
import { ownDemonyms, withArticle } from '../src/engine/organizations/institutions.ts';
import { readRows } from './organizations.ts';

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
      const id = own[country.id];
      if (id !== undefined) {
        if (byId.get(id)?.country !== country.id) throw new Error(`${file}: ${row.id} names "${id}", which is no body of ${country.id}`);
        rows[country.id] = id;
        continue;
      }
      const found = namesOf(row.forms, country, countries).map((name) => named.get(`${country.id} ${name}`));
      const [one] = found.filter((candidate) => candidate !== undefined);
      if (one !== undefined) rows[country.id] = one;
    }
    const forms = lower === true ? [...new Set([...row.forms, ...row.forms.map((form) => form.toLowerCase())])] : row.forms;
    return { ...row, forms, rows };
  });
}

function namesOf(forms: readonly string[], country: CountryEntry, countries: readonly CountryEntry[]): string[] {
  return forms.flatMap((form) => [
    ...ownDemonyms(country, countries).map((demonym) => `${demonym} ${form}`),
    ...country.names.map((name) => `${form} of ${withArticle(name)}`),
  ]);
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
