/**
 * What every fix of every rule about quotations keeps: it removes its finding, adds none, changes nothing but its own edits, and
 * is not offered again. Asked of real texts and of short ones that break rules, in every style.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STYLE_SETTINGS } from '../../../server/src/config.ts';
import type { AnalyzeOptions } from '../../../server/src/engine/analyze.ts';
import type { Finding, Fix } from '../../../server/src/engine/facts.ts';
import { RULES } from '../../../server/src/engine/rules/index.ts';
import { analyze, ROOT } from '../../support/engine.ts';
import { applied } from '../../support/rules.ts';

/** Every rule is on. */
const rules = Object.fromEntries(RULES.map((rule) => [rule.id, 'hint' as const]));

const SHORT: readonly (readonly [language: string, text: string])[] = [
  ['en', 'Doe said: ”We will act.” He called it “a mess”, and ‘a shame.’ Then: "He said “no” and left," said Roe.'],
  ['en', '“He told me: “Leave now,” and I left,” Doe claimed. The so-called “experts” went “home.”'],
  ['en', '“… we regret this . . . and [...] move on....” Doe said. “We will act", he added.\n\n“Never again'],
  ['en', 'He said: “We will act now”. She said “no,” and "yes", and «perhaps», and „never“, it rained.\n\nWe will act” Doe said.'],
  ['en', "'It's the ministers' decision and Jones' job,' Doe said. \"The 'experts' are 'wrong',\" Roe insisted."],
  ['de', '„Wir handeln”, sagte Roth. „Bald", sagte Kern. „Er sagte: „Nein“, und ging,“ so Roth. “Gut.” ‚Ja‘, »nein«.'],
  ['fr', '«Nous agirons», a dit Roy. « Il a dit «non» et “oui” », a dit Léa. "Bien", »non«.'],
  ['ru', '«Мы готовы,» — сказал министр. Он сказал: «Мы пойдём.» "Да", „нет“, «Он сказал: “нет” и ушёл.»'],
  ['zh', '李敏说：“我们将作出回应”。他要求“必须尊重彼此的核心利益。”又说：「他说“不”」。他还说："我们不会让步。"'],
  ['sv', '“Vi agerar”, sade Roth. ”Ja”, sade Kern. »Nej», sade han.'],
  ['ja', '田中外相は「彼は「いいえ」と言った」と述べた。“はい”'],
];

function texts(): (readonly [name: string, text: string, options: Partial<AnalyzeOptions>])[] {
  const files = ['briefing.txt', 'communique.md', 'press-release.md', 'speech.txt', 'wire-story.txt'].map((name) => {
    const text = readFileSync(join(ROOT, 'test/corpus', name), 'utf8');
    const options: Partial<AnalyzeOptions> = { format: name.endsWith('.md') ? 'markdown' : 'plaintext' };
    return [name, text, options] as const;
  });
  const cases = readFileSync(join(ROOT, 'test/corpus/edge-cases.jsonl'), 'utf8').trim().split('\n');
  return [
    ...files,
    ...SHORT.map(([language, text], i) => [`${language} ${i}`, `It rained.\n\n${text} It rained.`, { language }] as const),
    ...cases.map((line) => {
      const { id, lang, text } = JSON.parse(line) as { id: string; lang: string; text: string };
      const options: Partial<AnalyzeOptions> = lang === 'md' ? { format: 'markdown', language: 'en' } : { language: lang };
      return [id, text, options] as const;
    }),
  ];
}

const RELATIVE = ['quotation/inconsistent-marks', 'quotation/ellipsis-form'];
const PAIRING = ['quotation/unclosed', 'quotation/unopened'];

/** Findings as they can be told apart wherever they stand. */
function told(text: string, findings: readonly Finding[]): string[] {
  return findings
    .map(({ rule, start, end }) => `${rule}: ${wordsOf(text.slice(start, end)) || text.slice(start, end).replace(/\.\.\.|\. \. \./g, '…')}`)
    .sort();
}

function without(list: readonly string[], one: string): string[] {
  const at = list.indexOf(one);
  return at === -1 ? [...list] : list.filter((_, i) => i !== at);
}

function checkFix(text: string, options: Partial<AnalyzeOptions>, finding: Finding, fix: Fix, before: readonly Finding[]): void {
  const edits = [fix, ...(fix.also ?? [])].sort((a, b) => a.start - b.start || a.end - b.end);
  edits.forEach((edit, i) => {
    assert.ok(edit.start <= edit.end && edit.end <= text.length && edit.start >= (edits[i - 1]?.end ?? 0), 'edits are in order and apart');
  });
  const repaired = applied(text, fix);
  assert.notEqual(repaired, text);
  const { findings } = analyze(repaired, options);
  const after = told(repaired, findings);
  const own = told(text, [finding])[0]!;
  const left = without(told(text, before), own);
  // What most of a text has may be another thing after every change of one of its marks.
  const added = left.reduce(without, after).filter((one) => !RELATIVE.some((rule) => rule !== finding.rule && one.startsWith(rule)));
  // Whoever closes, opens or drops a mark changes what is quoted, and other rules may have their say about that. Of one paragraph
  // one loose mark of each side is told, so the next one shows up when the first is gone.
  if (PAIRING.includes(finding.rule)) {
    const shift = edits.filter((edit) => edit.start <= finding.start).reduce((sum, e) => sum + e.newText.length - (e.end - e.start), 0);
    const again = findings.some(({ rule, start }) => rule === finding.rule && start === finding.start + shift);
    assert.ok(!again, `“${fix.title}” removes its finding from ${JSON.stringify(repaired)}`);
    return;
  }
  assert.deepEqual(added, [], `“${fix.title}” adds no finding to ${JSON.stringify(repaired)}`);
  const times = (list: readonly string[]): number => list.filter((one) => one === own).length;
  assert.ok(times(after) < times(told(text, before)), `“${fix.title}” removes its finding from ${JSON.stringify(repaired)}`);
  if (fix.safe) assert.equal(wordsOf(repaired), wordsOf(text), 'a safe fix touches no word');
}

/** What is left when marks, punctuation and spaces are taken away. */
function wordsOf(text: string): string {
  return text.replace(/&\w+;/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}

describe('fixes of the rules about quotations', () => {
  for (const style of STYLE_SETTINGS) {
    it(`remove their finding and add none in the style ${style}`, () => {
      let fixes = 0;
      const failures: string[] = [];
      for (const [name, text, given] of texts()) {
        const options = { ...given, style, rules };
        const { findings } = analyze(text, options);
        for (const finding of findings.filter(({ rule }) => rule.startsWith('quotation/'))) {
          for (const fix of finding.fixes) {
            fixes++;
            try {
              checkFix(text, options, finding, fix, findings);
            } catch (error) {
              failures.push(`${name}, ${finding.rule}: ${(error as Error).message}`);
            }
          }
        }
      }
      assert.deepEqual(failures, []);
      assert.ok(fixes > 20, `${fixes} fixes`);
    });
  }
});
