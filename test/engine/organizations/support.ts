/** The compiled gazetteer and a reader of whole texts, for the tests of this folder and of the organization rules. */
import { join } from 'node:path';
import type { Facts } from '../../../server/src/engine/facts.ts';
import { type Knowledge, listed } from '../../../server/src/engine/knowledge.ts';
import { detectOrganizations } from '../../../server/src/engine/organizations/detect.ts';
import { compileOrganizationLexicon } from '../../../server/src/engine/organizations/lexicon.ts';
import { type LinkedBlock, type LinkedOrganizations, linkOrganizations } from '../../../server/src/engine/organizations/link.ts';
import type { LocalOrganizations } from '../../../server/src/engine/organizations/local-mention.ts';
import type { Rule } from '../../../server/src/engine/rules/rule.ts';
import { tokenize } from '../../../server/src/engine/words.ts';
import { compileInstitutionRows, compileStateNames, compileStatesAlone } from '../../../server/tools/institutions.ts';
import { compileLanguages } from '../../../server/tools/languages.ts';
import { compileCountries, compileOrganizations } from '../../../server/tools/organizations.ts';

export const data = join(import.meta.dirname, '../../../server/data');

const organizations = compileOrganizations(join(data, 'organizations'));
const countries = compileCountries(join(data, 'organizations'));

export const knowledge: Knowledge = listed({
  languages: compileLanguages(join(data, 'languages')),
  organizations,
  countries,
  institutions: compileInstitutionRows(join(data, 'organizations'), countries, organizations),
  stateNames: compileStateNames(join(data, 'organizations')),
  statesAlone: compileStatesAlone(join(data, 'organizations'), countries),
  terms: [],
  styles: {},
  marks: {},
});

export const lexicon = compileOrganizationLexicon(knowledge);

export function detect(block: string): LocalOrganizations {
  return detectOrganizations(tokenize(block, null, { elision: false }), lexicon);
}

/** Reads a text whose paragraphs are separated by blank lines. */
export function link(text: string): LinkedOrganizations {
  const blocks: LinkedBlock[] = [];
  let start = 0;
  for (const paragraph of text.split('\n\n')) {
    blocks.push({ start, text: paragraph, local: detect(paragraph) });
    start += paragraph.length + 2;
  }
  return linkOrganizations(blocks, lexicon);
}

/** "MFA = foreign-ministry-ru" for each mention, in the order of the text. */
export function shown(text: string): string[] {
  return link(text).mentions.map((mention) => `${mention.text.replace(/\s+/g, ' ')} = ${mention.entity}`);
}

/** What a rule finds: the words flagged, each with the words of its related places and what its fixes write. */
export function found(rule: Rule, text: string): { words: string; related: string[]; fixed: string[] }[] {
  // A first paragraph of one line that opens with "#" is a heading, as the fixtures write them.
  const title = /^# .*/.exec(text)?.[0] ?? null;
  const headings = title === null ? [] : [{ start: 0, end: title.length, text: title, depth: 1 }];
  const { mentions, entities, definitions } = link(text);
  const facts = { organizations: mentions, entities, definitions, headings, quotations: [] } as unknown as Facts;
  return rule.check(facts, { text, knowledge, language: 'en', style: null, marks: null }).map((draft) => ({
    words: text.slice(draft.start, draft.end),
    related: (draft.related ?? []).map((place) => text.slice(place.start, place.end)),
    fixed: (draft.fixes ?? []).map((fix) => text.slice(0, fix.start) + fix.newText + text.slice(fix.end)),
  }));
}
