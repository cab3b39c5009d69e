/** All scenes at the desk, in the packed extension. */
import { existsSync } from 'node:fs';
import type { WebHost } from '../hosts/web.ts';
import type { TestOutcome } from '../result.ts';
import { playScene, type Scene } from './desk.ts';
import { scenes } from './scenes.ts';

export interface DeskOptions {
  readonly vsix: string;
  readonly profile: string;
  readonly samples: string;
  readonly output: string;
  /** Names of scenes; all of the ordinary ones where none is named. */
  readonly wanted: readonly string[];
}

export async function playAtDesk(host: WebHost, options: DeskOptions): Promise<readonly TestOutcome[]> {
  if (!existsSync(options.vsix)) throw new Error(`${options.vsix} is missing: the packed part makes it.`);
  await host.installExtension(options.vsix, options.profile);
  const { wanted } = options;
  const chosen = scenes.filter(({ name, long }) =>
    wanted.length === 0 ? long !== true : wanted.includes(name) || (name.startsWith('big-') && wanted.includes('big')),
  );
  if (chosen.length === 0)
    throw new Error(`No scene is named ${wanted.join(', ')}; there are ${scenes.map(({ name }) => name).join(', ')}.`);
  const outcomes: TestOutcome[] = [];
  for (const untrusted of [false, true]) {
    const here = chosen.filter((scene) => (scene.untrusted === true) === untrusted);
    if (here.length > 0) outcomes.push(...(await playAll(host, here, untrusted, options)));
  }
  return outcomes;
}

async function playAll(host: WebHost, chosen: readonly Scene[], untrusted: boolean, options: DeskOptions): Promise<TestOutcome[]> {
  const { profile, samples, output } = options;
  const server = await host.startServer({ profile, env: {}, workspaceTrust: untrusted });
  const browser = await host.openBrowser();
  try {
    const outcomes: TestOutcome[] = [];
    for (const scene of chosen) outcomes.push(...(await playScene(scene, { browser, server, samples, profile, output })));
    return outcomes;
  } finally {
    await browser.close();
    await server.stop();
  }
}
