/**
 * The pictures of the walkthrough, each near enough to be read at half its size: `npm run test:e2e -- pictures`, then
 * `cp test/e2e/output/walkthrough-*.png client/media/screenshots/`.
 */
import { hover, widen, words } from '../look.ts';
import type { Desk, Scene } from './desk.ts';

/** The editor shows a picture of the walkthrough about 520 wide. */
const WINDOW = { width: 828, height: 585 };
/** The bars around the editor say nothing here. */
const [LEFT, ABOVE, BELOW] = [48, 30, 32];

export const pictures: Scene = {
  name: 'pictures',
  window: WINDOW,
  settings: {
    'window.commandCenter': false,
    'editor.lineNumbers': 'off',
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'editor.folding': false,
    'outline.showFiles': false,
  },
  async play(desk) {
    const { page } = desk;
    await desk.openReviewed('communique.md');
    await widen(page, page.locator('.part.sidebar'), 130);
    await desk.step('pictures: the outline', null, async () => {
      await desk.command('Explorer: Focus on Outline View');
      await page.locator('.explorer-viewlet .pane-header', { hasText: 'desk-pictures' }).click();
      await page.locator('.outline-pane .monaco-list-row', { hasText: 'Elena Marsh' }).first().waitFor();
      await page.locator('.outline-pane .monaco-list-row', { hasText: 'Karim Osei' }).first().waitFor();
      await take(desk, 'open');
    });
    await desk.step('pictures: the views', null, async () => {
      await desk.command('Focus on Quotations View');
      for (const other of ['Organizations', 'Terms']) await page.locator('.pane-header', { hasText: other }).click();
      await desk.row('We came here').click();
      await page.locator('.selected-text').first().waitFor();
      await take(desk, 'quotations');
    });
    await desk.command('View: Toggle Primary Side Bar Visibility');
    await desk.step('pictures: a hover', null, async () => {
      await desk.place('communique.md', 'The policy of unfriendly states', 0);
      await hover(page, words(page, 'unfriendly states'), 'unfriendly');
      await desk.hoverWith('inside a quotation of').waitFor();
      await take(desk, 'hover');
    });
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await desk.step('pictures: findings', null, async () => {
      await desk.place('communique.md', 'bloc mentality', 2);
      await desk.command('Go to Next Finding: Term');
      await desk.hoverWith('puppet regime').waitFor();
      await take(desk, 'findings');
    });
  },
};

async function take(desk: Desk, name: string): Promise<void> {
  // What slides or fades in has come to rest.
  await desk.page.waitForTimeout(800);
  const clip = { x: LEFT, y: ABOVE, width: WINDOW.width - LEFT, height: WINDOW.height - ABOVE - BELOW };
  await desk.page.screenshot({ path: `${desk.pictures}/walkthrough-${name}.png`, clip });
}
