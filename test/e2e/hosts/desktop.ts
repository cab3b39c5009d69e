/** Desktop VS Code, fetched by @vscode/test-electron: the first choice wherever it can be downloaded and shown. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { fetchDesktop, hasScreen } from '../../../client/tools/desktop.ts';
import { type Host, HostUnavailable, RUN_TIMEOUT, type SuiteRun, USER_SETTINGS } from './host.ts';
import { findOnPath, runCommand, withTimeout } from './processes.ts';

/** Throws `HostUnavailable` when there is neither a screen nor xvfb, or when VS Code cannot be downloaded. */
export async function createDesktopHost(root: string): Promise<Host> {
  const xvfb = hasScreen() ? null : findOnPath(['xvfb-run']);
  if (!hasScreen() && xvfb === null) {
    throw new HostUnavailable('There is no screen and no xvfb-run. Install it (Debian and Ubuntu: apt-get install xvfb xauth).');
  }
  const desktop = await fetchDesktop(root);
  if ('reason' in desktop) throw new HostUnavailable(`Desktop VS Code is not available: ${desktop.reason}.`);
  const { executable } = desktop;
  return { name: 'desktop', description: `desktop VS Code at ${executable}`, runSuite: (run) => runSuite(executable, xvfb, run) };
}

async function runSuite(executable: string, xvfb: string | null, run: SuiteRun): Promise<void> {
  const data = join(run.profile, 'data');
  const extensions = join(run.profile, 'extensions');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(USER_SETTINGS));
  const folders = ['--user-data-dir', data, '--extensions-dir', extensions];
  if (run.vsix !== null) {
    const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
    await runCommand(cli, [...args, ...folders, '--install-extension', run.vsix]);
  }
  const ended = runTests({
    vscodeExecutablePath: xvfb === null ? executable : onVirtualScreen(run.profile, xvfb, executable),
    extensionDevelopmentPath: run.developmentPath,
    extensionTestsPath: run.suite,
    extensionTestsEnv: run.env,
    reuseMachineInstall: true,
    launchArgs: [run.workspace, ...folders, '--disable-workspace-trust', '--disable-telemetry', '--skip-welcome'],
  });
  try {
    await withTimeout(ended, RUN_TIMEOUT, 'the suite in desktop VS Code');
  } catch (error) {
    // Failed tests also end the editor with an error; their results say more than its exit code.
    if (!existsSync(run.resultFile)) throw error;
  }
}

// test-electron starts one program with the arguments of VS Code, so the screen has to be part of the program.
function onVirtualScreen(profile: string, xvfb: string, executable: string): string {
  const script = join(profile, 'code-on-virtual-screen.sh');
  writeFileSync(script, `#!/bin/sh\nexec '${xvfb}' -a '${executable}' "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}
