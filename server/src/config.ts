/**
 * Settings and their defaults. Imports nothing at run time, so that client, server, command line and the manifest test
 * can all read it.
 */
import type { Severity, Voice } from './engine/facts.ts';
import type { OrganizationKind } from './engine/knowledge.ts';

export type RuleSetting = Severity | 'off';

export interface Settings {
  /** Severities that suit a desk; `rules` has the last word, and holds those of the preset already. */
  readonly preset: PresetSetting;
  /** Rule id -> severity; a rule that is not named keeps its default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** BCP 47 code for texts that do not say their language, or `auto`. */
  readonly language: string;
  /** The house style a text is held to; `auto` expects only what the language and the text itself do. */
  readonly style: StyleSetting;
  readonly organizations: OrganizationSettings;
  /** Termbases besides those that lie in the folders of a text: paths, relative to the workspace folder. */
  readonly termbases: readonly string[];
  readonly outline: OutlineSettings;
  readonly inlayHints: InlayHintSettings;
  readonly codeLens: CodeLensSettings;
  readonly translation: TranslationSettings;
  readonly terms: TermSettings;
}

export interface TermSettings {
  /** The voices `term/rhetorical` speaks about. */
  readonly voices: readonly Voice[];
}

export const VOICES: readonly Voice[] = ['author', 'distanced', 'reported', 'quoted'];

/** What the outline lists besides sections and quotations. */
export interface OutlineSettings {
  readonly organizations: boolean;
  readonly terms: boolean;
}

export interface InlayHintSettings {
  /** Who a pronoun is, behind it. */
  readonly speakers: boolean;
  /** What an abbreviation stands for, where it is first used without its long form. */
  readonly longForms: boolean;
}

export interface CodeLensSettings {
  /** What each section holds, above its heading. */
  readonly sections: boolean;
}

export interface TranslationSettings {
  /** How a translation is named: `{name}.{lang}`, with or without folders and extension. */
  readonly pattern: string;
  /** Of files that differ in their language only, that of the source. */
  readonly sourceLanguage: string;
  /** Chosen by hand: the path of the translation -> the path of its source, both from the workspace folder. */
  readonly pairs: Readonly<Record<string, string>>;
}

export interface OrganizationSettings {
  /** Abbreviations that need no explanation, besides those that are known to need none. */
  readonly wellKnown: readonly string[];
  /** Bodies of the user's own, over the gazetteer. */
  readonly gazetteer: readonly OwnOrganization[];
}

export interface OwnOrganization {
  readonly name: string;
  readonly abbreviation?: string;
  readonly aliases?: readonly string[];
  readonly kind?: OrganizationKind;
}

export const ORGANIZATION_KINDS = [
  ...(['international', 'regional', 'grouping', 'un', 'eu', 'ministry', 'government', 'legislature', 'court', 'military'] as const),
  ...(['intelligence', 'bank', 'party', 'company', 'media', 'armed-group', 'ngo', 'other'] as const),
] as const satisfies readonly OrganizationKind[];

/** Each names a file of `server/data/styles`. */
export const STYLES = ['un', 'ap', 'guardian', 'economist', 'chicago', 'duden', 'fr', 'ru', 'zh'] as const;

export type StyleSetting = 'auto' | (typeof STYLES)[number];

export const STYLE_SETTINGS: readonly StyleSetting[] = ['auto', ...STYLES];

