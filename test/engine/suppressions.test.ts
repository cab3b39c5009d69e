import assert from 'node:assert/strict';
import { DocumentStore } from '../../server/src/engine/store.ts';
import { suppress } from '../../server/src/engine/suppressions.ts';
import { analyze, analyzeMarkdown, assertSpans, marked } from '../support/engine.ts';

const RULE = 'term/rhetorical';

/** The findings of one rule that are left in a Markdown text must be those marked. */
function check(source: string): void {
  const { text, spans } = marked(source);
  const findings = analyzeMarkdown(text, { language: 'en' }).findings.filter((finding) => finding.rule === RULE);
  assertSpans(text, findings, spans);
}

const LINE = 'They are unfriendly states.';
const FLAGGED = 'They are ⟦unfriendly states⟧.';

describe('comments that switch rules off', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['none', FLAGGED],
    ['the next line', `<!-- policy-review-disable-next-line ${RULE} -->\n${LINE}\n\n${FLAGGED}`],
    ['the same line', `${LINE} <!-- policy-review-disable-line ${RULE} -->\n\n${FLAGGED}`],
    ['from here to the end', `${FLAGGED}\n\n<!-- policy-review-disable ${RULE} -->\n\n${LINE}\n\n${LINE}`],
    ['from here to there', `<!-- policy-review-disable ${RULE} -->\n\n${LINE}\n\n<!-- policy-review-enable ${RULE} -->\n\n${FLAGGED}`],
    ['the whole file, from anywhere in it', `${LINE}\n\n<!-- policy-review-disable-file ${RULE} -->\n\n${LINE}`],
    ['every rule where none is named', `<!-- policy-review-disable-next-line -->\n${LINE}`],
    ['several rules', `<!-- policy-review-disable-next-line quotation/unclosed, ${RULE} -->\n${LINE}`],
    ['with a reason', `<!-- policy-review-disable-next-line ${RULE} -- the decree's own words -->\n${LINE}`],
    ['after line ends of Windows', `<!-- policy-review-disable-next-line ${RULE} -->\r\n${LINE}\r\n\r\n${FLAGGED}`],
    ['another rule leaves this one on', `<!-- policy-review-disable-next-line quotation/unclosed -->\n${FLAGGED}`],
    ['a rule that does not exist', `<!-- policy-review-disable-next-line term/nonsense -->\n${FLAGGED}`],
    ['an unknown command', `<!-- policy-review-disable-nextline ${RULE} -->\n${FLAGGED}`],
    ['enabling what is not off', `<!-- policy-review-enable ${RULE} -->\n\n${FLAGGED}`],
    ['words that are no comment', `We wrote policy-review-disable ${RULE}.\n\n${FLAGGED}`],
    ['prose in a comment about them', `<!-- see policy-review-disable -->\n\n${FLAGGED}`],
  ];
  for (const [what, source] of rows) it(what, () => check(source));

  it('work in plain text too', () => {
    const text = `<!-- policy-review-disable-next-line ${RULE} -->\n${LINE}`;
    assert.deepEqual(
      analyze(text, { language: 'en' }).findings.filter((finding) => finding.rule === RULE),
      [],
    );
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['not closed', '⟦<!-- policy-review-⟧disable\n\ntext', /is not closed and suppresses nothing/],
    ['not known', '⟦<!-- policy-review-stop -->⟧', /is not known and suppresses nothing/],
    ['of a rule that does not exist', '⟦<!-- policy-review-disable term/nonsense -->⟧', /There is no rule .term\/nonsense./],
  ];
  for (const [what, source, message] of broken) {
    it(`say so where they cannot be read: ${what}`, () => {
      const { text, spans } = marked(source);
      const { problems, kept } = suppress(new DocumentStore(text, 'plaintext'), [], new Set([RULE]));
      assertSpans(text, problems, spans);
      assert.match(problems[0]!.message, message);
      assert.deepEqual(kept, []);
    });
  }
});
