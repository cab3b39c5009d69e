/** A real VS Code that can run the suite; two implementations, one contract. */

export interface SuiteRun {
  /** Folder opened as the workspace. */
  readonly workspace: string;
  /** Folder of the extension loaded from source: the project itself, or an empty one beside a packed extension. */
  readonly developmentPath: string;
  /** Bundle that exports `run()`. */
  readonly suite: string;
  /** A packed extension to install first, or null. */
  readonly vsix: string | null;
  /** A fresh folder for profile, extensions and logs of this run. */
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
  /** Written by the suite when it has ended. */
  readonly resultFile: string;
}

export interface Host {
  readonly name: 'desktop' | 'web';
  readonly description: string;
  /** Resolves when the suite has written its results; rejects when the editor never got that far. */
  runSuite(run: SuiteRun): Promise<void>;
}

/** Why a host cannot be used here, in words that say what to do. */
export class HostUnavailable extends Error {}

/** Settings of every run: no welcome pages, nothing that reaches for the network, nothing that clutters a picture. */
export const USER_SETTINGS = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'workbench.tips.enabled': false,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderWhitespace': 'none',
  'breadcrumbs.enabled': false,
  'editor.accessibilitySupport': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Longest time for one run of the suite, in milliseconds. */
export const RUN_TIMEOUT = 240_000;
