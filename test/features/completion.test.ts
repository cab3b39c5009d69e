import assert from 'node:assert/strict';
import { RULES } from '../../server/src/engine/rules/index.ts';
import { TRANSLATION_RULE_IDS } from '../../server/src/engine/rules/translation.ts';
import { completion } from '../../server/src/features/completion.ts';
import { edited, index, review } from '../support/views.ts';

/** What the cursor `|` is offered: label and the text after taking it. */
function offered(source: string): { label: string; text: string }[] {
  const at = source.indexOf('|');
  const view = review(source.replace('|', ''));
  return completion(view, index, at).items.map((item) => ({
    label: item.label,
    text: edited(view, [item.textEdit as { range: never; newText: string }]),
  }));
}

describe('completion', () => {
  it('writes the name of a body with its abbreviation where the text has not explained it', () => {
    const [first] = offered('He went to the CST|').filter(({ label }) => label === 'CSTO');
    assert.equal(first?.text, 'He went to the Collective Security Treaty Organization (CSTO)');
  });

  it('writes the abbreviation alone where it is explained or everybody knows it', () => {
    const later = offered('The Collective Security Treaty Organization (CSTO) met. He went to the CS|');
    assert.ok(later.find(({ label }) => label === 'CSTO')?.text.endsWith('to the CSTO'));
    assert.equal(offered('He went to NAT|').find(({ label }) => label === 'NATO')?.text, 'He went to NATO');
  });

  it('calls a body as the language of the text does, and offers the letters of no other language', () => {
    const russian = offered('Министры собрались в понедельник, чтобы обсудить решения и планы ОДК|');
    assert.match(
      russian.find(({ label }) => label === 'ОДКБ')?.text ?? '',
      /планы Организация Договора о коллективной безопасности \(ОДКБ\)$/,
    );
    assert.deepEqual(
      offered('The ministers went on to speak of the OTS|').filter(({ label }) => label === 'OTSC'),
      [],
    );
  });

  it('knows the bodies that only this text defines', () => {
    assert.ok(
      offered('The Northern Harbour Council (NHC) met. The NH|').some(({ label, text }) => label === 'NHC' && text.endsWith('The NHC')),
    );
  });

  it('keeps silent within other words', () => {
    for (const text of ['N|', 'He|', 'talk-|', 'and/|', '|', 'the cst|']) assert.deepEqual(offered(text), [], text);
  });

  it('offers directives and rules inside a comment only', () => {
    assert.ok(offered('<!-- pol|').some(({ text }) => text === '<!-- policy-review-disable-next-line'));
    assert.ok(offered('<!--|').some(({ text }) => text === '<!-- policy-review-disable-file'));
    const rules = offered('<!-- policy-review-disable-line term/rhetorical, quotation/|').map(({ label }) => label);
    assert.deepEqual(
      rules,
      [...RULES.map(({ id }) => id), ...TRANSLATION_RULE_IDS].filter((id) => id !== 'term/rhetorical'),
    );
    assert.ok(
      offered('<!-- policy-review-disable-line term/|').some(({ text }) => text === '<!-- policy-review-disable-line term/rhetorical'),
    );
    assert.deepEqual(offered('<!-- policy-review-disable-line term/rhetorical -- quoted|'), []);
    assert.deepEqual(offered('<!-- a --> policy-|'), []);
    assert.deepEqual(offered('<!-- a note |'), []);
  });
});
