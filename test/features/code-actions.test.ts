import assert from 'node:assert/strict';
import type { Fix } from '../../server/src/engine/facts.ts';
import { type ActionContext, type CodeActionQuery, codeActions } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/convert.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { type DocumentView, indexKnowledge } from '../../server/src/features/view.ts';
import { ENGLISH } from '../../server/src/features/words.ts';
import { EMPTY_KNOWLEDGE, find, finding, URI, view } from '../support/lsp-analysis.ts';
import { index, review } from '../support/views.ts';

const text = 'It is said that "all" went well.';
const safe: Fix = { ...find(text, '"all"'), title: 'Use curly marks', newText: '“all”', safe: true };
const open = view(text, { findings: [finding(text, '"all"', { fixes: [safe] })] });
const at = (words: string) => ({ range: rangeOf(open.lines, find(text, words)), diagnostics: [], only: null });

const context: ActionContext = {
  knowledge: indexKnowledge(EMPTY_KNOWLEDGE),
  client: { commands: [], resolvesEdits: true, words: ENGLISH },
};
/** Without what is offered for every finding. */
const actionsOf = (on: DocumentView, query: CodeActionQuery) =>
  codeActions(on, query, context).filter(({ title }) => !title.startsWith('Ignore'));

describe('codeActions', () => {
  it('offers the fixes of the findings at the place', () => {
    assert.deepEqual(actionsOf(open, at('all')), [
      {
        title: 'Use curly marks',
        kind: 'quickfix',
        isPreferred: true,
        edit: { changes: { [URI]: [{ range: { start: { line: 0, character: 16 }, end: { line: 0, character: 21 } }, newText: '“all”' }] } },
      },
    ]);
    assert.deepEqual(actionsOf(open, at('well')), []);
  });

  it('prefers no fix that may change meaning, and none of several', () => {
    const actions = (fixes: readonly Fix[]) => actionsOf(view(text, { findings: [finding(text, '"all"', { fixes })] }), at('all'));
    assert.equal(actions([{ ...safe, safe: false }])[0]?.isPreferred, undefined);
    assert.deepEqual(
      actions([safe, safe]).map((action) => action.isPreferred),
      [undefined, undefined],
    );
  });

  it('gives only the kinds asked for', () => {
    assert.equal(actionsOf(open, { ...at('all'), only: ['refactor'] }).length, 0);
    assert.equal(actionsOf(open, { ...at('all'), only: ['quickfix.other'] }).length, 0);
    assert.equal(actionsOf(open, { ...at('all'), only: ['quickfix'] }).length, 1);
    assert.deepEqual(
      actionsOf(open, { ...at('went well'), only: ['source', 'quickfix'] }).map(({ kind }) => kind),
      ['source.fixAll.policyReview'],
    );
    assert.deepEqual(actionsOf(open, at('went well')), []);
  });

  it('names the diagnostic it repairs', () => {
    const given = diagnostics(open, { relatedInformation: false, codeDescription: false, ruleDocs: null, words: ENGLISH });
    assert.deepEqual(actionsOf(open, { ...at('all'), diagnostics: given })[0]?.diagnostics, given);
    assert.equal(actionsOf(open, { ...at('all'), diagnostics: [{ ...given[0]!, code: 'other/rule' }] })[0]?.diagnostics, undefined);
  });

  it('writes no comment into files for exchange', () => {
    const given = { findings: [finding(text, '"all"', { fixes: [] })] };
    const titles = (language: string) =>
      codeActions(view(text, { ...given, language }), at('all'), {
        ...context,
        client: { commands: ['policyReview.switchRuleOff'], resolvesEdits: true, words: ENGLISH },
      }).map(({ title }) => title.replace(/attribution\/vague-source/, 'it'));
    assert.deepEqual(titles('en'), ['Ignore it in this line', 'Ignore it in this file', 'Switch it off in this workspace']);
    assert.deepEqual(titles('und'), ['Switch it off in this workspace']);
  });

  it('counts a rewrite that answers a finding among its fixes, and any other among the rewrites', () => {
    const draft =
      '“We came early,” Jane Doe said.\n\nIt rained all day.\n\nA week later they met again.\n\n“We will not go there.” NATO met.';
    const real = review(draft, { language: 'en' });
    const known = { knowledge: index, client: { commands: [], resolvesEdits: true, words: ENGLISH } };
    const [unattributed] = diagnostics(real, { relatedInformation: false, codeDescription: false, ruleDocs: null, words: ENGLISH });
    assert.equal(unattributed?.code, 'quotation/unattributed');
    const kinds = (words: string, only: readonly string[] | null = null) =>
      codeActions(real, { range: rangeOf(real.lines, find(draft, words)), diagnostics: [unattributed!], only }, known)
        .filter(({ title }) => !title.startsWith('Ignore'))
        .map(({ title, kind, diagnostics: repaired = [] }) => `${kind}, ${repaired.length}: ${title}`);
    assert.deepEqual(kinds('We will'), ['quickfix, 1: Attribute: “said Jane Doe”']);
    assert.deepEqual(kinds('We will', ['refactor']), []);
    assert.deepEqual(kinds('NATO'), ['refactor.rewrite, 0: Write “North Atlantic Treaty Organization (NATO)”']);
    assert.deepEqual(kinds('NATO', ['quickfix']), []);
  });
});
