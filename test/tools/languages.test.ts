import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LanguagePack } from '../../server/src/engine/knowledge.ts';
import { CLASS, ROLE } from '../../server/src/engine/lexicon.ts';
import { compileLanguages, readRows } from '../../server/tools/languages.ts';
import { ROOT } from '../support/engine.ts';

describe('the compiler of language packs', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-review-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  let packs = 0;
  /** A language of its own for each call, so that the tests do not meet. */
  function compile(rows: string): LanguagePack {
    const root = join(folder, String(++packs));
    mkdirSync(join(root, 'xx'), { recursive: true });
    writeFileSync(join(root, 'xx', 'rows.tsv'), rows);
    return compileLanguages(root).xx!;
  }

  function forms(row: string): string[] {
    return compile(row).lexicon.map((entry) => `${entry.text}: ${entry.classes.join(' ')}`);
  }

  const verbs: readonly (readonly [string, string, readonly string[]])[] = [
    ['a regular verb', 'add\tcue weak\tx', ['add: cueBase weak', 'adds: cue weak', 'added: cue weak', 'adding: cueGerund weak']],
    ['a verb in -e', 'state\tcue noun\tx', ['state: cueBase noun', 'states: cue noun', 'stated: cue', 'stating: cueGerund']],
    ['a verb in -y', 'deny\tcue\tx', ['deny: cueBase', 'denies: cue', 'denied: cue', 'denying: cueGerund']],
    ['a verb in -y after a vowel', 'convey\tcue\tx', ['convey: cueBase', 'conveys: cue', 'conveyed: cue', 'conveying: cueGerund']],
    ['a verb in a hiss', 'stress\tcue\tx', ['stress: cueBase', 'stresses: cue', 'stressed: cue', 'stressing: cueGerund']],
    ['an irregular verb', 'say\tcue forms=said,said\tx', ['say: cueBase', 'says: cue', 'said: cue', 'saying: cueGerund']],
    ['a doubled consonant', 'quip\tcue forms=quipped,quipped\tx', ['quip: cueBase', 'quips: cue', 'quipped: cue', 'quipping: cueGerund']],
    [
      'a verb with a particle',
      'point out\tcue\tx',
      ['point: cueBase particle', 'points: cue particle', 'pointed: cue particle', 'pointing: cueGerund particle'],
    ],
    [
      'forms with a particle',
      'go on\tcue weak forms=went on,gone on\tx',
      ['go: cueBase weak particle', 'goes: cue weak particle', 'went: cue weak particle', 'going: cueGerund weak particle'],
    ],
    [
      'a participle of its own',
      'write\tcue passive forms=wrote,written\tx',
      ['write: cueBase passive', 'writes: cue passive', 'wrote: cue passive', 'writing: cueGerund passive', 'written: passive'],
    ],
  ];
  for (const [what, row, expected] of verbs) it(`inflects ${what}`, () => assert.deepEqual(forms(row), expected));

  it('keeps words that are no verbs as they are, and abbreviations apart', () => {
    const pack = compile('# words\nminister\ttitle role\tx\n\nGen\tabbreviation\tx\n');
    assert.deepEqual(pack, {
      code: 'xx',
      traits: pack.traits,
      lexicon: [{ text: 'minister', classes: ['title', 'role'] }],
      abbreviations: ['Gen'],
    });
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['a row without a source', '# a\nsay\tcue\n', /rows\.tsv:2: expected text, classes and source/],
    ['a row with too much', 'say\tcue\tx\ty\n', /rows\.tsv:1: expected/],
    ['spaces instead of tabs', 'say cue x\n', /rows\.tsv:1: expected/],
    ['a row twice', 'say\tcue\tx\nsay\tcue\tx\n', /rows\.tsv:2: "say" stands in this file twice/],
  ];
  for (const [what, rows, message] of broken) it(`refuses ${what}, and says where`, () => assert.throws(() => compile(rows), message));

  it('reads every shipped row, and every class of words is known to a reader', () => {
    const known = new Set<string>([...Object.keys(CLASS), ...Object.keys(ROLE), 'abbreviation']);
    const files = ['verbs', 'uses', 'function-words', 'abbreviations', 'sources', 'given-names', 'names'];
    for (const name of files) {
      const rows = readRows(join(ROOT, 'server/data/languages/en', `${name}.tsv`));
      assert.ok(rows.length > 25, name);
      for (const row of rows)
        for (const given of row.classes) assert.ok(known.has(given) || given.startsWith('forms='), `${name}: ${row.text}: ${given}`);
    }
  });
});
