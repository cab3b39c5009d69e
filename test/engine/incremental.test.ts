/**
 * The invariant behind typing at speed: after every edit an analyzer says what a fresh analysis of the same text says, fact for
 * fact and finding for finding. Random edits on real and on hostile texts; SEED=… repeats a run.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STYLE_SETTINGS } from '../../server/src/config.ts';
import type { AnalyzeOptions } from '../../server/src/engine/analyze.ts';
import type { Format } from '../../server/src/engine/facts.ts';
import { PACE, type Pace } from '../../server/src/engine/limits.ts';
import { RULES } from '../../server/src/engine/rules/index.ts';
import { inLines } from '../../server/src/engine/standing.ts';
import { createLineIndex } from '../../server/src/features/convert.ts';
import { engine, FORMATS } from '../support/engine.ts';

const STEPS = 20_000;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

/** What an edit may bring: marks, line ends, syntax that opens and closes, words that detectors look for. */
const PIECES = [
  '"',
  '“',
  '”',
  '‘',
  '’',
  '«',
  '»',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '> ',
  '- ',
  '```\n',
  '~~~\n',
  '---\n',
  '<!-- ',
  '-->',
  '<div>\n',
  '<script>\n',
  '</script>',
  '    ',
  '\t',
  '# ',
  '| a | b |\n|---|---|\n',
  ' said ',
  'the Foreign Ministry ',
  'Norway ',
  'MOSCOW, ',
  'CSTO',
  '(CSTO)',
  'he ',
  'unfriendly states',
  'so-called ',
  'Collective Security Treaty Organization ',
  'Collective Treaty Security Organization ',
  'Collective Security Treaty Organisation ',
  'Organization of the Islamic Conference ',
  ' then 1998 ',
  '<!-- policy-review-disable -->',
  '\ud83d',
  '— Jane Doe',
  '[^1]: ',
  'lang: de\n',
  '.',
  ':',
  ' ',
  'x',
];

const HOSTILE = [
  '“'.repeat(200),
  '> '.repeat(80),
  '```\n“a”\n\n'.repeat(12),
  '---\nlang: en\n\n“We act,” he said.\n',
  '\r\n\r'.repeat(60),
  '<!-- policy-review-disable '.repeat(20),
];

/** Of what a document keeps about all its blocks together: bodies, headings, quotations that go on, marks that stay open. */
const PARAGRAPHS = [
  '“We will act,” he said.',
  'The Collective Security Treaty Organization (CSTO) met.',
  'The CSTO agreed, and the OECD did not.',
  '# The CSTO and the CIS',
  '> A paragraph that is quoted',
  '\n> — Jane Doe',
  'Ann Vale said this on Monday.',
  '> > Quoted in what is quoted.\n>\n> Answered.',
  '> “in marks”',
  '— Jane Doe',
  '“A first paragraph that goes on',
  '“and ends here.”',
  'Foreign Minister Ann Vale spoke:',
  'Unfriendly states and the regime left the MoD.',
  'The Ministry of Defence (MoD) said so.',
  'The Lake Water Council (LWC) met; the Council and the LWC left.',
  '“Who says so, and why should it be said here?”',
  'It is reported that the ministry left.',
  '- an item “left open',
  'Norway met the Foreign Ministry.',
];

/** Longer than what is kept in one piece, and than what is remembered once it is gone. */
const LONG = 34_000;

const SAMPLES = ['communique.md', 'wire-story.txt'].map((name) =>
  readFileSync(join(import.meta.dirname, '../../client/samples', name), 'utf8'),
);

