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
