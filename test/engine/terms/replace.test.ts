/** A term in the place of another, with what stands before it. */
import assert from 'node:assert/strict';
import { compileOwnTerms } from '../../../server/src/termbase/compile.ts';
import { mergeTermbases } from '../../../server/src/termbase/merge.ts';
import { readYaml } from '../../../server/src/termbase/yaml.ts';
import { analyze } from '../../support/engine.ts';

/** The text after the first fix of the deprecated term; null where none is offered. */
function repaired(language: string, old: string, better: string, kind: string, text: string): string | null {
  const section = (term: string, status: string): string => `        - {term: "${term}", status: ${status}, partOfSpeech: ${kind}}\n`;
  const yaml = `entries:\n  - terms:\n      ${language}:\n${section(better, 'preferred')}${section(old, 'deprecated')}`;
  const terms = compileOwnTerms(mergeTermbases([[readYaml('t.yaml', yaml).value!]]));
  const found = analyze(text, { language, terms }).findings.find(({ rule }) => rule === 'term/deprecated');
  assert.ok(found !== undefined, 'the term is found');
  const [fix] = found.fixes;
  return fix === undefined ? null : text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
}

describe('a term that takes the place of another', () => {
  const rows: readonly (readonly [language: string, old: string, better: string, kind: string, text: string, after: string | null])[] = [
    ['en', 'regime', 'authority', 'noun', 'A regime fell.', 'An authority fell.'],
    ['en', 'regime', 'government', 'noun', 'It is a regime.', 'It is a government.'],
    ['en', 'hostile', 'unfriendly', 'adjective', 'It was a hostile act.', 'It was an unfriendly act.'],
    ['en', 'hostile', 'unilateral', 'adjective', 'It was a hostile act.', 'It was a unilateral act.'],
    ['en', 'odd', 'honest', 'adjective', 'It was an odd act.', 'It was an honest act.'],
    ['en', 'odd', 'hostile', 'adjective', 'It was an odd act.', 'It was a hostile act.'],
    ['en', 'regime', 'authority', 'noun', 'The regime fell.', 'The authority fell.'],
    ['fr', 'sanction', 'mesure restrictive', 'noun', 'La sanction reste.', 'La mesure restrictive reste.'],
    ['fr', 'mesure restrictive', 'action restrictive', 'noun', 'La mesure restrictive reste.', null],
    ['fr', 'action restrictive', 'mesure restrictive', 'noun', 'L’action restrictive reste.', null],
    ['fr', 'sanction', 'mesure restrictive', 'noun', 'Les sanctions restent.', 'Les mesures restrictives restent.'],
    ['es', 'sanción', 'acción', 'noun', 'La sanción sigue.', null],
    ['es', 'sanción', 'acción', 'noun', 'Y a sanciones nuevas.', 'Y a acciones nuevas.'],
    ['zh', '制裁', '限制性措施', 'noun', '实施制裁。', '实施限制性措施。'],
  ];
  for (const [language, old, better, kind, text, after] of rows)
    it(`${language}: ${text} ${better}`, () => assert.equal(repaired(language, old, better, kind, text), after));

  it('is found in Arabic with the article and without', () => {
    for (const text of ['العقوبة مستمرة.', 'عقوبة جديدة.', 'والعقوبة مستمرة.']) repaired('ar', 'عقوبة', 'تدبير', 'noun', text);
  });
});
