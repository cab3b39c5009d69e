import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationOf } from '../../../server/src/engine/known.ts';
import { tokenize } from '../../../server/src/engine/words.ts';
import { data, knowledge } from './support.ts';

const folder = join(data, 'organizations');

/** As the README of the folder names them. */
const SOURCES = [
  'editorial',
  'cia-appendix-b',
  'factbook-countries',
  'factbook-bodies',
  'factbook-parties',
  'partyfacts',
  'dac-agencies',
  'dac-channels',
];

describe('the gazetteer', () => {
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line, index) => ({ place: `${name}:${index + 1}`, row: JSON.parse(line) as Record<string, unknown> })),
    );

  it('names a source in every row', () => {
    for (const { place, row } of rows) {
      assert.ok(SOURCES.includes(row.source as string), `${place}: ${String(row.source)}`);
    }
  });

  it('has at least 250 international and regional bodies, groupings and news agencies, and the foreign ministry of every state', () => {
    const kinds = new Set(['international', 'regional', 'grouping', 'un', 'eu', 'bank', 'media']);
    assert.ok(knowledge.organizations.filter((entry) => kinds.has(entry.kind)).length >= 250);
    for (const country of knowledge.countries) {
      assert.ok(
        knowledge.organizations.some((entry) => entry.id === `foreign-ministry-${country.id}`),
        country.names[0],
      );
    }
  });

  it('has unique ids, a name, a description of one line, and no empty or repeated forms', () => {
    const ids = knowledge.organizations.map((entry) => entry.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const entry of knowledge.organizations) {
      assert.match(entry.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.ok(
        entry.description.length > 5 && entry.description.trim() === entry.description && !entry.description.includes('\n'),
        entry.id,
      );
      const names = [entry.name, ...entry.aliases, ...entry.abbreviations];
      assert.ok(
        names.every((name) => name.trim() === name && name.length >= 2),
        `${entry.id}: ${names.join('; ')}`,
      );
      assert.equal(new Set(names).size, names.length, `${entry.id}: ${names.join('; ')}`);
    }
  });

  it('marks every form that two bodies claim as ambiguous', () => {
    const claimed = new Map<string, string>();
    for (const entry of knowledge.organizations) {
      for (const form of [entry.name, ...entry.aliases, ...entry.abbreviations]) {
        const other = claimed.get(form);
        claimed.set(form, entry.id);
        // Ministries take the letters that their governments gave them: MOFA, DFA, MND.
        if (other === undefined || (entry.kind === 'ministry' && /^\p{Lu}+$/u.test(form))) continue;
        assert.ok(entry.ambiguous?.includes(form), `"${form}" is claimed by ${other} and ${entry.id}`);
      }
    }
  });

  it('marks as ambiguous only forms the row has, and a country only where there is one', () => {
    const states = new Set(knowledge.countries.map((country) => country.id));
    for (const entry of knowledge.organizations) {
      for (const form of entry.ambiguous ?? []) {
        assert.ok([entry.name, ...entry.aliases, ...entry.abbreviations, ...entry.shortForms].includes(form), `${entry.id}: ${form}`);
      }
      assert.ok(entry.country === null || states.has(entry.country), `${entry.id}: ${entry.country}`);
    }
  });

  it('says of bodies what they belong to, never in a circle, and who belongs to them where that is short', () => {
    const states = new Set(knowledge.countries.map((country) => country.id));
    let parents = 0;
    let groups = 0;
    for (const entry of knowledge.organizations) {
      if (entry.parent !== undefined) parents++;
      for (let at = entry.parent, seen = [entry.id]; at !== undefined; at = organizationOf(knowledge, at)!.parent) {
        assert.ok(organizationOf(knowledge, at) !== undefined, `${entry.id} belongs to "${at}"`);
        assert.ok(!seen.includes(at), `${entry.id} belongs to itself`);
        seen = [...seen, at];
      }
      if (entry.members === undefined) continue;
      groups++;
      const { ids, year } = entry.members;
      assert.ok(ids.length >= 2 && ids.length <= 15 && new Set(ids).size === ids.length, entry.id);
      for (const id of ids) assert.ok(states.has(id) || organizationOf(knowledge, id) !== undefined, `${id} of ${entry.id}`);
      assert.ok(year >= 2010 && year <= 2026, entry.id);
    }
    assert.ok(parents >= 150, `${parents} parents`);
    assert.ok(groups >= 60, `${groups} groups`);
    const members = (id: string) => organizationOf(knowledge, id)!.members!.ids.join(' ');
    assert.equal(members('group-of-seven'), 'ca fr de it jp gb us');
    assert.equal(members('aukus'), 'au gb us');
    assert.equal(organizationOf(knowledge, 'quds-force')!.parent, 'islamic-revolutionary-guard-corps');
  });

  it('opens every form with a word, so that the matcher can find it', () => {
    for (const entry of knowledge.organizations) {
      for (const form of [entry.name, ...entry.aliases, ...entry.abbreviations, ...entry.shortForms]) {
        const tokens = tokenize(form, null, { elision: false });
        assert.ok(tokens.count > 0 && (tokens.kind[0] === 1 || tokens.kind[0] === 2), `${entry.id}: ${form}`);
      }
    }
  });

  it('takes brands and news agencies for names that need no long form', () => {
    const knownAs = new Map(knowledge.organizations.flatMap((entry) => [entry.name, ...entry.abbreviations].map((form) => [form, entry])));
    for (const form of ['Mercosur', 'Quad', 'AUKUS', 'BRICS', 'ANSA', 'SANA', 'IRNA', 'KCNA', 'PTI', 'TASS', 'RIA Novosti', 'RFE/RL']) {
      const entry = knownAs.get(form);
      assert.ok(entry !== undefined && (entry.wellKnown || entry.name === form), form);
    }
    assert.equal(knownAs.get('CSTO')!.wellKnown, false);
  });

  it('gives agencies of the United Nations their owner, and no one else', () => {
    const of = knowledge.organizations.filter((entry) => entry.aliases.some((alias) => alias.endsWith('of the United Nations')));
    assert.ok(of.some((entry) => entry.id === 'food-and-agriculture-organization'));
    for (const entry of of) assert.ok(entry.kind === 'un' && !entry.name.startsWith('United Nations'), entry.id);
  });

  it('writes states as "the Russian Federation" in the names of ministries', () => {
    const ministry = knowledge.organizations.find((entry) => entry.id === 'foreign-ministry-ru')!;
    assert.equal(ministry.name, 'Russian Foreign Ministry');
    for (const alias of [
      'Ministry of Foreign Affairs of Russia',
      'Ministry of Foreign Affairs of the Russian Federation',
      'Foreign Ministry of Russia',
      'МИД России',
    ]) {
      assert.ok(ministry.aliases.includes(alias), alias);
    }
  });
});
