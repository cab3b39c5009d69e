/** The `policy-review.yaml` nearest to a file of this machine. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Settings } from '../config.ts';
import { CONFIGURATION_NAME } from '../configuration/overlay.ts';
import { createLineIndex, positionAt } from '../features/convert.ts';
import { escapeControls } from '../features/escape.ts';
import { decode } from './decode.ts';
import { readFile } from './files.ts';

export interface FoundSettings {
  readonly settings: Settings | null;
  /** Something in the file is wrong, which was said on standard error. */
  readonly wrong: boolean;
}

const NOTHING: FoundSettings = { settings: null, wrong: false };

/** Each file is read once, and what is wrong in it said once, however many drafts it holds for. */
export function createConfigurations(): { of(path: string): Promise<FoundSettings> } {
  const folders = new Map<string, Promise<FoundSettings>>();
  const ofFolder = (folder: string): Promise<FoundSettings> => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, CONFIGURATION_NAME);
    const above = dirname(folder);
    const found = existsSync(path) ? read(path) : above === folder ? Promise.resolve(NOTHING) : ofFolder(above);
    folders.set(folder, found);
    return found;
  };
  return { of: (path) => ofFolder(dirname(resolve(path))) };
}

async function read(path: string): Promise<FoundSettings> {
  const { bytes, problem } = readFile(path);
  const { text, problems: broken } = bytes === null ? { text: null, problems: problem === null ? [] : [problem] } : decode(bytes);
  if (text === null) {
    for (const { message } of broken) complain(`${path}: ${message}`);
    return { settings: null, wrong: true };
  }
  const { readConfiguration } = await import('../configuration/read.ts');
  const { value, problems } = readConfiguration(text);
  const lines = createLineIndex(text);
  for (const { at, message, code } of problems) {
    const { line, character } = positionAt(lines, at.start);
    complain(`${path}:${line + 1}:${character + 1}: ${message} [configuration-${code}]`);
  }
  return { settings: value?.settings ?? null, wrong: problems.length > 0 };
}

function complain(line: string): void {
  process.stderr.write(`${escapeControls(line)}\n`);
}
