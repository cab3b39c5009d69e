/**
 * Compiles the rows under `server/data` twice: into `server/generated/knowledge.bin`, the packed tables that are shipped and
 * open without being built, with the model of `server/data/models` among them, and into `knowledge.json`, the rows alone, for tests
 * and benchmarks that change them. With `--rows` only the latter, as before a model of another version is trained.
 * Every row is checked: it must name its source, and ids must be unique. Exits 1 with a located message otherwise.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../src/engine/knowledge.ts';
import { compileTables, packTables } from '../src/engine/local.ts';
import { readModel } from '../src/engine/organizations/model-file.ts';
import { compileInstitutionRows, compileStateNames, compileStatesAlone } from './institutions.ts';
import { compileLanguages } from './languages.ts';
import { compileCountries, compileOrganizations } from './organizations.ts';
import { compileMarks, compileStyles } from './styles.ts';
import { compileTerms } from './terms.ts';

const root = join(import.meta.dirname, '..');
const data = join(root, 'data');

const organizations = compileOrganizations(join(data, 'organizations'));
const countries = compileCountries(join(data, 'organizations'));
// Through JSON, so that tables and tests start from the same rows and no two rows share a list.
const json = JSON.stringify({
  languages: compileLanguages(join(data, 'languages')),
  organizations,
  countries,
  institutions: compileInstitutionRows(join(data, 'organizations'), countries, organizations),
  stateNames: compileStateNames(join(data, 'organizations')),
  statesAlone: compileStatesAlone(join(data, 'organizations'), countries),
  terms: compileTerms(join(data, 'terms')),
  styles: compileStyles(join(data, 'styles')),
  marks: compileMarks(join(data, 'styles')),
} satisfies Knowledge);
const knowledge: Knowledge = JSON.parse(json);
const output = join(root, 'generated');
mkdirSync(output, { recursive: true });
writeFileSync(join(output, 'knowledge.json'), json);
if (!process.argv.includes('--rows')) {
  const model = readModel(readFileSync(join(data, 'models', 'organizations.bin')));
  // Not over the old file: a running server goes on reading that.
  writeFileSync(join(output, 'knowledge.new'), packTables(compileTables(knowledge, model)));
  renameSync(join(output, 'knowledge.new'), join(output, 'knowledge.bin'));
}
console.log(
  `knowledge: ${knowledge.organizations.length} organizations, ${knowledge.countries.length} countries, ${knowledge.terms.length} concept entries, languages ${Object.keys(knowledge.languages).join(' ')}`,
);
