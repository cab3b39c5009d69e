import assert from 'node:assert/strict';
import type { Quotation } from '../../../server/src/engine/facts.ts';
import { nameVoices } from '../../../server/src/engine/terms/voice.ts';
import { detect, LEXICON, readQuotations } from './support.ts';

/** Voices of all terms, each paragraph a block. */
function voices(source: string): string[] {
  const { text, quotations } = readQuotations(source);
  const blocks: { start: number; terms: ReturnType<typeof detect> }[] = [];
  let start = 0;
  for (const paragraph of text.split('\n\n')) {
    blocks.push({ start, terms: detect(paragraph) });
    start += paragraph.length + 2;
  }
  return nameVoices(blocks, quotations, text, LEXICON).map((term) => {
    assert.equal(text.slice(term.start, term.end), term.text);
    return `${term.text}: ${term.voice}`;
  });
}

describe('voice of a term', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Trade with unfriendly states fell.', ['unfriendly states: author']],
    ['{direct: "Trade with unfriendly states fell,"} he said.', ['unfriendly states: quoted']],
    ['He said unfriendly states {direct: "will pay"}.', ['unfriendly states: author']],
    [
      'He said {reported: unfriendly states {mixed: "will pay" for regime change}}.',
      ['unfriendly states: reported', 'regime change: quoted'],
    ],
    ['He named {mixed: "unfriendly states"} and other unfriendly states.', ['unfriendly states: quoted', 'unfriendly states: author']],
    ['{reported: Trade with unfriendly states fell}, the ministry said.', ['unfriendly states: reported']],
    [
      '{reported: Of importance{-}, the ministry said, {+}is the task of adapting to multipolar realities}.',
      ['multipolar realities: reported'],
    ],
    ['{reported: It will end{-}, the ministry of the regime said, {+}when hegemony ends}.', ['regime: author', 'hegemony: reported']],
    ['{reported: The diktat would end}, he said. The diktat went on.', ['diktat: reported', 'diktat: author']],
    ['A {scare: "rogue state"} and a rogue state.', ['rogue state: distanced', 'rogue state: author']],
    ['A so-called rogue state.', ['rogue state: distanced']],
    ['{direct: "A so-called rogue state,"} he said.', ['rogue state: quoted']],
    ['He said {reported: that a so-called rogue state had lied}.', ['rogue state: reported']],
    ['The book {title: "Axis of Evil"} sold well.', []],
    ['{direct: "The book {title: \'Axis of Evil\'} is about hegemony,"} she said.', ['hegemony: quoted']],
    ['The term {term: “multipolar”} is contested.', ['multipolar: distanced']],
    ['{direct: "The term {term: \'multipolar\'} is new,"} he said.', ['multipolar: quoted']],
    ['{direct: "This {scare: \'rogue state\'} lied,"} he said.', ['rogue state: quoted']],
    ['{direct: "He told me: {direct: \'Hegemony ends\'}, and the free world ends,"} she said.', ['Hegemony: quoted', 'free world: quoted']],
    ['He said {reported: that the {scare: "free world"} was tired of hegemony}.', ['free world: distanced', 'hegemony: reported']],
    [
      '{block: The diktat must end.\n\nHegemony must end.}\n\nThe regime must end.',
      ['diktat: quoted', 'Hegemony: quoted', 'regime: author'],
    ],
    [
      '{direct: "The diktat ends.{-}\n\n{+}"Hegemony ends,"} he said of the regime.',
      ['diktat: quoted', 'Hegemony: quoted', 'regime: author'],
    ],
    ['The {other: "unfriendly states"} file.', ['unfriendly states: author']],
    ['What Moscow calls the collective West.', ['collective West: distanced']],
    ['{direct: "What they call the collective West is the free world,"} he said.', ['collective West: quoted', 'free world: quoted']],
    ['The collective West, as Moscow calls it, paid.', ['collective West: distanced']],
    ['Regime change! {direct: "Never."} Regime change?', ['Regime change: author', 'Regime change: author']],
    ['{direct: "No."}diktat{direct: "No."}', ['diktat: author']],
    ['{direct: diktat}', ['diktat: quoted']],
    ['The regime{direct: "regime"}regime', ['regime: author', 'regime: quoted', 'regime: author']],
    ['Kremlin: {mixed: "unfriendly states"} to pay in full', ['unfriendly states: quoted']],
    [
      '- {block: end the diktat}\n\n- {block: end hegemony}\n\nThe regime agreed.',
      ['diktat: quoted', 'hegemony: quoted', 'regime: author'],
    ],
    ['He did not say {reported: that hegemony was over}.', ['hegemony: reported']],
    ['{reported: The free world, he said {reported: that she said the diktat was over}}.', ['free world: reported', 'diktat: reported']],
    ['{scare: "The film {title: \'Free World\'} of the free world"}', ['free world: distanced']],
  ];
  for (const [source, expected] of rows) it(source.replace(/\s+/g, ' '), () => assert.deepEqual(voices(source), expected));

  it('hands on what the form says', () => {
    const { text, quotations } = readQuotations('Rogue states met.');
    const [term] = nameVoices([{ start: 0, terms: detect(text) }], quotations, text, LEXICON);
    assert.deepEqual(term, {
      start: 0,
      end: 'Rogue states'.length,
      text: 'Rogue states',
      concept: 'rogue-state',
      term: 'rogue state',
      label: 'rhetorical',
      status: null,
      voice: 'author',
      alternatives: ['sanctioned states'],
    });
  });

  it('is linear in terms and quotations, nested or not', () => {
    const unit = 'regime "regime" ';
    const { quotations: pattern } = readQuotations('regime {direct: "regime"} ');
    const measure = (count: number): number => {
      const text = unit.repeat(count);
      const flat: Quotation[] = [];
      for (let i = 0; i < count; i++) {
        const start = pattern[0]!.start + i * unit.length;
        flat.push({ ...pattern[0]!, start, end: start + 8, content: [{ start: start + 1, end: start + 7 }] });
        // And one that holds all the rest: as deep as there are quotations.
        flat.push({ ...pattern[0]!, start: i, end: text.length - i, content: [{ start: i, end: text.length - i }], type: 'reported' });
      }
      flat.sort((a, b) => a.start - b.start);
      const terms = detect(text);
      const from = process.cpuUsage();
      const found = nameVoices([{ start: 0, terms }], flat, text, LEXICON);
      const used = process.cpuUsage(from);
      assert.equal(found.length, count * 2);
      return (used.user + used.system) / 1000;
    };
    measure(2_000);
    const small = measure(10_000);
    const large = measure(80_000);
    // A clock decides nothing in the suite: POLICY_REVIEW_MEASURE=1 measures.
    assert.ok(process.env.POLICY_REVIEW_MEASURE !== '1' || large < 30 * small + 100, `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`);
  });
});