/** Severities that suit a desk; what a preset does not name keeps its default. */
export const PRESETS = {
  default: {},
  // Only what is broken: whatever is no warning by default is off.
  quiet: {
    'organization/former-name': 'off',
    'organization/full-name-again': 'off',
    'organization/inconsistent-naming': 'off',
    'organization/near-miss': 'off',
    'organization/official-spelling': 'off',
    'organization/repeated-definition': 'off',
    'organization/undefined-abbreviation': 'off',
    'organization/unused-definition': 'off',
    'quotation/double-distancing': 'off',
    'quotation/edge-ellipsis': 'off',
    'quotation/ellipsis-form': 'off',
    'quotation/fragments': 'off',
    'quotation/inconsistent-marks': 'off',
    'quotation/late-attribution': 'off',
    'quotation/loaded-cue': 'off',
    'quotation/long-inline': 'off',
    'quotation/mark-direction': 'off',
    'quotation/mark-spacing': 'off',
    'quotation/mark-style': 'off',
    'quotation/mixed-marks': 'off',
    'quotation/nesting': 'off',
    'quotation/punctuation-placement': 'off',
    'quotation/scare-quotes': 'off',
    'quotation/two-wordings': 'off',
    'quotation/unattributed': 'off',
    'quotation/vague-source': 'off',
    'term/rhetorical': 'off',
    'translation/organization': 'off',
    'translation/quotation-marks': 'off',
    'translation/term-admitted': 'off',
    'translation/term-inconsistent': 'off',
  },
  // Who said it, and in whose words, is what a news desk answers for.
  newsroom: {
    'organization/undefined-abbreviation': 'information',
    'quotation/late-attribution': 'information',
    'quotation/loaded-cue': 'information',
    'quotation/scare-quotes': 'hint',
    'quotation/two-wordings': 'warning',
    'quotation/unattributed': 'warning',
    'quotation/vague-source': 'warning',
    'term/rhetorical': 'warning',
  },
  // The wording is the source's: what the translator is free in comes to the front, what is not theirs steps back.
  translation: {
    'organization/undefined-abbreviation': 'off',
    'quotation/late-attribution': 'off',
    'quotation/loaded-cue': 'off',
    'quotation/unattributed': 'off',
    'quotation/vague-source': 'off',
    'term/rhetorical': 'hint',
    'translation/organization': 'warning',
    'translation/quotation-marks': 'warning',
    'translation/term-admitted': 'information',
    'translation/term-inconsistent': 'warning',
  },
  // Each rule one step up from its default.
  strict: {
    'organization/conflicting-definition': 'error',
    'organization/former-name': 'information',
    'organization/full-name-again': 'information',
    'organization/inconsistent-naming': 'information',
    'organization/near-miss': 'information',
    'organization/official-spelling': 'information',
    'organization/repeated-definition': 'information',
    'organization/undefined-abbreviation': 'information',
    'organization/unused-definition': 'information',
    'quotation/double-distancing': 'information',
    'quotation/edge-ellipsis': 'information',
    'quotation/ellipsis-form': 'information',
    'quotation/fragments': 'hint',
    'quotation/inconsistent-marks': 'information',
    'quotation/late-attribution': 'information',
    'quotation/loaded-cue': 'information',
    'quotation/long-inline': 'hint',
    'quotation/mark-direction': 'warning',
    'quotation/mark-spacing': 'information',
    'quotation/mark-style': 'information',
    'quotation/mixed-marks': 'warning',
    'quotation/nesting': 'information',
    'quotation/punctuation-placement': 'information',
    'quotation/scare-quotes': 'hint',
    'quotation/two-wordings': 'information',
    'quotation/unattributed': 'information',
    'quotation/unclosed': 'error',
    'quotation/unopened': 'error',
    'quotation/vague-source': 'warning',
    'term/deprecated': 'error',
    'term/rhetorical': 'warning',
    'translation/do-not-translate': 'error',
    'translation/numbers': 'error',
    'translation/organization': 'warning',
    'translation/quotation-count': 'error',
    'translation/quotation-marks': 'warning',
    'translation/term-admitted': 'information',
    'translation/term-forbidden': 'error',
    'translation/term-inconsistent': 'warning',
    'translation/term-missing': 'error',
    'translation/untranslated': 'error',
    'translation/voice': 'error',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, RuleSetting>>>>;

export type PresetSetting = keyof typeof PRESETS;

export const PRESET_SETTINGS = ['default', 'quiet', 'newsroom', 'translation', 'strict'] as const satisfies readonly PresetSetting[];

export const DEFAULT_SETTINGS: Settings = {
  preset: 'default',
  rules: {},
  language: 'auto',
  style: 'auto',
  organizations: { wellKnown: [], gazetteer: [] },
  termbases: [],
  outline: { organizations: true, terms: true },
  inlayHints: { speakers: false, longForms: false },
  codeLens: { sections: false },
  translation: { pattern: '{name}.{lang}', sourceLanguage: 'en', pairs: {} },
  terms: { voices: ['author'] },
};

export const RULE_SETTINGS: readonly RuleSetting[] = ['off', 'hint', 'information', 'warning', 'error'];

/**
 * Reads settings as a client or file gives them. Never throws: what cannot be used falls back to the default and is
 * named in `problems`.
 */
export function parseSettings(value: unknown): { readonly value: Settings; readonly problems: readonly string[] } {
  const problems: string[] = [];
  if (value === undefined || value === null) return { value: DEFAULT_SETTINGS, problems };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { value: DEFAULT_SETTINGS, problems: ['policyReview: expected an object of settings; the defaults are used'] };
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
    problems.push(`policyReview.preset: expected one of ${PRESET_SETTINGS.join(', ')}; "default" is used`);
  }
  Object.assign(rules, PRESETS[preset]);
  if (given.rules !== undefined && given.rules !== null) {
    if (typeof given.rules !== 'object' || Array.isArray(given.rules)) {
      problems.push('policyReview.rules: expected an object of rule ids and severities; the defaults are used');
    } else {
      for (const [id, setting] of Object.entries(given.rules)) {
        if (RULE_SETTINGS.includes(setting as RuleSetting)) rules[id] = setting as RuleSetting;
        else problems.push(`policyReview.rules: expected one of ${RULE_SETTINGS.join(', ')} for a rule; its default is used`);
      }
    }
  }
  let language = DEFAULT_SETTINGS.language;
  if (typeof given.language === 'string' && /^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/.test(given.language)) language = given.language;
  else if (given.language !== undefined && given.language !== null) {
    problems.push('policyReview.language: expected "auto" or a language code such as "en"; "auto" is used');
  }
  let style = DEFAULT_SETTINGS.style;
  if (STYLE_SETTINGS.includes(given.style as StyleSetting)) style = given.style as StyleSetting;
  else if (given.style !== undefined && given.style !== null) {
    problems.push(`policyReview.style: expected one of ${STYLE_SETTINGS.join(', ')}; "auto" is used`);
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

function parseTranslation(value: unknown, problems: string[]): TranslationSettings {
  const { translation } = DEFAULT_SETTINGS;
  if (value === undefined || value === null) return translation;
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push('policyReview.translation: expected an object of settings; the defaults are used');
    return translation;
  }
  const given = value as Readonly<Record<string, unknown>>;
  let { pattern, sourceLanguage } = translation;
  if (typeof given.pattern === 'string' && /\{name\}/.test(given.pattern) && /\{lang\}/.test(given.pattern))
    ({ pattern } = given as { pattern: string });
  else if (given.pattern !== undefined && given.pattern !== null)
    problems.push(`policyReview.translation.pattern: expected a name with {name} and {lang} in it; "${pattern}" is used`);
  if (typeof given.sourceLanguage === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(given.sourceLanguage))
    ({ sourceLanguage } = given as { sourceLanguage: string });
  else if (given.sourceLanguage !== undefined && given.sourceLanguage !== null)
    problems.push('policyReview.translation.sourceLanguage: expected a language code such as "en"; "en" is used');
  // A null prototype keeps file names such as "constructor" from reading inherited members.
  const pairs: Record<string, string> = Object.create(null);
  if (typeof given.pairs === 'object' && given.pairs !== null && !Array.isArray(given.pairs)) {
    for (const [target, source] of Object.entries(given.pairs)) {
      if (typeof source === 'string') pairs[target] = source;
      else problems.push('policyReview.translation.pairs: expected the path of a file for each translation; others are left out');
    }
  } else if (given.pairs !== undefined && given.pairs !== null)
    problems.push('policyReview.translation.pairs: expected an object of paths; none is used');
  return { pattern, sourceLanguage, pairs };
}

/** A group of settings that are on or off. */
function parseFlags<T extends { readonly [name in keyof T]: boolean }>(group: string, value: unknown, defaults: T, problems: string[]): T {
  const flags: Record<string, boolean> = { ...defaults };
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  if (given !== value && value !== undefined && value !== null) {
    problems.push(`policyReview.${group}: expected an object of settings; the defaults are used`);
  }
  for (const name of Object.keys(defaults)) {
    const flag: unknown = Object.hasOwn(given, name) ? given[name as keyof typeof given] : undefined;
    if (typeof flag === 'boolean') flags[name] = flag;
    else if (flag !== undefined && flag !== null) {
      problems.push(`policyReview.${group}.${name}: expected true or false; ${defaults[name as keyof T]} is used`);
    }
  }
  return flags as T;
}

function parseTerms(value: unknown, problems: string[]): TermSettings {
  const voices = typeof value === 'object' && value !== null ? (value as { voices?: unknown }).voices : value;
  if (voices === undefined || voices === null) return DEFAULT_SETTINGS.terms;
  if (Array.isArray(voices) && voices.every((voice) => VOICES.includes(voice as Voice))) return { voices: voices as Voice[] };
  problems.push(`policyReview.terms.voices: expected a list of voices out of ${VOICES.join(', ')}; the author’s voice is taken`);
  return DEFAULT_SETTINGS.terms;
}

function parsePaths(value: unknown, problems: string[]): readonly string[] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.termbases;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  problems.push('policyReview.termbases: expected a list of paths such as ["terms/ministry.csv"]; none is added');
  return DEFAULT_SETTINGS.termbases;
}

function parseOrganizations(value: unknown, problems: string[]): OrganizationSettings {
  const defaults = DEFAULT_SETTINGS.organizations;
  if (value === undefined || value === null) return defaults;
  // A list alone was once what is well known.
  const given: { readonly wellKnown?: unknown; readonly gazetteer?: unknown } =
    typeof value === 'object' && !Array.isArray(value) ? value : { wellKnown: value };
  let { wellKnown } = defaults;
  if (Array.isArray(given.wellKnown) && given.wellKnown.every((one) => typeof one === 'string'))
    ({ wellKnown } = given as OrganizationSettings);
  else if (given.wellKnown !== undefined && given.wellKnown !== null)
    problems.push('policyReview.organizations.wellKnown: expected a list of abbreviations such as ["CSTO"]; none is added');
  return { wellKnown, gazetteer: parseGazetteer(given.gazetteer, problems) };
}

/** As many as a person keeps by hand; more is a data set. */
const MOST_BODIES = 2_000;
const LONGEST_NAME = 200;

function parseGazetteer(value: unknown, problems: string[]): readonly OwnOrganization[] {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.organizations.gazetteer;
  const path = 'policyReview.organizations.gazetteer';
  if (!Array.isArray(value)) {
    problems.push(`${path}: expected a list of bodies, each with a name; none is added`);
    return DEFAULT_SETTINGS.organizations.gazetteer;
  }
  if (value.length > MOST_BODIES) problems.push(`${path}: only the first ${MOST_BODIES} bodies are used`);
  const names = new Set<string>();
  return value.slice(0, MOST_BODIES).flatMap((one: unknown, index): OwnOrganization[] => {
    const report = (member: string, message: string): number => problems.push(`${path}.${index}${member}: ${message}`);
    const given = (typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}) as Readonly<Record<string, unknown>>;
    const { name, abbreviation, aliases, kind } = given;
    if (!isName(name) || names.has(name)) {
      report(isName(name) ? '.name' : '', isName(name) ? 'this body is listed already' : `expected a body with a name; ${NAMES}`);
      return [];
    }
    names.add(name);
    for (const member of Object.keys(given).filter((key) => !['name', 'abbreviation', 'aliases', 'kind'].includes(key)))
      report(`.${member}`, 'a body has a name, an abbreviation, aliases and a kind');
    const isKind = ORGANIZATION_KINDS.includes(kind as OrganizationKind);
    if (kind !== undefined && kind !== null && !isKind) report('.kind', `expected one of ${ORGANIZATION_KINDS.join(', ')}`);
    if (abbreviation !== undefined && abbreviation !== null && !isName(abbreviation)) report('.abbreviation', `expected a text; ${NAMES}`);
    const others: readonly unknown[] = Array.isArray(aliases) ? aliases : [];
    if (others.some((alias) => !isName(alias)) || (aliases !== undefined && aliases !== null && !Array.isArray(aliases)))
      report('.aliases', `expected a list of texts; ${NAMES}`);
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

const NAMES = 'names begin with a letter or number, hold no quotation marks and have at most 200 characters';

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LONGEST_NAME && /^[\p{L}\p{N}]/u.test(value) && !/["“”„‟«»‹›「」『』`\n\r]/.test(value)
  );
}
