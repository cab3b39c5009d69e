/** Short cases, each with one difficulty: what is quoted, what is not, and who speaks. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../../server/src/engine/facts.ts';
import { overlaps, type Span } from '../../server/src/engine/span.ts';
import { analyze, mark, ROOT, spoken } from '../support/engine.ts';

interface Case {
  readonly id: string;
  /** A language code, or `md` for English Markdown. */
  readonly lang: string;
  readonly topic: string;
  readonly text: string;
  readonly quotations: readonly (Span & { readonly source: Span | null })[];
  /** Stretches that must be no quotation. */
  readonly not: readonly string[];
  readonly noFlags: readonly string[];
}

function read(file: string): Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

function run(item: Case): Analysis {
  const markdown = item.lang === 'md';
  return analyze(item.text, { format: markdown ? 'markdown' : 'plaintext', language: markdown ? 'en' : item.lang });
}

function check(item: Case, speakers: boolean): void {
  const analysis = run(item);
  const outer = spoken(analysis).filter((quotation) => quotation.level === 0 && quotation.closed);
  assert.equal(mark(item.text, outer), mark(item.text, item.quotations), 'what is quoted');
  for (const stretch of item.not) {
    const start = item.text.indexOf(stretch);
    assert.notEqual(start, -1);
    const taken = outer.filter((quotation) => overlaps(quotation, { start, end: start + stretch.length }));
    assert.deepEqual(taken, [], `${stretch} is no quotation`);
  }
  if (item.noFlags.includes('unclosed quotation')) {
    assert.deepEqual(
      analysis.findings.filter((finding) => finding.rule === 'quotation/unclosed'),
      [],
    );
  }
  if (!speakers) return;
  item.quotations.forEach((expected, index) => {
    const { source } = outer[index]!;
    assert.equal(
      mark(item.text, source === null ? [] : [source]),
      mark(item.text, expected.source === null ? [] : [expected.source]),
      'who speaks',
    );
  });
}

describe('edge cases', () => {
  for (const item of read(join(ROOT, 'test/corpus/edge-cases.jsonl'))) it(`${item.id} ${item.topic}`, () => check(item, true));
});

describe('edge cases of other languages, beside the project', () => {
  const file = join(ROOT, '../shared/eval/quotations/edge-cases.jsonl');
  it('are read without harm', function () {
    if (!existsSync(file)) {
      console.log(`      skipped: ${file} is not there`);
      this.skip();
    }
    const others = read(file).filter((item) => !['en', 'en-GB', 'md'].includes(item.lang));
    const passed = others.filter((item) => {
      try {
        check(item, false);
        return true;
      } catch (error) {
        if (error instanceof assert.AssertionError) return false;
        throw error;
      }
    });
    console.log(`      marks and use are right in ${passed.length} of ${others.length}: speakers need language packs`);
    assert.ok(passed.length >= MARKS_RIGHT, `${passed.length}`);
  });
});

/** Quotations of languages without a pack that are found by their marks alone. */
const MARKS_RIGHT = 10;
