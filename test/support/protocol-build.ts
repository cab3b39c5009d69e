/** Bundles an entry as the build does, into a folder of its own, so that tests never run yesterday's `dist`. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Bundle {
  /** The bundled file, to be run by Node. */
  readonly file: string;
  readonly remove: () => void;
}

export async function bundle(entry: string): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-review-'));
  const file = join(folder, 'bundle.js');
  await build({
    entryPoints: [join(import.meta.dirname, '..', '..', entry)],
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    logLevel: 'warning',
  });
  copyFileSync(join(import.meta.dirname, '..', '..', 'server', 'generated', 'knowledge.bin'), join(folder, 'knowledge.bin'));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
