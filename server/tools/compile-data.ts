/**
 * Compiles the rows under `server/data` into `server/generated/knowledge.json`, which the bundles carry.
 * Every row is checked: it must name its source, and ids must be unique. Exits 1 with a located message otherwise.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge, LanguagePack } from '../src/engine/knowledge.ts';
import { compileCountries, compileOrganizations } from './organizations.ts';
import { compileTerms } from './terms.ts';

const root = join(import.meta.dirname, '..');
const data = join(root, 'data');

/** A tab-separated file: comment lines start with `#`, then rows of `text<TAB>classes<TAB>source`. */
function readLexicon(file: string): { text: string; classes: string[] }[] {
  const rows: { text: string; classes: string[] }[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === '' || line.startsWith('#')) return;
      const [text, classes, source, ...rest] = line.split('\t');
      if (!text || !classes || !source || rest.length > 0)
        throw new Error(`${file}:${index + 1}: expected text, classes and source, separated by tabs`);
      rows.push({ text, classes: classes.split(' ') });
    });
  return rows;
}

function compileLanguages(): Record<string, LanguagePack> {
  const packs: Record<string, LanguagePack> = {};
  for (const code of readdirSync(join(data, 'languages')).sort()) {
    const rows = readdirSync(join(data, 'languages', code))
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .flatMap((name) => readLexicon(join(data, 'languages', code, name)));
    packs[code] = {
      code,
      lexicon: rows.filter((row) => !row.classes.includes('abbreviation')),
      abbreviations: rows.filter((row) => row.classes.includes('abbreviation')).map((row) => row.text),
    };
  }
  return packs;
}

const knowledge: Knowledge = {
  languages: compileLanguages(),
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
