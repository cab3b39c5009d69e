/** One start with a large termbase: from the file to what the engine looks for. Arguments: the file, the language, the folder of what is kept. */
import { pathToFileURL } from 'node:url';
import { DISK } from '../../../server/src/disk.ts';
import { createFiles } from '../../../server/src/files.ts';
import { createKeptFiles } from '../../../server/src/kept-files.ts';
import { createTermbases } from '../../../server/src/termbases.ts';

const [path, language, folder] = process.argv.slice(2) as [string, string, string];
const whenIdle: (() => boolean)[] = [];
const cache = createKeptFiles({ folder, build: 'benchmark', whenIdle: (work) => whenIdle.push(work) });
const files = createFiles(DISK, { isWatched: () => true });
const uri = pathToFileURL(path).href;

async function main(): Promise<void> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const termbases = createTermbases({ files, folders: () => [], reported: () => undefined, cache: () => cache });
  const { terms } = await termbases.of(`${uri}.md`, [uri]);
  const table = terms?.table(language);
  // Of a language with many forms terms are found by their stems, one for each.
  const forms = (table?.phrases.payloads.length ?? 0) + (table?.stems?.table.next.length ?? 0);
  const wallMs = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  for (const work of whenIdle) while (work());
  process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1_000, wallMs, forms, kept: whenIdle.length }));
}

void main();
