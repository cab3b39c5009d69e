/**
 * `npm run train:organizations`: trains the model that judges names the rules say nothing of, on annotated texts beside the
 * repository, and writes `server/data/models/organizations.bin`. The same texts and rows give the same bytes. How well it does
 * is measured by `npm run accuracy`. Exits 2, and writes nothing, where the texts are absent.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Knowledge } from '../src/engine/knowledge.ts';
import { writeModel } from '../src/engine/organizations/model-file.ts';
import { trainModel } from './organization-model.ts';
import { readTexts } from './organization-texts.ts';

const USAGE = `Usage: npm run train:organizations -- [--texts FOLDER] [--output FILE]
  --texts FOLDER   the annotated texts; without it ../shared/eval/organizations
  --output FILE    where the model is written; without it server/data/models/organizations.bin
`;

const root = join(import.meta.dirname, '..');
const models = join(root, 'data', 'models');

function main(): number {
  let values: { texts?: string; output?: string };
  try {
    ({ values } = parseArgs({ options: { texts: { type: 'string' }, output: { type: 'string' } } }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The options could not be understood.'}\n\n${USAGE}`);
    return 2;
  }
  const folder = values.texts ?? join(root, '..', '..', 'shared', 'eval', 'organizations');
  const { value: texts, missing } = readTexts(folder, models);
  if (missing.length > 0) {
    process.stderr.write(`Nothing was trained, because the annotated texts are not there: ${missing.join(', ')}.\n`);
    return 2;
  }
  const knowledge: Knowledge = JSON.parse(readFileSync(join(root, 'generated', 'knowledge.json'), 'utf8'));
  const bytes = writeModel(trainModel(texts, knowledge));
  writeFileSync(values.output ?? join(models, 'organizations.bin'), bytes);
  process.stdout.write(`model: ${bytes.length} bytes, from ${texts.length} texts\n`);
  return 0;
}

process.exitCode = main();
