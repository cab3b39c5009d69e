/**
 * What every fix of the rules about organizations keeps: it changes nothing but its own edits, is never called safe, and is not
 * offered again for the same words at the same place. Asked of real texts and of short ones that break rules.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StyleSetting } from '../../../server/src/config.ts';
import type { Finding } from '../../../server/src/engine/facts.ts';
import { RULES } from '../../../server/src/engine/rules/index.ts';
import { analyze, ROOT } from '../../support/engine.ts';
import { applied } from '../../support/rules.ts';

const OURS = RULES.filter((rule) => rule.id.startsWith('organization/')).map((rule) => rule.id);

const SHORT: readonly string[] = [
  'The Collective Treaty Security Organization met. The CSTO left. The Collective Security Treaty Organization (CSTO) stayed.',
  'The Eurasian Economic Union (EAEU) grew. The EAEU met. The Eurasian Economic Union (EAEU) left. The Eurasian Economic Union won.',
  'The Eurasian Economic Union (EAEU) grew. The Palestinian Authority (PA) replied. The Peace Assembly (PA) met.',
  'The World Trade Organization met. The World Trade Organisation and the Organization of the Islamic Conference will meet.',
  'The Shanghai Cooperative Organization and the World Meterological Organization met with the OSCE and the ADB.',
];

function texts(): string[] {
  const files = ['briefing.txt', 'communique.md', 'press-release.md', 'speech.txt', 'wire-story.txt'];
  return [...files.map((name) => readFileSync(join(ROOT, 'test/corpus', name), 'utf8')), ...SHORT, SHORT.join('\n\n')];
}

/** What rules say without a style, and what they say with one that has spellings of names. */
const STYLES = ['auto', 'un', 'economist'] as const;

function findingsOf(text: string, style: StyleSetting): Finding[] {
  return analyze(text, { language: 'en', style }).findings.filter((finding) => finding.rule.startsWith('organization/'));
}

describe('fixes of the rules about organizations', () => {
  it('are all asked for here', () => {
    const fixed = new Set(
      texts()
        .flatMap((text) => STYLES.flatMap((style) => findingsOf(text, style)))
        .filter((finding) => finding.fixes.length > 0)
        .map((finding) => finding.rule),
    );
    assert.deepEqual(
      OURS.filter((id) => !fixed.has(id)),
      // Only an author knows which of two bodies gets another abbreviation.
      ['organization/conflicting-definition'],
    );
  });

  it('remove their finding, bring no other of its rule, and wait for a decision', () => {
    for (const style of STYLES) {
      for (const text of texts()) {
        const before = findingsOf(text, style);
        for (const finding of before) {
          for (const fix of finding.fixes) {
            assert.equal(fix.safe, false, fix.title);
            const after = findingsOf(applied(text, fix), style);
            const count = (list: readonly Finding[]) => list.filter((one) => one.rule === finding.rule).length;
            assert.ok(count(after) < count(before), `${finding.rule}: ${fix.title} in ${JSON.stringify(text.slice(0, 200))}`);
          }
        }
      }
    }
  });
});
