/** Reads settings, from an editor or from a file. */
import {
  DEFAULT_SETTINGS,
  ORGANIZATION_KINDS,
  type OrganizationSettings,
  type OwnOrganization,
  PRESET_SETTINGS,
  PRESETS,
  type PresetSetting,
  RULE_SETTINGS,
  type RuleSetting,
  type Settings,
  STYLE_SETTINGS,
  type StyleSetting,
  type TermSettings,
  type TranslationSettings,
  VOICES,
} from './config.ts';
import type { Voice } from './engine/facts.ts';
import type { OrganizationKind } from './engine/knowledge.ts';
import { type Phrase, phrase, type Said, say } from './engine/said.ts';

/** A setting that cannot be used as it is given. */
export interface SettingsProblem {
  /** The setting, such as `translation.pattern`; '' for all of them. */
  readonly path: string;
  readonly message: string;
  /** What the message is made of, for other languages. */
  readonly said: Phrase;
}

/** As many as a person keeps by hand; more is a data set. */
const MOST_BODIES = 2_000;
const LONGEST_NAME = 200;

function wrong(path: string, said: Said): SettingsProblem {
  return { path, ...said };
}

/**
 * Reads settings as a client or file gives them. Never throws: what cannot be used falls back to the default and is
 * named in `problems`.
 */
export function parseSettings(value: unknown): { readonly value: Settings; readonly problems: readonly SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  if (value === undefined || value === null) return { value: DEFAULT_SETTINGS, problems };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { value: DEFAULT_SETTINGS, problems: [wrong('', say`Expected an object of settings; the defaults are used.`)] };
  }
  const given = value as {
    preset?: unknown;
    termbases?: unknown;
    rules?: unknown;
    language?: unknown;
    style?: unknown;
    organizations?: unknown;
  } & Readonly<Record<string, unknown>>;
  // A null prototype keeps rule names such as "constructor" from reading inherited members.
  const rules: Record<string, RuleSetting> = Object.create(null);
  let { preset } = DEFAULT_SETTINGS;
  if (PRESET_SETTINGS.includes(given.preset as PresetSetting)) preset = given.preset as PresetSetting;
  else if (given.preset !== undefined && given.preset !== null) {
    problems.push(wrong('preset', say`Expected one of ${PRESET_SETTINGS.join(', ')}; "default" is used.`));
  }
  Object.assign(rules, PRESETS[preset]);
  if (given.rules !== undefined && given.rules !== null) {
    if (typeof given.rules !== 'object' || Array.isArray(given.rules)) {
      problems.push(wrong('rules', say`Expected an object of rule ids and severities; the defaults are used.`));
    } else {
      for (const [id, setting] of Object.entries(given.rules)) {
        if (RULE_SETTINGS.includes(setting as RuleSetting)) rules[id] = setting as RuleSetting;
        else problems.push(wrong('rules', say`Expected one of ${RULE_SETTINGS.join(', ')} for a rule; its default is used.`));
      }
    }
  }
  let language = DEFAULT_SETTINGS.language;
  if (typeof given.language === 'string' && /^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/.test(given.language)) language = given.language;
  else if (given.language !== undefined && given.language !== null) {
    problems.push(wrong('language', say`Expected "auto" or a language code such as "en"; "auto" is used.`));
  }
  let style = DEFAULT_SETTINGS.style;
  if (STYLE_SETTINGS.includes(given.style as StyleSetting)) style = given.style as StyleSetting;
  else if (given.style !== undefined && given.style !== null) {
    problems.push(wrong('style', say`Expected one of ${STYLE_SETTINGS.join(', ')}; "auto" is used.`));
  }
  const organizations = parseOrganizations(given.organizations, problems);
  const outline = parseFlags('outline', given.outline, DEFAULT_SETTINGS.outline, problems);
  const inlayHints = parseFlags('inlayHints', given.inlayHints, DEFAULT_SETTINGS.inlayHints, problems);
  const codeLens = parseFlags('codeLens', given.codeLens, DEFAULT_SETTINGS.codeLens, problems);
  const termbases = parsePaths(given.termbases, problems);
  const terms = parseTerms(given.terms, problems);
  const translation = parseTranslation(given.translation, problems);
  return {
    value: { preset, rules, language, style, organizations, termbases, outline, inlayHints, codeLens, translation, terms },
    problems,
  };
}

function parseTranslation(value: unknown, problems: SettingsProblem[]): TranslationSettings {
  const { translation } = DEFAULT_SETTINGS;
  if (value === undefined || value === null) return translation;
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push(wrong('translation', say`Expected an object of settings; the defaults are used.`));
    return translation;
  }
  const given = value as Readonly<Record<string, unknown>>;
  let { pattern, sourceLanguage } = translation;
  if (typeof given.pattern === 'string' && /\{name\}/.test(given.pattern) && /\{lang\}/.test(given.pattern))
    ({ pattern } = given as { pattern: string });
  else if (given.pattern !== undefined && given.pattern !== null)
    problems.push(wrong('translation.pattern', say`Expected a name with ${'{name}'} and ${'{lang}'} in it; "${pattern}" is used.`));
  if (typeof given.sourceLanguage === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(given.sourceLanguage))
    ({ sourceLanguage } = given as { sourceLanguage: string });
  else if (given.sourceLanguage !== undefined && given.sourceLanguage !== null)
    problems.push(wrong('translation.sourceLanguage', say`Expected a language code such as "en"; "en" is used.`));
  // A null prototype keeps file names such as "constructor" from reading inherited members.
  const pairs: Record<string, string> = Object.create(null);
  if (typeof given.pairs === 'object' && given.pairs !== null && !Array.isArray(given.pairs)) {
    for (const [target, source] of Object.entries(given.pairs)) {
      if (typeof source === 'string') pairs[target] = source;
      else problems.push(wrong('translation.pairs', say`Expected the path of a file for each translation; others are left out.`));
    }
  } else if (given.pairs !== undefined && given.pairs !== null)
    problems.push(wrong('translation.pairs', say`Expected an object of paths; none is used.`));
  return { pattern, sourceLanguage, pairs };
}

