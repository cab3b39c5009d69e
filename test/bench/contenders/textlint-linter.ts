/** textlint as its own command line sets it up, for the library contender and for the server around it. */
import { defaultOf, peer } from './contender.ts';

export interface TextlintMessage {
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export interface Textlint {
  lintText(text: string, path: string): Promise<{ readonly messages: readonly TextlintMessage[] }>;
}

export async function createTextlint(): Promise<Textlint> {
  const createLinter = (await peer('textlint')).createLinter as (options: object) => Textlint;
  const Descriptor = (await peer('@textlint/kernel')).TextlintKernelDescriptor as new (options: object) => object;
  const rule = defaultOf(await peer('textlint-rule-terminology'));
  const plugin = defaultOf(await peer('@textlint/textlint-plugin-markdown'));
  const descriptor = new Descriptor({
    rules: [{ ruleId: 'terminology', rule }],
    plugins: [{ pluginId: '@textlint/markdown', plugin }],
    filterRules: [],
  });
  return createLinter({ descriptor });
}
