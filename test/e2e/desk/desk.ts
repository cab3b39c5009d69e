/**
 * A desk: one workspace in a browser window of its own, with what a person does there. Scenes that share nothing cannot break each
 * other, and each can be played alone.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import type { WebServer } from '../hosts/web.ts';
import { command, quickOpen } from '../look.ts';
import { outcomeOfTwo, type TestOutcome } from '../result.ts';

export interface Scene {
  readonly name: string;
  /** Files of the workspace beside the samples, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** Settings of the workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The workspace is opened as one that nobody has trusted. */
  readonly untrusted?: boolean;
  /** The sample drafts are left out. */
  readonly withoutSamples?: boolean;
  /** Size of the window; 1280 × 760 where nothing is said. */
  readonly window?: { readonly width: number; readonly height: number };
  play(desk: Desk): Promise<void>;
}

export interface Surroundings {
  readonly browser: Browser;
  readonly server: WebServer;
  readonly samples: string;
  /** The workspace is made below it. */
  readonly profile: string;
  /** Folder of the pictures. */
  readonly output: string;
}

/** Longest wait for something to appear, in milliseconds. */
const TIMEOUT = 30_000;

export class Desk {
  readonly page: Page;
  readonly workspace: string;
  readonly outcomes: TestOutcome[] = [];
  /** Folder of the pictures. */
  readonly pictures: string;

  constructor(page: Page, workspace: string, output: string) {
    this.page = page;
    this.workspace = workspace;
    this.pictures = output;
  }

  /** Runs one check and leaves its picture, also where it failed. */
  async step(title: string, picture: string | null, act: () => Promise<void>): Promise<void> {
    const outcome = await outcomeOfTwo(title, act, () => this.escape());
    this.outcomes.push(outcome);
    if (picture !== null || !outcome.passed) {
      const name = picture ?? `failed-${title.replace(/\W+/g, '-').slice(0, 40)}.png`;
      await this.page.screenshot({ path: join(this.pictures, name) });
    }
    if (!outcome.passed) await this.escape();
  }

  private async escape(): Promise<void> {
    for (let i = 0; i < 3; i += 1) await this.page.keyboard.press('Escape');
  }

  path(name: string): string {
    return join(this.workspace, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  settings(settings: Readonly<Record<string, unknown>>): void {
    this.write('.vscode/settings.json', JSON.stringify(settings));
  }

  async open(name: string): Promise<void> {
    await quickOpen(this.page, name);
    await this.page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
  }

  /** Opens a file and waits until the review has marked something in it. */
  async openReviewed(name: string): Promise<void> {
    await this.open(name);
    await this.squiggle().waitFor();
  }

  squiggle(): Locator {
    return this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint').first();
  }

  command(title: string): Promise<void> {
    return command(this.page, title);
  }

  /** Puts the cursor `by` characters into these words of the file as it stands on disk. */
  async place(name: string, wanted: string, by = 0): Promise<void> {
    const text = this.read(name);
    const at = text.indexOf(wanted);
    if (at < 0) throw new Error(`"${wanted}" is not in ${name}`);
    const before = text.slice(0, at + by).split('\n');
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget .monaco-inputbox input').fill(`:${before.length},${before.at(-1)!.length + 1}`);
    await this.page.keyboard.press('Enter');
    await this.cursorIs(new RegExp(`Ln ${before.length}, Col ${before.at(-1)!.length + 1}\\b`));
  }

  async cursorIs(where: RegExp): Promise<void> {
    await this.page.locator('#status\\.editor\\.selection', { hasText: where }).waitFor();
  }

  /** Line and column of these words, as the status bar writes them. */
  lineAndColumn(name: string, wanted: string): RegExp {
    const before = this.read(name).slice(0, this.read(name).indexOf(wanted)).split('\n');
    return new RegExp(`Ln ${before.length}, Col ${before.at(-1)!.length + 1}\\b`);
  }

  /** A key that comes while the editor still takes the focus back is lost, or what it opened is closed again: then it is pressed again. */
  async pressUntil(key: string, shown: Locator): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      await this.page.keyboard.press(key);
      try {
        await shown.waitFor({ timeout: 5_000 });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  row(text: string | RegExp): Locator {
    return this.page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  }

  choice(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  hoverWith(text: string | RegExp): Locator {
    return this.page.locator('.monaco-hover:not(.hidden)', { hasText: text }).first();
  }

  closeAll(): Promise<void> {
    return this.command('View: Close All Editors');
  }
}

/** Asks until it is so; for what is not on the page, such as a file. */
export async function until(what: string, probe: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + TIMEOUT; !(await probe()); await pause(100)) {
    if (Date.now() > end) throw new Error(`Waited ${TIMEOUT / 1000} s for ${what}.`);
  }
}

export async function playScene(scene: Scene, around: Surroundings): Promise<readonly TestOutcome[]> {
  const workspace = join(around.profile, `desk-${scene.name}`);
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  if (scene.withoutSamples !== true) cpSync(around.samples, workspace, { recursive: true });
  const context = await around.browser.newContext({ viewport: scene.window ?? { width: 1280, height: 760 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  const desk = new Desk(page, workspace, around.output);
  for (const [name, text] of Object.entries(scene.files ?? {})) desk.write(name, text);
  if (scene.settings !== undefined) desk.settings(scene.settings);
  try {
    await page.goto(around.server.url(workspace, []));
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    // What extensions bring to the palette comes later than the page.
    await page.locator('.activitybar a[aria-label^="Policy Text Review"]').waitFor();
    await scene.play(desk);
  } catch (error) {
    // What breaks between two checks counts, too.
    desk.outcomes.push({
      title: `plays to its end (${scene.name})`,
      passed: false,
      milliseconds: 0,
      error: String((error as Error).stack),
    });
    await page.screenshot({ path: join(around.output, `failed-${scene.name}.png`) }).catch(() => {});
  } finally {
    await context.close();
  }
  return desk.outcomes;
}
