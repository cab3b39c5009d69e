/**
 * A look at what a person sees: opens the sample in the packed extension, hovers, opens panel, outline and view, checks
 * that the words are on the screen, and leaves pictures in `test/e2e/output/` to be judged by eye.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { WebHost } from './hosts/web.ts';
import { lookAtFeatures, type Step } from './look-features.ts';
import { lookAtMenu, lookInGerman } from './look-menu.ts';
import { lookAtViews } from './look-views.ts';
import { outcomeOfTwo, type TestOutcome } from './result.ts';

export interface LookOptions {
  readonly vsix: string;
  readonly profile: string;
  readonly workspace: string;
  /** Folder of the pictures. */
  readonly output: string;
}

/** Longest wait for something to appear, in milliseconds. */
const TIMEOUT = 30_000;

export async function lookAround(host: WebHost, options: LookOptions): Promise<readonly TestOutcome[]> {
  await host.installExtension(options.vsix, options.profile);
  const server = await host.startServer({ profile: options.profile, env: {} });
  const browser = await host.openBrowser();
  const outcomes: TestOutcome[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
    page.setDefaultTimeout(TIMEOUT);
    const stepOn =
      (shown: Page): Step =>
      async (title, picture, act) => {
        outcomes.push(await outcomeOfTwo(title, act, () => page.keyboard.press('Escape')));
        // A hover fades in; half of it is no picture.
        if (picture !== null) await shown.waitForTimeout(300);
        if (picture !== null) await shown.screenshot({ path: join(options.output, picture) });
      };
    const step = stepOn(page);
    const sample = readFileSync(join(options.workspace, 'communique.md'), 'utf8');

    await step('colours quotations of Markdown', 'first-paint.png', async () => {
      await page.goto(server.url(options.workspace, [['openFile', server.remote(join(options.workspace, 'communique.md'))]]));
      await untilColoursDiffer(page, 'We came here', 'LAKEVIEW');
    });
    await step('colours quotations of plain text', 'plain-text.png', async () => {
      await quickOpen(page, 'wire-story.txt');
      await untilColoursDiffer(page, 'Amid', 'LAKEVIEW');
    });
    await step('opens the sample by its command', null, async () => {
      await command(page, 'Policy Text Review: Open Sample');
      await page.locator('.editor-group-container .tab.active', { hasText: 'communique.md' }).waitFor();
      await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
    });
    // The pictures are taken of the copy in the workspace, beside a side bar that is wide enough to read.
    await command(page, 'View: Close All Editors');
    await quickOpen(page, 'communique.md');
    await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
    await widen(page, page.locator('.part.sidebar'), 110);
    await step('shows the speaker when a quotation is hovered', 'hover.png', async () => {
      await hover(page, words(page, 'We came here'));
      await page
        .locator('.monaco-hover:not(.hidden)', { hasText: /Direct quotation/ })
        .first()
        .waitFor();
    });
    await step('shows the voice when a term is hovered', 'hover-term.png', async () => {
      await goToLine(page, lineOf(sample, 'The policy of unfriendly states'));
      await hover(page, words(page, 'unfriendly states'), 'unfriendly');
      await page
        .locator('.monaco-hover:not(.hidden)', { hasText: /inside a quotation of/ })
        .first()
        .waitFor();
    });
    await step('lists the findings in the Problems panel', 'problems.png', async () => {
      await goToLine(page, lineOf(sample, 'It is reported that'));
      await command(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'It is reported' }).first().waitFor();
    });
    await step('adds its own group to the Outline', 'outline.png', async () => {
      await command(page, 'View: Toggle Problems');
      await command(page, 'Explorer: Focus on Outline View');
      // The folder above is closed to give the outline its room.
      await page.locator('.explorer-viewlet .pane-header', { hasText: 'drafts' }).click();
      const outline = page.locator('.outline-pane');
      await outline.locator('.monaco-list-row', { hasText: 'Policy Text Review' }).first().waitFor();
      await outline.locator('.monaco-list-row', { hasText: 'Elena Marsh' }).first().waitFor();
      // Folders slide shut; the list has its room when a row far down is there.
      await outline.locator('.monaco-list-row', { hasText: 'unfriendly states' }).first().waitFor();
    });
    await step('shows quotations by speaker in its view', 'quotations-view.png', async () => {
      await page.locator('.activitybar a[aria-label^="Policy Text Review"]').click();
      const view = page.locator('.pane-body .tree-explorer-viewlet-tree-view');
      await view.locator('.monaco-list-row', { hasText: 'Elena Marsh' }).first().waitFor();
      await view.locator('.monaco-list-row', { hasText: 'We came here' }).first().click();
      await page.locator('.selected-text').first().waitFor();
    });
    await step('counts what it found in the status item', 'status.png', async () => {
      await page.locator('#status\\.languageStatus').click();
      await page
        .locator('.hover-language-status', { hasText: /\d+ quotations, \d+ organizations, \d+ terms/ })
        .first()
        .waitFor();
    });
    await lookAtFeatures(page, step, options);
    await lookAtMenu(page, step);
    await lookAtViews(page, step, options);
    await step('has its rule ids in the settings editor', null, async () => {
      await page.keyboard.press('Escape');
      await command(page, 'Preferences: Open Settings (UI)');
      await page.locator('.settings-editor .suggest-input-container').click();
      await page.keyboard.type('policyReview');
      await page.locator('.settings-editor .setting-item-category', { hasText: 'Policy Review' }).first().waitFor();
    });
    await lookInGerman(browser, server, stepOn, options);
  } finally {
    await browser.close();
    await server.stop();
  }
  return outcomes;
}

