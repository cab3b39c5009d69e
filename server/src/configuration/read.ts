/**
 * `policy-review.yaml`: the settings of a folder, in the words of the editor's settings, so that everybody who works on its drafts,
 * and the command line, is told the same. Never throws; what cannot be used is named at its place and left out.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { DEFAULT_SETTINGS, PRESETS, RULE_SETTINGS, type RuleSetting, type Settings } from '../config.ts';
import { type Phrase, type Said, say } from '../engine/said.ts';
import type { Span } from '../engine/span.ts';
import { parseSettings } from '../settings.ts';
import type { FolderSettings } from './overlay.ts';

export interface ConfigurationProblem {
  readonly code: string;
  readonly message: string;
  /** What the message is made of, for other languages; absent where it is only said in English. */
  readonly said?: Phrase | undefined;
  /** In the text of the file. */
  readonly at: Span;
}

export interface ConfigurationRead {
  /** Null where the file cannot be used at all. */
  readonly value: FolderSettings | null;
  readonly problems: readonly ConfigurationProblem[];
  /** Paths of termbases with their places. */
  readonly termbases?: readonly NamedFile[];
}

export interface NamedFile {
  readonly path: string;
  /** In the text of the file. */
  readonly at: Span;
}

/** Longer files are no settings. UTF-16 code units. */
const LONGEST = 200_000;
const MOST_PROBLEMS = 100;

export function readConfiguration(text: string): ConfigurationRead {
  if (text.length > LONGEST) return failed('too-long', say`This file is too long for settings, so it is not used.`, { start: 0, end: 1 });
  // Deeper nesting has no meaning here, and could exhaust the parser.
  if (/[[{](?:\s*[[{]){16}/.test(text)) return failed('too-deep', say`Brackets are nested too deeply here.`, { start: 0, end: 1 });
  const problems: ConfigurationProblem[] = [];
  try {
    const document = parseDocument(text, { uniqueKeys: true, merge: false, prettyErrors: false, logLevel: 'error' });
    for (const { message, pos } of document.errors.slice(0, MOST_PROBLEMS)) {
      const [line = ''] = message.split('\n');
      problems.push({ code: 'syntax', ...say`This is not valid YAML (${line.replace(/[.:]$/, '')}).`, at: clamp(pos, text) });
    }
    if (problems.length > 0) return { value: null, problems };
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return { value: { given: {}, settings: DEFAULT_SETTINGS }, problems };
    if (!isMap(root)) return failed('no-settings', say`Expected settings such as "preset: newsroom" here.`, spanOf(root, text));
    return { value: settingsOf(root, text, problems), problems: problems.slice(0, MOST_PROBLEMS), termbases: termbasesOf(root, text) };
  } catch {
    return failed('syntax', say`This file could not be read as YAML.`, { start: 0, end: Math.min(1, text.length) });
  }
}

function settingsOf(root: YAMLMap, text: string, problems: ConfigurationProblem[]): FolderSettings {
  const given: Record<string, unknown> = {};
  for (const { key, value } of root.items as Pair[]) {
    const name = isScalar(key) ? String(key.value) : '';
    const report = (code: string, { message, said }: Said, node: unknown): number =>
      problems.push({ code, message, said, at: spanOf(node, text) });
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) {
      report('unknown-setting', say`"${name}" is no setting; expected one of ${Object.keys(DEFAULT_SETTINGS).join(', ')}.`, key);
      continue;
    }
    if (isAlias(value)) {
      report('alias', say`Aliases (*name) are not supported here: write the value out.`, value);
      continue;
    }
    // Nothing behind the colon yet: it is just being written.
    if (value === null || (isScalar(value) && value.value === null)) continue;
    if (name === 'rules' && isMap(value)) given[name] = rulesOf(value, report);
    else {
      const plain = plainOf(value);
      for (const problem of parseSettings({ [name]: plain }).problems) {
        report('bad-value', problem, nodeAt(root, problem.path.split('.')) ?? value);
      }
      const unknown = isMap(value) && name !== 'rules' ? unknownMembers(name, value) : [];
      for (const node of unknown) report('unknown-setting', say`There is no such setting in "${name}".`, node);
      given[name] = plain;
    }
  }
  return { given, settings: parseSettings(given).value };
}

function termbasesOf(root: YAMLMap, text: string): NamedFile[] {
  const list = root.get('termbases', true);
  const items: readonly unknown[] = isSeq(list) ? list.items : [];
  return items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [{ path: item.value, at: spanOf(item, text) }] : []));
}

/** What is said of files that are left alone because nobody has trusted their workspace. */
export function untrusted(at: Span): ConfigurationProblem {
  return { code: 'untrusted', ...say`Not read, because it lies outside of this folder and nobody has trusted the folder yet.`, at };
}

function rulesOf(map: YAMLMap, report: (code: string, said: Said, node: unknown) => void): Record<string, RuleSetting> {
  const rules: Record<string, RuleSetting> = {};
  for (const { key, value } of map.items as Pair[]) {
    const id = isScalar(key) ? String(key.value) : '';
    const severity: unknown = isScalar(value) ? value.value : null;
    // The strict preset names every rule there is.
    if (!Object.hasOwn(PRESETS.strict, id)) report('unknown-rule', say`There is no rule "${id}".`, key);
    else if (RULE_SETTINGS.includes(severity as RuleSetting)) rules[id] = severity as RuleSetting;
    else if (severity !== null || !isScalar(value))
      report('bad-value', say`Expected one of ${RULE_SETTINGS.join(', ')}; the rule keeps its severity.`, value ?? key);
  }
  return rules;
}

/** Keys of a group that it does not have. What maps names chosen by people, such as pairs, may hold any. */
function unknownMembers(group: string, map: YAMLMap): unknown[] {
  const known = DEFAULT_SETTINGS[group as keyof Settings];
  if (typeof known !== 'object' || Array.isArray(known)) return [];
  return (map.items as Pair[]).filter(({ key }) => !(isScalar(key) && Object.hasOwn(known, String(key.value)))).map(({ key }) => key);
}

function plainOf(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  return (node as { toJSON?: () => unknown } | null)?.toJSON?.() ?? null;
}

function nodeAt(root: YAMLMap, path: readonly string[]): unknown {
  return root.getIn(path, true);
}

function failed(code: string, said: Said, at: Span): ConfigurationRead {
  return { value: null, problems: [{ code, ...said, at }] };
}

function spanOf(node: unknown, text: string): Span {
  const range = (node as Node | null | undefined)?.range;
  return range ? { start: range[0], end: Math.max(range[0], range[1]) } : { start: 0, end: Math.min(1, text.length) };
}

function clamp([start, end]: readonly [number, number], text: string): Span {
  const from = Math.max(0, Math.min(start, text.length - 1));
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}
