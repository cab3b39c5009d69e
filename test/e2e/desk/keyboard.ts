/** A whole review with keys only: nothing in this scene touches the mouse. */
import assert from 'node:assert/strict';
import { type Desk, type Scene, until } from './desk.ts';

export const keyboard: Scene = {
  name: 'keyboard',
  files: { 'draft.md': 'They were handed a diktat.\n\n“We keep our word,” said Foreign Minister Ada Quill. “We go,” Karim Osei said.\n' },
  async play(desk) {
    const { page } = desk;
    const key = (name: string) => page.keyboard.press(name);
    await desk.step('keys: opens a draft', null, async () => {
      await key('Control+P');
      await page.locator('.quick-input-widget').waitFor();
      await page.keyboard.type('draft.md');
      await desk.choice('draft.md').waitFor();
      await key('Enter');
      await desk.squiggle().waitFor();
    });
    await desk.step('keys: goes to the finding and reads what it is', null, async () => {
      await key('Control+F8');
      await desk.cursorIs(desk.lineAndColumn('draft.md', 'diktat'));
      await desk.hoverWith('diktat').waitFor();
      await key('Escape');
    });
    await desk.step('keys: takes a fix from the light bulb', 'keys-light-bulb.png', async () => {
      await desk.pressUntil(
        'Control+.',
        page.locator('.action-widget:not(.action-list-submenu-panel) .monaco-list-row', { hasText: 'Replace with' }).first(),
      );
      const focused = page.locator('.action-widget .monaco-list-row.focused', { hasText: 'Replace with' });
      for (let i = 0; i < 10 && !(await focused.isVisible()); i += 1) await key('ArrowDown');
      await key('Enter');
      await page.locator('.view-line', { hasText: 'diktat' }).first().waitFor({ state: 'detached' });
      await key('Control+S');
      await until('the fix on disk', () => !desk.read('draft.md').includes('diktat'));
    });
    await desk.step('keys: goes to the view of quotations', 'keys-view.png', async () => {
      await run(desk, 'Focus on Quotations View');
      await page.locator('.pane-body .monaco-list:focus').waitFor();
      await toFirstRow(desk);
      await focusedRow(desk, 'Ada Quill');
    });
    await desk.step('keys: finds a row by typing', 'keys-find.png', async () => {
      await key('Control+Alt+F');
      await page.locator('.monaco-tree-type-filter input').first().waitFor();
      await page.keyboard.type('We go');
      await desk.row('We go').locator('.highlight').first().waitFor();
      await key('Escape');
    });
    await desk.step('keys: marks a quotation as checked', 'keys-checked.png', async () => {
      await run(desk, 'Focus on Quotations View');
      await page.locator('.pane-body .monaco-list:focus').waitFor();
      await toRow(desk, 'We keep our word');
      await key('Shift+F10');
      const item = page.locator('.context-view .action-item.focused', { hasText: 'Mark as Checked' });
      await page.locator('.context-view .action-item').first().waitFor();
      for (let i = 0; i < 12 && !(await item.isVisible()); i += 1) await key('ArrowDown');
      await item.waitFor({ timeout: 5_000 });
      await key('Enter');
      // The icon of the row, not that of the button at its end.
      await desk.row('We keep our word').locator('.custom-view-tree-node-item-icon.codicon-pass').waitFor();
    });
    await desk.step('keys: opens the quotation from its row', null, async () => {
      await run(desk, 'Focus on Quotations View');
      await page.locator('.pane-body .monaco-list:focus').waitFor();
      await toRow(desk, 'We keep our word');
      await key('Enter');
      await page.locator('#status\\.editor\\.selection', { hasText: /Ln 3/ }).waitFor();
    });
    await desk.step('keys: filters the view', null, async () => {
      await run(desk, 'Filter Quotations…');
      await desk.choice('Direct quotation').waitFor();
      // A row is ticked from the list, by the space bar.
      await page.keyboard.type('Reported');
      await key('ArrowDown');
      await key('Space');
      await desk.page.screenshot({ path: `${desk.pictures}/keys-filter.png` });
      await key('Enter');
      await page.locator('.quick-input-widget', { hasText: 'Words, a speaker or a section' }).waitFor();
      await page.keyboard.type('Osei');
      await key('Enter');
      await desk.row('We keep our word').waitFor({ state: 'detached' });
      await run(desk, 'Show All Quotations');
      await desk.row('We keep our word').waitFor();
    });
    await desk.step('keys: makes a report and goes back to the draft', 'keys-report.png', async () => {
      await run(desk, 'Show Review Report');
      await desk.choice('This Draft').waitFor();
      await key('Enter');
      const report = page.frameLocator('iframe.webview').last().frameLocator('iframe');
      await report.locator('h2', { hasText: 'Quotations per speaker' }).waitFor();
      await key('Control+1');
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'draft.md' }).waitFor();
      await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    });
  },
};

/** A command by keys: its title is typed into the palette. */
async function run(desk: Desk, title: string): Promise<void> {
  await desk.page.keyboard.press('F1');
  await desk.page.locator('.quick-input-widget .monaco-inputbox input').waitFor();
  await desk.page.keyboard.type(title);
  await desk.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).first().waitFor();
  await desk.page.keyboard.press('Enter');
}

/** A key that comes before the rows is lost. */
async function toFirstRow(desk: Desk): Promise<void> {
  const focused = desk.page.locator('.pane-body .monaco-list:focus .monaco-list-row.focused');
  await until('a focused row', async () => {
    await desk.page.keyboard.press('Home');
    return focused.isVisible();
  });
}

/** Goes down from the first row to the one with a text; where the rows are made anew meanwhile, it begins again. */
async function toRow(desk: Desk, text: string): Promise<void> {
  const focused = desk.page.locator('.pane-body .monaco-list:focus .monaco-list-row.focused');
  await until(`a focused row with “${text}”`, async () => {
    await toFirstRow(desk);
    for (let down = 0; down < 12; down += 1) {
      const words = await focused.textContent({ timeout: 1_000 }).catch(() => '');
      if ((words ?? '').includes(text)) return true;
      await desk.page.keyboard.press('ArrowDown');
    }
    return false;
  });
}
async function focusedRow(desk: Desk, text: string): Promise<void> {
  const row = desk.page.locator('.pane-body .monaco-list:focus .monaco-list-row.focused');
  await row.waitFor();
  assert.match((await row.textContent()) ?? '', new RegExp(text));
}
