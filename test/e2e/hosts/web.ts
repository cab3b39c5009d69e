/**
 * VS Code's own server build in Chromium, for machines where desktop VS Code cannot be downloaded or shown. The server
 * comes from the npm package `code-server`, whose `lib/vscode` is the real workbench with the real extension host; it is
 * kept in `.vscode-test/`, outside the project's dependencies, because it is large and only these tests need it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Host, HostUnavailable, RUN_TIMEOUT, type SuiteRun, USER_SETTINGS } from './host.ts';
import { collect, endTree, findOnPath, npm, runCommand, withTimeout } from './processes.ts';

const VERSION = '4.139.1';
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

export interface WebServer {
  readonly port: number;
  /** URL of the workbench with this folder open; `payload` as the workbench takes it. */
  url(folder: string, payload: readonly (readonly [string, string])[]): string;
  /** `vscode-remote:` address of an absolute path on this machine. */
  remote(path: string): string;
  log(): string;
  /** Resolves when an extension host has ended, as it does when a suite is over. */
  readonly hostEnded: Promise<void>;
  stop(): Promise<void>;
}

export interface WebHost extends Host {
  /** With `workspaceTrust` the workspace is one that nobody has trusted yet. */
  startServer(options: { profile: string; env: Readonly<Record<string, string>>; workspaceTrust?: boolean }): Promise<WebServer>;
  openBrowser(): Promise<Browser>;
  installExtension(vsix: string, profile: string): Promise<void>;
}

/** Throws `HostUnavailable` when there is no browser or the server cannot be fetched. */
export async function createWebHost(root: string): Promise<WebHost> {
  const browserPath = process.env.CHROME_PATH ?? findOnPath(BROWSERS);
  if (browserPath === null) {
    throw new HostUnavailable(
      'No Chromium was found. Install one (Debian and Ubuntu: apt-get install chromium) or set CHROME_PATH to a Chrome, Chromium or Edge.',
    );
  }
  const serverMain = await fetchServer(join(root, '.vscode-test'));

  const host: WebHost = {
    name: 'web',
    description: `VS Code's server ${vsCodeVersion(serverMain)} in ${basename(browserPath)}`,
    async startServer({ profile, env, workspaceTrust = false }) {
      const data = join(profile, 'data');
      mkdirSync(join(data, 'data', 'User'), { recursive: true });
      writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(USER_SETTINGS));
      const args = [
        ...[serverMain, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
        ...['--server-data-dir', data, '--extensions-dir', join(profile, 'extensions')],
        ...['--enable-smoke-test-driver', '--disable-telemetry'],
        ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
      ];
      const child = spawn(process.execPath, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
      });
      const output = collect(child);
      const hostEnded = new Promise<void>((resolve) => {
        child.stdout.on('data', () => {
          if (/Extension Host Process exited with code/.test(output.text())) resolve();
        });
      });
      try {
        const port = await withTimeout(
          new Promise<number>((resolve, reject) => {
            child.stdout.on('data', () => {
              const match = /Extension host agent listening on (\d+)/.exec(output.text());
              if (match) resolve(Number(match[1]));
            });
            child.on('error', reject);
            child.on('close', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${output.text()}`)));
          }),
          60_000,
          "VS Code's server to listen",
        );
        const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`;
        return {
          port,
          remote,
          url: (folder, payload) => `http://127.0.0.1:${port}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`,
          log: output.text,
          hostEnded,
          stop: () => endTree(child),
        };
      } catch (error) {
        await endTree(child);
        throw error;
      }
    },
    openBrowser: () =>
      chromium.launch({
        executablePath: browserPath,
        args: [
          ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
          ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
        ],
      }),
    async installExtension(vsix, profile) {
      await runCommand(process.execPath, [
        ...[serverMain, '--install-extension', vsix, '--extensions-dir', join(profile, 'extensions')],
        ...['--server-data-dir', join(profile, 'data'), '--accept-server-license-terms'],
      ]);
    },
    runSuite: (run) => runSuite(host, run),
  };
  return host;
}

async function runSuite(host: WebHost, run: SuiteRun): Promise<void> {
  if (run.vsix !== null) await host.installExtension(run.vsix, run.profile);
  const server = await host.startServer(run);
  let browser: Browser | undefined;
  try {
    browser = await host.openBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const said = listen(page);
    const written = waitForFile(run.resultFile);
    await page.goto(
      server.url(run.workspace, [
        ['extensionDevelopmentPath', server.remote(run.developmentPath)],
        ['extensionTestsPath', server.remote(run.suite)],
      ]),
    );
    const crashed = server.hostEnded.then(() => {
      // The suite writes before its host ends; a host that ended without results will never write any.
      if (!existsSync(run.resultFile)) throw new Error('The extension host ended before the suite had written its results.');
    });
    await withTimeout(Promise.race([written.done, crashed]), RUN_TIMEOUT, 'the suite in the editor').catch((error: Error) => {
      written.stop();
      throw new Error(`${error.message}\n--- browser console\n${said().slice(-4000)}\n--- server\n${server.log().slice(-4000)}`);
    });
  } finally {
    await browser?.close();
    await server.stop();
  }
}

function listen(page: Page): () => string {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(String(error)));
  return () => lines.join('\n');
}

/** Resolves when `file` exists; the writer renames it into place, so that it is whole when it appears. */
function waitForFile(file: string): { readonly done: Promise<void>; stop(): void } {
  let stop = () => {};
  const done = new Promise<void>((resolve) => {
    const watcher = watch(dirname(file), () => check());
    stop = () => watcher.close();
    const check = () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    };
    check();
  });
  return { done, stop };
}

async function fetchServer(cache: string): Promise<string> {
  const folder = join(cache, `code-server-${VERSION}`);
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const main = join(vscode, 'out', 'server-main.js');
  // Written last: a folder whose installation was interrupted is fetched again.
  const complete = join(folder, 'complete');
  if (existsSync(complete) && existsSync(main)) return main;
  console.log(`Fetching VS Code's server (code-server ${VERSION}) into ${cache}; this happens once.`);
  try {
    mkdirSync(folder, { recursive: true });
    // Without a package.json of its own npm would install into the project above.
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await npm(['install', ...quiet, '--no-save', `code-server@${VERSION}`], folder);
    await npm(['install', ...quiet, '--omit=dev'], vscode);
    writeFileSync(complete, '');
  } catch (error) {
    throw new HostUnavailable(`VS Code's server could not be fetched with npm: ${(error as Error).message}`);
  }
  return main;
}

function vsCodeVersion(serverMain: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(serverMain), '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
