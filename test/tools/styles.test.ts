import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STYLES } from '../../server/src/config.ts';
import { RULES } from '../../server/src/engine/rules/index.ts';
import { compileMarks, compileStyles } from '../../server/tools/styles.ts';
import { ROOT } from '../support/engine.ts';

const DATA = join(ROOT, 'server/data/styles');

describe('the compiler of styles', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-review-'));
    cpSync(DATA, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('reads every style of the settings', () => {
    const styles = compileStyles(DATA);
    assert.deepEqual(Object.keys(styles), [...STYLES]);
    assert.deepEqual(
      [styles.un!.outer, styles.un!.comma, styles.ap!.stop, styles.chicago!.blockWords],
      [['“”'], 'sentence', 'inside', 100],
    );
    assert.equal(styles.fr!.noBreakSpace, true);
  });

  it('names only rules that exist', () => {
    const ids = new Set(RULES.map((rule) => rule.id));
    for (const style of Object.values(compileStyles(DATA))) for (const id of Object.keys(style.rules)) assert.ok(ids.has(id), id);
  });

  const refused: readonly (readonly [what: string, row: string, message: RegExp])[] = [
    ['a row without a source', 'stop\tinside\tV', /ap\.tsv:\d+: expected property, value, how sure it is and source/],
    ['a row that does not say how sure it is', 'stop\tinside\tyes\tx', /expected one of V, 2nd, U/],
    ['an unknown property', 'stops\tinside\tV\tx', /there is no property "stops"/],
    ['a property twice', 'title\tAP\tV\tx', /"title" stands in this file twice/],
    ['an unknown severity', 'quotation/nesting\tloud\tV\tx', /expected one of off, hint/],
  ];
  for (const [what, row, message] of refused) {
    it(`refuses ${what}, and says where`, () => {
      writeFileSync(join(folder, 'ap.tsv'), `${readFileSync(join(folder, 'ap.tsv'), 'utf8')}${row}\n`);
      assert.throws(() => compileStyles(folder), message);
    });
  }

  it('refuses marks that are no pair', () => {
    writeFileSync(join(folder, 'marks-by-language.tsv'), 'en\t“”’\t‘’\tx\n');
    assert.throws(() => compileMarks(folder), /marks-by-language\.tsv:1: "“”’" is no pair of marks/);
  });

  it('reads sets of marks for many languages', () => {
    const marks = compileMarks(DATA);
    assert.ok(Object.keys(marks).length >= 30);
    assert.ok(marks.fi!.outer.includes('””'));
  });
});
