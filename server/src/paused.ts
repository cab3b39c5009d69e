/**
 * Documents that are not judged for a while: a person writes on and wants no findings. Facts stay; every rule is off, as if the
 * settings said so.
 */
import type { RuleSetting, Settings } from './config.ts';
import { RULES } from './engine/rules/index.ts';
import { TRANSLATION_RULE_IDS } from './engine/rules/translation.ts';
import type { SettingsSource } from './settings-source.ts';

export interface PausableSettings extends SettingsSource {
  /** True where that changed anything. */
  pause(uri: string, isPaused: boolean): boolean;
}

export function createPausable(settings: SettingsSource): PausableSettings {
  const paused = new Set<string>();
  // The same settings give the same object each time: a new one has the whole text judged anew.
  const silent = new WeakMap<Settings, Settings>();
  const shown = (uri: string, value: Settings): Settings => {
    if (!paused.has(uri)) return value;
    let quiet = silent.get(value);
    if (quiet === undefined) {
      quiet = { ...value, rules: ALL_OFF };
      silent.set(value, quiet);
    }
    return quiet;
  };
  return {
    known(uri) {
      const value = settings.known(uri);
      return value === undefined ? undefined : shown(uri, value);
    },
    lastKnown(uri) {
      const value = settings.lastKnown(uri);
      return value === undefined ? undefined : shown(uri, value);
    },
    of: async (uri) => shown(uri, await settings.of(uri)),
    forget: (uri) => settings.forget(uri),
    change: (given) => settings.change(given),
    pause(uri, isPaused) {
      if (paused.has(uri) === isPaused) return false;
      if (isPaused) paused.add(uri);
      else paused.delete(uri);
      return true;
    },
  };
}

const ALL_OFF: Readonly<Record<string, RuleSetting>> = Object.fromEntries(
  [...RULES.map(({ id }) => id), ...TRANSLATION_RULE_IDS].map((id) => [id, 'off']),
);
