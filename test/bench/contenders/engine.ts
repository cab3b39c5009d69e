/**
 * Our engine: all detectors and all rules. Called with the folder of the project and a file of packed knowledge. With a text as
 * third argument it analyses that once and then idles, for a look at its memory.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSetting } from '../../../server/src/config.ts';
import { loadEngine } from '../../../server/src/engine/analyze.ts';
import { compileLean, keepHeapSmall } from '../../../server/src/heap.ts';
import { openPackedFile } from '../../../server/src/packed-file.ts';
import { serve } from './contender.ts';

/** UTF-16 units; that of the server's workspace. */
const SLICE = 20_000;

const [root = '', knowledgeFile = '', once] = process.argv.slice(2);

/** Every rule at its default severity, and those that are off by default too. */
function allRules(): Record<string, RuleSetting> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { properties?: Record<string, { default: RuleSetting }> }> } };
  };
  const rules = manifest.contributes.configuration.properties['policyReview.rules']?.properties ?? {};
  return Object.fromEntries(Object.entries(rules).map(([id, { default: setting }]) => [id, setting === 'off' ? 'information' : setting]));
}

/** In slices as the server reads, with as little room for new objects as it leaves itself; or in one go. */
function review(inSlices: boolean): (text: string) => number {
  const engine = loadEngine(openPackedFile(knowledgeFile));
  const rules = allRules();
  return (text) => {
    const analyzer = engine.createAnalyzer();
    analyzer.configure({ format: 'markdown', rules });
    analyzer.replace(text);
    if (inSlices) while (!analyzer.advance(SLICE, 'facts')) keepHeapSmall();
    const { quotations, organizations, terms, findings } = analyzer.analysis();
    return quotations.length + organizations.length + terms.length + findings.length;
  };
}

if (once === undefined) serve({ setUp: async () => review(false) });
else {
  // As the server does.
  compileLean();
  const found = review(true)(readFileSync(once, 'utf8'));
  process.stdout.write(`${found}\n`);
  process.stdin.resume();
}