/** A group of settings that are on or off. */
function parseFlags<T extends { readonly [name in keyof T]: boolean }>(
  group: string,
  value: unknown,
  defaults: T,
  problems: SettingsProblem[],
): T {
  const flags: Record<string, boolean> = { ...defaults };
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  if (given !== value && value !== undefined && value !== null) {
    problems.push(wrong(group, say`Expected an object of settings; the defaults are used.`));
  }
  for (const name of Object.keys(defaults)) {
    const flag: unknown = Object.hasOwn(given, name) ? given[name as keyof typeof given] : undefined;
    if (typeof flag === 'boolean') flags[name] = flag;
    else if (flag !== undefined && flag !== null) {
      problems.push(wrong(`${group}.${name}`, say`Expected true or false; ${String(defaults[name as keyof T])} is used.`));
    }
  }
  return flags as T;
}

function parseTerms(value: unknown, problems: SettingsProblem[]): TermSettings {
  const voices = typeof value === 'object' && value !== null ? (value as { voices?: unknown }).voices : value;
  if (voices === undefined || voices === null) return DEFAULT_SETTINGS.terms;
  if (Array.isArray(voices) && voices.every((voice) => VOICES.includes(voice as Voice))) return { voices: voices as Voice[] };
  problems.push(wrong('terms.voices', say`Expected a list of voices out of ${VOICES.join(', ')}; the author’s voice is taken.`));
  return DEFAULT_SETTINGS.terms;
}

function parsePaths(value: unknown, problems: SettingsProblem[]): readonly string[] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.termbases;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  problems.push(wrong('termbases', say`Expected a list of paths such as ["terms/ministry.csv"]; none is added.`));
  return DEFAULT_SETTINGS.termbases;
}

function parseOrganizations(value: unknown, problems: SettingsProblem[]): OrganizationSettings {
  const defaults = DEFAULT_SETTINGS.organizations;
  if (value === undefined || value === null) return defaults;
  // A list alone was once what is well known.
  const given: { readonly wellKnown?: unknown; readonly gazetteer?: unknown } =
    typeof value === 'object' && !Array.isArray(value) ? value : { wellKnown: value };
  let { wellKnown } = defaults;
  if (Array.isArray(given.wellKnown) && given.wellKnown.every((one) => typeof one === 'string'))
    ({ wellKnown } = given as OrganizationSettings);
  else if (given.wellKnown !== undefined && given.wellKnown !== null)
    problems.push(wrong('organizations.wellKnown', say`Expected a list of abbreviations such as ["CSTO"]; none is added.`));
  return { wellKnown, gazetteer: parseGazetteer(given.gazetteer, problems) };
}

function parseGazetteer(value: unknown, problems: SettingsProblem[]): readonly OwnOrganization[] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.organizations.gazetteer;
  const path = 'organizations.gazetteer';
  if (!Array.isArray(value)) {
    problems.push(wrong(path, say`Expected a list of bodies, each with a name; none is added.`));
    return DEFAULT_SETTINGS.organizations.gazetteer;
  }
  if (value.length > MOST_BODIES) problems.push(wrong(path, say`Only the first ${MOST_BODIES} bodies are used.`));
  const names = new Set<string>();
  return value.slice(0, MOST_BODIES).flatMap((one: unknown, index): OwnOrganization[] => {
    const report = (member: string, said: Said): number => problems.push(wrong(`${path}.${index}${member}`, said));
    const given = (typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}) as Readonly<Record<string, unknown>>;
    const { name, abbreviation, aliases, kind } = given;
    if (!isName(name) || names.has(name)) {
      if (isName(name)) report('.name', say`This body is listed already.`);
      else report('', say`Expected a body with a name. ${NAMES}`);
      return [];
    }
    names.add(name);
    for (const member of Object.keys(given).filter((key) => !['name', 'abbreviation', 'aliases', 'kind'].includes(key)))
      report(`.${member}`, say`A body has a name, an abbreviation, aliases and a kind.`);
    const isKind = ORGANIZATION_KINDS.includes(kind as OrganizationKind);
    if (kind !== undefined && kind !== null && !isKind) report('.kind', say`Expected one of ${ORGANIZATION_KINDS.join(', ')}.`);
    if (abbreviation !== undefined && abbreviation !== null && !isName(abbreviation))
      report('.abbreviation', say`Expected a text. ${NAMES}`);
    const others: readonly unknown[] = Array.isArray(aliases) ? aliases : [];
    if (others.some((alias) => !isName(alias)) || (aliases !== undefined && aliases !== null && !Array.isArray(aliases)))
      report('.aliases', say`Expected a list of texts. ${NAMES}`);
    return [
      {
        name,
        ...(isName(abbreviation) ? { abbreviation } : {}),
        ...(others.length === 0 ? {} : { aliases: others.filter(isName) }),
        ...(isKind ? { kind: kind as OrganizationKind } : {}),
      },
    ];
  });
}

const NAMES = phrase`Names begin with a letter or number, hold no quotation marks and have at most ${LONGEST_NAME} characters.`;

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LONGEST_NAME && /^[\p{L}\p{N}]/u.test(value) && !/["“”„‟«»‹›「」『』`\n\r]/.test(value)
  );
}
