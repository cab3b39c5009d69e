/** A comparison in slices says what the checks say of the whole pair. */
import assert from 'node:assert/strict';
import { PAIR_CHECKS } from '../../server/src/translation/checks/index.ts';
import type { Pair } from '../../server/src/translation/pair.ts';
import { reviewSlices } from '../../server/src/translation/review.ts';
import { type ParagraphCache, readSide, sideSlices } from '../../server/src/translation/side.ts';
import { engine } from '../support/engine.ts';
import { sideOf, termsOf } from '../support/translation-cases.ts';

const own = termsOf([]);
const COUNT = 240;
/** Every few paragraphs another fault: a number, marks that are lost, a paragraph or two left out, a sentence left as it is. */
const rows = Array.from({ length: COUNT }, (_, i) => {
  const source = `In part ${1000 + i} the ministry says: “The talks number ${i} are going well, and the commission meets again.” So it goes on in Vienna.`;
  const right = `В части ${1000 + i} министерство заявляет: «Переговоры номер ${i} идут хорошо, и комиссия снова соберётся». Так всё идёт в Вене.`;
  if (i % 17 === 0) return [source, right.replace(`${1000 + i}`, `${3000 + i}`)];
  if (i % 19 === 0) return [source, right.replace(/[«»]/g, '')];
  if (i % 23 < 2) return [source, null];
  return [source, i % 29 === 0 ? `${right} So it goes on in Vienna.` : right];
});
const SOURCE = rows.map(([text]) => text).join('\n\n');
const TARGET = rows.flatMap(([, text]) => text ?? []).join('\n\n');

describe('a comparison in slices', () => {
  const source = sideOf(engine, { file: 'a.en.md', text: SOURCE }, own);
  const target = sideOf(engine, { file: 'a.ru.md', text: TARGET }, own);
  const options = { knowledge: engine.knowledge, terminology: own.terminology, organizationNames: () => null, rules: {} };
  const costs: number[] = [];
  const slices = reviewSlices(source, target, options);
  let step = slices.next();
  for (; step.done !== true; step = slices.next()) costs.push(step.value);
  const { findings, links } = step.value;
  const pair: Pair = { source, target, links, ...options };

  it('says all that each check says of the whole', () => {
    const place = (rule: string, one: { start: number; end: number; message: string }): string =>
      `${rule} ${one.start}-${one.end} ${one.message}`;
    const sliced = findings.map((one) => place(one.rule, one));
    const whole = PAIR_CHECKS.flatMap((check) => check.check(pair).map((one) => place(check.id, one)));
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of ['translation/numbers', 'translation/quotation-count', 'translation/untranslated']) assert.ok(rules.has(rule), rule);
    // What a sentence left as it is says of its words, the review says once.
    for (const one of sliced) assert.ok(whole.includes(one), one);
    const untranslated = (all: readonly string[]): string[] =>
      all.filter((one) => /^translation\/(?:untranslated|quotation-count)/.test(one)).sort();
    assert.deepEqual(untranslated(sliced), untranslated(whole));
  });

  it('reads a text that was given up half way, and then edited, as if anew', () => {
    const cache: ParagraphCache = new Map();
    const given = sideSlices('a.ru.md', TARGET, target.facts, cache);
    for (let i = 0; i < COUNT / 2; i++) assert.notEqual(given.next().done, true);
    assert.ok(cache.size > 0);
    const edited = sideOf(engine, { file: 'a.ru.md', text: TARGET.replace('1100', '77') }, own);
    assert.deepEqual(readSide('a.ru.md', edited.text, edited.facts, cache).paragraphs, edited.paragraphs);
  });

  it('is never long without letting others have their turn', () => {
    assert.ok(costs.length > 2 * COUNT, String(costs.length));
    assert.ok(Math.max(...costs) < 25_000, String(Math.max(...costs)));
  });
});
