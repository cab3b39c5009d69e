import assert from 'node:assert/strict';
import type { OwnTerms } from '../../server/src/engine/terms/own.ts';
import { compileOwnTerms } from '../../server/src/termbase/compile.ts';
import { mergeTermbases } from '../../server/src/termbase/merge.ts';
import { readYaml } from '../../server/src/termbase/yaml.ts';
import { engine } from '../support/engine.ts';

function own(...tiers: string[]): OwnTerms {
  return compileOwnTerms(mergeTermbases(tiers.map((text, index) => [readYaml(`tier-${index}.yaml`, text).value!])));
}

const TERMS = own(`entries:
  - id: sanctions
    terms:
      en:
        - {term: restrictive measure, status: preferred, partOfSpeech: noun}
        - {term: punitive measure, status: deprecated, partOfSpeech: noun}
        - {term: Iron Wall, case: exact}
      ru:
        - {term: ограничительная мера, status: preferred}
        - {term: карательная мера, status: deprecated}
      de: Strafmaßnahme
  - id: codename
    doNotTranslate: true
    terms: {en: Project Halcyon}
`);

function found(text: string, terms: OwnTerms, language = 'en'): [string, string | null, readonly string[]][] {
  return engine
    .analyze(text, { format: 'plaintext', language, terms })
    .terms.filter(({ termbase }) => termbase !== undefined)
    .map((one) => [one.text, one.status, one.alternatives]);
}

describe('terms of a termbase of one’s own', () => {
  it('are found in their forms, with the preferred term in the same form', () => {
    assert.deepEqual(found('The punitive measures stay. A restrictive measure follows.', TERMS), [
      ['punitive measures', 'deprecated', ['restrictive measures']],
      ['restrictive measure', 'preferred', []],
    ]);
  });

  it('are found only in texts of their language, save what is not to be translated', () => {
    const text = 'Strafmaßnahme, punitive measure, Project Halcyon.';
    assert.deepEqual(
      found(text, TERMS).map(([word]) => word),
      ['punitive measure', 'Project Halcyon'],
    );
    assert.deepEqual(
      found(text, TERMS, 'de').map(([word]) => word),
      ['Strafmaßnahme', 'Project Halcyon'],
    );
  });

  it('are inflected in Russian, and fixed only where the form is certain', () => {
    const [first] = found('Министерство осудило карательные меры.', TERMS, 'ru');
    assert.equal(first?.[0], 'карательные меры');
    for (const alternative of first![2]) assert.match(alternative, /^ограничительные меры$/);
  });

  it('keep to their case policy', () => {
    assert.deepEqual(
      found('An iron wall; the Iron Wall.', TERMS).map(([word]) => word),
      ['Iron Wall'],
    );
  });

  it('stand in a voice like any other', () => {
    const { terms } = engine.analyze('“The punitive measures must end,” said Minister Jane Doe.', { format: 'plaintext', terms: TERMS });
    assert.equal(terms.find(({ termbase }) => termbase !== undefined)?.voice, 'quoted');
  });

  it('of a nearer termbase hide those of one farther away', () => {
    const near = 'entries:\n  - id: near\n    terms: {en: [{term: punitive measure, status: admitted}]}\n';
    const far = 'entries:\n  - id: far\n    terms: {en: [{term: punitive measure, status: deprecated}, other word]}\n';
    assert.deepEqual(
      found('A punitive measure and other words.', own(near, far)).map(([word, status]) => [word, status]),
      [
        ['punitive measure', 'admitted'],
        ['other words', null],
      ],
    );
  });

  it('come and go while a text is open, as in a fresh analysis', () => {
    const other = own('entries:\n  - terms: {en: [measures, {term: the wall, status: superseded}]}\n');
    const analyzer = engine.createAnalyzer();
    let text = 'The punitive measures stay.\n\nThey are behind the wall.\n';
    analyzer.replace(text);
    for (const terms of [null, TERMS, other, other, null, TERMS]) {
      const options = { format: 'plaintext', terms } as const;
      text = text.replace('\n\n', '\n\nThe wall and the measure.\n\n');
      const at = text.indexOf('The wall and');
      analyzer.edit(at, at, text.slice(at, at + 'The wall and the measure.\n\n'.length));
      analyzer.configure(options);
      assert.deepEqual(analyzer.analysis(), engine.analyze(text, options));
    }
  });
});
