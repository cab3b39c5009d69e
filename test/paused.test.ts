import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../server/src/config.ts';
import { RULES } from '../server/src/engine/rules/index.ts';
import { createPausable } from '../server/src/paused.ts';

describe('documents that are not judged for a while', () => {
  const settings = createPausable({
    known: (uri) => (uri === 'unknown' ? undefined : DEFAULT_SETTINGS),
    lastKnown: () => DEFAULT_SETTINGS,
    of: async () => DEFAULT_SETTINGS,
    forget: () => undefined,
    change: () => undefined,
  });

  it('have every rule off, and all other settings', async () => {
    assert.equal(settings.pause('a', true), true);
    const paused = settings.known('a')!;
    for (const { id } of RULES) assert.equal(paused.rules[id], 'off', id);
    assert.deepEqual({ ...paused, rules: {} }, { ...DEFAULT_SETTINGS, rules: {} });
    assert.equal(await settings.of('a'), paused);
    assert.equal(settings.known('b'), DEFAULT_SETTINGS);
    assert.equal(settings.known('unknown'), undefined);
  });

  it('are judged again when they are told to be', async () => {
    assert.equal(settings.pause('a', true), false);
    assert.equal(settings.pause('a', false), true);
    assert.equal(settings.known('a'), DEFAULT_SETTINGS);
    assert.equal(await settings.of('a'), DEFAULT_SETTINGS);
  });
});
