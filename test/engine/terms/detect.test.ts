import assert from 'node:assert/strict';
import type { ConceptEntry } from '../../../server/src/engine/knowledge.ts';
import { compileTermLexicon, termForm } from '../../../server/src/engine/terms/lexicon.ts';
import { conceptOf, detect, KNOWLEDGE, LEXICON, marked } from './support.ts';

const strip = (source: string): string => source.replace(/[‹›]/g, '');

describe('terms in a block', () => {
  const rows: readonly string[] = [
    'Relations with ‹unfriendly states› got worse; an ‹unfriendly country› was named.',
    'The United States and its ‹satellites› opposed it.',
    'They want to subordinate everyone to their ‹diktat›.',
    'The system adapts to ‹multipolar realities› and to a ‹multi-polar world›.',
    'A ‹multipolar› Asia, ‹multipolarity› and a ‹multipolar world order›.',
    'The ‹rules-based international order›, the ‹rules-based order› and a ‹rules-based› approach.',
    'The ‹collective West›’s line is that of the ‹Collective West›.',
    'THE ‹COLLECTIVE WEST› AND THE ‹GLOBAL SOUTH›',
    'a ‹colour revolution›, two ‹color revolutions›, ‹colour\nrevolutions› over a line',
    'an ‹axis of evil› and the ‹free world›',
    'The Assad ‹regime› fell.',
    'The ‹Kiev regime› and the ‹Kyiv regime› are one.',
    'A ‹puppet regime› is not a ‹regime›.',
    'He spoke of ‹interference in China’s internal affairs› and ‹double standards›.',
    'The ‹special military op\u00aderation› began.',
    'Food was ‹weaponised›, energy is being ‹weaponized›, they ‹weaponise› trade.',
    'an ‹unprovoked and unjustified war of aggression›',
    'condemned ‹in the strongest possible terms›',
    'Россия и ‹недружественные страны› говорят о ‹многополярном мире›.',
    '共建‹人类命运共同体›，反对‹霸权主义›和‹冷战思维›。',
    'قال إن ‹الكيان الصهيوني› مسؤول.',
    'The ‹near abroad› and ‹spheres of influence›.',
    'a ‹win-win› for both, ‹win win cooperation›',
    '‹Anglo-Saxons› decide, they say.',
    'The ‹mullah regime› and ‹the mullahs› of Tehran.',
    'They held a ‹frank exchange of views›.',
    '‹PoK› and ‹IIOJK› name one region.',
    'an anti-‹regime› protest',
  ];
  for (const row of rows) it(strip(row).replace(/\s+/g, ' '), () => assert.equal(marked(strip(row)), row));
});

describe('context that makes a term literal', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['The ‹regime› fell. ', 'The sanctions regime was extended.'],
    ['The Syrian ‹regime› used gas.', 'A strict inspection regime and an export control regime exist.'],
    ['The ‹regime› of the colonels ended.', 'The regime of inspections was agreed.'],
    ['Moscow and its ‹satellites› vetoed it.', 'The company launched its satellites into orbit.'],
    ['Washington’s ‹satellites› in Europe agreed.', 'NASA and its European partners build satellites for weather data.'],
    ['A ‹multipolar› system emerges.', 'A multipolar neuron has many dendrites.'],
    ['The country lies in ‹Russia’s backyard›.', 'They talked in the backyard of the house.'],
    ['They sought ‹hegemony› in the region.', 'Scholars after Gramsci speak of hegemony.'],
    ['The ‹free world› must act.', 'We want a nuclear-free world.'],
    ['The ‹denazification› of Ukraine was claimed.', 'The denazification of Germany ended in 1949.'],
    ['Poor states fall into a ‹debt trap›.', 'Payday loans lead households into a debt trap.'],
    ['A new ‹apartheid regime›, they say.', 'The apartheid regime of South Africa fell in 1994.'],
    ['An ‹unprovoked invasion› of a neighbour.', 'Police said the suspect made an unprovoked attack.'],
    ['China ‹decoupling› is costly.', 'The decoupling of emissions from growth goes on.'],
    ['Beijing defends its ‹core interests›.', 'The core interests of shareholders differ.'],
    ['The bank warned of ‹de-risking› from China.', 'Correspondent banks speak of de-risking.'],
    ['Allies in NATO reinforce the ‹eastern flank›.', 'Napoleon attacked the eastern flank.'],
    ['‹Russian world› ideology spreads.', 'She became the Russian world champion.'],
    ['They crossed all ‹red lines›.', 'The metro map shows red lines.'],
    ['‹TRNC› officials came.', 'The trnc file was deleted.'],
  ];
  for (const [rhetorical, literal] of rows) {
    it(`${strip(rhetorical).trim()} / ${literal}`, () => {
      assert.equal(marked(strip(rhetorical)), rhetorical);
      assert.equal(marked(literal), literal);
    });
  }

  it('reaches eight words and not beyond the sentence', () => {
    assert.equal(detect('The orbit was low. The West and its satellites refused.').length, 1);
    assert.equal(detect('The West and its satellites refused; orbit is another matter.').length, 1);
    assert.equal(detect('The West and its satellites refused to talk about the orbit.').length, 0);
  });

  it('falls back to a shorter form when the longer one is literal', () => {
    const entry = (id: string, term: string, unlessAfter: readonly string[]): ConceptEntry => ({
      id,
      label: 'rhetorical',
      category: 'slogan',
      users: 'x',
      why: 'X.',
      alternatives: [],
      note: '',
      terms: [{ text: term, language: 'en', status: null, caseSensitive: false }],
      unlessBefore: [],
      unlessAfter,
      source: 'editorial',
    });
    const lexicon = compileTermLexicon({
      ...KNOWLEDGE,
      terms: [entry('long', 'iron will power', ['plant']), entry('short', 'iron will', [])],
    });
    const found = (text: string) => detect(text, lexicon).map((term) => termForm(lexicon, term.form).concept.id);
    assert.deepEqual(found('iron will power'), ['long']);
    assert.deepEqual(found('iron will power plant'), ['short']);
  });
});

