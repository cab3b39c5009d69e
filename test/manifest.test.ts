/** package.json, package.nls.json, the settings, the rules, their pages and the files on disk say the same. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_SETTINGS, PRESET_SETTINGS, PRESETS, RULE_SETTINGS, type Settings, STYLE_SETTINGS } from '../server/src/config.ts';
import { RULES as ENGINE_RULES } from '../server/src/engine/rules/index.ts';
import { TRANSLATION_RULE_IDS } from '../server/src/engine/rules/translation.ts';
import { parseSettings } from '../server/src/settings.ts';
import { PAIR_CHECKS } from '../server/src/translation/checks/index.ts';

/** Those of one text and those of a text beside the one it translates. */
const RULES = [...ENGINE_RULES, ...PAIR_CHECKS];

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly order: number;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly markdownDescription: string;
  readonly properties?: Readonly<Record<string, { enum: string[]; default: string; description: string }>>;
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

interface Walkthrough {
  readonly steps: readonly { readonly media: { readonly image: string } }[];
}

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const nls = JSON.parse(read('package.nls.json')) as Record<string, string>;
const contributes = manifest.contributes;
const properties = contributes.configuration.properties as Record<string, Property>;

describe('manifest', () => {
  it('describes every setting, in order, with the default the server uses', () => {
    const settings = Object.keys(properties).filter((name) => name !== 'policyReview.trace.server');
    const defaults = flattened(DEFAULT_SETTINGS);
    assert.deepEqual(
      settings.sort(),
      Object.keys(defaults)
        .map((name) => `policyReview.${name}`)
        .sort(),
    );
    for (const [name, value] of Object.entries(defaults)) {
      const property = properties[`policyReview.${name}`]!;
      assert.deepEqual(property.default, value, name);
      assert.equal(property.scope, 'resource', name);
    }
    const orders = Object.values(properties).map((property) => property.order);
    assert.deepEqual(
      orders,
      orders.map((_, index) => index + 1),
    );
    for (const [name, property] of Object.entries(properties)) assert.ok(property.markdownDescription, name);
  });

  it('accepts for the language exactly what the server accepts', () => {
    const pattern = new RegExp(properties['policyReview.language']!.pattern!);
    for (const language of ['auto', 'en', 'pt-BR', 'zh-Hant-TW', '', 'english', 'EN', 'e', 'auto ']) {
      assert.equal(pattern.test(language), parseSettings({ language }).problems.length === 0, JSON.stringify(language));
    }
  });

  it('offers for the style exactly what the server accepts, each explained', () => {
    const { enum: names, enumDescriptions } = properties['policyReview.style']!;
    assert.deepEqual(names, STYLE_SETTINGS);
    assert.deepEqual(
      enumDescriptions,
      STYLE_SETTINGS.map((name) => `%configuration.style.${name}%`),
    );
    for (const style of STYLE_SETTINGS) {
      const { value, problems } = parseSettings({ style });
      assert.deepEqual([value.style, problems], [style, []]);
    }
    for (const style of ['AP', 'reuters', '', 1, {}]) {
      const { value, problems } = parseSettings({ style });
      assert.equal(value.style, 'auto');
      assert.deepEqual(
        problems.map(({ path }) => path),
        ['style'],
      );
      assert.match(problems[0]!.message, /^Expected one of auto, un/);
    }
  });

  it('offers for the preset exactly what the server accepts, each explained', () => {
    const { enum: names, enumDescriptions } = properties['policyReview.preset']!;
    assert.deepEqual(names, PRESET_SETTINGS);
    assert.deepEqual([...PRESET_SETTINGS].sort(), Object.keys(PRESETS).sort());
    assert.deepEqual(
      enumDescriptions,
      PRESET_SETTINGS.map((name) => `%configuration.preset.${name}%`),
    );
    for (const preset of ['loud', '', 1, 'toString']) {
      const { value, problems } = parseSettings({ preset });
      assert.deepEqual([value.preset, { ...value.rules }], ['default', {}]);
      assert.deepEqual(
        problems.map(({ path }) => path),
        ['preset'],
      );
      assert.match(problems[0]!.message, /^Expected one of default, quiet/);
    }
  });

  it('has presets of rules that exist: quiet says only what is broken, strict is one step up, and single rules win', () => {
    const ids = RULES.map((rule) => rule.id);
    for (const rules of Object.values(PRESETS)) for (const id of Object.keys(rules)) assert.ok(ids.includes(id), id);
    const quiet = RULES.filter((rule) => !['warning', 'error'].includes(rule.defaultSeverity)).map((rule) => [rule.id, 'off']);
    assert.deepEqual(PRESETS.quiet, Object.fromEntries(quiet));
    const up = RULES.map((rule) => [rule.id, RULE_SETTINGS[Math.min(RULE_SETTINGS.indexOf(rule.defaultSeverity) + 1, 4)]]);
    assert.deepEqual(PRESETS.strict, Object.fromEntries(up));
    const { value } = parseSettings({ preset: 'strict', rules: { 'term/rhetorical': 'hint' } });
    assert.equal(value.rules['term/rhetorical'], 'hint');
    assert.equal(value.rules['quotation/unclosed'], 'error');
  });

  it('lists every rule with its default severity and summary', () => {
    const setting = properties['policyReview.rules']!;
    assert.deepEqual(setting.additionalProperties?.enum, RULE_SETTINGS);
    const expected = Object.fromEntries(
      RULES.map((rule) => [
        rule.id,
        { type: 'string', enum: [...RULE_SETTINGS], default: rule.defaultSeverity, description: `%rule.${rule.id}%` },
      ]),
    );
    assert.deepEqual(setting.properties, expected, `policyReview.rules should have these properties:\n${JSON.stringify(expected)}`);
    for (const rule of RULES) assert.equal(nls[`rule.${rule.id}`], rule.summary, rule.id);
  });

  it('tells the engine of every check of a translation', () => {
    assert.deepEqual(
      TRANSLATION_RULE_IDS,
      PAIR_CHECKS.map(({ id }) => id),
    );
  });

  it('has rules with well-formed, unique ids and a page each that ends in a rationale', () => {
    assert.ok(RULES.length > 0);
    assert.equal(new Set(RULES.map((rule) => rule.id)).size, RULES.length);
    for (const rule of RULES) {
      assert.match(rule.id, /^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
      const page = read(`server/docs/rules/${rule.id}.md`);
      assert.ok(page.includes(rule.id), `the page of ${rule.id} names it`);
      const sections = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      assert.equal(sections.at(-1), 'Rationale', `the page of ${rule.id} ends in a Rationale`);
    }
  });

  it('takes every string shown to people from package.nls.json, and leaves none there unused', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]!));
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
    for (const [key, text] of Object.entries(nls)) assert.ok(text.trim() === text && text !== '', key);
    for (const { title, category } of contributes.commands) assert.match(`${title}${category}`, /^%[\w.]+%%category%$/);
  });

  it('registers in the client exactly the commands it contributes', () => {
    const sources = readdirSync(new URL('client/src/', root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => read(`client/src/${path.replaceAll('\\', '/')}`))
      .join('\n');
    const registered = [...sources.matchAll(/registerCommand\('([^']+)'/g)].map((match) => match[1]!);
    const contributed = contributes.commands.map((command: { command: string }) => command.command);
    // Called by actions alone, which bring what the commands need.
    const inner = ['policyReview.ignore', 'policyReview.switchRuleOff'];
    assert.deepEqual(registered.filter((command) => !inner.includes(command)).sort(), contributed.sort());
  });

  it('links only to commands it has, and hides from the palette what needs an argument', () => {
    const focusing = contributes.views.policyReview.map((view: { id: string }) => `${view.id}.focus`);
    const contributed = contributes.commands.map((command: { command: string }) => command.command);
    for (const text of Object.values(nls)) {
      for (const [, command] of text.matchAll(/\(command:([^)?]+)[^)]*\)/g)) {
        // The editor makes a command that focuses each view, and has its own.
        assert.ok(contributed.includes(command) || focusing.includes(command!) || command === 'workbench.action.openSettings', command);
      }
    }
    assert.deepEqual(
      contributes.menus.commandPalette,
      [
        'quotations.reveal',
        'showPlace',
        ...['copy', 'copyAsMarkdown', 'openBeside', 'markChecked', 'markUnchecked'].map((name) => `quotations.${name}`),
      ].map((name) => ({ command: `policyReview.${name}`, when: 'false' })),
    );
  });

  it('names only files that exist', () => {
    const paths = [
      manifest.icon,
      ...contributes.grammars.map((grammar: { path: string }) => grammar.path),
      ...contributes.viewsContainers.activitybar.map((container: { icon: string }) => container.icon),
      ...contributes.walkthroughs.flatMap(({ steps }: Walkthrough) => steps.map(({ media }) => media.image)),
      'client/samples/communique.md',
      'client/samples/wire-story.txt',
    ];
    for (const path of paths) assert.ok(existsSync(new URL(path, root)), path);
  });

  it('gives each grammar the scope that its file declares', () => {
    for (const { path, scopeName } of contributes.grammars) assert.equal(JSON.parse(read(path)).scopeName, scopeName);
  });

  it('has an icon of at least 128 pixels', () => {
    const png = readFileSync(new URL(manifest.icon, root));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.ok(png.readUInt32BE(16) >= 128 && png.readUInt32BE(20) >= 128);
  });

  it('gives policy-review.yaml a schema of the same settings, in the same words', () => {
    const schema = JSON.parse(read('server/schemas/config.schema.json'));
    const text = (value: string | undefined): string | undefined => (value === undefined ? value : nls[value.slice(1, -1)]);
    const found: string[] = [];
    for (const [name, property] of Object.entries(properties)) {
      if (name === 'policyReview.trace.server') continue;
      const [first, second] = name.slice('policyReview.'.length).split('.');
      const mine = second === undefined ? schema.properties[first!] : schema.properties[first!]?.properties[second];
      assert.ok(mine, `${name} is missing in the schema`);
      found.push(name);
      assert.equal(mine.description, text(property.markdownDescription), name);
      assert.deepEqual(mine.enum, property.enum, name);
      assert.equal(mine.pattern, property.pattern, name);
      if (name !== 'policyReview.rules') continue;
      const rules = Object.entries(property.properties ?? {}).map(([id, rule]) => [
        id,
        { enum: rule.enum, description: text(rule.description) },
      ]);
      assert.deepEqual(mine.properties, Object.fromEntries(rules));
    }
    const count = Object.entries(schema.properties).flatMap(([name, one]) =>
      name === 'rules' ? [one] : Object.keys((one as { properties?: object }).properties ?? { one }),
    ).length;
    assert.equal(count, found.length);
    const offered = contributes.yamlValidation.find((one: { fileMatch: unknown }) => one.fileMatch === 'policy-review.yaml');
    assert.ok(existsSync(new URL(offered.url, root)));
  });

  it('pins the VS Code types to the oldest editor it supports', () => {
    const types = JSON.parse(read('node_modules/@types/vscode/package.json')).version as string;
    const [, major, minor] = /^\^(\d+)\.(\d+)\.\d+$/.exec(manifest.engines.vscode)!;
    assert.match(types, new RegExp(`^${major}\\.${minor}\\.`));
  });

  it('serves restricted and virtual workspaces', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited', 'with “true” the editor does not look at the list');
    // What names files, which may lie anywhere: a folder that nobody trusts must not choose what is read.
    assert.deepEqual(restrictedConfigurations, ['policyReview.termbases', 'policyReview.translation.pairs']);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });
});

/** Settings as the manifest names them: groups are part of the name, the map of rules is one setting. */
function flattened({ rules, ...others }: Settings): Record<string, unknown> {
  const groups = Object.entries(others).flatMap(([group, value]): [string, unknown][] =>
    typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).map(([name, one]) => [`${group}.${name}`, one])
      : [[group, value]],
  );
  return Object.fromEntries([['rules', rules], ...groups]);
}
