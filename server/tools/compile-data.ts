/**
 * Compiles the rows under `server/data` into `server/generated/knowledge.json`, which the bundles carry.
 * Every row is checked: it must name its source, and ids must be unique. Exits 1 with a located message otherwise.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../src/engine/knowledge.ts';
import { compileLanguages } from './languages.ts';
import { compileCountries, compileOrganizations } from './organizations.ts';
import { compileTerms } from './terms.ts';

const root = join(import.meta.dirname, '..');
const data = join(root, 'data');

const knowledge: Knowledge = {
  languages: compileLanguages(join(data, 'languages')),
  organizations: compileOrganizations(join(data, 'organizations')),
  countries: compileCountries(join(data, 'organizations')),
  terms: compileTerms(join(data, 'terms')),
};
mkdirSync(join(root, 'generated'), { recursive: true });
const output = join(root, 'generated', 'knowledge.json');
writeFileSync(output, JSON.stringify(knowledge));
console.log(
  `knowledge: ${knowledge.organizations.length} organizations, ${knowledge.countries.length} countries, ${knowledge.terms.length} concept entries, languages ${Object.keys(knowledge.languages).join(' ')}`,
);
