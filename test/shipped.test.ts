/** The packed knowledge: the same engine as from rows, and what is said where its file is missing or damaged. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { createEngine, loadEngine } from '../server/src/engine/analyze.ts';
import type { Knowledge } from '../server/src/engine/knowledge.ts';
import { compileTables, packTables } from '../server/src/engine/local.ts';
import { FORMATS, knowledge, model, ROOT } from './support/engine.ts';
import { type Bundle, bundle } from './support/protocol-build.ts';

const PACKED = join(ROOT, 'server', 'generated', 'knowledge.bin');
const SAMPLES = join(ROOT, 'client', 'samples');

describe('the shipped knowledge', function () {
  this.timeout(60_000);

  it('is what the rows compile to', () => {
    assert.ok(readFileSync(PACKED).equals(packTables(compileTables(knowledge, model))), 'run "npm run data" again');
  });

  const samples = readdirSync(SAMPLES).filter((name) => ['.md', '.txt'].includes(extname(name)));
  const packed = loadEngine(readFileSync(PACKED));
  const compiled = createEngine(knowledge, model);
  for (const name of samples) {
    it(`says of ${name} what the rows say`, () => {
      const text = readFileSync(join(SAMPLES, name), 'utf8');
      for (const format of FORMATS) {
        // Of a language without a pack, too.
        for (const language of ['auto', 'en', 'ru']) {
          const analysis = packed.analyze(text, { format, path: name, language });
          assert.deepStrictEqual(analysis, compiled.analyze(text, { format, path: name, language }));
          assert.ok(analysis.organizations.length > 0 && analysis.terms.length > 0 && analysis.quotations.length > 0);
        }
      }
    });
  }

  it('holds the rows for hovers and rules', () => {
    const listed = ({ rows: _, ...lists }: Knowledge) => lists;
    assert.deepStrictEqual(listed(packed.knowledge), listed(compiled.knowledge));
    assert.equal(packed.knowledge.organizations.length, knowledge.organizations.length);
  });

  it('may be any other knowledge', () => {
    const { styles, marks } = knowledge;
    const small: Knowledge = { languages: {}, organizations: [], countries: [], terms: knowledge.terms.slice(0, 3), styles, marks };
    const text = `“${knowledge.terms[0]!.terms[0]!.text}”, NATO said.`;
    const analyze = (engine: typeof packed) => engine.analyze(text, { format: 'plaintext' });
    assert.deepStrictEqual(analyze(loadEngine(packTables(compileTables(small)))), analyze(createEngine(small)));
    assert.equal(analyze(createEngine(small)).terms.length, 1);
  });

  for (const [entry, args] of [
    ['server/src/cli.ts', ['check', join(SAMPLES, samples[0]!)]],
    ['server/src/node.ts', ['--stdio']],
  ] as const) {
    describe(`without which ${entry}`, () => {
      let program: Bundle;
      before(async () => {
        program = await bundle(entry);
      });
      after(() => program.remove());

      function assertRefuses(reason: RegExp): void {
        const { status, stdout, stderr } = spawnSync(process.execPath, [program.file, ...args], {
          input: '',
          cwd: SAMPLES,
          encoding: 'utf8',
        });
        assert.equal(status, 2);
        assert.equal(stdout, '');
        assert.match(stderr, reason);
        assert.match(stderr, /^policy-review cannot start, .*knowledge\.bin.*\n$/);
      }

      it('ends with one line when the file is cut off', () => {
        writeFileSync(join(dirname(program.file), 'knowledge.bin'), readFileSync(PACKED).subarray(0, 5_000));
        assertRefuses(/cut off/);
      });

      it('ends with one line when the file is another', () => {
        writeFileSync(join(dirname(program.file), 'knowledge.bin'), '{"languages":{},"organizations":[],"terms":[]}');
        assertRefuses(/no packed data/);
      });

      it('ends with one line when there is no file', () => {
        rmSync(join(dirname(program.file), 'knowledge.bin'));
        assertRefuses(/ENOENT/);
      });
    });
  }
});
