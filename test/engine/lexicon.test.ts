import assert from 'node:assert/strict';
import { CLASS, classify, compileLexicon } from '../../server/src/engine/lexicon.ts';
import { english, tokens } from '../support/engine.ts';

function classesOf(text: string, lexicon = english): string[] {
  const read = tokens(text);
  return [...classify(read, lexicon)].slice(0, read.count).map((bits) =>
    Object.entries(CLASS)
      .filter(([, bit]) => (bits & bit) !== 0)
      .map(([name]) => name)
      .join(' '),
  );
}

describe('classes of words', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['said says say saying', ['cue', 'cue', 'cueBase', 'cueGerund']],
    ['SAID', ['cue']],
    ['pointed out', ['cue particle', '']],
    ['the of she', ['determiner', 'preposition of', 'pronoun subject']],
    ['quickly Quickly', ['adverb', '']],
    ['fly', ['']],
    ['reasonably', ['adverb']],
    ['xyzzy', ['']],
  ];
  for (const [text, expected] of rows) it(text, () => assert.deepEqual(classesOf(text), expected));

  it('a row with a capital counts only where the text has one', () => {
    assert.ok(classesOf('in May')[1]!.includes('time'));
    assert.ok(!classesOf('we may')[1]!.includes('time'));
    assert.ok(classesOf('we may')[1]!.includes('auxiliary'));
  });

  it('the stop of an abbreviation makes no difference', () => {
    assert.ok(classesOf('Gen. Roe')[0]!.includes('honorific'));
  });

  it('a language without a pack has none, adverbs included', () => {
    assert.deepEqual(classesOf('said quickly', compileLexicon()), ['', '']);
  });

  it('a class that is unknown to the engine is no error', () => {
    const lexicon = compileLexicon({ code: 'xx', lexicon: [{ text: 'a', classes: ['organization-head', 'cue'] }], abbreviations: ['Gen'] });
    assert.deepEqual(classesOf('a', lexicon), ['cue']);
    assert.ok(lexicon.abbreviations.has('gen'));
  });
});
