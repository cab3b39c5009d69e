/** What a folder's `policy-review.yaml` makes of the settings of an editor or a command line. */
import { DEFAULT_SETTINGS, type Settings } from '../config.ts';

/** The name of the file. */
export const CONFIGURATION_NAME = 'policy-review.yaml';

export interface FolderSettings {
  /** What stands in the file, by the names of the settings. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The same, checked; whatever does not stand there has its default. */
  readonly settings: Settings;
}

/**
 * The file wins over the editor: a folder is meant to be held to the same for everybody. A preset in the file decides about all rules;
 * without one, its rules are added to those of the editor.
 */
export function overlay(base: Settings, { given, settings }: FolderSettings): Settings {
  const merged: Record<string, unknown> = { ...base };
  for (const name of Object.keys(given)) {
    if (name === 'rules' || !Object.hasOwn(DEFAULT_SETTINGS, name)) continue;
    const [before, now, raw] = [base, settings, given].map((one) => (one as unknown as Record<string, unknown>)[name]);
    merged[name] = isGroup(before) && isGroup(now) && isGroup(raw) ? { ...before, ...only(now, Object.keys(raw)) } : now;
  }
  merged.rules = Object.assign(Object.create(null), given.preset === undefined ? base.rules : {}, settings.rules);
  return merged as unknown as Settings;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function only(group: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(group).filter(([name]) => names.includes(name)));
}
