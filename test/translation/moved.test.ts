/** What was said of a pair, while one of its texts is being typed in. */
import assert from 'node:assert/strict';
import { movedFindings } from '../../server/src/translation/moved.ts';
import { reviewPair } from '../../server/src/translation/review.ts';
import { engine } from '../support/engine.ts';
import { sideOf, termsOf } from '../support/translation-cases.ts';

const SOURCE = 'The talks cost 12 million.\n\nThe bridge has 340 lamps.\n\nIt opened in 1997.\n';
const TARGET = 'Переговоры стоили 13 миллионов.\n\nУ моста 340 фонарей.\n\nОн открыт в 1998 году.\n';

const own = termsOf([]);
const OPTIONS = { knowledge: engine.knowledge, terminology: own.terminology, organizationNames: () => null, rules: {} };
const sides = (source: string, target: string) =>
  [sideOf(engine, { file: 'a.en.md', text: source }, own), sideOf(engine, { file: 'a.ru.md', text: target }, own)] as const;

/** The marked words of each finding and its counterparts. */
function said(findings: ReturnType<typeof movedFindings>, source: string, target: string): string[][] {
  return findings.map(({ start, end, counterparts }) => [
    target.slice(start, end),
    ...counterparts.map((one) => source.slice(one.start, one.end)),
  ]);
}

describe('findings of a pair while a text of it is typed in', () => {
  const review = reviewPair(...sides(SOURCE, TARGET), OPTIONS);
  const all = said(review.findings, SOURCE, TARGET);
  it('start from at least two', () => assert.ok(all.length >= 2, JSON.stringify(all)));

  const move = (source: string, target: string): string[][] => said(movedFindings(review, source, target), source, target);

  it('stay where nothing changed', () => assert.deepEqual(move(SOURCE, TARGET), all));

  it('move behind what is typed, in either text', () => {
    assert.deepEqual(move(SOURCE, TARGET.replace('У моста', 'Ещё у моста')), all);
    assert.deepEqual(move(`A new line.\n\n${SOURCE}`, TARGET), all);
    assert.deepEqual(move(SOURCE.replace(' lamps', ''), TARGET.replace('фонарей', '')), all);
  });

  it('go where they are typed in, and are never put at other words', () => {
    assert.deepEqual(move(SOURCE, TARGET.replace('13', '1')), all.slice(1));
    assert.deepEqual(move(SOURCE.replace('1997', '1998'), TARGET), all.slice(0, -1));
    for (let at = 0; at <= TARGET.length; at += 3) {
      const now = `${TARGET.slice(0, at)}1${TARGET.slice(at)}`;
      for (const one of move(SOURCE, now))
        assert.ok(
          all.some((known) => known.join() === one.join()),
          one.join(),
        );
    }
  });

  it('are gone with their text', () => assert.deepEqual(move(SOURCE, ''), []));
});
