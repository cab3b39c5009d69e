import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../server/src/engine/analyze.ts';
import { readModel } from '../../server/src/engine/organizations/model-file.ts';
import { foldOf } from '../../server/tools/organization-texts.ts';
import { knowledge, ROOT } from '../support/engine.ts';

const TOOL = join(ROOT, 'server/tools/train-organizations.ts');
const NAMES = ['Wexcorp', 'Dalmotek', 'Brintal', 'Ovarno'];
const SENTENCES = NAMES.flatMap((name) => [`Shares of ${name} fell sharply.`, `They work for ${name} in the north.`]);

/** A line of a set: the names are bodies, and nothing else is. */
function line(text: string): string {
  const name = NAMES.find((one) => text.includes(one))!;
  const start = text.indexOf(name);
  return JSON.stringify({ text, entities: [{ start, end: start + name.length, type: 'ORG' }] });
}

function train(...args: string[]) {
  return spawnSync(process.execPath, [TOOL, ...args], { encoding: 'utf8' });
}

describe('the trainer of the model of names', function () {
  this.timeout(60_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-review-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function writeTexts(): void {
    mkdirSync(join(folder, 'train'));
    for (const name of ['crossner', 'wikigold', 'broad-twitter', 'gum']) {
      writeFileSync(join(folder, 'train', `${name}.jsonl`), `${SENTENCES.map(line).join('\n')}\n`);
    }
    const organizations = [{ start: 10, end: 17 }];
    writeFileSync(join(folder, 'policy-en.jsonl'), `${JSON.stringify({ text: 'Shares of Wexcorp rose.', organizations })}\n`);
  }

  it('gives the same bytes for the same texts, and a model that has learned from them', () => {
    writeTexts();
    const [first, second] = ['a.bin', 'b.bin'].map((name) => {
      const output = join(folder, name);
      const { status, stderr } = train('--texts', folder, '--output', output);
      assert.equal(status, 0, stderr);
      return readFileSync(output);
    });
    assert.ok(first!.equals(second!));
    const engine = createEngine(knowledge, readModel(first!));
    const found = engine.analyze('Shares of Dalmotek fell, the minister said.', { format: 'plaintext', language: 'en' }).organizations;
    assert.deepEqual(
      found.map((mention) => mention.text),
      ['Dalmotek'],
    );
  });

  it('says which texts are absent, and writes nothing', () => {
    const output = join(folder, 'model.bin');
    const { status, stderr } = train('--texts', folder, '--output', output);
    assert.equal(status, 2);
    assert.match(stderr, /Nothing was trained.*crossner\.jsonl/);
    assert.ok(!existsSync(output));
  });

  it('refuses options it does not know', () => {
    const { status, stderr } = train('--fast');
    assert.equal(status, 2);
    assert.match(stderr, /Usage: npm run train:organizations/);
  });

  it('measures cuts of one text in one part', () => {
    const start = 'The ministers of nine states met in the old harbour on Friday to talk about grain. ';
    assert.equal(foldOf(start), foldOf(`${start} They will meet again.`));
    assert.ok(new Set(SENTENCES.map(foldOf)).size > 1);
  });
});
