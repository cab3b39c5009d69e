/** Reads `server/data/organizations` into gazetteer entries. */
import type { CountryEntry, OrganizationEntry } from '../src/engine/knowledge.ts';

export function compileOrganizations(_folder: string): OrganizationEntry[] {
  return [];
}

export function compileCountries(_folder: string): CountryEntry[] {
  return [];
}
