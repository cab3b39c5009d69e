import assert from 'node:assert/strict';
import { NO_TRAITS } from '../../server/src/engine/knowledge.ts';
import { CLASS, classify, compileLexicon, ROLE } from '../../server/src/engine/lexicon.ts';
import { english, tokens } from '../support/engine.ts';

function classesOf(text: string, lexicon = english): string[] {
  const read = tokens(text);
  return [...classify(read, lexicon).bits].slice(0, read.count).map((bits) =>
    Object.entries(CLASS)
      .filter(([, bit]) => (bits & bit) !== 0)
      .map(([name]) => name)
      .join(' '),
  );
}

describe('classes of words', () => {
  it('gives each class and each role a bit of its own', () => {
    // All bits are taken: a conjunction that turns has the one that only titles use besides.
    const { turning, ...roles } = ROLE;
    assert.equal(turning, ROLE.restrictive);
    for (const table of [CLASS, roles]) {
      const bits = Object.values(table);
      assert.equal(new Set(bits).size, bits.length);
    }
  });

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

  describe('of a language with phrases and stems', () => {
    const lexicon = compileLexicon({
      code: 'xx',
      traits: NO_TRAITS,
      lexicon: [
        { text: 'nach Angaben', classes: ['according'] },
        { text: 'nach', classes: ['preposition'] },
        { text: 'заяви*', classes: ['cue'] },
        { text: 'заявивший', classes: ['relative'] },
        { text: '发言人', classes: ['title'] },
      ],
      abbreviations: [],
    });
    const read = (text: string): string[] => {
      const found = tokens(text);
      const { bits, roles, extents } = classify(found, lexicon);
      return [...extents!].map((extent, i) => `${bits[i]}/${roles[i]}/${extent}`);
    };

    it('a phrase counts as one, the longest first', () => {
      assert.deepEqual(read('Nach Angaben'), [`0/${ROLE.according}/2`, '0/0/1']);
      assert.deepEqual(read('nach Berlin'), [`${CLASS.preposition}/0/1`, '0/0/1']);
      assert.deepEqual(read('nach'), [`${CLASS.preposition}/0/1`]);
      // Inside a name every word of a title is known for one.
      assert.deepEqual(read('发言人'), [`${CLASS.title}/0/3`, `${CLASS.title}/0/1`, `${CLASS.title}/0/1`]);
      assert.deepEqual(read('发言'), ['0/0/1', '0/0/1']);
    });

    it('a stem counts in every form, unless the form has a row of its own', () => {
      assert.deepEqual(read('Заявила заяв'), [`${CLASS.cue}/0/1`, '0/0/1']);
      assert.deepEqual(read('заявивший'), [`${CLASS.relative}/0/1`]);
    });
  });

  it('a class that is unknown to the engine is no error', () => {
    const lexicon = compileLexicon({
      code: 'xx',
      traits: NO_TRAITS,
      lexicon: [{ text: 'a', classes: ['organization-head', 'cue'] }],
      abbreviations: ['Gen'],
    });
    assert.deepEqual(classesOf('a', lexicon), ['cue']);
    assert.ok(lexicon.abbreviations.has('gen'));
  });
});
