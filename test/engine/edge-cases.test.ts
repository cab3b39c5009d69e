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
  /** What a reviewer would remark on, and must not. */
  readonly flags: readonly string[];
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

function check(item: Case, shape: (text: string, span: Span) => Span = (_, span) => span): void {
  const analysis = run(item);
  const outer = spoken(analysis).filter((quotation) => quotation.level === 0 && quotation.closed);
  const shaped = (spans: readonly Span[]): string =>
    mark(
      item.text,
      spans.map((span) => shape(item.text, span)),
    );
  assert.equal(shaped(outer), shaped(item.quotations), 'what is quoted');
  for (const stretch of item.not) {
    const start = item.text.indexOf(stretch);
    assert.notEqual(start, -1);
    const taken = outer.filter((quotation) => overlaps(quotation, { start, end: start + stretch.length }));
    assert.deepEqual(taken, [], `${stretch} is no quotation`);
  }
  item.quotations.forEach((expected, index) => {
    const { source } = outer[index]!;
    assert.equal(
      mark(item.text, source === null ? [] : [source]),
      mark(item.text, expected.source === null ? [] : [expected.source]),
      'who speaks',
    );
  });
}

/** The rule that makes the remark of a flag. */
const RULE_OF_FLAG: Readonly<Record<string, string>> = {
  'ellipsis at quotation edge': 'quotation/edge-ellipsis',
  'mixed ellipsis forms': 'quotation/ellipsis-form',
  'mixed marks': 'quotation/mixed-marks',
  'quotation without attribution': 'quotation/unattributed',
  'unclosed quotation': 'quotation/unclosed',
  'unopened quotation': 'quotation/unopened',
  'wrong mark direction': 'quotation/mark-direction',
};

/** Every flag of every language, with the default settings. */
function checkFlags(item: Case): void {
  const analysis = run(item);
  const spoken = new Set(analysis.findings.map((finding) => finding.rule));
  for (const flag of item.flags) {
    // A speaker found across paragraphs is a guess, and says so.
    if (flag === 'low-confidence attribution') assert.ok(analysis.quotations.every(({ confidence }) => confidence < 0.5));
    else assert.ok(spoken.has(ruleOf(flag)), `${flag} in ${JSON.stringify(item.text)}`);
  }
  for (const flag of item.noFlags) assert.ok(!spoken.has(ruleOf(flag)), `no ${flag} in ${JSON.stringify(item.text)}`);
  // What one case flags, no other may be flagged for.
  const flagged = new Set(item.flags.map(ruleOf));
  for (const rule of Object.values(RULE_OF_FLAG)) if (!OFTEN.includes(rule)) assert.equal(spoken.has(rule), flagged.has(rule), rule);
}

function ruleOf(flag: string): string {
  const rule = RULE_OF_FLAG[flag];
  assert.ok(rule !== undefined || flag === 'low-confidence attribution', `there is a rule for “${flag}”`);
  return rule ?? '';
}

/** Rules that are right where the cases are about something else. */
const OFTEN = ['quotation/unattributed', 'quotation/edge-ellipsis', 'quotation/mark-direction'];

describe('edge cases', () => {
  for (const item of read(join(ROOT, 'test/corpus/edge-cases.jsonl')))
    it(`${item.id} ${item.topic}`, () => {
      check(item);
      checkFlags(item);
    });
});

/** Behind a dash no mark says whether the stop is still the speaker's, so neither answer is wrong. */
function withoutStop(text: string, { start, end }: Span): Span {
  return { start, end: text.charAt(end - 1) === '.' ? end - 1 : end };
}

describe('edge cases of other languages, beside the project', () => {
  const file = join(ROOT, '../shared/eval/quotations/edge-cases.jsonl');
  it('are all read right, with their speakers', function () {
    if (!existsSync(file)) {
      console.log(`      skipped: ${file} is not there`);
      this.skip();
    }
    const failures: string[] = [];
    for (const item of read(file)) {
      checkFlags(item);
      try {
        check(item, withoutStop);
      } catch (error) {
        failures.push(`${item.id}: ${(error as Error).message}`);
      }
    }
    assert.deepEqual(failures, []);
  });
});
