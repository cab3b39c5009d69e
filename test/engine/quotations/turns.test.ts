/** Where a report ends because the author takes the word back; the report stands in ⟦…⟧. */
import assert from 'node:assert/strict';
import { analyze } from '../../support/engine.ts';

const CASES: readonly (readonly [language: string, source: string])[] = [
  ['en', 'The envoy said ⟦the war would end by May⟧, but the delays of his own ministry remain.'],
  ['en', 'According to the envoy, ⟦the war is over⟧; the delays of the ministry remain.'],
  ['en', 'As the envoy said, ⟦the war is over⟧, though nobody has counted the dead.'],
  ['en', 'The envoy said that ⟦the war was over, but that the ministry was silent⟧.'],
  ['en', 'The envoy said that ⟦the war was over, but the ministry would not say so⟧.'],
  ['en', 'The envoy said that ⟦the war was over, but not won⟧.'],
  ['en', 'The envoy said that ⟦the war was over and the ministry was silent⟧.'],
  ['en', 'The envoy said that ⟦the port was closed, while the airport was open⟧.'],
  ['en', 'The envoy said: ⟦the war is over, but the ministry is silent⟧.'],
  ['en', 'The envoy said that ⟦the port was closed; the airport was open; the road was cut⟧.'],
  ['en', '⟦The war was over, but the ministry was silent⟧, the envoy said.'],
  ['de', 'Die Sprecherin sagte, ⟦der Krieg sei zu Ende⟧, aber das Ministerium schweigt.'],
  ['de', 'Die Sprecherin sagte, ⟦der Krieg sei zu Ende, aber das Ministerium schweige und sei zufrieden⟧.'],
  ['de', 'Die Sprecherin sagte, ⟦der Krieg sei zu Ende⟧; das Ministerium schweigt.'],
  ['fr', 'Le consul a déclaré que ⟦la guerre était finie⟧, mais le ministère se tait.'],
  ['fr', 'Le consul a déclaré que ⟦la guerre était finie, mais que le ministère se taisait⟧.'],
  ['es', 'El cónsul dijo que ⟦la guerra había terminado⟧, pero el ministerio calla.'],
  ['es', 'El cónsul dijo que ⟦la guerra había terminado, pero que el ministerio callaba⟧.'],
  ['ru', 'Консул заявил, что ⟦война закончена⟧, но ведомство молчит.'],
  ['ru', 'Консул заявил, что ⟦война закончена, но что ведомство молчит⟧.'],
  ['zh', '领事表示，⟦战争已经结束⟧，然而该部没有任何回应。'],
  ['zh', '领事表示，⟦战争已经结束，但各方仍将谈判⟧。'],
  ['ar', 'قال القنصل إن ⟦الحرب انتهت في البلاد⟧، لكن الوزارة صامتة.'],
];

describe('turn back to the author within a sentence', () => {
  for (const [language, source] of CASES) {
    it(source, () => {
      const text = source.replace(/[⟦⟧]/gu, '');
      const reported = analyze(text, { language }).quotations.filter(({ type }) => type === 'reported');
      const content = reported.flatMap((one) => one.content.map(({ start, end }) => text.slice(start, end)));
      assert.deepEqual(content, [source.slice(source.indexOf('⟦') + 1, source.indexOf('⟧'))]);
    });
  }
});
