import assert from 'node:assert/strict';
import { find } from '../support/lsp-analysis.ts';
import { type FoundReport, type GoldReports, scoreReports } from './reported.ts';

const TEXT = 'The minister said the talks would resume in May. They agreed to leave.';
const CLAUSE = find(TEXT, 'the talks would resume in May');

function report(words: string, source: string | null): FoundReport {
  const span = find(TEXT, words);
  const named = source === null ? null : { ...find(TEXT, source), text: source };
  return { ...span, content: [span], type: 'reported', basis: 'that-clause', source: named };
}

function score(reports: readonly FoundReport[], given: Partial<GoldReports>): { kinds: string[]; score: ReturnType<typeof scoreReports> } {
  const kinds: string[] = [];
  const document = { id: 'G1', text: TEXT, ...given };
  return {
    kinds,
    score: scoreReports(
      [document],
      () => reports,
      (kind) => void kinds.push(kind),
    ),
  };
}

describe('the scorer of reports', () => {
  it('takes a report as found where half of it is', () => {
    const found = score([report('the talks would resume', 'The minister')], { reported: [{ ...CLAUSE, source: find(TEXT, 'minister') }] });
    assert.deepEqual(found.score, { gold: 1, found: 1, right: 1, recalled: 1, sources: { right: 1, wrong: 0, none: 0 } });
  });

  it('tells of one that is missed, one that nobody marked and one of another source', () => {
    const missed = score([report('agreed to leave', 'They')], { reported: [CLAUSE] });
    assert.deepEqual(missed.kinds, ['extra report', 'missed report']);
    const wrong = score([report('the talks would resume in May', 'They')], { reported: [{ ...CLAUSE, source: find(TEXT, 'minister') }] });
    assert.deepEqual(wrong.kinds, ['wrong reporter']);
  });

  it('takes a clause around an annotated quotation as right', () => {
    const found = score([report('the talks would resume in May', null)], { quotations: [find(TEXT, 'resume')] });
    assert.deepEqual([found.score.right, found.score.gold], [1, 0]);
  });
});
