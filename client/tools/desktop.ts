/** Desktop VS Code for `npm start` and the end-to-end tests: is there a screen, can it be fetched, and fetch it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';

const UPDATE_HOST = 'https://update.code.visualstudio.com/api/releases/stable';
const NETWORK_TIMEOUT = 10_000;

export function hasScreen(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Path of the executable, downloaded into `<root>/.vscode-test` on first use, or the reason why there is none. The
 * update host is asked first, for at most 10 s: the download itself retries for minutes where it is not reachable.
 */
export async function fetchDesktop(root: string): Promise<{ readonly executable: string } | { readonly reason: string }> {
  const cachePath = join(root, '.vscode-test');
  const cached = existsSync(cachePath) && readdirSync(cachePath).some((name) => /^vscode-(linux|darwin|win32)/.test(name));
  if (!cached) {
    try {
      await fetch(UPDATE_HOST, { method: 'HEAD', signal: AbortSignal.timeout(NETWORK_TIMEOUT) });
    } catch {
      return { reason: 'the VS Code download cannot be reached' };
    }
  }
  try {
    return { executable: await downloadAndUnzipVSCode({ version: process.env.POLICY_REVIEW_VSCODE ?? 'stable', cachePath }) };
  } catch (error) {
    return { reason: `VS Code could not be downloaded (${(error as Error).message})` };
  }
}
