/** Which mentions are linked to one body, in sixty-three documents: what is reached is kept. */
import assert from 'node:assert/strict';
import { analyze } from '../support/engine.ts';
import { LINK_SETS, linkF1, readLinkCases, scoreLinks } from '../support/link-cases.ts';

describe('linking of organizations', () => {
  it('is measured on sixty-three documents, each with a body that is named twice', () => {
    const cases = LINK_SETS.flatMap(readLinkCases);
    assert.equal(cases.length, 63);
    for (const { title, mentions } of cases) assert.ok(new Set(mentions.map(({ body }) => body)).size < mentions.length, title);
  });

  for (const [set, least] of [
    ['seen', 98],
    ['held-out', 95],
    ['short-forms', 96],
  ] as const) {
    it(`of the set ${set}`, () => {
      const score = scoreLinks(readLinkCases(set), ({ text, language }) => analyze(text, { format: 'plaintext', language }).organizations);
      // What differs in the set that is held out is not shown, so that nobody fits the code to it.
      assert.ok(linkF1(score) >= least, set !== 'held-out' ? score.differences.join('\n') : `${linkF1(score)}`);
    });
  }
});
