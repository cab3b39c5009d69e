/** Restricted Mode: a workspace that nobody has trusted is reviewed, and what its settings could reach outside of it stays out. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { hover, words } from '../look.ts';
import type { Scene } from './desk.ts';

const TERMBASE = `entries:
  - id: line
    terms:
      en:
        - {term: hotline, status: preferred}
        - {term: direct line, status: deprecated}
`;

export const restricted: Scene = {
  name: 'restricted',
  untrusted: true,
  files: {
    'outside/lines.yaml': TERMBASE,
    'deep/policy-review.yaml': 'termbases: [../terms.yaml, deep/link.yaml]\n',
    'deep/note.md': 'They were handed a diktat. The direct line is open.\n',
    'draft.md': 'They were handed a diktat. “We keep our word,” said Foreign Minister Ada Quill. The direct line is open.\n',
  },
  settings: { 'policyReview.termbases': ['outside/lines.yaml'] },
  async play(desk) {
    const { page } = desk;
    await desk.step('reviews in Restricted Mode', 'restricted.png', async () => {
      // Asked by the dialog, or told by the banner: either way nobody has trusted anything.
      const refuse = page.locator('.monaco-dialog-box .monaco-button', { hasText: /No, I don.t trust/ });
      await refuse.click({ timeout: 10_000 }).catch(() => {});
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      await desk.openReviewed('draft.md');
      await hover(page, words(page, 'We keep our word'), 'keep');
      await desk.hoverWith('Ada Quill').waitFor();
    });
    await desk.step('lists quotations in Restricted Mode', null, async () => {
      await desk.command('Focus on Quotations View');
      await desk.row('Ada Quill').waitFor();
    });
    await desk.step('reads no termbase that the untrusted folder names', null, async () => {
      assert.equal(await page.locator('.squiggly-warning').count(), 0, 'the deprecated term is not known');
    });
    await desk.step('says in the status item which files it left alone', 'restricted-status.png', async () => {
      // One is above the folder, a link in the folder leads to it.
      desk.write('../terms.yaml', TERMBASE);
      symlinkSync(desk.path('../terms.yaml'), desk.path('deep/link.yaml'));
      await desk.openReviewed('note.md');
      await page.locator('#status\\.languageStatus').click();
      await page
        .locator('.hover-language-status', { hasText: /Not read until you trust the folder: terms\.yaml, link\.yaml/ })
        .first()
        .waitFor();
      await page.waitForTimeout(300);
    });
    await page.keyboard.press('Escape');
    await desk.step('says it in the menu, too', 'restricted-menu.png', async () => {
      await desk.command('Policy Text Review: Show Menu');
      await desk.choice('Not read until you trust the folder: terms.yaml, link.yaml').waitFor();
      await page.waitForTimeout(300);
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await desk.step('says at its place in policy-review.yaml what it left alone', 'restricted-yaml.png', async () => {
      await desk.open('policy-review.yaml');
      await page.locator('.squiggly-info').nth(1).waitFor();
      await desk.place('deep/policy-review.yaml', '../terms.yaml', 4);
      await desk.command('Show or Focus Hover');
      await desk.hoverWith('nobody has trusted the folder').waitFor();
      await page.waitForTimeout(300);
    });
    await page.keyboard.press('Escape');
    await desk.closeAll();
    await desk.openReviewed('draft.md');
    await desk.step('reads it once the folder is trusted', 'trusted.png', async () => {
      await desk.command('Workspaces: Manage Workspace Trust');
      const trust = page.locator('.workspace-trust-editor');
      const button = trust.locator('.monaco-button', { hasText: /^Trust$/ });
      await button
        .or(trust.locator('.workspace-trust-title-text', { hasText: 'You trust this folder' }))
        .first()
        .waitFor();
      if (await button.isVisible()) await button.click();
      await trust.locator('.workspace-trust-title-text', { hasText: 'You trust this folder' }).waitFor();
      // The page stands over the draft until it is closed.
      await desk.command('View: Close Editor');
      await trust.waitFor({ state: 'hidden' });
      await page.locator('.squiggly-warning').first().waitFor();
    });
  },
};
