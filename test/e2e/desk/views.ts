/** The views by hand: filter, status, menu, marks of what was checked, the author's own terms; the report in all its formats. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { type Desk, type Scene, until } from './desk.ts';

export const views: Scene = {
  name: 'views',
  async play(desk) {
    const { page } = desk;
    await desk.step('welcomes where no draft is open', 'welcome-view.png', async () => {
      await desk.command('Focus on Quotations View');
      await page.locator('.welcome-view-content', { hasText: 'Open a Markdown or plain text draft' }).first().waitFor();
      await page.locator('.welcome-view-content .monaco-button', { hasText: 'Open Sample' }).first().waitFor();
    });
    await desk.openReviewed('communique.md');
    await desk.command('Focus on Quotations View');
    await desk.row('Foreign Minister Elena Marsh').waitFor();

    await desk.step('follows the cursor', null, async () => {
      await desk.place('communique.md', 'Nobody in this room', 6);
      await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'Nobody in this room' }).waitFor();
    });
    await desk.step('filters quotations by words, and shows all again', 'quotations-filtered.png', async () => {
      await desk.command('Filter Quotations…');
      await desk.choice('Direct quotation').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget', { hasText: 'Words, a speaker or a section' }).waitFor();
      await page.keyboard.type('Osei');
      await page.keyboard.press('Enter');
      await desk.row('Karim Osei').waitFor();
      await desk.row('Foreign Minister Elena Marsh').waitFor({ state: 'detached' });
      await page.locator('.pane-header .description', { hasText: /\d+ shown/ }).waitFor();
    });
    await desk.step('shows all quotations again', null, async () => {
      await desk.command('Show All Quotations');
      await desk.row('Foreign Minister Elena Marsh').waitFor();
    });
    await desk.step('filters quotations by type', 'quotations-filter.png', async () => {
      await filterBy(desk, ['Quotation within a sentence', 'Reported speech']);
      await desk.row('her ministry would publish').waitFor({ state: 'detached' });
      await desk.row('no border in this region').waitFor({ state: 'detached' });
      await desk.row('We came here').waitFor();
    });
    await desk.step('filters quotations to those with findings', 'quotations-with-findings.png', async () => {
      await desk.command('Show All Quotations');
      await filterBy(desk, ['With findings only']);
      await desk.row('We came here').waitFor({ state: 'detached' });
      await desk.row('two delegations threatened').waitFor();
      await desk.command('Show All Quotations');
      await desk.row('We came here').waitFor();
      await filterBy(desk, ['Quotation within a sentence', 'Reported speech']);
    });
    await desk.step('shows words in marks that nobody said, too', null, async () => {
      await filterBy(desk, ['Block quotation', 'Direct quotation', 'Scare quotes']);
      await desk.row('useful and overdue').waitFor();
      await desk.row('We came here').waitFor({ state: 'detached' });
      await desk.row(/^Scare quotes/).waitFor();
      await page.screenshot({ path: `${desk.pictures}/quotations-not-said.png` });
      await desk.command('Show All Quotations');
      await desk.row('useful and overdue').waitFor({ state: 'detached' });
      await desk.row('We came here').waitFor();
    });
    await desk.step('filters quotations of the workspace by language', null, async () => {
      await desk.command('Show All Drafts of the Workspace');
      await desk.command('Group Quotations…');
      await desk.choice('Document').click();
      await desk.row('communique.md').waitFor();
      await filterBy(desk, ['English']);
      await desk.row('communique.md').waitFor({ state: 'detached' });
      await desk.row('statement.ru.md').waitFor();
      await page.screenshot({ path: `${desk.pictures}/quotations-by-language.png` });
      await desk.command('Show All Quotations');
      await desk.command('Group Quotations…');
      await desk.choice('Speaker').click();
      await desk.command('Show This Draft Only');
      await desk.row('Foreign Minister Elena Marsh').waitFor();
    });
    await desk.step('has a menu on each quotation', 'quotation-menu.png', async () => {
      await openMenu(desk, 'We came here');
      for (const item of ['Copy as Markdown', 'Open to the Side', 'Mark as Checked']) await menuItem(desk, item).waitFor();
    });
    await desk.step('copies a quotation with its speaker and place', null, async () => {
      await take(desk, 'Copy with Attribution');
      await untilClipboard(
        desk,
        '“We came here to lower the temperature, not to raise our voices,” (Foreign Minister Elena Marsh, communique.md, line',
      );
    });
    await desk.step('copies a quotation as Markdown', null, async () => {
      await openMenu(desk, 'We came here');
      await take(desk, 'Copy as Markdown');
      await untilClipboard(desk, '> “We came here to lower the temperature');
    });
    await desk.step('opens a quotation beside', null, async () => {
      await openMenu(desk, 'We came here');
      await take(desk, 'Open to the Side');
      await page.locator('.editor-group-container').nth(1).waitFor();
      await desk.command('View: Close Editor');
    });
    // The view alone in the side bar: what comes last must not be out of sight.
    for (const other of ['Organizations', 'Terms']) await page.locator('.pane-header', { hasText: other }).click();
    await desk.step('marks a quotation as checked and groups by status', 'quotations-by-status.png', async () => {
      await desk.row('We came here').hover();
      await desk.row('We came here').locator('.action-label[aria-label="Mark as Checked"]').click();
      await groupByStatus(desk);
      await desk.row('Not checked').waitFor();
      // Nothing is hidden, so nothing is said of how much is shown.
      assert.equal(await page.locator('.pane-header .description', { hasText: /shown/ }).count(), 0);
    });
    await desk.step('keeps what was checked over a reload', null, async () => {
      await page.reload();
      await page.locator('.monaco-workbench').waitFor();
      await desk.openReviewed('communique.md');
      await groupByStatus(desk);
    });
    await page.locator('.pane-header', { hasText: 'Terms' }).click();
    await desk.step('shows the terms of the author alone', 'terms-author-only.png', async () => {
      await desk.command('Focus on Terms View');
      await desk.row(/^unfriendly states/).waitFor();
      await desk.command('Show Terms in the Author’s Voice Only');
      await desk.row(/^unfriendly states/).waitFor({ state: 'detached' });
      await desk.row('bloc mentality').waitFor();
      await desk.command('Show Terms in All Voices');
      await desk.row(/^unfriendly states/).waitFor();
    });
    await desk.step('reports on all drafts of the workspace', 'report-workspace.png', async () => {
      await desk.command('Show Review Report');
      await desk.choice('All Drafts of the Workspace').click();
      const report = page.frameLocator('iframe.webview').last().frameLocator('iframe');
      await report.locator('h1', { hasText: /\d+ drafts|\d+ texts|Review/ }).waitFor();
      for (const name of ['communique.md', 'statement.ru.md']) await report.locator('body', { hasText: name }).waitFor();
      await page.locator('.editor-group-container').nth(1).locator('.tab.active').waitFor();
    });
    await desk.command('View: Close Editor');
    for (const [label, ending, holds] of [
      ['HTML', 'html', '<svg'],
      ['Markdown', 'md', '# '],
      ['CSV', 'csv', 'quotation'],
      ['JSON', 'json', '"quotations"'],
    ] as const) {
      await desk.step(`saves the report as ${label}`, null, async () => {
        await desk.command('Save Review Report…');
        await desk.choice('This Draft').click();
        await desk.choice(label).click();
        const input = page.locator('.quick-input-widget .monaco-inputbox input');
        await page
          .locator('.quick-input-widget', { hasText: `review-report.${ending}` })
          .or(input)
          .first()
          .waitFor();
        await until('the name of the file', async () => (await input.inputValue()).endsWith(`review-report.${ending}`));
        await page.keyboard.press('Enter');
        await until(`review-report.${ending}`, () => existsSync(desk.path(`review-report.${ending}`)));
        await until('its text', () => desk.read(`review-report.${ending}`).includes(holds));
        assert.match(desk.read(`review-report.${ending}`), /Elena Marsh/);
      });
    }
  },
};

/** Ticks these rows of the filter, or takes their ticks away, and asks for no words. */
async function filterBy(desk: Desk, rows: readonly string[]): Promise<void> {
  await desk.command('Filter Quotations…');
  await desk.choice('Direct quotation').waitFor();
  const input = desk.page.locator('.quick-input-widget .monaco-inputbox input');
  for (const row of rows) {
    // Only what is in sight can be clicked: the words bring it there.
    await input.fill(row);
    await desk.choice(row).click();
    await input.fill('');
  }
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.quick-input-widget', { hasText: 'Words, a speaker or a section' }).waitFor();
  await desk.page.keyboard.press('Enter');
}