describe('facts of an occurrence', () => {
  it('name the base term of a generated form', () => {
    const [term] = detect('Two color revolutions.');
    assert.equal(termForm(LEXICON, term!.form).term, 'colour revolution');
  });

  it('offer alternatives in the number of the form', () => {
    const alternatives = (text: string) => termForm(LEXICON, detect(text)[0]!.form).alternatives;
    assert.deepEqual(alternatives('a rogue state'), ['sanctioned state']);
    assert.deepEqual(alternatives('rogue states'), ['sanctioned states']);
    assert.deepEqual(alternatives('they weaponise it'), []);
    assert.deepEqual(alternatives('многополярный мир'), []);
  });
});

describe('distancing words', () => {
  const distanced: readonly string[] = [
    'the so-called collective West',
    'so-called "collective West"',
    'the self-styled axis of resistance',
    'the so-called liberal rules-based order',
    'what Moscow calls its special military operation',
    'what the Russian Foreign Ministry describes as the collective West',
    'what critics call regime change',
    'a group known as the axis of resistance',
    'states branded rogue states by Washington',
    'the alleged interference in internal affairs',
    'the collective West, as Moscow calls it, was blamed',
    'unfriendly states, as the Kremlin puts it, and others',
    'the global majority (as Moscow terms it)',
  ];
  const own: readonly string[] = [
    'the collective West',
    'Critics of so-called experts. The collective West answered',
    'so-called experts in unfriendly states',
    'what matters is the collective West',
    'the ministry calls unfriendly states to order',
    'the collective West, as Moscow knows, was blamed',
    'the collective West as seen from Moscow',
    'The so-called plan failed, and the collective West paid',
  ];
  for (const text of distanced) {
    it(`at arm's length: ${text}`, () => {
      const [term, ...rest] = detect(text);
      assert.equal(rest.length, 0);
      assert.equal(term?.distanced, true);
    });
  }
  for (const text of own) {
    it(`not: ${text}`, () => {
      const terms = detect(text);
      assert.equal(terms.length, 1);
      assert.equal(terms[0]!.distanced, false);
    });
  }
});

describe('hostile input for terms', () => {
  const elapsed = (text: string): number => {
    const from = process.cpuUsage();
    detect(text);
    const used = process.cpuUsage(from);
    return (used.user + used.system) / 1000;
  };

  const texts: readonly (readonly [string, (count: number) => string])[] = [
    ['one term', (count) => 'regime '.repeat(count)],
    ['a term with a window on both sides', (count) => 'its satellites '.repeat(count)],
    ['the start of a long term', (count) => 'community with a shared future for '.repeat(count / 4)],
    ['a marker without a term', (count) => 'what so called the '.repeat(count / 2)],
    ['commas between terms', (count) => `${',regime'.repeat(count / 2)}`],
    ['marks before a term', (count) => `${'"'.repeat(count)}regime`],
    ['articles before terms', (count) => `${'the '.repeat(count)}regime regime`],
  ];
  for (const [what, make] of texts) {
    it(`is linear: ${what}`, () => {
      elapsed(make(10_000));
      const small = Math.min(elapsed(make(20_000)), elapsed(make(20_000)));
      const large = elapsed(make(160_000));
      // Eight times the text may cost eight times as much; quadratic cost would be sixty-four times.
      // A clock decides nothing in the suite: POLICY_REVIEW_MEASURE=1 measures.
      assert.ok(
        process.env.POLICY_REVIEW_MEASURE !== '1' || large < 30 * small + 100,
        `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`,
      );
    });
  }

  it('reads a term a million times', () => assert.equal(detect('multipolar '.repeat(1_000_000)).length, 1_000_000));

  it('reads lone surrogates, controls and an empty block', () => {
    for (const text of ['', '\ud800 regime \udfff', '\u0000regime\u0000', 'regime\u200b', '\ufeffregime'])
      assert.equal(detect(text).length, text === '' ? 0 : 1, JSON.stringify(text));
  });
});

describe('order of terms', () => {
  it('is that of the text, without overlaps, and always the same', () => {
    const text = 'The puppet regime, the Kiev regime and the regime of a rogue state in a multipolar world order.';
    const first = detect(text);
    for (let i = 1; i < first.length; i++) assert.ok(first[i - 1]!.end <= first[i]!.start);
    assert.deepEqual(detect(text), first);
    assert.deepEqual(first.map(conceptOf), ['puppet-government', 'kiev-regime', 'regime', 'rogue-state', 'multipolar']);
  });
});
