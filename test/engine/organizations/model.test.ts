import assert from 'node:assert/strict';
import { createEngine, type Engine } from '../../../server/src/engine/analyze.ts';
import { BUCKET_BITS, type Model, packWeights, TAG, TAGS } from '../../../server/src/engine/organizations/model.ts';
import { readModel, writeModel } from '../../../server/src/engine/organizations/model-file.ts';
import { analyze, engine, knowledge, model } from '../../support/engine.ts';

const rules: Engine = createEngine(knowledge);

function named(by: Engine, text: string): string[] {
  return by.analyze(text, { format: 'plaintext', language: 'en' }).organizations.map((mention) => mention.text);
}

/** Gives every word of every run the same tag. */
function stubborn(tag: number): Model {
  const weights = new Int8Array(TAGS << BUCKET_BITS);
  for (let at = tag; at < weights.length; at += TAGS) weights[at] = 5;
  const limits = { pass: -10_000, alone: 0, bare: 0, hopeless: 10_000, sure: 0, capitals: 0, doubt: 0 };
  return { ...model, sieve: new Int8Array(model.sieve.length), weights: packWeights(weights), limits };
}

describe('the model of names', () => {
  it('finds bodies that neither the gazetteer nor the patterns know', () => {
    const text = 'She worked for General Motors and for Sony Pictures.';
    assert.deepEqual(named(rules, text), []);
    assert.deepEqual(named(engine, text), ['General Motors', 'Sony Pictures']);
  });

  it('leaves out what stands between a name and the next', () => {
    const text = 'Ministers met at the Lake Forum on Regional Security on Monday. They went home.';
    assert.deepEqual(named(engine, text), ['Lake Forum on Regional Security']);
    const more =
      'Foreign ministers met at the Lake Forum on Regional Security on Monday to discuss trade routes, border incidents and arms.';
    assert.deepEqual(named(engine, more), ['Lake Forum on Regional Security']);
  });

  it('takes a word alone only where something speaks of bodies or states', () => {
    const begins = createEngine(knowledge, stubborn(TAG.begin));
    assert.deepEqual(named(begins, 'It was set by Wexcorp.'), []);
    assert.deepEqual(named(begins, 'The minister wrote to Wexcorp.'), ['Wexcorp']);
    assert.deepEqual(named(begins, 'In Poland they asked Wexcorp.'), ['Wexcorp']);
  });

  it('is less sure than the rules, and calls nothing known', () => {
    const [mention] = analyze('She worked for General Motors and for Sony Pictures.', { language: 'en' }).organizations;
    assert.equal(mention!.known, false);
    assert.ok(mention!.confidence < 0.7);
    assert.equal(mention!.canonical, 'General Motors');
  });

  const none: readonly (readonly [what: string, text: string])[] = [
    ['capitals that speak for states', 'Moscow said on Tuesday that Paris and Ankara agreed.'],
    ['persons', 'Anna Lindqvist met Mr. Harris and President Sofia Brandt in May.'],
    ['treaties and operations', 'The Paris Agreement and Operation Desert Fox were discussed.'],
    ['abbreviations of things', 'The CPU reads the JSON file over HTTP, and GDP grew.'],
    ['days and months', 'On Monday and in March they waited.'],
  ];
  for (const [what, text] of none) it(`takes no organization from ${what}`, () => assert.deepEqual(named(engine, text), []));

  it('asks no reader to explain an abbreviation that it alone has found', () => {
    const found = analyze('The USPTO and the NLRB ruled against GM and BMW. The USPTO and GM appealed.', { language: 'en' });
    const explained = found.findings.filter(({ rule }) => rule === 'organization/undefined-abbreviation').map((one) => one.start);
    const judged = found.organizations.filter(({ known }) => !known).map((mention) => mention.start);
    assert.deepEqual(
      explained.filter((start) => judged.includes(start)),
      [],
    );
  });

  it('reads no language but the one it was trained on', () => {
    const text = 'General Motors hat am Freitag geliefert.';
    assert.deepEqual(createEngine(knowledge, stubborn(TAG.begin)).analyze(text, { format: 'plaintext', language: 'de' }).organizations, []);
  });

  it('leaves what the gazetteer is sure of', () => {
    const text = 'NATO and the European Commission met Anna Lindqvist.';
    const names = named(createEngine(knowledge, stubborn(TAG.begin)), text);
    assert.deepEqual(names.slice(0, 2), ['NATO', 'European Commission']);
    assert.ok(names.length > 2);
    assert.deepEqual(named(createEngine(knowledge, stubborn(TAG.outside)), text), named(rules, text));
  });

  it('takes a doubtful name only where the text surely has it elsewhere', () => {
    // Behind by what `sure` asks for, and within `doubt`: nothing in the text is sure.
    const doubtful = { ...stubborn(TAG.begin), limits: { ...stubborn(TAG.begin).limits, sure: 10_000, doubt: 10_000 } };
    assert.deepEqual(named(createEngine(knowledge, doubtful), 'They met Wexcorp. Then Wexcorp left.'), []);
  });
});

describe('the file of the model', () => {
  const bytes = writeModel(model);

  it('is read as it was written', () => assert.deepEqual(readModel(bytes), model));

  it('is read alike from a Buffer that shares its memory, at any offset', () => {
    const shared = Buffer.concat([Buffer.from([1, 2, 3]), bytes, Buffer.from([4])]);
    assert.deepEqual(readModel(shared.subarray(3, 3 + bytes.length)), model);
  });

  it('fits in what a download may take', () => assert.ok(bytes.length < 1_500_000));

  const changed = (at: number, value: number): Uint8Array => bytes.map((byte, i) => (i === at ? value : byte));
  const bad: readonly (readonly [what: string, bytes: Uint8Array, message: RegExp])[] = [
    ['nothing', new Uint8Array(0), /no model/],
    ['a few bytes', bytes.slice(0, 10), /no model/],
    ['another file', changed(0, 0), /no model/],
    ['another version', changed(4, 99), /version 99/],
    ['a model that is cut off', bytes.slice(0, -1), /cut off/],
    ['a model with more behind it', new Uint8Array([...bytes, 0]), /cut off/],
  ];
  for (const [what, broken, message] of bad) it(`refuses ${what}`, () => assert.throws(() => readModel(broken), message));
});
