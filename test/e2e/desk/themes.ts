/** The same four looks in a dark, a light and both high-contrast themes: hover, views, report, colours of the draft. */
import assert from 'node:assert/strict';
import { hover, words } from '../look.ts';
import { assertReadable } from './contrast.ts';
import type { Scene } from './desk.ts';
import { colour } from './editing.ts';

const THEMES = [
  ['dark', 'Default Dark Modern', 'vs-dark'],
  ['light', 'Default Light Modern', 'vs'],
  ['contrast-dark', 'Default High Contrast', 'hc-black'],
  ['contrast-light', 'Default High Contrast Light', 'hc-light'],
] as const;

export const themes: Scene = {
  name: 'themes',
  window: { width: 1280, height: 900 },
  async play(desk) {
    const { page } = desk;
    await desk.openReviewed('communique.md');
    await desk.command('Focus on Quotations View');
    await desk.row('Foreign Minister Elena Marsh').waitFor();
    for (const [name, theme, kind] of THEMES) {
      await desk.step(`${name}: hover and views can be read`, `theme-${name}.png`, async () => {
        desk.settings({ 'workbench.colorTheme': theme });
        await page.locator(`.monaco-workbench.${kind}`).waitFor();
        await desk.place('communique.md', 'The policy of unfriendly');
        const shown = words(page, 'unfriendly states');
        await shown.waitFor();
        await hover(page, shown, 'unfriendly');
        await desk.hoverWith('inside a quotation of').waitFor();
        await assertReadable(desk.hoverWith('inside a quotation of'));
        await assertReadable(desk.row('Foreign Minister Elena Marsh'), 4);
      });
      await page.mouse.move(5, 700);
      await desk.step(`${name}: terms and bodies stand out and can be read`, null, async () => {
        const line = page.locator('.view-line', { hasText: /The.Russian.Foreign.Ministry.stated/ }).first();
        await assertReadable(line);
        const plain = await colour(line.locator('span span', { hasText: 'stated' }).first());
        for (const word of [/^unfriendly.states$/, /^Russian.Foreign.Ministry$/])
          assert.notEqual(await colour(line.locator('span span', { hasText: word }).first()), plain);
      });
      await desk.step(`${name}: the report can be read`, `theme-${name}-report.png`, async () => {
        await desk.command('Show Review Report');
        await desk.choice('This Draft').click();
        const report = page.frameLocator('iframe.webview').last().frameLocator('iframe');
        await report.locator('h2', { hasText: 'Quotations per speaker' }).waitFor();
        await assertReadable(report.locator('body'));
      });
      await desk.command('View: Close Editor');
    }
    desk.settings({});
  },
};
