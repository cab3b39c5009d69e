import assert from 'node:assert/strict';
import { analyze, engine } from '../../support/engine.ts';

function uses(text: string): string[] {
  return analyze(text)
    .quotations.filter((quotation) => quotation.type !== 'reported')
    .map((quotation) => `${quotation.text}: ${quotation.use}`);
}

const SPEECH = '“We will not wait for others to act,” the minister said.';
const SINGLE_SPEECH = '‘We will not wait for others to act,’ the minister said.';
const OPEN = 'Both sides were ready to ‘start from a clean sheet of paper’ in May.';

describe('what single marks mean in a document', () => {
  it('hold words at arm’s length where speech stands in double marks', () => {
    assert.deepEqual(uses(`${SPEECH}\n\n${OPEN}`)[1], '‘start from a clean sheet of paper’: scare');
    assert.deepEqual(uses(`${OPEN}\n\n${SPEECH}`)[0], '‘start from a clean sheet of paper’: scare');
  });

  it('hold quotations where they hold the speech', () => {
    assert.deepEqual(uses(`${SINGLE_SPEECH}\n\n${OPEN}`)[1], '‘start from a clean sheet of paper’: quotation');
  });

  it('hold a quotation anywhere where somebody is named who says it', () => {
    assert.deepEqual(uses(`${SPEECH}\n\n${SINGLE_SPEECH}`)[1], '‘We will not wait for others to act,’: quotation');
  });

  it('hold speech, however short, where its verb and speaker stand right behind it', () => {
    const speech = '„Wir bauen die Brücke“, sagte Vogel.';
    const quotations = analyze(`${speech}\n\n${speech} ‚Ja‘, sagte sie.`, { language: 'de' }).quotations;
    assert.deepEqual([quotations[2]?.text, quotations[2]?.use, quotations[2]?.source?.text], ['‚Ja‘', 'quotation', 'sie']);
  });

  it('nested ones are what they are', () => {
    assert.deepEqual(uses('“He told me, ‘Leave now,’ and I left,” Doe said.')[1], '‘Leave now,’: quotation');
  });

  it('change their meaning when the speech in double marks goes, and come back with it', () => {
    const analyzer = engine.createAnalyzer();
    const options = { format: 'plaintext' } as const;
    const both = `${OPEN}\n\nThe vote is due.\n\n${SPEECH}`;
    const use = (): string | undefined => analyzer.analysis().quotations[0]?.use;
    analyzer.update(both, options);
    assert.equal(use(), 'scare');
    analyzer.edit(both.length - SPEECH.length, both.length, '');
    assert.equal(use(), 'quotation');
    analyzer.edit(analyzer.length, analyzer.length, SPEECH);
    assert.equal(use(), 'scare');
    assert.deepEqual(analyzer.analysis(), engine.analyze(both, options));
  });
});
