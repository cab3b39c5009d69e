/** A look at the menu of the status item, and at the user interface in another language. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { WebServer } from './hosts/web.ts';
import { command, hover, type LookOptions, quickOpen, words } from './look.ts';
import type { Step } from './look-features.ts';

export async function lookAtMenu(page: Page, step: Step): Promise<void> {
  const row = (text: string | RegExp) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  await command(page, 'View: Close All Editors');
  await quickOpen(page, 'communique.md');
  await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
  await step('opens a menu from the status item', 'menu.png', async () => {
    await page.locator('#status\\.languageStatus').click();
    await page.locator('.hover-language-status .monaco-link, .hover-language-status a', { hasText: 'Menu…' }).first().click();
    await row(/findings? on quotations/).waitFor();
    await row('Pause Judging This Draft').waitFor();
  });
  await step('goes from the menu to a finding', null, async () => {
    await row(/findings? on quotations/).click();
    await page.locator('.monaco-hover:not(.hidden)').first().waitFor();
    await page.keyboard.press('Escape');
  });
  await step('says in the menu that judging is paused, and goes on', 'menu-paused.png', async () => {
    await command(page, 'Pause Judging This Draft');
    await page.locator('.squiggly-warning, .squiggly-info').first().waitFor({ state: 'detached' });
    await command(page, 'Policy Text Review: Show Menu');
    await row('Resume Judging This Draft').click();
    await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
  });
}

/** The editor takes its language from here before it asks for any text of its own. */
const IN_GERMAN = "Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: 'de', writable: false });";

/** In German, with the texts of this extension alone: those of the editor are a language pack of their own. */
export async function lookInGerman(
  browser: Browser,
  server: WebServer,
  step: (page: Page) => Step,
  { workspace }: LookOptions,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, locale: 'de-DE' });
  await page.addInitScript(IN_GERMAN);
  const see = step(page);
  await page.goto(server.url(workspace, [['openFile', server.remote(join(workspace, 'communique.md'))]]));
  await see('speaks German on hover, in the views and in the menu', 'german.png', async () => {
    await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();
    await page.locator('.activitybar a[aria-label^="Policy Text Review"]').click();
    await page.locator('.pane-header', { hasText: 'Organisationen' }).first().waitFor();
    await page
      .locator('.pane-body .monaco-list-row', { hasText: /Zeile \d+/ })
      .first()
      .waitFor();
    await hover(page, words(page, 'We came here'));
    await page
      .locator('.monaco-hover:not(.hidden)', { hasText: /Wörtliches Zitat/ })
      .first()
      .waitFor();
  });
  await see('has its commands and its menu in German', 'german-menu.png', async () => {
    await page.keyboard.press('Escape');
    await command(page, 'Policy Text Review: Menü anzeigen');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /Befunde? zu Zitaten/ })
      .first()
      .waitFor();
  });
  await page.close();
}