/** Coloured stretches of the editor that hold these words; the editor writes spaces as no-break spaces. */
export function words(page: Page, text: string): Locator {
  return page.locator('.view-line span span', { hasText: new RegExp(text.replace(/ /g, '[\\s\\u00a0]')) }).first();
}

/** Waits until the first words are shown in another colour than the second: the grammar has arrived. */
async function untilColoursDiffer(page: Page, quoted: string, plain: string): Promise<void> {
  await words(page, quoted).waitFor();
  await words(page, plain).waitFor();
  // The elements are looked up anew, because the editor writes a line again when its colours change.
  await page.waitForFunction(
    ([first, second]) => {
      const view = globalThis as unknown as {
        document: { querySelectorAll(selector: string): ArrayLike<PageElement> };
        getComputedStyle(element: PageElement): { color: string };
      };
      const colour = (text: string) => {
        const found = Array.from(view.document.querySelectorAll('.view-line span span')).find((element) =>
          (element.textContent ?? '').replaceAll('\u00a0', ' ').includes(text),
        );
        return found === undefined ? null : view.getComputedStyle(found).color;
      };
      return colour(first) !== null && colour(second) !== null && colour(first) !== colour(second);
    },
    [quoted, plain] as const,
    { polling: 100 },
  );
}

/** As much of a page's element as is asked for here; the project compiles without the browser's types. */
interface PageElement {
  readonly textContent: string | null;
}

/** Moves the pointer onto `word` in the line, as a person would; the editor asks for a hover only when it moves. */
export async function hover(page: Page, locator: Locator, word?: string): Promise<void> {
  const shown = page.locator('.monaco-hover:not(.hidden)').first();
  // The editor may scroll, or have its hover closed by something else, while the mouse is on its way.
  for (let tries = 1; ; tries++) {
    const { x, y } = await middleOf(locator, word ?? null);
    await page.mouse.move(x - 30, y + 60);
    await page.mouse.move(x, y, { steps: 5 });
    const isShown = await shown.waitFor({ timeout: HOVER_WAIT }).then(
      () => true,
      () => false,
    );
    if (isShown || tries === HOVER_TRIES) return;
  }
}

/** Milliseconds; a hover comes within less on a busy machine, too. */
const HOVER_WAIT = 4_000;
const HOVER_TRIES = 6;

function middleOf(locator: Locator, word: string | null): Promise<{ x: number; y: number }> {
  return locator.evaluate((element, wanted) => {
    const range = element.ownerDocument.createRange();
    const text = element.firstChild!;
    const at = wanted === null ? 0 : Math.max(0, (text.textContent ?? '').indexOf(wanted));
    range.setStart(text, at);
    range.setEnd(text, Math.min((text.textContent ?? '').length, at + 10));
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, word);
}

export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget .monaco-inputbox input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

export async function quickOpen(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget .monaco-inputbox input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
}

/** Drags the right edge of a part, where the handle between it and the editor lies. */
export async function widen(page: Page, part: Locator, by: number): Promise<void> {
  const box = (await part.boundingBox())!;
  const [x, y] = [box.x + box.width + 1, box.y + 200];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 5 });
  await page.mouse.up();
}

export async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget .monaco-inputbox input').fill(`:${line}`);
  await page.keyboard.press('Enter');
}

export function lineOf(text: string, words: string): number {
  const at = text.indexOf(words);
  assert.ok(at >= 0, `the sample has lost "${words}"`);
  return text.slice(0, at).split('\n').length;
}