describe('edits', () => {
  it(`leave an analyzer with what a fresh one finds, over ${STEPS.toLocaleString('en')} steps`, function () {
    this.timeout(600_000);
    console.log(`        seed ${SEED}`);
    const random = generator(SEED);
    const texts = [...SAMPLES, ...HOSTILE];
    const each = Math.ceil(STEPS / (texts.length * FORMATS.length));
    for (const format of FORMATS) for (const text of texts) run(text, format, each, random);
  });

  it('that move a state before a ministry do so too', () => {
    const options = { format: 'plaintext', language: 'en' } as const;
    const texts = ['The Foreign Ministry met Norway again.', 'Norway met the Foreign Ministry again.'];
    const analyzer = engine.createAnalyzer();
    for (const text of [...texts, ...texts]) assert.deepEqual(analyzer.update(text, options), engine.analyze(text, options), text);
  });

  it('of long texts, some of them taken back, do so too', function () {
    this.timeout(600_000);
    const random = generator(SEED);
    const paragraph = (): string => PARAGRAPHS[Math.floor(random() * PARAGRAPHS.length)]!;
    for (const lineEnd of ['\n\n', '\n']) {
      let text = '';
      while (text.length < LONG) text += paragraph() + (random() < 0.9 ? lineEnd : '\r\n\r\n');
      for (const format of FORMATS) run(text, format, 40, random);
    }
  });

  it('that come while a text is still being worked through do so too', function () {
    this.timeout(600_000);
    const random = generator(SEED);
    const paragraph = (): string => PARAGRAPHS[Math.floor(random() * PARAGRAPHS.length)]!;
    let long = '';
    while (long.length < 3_000) long += `${paragraph()}\n\n`;
    const texts = [...SAMPLES, ...HOSTILE, long];
    for (const format of FORMATS) {
      for (const text of texts) {
        for (const size of [1, 100, 1_000])
          run(text, format, 80, random, {
            section: random() < 0.7 ? 1 : 100,
            cut: size,
            cutOn: size,
            read: size,
            patch: size * 4,
            keep: size,
          });
      }
    }
  });
});

/** Every rule is on, and each run is held to a style, so that what they look at is put to the test too. */
const RULES_ON = Object.fromEntries(RULES.map((rule) => [rule.id, 'hint' as const]));

/** Sections of a paragraph each, so that texts of a page have many. */
const SHORT: Pace = { ...PACE, section: 1 };

function run(first: string, format: Format, steps: number, random: () => number, slow: Pace | null = null): void {
  const pace = slow ?? (random() < 0.7 ? SHORT : PACE);
  const style = STYLE_SETTINGS[Math.floor(random() * STYLE_SETTINGS.length)]!;
  const options: AnalyzeOptions = { format, style, rules: RULES_ON };
  const analyzer = engine.createAnalyzer(pace);
  analyzer.configure(options);
  analyzer.replace(first);
  let text = first;
  const done: Change[] = [];
  for (let step = 0; step < steps; step++) {
    // A text that has grown long is begun again: short ones are edited in more places in the same time.
    if (text.length > first.length + GROWTH) {
      text = first;
      analyzer.replace(text);
      done.length = 0;
    }
    const { start, end, insert } = (random() < 0.2 ? done.pop() : undefined) ?? change(text, random);
    const before = text;
    text = text.slice(0, start) + insert + text.slice(end);
    done.push({ start, end: start + insert.length, insert: before.slice(start, end) });
    analyzer.edit(start, end, insert);
    // Some changes come in before anybody has asked about the one before, or while that is being worked out.
    if (random() < 0.1) continue;
    if (slow !== null) {
      const answer = random() < 0.5 ? 'facts' : 'findings';
      let isDone = false;
      for (let slices = Math.floor(random() * 40); slices > 0 && !isDone; slices--) isDone = analyzer.advance(1 + random() * 400, answer);
      if (!isDone && random() < 0.6) continue;
    }
    // Findings alone come first now and then, as in the server, where nobody asks for facts while typing.
    if (random() < 0.5) analyzer.findings();
    const where = `seed ${SEED}, ${format}, style ${style}, step ${step}: ${JSON.stringify(before.slice(start, end))} became ${JSON.stringify(insert)} in ${JSON.stringify(before.slice(Math.max(0, start - 60), end + 60))}`;
    assert.equal(analyzer.text(), text, where);
    const analysis = analyzer.analysis();
    assert.deepEqual(analysis, engine.analyze(text, options), where);
    const lines = createLineIndex(text);
    const expected = analysis.findings.map((finding) => inLines(finding, (offset) => lines.placeAt(offset)));
    assert.deepEqual(analyzer.findingsInLines(), expected, where);
  }
}

/** A change of a text, or what takes one back. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

function change(text: string, random: () => number): Change {
  const start = random() < 0.05 ? 0 : Math.floor(random() * (text.length + 1));
  const far = random() < 0.02 ? text.length : random() < 0.1 ? 400 : 20;
  const end = Math.min(text.length, start + (random() < 0.4 ? Math.floor(random() * far) : 0));
  if (random() < 0.75) return { start, end, insert: PIECES[Math.floor(random() * PIECES.length)]! };
  return { start, end, insert: text.slice(Math.floor(random() * text.length)).slice(0, 200) };
}

const GROWTH = 1_000;

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
