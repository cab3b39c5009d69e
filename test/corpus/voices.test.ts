/** Whose words a term stands in, in the sentences that fool such a tool: what is reached is kept. */
import assert from 'node:assert/strict';
import { analyze } from '../support/engine.ts';
import { readVoiceCases, scoreVoices, VOICE_SETS } from '../support/voice-cases.ts';

describe('voices of terms', () => {
  it('are written for at least 120 sentences', () => {
    assert.ok(VOICE_SETS.reduce((sum, set) => sum + readVoiceCases(set).length, 0) >= 120);
  });

  /** What the later sets reach, which had kinds the reader was not made with. */
  const reached: Readonly<Record<string, number>> = { fresh: 0.93, second: 0.91 };

  for (const set of VOICE_SETS) {
    it(`of the set ${set}`, () => {
      const cases = readVoiceCases(set);
      const { terms, right, invented, differences } = scoreVoices(
        cases,
        ({ text, format, language }) => analyze(text, { format, language }).terms,
      );
      assert.ok(right / terms >= (reached[set] ?? 0.95), differences.join('\n'));
      assert.equal(invented, 0, differences.join('\n'));
    });
  }
});
