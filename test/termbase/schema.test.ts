import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../server/src/termbase/yaml.ts';

const root = join(import.meta.dirname, '..', '..');
const schema = JSON.parse(readFileSync(join(root, 'server', 'schemas', 'termbase.schema.json'), 'utf8'));

describe('the schema of termbases', () => {
  it('knows exactly the members the reader knows', () => {
    const [, termObject] = schema.definitions.term.anyOf;
    for (const [text, properties] of [
      ['nope: 1\nentries: []\n', schema.properties],
      ['entries:\n  - nope: 1\n    terms: {en: one two}\n', schema.definitions.entry.properties],
      ['entries:\n  - terms: {en: [{term: one two, nope: 1}]}\n', termObject.properties],
    ] as const) {
      const [problem] = readYaml('x', text).problems;
      const known = /expected (.+)\.$/.exec(problem!.message)![1]!.split(', ');
      assert.deepEqual(known.sort(), Object.keys(properties).sort());
    }
  });

  it('allows the statuses and case policies the reader takes, and no other', () => {
    const [, { properties }] = schema.definitions.term.anyOf;
    for (const [key, code] of [
      ['status', 'unknown-status'],
      ['case', 'unknown-case'],
    ] as const) {
      for (const value of properties[key].enum)
        assert.deepEqual(readYaml('x', `entries:\n  - terms: {en: [{term: one two, ${key}: ${value}}]}\n`).problems, []);
      assert.equal(readYaml('x', `entries:\n  - terms: {en: [{term: one two, ${key}: other}]}\n`).problems[0]!.code, code);
    }
  });

  it('is offered to editors of YAML for the files that are termbases', () => {
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { fileMatch, url } = contributes.yamlValidation.find((one: { url: string }) => one.url.includes('termbase'));
    assert.deepEqual([url, fileMatch.includes('termbase.yaml')], ['./server/schemas/termbase.schema.json', true]);
  });
});
