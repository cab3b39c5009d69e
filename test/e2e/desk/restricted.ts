/** Restricted Mode: a workspace that nobody has trusted is reviewed, and what its settings could reach outside of it stays out. */
import assert from 'node:assert/strict';
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
