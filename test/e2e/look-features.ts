/** A look at the language features as a person meets them: hovers, light bulb, rename, references, hints, and a long outline. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { command, goToLine, hover, type LookOptions, lineOf, quickOpen, words } from './look.ts';

export type Step = (title: string, picture: string | null, act: () => Promise<void>) => Promise<void>;

/** The page shows `options.workspace`; pictures are left by `step`. */
export async function lookAtFeatures(page: Page, step: Step, options: LookOptions): Promise<void> {
  const sample = readFileSync(join(options.workspace, 'communique.md'), 'utf8');
  await command(page, 'View: Close All Editors');
  await quickOpen(page, 'communique.md');
  await page.locator('.squiggly-warning, .squiggly-info').first().waitFor();

  await step('shows what a body is when its abbreviation is hovered', 'hover-organization.png', async () => {
    await goToLine(page, lineOf(sample, 'The Collective Security Treaty'));
    await hover(page, words(page, 'CSTO'), 'CSTO');
    await page
      .locator('.monaco-hover:not(.hidden)', { hasText: /Collective Security Treaty Organization/ })
      .first()
      .waitFor();
  });
  await step('peeks at all mentions of a body', 'references.png', async () => {
    await place(page, sample, 'The UN will keep', 5);
    await pressUntil(page, 'Shift+F12', page.locator('.peekview-widget .ref-tree .monaco-list-row').first());
  });
  const ignoring = page.locator('.action-widget .monaco-list-row', { hasText: 'Ignore term/rhetorical in this line' });
  const openLightBulb = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await place(page, sample, 'bloc mentality', 2);
    await pressUntil(page, 'Control+.', ignoring);
  };
  await step('offers fixes, a reason to ignore, and the workspace in the light bulb', 'light-bulb.png', async () => {
    await openLightBulb();
  });
  await step('asks for the reason', 'ignore-reason.png', async () => {
    // The list may have closed, with the focus or with a first try.
    if (!(await ignoring.isVisible())) await openLightBulb();
    await ignoring.click();
    await page.locator('.quick-input-widget', { hasText: 'Why is it all right?' }).waitFor();
    await page.keyboard.type('the phrase under debate');
  });
  await step('writes the comment and is silent', 'ignored.png', async () => {
    await page.keyboard.press('Enter');
    await page
      .locator('.view-line', { hasText: /the.phrase.under.debate/ })
      .first()
      .waitFor();
  });
  await step('renames a body with a preview of what needs a yes', 'rename-preview.png', async () => {
    await place(page, sample, 'Shanghai Cooperation Organization', 3);
    const input = page.locator('.rename-box input');
    await pressUntil(page, 'F2', input);
    await input.fill('Samarkand Cooperation Council');
    await page.keyboard.press('Control+Enter');
    await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
  });
  await step('shows hints and lenses where they are switched on', 'hints-and-lens.png', async () => {
    await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Discard' }).click();
    mkdirSync(join(options.workspace, '.vscode'), { recursive: true });
    writeFileSync(
      join(options.workspace, '.vscode', 'settings.json'),
      JSON.stringify({
        'policyReview.inlayHints.speakers': true,
        'policyReview.inlayHints.longForms': true,
        'policyReview.codeLens.sections': true,
      }),
    );
    await goToLine(page, lineOf(sample, '## Opening session'));
    await page
      .locator('.codelens-decoration', { hasText: /quotations · \d+ speaker/ })
      .first()
      .waitFor();
  });
  await step('keeps an outline of sixty quotations tidy', 'outline-sixty.png', async () => {
    writeFileSync(join(options.workspace, 'wire-story.txt'), sixtyQuotations());
    await quickOpen(page, 'wire-story.txt');
    await command(page, 'Explorer: Focus on Outline View');
    await page.locator('.outline-pane .monaco-list-row', { hasText: 'We asked for item 3' }).first().waitFor();
  });
}

/** Puts the cursor `by` characters into these words. */
async function place(page: Page, text: string, wanted: string, by: number): Promise<void> {
  const at = text.indexOf(wanted) + by;
  const before = text.slice(0, at).split('\n');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget .monaco-inputbox input').fill(`:${before.length},${before.at(-1)!.length + 1}`);
  await page.keyboard.press('Enter');
}

/** A key that comes while the editor still takes the focus back is lost, or what it opened is closed again: then it is pressed again. */
async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    await page.keyboard.press(key);
    try {
      await shown.waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      if (attempt === 4) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

function sixtyQuotations(): string {
  const speakers = ['Elena Marsh', 'Tomas Lindqvist', 'Karim Osei', 'Joanna Reyes', 'Amara Diallo'];
  const parts = ['A long day', ''];
  for (let i = 0; i < 60; i += 1) {
    if (i % 10 === 0) parts.push(`Session ${i / 10 + 1}`, '');
    parts.push(`“We asked for item ${i + 1} and we will ask for it again,” ${speakers[i % speakers.length]} said. The OSCE took note.`, '');
  }
  return parts.join('\n');
}