async function groupByStatus(desk: Desk): Promise<void> {
  await desk.command('Group Quotations…');
  await desk.choice('Status').click();
  await desk.row('With findings').waitFor();
  await desk.row('With findings').click();
  // Checked ones stand last.
  await desk.page.keyboard.press('End');
  await desk
    .row(/^Checked/)
    .or(desk.row('We came here'))
    .first()
    .waitFor();
}

function menuItem(desk: Desk, title: string): Locator {
  return desk.page.locator('.monaco-menu .action-item', { hasText: title }).first();
}

async function openMenu(desk: Desk, row: string): Promise<void> {
  await desk.row(row).click({ button: 'right' });
  await menuItem(desk, 'Copy with Attribution').waitFor();
}

/** By keys: a click that comes too soon after the menu has opened counts as the one that opened it. */
async function take(desk: Desk, title: string): Promise<void> {
  const focused = desk.page.locator('.monaco-menu .action-item.focused', { hasText: title });
  for (let i = 0; i < 12 && !(await focused.isVisible()); i += 1) await desk.page.keyboard.press('ArrowDown');
  await focused.waitFor({ timeout: 5_000 });
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('.monaco-menu').waitFor({ state: 'detached' });
}

/** What was copied is pasted where the page can be read: the search box of the palette. */
async function untilClipboard(desk: Desk, text: string): Promise<void> {
  await desk.page.keyboard.press('F1');
  const input = desk.page.locator('.quick-input-widget .monaco-inputbox input');
  await input.fill('');
  await until(`"${text}" in the clipboard`, async () => {
    await input.fill('');
    await desk.page.keyboard.press('Control+V');
    return (await input.inputValue()).includes(text);
  });
  await desk.page.keyboard.press('Escape');
}
