/** A look at the views of organizations and terms, at the report, and at a termbase beside a draft. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { command, hover, type LookOptions, quickOpen, words } from './look.ts';
import type { Step } from './look-features.ts';

const TERMBASE = `entries:
  - id: line
    definition: A direct telephone between two commands
    terms:
      en:
        - {term: hotline, status: preferred, partOfSpeech: noun}
        - {term: direct line, status: deprecated, partOfSpeech: noun}
`;

export async function lookAtViews(page: Page, step: Step, options: LookOptions): Promise<void> {
  const row = (text: string) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  await command(page, 'View: Close All Editors');
  await quickOpen(page, 'communique.md');

  await step('groups quotations by section', 'quotations-by-section.png', async () => {
    await command(page, 'Focus on Quotations View');
    await row('Foreign Minister Elena Marsh').waitFor();
    await command(page, 'Group Quotations…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Section' }).first().click();
    await row('Before the first heading').or(row('Opening session')).first().waitFor();
  });
  await step('groups them by speaker again', null, async () => {
    await command(page, 'Group Quotations…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Speaker' }).first().click();
    await row('Foreign Minister Elena Marsh').waitFor();
  });
  await step('lists bodies, with their mentions below', 'organizations-view.png', async () => {
    await command(page, 'Focus on Organizations View');
    await row('Collective Security Treaty Organization').waitFor();
    await row('Collective Security Treaty Organization').click();
    await page.keyboard.press('ArrowRight');
    await row('first mention').waitFor();
  });
  await step('lists terms, the author’s own first', 'terms-view.png', async () => {
    await command(page, 'Focus on Terms View');
    await row('in the author’s voice').waitFor();
    await row('in the author’s voice').click();
    await page.keyboard.press('ArrowRight');
    await row('author’s voice').waitFor();
  });
  await step('shows all drafts of the workspace', 'terms-workspace.png', async () => {
    await command(page, 'Show All Drafts of the Workspace');
    // The row moves up while drafts come in.
    await page
      .locator('.pane-body .monaco-list-row', { hasText: /^unfriendly states\s*1 of/ })
      .first()
      .click();
    await page.keyboard.press('ArrowRight');
    await row('statement.en.md').waitFor();
    await command(page, 'Show This Draft Only');
  });
  await step('makes a report with charts', 'report.png', async () => {
    await command(page, 'Show Review Report');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'This Draft' }).first().click();
    const report = page.frameLocator('iframe.webview').last().frameLocator('iframe');
    await report.locator('svg').first().waitFor();
    await report.locator('h2', { hasText: 'Quotations per speaker' }).waitFor();
  });
  await step('holds a draft to the termbase beside it', 'termbase.png', async () => {
    writeFileSync(join(options.workspace, 'termbase.yaml'), TERMBASE);
    writeFileSync(join(options.workspace, 'wire-story.txt'), 'The two sides opened a direct line between their commands.\n');
    await command(page, 'View: Close All Editors');
    await quickOpen(page, 'wire-story.txt');
    await page.locator('.squiggly-warning').first().waitFor();
    await hover(page, words(page, 'direct'), 'direct');
    await page
      .locator('.monaco-hover:not(.hidden)', { hasText: /hotline/ })
      .first()
      .waitFor();
  });
}
